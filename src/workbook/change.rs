//! This file says what can be written into a workbook.

use chrono::NaiveDate;

use super::CellRef;

/// One cell to fill.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The sheet, as an index into [`Workbook::sheets`](super::Workbook::sheets).
    pub sheet: usize,
    /// The cell; inside merged cells the top left one is meant, whichever is named.
    pub at: CellRef,
    /// What to write.
    pub entry: Entry,
}

/// What to write into a cell. The cell keeps its look (borders, font, alignment, number format).
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Text, always as text: `=1+1` stays these four characters. The empty text clears the cell.
    Text(String),
    /// Text in runs, for a cell 「はい・いいえ」 in which one word is to be marked.
    Runs(Vec<Run>),
    /// A day.
    Date {
        /// The day, written as a number where the cell's format shows days.
        date: NaiveDate,
        /// What to write as text where the cell has another format: 「令和8年11月20日」, 「(11/20)」.
        otherwise: String,
    },
    /// Nothing: the cell is left empty, in its look.
    Clear,
}

/// A piece of a cell's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Printed bold and underlined, so that it stands out on a black and white copy; otherwise in the cell's own font.
    pub is_marked: bool,
}
