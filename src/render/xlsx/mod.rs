//! This module turns ledgers into an Excel file: typed cells that can be filtered and printed.
//!
//! Nothing of a profile is ever taken for a formula, a number or a link: words are written as words, whatever they
//! begin with. The same ledgers give the same bytes.

mod error;
mod look;
mod name;
mod sheet;
#[cfg(test)]
mod tests;

pub use error::XlsxError;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::document::{Ledger, Meta};
use look::Look;

/// The Excel file of a paper's ledgers, one sheet for each; `font` is the family that its cells name.
///
/// # Errors
/// [`XlsxError`] when a ledger does not fit into a sheet: more rows or longer words than Excel takes.
pub fn xlsx(ledgers: &[Ledger], meta: &Meta, font: &str) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new(font);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(meta)?);
    let names = name::tabs(ledgers);
    for (ledger, name) in ledgers.iter().zip(names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet::write(sheet, ledger, meta, &look)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// What the file says of itself. Its day is the paper's: without one the writer would read the clock.
fn properties(meta: &Meta) -> Result<DocProperties, XlsxError> {
    let properties = DocProperties::new()
        .set_title(&meta.title)
        .set_author(meta.author())
        .set_creation_datetime(&day(meta.date)?);
    Ok(properties)
}

/// A day as Excel counts it.
fn day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    use chrono::Datelike;
    let part = |part: u32| u8::try_from(part).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    Ok(ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?)
}
