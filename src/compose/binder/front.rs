//! This file holds the front of the binder: contents, what the notice asks for, the index of evidence, what is missing, approval.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
