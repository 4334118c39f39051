//! This file holds the ledgers: devices, cloud services, accounts, backups, ways out, logs, risks.

use super::entry::Entry;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[];
