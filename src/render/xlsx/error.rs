//! This file says why an Excel file could not be made.

/// Why an Excel file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum XlsxError {
    /// The writer refused what it was given: too many rows, or words longer than a cell takes.
    #[error("the workbook cannot be written: {source}")]
    Write {
        /// What it said.
        #[from]
        source: rust_xlsxwriter::XlsxError,
    },
}
