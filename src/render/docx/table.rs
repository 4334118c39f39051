//! This file writes tables on the grid that layout uses: fixed columns, whole rows, headers repeated.

use super::body::Body;
use super::measure::twips;
use super::paragraph::Paragraph;
use super::style::{self, Style};
use super::xml::{Element, el, val};
use crate::document::{
    Align, Cell, Inlines, Row, Shade, Signature, Table, TableRole, plain_text, text,
};
use crate::layout::Theme;

/// A cell as it stands in a row of the file, where cells under a span are written too.
enum Place<'a> {
    Cell { cell: &'a Cell, column: usize },
    Covered { span: usize, column: usize },
}

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.caption(&table.id, caption, true);
        }
        let shares: Vec<f32> = table.columns.iter().map(|c| c.share).collect();
        let grid = Grid::new(&shares, self.text_width());
        let style = if table.role == TableRole::Form { style::FORM } else { style::TABLE };
        let caption = table.caption.as_ref().map(|c| plain_text(c));
        let mut element = grid.table(style, caption.unwrap_or_default());
        let mut covered = vec![Covered::default(); table.columns.len()];
        for (at, row) in table.rows.iter().enumerate() {
            self.mark(&row.id);
            let places = places(row, &mut covered);
            let bound = row.keep_with_next || covered.iter().any(|c| c.rows > 0);
            let keep = bound || keeps(table, at);
            element = element.child(self.row(table, at, &places, &grid, keep));
        }
        self.push_element(&element);
        let gap = self.paragraph(style::GAP);
        self.push(gap);
    }

    fn row(
        &mut self,
        table: &Table,
        at: usize,
        places: &[Place<'_>],
        grid: &Grid,
        keep: bool,
    ) -> Element {
        let header = at < table.header_rows;
        let least = table.rows.get(at).and_then(|row| row.min_height);
        let properties = el("w:trPr")
            .child(el("w:cantSplit"))
            .child_if(header, || el("w:tblHeader"))
            .children(least.map(|height| val("w:trHeight", twips(height).max(0))));
        let mut element = el("w:tr").child(properties);
        for place in places {
            element = element.child(match place {
                Place::Covered { span, column } => {
                    let properties = grid.cell(*column, *span).child(el("w:vMerge"));
                    let blank = Paragraph::new(style::CELLS[0]).with_if(keep, || el("w:keepNext"));
                    el("w:tc").child(properties).child(blank.element())
                }
                Place::Cell { cell, column } => {
                    let look = Look::of(table, at, *column, cell);
                    let properties = grid
                        .cell(*column, cell.col_span)
                        .child_if(cell.row_span > 1, || val("w:vMerge", "restart"))
                        .child_if(look.middle, || val("w:vAlign", "center"))
                        .children(ground(look.ground, self.theme).map(style::shade));
                    self.mark(&cell.id);
                    let paragraphs = self.cell_paragraphs(&cell.paragraphs, look.style, keep);
                    el("w:tc").child(properties).children(paragraphs)
                }
            });
        }
        element
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
        let grid = Grid::new(&SIGNATURE_SHARES, self.text_width());
        let mut element = grid.table(style::TABLE, "署名欄".to_owned());
        let styles = [style::HEADS[1], style::CELLS[0], style::CELLS[1], style::CELLS[1]];
        for (at, line) in signature.lines.iter().enumerate() {
            let keep = at + 1 < signature.lines.len();
            let date = if line.date.is_empty() { NO_DATE } else { &line.date };
            let height = val("w:trHeight", twips(SIGNATURE_HEIGHT));
            let properties = el("w:trPr").child(el("w:cantSplit")).child(height);
            let mut row = el("w:tr").child(properties);
            self.mark(&line.id);
            let words = [line.role.as_str(), &line.name, date, "印"];
            for (column, (words, styled)) in words.into_iter().zip(styles).enumerate() {
                let ground = (column == 0).then_some(self.theme.rules.header_ground);
                let properties = grid
                    .cell(column, 1)
                    .child(val("w:vAlign", "center"))
                    .children(ground.map(style::shade));
                let paragraphs = self.cell_paragraphs(&[text(words)], styled, keep);
                row = row.child(el("w:tc").child(properties).children(paragraphs));
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

/// Shares of role, name, date and place to sign, as layout has them.
const SIGNATURE_SHARES: [f32; 4] = [0.17, 0.41, 0.27, 0.15];
const SIGNATURE_HEIGHT: f32 = 34.0;
const NO_DATE: &str = "　　　年　　月　　日";
/// Tables up to this many rows below their header stay on one page.
const SMALL_TABLE: usize = 6;

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
    fn of(table: &Table, row: usize, column: usize, cell: &Cell) -> Self {
        let head = row < table.header_rows;
        let of_row = table.header_column && column == 0;
        let label = head || (of_row && table.role != TableRole::Ledger);
        let align = cell.align.or(table.columns.get(column).map(|c| c.align));
        let styles = if head { style::HEADS } else { style::CELLS };
        let style = match align {
            Some(Align::Center) => styles[1],
            Some(Align::End) => styles[2],
            Some(Align::Start) | None => styles[0],
        };
        let ground = if cell.shade == Shade::None && label { Shade::Header } else { cell.shade };
        let middle = head || of_row || cell.row_span > 1 || table.role == TableRole::Form;
        Self { style, ground, middle }
    }
}

/// Columns in twips.
struct Grid {
    columns: Vec<i64>,
}

impl Grid {
    /// Rounds the edges and not the widths, so that all columns together are as wide as the text.
    fn new(shares: &[f32], width: f32) -> Self {
        let sum: f32 = shares.iter().map(|s| s.max(0.0)).sum();
        let sum = if sum > 0.0 { sum } else { 1.0 };
        let (mut reached, mut left) = (0.0, 0);
        let columns = shares.iter().map(|share| {
            reached += share.max(0.0);
            let right = twips(width * reached / sum);
            let column = (right - left).max(1);
            left = right;
            column
        });
        Self { columns: columns.collect() }
    }

    fn span(&self, column: usize, span: usize) -> i64 {
        self.columns.iter().skip(column).take(span.max(1)).sum::<i64>().max(1)
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

    /// `w:tcPr` of a cell.
    fn cell(&self, column: usize, span: usize) -> Element {
        let room = self.columns.len().saturating_sub(column).max(1);
        let span = span.clamp(1, room);
        let width = el("w:tcW").attr("w:w", self.span(column, span)).attr("w:type", "dxa");
        el("w:tcPr")
            .child(width)
            .child_if(span > 1, || val("w:gridSpan", i64::try_from(span).unwrap_or(1)))
    }
}

/// How many more rows a span from above covers a column, and how many columns it covers from there.
#[derive(Debug, Clone, Copy, Default)]
struct Covered {
    rows: usize,
    span: usize,
}

/// The cells of a row with those that spans from above cover.
fn places<'a>(row: &'a Row, covered: &mut [Covered]) -> Vec<Place<'a>> {
    let mut out = Vec::with_capacity(covered.len());
    let mut cells = row.cells.iter();
    let mut column = 0;
    while column < covered.len() {
        let Some(above) = covered.get_mut(column) else { break };
        if above.rows > 0 {
            above.rows -= 1;
            let span = above.span.max(1);
            out.push(Place::Covered { span, column });
            column += span;
            continue;
        }
        let Some(cell) = cells.next() else { break };
        let span = cell.col_span.clamp(1, covered.len() - column);
        if let Some(below) = covered.get_mut(column) {
            *below = Covered { rows: cell.row_span.saturating_sub(1), span };
        }
        out.push(Place::Cell { cell, column });
        column += span;
    }
    // A row with more cells than columns keeps its words: Word shows them beside the table.
    out.extend(cells.map(|cell| Place::Cell { cell, column: covered.len().saturating_sub(1) }));
    out
}

fn ground(shade: Shade, theme: &Theme) -> Option<f32> {
    match shade {
        Shade::None => None,
        Shade::Header => Some(theme.rules.header_ground),
        Shade::Light => Some(theme.rules.light_ground),
    }
}
