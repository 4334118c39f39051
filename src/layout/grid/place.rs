//! This file finds the column of every cell and leaves no place of the grid uncovered.

/// Where a cell stands after spans are cut to what the grid has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Which cell of which row it was; `None` for a blank that fills a gap.
    pub source: Option<(usize, usize)>,
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub col_span: usize,
}

/// All places of a grid.
#[derive(Debug)]
pub struct Places {
    /// Cells from the top left, row by row.
    pub cells: Vec<Placed>,
    /// The cell that covers each place, by row and column.
    pub cover: Vec<Vec<usize>>,
    /// Cells that found no column: row, which cell of it, and the cell that takes their words.
    pub homeless: Vec<(usize, usize, usize)>,
}

/// Places cells given as rows of (column span, row span); cells that find no column share the last place of their row.
pub fn place(rows: &[Vec<(usize, usize)>], columns: usize, header_rows: usize) -> Places {
    const OPEN: usize = usize::MAX;
    let mut cover = vec![vec![OPEN; columns]; rows.len()];
    let mut cells = Vec::new();
    let mut homeless = Vec::new();
    for (row, spans) in rows.iter().enumerate() {
        // A span never leaves the header, because the header is repeated without it.
        let last = if row < header_rows { header_rows } else { rows.len() };
        let mut next = 0;
        for (index, (col_span, row_span)) in spans.iter().enumerate() {
            while taken(&cover, row, next) == Some(true) {
                next += 1;
            }
            if next >= columns {
                let home = cover.get(row).and_then(|r| r.last()).copied().unwrap_or(OPEN);
                homeless.push((row, index, home));
                continue;
            }
            let wanted = (*col_span).max(1);
            let width = (next..columns)
                .take(wanted)
                .take_while(|c| taken(&cover, row, *c) == Some(false))
                .count();
            let depth = (*row_span).clamp(1, last - row);
            let depth = (row..row + depth)
                .take_while(|r| (next..next + width).all(|c| taken(&cover, *r, c) == Some(false)))
                .count();
            let source = Some((row, index));
            let at = cells.len();
            cells.push(Placed { source, row, column: next, row_span: depth, col_span: width });
            for line in cover.iter_mut().skip(row).take(depth) {
                for c in line.iter_mut().skip(next).take(width) {
                    *c = at;
                }
            }
            next += width;
        }
        for column in 0..columns {
            if taken(&cover, row, column) == Some(false) {
                let at = cells.len();
                cells.push(Placed { source: None, row, column, row_span: 1, col_span: 1 });
                if let Some(c) = cover.get_mut(row).and_then(|r| r.get_mut(column)) {
                    *c = at;
                }
            }
        }
    }
    Places { cells, cover, homeless }
}

fn taken(cover: &[Vec<usize>], row: usize, column: usize) -> Option<bool> {
    cover.get(row)?.get(column).map(|c| *c != usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(cells: &[Placed]) -> Vec<(usize, usize, usize, usize)> {
        cells.iter().map(|c| (c.row, c.column, c.row_span, c.col_span)).collect()
    }

    #[test]
    fn a_cell_right_of_a_span_from_above_moves_over() {
        let rows = [vec![(1, 2), (1, 1)], vec![(1, 1)]];
        let Places { cells, cover, .. } = place(&rows, 2, 0);
        assert_eq!(at(&cells), [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]);
        assert_eq!(cover, [[0, 1], [0, 2]]);
    }

    #[test]
    fn spans_that_reach_beyond_the_table_or_its_header_are_cut() {
        let rows = [vec![(1, 9), (9, 1)], vec![(2, 9)]];
        let Places { cells, .. } = place(&rows, 2, 1);
        assert_eq!(at(&cells), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)]);
    }

    #[test]
    fn missing_cells_become_blanks_and_surplus_cells_share_the_last_place() {
        let rows = [vec![(1, 1)], vec![(1, 1), (1, 1), (1, 1)]];
        let Places { cells, cover, homeless } = place(&rows, 2, 0);
        assert_eq!(cells[1].source, None);
        assert_eq!(homeless, [(1, 2, 3)]);
        assert_eq!(cover, [[0, 1], [2, 3]]);
    }
}
