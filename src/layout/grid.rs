//! This module sets tables and signature lines: cells are placed, measured, cut into pieces, and ruled on every page.

mod edges;
mod measure;
mod pieces;
mod place;
mod rules;
mod source;

#[cfg(test)]
mod tests;

pub use edges::column_edges;
pub use place::{Placed, Places, place};
pub(super) use rules::{RuledRow, TableFrame};

use super::ink::Ink;
use crate::document::BlockId;

/// Cells on columns and rows, with their lines already set.
#[derive(Debug)]
struct Grid<'a> {
    /// Left edges of the columns and the right edge of the last.
    edges: Vec<f32>,
    rows: Vec<GridRow<'a>>,
    cells: Vec<GridCell<'a>>,
    /// The cell that covers each place, by row and column.
    cover: Vec<Vec<usize>>,
    header_rows: usize,
    /// Distance from baseline to baseline.
    leading: f32,
    padding_y: f32,
}

/// One row.
#[derive(Debug)]
struct GridRow<'a> {
    id: Option<&'a BlockId>,
    keep_with_next: bool,
    least: f32,
    height: f32,
}

/// One cell.
#[derive(Debug)]
struct GridCell<'a> {
    id: Option<&'a BlockId>,
    row: usize,
    column: usize,
    row_span: usize,
    col_span: usize,
    ground: Option<f32>,
    /// Whether its words stand in the middle of its height.
    middle: bool,
    /// Lines, placed from left to right in the table, each from its own top.
    lines: Vec<Ink>,
}

impl Grid<'_> {
    fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    fn cover(&self, row: usize, column: usize) -> Option<usize> {
        self.cover.get(row)?.get(column).copied()
    }

    /// The cells that begin in a row, which lie side by side.
    fn of_row(&self, row: usize) -> std::ops::Range<usize> {
        let start = self.cells.partition_point(|c| c.row < row);
        let end = self.cells.partition_point(|c| c.row <= row);
        start..end
    }

    fn height(&self, rows: std::ops::Range<usize>) -> f32 {
        self.rows.get(rows).unwrap_or_default().iter().map(|r| r.height).sum()
    }

    fn header_height(&self) -> f32 {
        self.height(0..self.header_rows)
    }

    /// Whether a cell reaches from a row into the next.
    fn bound_below(&self, row: usize) -> bool {
        (0..self.columns()).any(|c| {
            let here = self.cover(row, c);
            here.is_some() && here == self.cover(row + 1, c)
        })
    }
}
