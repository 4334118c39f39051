//! This module checks a profile as a whole: names that point nowhere, days that cannot be, answers that clash.

mod names;
mod references;

use chrono::NaiveDate;

use super::Profile;
use super::read::{PendingAt, Spots};
use crate::diagnostic::Report;

/// What every check needs besides the profile.
struct Checking<'a> {
    spots: &'a Spots,
    report: &'a mut Report,
}

/// Says everything that only the whole profile can tell.
pub(super) fn check(
    profile: &Profile,
    spots: &Spots,
    pendings: &[PendingAt],
    _today: Option<NaiveDate>,
    report: &mut Report,
) {
    let mut checking = Checking { spots, report };
    names::check_names(profile, &mut checking);
    references::check_references(profile, pendings, &mut checking);
}
