//! This file knows the places inside an output folder and reserves them for one run.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::disk::Disk;
use super::error::{Action, OutputError};
use super::fingerprint::Standing;
use super::lock::try_lock;
use super::name::parts;

/// How often, a tenth of a second apart, a run asks whether the one before it has finished.
const PATIENCE: u32 = 30;

/// An output folder, ours until it is dropped.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    // Held for its lock only: the system releases it even when the process is killed.
    _lock: File,
}

impl Folder {
    /// Makes the folder if need be and reserves it.
    pub(super) fn open(root: &Path, disk: &mut Disk) -> Result<Self, OutputError> {
        if fs::metadata(root).is_ok_and(|meta| !meta.is_dir()) {
            return Err(OutputError::FolderIsFile { path: root.to_path_buf() });
        }
        let records = root.join(".sonae");
        match fs::symlink_metadata(&records) {
            Ok(meta) if meta.is_dir() => {}
            // A link here would lead our records, and what we remove of them, out of the folder.
            Ok(_) => return Err(OutputError::NotAFolder { path: records }),
            Err(_) => {
                disk.make_folder(root).map_err(|e| a_file_above(root).unwrap_or(e))?;
                disk.make_folder(&records)?;
            }
        }
        let lock = lock(root, &records.join("lock"))?;
        Ok(Self { root: root.to_path_buf(), _lock: lock })
    }

    /// The folder itself.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A file of the set.
    pub(super) fn file(&self, place: &str) -> PathBuf {
        let (folder, name) = parts(place);
        folder.map_or_else(|| self.root.clone(), |folder| self.root.join(folder)).join(name)
    }

    /// What stands at the place of a file; nothing where its folder is missing.
    ///
    /// # Errors
    /// [`OutputError::NotAFolder`] where a link or a file has the place of its folder: what it leads to is not ours.
    pub(super) fn look(&self, place: &str) -> Result<Standing, OutputError> {
        if let (Some(folder), _) = parts(place)
            && !is_folder(&self.root.join(folder))?
        {
            return Ok(Standing::Nothing);
        }
        let path = self.file(place);
        Standing::at(&path).map_err(|e| OutputError::from_io(Action::Read, &path, e))
    }

    /// Makes the folder of a place, if it has one and that is not there.
    pub(super) fn make_folder_of(&self, place: &str, disk: &mut Disk) -> Result<(), OutputError> {
        match parts(place) {
            (Some(folder), _) => {
                let path = self.root.join(folder);
                if is_folder(&path)? { Ok(()) } else { disk.make_folder(&path) }
            }
            (None, _) => Ok(()),
        }
    }

    /// The folder of our records.
    pub(super) fn records(&self) -> PathBuf {
        self.root.join(".sonae")
    }

    /// What we wrote last.
    pub(super) fn manifest(&self) -> PathBuf {
        self.records().join("manifest.json")
    }

    /// What is being renamed.
    pub(super) fn journal(&self) -> PathBuf {
        self.records().join("journal.json")
    }

    /// The texts of each document as last written.
    pub(super) fn base(&self) -> PathBuf {
        self.records().join("base")
    }

    /// The files that the last changing run replaced.
    pub(super) fn previous(&self) -> PathBuf {
        self.records().join("previous")
    }

    /// Takes away what runs that were cut short before their journal have left.
    pub(super) fn sweep(&self, disk: &mut Disk) -> Result<(), OutputError> {
        let records = self.records();
        let refused = |e| OutputError::from_io(Action::Read, &records, e);
        let mut stale = Vec::new();
        for entry in fs::read_dir(&records).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(super::stage::PREFIX) || name.ends_with(".tmp") {
                stale.push(entry.path());
            }
        }
        stale.sort();
        stale.iter().try_for_each(|path| disk.remove(path))
    }
}

/// Whether a folder is there; a link to one is none.
fn is_folder(path: &Path) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => Ok(true),
        Ok(_) => Err(OutputError::NotAFolder { path: path.to_path_buf() }),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
        Err(e) => Err(OutputError::from_io(Action::Read, path, e)),
    }
}

fn lock(root: &Path, path: &Path) -> Result<File, OutputError> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|e| OutputError::from_io(Action::Write, path, e))?;
    for _ in 0..PATIENCE {
        if try_lock(&file).map_err(|e| OutputError::from_io(Action::Lock, path, e))? {
            return Ok(file);
        }
        sleep(Duration::from_millis(100));
    }
    Err(OutputError::Busy { path: root.to_path_buf() })
}

fn a_file_above(root: &Path) -> Option<OutputError> {
    let above =
        root.ancestors().find(|path| fs::metadata(path).is_ok_and(|meta| !meta.is_dir()))?;
    Some(OutputError::FolderIsFile { path: above.to_path_buf() })
}
