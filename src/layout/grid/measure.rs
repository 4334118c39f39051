//! This file finds the height of every row.

use super::Grid;

/// A header that takes more of the page than this is not repeated.
const MOST_OF_PAGE: f32 = 0.4;

impl Grid<'_> {
    /// Gives rows their heights; spans too tall for a page are given up, so that their rows can part.
    pub(super) fn measure(&mut self, page_height: f32) {
        self.heights(&[]);
        let room = self.room(page_height);
        let tall: Vec<usize> = self
            .groups()
            .into_iter()
            .filter(|rows| rows.len() > 1 && self.height(rows.clone()) > room)
            .flatten()
            .collect();
        if !tall.is_empty() {
            for cell in self.cells.iter_mut().filter(|c| tall.contains(&c.row)) {
                cell.middle = false;
            }
            self.heights(&tall);
        }
    }

    /// What a page offers to rows below the repeated header.
    pub(super) fn room(&self, page_height: f32) -> f32 {
        page_height - if self.repeats_header(page_height) { self.header_height() } else { 0.0 }
    }

    /// Whether the header comes back on every page.
    pub(super) fn repeats_header(&self, page_height: f32) -> bool {
        self.header_rows > 0
            && self.header_rows < self.rows.len()
            && self.header_height() <= page_height * MOST_OF_PAGE
    }

    /// Runs of rows that spans bind together.
    pub(super) fn groups(&self) -> Vec<std::ops::Range<usize>> {
        let mut groups = Vec::new();
        let mut start = 0;
        for row in 0..self.rows.len() {
            if !self.bound_below(row) {
                groups.push(start..row + 1);
                start = row + 1;
            }
        }
        groups
    }

    fn heights(&mut self, parted: &[usize]) {
        let (leading, padding) = (self.leading, self.padding_y);
        let needs = |lines: usize| lines as f32 * leading + padding * 2.0;
        for row in &mut self.rows {
            row.height = needs(1).max(row.least);
        }
        let alone = |row: usize, span: usize| span == 1 || parted.contains(&row);
        for cell in self.cells.iter().filter(|c| alone(c.row, c.row_span)) {
            if let Some(row) = self.rows.get_mut(cell.row) {
                row.height = row.height.max(needs(cell.lines.len()));
            }
        }
        for index in 0..self.cells.len() {
            let Some(cell) = self.cells.get(index) else { continue };
            if alone(cell.row, cell.row_span) {
                continue;
            }
            let rows = cell.row..cell.row + cell.row_span;
            let lacks = needs(cell.lines.len()) - self.height(rows.clone());
            if lacks > 0.0
                && let Some(last) = self.rows.get_mut(rows.end - 1)
            {
                last.height += lacks;
            }
        }
    }
}
