//! This file makes grids of tables and of signature lines, with their part of the tree of meaning.

use super::super::galley::Galley;
use super::super::house::{FORM_ROOM, SIGNATURE_HEIGHT, SIGNATURE_SHARES, TABLE_AROUND};
use super::super::lines::widest_word;
use super::super::paged::TagRole;
use super::super::setter::{Column, Place, Setter, set_lines};
use super::super::theme::{TextAlign, TextStyle};
use super::super::tree::ROOT;
use super::super::words::Words;
use super::edges::column_edges;
use super::place::{Placed, Places, place};
use super::{Grid, GridCell, GridRow};
use crate::document::{Align, Cell, Row, Shade, Signature, SignatureLine, Table, TableRole};

/// Smallest size to which a cell's words shrink.
const SMALLEST: f32 = 7.5;

impl<'a> Setter<'a> {
    /// Sets a table.
    pub(in super::super) fn table(
        &mut self,
        galley: &mut Galley<'a>,
        table: &'a Table,
        column: Column,
        page_height: f32,
    ) {
        galley.begin(&table.id);
        let node = self.tree.add(ROOT, TagRole::Table);
        match &table.caption {
            Some(caption) => self.caption(galley, (&table.id, caption), node, column),
            None => galley.space(TABLE_AROUND / 2.0),
        }
        let header_rows = table.header_rows.min(table.rows.len());
        let spans: Vec<Vec<(usize, usize)>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|c| (c.col_span, c.row_span)).collect())
            .collect();
        let edges = self.edges(column, table.columns.iter().map(|c| c.share));
        let Places { cells: placed, cover, homeless } = place(&spans, edges.len() - 1, header_rows);
        let rules = self.theme.rules;
        let form = table.role == TableRole::Form;
        let padding_y = rules.cell_padding_y * if form { FORM_ROOM } else { 1.0 };
        let mut grid = Grid {
            edges,
            rows: Vec::new(),
            cells: Vec::new(),
            cover,
            header_rows,
            leading: self.theme.table.leading,
            padding_y,
        };
        let mut group = node;
        let mut placed = placed.into_iter().peekable();
        for (index, row) in table.rows.iter().enumerate() {
            if index == 0 && header_rows > 0 {
                group = self.tree.add(node, TagRole::TableHead);
            } else if index == header_rows {
                group = self.tree.add(node, TagRole::TableBody);
            }
            let row_node = self.tree.add(group, TagRole::TableRow);
            grid.rows.push(grid_row(row));
            while let Some(at) = placed.next_if(|p| p.row == index) {
                let cell = at.source.and_then(|(_, c)| row.cells.get(c));
                let cell = self.cell(&grid, table, at, cell, row_node);
                grid.cells.push(cell);
            }
        }
        for (row, index, home) in homeless {
            let cell = table.rows.get(row).and_then(|r| r.cells.get(index));
            if let Some(cell) = cell {
                let at = grid.cells.get(home).map(|c| (c.column, c.col_span));
                let parent = node;
                let lines = at.map(|(c, s)| self.cell_lines(&grid, cell, (c, s), parent, false));
                if let (Some(lines), Some(home)) = (lines, grid.cells.get_mut(home)) {
                    home.lines.extend(lines);
                }
            }
        }
        grid.measure(page_height);
        grid.cut(galley, rules, page_height);
        galley.space(TABLE_AROUND);
    }

    /// Sets signature lines.
    pub(in super::super) fn signature(
        &mut self,
        galley: &mut Galley<'a>,
        signature: &'a Signature,
        column: Column,
        page_height: f32,
    ) {
        galley.begin(&signature.id);
        galley.space(TABLE_AROUND);
        let table = self.tree.add(ROOT, TagRole::Table);
        let body = self.tree.add(table, TagRole::TableBody);
        let spans: Vec<Vec<(usize, usize)>> =
            signature.lines.iter().map(|_| vec![(1, 1); SIGNATURE_SHARES.len()]).collect();
        let edges = self.edges(column, SIGNATURE_SHARES.into_iter());
        let Places { cover, .. } = place(&spans, SIGNATURE_SHARES.len(), 0);
        let rules = self.theme.rules;
        let mut grid = Grid {
            edges,
            rows: Vec::new(),
            cells: Vec::new(),
            cover,
            header_rows: 0,
            leading: self.theme.table.leading,
            padding_y: rules.cell_padding_y,
        };
        for (row, line) in signature.lines.iter().enumerate() {
            let node = self.tree.add(body, TagRole::TableRow);
            grid.rows.push(GridRow {
                id: Some(&line.id),
                keep_with_next: true,
                least: SIGNATURE_HEIGHT,
                height: 0.0,
            });
            self.signature_line(&mut grid, line, row, node);
        }
        grid.measure(page_height);
        grid.cut(galley, rules, page_height);
        galley.space(TABLE_AROUND);
    }

    fn signature_line(
        &mut self,
        grid: &mut Grid<'a>,
        line: &'a SignatureLine,
        row: usize,
        node: usize,
    ) {
        let date = line.printed_date();
        let words = [line.role.as_str(), line.name.as_str(), date, "印"];
        let aligns = [TextAlign::Center, TextAlign::Start, TextAlign::Center, TextAlign::Center];
        for (column, (words, align)) in words.into_iter().zip(aligns).enumerate() {
            let head = column == 0;
            let role = match head {
                true => TagRole::HeaderCell { of_row: true, col_span: 1, row_span: 1 },
                false => TagRole::DataCell { col_span: 1, row_span: 1 },
            };
            let leaf = self.tree.add(node, role);
            let mut words = self.shape_plain(&line.id, words, head);
            words.attach(&mut self.tree, leaf);
            let place = fitted(&words, self.cell_place(grid, (column, 1), align, head));
            grid.cells.push(GridCell {
                id: None,
                row,
                column,
                row_span: 1,
                col_span: 1,
                ground: head.then_some(self.theme.rules.header_ground),
                middle: true,
                lines: set_lines(&words, place),
            });
        }
    }

    fn cell(
        &mut self,
        grid: &Grid<'a>,
        table: &Table,
        at: Placed,
        cell: Option<&'a Cell>,
        row: usize,
    ) -> GridCell<'a> {
        let Placed { row_span, col_span, .. } = at;
        let (head, of_row) = (at.row < grid.header_rows, table.header_column && at.column == 0);
        let role = if head || of_row {
            TagRole::HeaderCell { of_row: !head, col_span, row_span }
        } else {
            TagRole::DataCell { col_span, row_span }
        };
        let node = self.tree.add(row, role);
        let rules = self.theme.rules;
        let label = head || (of_row && table.role != TableRole::Ledger);
        let ground = match cell.map_or(Shade::None, |c| c.shade) {
            Shade::Header => Some(rules.header_ground),
            Shade::Light => Some(rules.light_ground),
            Shade::None => label.then_some(rules.header_ground),
        };
        let lines = cell.map_or_else(Vec::new, |cell| {
            let aligned = cell.align.or(table.columns.get(at.column).map(|c| c.align));
            let cell_align = match aligned {
                Some(Align::Center) => TextAlign::Center,
                Some(Align::End) => TextAlign::End,
                Some(Align::Start) | None => TextAlign::Start,
            };
            self.aligned_lines(grid, cell, ((at.column, col_span), cell_align), node, head)
        });
        GridCell {
            id: cell.map(|c| &c.id),
            row: at.row,
            column: at.column,
            row_span,
            col_span,
            ground,
            middle: head || of_row || row_span > 1 || table.role == TableRole::Form,
            lines,
        }
    }

    /// The lines of a cell that found no place of its own.
    fn cell_lines(
        &mut self,
        grid: &Grid<'a>,
        cell: &'a Cell,
        columns: (usize, usize),
        parent: usize,
        head: bool,
    ) -> Vec<super::Ink> {
        let node = self.tree.add(parent, TagRole::Paragraph);
        self.aligned_lines(grid, cell, (columns, TextAlign::Start), node, head)
    }

    fn aligned_lines(
        &mut self,
        grid: &Grid<'a>,
        cell: &'a Cell,
        (columns, align): ((usize, usize), TextAlign),
        node: usize,
        head: bool,
    ) -> Vec<super::Ink> {
        let place = self.cell_place(grid, columns, align, head);
        let mut lines = Vec::new();
        for paragraph in &cell.paragraphs {
            let mut words = self.shape(&cell.id, paragraph, place.style.strong);
            let leaf = match cell.paragraphs.len() {
                1 => node,
                _ => self.tree.add(node, TagRole::Paragraph),
            };
            words.attach(&mut self.tree, leaf);
            lines.extend(set_lines(&words, fitted(&words, place)));
        }
        lines
    }

    fn cell_place(
        &self,
        grid: &Grid<'a>,
        (column, span): (usize, usize),
        align: TextAlign,
        strong: bool,
    ) -> Place {
        let left = grid.edges.get(column).copied().unwrap_or_default();
        let right = grid.edges.get(column + span).copied().unwrap_or(left);
        let style = TextStyle {
            align,
            strong: strong || self.theme.table.strong,
            before: 0.0,
            after: 0.0,
            ..self.theme.table
        };
        // Where a column is hardly wider than a character, words win over white space.
        let spare = (right - left - style.size * 1.05).max(0.0) / 2.0;
        let padding = self.theme.rules.cell_padding_x.min(spare);
        let column = Column { x: left + padding, width: right - left - padding * 2.0 };
        Place { column, first: 0.0, rest: 0.0, style }
    }
}

impl Setter<'_> {
    fn edges(&self, column: Column, shares: impl Iterator<Item = f32>) -> Vec<f32> {
        let edges = column_edges(shares, column.width, self.theme);
        edges.into_iter().map(|x| column.x + x).collect()
    }
}

/// Smaller words where that keeps a telephone number or a name from being torn.
fn fitted(words: &Words, mut place: Place) -> Place {
    let size = place.column.width / widest_word(words).max(0.01);
    if size < place.style.size && size >= SMALLEST {
        place.style.size = size;
    }
    place
}

fn grid_row(row: &Row) -> GridRow<'_> {
    GridRow {
        id: Some(&row.id),
        keep_with_next: row.keep_with_next,
        least: row.min_height.filter(|h| h.is_finite()).unwrap_or_default(),
        height: 0.0,
    }
}
