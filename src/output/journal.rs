//! This file writes down what is about to be renamed, so that whoever comes next can finish it.

use serde::{Deserialize, Serialize};

use super::Occupied;
use super::disk::Disk;
use super::error::OutputError;
use super::fingerprint::{Fingerprint, Standing};
use super::folder::Folder;
use super::manifest::{Entry, Records, read_records, to_bytes};
use super::name::{is_place, safe_file_name};
use super::stage::PREFIX;

/// The version of the form below.
const SCHEMA: u32 = 1;

/// A set that is wholly staged and flushed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Journal {
    schema: u32,
    /// The folder it is staged in, a name inside `.sonae`.
    pub(super) stage: String,
    /// Files to rename.
    pub(super) moves: Vec<Move>,
    /// Files that stand already as they should.
    pub(super) kept: Vec<(String, Entry)>,
    /// Base texts, one file a document.
    pub(super) bases: Vec<Base>,
    /// Whether the stage holds the files that are being replaced.
    pub(super) previous: bool,
}

/// One file to rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Move {
    /// Its name in the stage.
    pub(super) staged: String,
    /// Where it should lie.
    pub(super) wanted: String,
    /// Where it comes to lie.
    pub(super) target: String,
    /// What must stand there now; `None` for nothing.
    pub(super) expected: Option<Fingerprint>,
    /// What keeps the wanted place, when the two names differ.
    pub(super) occupied: Option<Occupied>,
    /// What the manifest will say.
    pub(super) entry: Entry,
    /// The stage was damaged: the old file stays.
    #[serde(default)]
    pub(super) lost: bool,
}

/// Base texts of one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Base {
    /// Its name in the stage.
    pub(super) staged: String,
    /// The document.
    pub(super) document: String,
    /// The files whose text it is.
    pub(super) files: Vec<String>,
    /// Whether one of them lies beside its place already.
    pub(super) beside: bool,
}

impl Journal {
    /// One with nothing in it yet.
    pub(super) fn new(stage: String) -> Self {
        Self {
            schema: SCHEMA,
            stage,
            moves: Vec::new(),
            kept: Vec::new(),
            bases: Vec::new(),
            previous: false,
        }
    }

    /// Reads what a run before this one has left. A damaged journal was never finished, so nothing was renamed.
    pub(super) fn read(folder: &Folder) -> Result<Option<Self>, OutputError> {
        Ok(match read_records(&folder.journal(), |j: &Self| j.schema)? {
            Records::Read(journal) if journal.stays_inside() => Some(journal),
            Records::Read(_) | Records::None | Records::Damaged => None,
        })
    }

    /// Writes it, from which moment the set is as good as there.
    pub(super) fn write(&self, folder: &Folder, disk: &mut Disk) -> Result<(), OutputError> {
        disk.replace(&folder.journal(), &to_bytes(self))
    }

    /// Whether every name is one of ours: a journal from elsewhere must not move files about.
    fn stays_inside(&self) -> bool {
        let plain = |name: &str| safe_file_name(name) == name;
        self.stage.starts_with(PREFIX)
            && plain(&self.stage)
            && self
                .moves
                .iter()
                .all(|m| plain(&m.staged) && is_place(&m.target) && is_place(&m.wanted))
            && self.kept.iter().all(|(name, _)| is_place(name))
            && self.bases.iter().all(|b| plain(&b.staged) && plain(&b.document))
    }
}

impl Move {
    /// Whether what stands at the target is what the plan saw there.
    pub(super) fn expects(&self, standing: &Standing) -> bool {
        match standing {
            Standing::Nothing => self.expected.is_none(),
            Standing::File(found) => self.expected.as_ref() == Some(found),
            Standing::Other => false,
        }
    }
}
