//! This file asks the profile's own checks whether an answer fits with everything said before.

use super::draft::Draft;
use crate::diagnostic::{Diagnostic, Severity};
use crate::profile::{Change, Date, Source, Sources, parse, write};

/// The fault that a change would bring in, where it brings one.
///
/// What is missing is no fault of an interview that is not over.
pub(super) fn clash(draft: &Draft, change: &Change, today: Date) -> Option<Diagnostic> {
    let mut changed = draft.clone();
    changed.change(change);
    let after = faults(&changed, today);
    if after.is_empty() {
        return None;
    }
    let before = faults(draft, today);
    let same = |a: &Diagnostic, b: &Diagnostic| a.code == b.code && a.message == b.message;
    after.into_iter().find(|fault| !before.iter().any(|b| same(b, fault)))
}

fn faults(draft: &Draft, today: Date) -> Vec<Diagnostic> {
    let profile = Source::new("", write(draft.tree()));
    let Err(report) = parse(&Sources::alone(profile), Some(today.day())) else {
        return Vec::new();
    };
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    errors.filter(|d| d.code != "profile-missing").cloned().collect()
}
