//! These tests say when a facility is ready for its inspection, and what else is told beside the verdict.

mod risks;
mod stale;
mod verdict;

use super::{Answers, catalogue, clinic, day, gaps, today};
use crate::assess::{Concern, ConcernState, Readiness, Subject, assess, readiness};
use crate::profile::{Date, Profile};

/// The verdict on a clinic, its vendors' sheets among the forms.
fn judged(profile: &Profile) -> Readiness {
    judged_on(profile, today())
}

fn judged_on(profile: &Profile, today: Date) -> Readiness {
    let vendor = catalogue().form("checklist", "r7", "vendor").unwrap();
    let sheet = |form, subject: &Subject| assess(form, catalogue(), profile, today, subject);
    let mut answers: Vec<Answers> =
        [super::r7(), super::review()].map(|form| sheet(form, &Subject::Facility)).to_vec();
    for contracted in profile.vendors.iter().filter(|v| v.has_contract()) {
        answers.push(sheet(vendor, &Subject::Vendor(contracted.id.clone())));
    }
    let gaps = gaps(profile, catalogue(), &answers, today);
    readiness(profile, catalogue(), &answers, &gaps, today)
}

/// The concern of a key, and whether facts show it.
fn concern(profile: &Profile, key: &str) -> Concern {
    let all = judged(profile).concerns;
    let keys: Vec<String> = all.iter().map(|c| c.key.clone()).collect();
    all.into_iter().find(|c| c.key == key).unwrap_or_else(|| panic!("no {key} in {keys:?}"))
}

fn keys(profile: &Profile, state: ConcernState) -> Vec<String> {
    let all = judged(profile).concerns;
    all.into_iter().filter(|c| c.state == state).map(|c| c.key).collect()
}
