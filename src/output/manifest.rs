//! This file remembers what we wrote last, so that a person's edit can be told from our own words.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Action, OutputError};
use super::fingerprint::Fingerprint;
use super::name::is_place;

/// The version of the form below.
const SCHEMA: u32 = 1;

/// What we wrote, by place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    schema: u32,
    /// By name, after its folder where it has one: `1_提示用/BCP.docx`.
    pub(super) files: BTreeMap<String, Entry>,
}

/// One file as we wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its bytes.
    pub(super) sha256: Fingerprint,
    /// The document it is a file of.
    pub(super) document: String,
    /// What it was made from.
    pub(super) input: Fingerprint,
}

/// A manifest as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What it says; nothing when there was none or it was damaged.
    pub(super) manifest: Manifest,
    /// Whether there was one that could not be read.
    pub(super) damaged: bool,
}

impl Default for Manifest {
    fn default() -> Self {
        Self { schema: SCHEMA, files: BTreeMap::new() }
    }
}

impl Manifest {
    /// Reads a manifest. A damaged one counts as empty: every file then belongs to the user, and nothing is lost.
    pub(super) fn read(path: &Path) -> Result<Found, OutputError> {
        match read_records(path, |m: &Self| m.schema)? {
            Records::None => Ok(Found { manifest: Self::default(), damaged: false }),
            Records::Damaged => Ok(Found { manifest: Self::default(), damaged: true }),
            Records::Read(mut manifest) => {
                // A name that is no place of ours could lead out of the folder.
                manifest.files.retain(|name, _| is_place(name));
                Ok(Found { manifest, damaged: false })
            }
        }
    }

    /// Whether these are bytes of ours, under whatever name: people put （新） in the place of the old file.
    pub(super) fn knows(&self, fingerprint: &Fingerprint) -> bool {
        self.files.values().any(|entry| entry.sha256 == *fingerprint)
    }

    /// The form that is stored.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        to_bytes(self)
    }
}

/// Records as they were found.
pub(super) enum Records<T> {
    /// There are none.
    None,
    /// They cannot be read.
    Damaged,
    /// They say this.
    Read(T),
}

/// Reads records of ours; those of a later version are refused, since writing them back would lose what they say.
pub(super) fn read_records<T: serde::de::DeserializeOwned>(
    path: &Path,
    schema: impl Fn(&T) -> u32,
) -> Result<Records<T>, OutputError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Records::None),
        Err(e) => return Err(OutputError::from_io(Action::Read, path, e)),
    };
    #[derive(Deserialize)]
    struct Version {
        schema: u32,
    }
    let found = serde_json::from_slice::<Version>(&bytes).map_or(0, |v| v.schema);
    if found > SCHEMA {
        return Err(OutputError::RecordsTooNew { path: path.to_path_buf(), found });
    }
    match serde_json::from_slice::<T>(&bytes) {
        Ok(records) if schema(&records) == SCHEMA => Ok(Records::Read(records)),
        Ok(_) | Err(_) => Ok(Records::Damaged),
    }
}

/// The stored form of records.
pub(super) fn to_bytes(records: &impl Serialize) -> Vec<u8> {
    // Our records hold nothing that JSON cannot say, so this never comes out empty.
    let mut bytes = serde_json::to_vec_pretty(records).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
