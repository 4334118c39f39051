//! This file renames what a journal names and brings the records up to date; doing it twice does no harm.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Occupied;
use super::disk::{Disk, is_held};
use super::error::{Action, OutputError};
use super::fingerprint::Standing;
use super::folder::Folder;
use super::journal::{Journal, Move};
use super::manifest::Manifest;
use super::plan::free_name_beside;

/// Finishes what an interrupted run has left; says whether there was anything.
pub(super) fn recover(folder: &Folder, disk: &mut Disk) -> Result<bool, OutputError> {
    match Journal::read(folder)? {
        Some(journal) if folder.records().join(&journal.stage).is_dir() => {
            commit(folder, disk, journal).map(|_| true)
        }
        // A journal outlives its stage only when somebody has tidied up by hand.
        Some(_) | None => disk.remove(&folder.journal()).map(|()| false),
    }
}

/// Does what the journal says and returns the moves as they were made.
pub(super) fn commit(
    folder: &Folder,
    disk: &mut Disk,
    mut journal: Journal,
) -> Result<Vec<Move>, OutputError> {
    for index in 0..journal.moves.len() {
        put(folder, disk, &mut journal, index)?;
    }
    let targets = journal.moves.iter().map(|step| folder.file(&step.target));
    let folders: BTreeSet<PathBuf> =
        targets.filter_map(|target| target.parent().map(Path::to_path_buf)).collect();
    // The folders of the set stand in the root: it is flushed even where every file lies deeper.
    for path in folders.iter().filter(|path| path.is_dir()) {
        disk.flush_folder(path)?;
    }
    if !folders.contains(folder.root()) {
        disk.flush_folder(folder.root())?;
    }
    put_bases(folder, disk, &journal)?;
    record(folder, disk, &journal)?;
    put_previous(folder, disk, &journal)?;
    disk.remove(&folder.journal())?;
    disk.flush_folder(&folder.records())?;
    disk.remove(&folder.records().join(&journal.stage))?;
    Ok(journal.moves)
}

/// Gives one file its name, or the next free one beside it.
fn put(
    folder: &Folder,
    disk: &mut Disk,
    journal: &mut Journal,
    index: usize,
) -> Result<(), OutputError> {
    let stage = folder.records().join(&journal.stage);
    loop {
        let Some(step) = journal.moves.get_mut(index) else { return Ok(()) };
        let staged = stage.join(&step.staged);
        match look(&staged)? {
            // Renamed before the interruption.
            Standing::Nothing => return Ok(()),
            Standing::File(found) if found == step.entry.sha256 => {}
            // Not what was staged: the disk lost it in a power cut. The old file is whole; keep that.
            Standing::File(_) | Standing::Other => {
                step.lost = true;
                return Ok(());
            }
        }
        folder.make_folder_of(&step.target, disk)?;
        let target = folder.file(&step.target);
        let standing = folder.look(&step.target)?;
        let why = if step.expects(&standing) {
            match disk.rename(&staged, &target) {
                Ok(()) => return Ok(()),
                // Beside an occupied place nothing can be held: then it is the folder that refuses.
                Err(e) if is_held(&e) && standing != Standing::Nothing => Occupied::HeldOpen,
                Err(e) => return Err(OutputError::from_io(Action::Rename, &target, e)),
            }
        } else {
            Occupied::EditedByHand
        };
        step.target = free_name_beside(folder, &step.wanted)?;
        step.expected = None;
        step.occupied = step.occupied.or(Some(why));
        journal.write(folder, disk)?;
    }
}

/// Puts the base texts where they belong: with the file in its place, or with the one beside.
///
/// A file that was kept goes on being merged from the words it was edited from.
fn put_bases(folder: &Folder, disk: &mut Disk, journal: &Journal) -> Result<(), OutputError> {
    if journal.bases.is_empty() {
        return Ok(());
    }
    let stage = folder.records().join(&journal.stage);
    let base = folder.base();
    disk.make_folder(&base)?;
    for texts in &journal.bases {
        let from = stage.join(&texts.staged);
        if !stands(&from)? {
            continue;
        }
        let is_beside = |name: &String| {
            texts.beside || journal.moves.iter().any(|m| m.wanted == *name && m.target != *name)
        };
        let own = base.join(format!("{}.json", texts.document));
        let new = base.join(format!("{}.new.json", texts.document));
        let to = if texts.files.iter().any(is_beside) && stands(&own)? {
            &new
        } else {
            disk.remove(&new)?;
            &own
        };
        disk.rename(&from, to).map_err(|e| OutputError::from_io(Action::Rename, to, e))?;
    }
    disk.flush_folder(&base)
}

/// Brings the manifest up to date.
fn record(folder: &Folder, disk: &mut Disk, journal: &Journal) -> Result<(), OutputError> {
    let path = folder.manifest();
    let found = Manifest::read(&path)?;
    let mut manifest = found.manifest.clone();
    let moved = journal.moves.iter().filter(|m| !m.lost).map(|m| (&m.target, &m.entry));
    for (name, entry) in moved.chain(journal.kept.iter().map(|(name, entry)| (name, entry))) {
        manifest.files.insert(name.clone(), entry.clone());
    }
    let mut gone = Vec::new();
    for name in manifest.files.keys() {
        if folder.look(name)? == Standing::Nothing {
            gone.push(name.clone());
        }
    }
    for name in gone {
        manifest.files.remove(&name);
    }
    if found.damaged || manifest != found.manifest {
        disk.replace(&path, &manifest.to_bytes())?;
    }
    Ok(())
}

/// Keeps what was replaced.
fn put_previous(folder: &Folder, disk: &mut Disk, journal: &Journal) -> Result<(), OutputError> {
    let from = folder.records().join(&journal.stage).join("previous");
    if !journal.previous || !from.is_dir() {
        return Ok(());
    }
    let to = folder.previous();
    disk.remove(&to)?;
    disk.rename(&from, &to).map_err(|e| OutputError::from_io(Action::Rename, &to, e))
}

/// Whether anything is there, whatever is in it.
fn stands(path: &Path) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
        Err(e) => Err(OutputError::from_io(Action::Read, path, e)),
    }
}

fn look(path: &Path) -> Result<Standing, OutputError> {
    Standing::at(path).map_err(|e| OutputError::from_io(Action::Read, path, e))
}
