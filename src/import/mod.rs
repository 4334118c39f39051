//! This module takes in lists that people keep elsewhere, and gives the profile's lists out again.
//!
//! A list is found inside a CSV or Excel file (title rows, two rows of headings, remarks between), its columns are
//! recognised, its rows are read by the rules of the profile and held against what the profile says. Nothing is written
//! here: what comes out are the changes. Facts of contact, contract and product only: check dates, approvals, results of
//! drills and passwords are refused by the headings of their columns.

mod amend;
mod assumed;
mod cell;
mod compare;
mod error;
mod export;
mod fold;
mod identify;
mod ledger;
mod mapping;
mod names;
mod plan;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use amend::amend;
pub use assumed::parted;
pub use compare::{Compared, Comparison, Difference, Verdict, compare};
pub use error::ImportError;
pub use export::{Exported, export};
pub use mapping::{ColumnUse, Mapping, Sureness, Target};
pub use plan::{Home, Written, home, write};
pub use rows::Fill;
pub use table::Table;

use crate::profile::EntryList;

/// What a list is called.
///
/// # Errors
/// Only a fault of ours.
pub fn title(list: EntryList) -> Result<&'static str, ImportError> {
    Ok(&words::ListWords::of(list)?.title)
}
