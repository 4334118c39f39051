//! These tests say what stands in the first and second column of a sheet, and where a 年度 begins and ends.

use super::{attest, catalogue, clinic, clinic_saying, clinic_with, day, item, r7, round, why};
use crate::assess::{Answer, Subject, Verdict, assess};
use crate::catalogue::{Audience, Freshness};
use crate::profile::{AnswerWord, Profile, Round, Scope};

const MEDIA: &str = "media.restricted";

use AnswerWord::{No, Yes};

/// The rounds as a sheet prints them.
fn printed(answer: &Answer) -> Vec<(String, bool)> {
    answer.rounds.iter().map(|r| (r.checked_on.to_string(), r.yes)).collect()
}

fn no(checked_on: &str, target: &str) -> Round {
    let mut round = round(checked_on, No);
    round.target_date = Some(day(target));
    round
}

fn said(rounds: Vec<Round>) -> Answer {
    item(&clinic_with(MEDIA, rounds), "2-9")
}

/// The answer to 2⑨ on another day.
fn on(today: &str, profile: &Profile) -> Answer {
    let answers = assess(r7(), catalogue(), profile, day(today), &Subject::Facility);
    answers.get("checklist/r7/facility/2-9").unwrap().clone()
}

#[test]
fn no_then_yes_prints_both_with_the_target_between() {
    let answer = said(vec![no("2026-06-01", "2026-09-30"), round("2026-09-28", Yes)]);
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(printed(&answer), [("2026-06-01".into(), false), ("2026-09-28".into(), true)]);
    assert_eq!(answer.target, Some(day("2026-09-30")));
}

#[test]
fn no_then_no_prints_both_and_the_newer_target_counts() {
    let answer = said(vec![no("2026-06-01", "2026-09-30"), no("2026-09-28", "2027-02-28")]);
    assert_eq!(answer.verdict, Verdict::No { target: Some(day("2027-02-28")) });
    assert_eq!(printed(&answer), [("2026-06-01".into(), false), ("2026-09-28".into(), false)]);
    assert_eq!(answer.target, Some(day("2027-02-28")));
    assert_eq!(answer.checked_on, Some(day("2026-09-28")));
}

#[test]
fn a_yes_at_once_needs_no_second_round() {
    let answer = said(vec![round("2026-06-01", Yes)]);
    assert_eq!(printed(&answer), [("2026-06-01".into(), true)]);
    assert_eq!(answer.target, None);
}

#[test]
fn a_yes_that_was_lost_again_is_no() {
    let answer = said(vec![round("2026-06-01", Yes), no("2026-10-01", "2026-12-25")]);
    assert_eq!(answer.verdict, Verdict::No { target: Some(day("2026-12-25")) });
    assert_eq!(printed(&answer), [("2026-06-01".into(), true), ("2026-10-01".into(), false)]);
}

#[test]
fn a_first_round_of_last_fiscal_year_stays_on_the_sheet_of_last_fiscal_year() {
    let mut carried =
        attest(MEDIA, Scope::All, vec![no("2026-03-31", "2026-03-31"), round("2026-04-01", Yes)]);
    carried.fiscal_year = 2026;
    let answer = item(&clinic_saying(MEDIA, vec![carried]), "2-9");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(printed(&answer), [("2026-04-01".into(), true)]);
    assert_eq!(answer.target, None, "that 目標日 was last year's");
}

#[test]
fn a_second_round_of_the_next_fiscal_year_does_not_answer_for_it() {
    let mut late =
        attest(MEDIA, Scope::All, vec![no("2026-09-01", "2027-03-31"), round("2027-04-01", Yes)]);
    late.fiscal_year = 2026;
    let answer = on("2027-04-10", &clinic_saying(MEDIA, vec![late]));
    assert_eq!(answer.verdict, Verdict::Stale { last: day("2027-04-01") });
    assert_eq!(
        answer.why_not[0].write,
        "今年度の確認であれば、fiscal_year: 2027 の答えとして書いてください。"
    );
}

#[test]
fn the_fiscal_year_begins_on_the_first_of_april_and_ends_on_the_last_of_march() {
    let checked = |checked_on| clinic_with(MEDIA, vec![round(checked_on, Yes)]);
    let cases = [
        ("2026-04-01", "2026-04-01", true),
        ("2026-04-01", "2027-03-31", true),
        ("2026-04-01", "2027-04-01", false),
        ("2026-03-31", "2026-03-31", true),
        ("2026-03-31", "2026-04-01", false),
        ("2027-03-31", "2027-03-31", true),
        ("2027-03-31", "2027-04-01", false),
    ];
    for (checked_on, today, counts) in cases {
        let answer = on(today, &checked(checked_on));
        let expected = if counts { Verdict::Yes } else { Verdict::Stale { last: day(checked_on) } };
        assert_eq!(answer.verdict, expected, "{checked_on} on {today}");
    }
}

