//! This file says why a file gives no rows, in the words the user will read.

use crate::diagnostic::Report;
use crate::workbook::WorkbookError;

/// Why a file gives no rows.
#[derive(Debug, thiserror::Error)]
pub enum GridError {
    /// Faults of the file.
    #[error("the table has faults")]
    Faults {
        /// All of them.
        report: Report,
    },
    /// The Excel file cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// A sheet that is not there.
    #[error("「{file}」に「{given}」というシートはありません。シート: {all}。")]
    NoSheet {
        /// The file.
        file: String,
        /// The name given.
        given: String,
        /// The names there are.
        all: String,
    },
}
