//! This file holds the yearly plan of training, the table-top drill and its records.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
