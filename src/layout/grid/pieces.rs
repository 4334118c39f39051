//! This file cuts a measured grid into pieces: one a row, several for a row taller than a page.

use super::super::galley::{Begin, Frame, Galley, Keep, Part, Piece};
use super::super::house::SMALL_TABLE;
use super::super::ink::Ink;
use super::super::theme::Rules;
use super::Grid;
use super::rules::TableFrame;

/// Part of a page that such a table may take.
const SMALL_SHARE: f32 = 0.4;

impl<'a> Grid<'a> {
    /// Cuts the grid into pieces with their keep rules.
    pub(super) fn cut(mut self, galley: &mut Galley<'a>, rules: Rules, page_height: f32) {
        let room = self.room(page_height);
        let repeats = self.repeats_header(page_height);
        let keeps = self.keeps(room, page_height);
        let frame = galley.frame(Frame::Table(TableFrame::empty()));
        let mut header = Ink::default();
        let mut header_height = 0.0;
        for (row, keep) in keeps.into_iter().enumerate() {
            let slices = self.slices(row, room);
            let mut begins = self.begins(row);
            let count = slices.len();
            for (at, (ink, height)) in slices.into_iter().enumerate() {
                if row < self.header_rows && repeats {
                    header.append(ink.as_furniture(), 0.0, header_height);
                    header_height += height;
                }
                let mut piece = Piece::new(height, ink);
                piece.part = Some(Part { frame, row });
                piece.keep = match (at + 1 == count, at) {
                    (true, _) => keep,
                    (false, 0) => Keep::Widow,
                    (false, _) => Keep::Free,
                };
                piece.begins = std::mem::take(&mut begins);
                galley.push(piece);
            }
        }
        if let Some(Frame::Table(table)) = galley.frames.get_mut(frame) {
            *table = TableFrame::new(self, rules, repeats.then_some((header, header_height)));
        }
    }

    /// What the break after each row costs.
    fn keeps(&self, room: f32, page_height: f32) -> Vec<Keep> {
        let rows = self.rows.len();
        let small = rows - self.header_rows.min(rows) <= SMALL_TABLE
            && self.height(0..rows) <= page_height * SMALL_SHARE;
        // Rows under a span that no page can hold part as if there were none.
        let tall = |rows: &std::ops::Range<usize>| self.height(rows.clone()) > room;
        let parted: Vec<usize> = self.groups().into_iter().filter(tall).flatten().collect();
        let keep = |row: usize| {
            if row + 1 >= rows {
                return Keep::Free;
            }
            if self.bound_below(row) && !parted.contains(&row) {
                return Keep::Bound;
            }
            if row < self.header_rows || self.rows.get(row).is_some_and(|r| r.keep_with_next) {
                return Keep::Glue;
            }
            // One row alone below the header, or carried over alone, reads badly.
            let lonely = row == self.header_rows || row + 2 == rows;
            if small || lonely { Keep::Prefer } else { Keep::Free }
        };
        (0..rows).map(keep).collect()
    }

    /// A row's words, whole or line by line when it is taller than a page.
    fn slices(&mut self, row: usize, room: f32) -> Vec<(Ink, f32)> {
        let height = self.rows.get(row).map_or(0.0, |r| r.height);
        let (leading, padding) = (self.leading, self.padding_y);
        let heights: Vec<f32> = self.rows.iter().skip(row).map(|r| r.height).collect();
        let own = self.of_row(row);
        let own = self.cells.get_mut(own).unwrap_or_default().iter_mut();
        if height <= room || row < self.header_rows {
            let mut ink = Ink::default();
            for cell in own {
                let height: f32 = heights.iter().take(cell.row_span).sum();
                let words = cell.lines.len() as f32 * leading;
                let middle = ((height - words) / 2.0).max(padding);
                let mut y = if cell.middle { middle } else { padding };
                for line in cell.lines.drain(..) {
                    ink.append(line, 0.0, y);
                    y += leading;
                }
            }
            return vec![(ink, height)];
        }
        let mut slices: Vec<(Ink, f32)> = Vec::new();
        for cell in own {
            for (index, line) in cell.lines.drain(..).enumerate() {
                if slices.len() <= index {
                    slices.push((Ink::default(), leading));
                }
                if let Some((ink, _)) = slices.get_mut(index) {
                    ink.append(line, 0.0, if index == 0 { padding } else { 0.0 });
                }
            }
        }
        if slices.is_empty() {
            // A blank row for the pen that is taller than a page can only be as tall as one.
            slices.push((Ink::default(), room - padding * 2.0));
        }
        if let Some((_, height)) = slices.first_mut() {
            *height += padding;
        }
        if let Some((_, height)) = slices.last_mut() {
            *height += padding;
        }
        slices
    }

    fn begins(&self, row: usize) -> Vec<Begin<'a>> {
        let cells =
            self.cells.get(self.of_row(row)).unwrap_or_default().iter().filter_map(|c| c.id);
        let own = self.rows.get(row).and_then(|r| r.id);
        own.into_iter().chain(cells).map(|id| Begin { id, dy: 0.0 }).collect()
    }
}
