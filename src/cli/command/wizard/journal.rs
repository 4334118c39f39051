//! This file keeps the journal of an interview on disk: a line is there, flushed, before its answer is taken.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::cli::error::CliError;
use crate::cli::files::UNFINISHED;
use crate::cli::keep::create_beside;
use crate::output::try_lock;
use crate::wizard::journal::{Journal, entry, heading, read};

/// What stands behind the name of a journal that is not gone on with.
const DONE: &str = ".済";

/// An open journal, which nobody else writes meanwhile.
pub(super) struct Kept {
    path: PathBuf,
    file: File,
}

/// Where the journal of a profile lies.
pub(super) fn path_of(profile: &Path) -> PathBuf {
    beside(profile, UNFINISHED)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{name}{suffix}"))
}

impl Kept {
    /// Opens the journal of a profile, and returns what an earlier sitting left in it.
    ///
    /// # Errors
    /// [`CliError`] when another window has it, when it is no journal, and when the system refuses.
    pub(super) fn open(profile: &Path) -> Result<(Self, Option<Journal>), CliError> {
        let path = path_of(profile);
        let refused = |source| CliError::Unwritable { path: path.clone(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            fs::create_dir_all(folder).map_err(refused)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(refused)?;
        if !try_lock(&file).map_err(refused)? {
            return Err(CliError::Answering { path: profile.to_path_buf() });
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(refused)?;
        if bytes.is_empty() {
            return Ok((Self { path, file }, None));
        }
        // A character cut in two by a crash belongs to a line that was cut off.
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(error) => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(whole).unwrap_or_default()
            }
        };
        if !text.contains('\n') {
            // Killed before its first line was whole: nothing had been answered.
            file.set_len(0).and_then(|()| file.rewind()).map_err(refused)?;
            return Ok((Self { path, file }, None));
        }
        let journal = read(text).map_err(|why| CliError::Journal { path: path.clone(), why })?;
        let end = u64::try_from(journal.whole).unwrap_or(u64::MAX);
        file.set_len(end).map_err(refused)?;
        file.seek(SeekFrom::End(0)).map_err(refused)?;
        Ok((Self { path, file }, Some(journal)))
    }

    /// Copies what it holds to a file of its own, for answers that no question asks for any more; says where.
    pub(super) fn copy_beside(&mut self) -> Result<PathBuf, CliError> {
        // Through the open file: where locks bind everybody, no other handle could read it.
        let mut bytes = Vec::new();
        let read = self.file.rewind().and_then(|()| self.file.read_to_end(&mut bytes));
        read.map_err(|source| CliError::Unwritable { path: self.path.clone(), source })?;
        create_beside(&beside(&self.path, DONE), &bytes)
    }

    /// Begins anew.
    pub(super) fn begin(&mut self, today: &str, sitting: &str) -> Result<(), CliError> {
        self.file
            .set_len(0)
            .and_then(|()| self.file.rewind())
            .map_err(|source| CliError::Unwritable { path: self.path.clone(), source })?;
        self.put(&heading(today, sitting))
    }

    /// Keeps a typed line.
    pub(super) fn keep(&mut self, at: &str, line: &str) -> Result<(), CliError> {
        self.put(&entry(at, line))
    }

    fn put(&mut self, line: &str) -> Result<(), CliError> {
        let written = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(|source| CliError::Unwritable { path: self.path.clone(), source })
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes it away, after what it held is in the profile.
    pub(super) fn finish(self) {
        drop(self.file);
        // Left behind it would only offer to resume what is done.
        let _ = fs::remove_file(&self.path);
    }
}
