//! This file holds a sheet as it is read for its questions: what each cell shows, merged cells, lists to choose from.

use std::collections::BTreeMap;

use crate::workbook::{Cell, CellRef, ListChoice, Range, Sheet, Value};

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The text; days as 2026-11-20.
    pub(super) text: String,
    /// Whether it is computed.
    pub(super) computed: bool,
}

/// One sheet, by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    cells: BTreeMap<CellRef, Shown>,
    merges: Vec<Range>,
    lists: Vec<ListChoice>,
}

impl Grid {
    /// The sheet as it is read for its questions.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let shown =
            |cell: &Cell| Shown { text: shown(&cell.value), computed: sheet.is_computed(cell.at) };
        Self {
            cells: sheet.cells().map(|cell| (cell.at, shown(cell))).collect(),
            merges: sheet.merges().to_vec(),
            lists: sheet.lists().to_vec(),
        }
    }

    /// The merged cells that a cell belongs to, or the cell alone.
    pub(super) fn region(&self, at: CellRef) -> Range {
        let merged = self.merges.iter().find(|range| range.contains(at));
        merged.copied().unwrap_or_else(|| Range::of(at))
    }

    /// The cell that speaks for merged cells.
    pub(super) fn anchor(&self, at: CellRef) -> CellRef {
        self.region(at).first
    }

    /// The text of a cell, or of the merged cells it belongs to; spaces at both ends aside.
    pub(super) fn text(&self, at: CellRef) -> &str {
        self.cells.get(&self.anchor(at)).map_or("", |cell| cell.text.trim())
    }

    /// Whether a cell is computed.
    pub(super) fn is_computed(&self, at: CellRef) -> bool {
        self.cells.get(&self.anchor(at)).is_some_and(|cell| cell.computed)
    }

    /// Whether the sheet draws the cell, so that it can be a box to write into.
    pub(super) fn is_drawn(&self, at: CellRef) -> bool {
        self.cells.contains_key(&self.anchor(at))
    }

    /// The words that a cell lets one choose from; `None` where there is no list.
    pub(super) fn choices(&self, at: CellRef) -> Option<&[String]> {
        let at = self.anchor(at);
        let list = self.lists.iter().find(|list| list.cells.iter().any(|r| r.contains(at)))?;
        Some(&list.choices)
    }

    /// The cells of a row that show something, from the left; merged cells stand in their first row only.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (CellRef, &str)> {
        self.cells
            .range(CellRef::new(row, 1)..CellRef::new(row.saturating_add(1), 1))
            .map(|(at, cell)| (*at, cell.text.trim()))
            .filter(|(_, text)| !text.is_empty())
    }

    /// The last row in which something is shown; 0 for an empty sheet.
    pub(super) fn last_row(&self) -> u32 {
        let shown = self.cells.iter().filter(|(_, cell)| !cell.text.trim().is_empty());
        shown.map(|(at, _)| at.row).max().unwrap_or(0)
    }

    /// The last column that shows something or is covered by merged cells that do; 0 for an empty sheet.
    pub(super) fn last_column(&self) -> u32 {
        let shown = self.cells.iter().filter(|(_, cell)| !cell.text.trim().is_empty());
        shown.map(|(at, _)| self.region(*at).last.column).max().unwrap_or(0)
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) | Value::Error(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Date(day) => day.to_string(),
    }
}
