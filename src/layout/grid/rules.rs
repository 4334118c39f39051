//! This file draws the rules of the part of a table that stands on one page.

use super::super::ink::{Ink, rectangle};
use super::super::paged::{Rect, Segment, Stroke};
use super::super::theme::Rules;
use super::Grid;

/// What a table needs on every page it reaches: header and rules.
#[derive(Debug)]
pub(in super::super) struct TableFrame {
    edges: Vec<f32>,
    cover: Vec<Vec<usize>>,
    header_rows: usize,
    heights: Vec<f32>,
    /// Ground of each cell.
    shades: Vec<Option<f32>>,
    rules: Option<Rules>,
    header: Option<(Ink, f32)>,
}

/// A row, or its part, on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct RuledRow {
    pub(in super::super) row: usize,
    pub(in super::super) top: f32,
    pub(in super::super) bottom: f32,
}

impl TableFrame {
    /// A place kept while the rows are cut.
    pub(super) fn empty() -> Self {
        Self {
            edges: Vec::new(),
            cover: Vec::new(),
            header_rows: 0,
            heights: Vec::new(),
            shades: Vec::new(),
            rules: None,
            header: None,
        }
    }

    /// The frame of a grid whose rows are cut; the header comes with its height where it is repeated.
    pub(super) fn new(grid: Grid<'_>, rules: Rules, header: Option<(Ink, f32)>) -> Self {
        Self {
            edges: grid.edges,
            cover: grid.cover,
            header_rows: grid.header_rows,
            heights: grid.rows.iter().map(|r| r.height).collect(),
            shades: grid.cells.iter().map(|c| c.ground).collect(),
            rules: Some(rules),
            header,
        }
    }

    /// Header and its height for a page on which the table goes on.
    pub(in super::super) fn header(&self) -> Option<(&Ink, f32)> {
        self.header.as_ref().map(|(ink, height)| (ink, *height))
    }

    /// Whether a row belongs to the header.
    pub(in super::super) fn is_header(&self, row: usize) -> bool {
        row < self.header_rows
    }

    /// The header's rows, repeated from a height on.
    pub(in super::super) fn repeated_rows(&self, mut y: f32) -> Vec<RuledRow> {
        let heights = self.heights.iter().take(self.header_rows).enumerate();
        heights
            .map(|(row, height)| {
                let top = y;
                y += height;
                RuledRow { row, top, bottom: y }
            })
            .collect()
    }

    /// The grounds of consecutive rows on one page, one for each cell however many rows it covers.
    pub(in super::super) fn grounds(&self, rows: &[RuledRow]) -> Ink {
        let mut ink = Ink::default();
        // The area of the cell last met in each column.
        let mut open: Vec<(usize, Rect)> = Vec::new();
        for row in merged(rows) {
            let mut here: Vec<(usize, Rect)> = Vec::new();
            let cover = self.cover.get(row.row).map(Vec::as_slice).unwrap_or_default();
            for (cell, pair) in cover.iter().zip(self.edges.windows(2)) {
                let [left, right] = pair else { continue };
                match here.last_mut() {
                    Some((last, area)) if last == cell => area.width = right - area.x,
                    _ => {
                        let (width, height) = (right - left, row.bottom - row.top);
                        here.push((*cell, Rect { x: *left, y: row.top, width, height }));
                    }
                }
            }
            for (cell, area) in &mut here {
                if let Some(at) = open.iter().position(|(above, _)| above == cell) {
                    let (_, above) = open.swap_remove(at);
                    area.height += area.y - above.y;
                    area.y = above.y;
                }
            }
            open.into_iter().for_each(|done| self.shade(&mut ink, done));
            open = here;
        }
        open.into_iter().for_each(|done| self.shade(&mut ink, done));
        ink
    }

    fn shade(&self, ink: &mut Ink, (cell, area): (usize, Rect)) {
        if let Some(grey) = self.shades.get(cell).copied().flatten() {
            ink.ground(area, grey);
        }
    }

    /// The rules of consecutive rows on one page.
    pub(in super::super) fn ruled(&self, rows: &[RuledRow]) -> Ink {
        let mut ink = Ink::default();
        let Some(rules) = self.rules else { return ink };
        let rows = merged(rows);
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return ink };
        let (Some(left), Some(right)) = (self.edges.first(), self.edges.last()) else {
            return ink;
        };
        let stroke = |width| Some(Stroke { width, grey: rules.grey, dash: None });
        let mut thin = Vec::new();
        let mut thick = Vec::new();
        for pair in rows.windows(2) {
            let [above, below] = pair else { continue };
            let below_header = self.is_header(above.row) && !self.is_header(below.row);
            let path = if below_header { &mut thick } else { &mut thin };
            for (from, to) in self.boundary(above.row, below.row) {
                path.push(Segment::Move(from, below.top));
                path.push(Segment::Line(to, below.top));
            }
        }
        for column in 1..self.edges.len().saturating_sub(1) {
            let Some(x) = self.edges.get(column) else { continue };
            for (from, to) in self.upright(column, &rows) {
                thin.push(Segment::Move(*x, from));
                thin.push(Segment::Line(*x, to));
            }
        }
        ink.path(thin, stroke(rules.thin), None);
        ink.path(thick, stroke(rules.thick), None);
        let area =
            Rect { x: *left, y: first.top, width: right - left, height: last.bottom - first.top };
        ink.path(rectangle(area), stroke(rules.thick), None);
        ink
    }

    /// Stretches between two rows that no cell covers across.
    fn boundary(&self, above: usize, below: usize) -> Vec<(f32, f32)> {
        let mut stretches: Vec<(f32, f32)> = Vec::new();
        for (column, pair) in self.edges.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            let cover = |row: usize| self.cover.get(row).and_then(|r| r.get(column));
            if cover(above) == cover(below) {
                continue;
            }
            match stretches.last_mut() {
                Some((_, end)) if *end == *left => *end = *right,
                _ => stretches.push((*left, *right)),
            }
        }
        stretches
    }

    /// Stretches of an inner column edge that no cell covers across.
    fn upright(&self, column: usize, rows: &[RuledRow]) -> Vec<(f32, f32)> {
        let mut stretches: Vec<(f32, f32)> = Vec::new();
        for row in rows {
            let cover = self.cover.get(row.row);
            let at = |c: usize| cover.and_then(|r| r.get(c));
            if at(column - 1) == at(column) {
                continue;
            }
            match stretches.last_mut() {
                Some((_, end)) if *end == row.top => *end = row.bottom,
                _ => stretches.push((row.top, row.bottom)),
            }
        }
        stretches
    }
}

/// Slices of one row as one.
fn merged(rows: &[RuledRow]) -> Vec<RuledRow> {
    let mut out: Vec<RuledRow> = Vec::new();
    for row in rows {
        match out.last_mut() {
            Some(last) if last.row == row.row => last.bottom = row.bottom,
            _ => out.push(*row),
        }
    }
    out
}
