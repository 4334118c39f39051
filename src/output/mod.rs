//! This module puts files down safely: the old set or the new one, never half of one, and nobody's hand edits lost.
//!
//! A run stages its whole set inside the target's `.sonae` folder, flushes it, writes a journal and only then renames
//! file by file. Whoever finds a journal finishes what it says. What a person has changed is never replaced: the new
//! version is put beside it.

mod base;
mod commit;
mod disk;
mod error;
mod fingerprint;
mod folder;
mod journal;
mod lock;
mod manifest;
mod name;
mod plan;
mod restore;
mod stage;
#[cfg(test)]
mod tests;

pub use disk::rename;
pub use error::OutputError;
pub use fingerprint::Fingerprint;
pub use lock::try_lock;
pub use name::{safe_file_name, safe_folder_name};
pub use plan::{Plan, Planned, Verdict, plan};
pub use restore::restore;

use crate::document::BlockId;

/// One finished file.
#[derive(Debug, Clone, PartialEq)]
pub struct Artifact {
    /// The folder of the set it lies in, made safe like a name; none puts it at the top.
    pub folder: Option<String>,
    /// File name with its extension; made safe for Windows on the way.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The text of every block, kept as the base of a later merge; empty for files that nobody edits.
    pub texts: Vec<(BlockId, String)>,
    /// The document it is a file of: `bcp`.
    pub document: String,
}

/// What a run wants to put down.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// The files.
    pub artifacts: Vec<Artifact>,
    /// Fingerprint of everything the files were made from.
    pub input: Fingerprint,
    /// Whether files that the set does not name are left over.
    pub scope: Scope,
}

/// How much of the binder a set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of it: files of earlier runs that are not in the set are orphans.
    Whole,
    /// Chosen documents or formats: the rest is not spoken of.
    Part,
}

/// What became of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// One entry a file, in the order of the set; orphans last.
    pub files: Vec<Laid>,
    /// A run before this one was cut short and has been finished first.
    pub recovered: bool,
    /// The manifest could not be read; files that differ were taken for somebody's own.
    pub manifest_lost: bool,
}

/// A file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Where it should lie: its name, after its folder where it has one.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It was not there before.
    Created,
    /// It took the place of our own earlier version.
    Replaced,
    /// It was there already, byte for byte.
    Unchanged,
    /// Something else keeps its place; it lies beside.
    Beside {
        /// Where it lies instead, in the same folder.
        name: String,
        /// What keeps the place.
        why: Occupied,
    },
    /// It is a file of an earlier run that this set does not hold; it was left alone.
    Orphaned,
}

/// Why a file could not have its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occupied {
    /// What stands there is not what we wrote last.
    EditedByHand,
    /// Another program holds the file open, or it is write-protected.
    HeldOpen,
}

impl Outcome {
    /// Whether a file of somebody's was kept and the new version lies beside.
    pub fn kept_any(&self) -> bool {
        self.files.iter().any(|f| matches!(f.fate, Fate::Beside { .. }))
    }
}
