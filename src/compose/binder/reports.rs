//! This file holds reports to authorities and announcements, ready to be filled in.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
