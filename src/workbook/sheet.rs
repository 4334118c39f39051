//! This file is a sheet as it was read: cells in reading order, merged cells, hidden rows, lists to choose from.

use super::{Cell, CellRef, Range};

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// Its tab is not shown (hidden or "very hidden").
    pub is_hidden: bool,
    pub(super) cells: Vec<Cell>,
    pub(super) merges: Vec<Range>,
    pub(super) lists: Vec<ListChoice>,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
    pub(super) computed: Vec<Range>,
    pub(super) table_labels: Vec<Range>,
}

/// A rule that cells take one of a list of values (入力規則の「リスト」).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChoice {
    /// The cells that the rule holds for.
    pub cells: Vec<Range>,
    /// The values to choose from, in order; empty where the source cannot be resolved (a formula such as `INDIRECT`).
    pub choices: Vec<String>,
    /// The source as the file has it: `"はい,いいえ"`, `$H$1:$H$3`, `選択肢!$A$1:$A$2`, a defined name.
    pub source: String,
}

impl Sheet {
    /// All cells that the sheet part names, row by row and from left to right, empty ones included.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter()
    }

    /// The cell at this place, where the sheet part names it.
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        self.cells.get(found)
    }

    /// Merged cells, in the order of their top left cells; no two share a cell.
    pub fn merges(&self) -> &[Range] {
        &self.merges
    }

    /// Rules that cells take one of a list of values, in the order of the file.
    pub fn lists(&self) -> &[ListChoice] {
        &self.lists
    }

    /// The first list rule that holds for a cell.
    pub fn list_at(&self, at: CellRef) -> Option<&ListChoice> {
        self.lists.iter().find(|list| list.cells.iter().any(|range| range.contains(at)))
    }

    /// The merged cells that a cell belongs to, or the cell alone.
    pub fn region_of(&self, at: CellRef) -> Range {
        let merged = self.merges.iter().find(|range| range.contains(at));
        merged.copied().unwrap_or(Range::of(at))
    }

    /// Whether a row (counted from 1) is not shown.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.hidden_rows.binary_search(&row).is_ok()
    }

    /// Whether a column (counted from 1) is not shown.
    pub fn is_column_hidden(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// Whether a value is computed there, so that nothing may be written: a formula, or the range of an array formula.
    pub fn is_computed(&self, at: CellRef) -> bool {
        self.cell(at).is_some_and(|cell| cell.has_formula)
            || self.computed.iter().any(|range| range.contains(at))
    }

    /// Whether the cell is a heading or a total of an Excel table (「テーブル」), whose text a part of its own repeats:
    /// were one changed alone, Excel would call the file damaged. Nothing may be written there.
    pub fn is_table_label(&self, at: CellRef) -> bool {
        self.table_labels.iter().any(|range| range.contains(at))
    }
}
