//! This file does the few things we do to a disk, one durable step at a time, so that tests can cut a run at any of them.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::error::{Action, OutputError};

/// How long a rename waits for a virus scanner or a cloud folder to let go.
const PATIENCE: [u64; 6] = [10, 20, 40, 80, 160, 320];

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
    /// A new file is written and flushed.
    Write,
    /// A finished file gets its name.
    Rename(&'a Path),
    /// A file or folder of our own records goes.
    Remove,
    /// A folder's entries are flushed.
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

    /// Writes a file of its own, whole and flushed.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        self.write_or_say(path, bytes).map_err(|e| OutputError::from_io(Action::Write, path, e))
    }

    /// Replaces one of our records, so that a reader finds the old or the new one.
    pub(super) fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let beside = path.with_extension("json.tmp");
        self.write(&beside, bytes)?;
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

    fn write_or_say(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let cut = self.hook.as_mut().map_or(Cut::Go, |hook| hook(&Step::Write));
        let (part, broken) = match cut {
            Cut::Go => (bytes, None),
            Cut::Fail(kind) => return Err(kind.into()),
            Cut::Tear => (&bytes[..bytes.len() / 2], Some(ErrorKind::Other)),
        };
        let mut file = File::create(path)?;
        file.write_all(part)?;
        if let Some(kind) = broken {
            return Err(kind.into());
        }
        file.sync_all()
    }

    fn ask(&mut self, step: &Step<'_>) -> io::Result<()> {
        match self.hook.as_mut().map_or(Cut::Go, |hook| hook(step)) {
            Cut::Go => Ok(()),
            Cut::Fail(kind) => Err(kind.into()),
            Cut::Tear => Err(ErrorKind::Other.into()),
        }
    }
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
