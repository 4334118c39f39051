//! This file tells by a SHA-256 whether a file is still what we wrote.

use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of one run of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts([bytes])
    }

    /// Of several runs of bytes, each closed by its length so that no two lists are alike.
    pub fn of_list<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self::finish(hasher)
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        parts.into_iter().for_each(|part| hasher.update(part));
        Self::finish(hasher)
    }

    fn finish(hasher: Sha256) -> Self {
        let mut digits = String::with_capacity(64);
        for byte in hasher.finalize() {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }
}

/// What stands at a path. Links are not followed: what they point at is not in our folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Nothing,
    /// A plain file.
    File(Fingerprint),
    /// A folder, a link or something stranger.
    Other,
}

impl Standing {
    /// Looks.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        match std::fs::symlink_metadata(path) {
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(Self::Nothing),
            Err(e) => Err(e),
            Ok(meta) if meta.is_file() => match std::fs::read(path) {
                Ok(bytes) => Ok(Self::File(Fingerprint::of(&bytes))),
                // Gone between the two looks.
                Err(e) if e.kind() == ErrorKind::NotFound => Ok(Self::Nothing),
                Err(e) => Err(e),
            },
            Ok(_) => Ok(Self::Other),
        }
    }

    /// The fingerprint of a plain file.
    pub(super) fn fingerprint(&self) -> Option<&Fingerprint> {
        match self {
            Self::File(fingerprint) => Some(fingerprint),
            Self::Nothing | Self::Other => None,
        }
    }
}
