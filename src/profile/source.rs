//! This file holds the bytes a profile is made from, as somebody else has loaded them.

use std::collections::BTreeMap;

/// One file of the user's, already in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name as the user gave it; every diagnostic names it so.
    pub name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// A profile and the ledgers it names; this module opens no file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// The profile.
    pub profile: Source,
    /// The ledgers, by their path exactly as `ledger_files` returned it.
    pub ledgers: BTreeMap<String, Source>,
}

impl Source {
    /// A file of this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

impl Sources {
    /// A profile that names no ledger files.
    pub fn alone(profile: Source) -> Self {
        Self { profile, ledgers: BTreeMap::new() }
    }
}
