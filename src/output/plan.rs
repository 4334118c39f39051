//! This file decides, before anything is touched, what will become of every file.

use std::collections::BTreeSet;
use std::path::Path;

use super::commit::{commit, recover};
use super::disk::{Disk, is_writable};
use super::error::OutputError;
use super::fingerprint::{Fingerprint, Standing};
use super::folder::Folder;
use super::journal::Move;
use super::manifest::{Entry, Manifest};
use super::name::{beside, folded, place, safe_file_name, safe_folder_name};
use super::stage::stage;
use super::{Artifact, Fate, Laid, Occupied, Outcome, Scope, Set};

/// How many files beside one are looked at before the user is asked to tidy up.
const BESIDE_LIMIT: u32 = 99;

/// What will become of a set. The folder is reserved until the plan is applied or dropped.
pub struct Plan {
    pub(super) folder: Folder,
    pub(super) disk: Disk,
    pub(super) manifest: Manifest,
    pub(super) artifacts: Vec<Artifact>,
    pub(super) input: Fingerprint,
    files: Vec<Planned>,
    recovered: bool,
    manifest_lost: bool,
}

/// What will become of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Where it should lie: its name, after its folder where it has one.
    pub name: String,
    /// How it stands to what is there.
    pub verdict: Verdict,
    /// Where it will lie: beside, when its own place is taken.
    pub target: String,
    /// What stands at the target and may be replaced.
    pub(super) expected: Option<Fingerprint>,
    /// Whether the target holds these bytes already.
    pub(super) there: bool,
    pub(super) sha256: Fingerprint,
    held: bool,
}

/// How a file stands to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is there.
    New,
    /// Our own earlier version is there.
    Changed,
    /// The same bytes are there.
    Same,
    /// Something is there that we did not write.
    EditedByHand,
    /// We wrote it once and the set no longer holds it.
    Orphaned,
}

/// Looks at the folder and decides. Finishes first what an interrupted run has left.
///
/// # Errors
/// See [`OutputError`]; nothing but our own records has been touched.
pub fn plan(root: &Path, set: Set) -> Result<Plan, OutputError> {
    plan_on(Disk::new(), root, set)
}

pub(super) fn plan_on(mut disk: Disk, root: &Path, set: Set) -> Result<Plan, OutputError> {
    let artifacts = placed(set.artifacts)?;
    let folder = Folder::open(root, &mut disk)?;
    let recovered = recover(&folder, &mut disk)?;
    folder.sweep(&mut disk)?;
    let found = Manifest::read(&folder.manifest())?;
    let manifest = found.manifest;
    let mut taken: BTreeSet<String> = artifacts.iter().map(|a| folded(&a.place())).collect();
    let mut files = Vec::new();
    for artifact in &artifacts {
        let planned = decide(&folder, &manifest, artifact, &taken)?;
        taken.insert(folded(&planned.target));
        files.push(planned);
    }
    if set.scope == Scope::Whole {
        files.extend(orphans(&folder, &manifest, &taken)?);
    }
    let input = set.input;
    let manifest_lost = found.damaged;
    Ok(Plan { folder, disk, manifest, artifacts, input, files, recovered, manifest_lost })
}

impl Plan {
    /// What will become of every file, in the order of the set; orphans last.
    pub fn files(&self) -> &[Planned] {
        &self.files
    }

    /// Does it.
    ///
    /// # Errors
    /// See [`OutputError`]. Either nothing was changed, or the journal lies there and the next run finishes it.
    pub fn apply(mut self) -> Result<Outcome, OutputError> {
        let moves = match stage(&mut self)? {
            Some(journal) => commit(&self.folder, &mut self.disk, journal)?,
            None => Vec::new(),
        };
        let files = self.files.iter().map(|planned| planned.laid(&moves)).collect();
        Ok(Outcome { files, recovered: self.recovered, manifest_lost: self.manifest_lost })
    }

    /// The files of the set with what was decided about each.
    pub(super) fn decided(&self) -> impl Iterator<Item = (&Artifact, &Planned)> {
        self.artifacts.iter().zip(&self.files)
    }
}

impl Planned {
    /// What keeps the place that the file should have.
    pub(super) fn occupied(&self) -> Option<Occupied> {
        if self.verdict == Verdict::EditedByHand {
            Some(Occupied::EditedByHand)
        } else if self.held {
            Some(Occupied::HeldOpen)
        } else {
            None
        }
    }

