//! This file cuts a measured grid into pieces: one a row, several for a row taller than a page.

use super::super::galley::{Begin, Frame, Galley, Keep, Part, Piece};
use super::super::ink::Ink;
use super::super::paged::Rect;
use super::super::theme::Rules;
use super::rules::TableFrame;
use super::{Grid, GridCell};

/// Tables up to this many rows stay on one page when they leave most of it open.
const SMALL_TABLE: usize = 6;
/// Part of a page that such a table may take.
const SMALL_SHARE: f32 = 0.4;
/// Grounds of neighbouring rows overlap by a hair, so that no light shows between them.
const OVERLAP: f32 = 0.2;

impl<'a> Grid<'a> {
    /// Cuts the grid into pieces with their keep rules.
    pub(super) fn cut(self, galley: &mut Galley<'a>, rules: Rules, page_height: f32) {
        let room = self.room(page_height);
        let repeats = self.repeats_header(page_height);
        let frame = galley.frame(Frame::Table(TableFrame::empty()));
        let small = self.rows.len() - self.header_rows.min(self.rows.len()) <= SMALL_TABLE
            && self.height(0..self.rows.len()) <= page_height * SMALL_SHARE;
        let parted = self.parted_rows(room);
        let keeps: Vec<Keep> =
            (0..self.rows.len()).map(|row| self.keep(row, small, parted.contains(&row))).collect();
        let mut header = Ink::default();
        let mut y = 0.0;
        let Grid { edges, rows, mut cells, cover, header_rows, leading, padding_y } = self;
        let mut by_row: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
        for (index, cell) in cells.iter().enumerate() {
            if let Some(list) = by_row.get_mut(cell.row) {
                list.push(index);
            }
        }
        let heights: Vec<f32> = rows.iter().map(|r| r.height).collect();
        for (index, row) in rows.iter().enumerate() {
            let spans = (!parted.contains(&index)).then_some((index, heights.as_slice()));
            let grounds = Grounds { edges: &edges, cells: &cells, cover: cover.get(index), spans };
            let ground = |height: f32| grounds.ink(height);
            let own = by_row.get(index).map(Vec::as_slice).unwrap_or_default();
            let begins: Vec<Begin<'a>> = row
                .id
                .into_iter()
                .chain(own.iter().filter_map(|c| cells.get(*c).and_then(|c| c.id)))
                .map(|id| Begin { id, dy: 0.0 })
                .collect();
            let part = Some(Part { frame, row: index });
            let keep = keeps.get(index).copied().unwrap_or(Keep::Free);
            let mut slices = if row.height > room && index >= header_rows {
                let lines = own
                    .iter()
                    .filter_map(|c| cells.get(*c).map(|c| c.lines.len()))
                    .max()
                    .unwrap_or_default()
                    .max(1);
                let inks: Vec<(Ink, f32)> = (0..lines)
                    .map(|line| {
                        let top = if line == 0 { padding_y } else { 0.0 };
                        let bottom = if line + 1 == lines { padding_y } else { 0.0 };
                        let height = top + leading + bottom;
                        (ground(height), height)
                    })
                    .collect();
                slice_row(&mut cells, own, inks, padding_y)
            } else {
                let mut ink = ground(row.height);
                for cell in own.iter() {
                    let Some(cell) = cells.get_mut(*cell) else { continue };
                    let height: f32 = heights.iter().skip(index).take(cell.row_span).sum::<f32>();
                    write(&mut ink, cell, height, leading, padding_y);
                }
                vec![(ink, row.height)]
            };
            if index < header_rows && repeats {
                for (ink, height) in &slices {
                    header.append(ink.as_furniture(), 0.0, y);
                    y += height;
                }
            }
            let count = slices.len();
            for (at, (ink, height)) in slices.drain(..).enumerate() {
                let mut piece = Piece::new(height, ink);
                piece.part = part;
                piece.keep = match (at + 1 == count, at) {
                    (true, _) => keep,
                    (false, 0) => Keep::Widow,
                    (false, _) => Keep::Free,
                };
                if at == 0 {
                    piece.begins.clone_from(&begins);
                }
                galley.push(piece);
            }
        }
        if let Some(Frame::Table(table)) = galley.frames.get_mut(frame) {
            *table = TableFrame::new(edges, cover, header_rows, heights, rules);
            if repeats {
                table.repeat(header, y);
            }
        }
    }

    fn keep(&self, row: usize, small: bool, parted: bool) -> Keep {
        let last = row + 1 >= self.rows.len();
        if last {
            return Keep::Free;
        }
        if self.bound_below(row) && !parted {
            return Keep::Bound;
        }
        if row < self.header_rows || self.rows.get(row).is_some_and(|r| r.keep_with_next) {
            return Keep::Glue;
        }
        // One row alone below the header, or carried over alone, reads badly.
        let lonely = row == self.header_rows || row + 2 == self.rows.len();
        if small || lonely { Keep::Prefer } else { Keep::Free }
    }

    /// Rows of spans that no page can hold.
    fn parted_rows(&self, room: f32) -> Vec<usize> {
        let tall = |rows: &std::ops::Range<usize>| self.height(rows.clone()) > room;
        self.groups().into_iter().filter(tall).flatten().collect()
    }
}

/// Paints what stands behind a row.
struct Grounds<'g, 'a> {
    edges: &'g [f32],
    cells: &'g [GridCell<'a>],
    cover: Option<&'g Vec<usize>>,
    /// The row and all heights, where the rows of a span stay together.
    spans: Option<(usize, &'g [f32])>,
}

impl Grounds<'_, '_> {
    fn ink(&self, height: f32) -> Ink {
        let mut ink = Ink::default();
        let mut last = None;
        for index in self.cover.into_iter().flatten().copied() {
            if last == Some(index) {
                continue;
            }
            last = Some(index);
            let Some(cell) = self.cells.get(index) else { continue };
            // A span's ground is painted whole with its first row: a lower row would paint over its words.
            let height = match self.spans {
                Some((row, _)) if cell.row < row => continue,
                Some((row, all)) if cell.row_span > 1 => {
                    all.iter().skip(row).take(cell.row_span).sum()
                }
                _ => height,
            };
            let left = self.edges.get(cell.column);
            let right = self.edges.get(cell.column + cell.col_span);
            if let (Some(grey), Some(left), Some(right)) = (cell.ground, left, right) {
                let area = Rect { x: *left, y: 0.0, width: right - left, height: height + OVERLAP };
                ink.ground(area, grey);
            }
        }
        ink
    }
}

fn write(ink: &mut Ink, cell: &mut GridCell<'_>, height: f32, leading: f32, padding: f32) {
    let words = cell.lines.len() as f32 * leading;
    let top = if cell.middle { ((height - words) / 2.0).max(padding) } else { padding };
    for (index, line) in cell.lines.drain(..).enumerate() {
        ink.append(line, 0.0, top + index as f32 * leading);
    }
}

/// Gives every slice of a tall row one line of each cell.
fn slice_row(
    cells: &mut [GridCell<'_>],
    own: &[usize],
    mut slices: Vec<(Ink, f32)>,
    padding: f32,
) -> Vec<(Ink, f32)> {
    for index in own {
        let Some(cell) = cells.get_mut(*index) else { continue };
        for (line, ink) in cell.lines.drain(..).enumerate() {
            let top = if line == 0 { padding } else { 0.0 };
            if let Some((slice, _)) = slices.get_mut(line) {
                slice.append(ink, 0.0, top);
            }
        }
    }
    slices
}
