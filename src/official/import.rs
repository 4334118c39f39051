//! This file reads the forms of a workbook: every sheet with a table of questions, recognised and matched.

use super::draft::Draft;
use super::error::OfficialError;
use super::found::Found;
use super::recognise::{FormName, recognise};
use super::sheet;
use crate::catalogue::Catalogue;
use crate::workbook::Workbook;

/// More questions than any form asks. All of them are compared with all that are known.
const MOST_QUESTIONS: usize = 400;

/// The sheets that hold a table of questions. Hidden ones, and examples of filling in (記入例), are none.
pub(super) fn forms_of(workbook: &Workbook) -> Result<Vec<Found>, OfficialError> {
    let shown = workbook.sheets().iter().enumerate();
    let shown = shown.filter(|(_, sheet)| !sheet.is_hidden && !sheet.name.contains("記入例"));
    let found: Vec<Found> = shown.filter_map(|(at, sheet)| sheet::read(at, sheet)).collect();
    if let Some(found) = found.iter().find(|found| found.items.len() > MOST_QUESTIONS) {
        let (file, sheet) = (workbook.file().to_owned(), found.name.clone());
        return Err(OfficialError::TooMany { file, sheet, most: MOST_QUESTIONS });
    }
    if found.is_empty() {
        return Err(OfficialError::NoTable { file: workbook.file().to_owned() });
    }
    Ok(found)
}

/// The forms of a workbook, with a proposal for every question. Sheets that are no form of ours are passed over as long
/// as one is.
///
/// # Errors
/// [`OfficialError`] when there is no table, no form of ours, or one form twice.
pub fn drafts<'c>(
    workbook: &Workbook,
    catalogue: &'c Catalogue,
    named: Option<&FormName>,
) -> Result<Vec<Draft<'c>>, OfficialError> {
    let (file, sha256) = (workbook.file(), workbook.sha256());
    let mut drafts: Vec<Draft<'c>> = Vec::new();
    let mut refused = None;
    for found in forms_of(workbook)? {
        match recognise(file, sha256, &found, catalogue, named) {
            Ok(recognised) => {
                drafts.push(Draft::new(file, sha256, found, recognised, catalogue));
            }
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    for (at, draft) in drafts.iter().enumerate() {
        let earlier = drafts.iter().take(at).find(|d| d.recognised.name == draft.recognised.name);
        if let Some(earlier) = earlier {
            return Err(OfficialError::SameForm {
                file: file.to_owned(),
                one: earlier.found.name.clone(),
                other: draft.found.name.clone(),
                key: draft.recognised.name.key(),
            });
        }
    }
    match refused {
        Some(error) if drafts.is_empty() => Err(error),
        _ => Ok(drafts),
    }
}
