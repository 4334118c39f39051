//! These tests say what is still to be done, by whom, and in which order.

use super::{all_gaps, clinic, clinic_with, day, round};
use crate::catalogue::AskedOf;
use crate::profile::{AnswerWord, Known, Pending};

#[test]
fn a_clinic_with_all_its_proofs_has_nothing_to_do() {
    assert_eq!(all_gaps(&clinic()), []);
}

#[test]
fn a_gap_says_what_why_where_and_who() {
    let mut profile = clinic();
    profile.plan.approved_on = None;
    let gaps = all_gaps(&profile);
    assert_eq!(gaps.len(), 1);
    let gap = &gaps[0];
    assert_eq!(gap.item.as_deref(), Some("checklist/r7/facility/3-3"));
    assert_eq!(gap.control, "bcp.established");
    assert_eq!(gap.missing, "BCP（第2版）が承認されていない（案のままである）。");
    assert_eq!(gap.why, "承認のない計画は案にすぎず、当日に誰も動けないため。");
    assert_eq!(gap.field, "plan.approved_on");
    assert_eq!(gap.write, "経営層が承認した日を書いてください。");
    assert_eq!(gap.owner, AskedOf::Director);
}

#[test]
fn the_heaviest_gap_stands_first() {
    let mut profile = clinic_with("media.restricted", vec![]);
    profile.plan.contact_chart = None;
    profile.plan.next_review = Known::Absent;
    let gaps = all_gaps(&profile);
    assert!(gaps.windows(2).all(|w| w[0].weight >= w[1].weight));
    assert_eq!(gaps[0].control, "contact-chart.exists");
}

#[test]
fn one_thing_to_do_stands_once() {
    let mut profile = clinic();
    profile.vendors[1].phone = Known::Absent;
    let gaps = all_gaps(&profile);
    let same = gaps.iter().filter(|g| g.field == "vendors[2].phone").count();
    assert_eq!(same, 1);
}

#[test]
fn a_promise_lends_its_person_and_day_to_the_gap_it_will_close() {
    let mut profile = clinic();
    let promise = Pending {
        owner: Some(profile.people[1].id.clone()),
        ask: Some(profile.vendors[0].id.clone()),
        due: Some(day("2026-12-15")),
    };
    profile.vendors[0].disclosure = Known::Pending(promise.clone());
    profile.vendors[0].night_phone = Known::Pending(promise);
    let gaps = all_gaps(&profile);
    let facts: Vec<_> = gaps.iter().map(|g| (g.field.as_str(), g.item.is_some(), g.due)).collect();
    assert_eq!(
        facts,
        [
            ("vendors[1].disclosure", true, Some(day("2026-12-15"))),
            ("vendors[1].night_phone", false, Some(day("2026-12-15"))),
        ]
    );
    assert_eq!(gaps[1].person.as_ref().unwrap().as_str(), "jimucho");
    assert_eq!(gaps[1].owner, AskedOf::Vendor);
}

#[test]
fn advice_weighs_half_and_says_that_it_is_advice() {
    let mut profile = clinic();
    profile.ledgers.devices.as_mut().unwrap().executive_review = Known::Absent;
    let gaps = all_gaps(&profile);
    assert_eq!(gaps.len(), 1);
    assert!(gaps[0].is_advice);
    assert_eq!(gaps[0].missing, "経営層が機器台帳を確認した記録がない。");
    assert_eq!(gaps[0].weight, 46);
}

#[test]
fn a_no_with_a_target_remains_a_thing_to_do() {
    let mut no = round("2026-07-01", AnswerWord::No);
    no.target_date = Some(day("2027-01-31"));
    let gaps = all_gaps(&clinic_with("media.restricted", vec![no]));
    assert_eq!(gaps.len(), 1);
}
