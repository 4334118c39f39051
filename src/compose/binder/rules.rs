//! This file holds the rules of operation, the appointment of the officer and the record of what the head looked at.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
