//! This file holds papers that a facility asks for: the poster of precepts and the internal audit.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
