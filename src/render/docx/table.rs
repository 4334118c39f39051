//! This file writes tables on the grid that layout uses: fixed columns, whole rows, headers repeated.

use super::body::Body;
use super::fit;
use super::measure::twips;
use super::paragraph::Paragraph;
use super::style::{self, Style};
use super::xml::{Element, el, val};
use crate::document::{
    Align, Cell, Inlines, Row, Shade, Signature, Table, TableRole, plain_text, text,
};
use crate::layout::house::{FORM_ROOM, SIGNATURE_HEIGHT, SIGNATURE_SHARES, SMALL_TABLE};
use crate::layout::{Placed, Places, Theme, column_edges, place};

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.caption(&table.id, caption, true);
        }
        let grid = Grid::new(table.columns.iter().map(|c| c.share), self.text_width(), self.theme);
        let style = if table.role == TableRole::Form { style::FORM } else { style::TABLE };
        let caption = table.caption.as_ref().map(|c| plain_text(c));
        let mut element = grid.table(style, caption.unwrap_or_default());
        let spans: Vec<Vec<(usize, usize)>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|c| (c.col_span, c.row_span)).collect())
            .collect();
        let header_rows = table.header_rows.min(table.rows.len());
        let places = place(&spans, grid.columns.len(), header_rows);
        for (at, row) in table.rows.iter().enumerate() {
            self.mark(&row.id);
            element = element.child(self.row(table, (at, row), &places, &grid));
        }
        self.push_element(&element);
        let gap = self.paragraph(style::GAP);
        self.push(gap);
    }

    fn row(
        &mut self,
        table: &Table,
        (at, row): (usize, &Row),
        places: &Places,
        grid: &Grid,
    ) -> Element {
        let cover = places.cover.get(at).map(Vec::as_slice).unwrap_or_default();
        let below = places.cover.get(at + 1).map(Vec::as_slice).unwrap_or_default();
        let spanned = cover.iter().zip(below).any(|(here, there)| here == there);
        let keep = row.keep_with_next || spanned || keeps(table, at);
        let least = self.least_height(table, at).map(|height| val("w:trHeight", twips(height)));
        let properties = el("w:trPr")
            .child(el("w:cantSplit"))
            .child_if(at < table.header_rows, || el("w:tblHeader"))
            .children(least);
        let mut element = el("w:tr").child(properties);
        let mut last = None;
        for index in cover.iter().copied() {
            // A cell over several columns covers several places.
            if last.replace(index) == Some(index) {
                continue;
            }
            let Some(placed) = places.cells.get(index) else { continue };
            let homeless = places.homeless.iter().filter(|(r, _, home)| (*r, *home) == (at, index));
            let cells = placed.source.into_iter().map(|(_, cell)| cell);
            let cells = cells.chain(homeless.map(|(_, cell, _)| *cell));
            let cells: Vec<&Cell> = cells.filter_map(|cell| row.cells.get(cell)).collect();
            element = element.child(self.cell(table, (at, *placed), &cells, grid, keep));
        }
        element
    }

    /// The height that the profile's form asks for, or the one that layout gave to a row of several lines: other
    /// programs part lines otherwise, and the rows below would leave their page.
    fn least_height(&self, table: &Table, at: usize) -> Option<f32> {
        let (row, next) = (table.rows.get(at)?, table.rows.get(at + 1));
        let anchor = |row: &Row| self.paged.anchors.get(&row.id);
        let laid =
            anchor(row).zip(next.and_then(anchor)).filter(|(top, below)| top.page == below.page);
        let laid = laid.map(|(top, below)| below.y - top.y).filter(|height| *height > 0.0);
        let room = if table.role == TableRole::Form { FORM_ROOM } else { 1.0 };
        let padding = self.theme.rules.cell_padding_y * room * 2.0;
        let several = laid.filter(|height| *height > self.theme.table.leading * 1.5 + padding);
        let wanted = row.min_height.filter(|height| height.is_finite() && *height > 0.0);
        several.into_iter().chain(wanted).reduce(f32::max)
    }

    /// A cell of the file: a cell of the table, one under a span from above, or a blank that fills a gap.
    fn cell(
        &mut self,
        table: &Table,
        (row, placed): (usize, Placed),
        cells: &[&Cell],
        grid: &Grid,
        keep: bool,
    ) -> Element {
        let properties = grid.cell(placed.column, placed.col_span);
        let blank = || Paragraph::new(style::CELLS[0]).with_if(keep, || el("w:keepNext"));
        if placed.row < row {
            let properties = properties.child(el("w:vMerge"));
            return cell_of(properties).child(blank().element());
        }
        let look = Look::of(table, &placed, cells.first().copied());
        let properties = properties
            .child_if(placed.row_span > 1, || val("w:vMerge", "restart"))
            .child_if(look.middle, || val("w:vAlign", "center"))
            .children(ground(look.ground, self.theme).map(style::shade));
        let mut element = cell_of(properties);
        let words: Vec<String> =
            cells.iter().flat_map(|c| &c.paragraphs).map(|p| plain_text(p)).collect();
        let room =
            grid.points(placed.column, placed.col_span) - self.theme.rules.cell_padding_x * 2.0;
        self.run_size = fit::smaller(words.iter().map(String::as_str), room, self.theme.table.size);
        for cell in cells {
            self.mark(&cell.id);
            element = element.children(self.cell_paragraphs(&cell.paragraphs, look.style, keep));
        }
        self.run_size = None;
        element.child_if(cells.is_empty(), || blank().element())
    }

    fn cell_paragraphs(&mut self, words: &[Inlines], styled: Style, keep: bool) -> Vec<Element> {
        let blank = [Inlines::new()];
        let words = if words.is_empty() { &blank } else { words };
        let mut out = Vec::with_capacity(words.len());
        for inlines in words {
            let paragraph = self.paragraph(styled).with_if(keep, || el("w:keepNext"));
            let content = self.inlines(inlines);
            out.push(paragraph.holding(content).element());
        }
        out
    }

    /// Lines to sign on: role, name, date, and room for a seal.
    pub(super) fn signature(&mut self, signature: &Signature) {
        let grid = Grid::new(SIGNATURE_SHARES.into_iter(), self.text_width(), self.theme);
        let mut element = grid.table(style::TABLE, "署名欄".to_owned());
        let styles = [style::HEADS[1], style::CELLS[0], style::CELLS[1], style::CELLS[1]];
        for (at, line) in signature.lines.iter().enumerate() {
            let keep = at + 1 < signature.lines.len();
            let height = val("w:trHeight", twips(SIGNATURE_HEIGHT));
            let properties = el("w:trPr").child(el("w:cantSplit")).child(height);
            let mut row = el("w:tr").child(properties);
            self.mark(&line.id);
            let words = [line.role.as_str(), &line.name, line.printed_date(), "印"];
            for (column, (words, styled)) in words.into_iter().zip(styles).enumerate() {
                let ground = (column == 0).then_some(self.theme.rules.header_ground);
                let properties = grid
                    .cell(column, 1)
                    .child(val("w:vAlign", "center"))
                    .children(ground.map(style::shade));
                let paragraphs = self.cell_paragraphs(&[text(words)], styled, keep);
                row = row.child(cell_of(properties).children(paragraphs));
            }
            element = element.child(row);
        }
        if !signature.lines.is_empty() {
            self.push_element(&element);
        }
        let gap = self.paragraph(style::GAP);
        self.push(gap);
    }
}

