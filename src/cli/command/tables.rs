//! This file opens and makes what lists and tables of questions have in common: a file, a profile, a sheet.

use std::path::Path;

use chrono::NaiveDate;

use super::trouble::Trouble;
use crate::cli::error::CliError;
use crate::cli::files::{load, read};
use crate::document::{Ledger, Meta, Status};
use crate::generate::{GenerateError, workbook};
use crate::profile::{Profile, Sources, parse};

/// A table that the user names: what messages call it, and its bytes.
pub(super) fn given(path: &Path) -> Result<(String, Vec<u8>), CliError> {
    let bytes = read(path).map_err(|error| match error {
        CliError::IsFolder { path } => CliError::NoWorkbook { path },
        other => other,
    })?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, bytes))
}

/// The profile that a table belongs to, with the files it was read from.
pub(super) fn profile(
    path: &Path,
    today: Option<NaiveDate>,
) -> Result<(Sources, Profile), Trouble> {
    let sources = load(path)?;
    let parsed = parse(&sources, today).map_err(|report| GenerateError::Faults { report })?;
    Ok((sources, parsed.value.profile))
}

/// Whether a table is to be an Excel file, by the name it is to get; else it is to be CSV.
pub(super) fn is_workbook(out: &Path) -> Result<bool, CliError> {
    let end = out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    match end.as_str() {
        "xlsx" => Ok(true),
        "csv" => Ok(false),
        _ => Err(CliError::OutIsNoList { path: out.to_path_buf() }),
    }
}

/// A table as an Excel file.
pub(super) fn excel(
    ledger: &Ledger,
    profile: &Profile,
    handling: Option<&str>,
) -> Result<Vec<u8>, Trouble> {
    let meta = Meta {
        title: ledger.title.clone(),
        short_title: ledger.title.clone(),
        facility: profile.facility.name.clone(),
        document_number: None,
        version: None,
        date: profile.plan.revised_on.day(),
        status: Status::Sheet,
        handling: handling.map(ToOwned::to_owned),
    };
    Ok(workbook(std::slice::from_ref(ledger), &meta)?)
}
