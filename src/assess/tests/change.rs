//! These tests say what becomes of an answer when the question or the guideline changes.

use super::{attest, catalogue, clinic, day, item, r7, round, today};
use crate::assess::{Subject, Verdict, assess};
use crate::catalogue::Audience;
use crate::profile::{AnswerWord, Known, Profile, Scope};

/// The clinic with all that was said forgotten, and then one control said はい.
fn saying_only(control: &str, checked_on: &str) -> Profile {
    let mut profile = clinic();
    profile.attestations =
        vec![attest(control, Scope::All, vec![round(checked_on, AnswerWord::Yes)])];
    profile
}

/// Every item of every edition that a profile answers with はい.
fn yeses(profile: &Profile) -> Vec<String> {
    let forms = catalogue().publications().iter().flat_map(|p| &p.forms);
    let answers = forms
        .filter(|f| f.audience == Audience::Facility)
        .flat_map(|f| assess(f, catalogue(), profile, today(), &Subject::Facility).answers);
    answers.filter(|a| a.verdict == Verdict::Yes).map(|a| a.item).collect()
}

/// So an answer to 令和7年度版 2⑦ (regular change of passwords) or to the two-factor plan answers no other edition's
/// question, however alike it looks: those are other controls.
#[test]
fn a_yes_to_one_control_answers_only_items_that_name_this_very_control() {
    let mut silent = clinic();
    silent.attestations.clear();
    let by_facts = yeses(&silent);
    let forms = || catalogue().publications().iter().flat_map(|p| &p.forms);
    for control in catalogue().controls() {
        for item in yeses(&saying_only(&control.key, "2026-10-20")) {
            if by_facts.contains(&item) {
                continue;
            }
            let asked = forms().find_map(|f| f.item(&item)).unwrap().control_keys();
            assert!(asked.contains(&control.key.as_str()), "{item} by {}", control.key);
        }
    }
}

#[test]
fn a_check_from_before_the_guideline_changed_stands_with_the_advice_to_look_again() {
    let said = |checked_on: &str| {
        let mut profile = saying_only("password.length-r7", checked_on);
        profile.attestations[0].rounds[0].by = Some(profile.people[1].id.clone());
        item(&profile, "2-7")
    };
    let answer = said("2026-06-28");
    assert_eq!(answer.verdict, Verdict::Yes);
    let advice: Vec<_> = answer.advice.iter().map(|m| m.what.as_str()).collect();
    assert_eq!(
        advice,
        [
            "「パスワードの桁数と定期的な変更（令和7年度版の問い）」の確認（令和8年6月28日）の後に、ガイドラインの「パスワードの定期的な変更」「パスワードの長さ」が改まった（令和8年6月29日）。"
        ]
    );
    assert_eq!(answer.advice[0].field, "attestations[1].rounds[1]");
    assert_eq!(said("2026-06-29").advice, []);
}

#[test]
fn what_was_asked_of_a_vendor_before_the_guideline_changed_is_to_be_asked_again() {
    let mut profile = clinic();
    assert_eq!(item(&profile, "2-2").advice, []);
    if let Known::Value(answer) = &mut profile.vendors[1].remote_maintenance {
        answer.confirmed_on = Known::Value(day("2026-06-01"));
    }
    let answer = item(&profile, "2-2");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.advice[0].field, "vendors[2].remote_maintenance");
}

#[test]
fn a_guideline_that_is_still_to_come_changes_nothing_yet() {
    let profile = saying_only("password.length-r7", "2026-05-01");
    let answers = assess(r7(), catalogue(), &profile, day("2026-06-28"), &Subject::Facility);
    let answer = answers.get("checklist/r7/facility/2-7").unwrap();
    assert_eq!(answer.verdict, Verdict::Yes);
    assert!(answer.advice.iter().all(|m| !m.what.contains("ガイドライン")), "{:?}", answer.advice);
}
