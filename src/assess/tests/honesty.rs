//! These tests hold the rule of the product: no はい without the fact it rests on.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::{all_gaps, checklist, clinic, review_sheet, today};
use crate::assess::Verdict;
use crate::profile::{Known, Profile};

type Fact = (&'static str, fn(&mut Profile));

/// Every fact that some はい of the clinic rests on, and how to take it away.
const FACTS: &[Fact] = &[
    ("1-1", |p| p.people[1].appointed = Known::Absent),
    ("2-1", |p| p.ledgers.devices = None),
    ("2-1", |p| p.devices.retain(|d| d.id.as_str() != "RT-01")),
    ("2-1", |p| p.devices[0].os = Known::Absent),
    ("2-2", |p| p.vendors[0].remote_maintenance = Known::Absent),
    ("2-2", |p| p.vendors[1].remote_maintenance = Known::Absent),
    ("2-3", |p| p.vendors[0].disclosure = Known::Absent),
    ("2-3", |p| p.vendors[1].disclosure = Known::Absent),
    ("2-4", |p| forget(p, "access-rights.server")),
    ("2-4", |p| forget(p, "access-rights.terminal")),
    ("2-4", |p| forget(p, "access-rights.administrators")),
    ("2-5", |p| forget(p, "accounts.unused-removed.server")),
    ("2-5", |p| undate(p, "accounts.unused-removed.terminal")),
    ("2-6", |p| unprove(p, "patch.network")),
    ("2-6", |p| forget(p, "patch.server")),
    ("2-6", |p| forget(p, "patch.terminal")),
    ("2-7", |p| unprove(p, "password.length-r7")),
    ("2-8", |p| undate(p, "password.no-reuse")),
    ("2-9", |p| unprove(p, "media.restricted")),
    ("2-10", |p| forget(p, "two-factor.done")),
    ("2-11@server", |p| undate(p, "access-log.managed")),
    ("2-12@server", |p| forget(p, "services.unneeded-stopped.server")),
    ("2-12@terminal", |p| unprove(p, "services.unneeded-stopped.terminal")),
    ("2-13@network", |p| forget(p, "connection-source.restricted")),
    ("3-1", |p| p.plan.contact_chart = None),
    ("3-1", |p| p.outside_bodies.retain(|b| b.id.as_str() != "police")),
    ("3-1", |p| p.outside_bodies.retain(|b| b.id.as_str() != "hoken")),
    ("3-2", |p| p.systems[0].restore = Known::Absent),
    ("3-2", |p| p.backups.clear()),
    ("3-3", |p| p.plan.approved_on = None),
    ("3-3", |p| p.plan.approval_place = Known::Absent),
    ("4-1", |p| p.documents.clear()),
    ("4-1", |p| forget(p, "rules.written")),
];

fn forget(profile: &mut Profile, control: &str) {
    profile.attestations.retain(|a| a.control != control);
}

/// Leaves the answer without any check.
fn undate(profile: &mut Profile, control: &str) {
    for attestation in profile.attestations.iter_mut().filter(|a| a.control == control) {
        attestation.rounds.clear();
    }
}

fn unprove(profile: &mut Profile, control: &str) {
    for attestation in profile.attestations.iter_mut().filter(|a| a.control == control) {
        attestation.rounds.iter_mut().for_each(|r| r.evidence.clear());
    }
}

fn verdicts(profile: &Profile) -> BTreeMap<String, Verdict> {
    checklist(profile).answers.into_iter().map(|a| (a.item, a.verdict)).collect()
}

#[test]
fn every_question_has_a_fact_whose_loss_is_tried() {
    let tried: Vec<String> =
        FACTS.iter().map(|(item, _)| format!("checklist/r7/facility/{item}")).collect();
    for item in verdicts(&clinic()).keys() {
        assert!(tried.contains(item), "{item}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Take away any set of facts: each はい that rested on one is gone, and the list of gaps has grown.
    #[test]
    fn a_yes_goes_with_its_fact_and_the_gaps_grow(
        first in any::<prop::sample::Index>(),
        rest in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let mut profile = clinic();
        let mut gaps = all_gaps(&profile).len();
        let mut taken: Vec<usize> = Vec::new();
        for index in std::iter::once(first).chain(rest) {
            let at = index.index(FACTS.len());
            let (item, take) = FACTS[at];
            let before = verdicts(&profile);
            let key = format!("checklist/r7/facility/{item}");
            take(&mut profile);
            let after = verdicts(&profile);
            assert_ne!(after[&key], Verdict::Yes, "{item}");
            let grown = all_gaps(&profile).len();
            if before[&key] == Verdict::Yes {
                assert!(grown > gaps, "{item}: {gaps} → {grown}, after {taken:?}");
            }
            gaps = grown;
            taken.push(at);
        }
    }

    /// Whatever is written in free text, a はい has a fact behind it with a place and a day that has come.
    #[test]
    fn a_yes_always_rests_on_something_with_a_place_and_a_day(
        indexes in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        text in "\\PC{0,12}",
    ) {
        let mut profile = clinic();
        profile.facility.name = text.clone();
        profile.vendors[0].name = text;
        for index in indexes {
            FACTS[index.index(FACTS.len())].1(&mut profile);
        }
        for answer in checklist(&profile).answers.into_iter().chain(review_sheet(&profile).answers) {
            match answer.verdict {
                Verdict::Yes => {
                    assert!(!answer.basis.is_empty(), "{}", answer.item);
                    assert!(answer.basis.iter().all(|b| !b.place.is_empty() && b.on <= today()));
                    assert!(answer.why_not.is_empty());
                }
                _ => assert!(!answer.why_not.is_empty(), "{}", answer.item),
            }
        }
    }
}
