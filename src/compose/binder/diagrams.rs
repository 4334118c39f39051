//! This file holds the diagrams of network and systems.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