    fn laid(&self, moves: &[Move]) -> Laid {
        let moved = moves.iter().find(|m| m.wanted == self.name);
        let (target, occupied) = match moved {
            Some(m) => (&m.target, m.occupied),
            None => (&self.target, self.occupied()),
        };
        let fate = match (occupied, self.verdict) {
            (Some(why), _) => Fate::Beside { name: target.clone(), why },
            (None, Verdict::New) => Fate::Created,
            (None, Verdict::Changed) => Fate::Replaced,
            (None, Verdict::Same | Verdict::EditedByHand) => Fate::Unchanged,
            (None, Verdict::Orphaned) => Fate::Orphaned,
        };
        Laid { name: self.name.clone(), fate }
    }
}

/// The artifacts under safe names, of which no two, and no file and folder, are one to Windows.
fn placed(artifacts: Vec<Artifact>) -> Result<Vec<Artifact>, OutputError> {
    let safe = |artifact: Artifact| Artifact {
        folder: artifact.folder.as_deref().map(safe_folder_name),
        name: safe_file_name(&artifact.name),
        ..artifact
    };
    let artifacts: Vec<Artifact> = artifacts.into_iter().map(safe).collect();
    let folders = artifacts.iter().filter_map(|artifact| artifact.folder.as_deref());
    let folders: BTreeSet<String> = folders.map(folded).collect();
    let mut seen = BTreeSet::new();
    for artifact in &artifacts {
        let place = folded(&artifact.place());
        if folders.contains(&place) || !seen.insert(place) {
            return Err(OutputError::NameTwice { name: artifact.place() });
        }
    }
    Ok(artifacts)
}

impl Artifact {
    /// Where it should lie below the output folder: its name, after its folder where it has one.
    pub fn place(&self) -> String {
        place(self.folder.as_deref(), &self.name)
    }
}

fn decide(
    folder: &Folder,
    manifest: &Manifest,
    artifact: &Artifact,
    taken: &BTreeSet<String>,
) -> Result<Planned, OutputError> {
    let sha256 = Fingerprint::of(&artifact.bytes);
    let place = artifact.place();
    let standing = folder.look(&place)?;
    let verdict = judge(&standing, &sha256, manifest);
    let held = verdict == Verdict::Changed && !is_writable(&folder.file(&place));
    let planned = Planned {
        name: place.clone(),
        verdict,
        target: place,
        expected: standing.fingerprint().cloned(),
        there: verdict == Verdict::Same,
        sha256,
        held,
    };
    if planned.occupied().is_none() {
        Ok(planned)
    } else {
        put_beside(folder, manifest, taken, planned)
    }
}

/// Finds the first name beside the wanted one that is free or holds a version of ours.
fn put_beside(
    folder: &Folder,
    manifest: &Manifest,
    taken: &BTreeSet<String>,
    planned: Planned,
) -> Result<Planned, OutputError> {
    for count in 1..=BESIDE_LIMIT {
        let target = beside(&planned.name, count);
        if taken.contains(&folded(&target)) {
            continue;
        }
        let standing = folder.look(&target)?;
        let verdict = judge(&standing, &planned.sha256, manifest);
        let free = match verdict {
            Verdict::New | Verdict::Same => true,
            Verdict::Changed => is_writable(&folder.file(&target)),
            Verdict::EditedByHand | Verdict::Orphaned => false,
        };
        if free {
            let expected = standing.fingerprint().cloned();
            let there = verdict == Verdict::Same;
            return Ok(Planned { target, expected, there, ..planned });
        }
    }
    Err(OutputError::NoNameBeside { name: planned.name })
}

/// The first name beside `wanted` at which nothing stands.
pub(super) fn free_name_beside(folder: &Folder, wanted: &str) -> Result<String, OutputError> {
    for count in 1..=BESIDE_LIMIT {
        let target = beside(wanted, count);
        if folder.look(&target)? == Standing::Nothing {
            return Ok(target);
        }
    }
    Err(OutputError::NoNameBeside { name: wanted.to_owned() })
}

fn judge(standing: &Standing, new: &Fingerprint, manifest: &Manifest) -> Verdict {
    match standing {
        Standing::Nothing => Verdict::New,
        Standing::File(found) if found == new => Verdict::Same,
        Standing::File(found) if manifest.knows(found) => Verdict::Changed,
        Standing::File(_) | Standing::Other => Verdict::EditedByHand,
    }
}

fn orphans(
    folder: &Folder,
    manifest: &Manifest,
    taken: &BTreeSet<String>,
) -> Result<Vec<Planned>, OutputError> {
    let mut out = Vec::new();
    for (name, Entry { sha256, .. }) in &manifest.files {
        if taken.contains(&folded(name)) || folder.look(name)? == Standing::Nothing {
            continue;
        }
        out.push(Planned {
            name: name.clone(),
            verdict: Verdict::Orphaned,
            target: name.clone(),
            expected: None,
            there: true,
            sha256: sha256.clone(),
            held: false,
        });
    }
    Ok(out)
}