/// Whether a row stays with the next one where no span binds them.
fn keeps(table: &Table, at: usize) -> bool {
    let rows = table.rows.len();
    let header = table.header_rows.min(rows);
    let last = at + 1 >= rows;
    // One row alone below the header, or carried over alone, reads badly.
    let lonely = at == header || at + 2 == rows;
    !last && (at < header || lonely || rows - header <= SMALL_TABLE)
}

/// How a cell looks by its place and role.
struct Look {
    style: Style,
    ground: Shade,
    /// Whether its words stand in the middle of its height.
    middle: bool,
}

impl Look {
    fn of(table: &Table, placed: &Placed, cell: Option<&Cell>) -> Self {
        let head = placed.row < table.header_rows;
        let of_row = table.header_column && placed.column == 0;
        let label = head || (of_row && table.role != TableRole::Ledger);
        let column = table.columns.get(placed.column);
        let align = cell.and_then(|c| c.align).or(column.map(|c| c.align));
        let styles = if head { style::HEADS } else { style::CELLS };
        let style = match align {
            Some(Align::Center) => styles[1],
            Some(Align::End) => styles[2],
            Some(Align::Start) | None => styles[0],
        };
        let ground = match cell.map_or(Shade::None, |c| c.shade) {
            Shade::None if label => Shade::Header,
            shade => shade,
        };
        let middle = head || of_row || placed.row_span > 1 || table.role == TableRole::Form;
        Self { style, ground, middle }
    }
}

/// Columns in twips.
struct Grid {
    columns: Vec<i64>,
}

impl Grid {
    /// The columns that layout has; edges are rounded and not widths, so that the table stays as wide as the text.
    fn new(shares: impl Iterator<Item = f32>, width: f32, theme: &Theme) -> Self {
        let edges: Vec<i64> = column_edges(shares, width, theme).into_iter().map(twips).collect();
        let pairs = edges.iter().zip(edges.iter().skip(1));
        Self { columns: pairs.map(|(left, right)| (right - left).max(1)).collect() }
    }

    fn span(&self, column: usize, span: usize) -> i64 {
        self.columns.iter().skip(column).take(span.max(1)).sum::<i64>().max(1)
    }

    fn points(&self, column: usize, span: usize) -> f32 {
        self.span(column, span) as f32 / 20.0
    }

    /// A table without rows.
    fn table(&self, style: &'static str, caption: String) -> Element {
        let properties = el("w:tblPr")
            .child(val("w:tblStyle", style))
            .child(el("w:tblW").attr("w:w", self.span(0, self.columns.len())).attr("w:type", "dxa"))
            .child(el("w:tblLayout").attr("w:type", "fixed"))
            .child_if(!caption.is_empty(), || val("w:tblCaption", caption));
        let columns = self.columns.iter().map(|width| el("w:gridCol").attr("w:w", *width));
        el("w:tbl").child(properties).child(el("w:tblGrid").children(columns))
    }

    /// `w:tcPr` of a cell; its width is that of its columns, which in a fixed table need no repeating.
    fn cell(&self, column: usize, span: usize) -> Element {
        let room = self.columns.len().saturating_sub(column).max(1);
        let span = span.clamp(1, room);
        el("w:tcPr").child_if(span > 1, || val("w:gridSpan", i64::try_from(span).unwrap_or(1)))
    }
}

/// A cell with these properties, if there are any.
fn cell_of(properties: Element) -> Element {
    let plain = properties.is_empty();
    el("w:tc").child_if(!plain, || properties)
}

fn ground(shade: Shade, theme: &Theme) -> Option<f32> {
    match shade {
        Shade::None => None,
        Shade::Header => Some(theme.rules.header_ground),
        Shade::Light => Some(theme.rules.light_ground),
    }
}
