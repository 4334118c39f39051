//! This file puts single files down: whole or not at all, the earlier one kept, nobody else's change lost.
//!
//! A binder goes through `output` instead: its files change together, which needs a journal and a record of what was
//! written last. A single file needs neither: it is compared with what was read, and one rename changes it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::error::CliError;
use crate::output::{rename, try_lock};

/// How many files of one name are told apart by a number.
const MOST: usize = 99;

/// What became of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kept {
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

/// Under which name the earlier file stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aside {
    /// 「….2026-11-26まで」, beside those of other days and of the same.
    Dated(NaiveDate),
    /// 「….前の版」, in the place of the one before it.
    Last,
}

/// What stands in the place of a file that is to be made.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing.
    Nothing,
    /// A file that says the same.
    Same,
    /// Something else: another file, a folder, a link that leads nowhere.
    Other,
}

/// Looks at the place of a file that is to be made.
///
/// # Errors
/// What stands there cannot be read.
pub(crate) fn standing(path: &Path, bytes: &[u8]) -> Result<Standing, CliError> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(Standing::Nothing);
    }
    match fs::read(path) {
        Ok(there) if there == bytes => Ok(Standing::Same),
        Ok(_) => Ok(Standing::Other),
        Err(_) if path.is_dir() || fs::read_link(path).is_ok() => Ok(Standing::Other),
        Err(source) => Err(CliError::Unreadable { path: path.to_path_buf(), source }),
    }
}

/// Makes a file that is not there yet, whole or not at all, and the folder it lies in.
///
/// # Errors
/// Another file has the name, with `advice` what to do then; or the system refuses. Nothing is changed then.
pub(crate) fn make(path: &Path, bytes: &[u8], advice: &'static str) -> Result<Kept, CliError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let refused = |source| CliError::Unwritable { path: path.to_path_buf(), source };
        fs::create_dir_all(folder).map_err(refused)?;
    }
    put(path, None, bytes, advice)
}

/// Writes a file in the place of the one that was read as `before`; nothing for one that is not to be there yet.
///
/// The new bytes are flushed beside it, then what stands there is looked at once more, copied to a name of its own,
/// and replaced by a rename. Two runs at once are kept apart by a lock.
///
/// # Errors
/// Somebody else has changed the file since, another run is at it, or the system refuses. Nothing is changed then.
pub(crate) fn replace(
    path: &Path,
    before: Option<&[u8]>,
    bytes: &[u8],
    aside: Aside,
) -> Result<Kept, CliError> {
    let advice = "sonae が作ったものか分からないため、何も書きませんでした。そのファイルを別の名前にするか、プロファイルから {file: …} で指してから、もう一度実行してください。";
    put(path, before.map(|before| (before, aside)), bytes, advice)
}

fn put(
    path: &Path,
    before: Option<(&[u8], Aside)>,
    bytes: &[u8],
    occupied: &'static str,
) -> Result<Kept, CliError> {
    // A link stays a link: what it points at is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let refused = |source| CliError::Unwritable { path: path.to_path_buf(), source };
    let taken = || CliError::Occupied { path: path.to_path_buf(), advice: occupied };
    let lock = Lock::take(&target, path)?;
    match (before, there(&target).map_err(refused)?) {
        (_, Some(there)) if there == bytes => return Ok(Kept::Same(path.to_path_buf())),
        (Some((before, _)), Some(there)) if there == before => {}
        (None, None) => {}
        (None, Some(_)) => return Err(taken()),
        (Some(_), _) => {
            let advice = "実行している間に、ほかのプログラムが書き換えました。保存して閉じてから、もう一度実行してください。";
            return Err(CliError::NotReplaced { path: path.to_path_buf(), advice });
        }
    }
    let part = beside(&target, ".part");
    let written = (|| {
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        if before.is_some() {
            // Who may read the file stays as it was.
            fs::set_permissions(&part, fs::metadata(&target)?.permissions())?;
        }
        file.sync_all()
    })();
    let done = written.map_err(refused).and_then(|()| match before {
        None => match name_new(&part, &target) {
            Ok(()) => Ok(Kept::New(path.to_path_buf())),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken()),
            Err(error) => Err(refused(error)),
        },
        Some((before, aside)) => {
            let earlier = set_aside(&target, before, aside)?;
            rename(&part, &target).map_err(refused)?;
            Ok(Kept::Replaced { path: path.to_path_buf(), earlier: as_named(path, earlier) })
        }
    });
    if done.is_err() {
        // What could not be finished is of no use to anybody; the first error is the one that is told.
        let _ = fs::remove_file(&part);
    } else {
        flush_folder(&target);
    }
    drop(lock);
    done
}

