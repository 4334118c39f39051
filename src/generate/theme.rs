//! This file reads the look of all papers, once, from the data that travels with the program.

use super::GenerateError;
use super::error::Fault;
use crate::document::{Ledger, Meta};
use crate::layout::Theme;
use crate::render::xlsx::xlsx;

/// The house's own theme.
pub(super) fn theme() -> Result<Theme, Fault> {
    serde_saphyr::from_str(include_str!("../../assets/theme.yaml"))
        .map_err(|error| Fault::Theme { reason: error.to_string() })
}

/// An Excel file of ledgers in the house's look, one sheet each.
///
/// # Errors
/// Only a fault of ours.
pub fn workbook(ledgers: &[Ledger], meta: &Meta) -> Result<Vec<u8>, GenerateError> {
    let font = theme()?.docx_font;
    Ok(xlsx(ledgers, meta, &font).map_err(Fault::from)?)
}
