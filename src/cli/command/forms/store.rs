//! This file puts imported forms into the folder of forms, all or none, and keeps what was there.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use crate::catalogue::OverlayFile;
use crate::cli::error::CliError;
use crate::cli::keep::{Aside, Kept, Standing, make, replace, standing};

/// Stores the files below `root`. Nothing is written when one of them is taken and may not be replaced.
pub(super) fn store(
    root: &Path,
    files: &[OverlayFile],
    may_replace: bool,
    today: NaiveDate,
) -> Result<Vec<Kept>, CliError> {
    let advice = "手で直したものかもしれないため、取り込みませんでした。取り替えるときは --replace を付けてください（今あるものも別の名前で残します）。";
    let mut planned = Vec::new();
    for file in files {
        let path = file.path.split('/').fold(root.to_path_buf(), |path, part| path.join(part));
        let bytes = file.text.as_bytes();
        let before = match standing(&path, bytes)? {
            Standing::Nothing | Standing::Same => None,
            Standing::Other if may_replace => match fs::read(&path) {
                Ok(before) => Some(before),
                Err(source) => return Err(CliError::Unreadable { path, source }),
            },
            Standing::Other => return Err(CliError::Occupied { path, advice }),
        };
        planned.push((path, before, bytes));
    }
    let put = planned.into_iter().map(|(path, before, bytes)| match before {
        Some(before) => replace(&path, Some(&before), bytes, Aside::Dated(today)),
        None => make(&path, bytes, advice),
    });
    put.collect()
}