/// Gives a finished file a name that nobody has: a link is refused where the name is taken, a rename would replace.
fn name_new(part: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(part, target) {
        Ok(()) => fs::remove_file(part),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Some sticks and shares know no links; that the name is free has just been seen.
        Err(_) => rename(part, target),
    }
}

/// The earlier file as the user would write its name: beside theirs, unless theirs is a link into another folder.
fn as_named(path: &Path, earlier: PathBuf) -> PathBuf {
    let named = path.with_file_name(earlier.file_name().unwrap_or_default());
    let is_there = matches!(
        (fs::canonicalize(&named), fs::canonicalize(&earlier)),
        (Ok(one), Ok(other)) if one == other
    );
    if is_there { named } else { earlier }
}

/// Makes a file of that name, or of the next free one with a number, and says which.
pub(crate) fn create_beside(wanted: &Path, bytes: &[u8]) -> Result<PathBuf, CliError> {
    let stem = wanted.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let end = wanted.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    let names = (1..=MOST).map(|count| match count {
        1 => wanted.to_path_buf(),
        count => wanted.with_file_name(format!("{stem}-{count}{end}")),
    });
    create_first(names, bytes, wanted)
}

fn create_first(
    names: impl Iterator<Item = PathBuf>,
    bytes: &[u8],
    wanted: &Path,
) -> Result<PathBuf, CliError> {
    let refused = |source| CliError::Unwritable { path: wanted.to_path_buf(), source };
    for path in names {
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                if let Err(source) = written {
                    let _ = fs::remove_file(&path);
                    return Err(refused(source));
                }
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(refused(error)),
        }
    }
    let advice = "上書きしません。別の名前を指定するか、今あるファイルを移してください。";
    Err(CliError::Occupied { path: wanted.to_path_buf(), advice })
}

fn there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        // A link that leads nowhere is somebody's all the same.
        Err(error) if error.kind() == ErrorKind::NotFound && fs::read_link(path).is_ok() => {
            Err(ErrorKind::AlreadyExists.into())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Keeps the earlier bytes under a name beside the file that is read as nothing.
fn set_aside(path: &Path, bytes: &[u8], aside: Aside) -> Result<PathBuf, CliError> {
    let today = match aside {
        Aside::Dated(today) => today,
        Aside::Last => {
            let earlier = beside_named(path, ".前の版");
            let copied = fs::copy(path, &earlier);
            return match copied {
                Ok(_) => Ok(earlier),
                Err(source) => Err(CliError::Unwritable { path: earlier, source }),
            };
        }
    };
    let wanted = beside_named(path, &format!(".{today}まで"));
    let names = (1..=MOST).map(|count| match count {
        1 => wanted.clone(),
        count => beside_named(path, &format!(".{today}まで-{count}")),
    });
    let earlier = create_first(names, bytes, &wanted)?;
    if let Ok(meta) = fs::metadata(path) {
        // The copy is for the same eyes; a system that cannot say so has kept the bytes all the same.
        let _ = fs::set_permissions(&earlier, meta.permissions());
    }
    Ok(earlier)
}

fn beside_named(path: &Path, end: &str) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{name}{end}"))
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}{end}"))
}

/// Makes the rename survive a power cut, where the system has a way to ask for it.
fn flush_folder(path: &Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        // The file is whole either way.
        let _ = folder.sync_all();
    }
}

/// Holds off other runs at the same file until it is dropped.
struct Lock {
    path: PathBuf,
    // Held for its lock only: the system releases it even when the process is killed.
    _file: File,
}

impl Lock {
    fn take(target: &Path, shown: &Path) -> Result<Self, CliError> {
        let path = beside(target, ".lock");
        let refused = |source| CliError::Unwritable { path: shown.to_path_buf(), source };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(refused)?;
        if try_lock(&file).map_err(refused)? {
            return Ok(Self { path, _file: file });
        }
        let advice = "ほかの sonae が書き込んでいます。終わってから、もう一度実行してください。";
        Err(CliError::NotReplaced { path: shown.to_path_buf(), advice })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests;
