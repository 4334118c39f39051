//! This module finds the weaknesses that the ministry's training for inspections names, from facts of the profile alone.
//!
//! Where the profile says nothing a rule says nothing, or asks; it never takes silence for a weakness.

mod accounts;
mod backups;
mod devices;
mod maintenance;
mod networks;
mod people;

use crate::profile::{Date, Profile};

use super::concern::Concerns;

/// Every weakness that facts show, and what would have to be asked to know.
pub(super) fn find(profile: &Profile, today: Date, out: &mut Concerns) {
    backups::find(profile, out);
    devices::find(profile, today, out);
    networks::find(profile, out);
    maintenance::find(profile, out);
    accounts::find(profile, out);
    people::find(profile, out);
}
