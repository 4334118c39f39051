//! This file holds what is done on the day of an attack: the course with its clock, cards, where to cut, decisions, the red folder.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
