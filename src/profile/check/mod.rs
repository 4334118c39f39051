//! This module checks a profile as a whole: names that point nowhere, days that cannot be, answers that clash.

mod answers;
mod days;
mod facility;
mod loops;
mod names;
mod references;
mod statements;

pub(super) use facility::no_prefecture;

use chrono::NaiveDate;

use super::Profile;
use super::read::{PendingAt, Spots};
use crate::diagnostic::{Diagnostic, Report};

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
    today: Option<NaiveDate>,
    report: &mut Report,
) {
    let mut checking = Checking { spots, report };
    facility::check_facility(profile, &mut checking);
    facility::check_officer(profile, &mut checking);
    names::check_names(profile, &mut checking);
    references::check_references(profile, pendings, &mut checking);
    loops::check_loops(profile, &mut checking);
    answers::check_answers(profile, &mut checking);
    statements::check_statements(profile, &mut checking);
    days::check_order(profile, &mut checking);
    if let Some(today) = today {
        days::check_future(profile, today, &mut checking);
    }
}

/// The path of an entry: it counts from 1, as lines do.
fn entry(list: &str, index: usize) -> String {
    format!("{list}[{}]", index.saturating_add(1))
}

impl Checking<'_> {
    fn error(&mut self, code: &'static str, path: &str, message: String, help: impl Into<String>) {
        self.report.push(Diagnostic::error(code, self.spots.locate(path), message).help(help));
    }

    fn warning(
        &mut self,
        code: &'static str,
        path: &str,
        message: String,
        help: impl Into<String>,
    ) {
        self.report.push(Diagnostic::warning(code, self.spots.locate(path), message).help(help));
    }
}
