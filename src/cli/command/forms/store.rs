//! This file puts imported forms into the folder of forms, whole or not at all, and keeps what was there.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::catalogue::OverlayFile;
use crate::cli::error::CliError;

/// How many earlier versions of one day are told apart.
const MOST_EARLIER: usize = 99;

/// What became of a file.
pub(super) enum Stored {
    /// It was not there before.
    New(PathBuf),
    /// It was there already, the same.
    Same(PathBuf),
    /// It took the place of an earlier one, which has another name now.
    Replaced {
        /// The file.
        path: PathBuf,
        /// Where the earlier one is.
        earlier: PathBuf,
    },
}

/// Stores the files below `root`. Nothing is written when one of them is taken and may not be replaced.
pub(super) fn store(
    root: &Path,
    files: &[OverlayFile],
    replace: bool,
    today: NaiveDate,
) -> Result<Vec<Stored>, CliError> {
    let mut planned = Vec::new();
    for file in files {
        let path = file.path.split('/').fold(root.to_path_buf(), |path, part| path.join(part));
        let there = match fs::read_to_string(&path) {
            Ok(text) => Some(text == file.text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) if error.kind() == ErrorKind::InvalidData => Some(false),
            Err(source) => return Err(CliError::Unreadable { path, source }),
        };
        if there == Some(false) && !replace {
            let advice = "手で直したものかもしれないため、取り込みませんでした。取り替えるときは --replace を付けてください（今あるものも別の名前で残します）。";
            return Err(CliError::Occupied { path, advice });
        }
        planned.push((path, there, file));
    }
    planned.into_iter().map(|(path, there, file)| put(path, there, &file.text, today)).collect()
}

fn put(
    path: PathBuf,
    there: Option<bool>,
    text: &str,
    today: NaiveDate,
) -> Result<Stored, CliError> {
    match there {
        Some(true) => Ok(Stored::Same(path)),
        Some(false) => {
            let earlier = set_aside(&path, today)?;
            write(&path, text)?;
            Ok(Stored::Replaced { path, earlier })
        }
        None => {
            write(&path, text)?;
            Ok(Stored::New(path))
        }
    }
}

/// Copies a file to a name beside it that is read as no form.
fn set_aside(path: &Path, today: NaiveDate) -> Result<PathBuf, CliError> {
    let refused = |source| CliError::Unwritable { path: path.to_path_buf(), source };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    for count in 1..=MOST_EARLIER {
        let number = if count == 1 { String::new() } else { format!("-{count}") };
        let earlier = path.with_file_name(format!("{name}.{today}まで{number}"));
        if fs::symlink_metadata(&earlier).is_err() {
            fs::copy(path, &earlier).map_err(refused)?;
            return Ok(earlier);
        }
    }
    Err(refused(ErrorKind::AlreadyExists.into()))
}

/// Writes a text file so that it is there whole or not at all.
pub(in crate::cli::command) fn write(path: &Path, text: &str) -> Result<(), CliError> {
    let refused = |source| CliError::Unwritable { path: path.to_path_buf(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(refused)?;
    }
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let unfinished = path.with_file_name(format!(".{name}.part"));
    let written = File::create(&unfinished)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        // What could not be finished is of no use to anybody; the first error is the one that is told.
        let _ = fs::remove_file(&unfinished);
    }
    written.map_err(refused)
}
