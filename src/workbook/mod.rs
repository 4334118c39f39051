//! This module reads Excel workbooks of other people and fills cells of them, disturbing nothing else.
//!
//! What is filled is the ministry's own file: every other part of the package stays as it is, byte for byte, and in
//! the sheet part only the filled `<c>` elements are replaced. A library that reads a workbook into its own model and
//! writes it anew loses what it does not know.

mod book;
mod cell;
mod change;
mod dates;
mod error;
mod fill;
mod grid;
mod identity;
mod limits;
mod open;
mod package;
mod place;
mod relations;
mod rules;
mod sheet;
mod styles;
mod tables;
mod text;
mod value;
mod written;
mod xml;

pub use cell::{Cell, Value};
pub use change::{Change, Entry, Run};
pub use error::{Fault, WorkbookError};
pub use place::{CellRef, NoSuchPlace, Range};
pub use sheet::{ListChoice, Sheet};

use std::fmt;

use dates::Epoch;
use grid::Grid;
use package::Package;
use styles::Styles;

/// A workbook that has been opened: unpacked within bounds, parsed, and found to be one.
#[derive(Clone)]
pub struct Workbook {
    file: String,
    sha256: String,
    sheets: Vec<Sheet>,
    package: Package,
    /// The source of each sheet; `None` for one without cells.
    grids: Vec<Option<Grid>>,
    styles: Styles,
    epoch: Epoch,
    is_signed: bool,
}

impl Workbook {
    /// Reads a workbook. `name` is what messages call the file.
    ///
    /// # Errors
    /// A file that is no `.xlsx`, is damaged, encrypted, hostile or far larger than a form, or holds macros.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, WorkbookError> {
        open::open(name, bytes).map_err(|fault| fault.of(name))
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
    /// A computed cell, a table's heading, a sheet without cells, two entries for one cell, a text too long for a cell, a
    /// signed workbook.
    pub fn fill(&self, changes: &[Change]) -> Result<Vec<u8>, WorkbookError> {
        fill::fill(self, changes).map_err(|fault| fault.of(&self.file))
    }
}

impl fmt::Debug for Workbook {
    /// Writes file and sheets; the bytes and the source of every part would drown them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sheets: Vec<&str> = self.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        f.debug_struct("Workbook")
            .field("file", &self.file)
            .field("sheets", &sheets)
            .finish_non_exhaustive()
    }
}
