//! These tests say when a row of the BCP review sheet is はい.

use super::{clinic, day, review_sheet, row, why};
use crate::assess::Verdict;
use crate::profile::{Known, Pending, Profile};

/// Takes one fact away and says which rows stop being はい.
fn lost(take: impl Fn(&mut Profile)) -> Vec<String> {
    let mut profile = clinic();
    take(&mut profile);
    review_sheet(&profile)
        .answers
        .into_iter()
        .filter(|a| a.verdict != Verdict::Yes)
        .map(|a| a.item.trim_start_matches("bcp-review-sheet/r6/facility/").to_owned())
        .collect()
}

#[test]
fn a_plan_written_from_known_facts_answers_every_row() {
    for answer in review_sheet(&clinic()).answers {
        assert_eq!(answer.verdict, Verdict::Yes, "{}: {:?}", answer.item, why(&answer));
        assert_eq!(answer.checked_on, None, "a check box has no date");
        assert!(!answer.basis.is_empty());
    }
}

#[test]
fn a_row_of_a_plan_not_yet_approved_says_that_it_is_a_draft() {
    let mut profile = clinic();
    profile.plan.approved_on = None;
    let answer = row(&profile, "3-3@containment");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.remarks, ["案（未承認）の計画による。"]);
}

type Case = (&'static str, fn(&mut Profile));

/// Each row with one fact it cannot do without.
const NEEDED: &[Case] = &[
    ("1-1@devices", |p| p.devices.clear()),
    ("1-1@diagrams", |p| p.network.diagram = Known::Absent),
    ("1-1@impact", |p| p.systems[0].downtime = Known::Absent),
    ("1-1@vulnerability", |p| p.vendors[1].vulnerability_duty = Known::Absent),
    ("1-2@contact-chart", |p| p.plan.contact_chart = None),
    ("1-2@information", |p| p.log_reviews.clear()),
    ("1-2@training", |p| p.training[0].done_on = Known::Absent),
    ("1-2@backup", |p| p.backups[0].offline = Known::Absent),
    ("2-1@report-to", |p| p.plan.contact_chart.as_mut().unwrap().announced = Known::Absent),
    ("2-2@notice", |p| p.training.clear()),
    ("2-3@route", |p| p.people.iter_mut().for_each(|p| p.deputy = Known::Absent)),
    ("3-1@cause", |p| p.vendors[0].phone = Known::Absent),
    ("3-2@vendors", |p| p.vendors[1].phone = Known::Absent),
    ("3-3@containment", |p| p.network.phone_depends_on = Known::Absent),
    ("3-4@executive-report", |p| p.decisions.stop_use = Known::Absent),
    ("3-5@damage-survey", |p| p.incident.evidence_place = Known::Absent),
    ("3-6@outside-reports", |p| p.outside_bodies.retain(|b| b.id.as_str() != "police")),
    ("4-1@restore-order", |p| p.systems[0].restore_priority = Known::Absent),
    ("4-2@restore-request", |p| p.vendors[0].hours = Known::Absent),
    ("4-3@restore-work", |p| p.systems[0].restore = Known::Absent),
    ("4-4@restore-acceptance", |p| p.systems[0].acceptance.clear()),
    ("5-6@disclosure-prepared", |p| p.decisions.publish = Known::Absent),
    ("5-1@result-report", |p| p.incident.staff_notice = Known::Absent),
    ("5-2@prevention-plan", |p| p.people[1].roles.truncate(1)),
    ("5-3@prevention-notice", |p| p.incident.staff_notice = Known::Absent),
    ("5-4@prevention-practice", |p| p.plan.next_review = Known::Absent),
    ("5-5@prevention-vendors", |p| {
        p.vendors[0].contract.as_mut().unwrap().split_document = Known::Absent;
    }),
    ("5-6@disclosure-by-executives", |p| p.people[0].roles.truncate(1)),
];

#[test]
fn every_row_falls_with_the_fact_it_needs() {
    let rows = review_sheet(&clinic()).answers.len();
    assert_eq!(NEEDED.len(), rows, "every row is tried");
    for (row, take) in NEEDED {
        assert!(lost(take).contains(&(*row).to_owned()), "{row}");
    }
}

#[test]
fn a_stage_that_exists_here_needs_a_place_to_cut() {
    let mut profile = clinic();
    profile.network.cut_points.remove(0);
    assert_eq!(
        why(&row(&profile, "3-3@containment")),
        ["「バックアップ」の段階で遮断する場所が書かれていない。"]
    );
    profile.backups.clear();
    assert_eq!(row(&profile, "3-3@containment").verdict, Verdict::Yes);
}

#[test]
fn criteria_that_nobody_adopted_decide_nothing() {
    let mut profile = clinic();
    profile.decisions.adopted_on = Known::Pending(Pending::default());
    let answer = row(&profile, "3-4@executive-report");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(why(&answer), ["判断の基準を決めた日が未確認である。"]);
}

#[test]
fn training_of_more_than_a_year_ago_is_stale() {
    let mut profile = clinic();
    profile.training[0].done_on = Known::Value(day("2025-11-19"));
    let answer = row(&profile, "1-2@training");
    assert_eq!(answer.verdict, Verdict::Stale { last: day("2025-11-19") });
    assert_eq!(answer.remarks, ["令和7年11月19日から1年を過ぎている。"]);
}
