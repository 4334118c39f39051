//! This file says what a cell holds.

use chrono::NaiveDate;

use super::CellRef;

/// A cell that the sheet part names, also when nothing is written in it: a form's empty boxes are such cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Where it is.
    pub at: CellRef,
    /// What it shows, or for a formula what it showed when the file was last saved.
    pub value: Value,
    /// Its text has runs of different looks (a word in red, a circled はい).
    pub is_rich: bool,
    /// It is computed: it holds a formula or lies inside the range of an array formula or a data table. Never written to.
    pub has_formula: bool,
    /// Index of its look in the workbook's list of cell formats (`cellXfs`); kept when the cell is filled.
    pub style: u32,
    /// Its number format shows a day, so a number in it is a date. A format of hours alone is none.
    pub is_date_format: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text: runs of rich text joined, readings (furigana) left out, `_x000D_` and its like decoded. Never the empty text.
    Text(String),
    /// A number that is no date.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A day; a time of day is left off.
    Date(NaiveDate),
    /// An error such as `#REF!`.
    Error(String),
}

impl Cell {
    /// The text, where the cell holds text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
