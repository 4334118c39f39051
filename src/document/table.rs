//! This file holds tables, form grids and key–value sheets: one shape, three roles.

use super::{BlockId, Inlines};

/// Rows and columns of text; a cell that a span covers is left out of its row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Stable name.
    pub id: BlockId,
    /// 「表N」 is put before it when numbered; `None` is a table without caption and number.
    pub caption: Option<Inlines>,
    /// What the table is for, which decides its look.
    pub role: TableRole,
    /// Columns from left to right, at least one.
    pub columns: Vec<Column>,
    /// How many of the first rows are headers, repeated on every page.
    pub header_rows: usize,
    /// Whether the first column names its row.
    pub header_column: bool,
    /// All rows, headers first.
    pub rows: Vec<Row>,
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableRole {
    /// Facts, one entity a row.
    Ledger,
    /// An official form or a sheet to be filled in by hand; full grid, roomy rows.
    Form,
    /// 項目｜内容: one fact a row.
    KeyValue,
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Share of the table's width; shares are relative to their sum.
    pub share: f32,
    /// How its cells are set unless they say otherwise.
    pub align: Align,
}

/// How text stands in its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// From the left edge.
    Start,
    /// In the middle.
    Center,
    /// To the right edge.
    End,
}

/// One row; never cut by a page end.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Stable name, from the id of the entity it shows.
    pub id: BlockId,
    /// Cells from left to right, without those that a span from above covers.
    pub cells: Vec<Cell>,
    /// Whether the next row must stand on the same page.
    pub keep_with_next: bool,
    /// Least height in points, for rows that a pen will fill.
    pub min_height: Option<f32>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Stable name.
    pub id: BlockId,
    /// Paragraphs; empty for a blank cell.
    pub paragraphs: Vec<Inlines>,
    /// Columns covered, at least 1.
    pub col_span: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Overrides the column's setting.
    pub align: Option<Align>,
    /// Ground behind the text.
    pub shade: Shade,
}

/// Ground behind a cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Paper.
    None,
    /// Headers and labels.
    Header,
    /// A quiet ground for groups and cells not to be filled in.
    Light,
}

impl Column {
    /// A column of a share, set from the left.
    pub fn start(share: f32) -> Self {
        Self { share, align: Align::Start }
    }

    /// A column of a share, centred.
    pub fn center(share: f32) -> Self {
        Self { share, align: Align::Center }
    }
}

impl Cell {
    /// A plain cell of one paragraph; no inlines make a blank cell.
    pub fn new(id: BlockId, inlines: Inlines) -> Self {
        let paragraphs = if inlines.is_empty() { Vec::new() } else { vec![inlines] };
        Self { id, paragraphs, col_span: 1, row_span: 1, align: None, shade: Shade::None }
    }

    /// The same cell over several columns.
    pub fn span_columns(mut self, columns: usize) -> Self {
        self.col_span = columns;
        self
    }

    /// The same cell over several rows.
    pub fn span_rows(mut self, rows: usize) -> Self {
        self.row_span = rows;
        self
    }

    /// The same cell on another ground.
    pub fn shaded(mut self, shade: Shade) -> Self {
        self.shade = shade;
        self
    }

    /// The same cell, set otherwise than its column.
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }
}

impl Row {
    /// A row without special rules.
    pub fn new(id: BlockId, cells: Vec<Cell>) -> Self {
        Self { id, cells, keep_with_next: false, min_height: None }
    }
}
