//! This file does the few things we do to a disk, one durable step at a time, so that tests can cut a run at any of them.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread::{self, sleep};
use std::time::Duration;

use super::error::{Action, OutputError};

/// How long a rename waits for a virus scanner or a cloud folder to let go.
const PATIENCE: [u64; 6] = [10, 20, 40, 80, 160, 320];

/// How many files are written before they are flushed: each is open until then, and systems allow some 200.
const OPEN: usize = 64;

/// How many files are flushed at a time.
const FLUSHED: usize = 8;

/// The disk, through which everything is changed.
pub(super) struct Disk {
    patience: &'static [u64],
    hook: Option<Hook>,
}

/// What a test says before each step.
pub(super) type Hook = Box<dyn FnMut(&Step<'_>) -> Cut>;

/// A step about to be taken.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "only tests look where a step is taken"))]
pub(super) enum Step<'a> {
    /// A folder is made.
    MakeFolder,
    /// A new file is written.
    Write,
    /// A finished file gets its name.
    Rename(&'a Path),
    /// A file or folder of our own records goes.
    Remove,
    /// New files or a folder's entries are flushed.
    Flush,
}

/// What becomes of a step.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "only tests cut a step short"))]
pub(super) enum Cut {
    /// It is taken.
    Go,
    /// It fails without having done anything.
    Fail(ErrorKind),
    /// A write stops half way; other steps fail.
    Tear,
}

impl Disk {
    /// The real one.
    pub(super) fn new() -> Self {
        Self { patience: &PATIENCE, hook: None }
    }

    /// One that asks a test before each step and never waits.
    #[cfg(test)]
    pub(super) fn watched(hook: Hook) -> Self {
        Self { patience: &[], hook: Some(hook) }
    }

    /// Makes a folder and those above it.
    pub(super) fn make_folder(&mut self, path: &Path) -> Result<(), OutputError> {
        self.ask(&Step::MakeFolder)
            .and_then(|()| fs::create_dir_all(path))
            .map_err(|e| OutputError::from_io(Action::MakeFolder, path, e))
    }

    /// Writes files of their own, whole and flushed.
    ///
    /// They are flushed side by side: a disk takes not much longer for eight than for one.
    pub(super) fn write_all(&mut self, files: &[(PathBuf, &[u8])]) -> Result<(), OutputError> {
        for files in files.chunks(OPEN) {
            let written = files.iter().map(|(path, bytes)| {
                let file = self.write_or_say(path, bytes);
                let file = file.map_err(|e| OutputError::from_io(Action::Write, path, e))?;
                Ok(Written { path, file })
            });
            let written = written.collect::<Result<Vec<_>, OutputError>>()?;
            if let Some(Written { path, .. }) = written.first() {
                let go = self.ask(&Step::Flush);
                go.map_err(|e| OutputError::from_io(Action::Write, path, e))?;
            }
            flush(&written)?;
        }
        Ok(())
    }

    /// Replaces one of our records, so that a reader finds the old or the new one.
    pub(super) fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let beside = path.with_extension("json.tmp");
        self.write_all(&[(beside.clone(), bytes)])?;
        self.rename(&beside, path).map_err(|e| OutputError::from_io(Action::Rename, path, e))?;
        self.flush_parent(path)
    }

    /// Gives a finished file its name; waits a little while something holds the name.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let mut waits = self.patience.iter();
        loop {
            let result = self.ask(&Step::Rename(to)).and_then(|()| fs::rename(from, to));
            match (result, waits.next()) {
                (Err(e), Some(wait)) if is_held(&e) => sleep(Duration::from_millis(*wait)),
                (result, _) => return result,
            }
        }
    }

    /// Takes away a file or folder of our own records, if it is there.
    pub(super) fn remove(&mut self, path: &Path) -> Result<(), OutputError> {
        let gone = |e: io::Error| {
            if e.kind() == ErrorKind::NotFound {
                Ok(())
            } else {
                Err(OutputError::from_io(Action::Remove, path, e))
            }
        };
        let meta = match fs::symlink_metadata(path) {
            Ok(meta) => meta,
            Err(e) => return gone(e),
        };
        self.ask(&Step::Remove)
            .and_then(
                |()| if meta.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) },
            )
            .or_else(gone)
    }

    /// Makes renames in a folder survive a power cut, where the system has a way to ask for it.
    pub(super) fn flush_folder(&mut self, path: &Path) -> Result<(), OutputError> {
        let flushed = self.ask(&Step::Flush).and_then(|()| {
            if cfg!(unix) { File::open(path).and_then(|folder| folder.sync_all()) } else { Ok(()) }
        });
        flushed.map_err(|e| OutputError::from_io(Action::Write, path, e))
    }

    fn flush_parent(&mut self, path: &Path) -> Result<(), OutputError> {
        path.parent().map_or(Ok(()), |parent| self.flush_folder(parent))
    }

    fn write_or_say(&mut self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        let cut = self.hook.as_mut().map_or(Cut::Go, |hook| hook(&Step::Write));
        let (part, broken) = match cut {
            Cut::Go => (bytes, None),
            Cut::Fail(kind) => return Err(kind.into()),
            Cut::Tear => (&bytes[..bytes.len() / 2], Some(ErrorKind::Other)),
        };
        let mut file = File::create(path)?;
        file.write_all(part)?;
        broken.map_or(Ok(file), |kind| Err(kind.into()))
    }

    fn ask(&mut self, step: &Step<'_>) -> io::Result<()> {
        match self.hook.as_mut().map_or(Cut::Go, |hook| hook(step)) {
            Cut::Go => Ok(()),
            Cut::Fail(kind) => Err(kind.into()),
            Cut::Tear => Err(ErrorKind::Other.into()),
        }
    }
}

/// Gives a finished file its name, replacing what has it; waits a little while a virus scanner or a cloud folder holds that.
///
/// # Errors
/// The system refuses.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    Disk::new().rename(from, to)
}

/// A new file that is still open.
struct Written<'f> {
    path: &'f Path,
    file: File,
}

/// Flushes files side by side; of several failures the first file's is told.
fn flush(files: &[Written<'_>]) -> Result<(), OutputError> {
    let one = |Written { path, file }: &Written<'_>| {
        file.sync_all().map_err(|e| OutputError::from_io(Action::Write, path, e))
    };
    let all = |share: &[Written<'_>]| share.iter().try_for_each(one);
    thread::scope(|scope| {
        let shares = files.chunks(files.len().div_ceil(FLUSHED).max(1));
        let started: Vec<_> = shares
            .map(|share| (share, thread::Builder::new().spawn_scoped(scope, move || all(share))))
            .collect();
        started.into_iter().try_for_each(|(share, started)| {
            match started.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(flushed)) => flushed,
                // Where there is no thread to be had, the share is flushed here.
                Ok(Err(_)) | Err(_) => all(share),
            }
        })
    })
}

/// Whether an error means that somebody holds the file: Windows' access denied, sharing violation, lock violation.
pub(super) fn is_held(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ResourceBusy)
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)))
}

/// Whether somebody holds a file or has protected it, found by opening it for writing without touching it.
pub(super) fn is_writable(path: &Path) -> bool {
    match File::options().write(true).open(path) {
        Ok(_) => true,
        Err(e) => !is_held(&e),
    }
}
