//! This file writes a whole set, flushed, into a folder of its own before any name changes hands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Artifact;
use super::base;
use super::error::{Action, OutputError};
use super::journal::{Base, Journal, Move};
use super::manifest::{Entry, Manifest};
use super::plan::Plan;

/// How the names of stages begin.
pub(super) const PREFIX: &str = "stage-";

/// Stages a plan and writes its journal; `None` when the folder is already as it should be.
pub(super) fn stage(plan: &mut Plan) -> Result<Option<Journal>, OutputError> {
    if is_settled(plan) {
        return Ok(None);
    }
    let records = plan.folder.records();
    let path = tempfile::Builder::new()
        .prefix(PREFIX)
        .tempdir_in(&records)
        .map_err(|e| OutputError::from_io(Action::MakeFolder, &records, e))?
        // Kept on purpose: after a crash the journal needs it, and the next run sweeps what no journal needs.
        .keep();
    let staged = fill(plan, &path);
    if staged.is_err() && plan.disk.remove(&plan.folder.journal()).is_ok() {
        // Without its journal the stage is litter. That it stays is no news beside the first error; the next run sweeps.
        let _ = plan.disk.remove(&path);
    }
    staged.map(Some)
}

fn fill(plan: &mut Plan, path: &Path) -> Result<Journal, OutputError> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut journal = Journal::new(name);
    let mut replaced = Vec::new();
    let mut writes = Vec::new();
    for (index, (artifact, planned)) in plan.decided().enumerate() {
        let entry = Entry {
            sha256: planned.sha256.clone(),
            document: artifact.document.clone(),
            input: plan.input.clone(),
        };
        if planned.there {
            journal.kept.push((planned.target.clone(), entry));
            continue;
        }
        let staged = index.to_string();
        writes.push((path.join(&staged), index));
        if planned.expected.is_some() {
            replaced.push(planned.target.clone());
        }
        journal.moves.push(Move {
            staged,
            wanted: planned.name.clone(),
            target: planned.target.clone(),
            expected: planned.expected.clone(),
            occupied: planned.occupied(),
            entry,
            lost: false,
        });
    }
    let bases = bases(plan, path, &mut journal);
    let artifact = |index: usize| plan.artifacts.get(index).map(|a| a.bytes.as_slice());
    let files = writes.into_iter().filter_map(|(file, index)| Some((file, artifact(index)?)));
    let bases = bases.iter().map(|(file, bytes)| (file.clone(), bytes.as_slice()));
    plan.disk.write_all(&files.chain(bases).collect::<Vec<_>>())?;
    journal.previous = !replaced.is_empty();
    if journal.previous {
        keep_previous(plan, &path.join("previous"), &replaced)?;
    }
    plan.disk.flush_folder(path)?;
    journal.write(&plan.folder, &mut plan.disk)?;
    Ok(journal)
}

/// Whether every file stands and the manifest says so already.
fn is_settled(plan: &Plan) -> bool {
    plan.decided().all(|(artifact, planned)| {
        let entry = plan.manifest.files.get(&planned.target);
        planned.there
            && entry.is_some_and(|e| {
                e.sha256 == planned.sha256
                    && e.input == plan.input
                    && e.document == artifact.document
            })
    })
}

/// The base texts and the files that they are staged in, which the journal gets to know.
fn bases(plan: &Plan, path: &Path, journal: &mut Journal) -> Vec<(PathBuf, Vec<u8>)> {
    let mut by_document: BTreeMap<&str, (Base, &Artifact)> = BTreeMap::new();
    for (artifact, planned) in plan.decided().filter(|(a, _)| !a.texts.is_empty()) {
        let staged = format!("base-{}", by_document.len());
        let document = base::file_stem(&artifact.document);
        let (base, _) = by_document.entry(&artifact.document).or_insert_with(|| {
            (Base { staged, document, files: Vec::new(), beside: false }, artifact)
        });
        base.files.push(planned.name.clone());
        base.beside |= planned.occupied().is_some();
    }
    let mut files = Vec::new();
    for (document, (base, artifact)) in by_document {
        files.push((path.join(&base.staged), base::to_bytes(document, &artifact.texts)));
        journal.bases.push(base);
    }
    files
}

/// Copies what is about to be replaced, with the manifest and base texts that belong to it.
fn keep_previous(plan: &mut Plan, path: &Path, names: &[String]) -> Result<(), OutputError> {
    let base = path.join("base");
    plan.disk.make_folder(&base)?;
    let mut copies = Vec::new();
    let mut manifest = Manifest::default();
    let mut folders = BTreeSet::from([path.to_path_buf()]);
    for name in names {
        let to = path.join(name);
        if let Some(above) = to.parent().filter(|above| !folders.contains(*above)) {
            plan.disk.make_folder(above)?;
            folders.insert(above.to_path_buf());
        }
        copies.push(copy(&plan.folder.file(name), to)?);
        // A known file under a name that is not its own (（新） put in place) has no entry here.
        if let Some(entry) = plan.manifest.files.get(name) {
            let stem = base::file_stem(&entry.document);
            let from = plan.folder.base().join(format!("{stem}.json"));
            if from.is_file() {
                copies.push(copy(&from, base.join(format!("{stem}.json")))?);
            }
            manifest.files.insert(name.clone(), entry.clone());
        }
    }
    copies.push((path.join("manifest.json"), manifest.to_bytes()));
    let files = copies.iter().map(|(to, bytes)| (to.clone(), bytes.as_slice()));
    plan.disk.write_all(&files.collect::<Vec<_>>())?;
    folders.insert(base);
    folders.iter().try_for_each(|folder| plan.disk.flush_folder(folder))
}

/// What a file holds, with the place of its copy.
fn copy(from: &Path, to: PathBuf) -> Result<(PathBuf, Vec<u8>), OutputError> {
    let bytes = fs::read(from).map_err(|e| OutputError::from_io(Action::Read, from, e))?;
    Ok((to, bytes))
}
