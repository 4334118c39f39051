//! This file holds how work goes on without screens: the switch to paper, system by system, and the blank sheets.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