#[test]
fn whatever_was_said_last_year_is_unchecked_this_year_and_never_no() {
    for word in [Yes, No, AnswerWord::NotApplicable, AnswerWord::Unknown] {
        let answer = said(vec![round("2026-03-31", word)]);
        assert_eq!(answer.verdict, Verdict::Stale { last: day("2026-03-31") }, "{word:?}");
        assert_eq!((answer.checked_on, answer.target), (None, None));
        assert!(answer.rounds.is_empty());
    }
}

#[test]
fn every_control_of_a_sheet_with_rounds_has_to_be_checked_every_fiscal_year() {
    for form in catalogue().publications().iter().flat_map(|p| &p.forms) {
        let tables = form.sections.iter().filter(|s| s.rounds_in(form) > 0);
        for item in tables.flat_map(|s| &s.items).filter(|_| form.audience == Audience::Facility) {
            for key in item.control_keys() {
                let control = catalogue().control(key).unwrap();
                assert_eq!(control.freshness, Freshness::FiscalYear, "{} {key}", item.key);
            }
        }
    }
}

#[test]
fn a_target_of_yesterday_is_told_and_one_of_today_is_not() {
    let told = |target: &str| said(vec![no("2026-07-01", target)]).why_not[0].what.clone();
    assert_eq!(
        told("2026-11-19"),
        "「USBストレージ等の接続の制限」の目標日（令和8年11月19日）が過ぎている。"
    );
    assert!(told("2026-11-20").ends_with("は「いいえ」である（目標日 令和8年11月20日）。"));
}

#[test]
fn a_target_outside_the_fiscal_year_is_said_aloud() {
    let notes = |target: &str| -> Vec<String> {
        let profile = clinic_with(MEDIA, vec![no("2026-07-01", target)]);
        super::checklist(&profile).notes.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        notes("2027-04-01"),
        [
            "注意: attestations[17].rounds[1].target_date\n  「USBストレージ等の接続の制限」の目標日 2027-04-01 は2026年度（2026年4月〜2027年3月）の日ではありません。\n  → チェックリストの目標日は、今年度中の日を書いてください。"
        ]
    );
    assert_eq!(notes("2027-03-31"), [] as [String; 0]);
    assert_eq!(notes("2026-03-31").len(), 1);
}

/// The clinic with a second system, and what was said of each of the two.
fn two_systems(first: Vec<Round>, second: Vec<Round>) -> Profile {
    let control = "password.no-reuse";
    let mut profile = clinic();
    let mut other = profile.systems[0].clone();
    other.id = profile.backups[0].id.clone();
    other.name = "レセコン".into();
    profile.systems.push(other);
    let ids: Vec<_> = profile.systems.iter().map(|s| s.id.clone()).collect();
    profile.attestations.retain(|a| a.control != control);
    for (id, rounds) in ids.into_iter().zip([first, second]) {
        profile.attestations.push(attest(control, Scope::System(id), rounds));
    }
    profile
}

#[test]
fn parts_with_different_rounds_make_one_first_and_one_second_round() {
    let profile = two_systems(
        vec![no("2026-06-01", "2026-09-30"), round("2026-09-28", Yes)],
        vec![round("2026-06-03", Yes)],
    );
    let answer = item(&profile, "2-8");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(printed(&answer), [("2026-06-03".into(), false), ("2026-09-28".into(), true)]);
    assert_eq!(answer.target, Some(day("2026-09-30")));
}

#[test]
fn a_whole_has_no_second_round_while_a_part_that_was_no_waits_for_its_own() {
    let profile = two_systems(
        vec![no("2026-06-01", "2026-09-30"), no("2026-09-28", "2026-12-25")],
        vec![no("2026-06-03", "2027-01-31")],
    );
    let answer = item(&profile, "2-8");
    assert_eq!(answer.verdict, Verdict::No { target: Some(day("2027-01-31")) });
    assert_eq!(printed(&answer), [("2026-06-03".into(), false)]);
}

#[test]
fn a_part_that_is_no_without_a_target_leaves_the_target_open_and_is_named() {
    let profile = two_systems(vec![no("2026-06-01", "2026-12-25")], vec![round("2026-06-03", No)]);
    let answer = item(&profile, "2-8");
    assert_eq!(answer.verdict, Verdict::No { target: None });
    assert_eq!(why(&answer), ["「パスワードの使い回しの禁止」は「いいえ」で、目標日がない。"]);
    assert_eq!(answer.why_not[0].field, "attestations[18].rounds[1].target_date");
}

#[test]
fn controls_with_different_rounds_make_one_first_and_one_second_round_of_their_item() {
    let mut profile = clinic();
    for attestation in &mut profile.attestations {
        if attestation.control == "access-rights.terminal" {
            attestation.rounds = vec![no("2026-05-10", "2026-08-31"), round("2026-08-20", Yes)];
        }
    }
    let answer = item(&profile, "2-4");
    assert_eq!(answer.verdict, Verdict::Yes);
    // The other two controls were first looked at in October: only then was the whole.
    assert_eq!(printed(&answer), [("2026-10-20".into(), false), ("2026-10-20".into(), true)]);
    assert_eq!(answer.target, Some(day("2026-08-31")));
}
