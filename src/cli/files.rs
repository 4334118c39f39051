//! This file loads what the user names: the profile and the ledgers beside it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::CliError;
use crate::profile::{Source, Sources, ledger_files};

/// More than any profile or ledger needs, and little enough for any computer.
const LIMIT: u64 = 64 * 1024 * 1024;

/// What stands behind the name of a profile whose answers are not finished.
pub(crate) const UNFINISHED: &str = ".途中";

/// Where the papers of a profile go when nobody says so: beside it, in a folder of its own, so that the papers of two
/// facilities never meet in one.
pub(crate) fn papers_of(profile: &Path) -> PathBuf {
    let stem = profile.file_stem().unwrap_or_default().to_string_lossy();
    profile.with_file_name(format!("{stem}の書類"))
}

/// Loads a profile and the ledgers it names.
///
/// A ledger that is not there is left to the profile's own check, which knows the line that names it.
pub(crate) fn load(path: &Path) -> Result<Sources, CliError> {
    let profile = Source::new(path.display().to_string(), read(path)?);
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut ledgers = BTreeMap::new();
    // A profile that cannot even be decoded names none; `parse` says what is wrong with it.
    for name in ledger_files(&profile).unwrap_or_default() {
        let beside = folder.join(&name);
        match read(&beside) {
            Ok(bytes) => {
                let shown = beside.display().to_string();
                ledgers.insert(name, Source::new(shown, bytes));
            }
            Err(CliError::Missing { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Sources { profile, ledgers })
}

/// Reads one file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    let named = || path.to_path_buf();
    let refused = |source: std::io::Error| match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => CliError::Missing { path: named() },
        _ => CliError::Unreadable { path: named(), source },
    };
    if fs::metadata(path).map_err(refused)?.is_dir() {
        return Err(CliError::IsFolder { path: named() });
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|f| f.take(LIMIT + 1).read_to_end(&mut bytes)).map_err(refused)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LIMIT) {
        return Err(CliError::TooLarge { path: named() });
    }
    Ok(bytes)
}
