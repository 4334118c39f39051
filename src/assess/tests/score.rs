//! These tests say how the score boxes of the 2022 lists are counted.

use super::{attest, catalogue, clinic, round, today};
use crate::assess::{PartScore, Score, Subject, Tally, assess, score};
use crate::profile::{AnswerWord, Profile, Scope};

/// The scores of a list whose items are answered as said, by the last part of their keys.
fn scores(name: &str, said: &[(&str, AnswerWord)]) -> Score {
    let form = catalogue().form("checklist-5.2", "r4", name).unwrap();
    let mut profile: Profile = clinic();
    profile.attestations.clear();
    // An approved plan answers two of the items.
    profile.plan.approved_on = None;
    for (key, word) in said {
        let mut round = round("2026-10-20", *word);
        round.reason = Some("使っていない".into());
        let key = format!("checklist-5.2/r4/{name}/{key}");
        profile.attestations.push(attest(&key, Scope::All, vec![round]));
    }
    score(form, Some(&assess(form, catalogue(), &profile, today(), &Subject::Facility)))
}

/// 視点, 割合, 項目数 as they stand in the printed box.
fn printed(part: &PartScore) -> Vec<String> {
    let row = |name: &str, tally: &Tally| format!("{name} {} {}", tally.share(), tally.count());
    let mut rows: Vec<String> = part.viewpoints.iter().map(|(name, t)| row(name, t)).collect();
    rows.push(row("全体", &part.whole));
    rows
}

#[test]
fn an_empty_administrators_list_shows_the_zeros_of_the_printed_box() {
    let Score { parts } = scores("administrators", &[]);
    assert_eq!(
        printed(&parts[0]),
        ["予防 0.0% 0/89", "発見 0.0% 0/7", "是正 0.0% 0/1", "全体 0.0% 0/97"]
    );
    assert_eq!(parts[0].part, None);
    assert_eq!(parts[0].whole.unanswered, 97);
    assert_eq!(printed(&parts[1]), ["予防 0.0% 0/1", "発見 0.0% 0/1", "是正 - -", "全体 0.0% 0/2"]);
    assert!(parts[1].part.as_deref().unwrap().starts_with("以下の項目について、"));
    assert_eq!(parts.len(), 2);
}

#[test]
fn only_circles_count_and_blanks_are_told_apart() {
    let said = [
        ("seg-44", AnswerWord::Yes),
        ("seg-45", AnswerWord::Yes),
        ("seg-47", AnswerWord::No),
        ("seg-62", AnswerWord::NotApplicable),
        ("seg-63", AnswerWord::Yes),
    ];
    let Score { parts } = scores("executives", &said);
    assert_eq!(
        printed(&parts[0]),
        ["予防 12.5% 2/16", "発見 - -", "是正 33.3% 1/3", "全体 15.8% 3/19"]
    );
    let whole = Tally { circles: 3, items: 19, unanswered: 14, not_applicable: 1 };
    assert_eq!(parts[0].whole, whole);
    assert_eq!(parts.len(), 1);
}

#[test]
fn a_list_without_viewpoints_has_one_row() {
    let Score { parts } = scores("staff", &[("seg-312", AnswerWord::Yes)]);
    assert_eq!(printed(&parts[0]), ["全体 10.0% 1/10"]);
}

#[test]
fn halves_of_a_tenth_are_rounded_upwards() {
    let share = |circles, items| Tally { circles, items, ..Tally::default() }.share();
    assert_eq!(share(1, 16), "6.3%");
    assert_eq!(share(2, 3), "66.7%");
    assert_eq!(share(89, 89), "100.0%");
}
