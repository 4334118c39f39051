//! These tests say how an item of an older list is answered that no control answers.

use super::{attest, catalogue, clinic, day, round, today, why};
use crate::assess::{Answers, Subject, Verdict, assess};
use crate::catalogue::AskedOf;
use crate::profile::{AnswerWord, Profile, Round, Scope};

const BACKUP: &str = "checklist-5.2/r4/executives/seg-44";
const WIRELESS: &str = "checklist-5.2/r4/administrators/seg-136";

fn answers(name: &str, profile: &Profile) -> Answers {
    let form = catalogue().form("checklist-5.2", "r4", name).unwrap();
    assess(form, catalogue(), profile, today(), &Subject::Facility)
}

fn saying(key: &str, rounds: Vec<Round>) -> Profile {
    let mut profile = clinic();
    profile.attestations.push(attest(key, Scope::All, rounds));
    profile
}

#[test]
fn a_check_of_this_year_with_its_proof_is_a_yes() {
    let profile = saying(BACKUP, vec![round("2026-10-20", AnswerWord::Yes)]);
    let answers = answers("executives", &profile);
    let answer = answers.get(BACKUP).unwrap();
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.remarks, ["点検記録（事務室、令和8年10月20日）。"]);
    assert_eq!(answer.basis[0].control, BACKUP);
    assert!(answers.notes.is_empty(), "{:?}", answers.notes);
}

#[test]
fn without_a_check_without_a_proof_or_from_last_year_it_is_no_yes() {
    let at = |profile: &Profile| answers("executives", profile).get(BACKUP).unwrap().clone();
    let unsaid = at(&clinic());
    assert_eq!(unsaid.verdict, Verdict::Unknown);
    assert_eq!(
        why(&unsaid),
        [
            "「バックアップの取り方の決まりがあり、守られていることを確かめているか」を確かめた記録がない。"
        ]
    );
    assert_eq!(
        unsaid.why_not[0].write,
        format!(
            "control: {BACKUP} で、確かめた日、答え、証拠（規程や記録など）とその場所を書いてください。"
        )
    );
    assert_eq!(unsaid.why_not[0].owner, AskedOf::Clinic);
    let mut bare = round("2026-10-20", AnswerWord::Yes);
    bare.evidence.clear();
    assert_eq!(at(&saying(BACKUP, vec![bare])).verdict, Verdict::Unknown);
    let old = at(&saying(BACKUP, vec![round("2026-03-31", AnswerWord::Yes)]));
    assert_eq!(old.verdict, Verdict::Stale { last: day("2026-03-31") });
    assert_eq!(old.remarks, ["今年度未確認（前回の確認は令和8年3月31日）。"]);
    let future = answers("executives", &saying(BACKUP, vec![round("2026-12-01", AnswerWord::Yes)]));
    assert_eq!(future.get(BACKUP).unwrap().verdict, Verdict::Unknown);
    assert_eq!(future.notes.iter().count(), 1);
}

#[test]
fn what_a_facility_does_not_have_may_be_said_with_its_reason_alone() {
    let at = |profile: &Profile| answers("administrators", profile).get(WIRELESS).unwrap().clone();
    let mut none = round("2026-10-20", AnswerWord::NotApplicable);
    let unexplained = at(&saying(WIRELESS, vec![none.clone()]));
    assert_eq!(unexplained.verdict, Verdict::Unknown);
    none.reason = Some("無線LANを使っていない".into());
    let explained = at(&saying(WIRELESS, vec![none]));
    let reason = "無線LANを使っていない。".to_owned();
    assert_eq!(explained.verdict, Verdict::NotApplicable { reason, blank: false });
}

#[test]
fn an_item_that_a_control_answers_is_not_answered_by_its_own_key() {
    let logs = "checklist-5.2/r4/administrators/seg-271";
    let mut profile = saying(logs, vec![round("2026-10-20", AnswerWord::Yes)]);
    profile.attestations.retain(|a| a.control != "access-log.managed");
    let answers = answers("administrators", &profile);
    assert_eq!(answers.get(logs).unwrap().verdict, Verdict::Unknown);
    let note = answers.notes.iter().next().unwrap().to_string();
    assert!(note.contains("この項目には「access-log.managed」の名前で答えてください。"), "{note}");
}

#[test]
fn a_slip_in_an_own_key_is_told_with_the_key_probably_meant() {
    let slip = "checklist-5.2/r4/executives/seg-4";
    let profile = saying(slip, vec![round("2026-10-20", AnswerWord::Yes)]);
    let note = answers("executives", &profile).notes.iter().next().unwrap().to_string();
    assert!(note.contains(&format!("対策「{slip}」はないため、この答えは使いません。")), "{note}");
    assert!(note.contains("「checklist-5.2/r4/executives/seg-44」でしょうか。"), "{note}");
}

/// Answer every item of the older lists that no control answers, then take each check away: its item alone is lost.
#[test]
fn each_check_under_an_own_key_carries_its_own_item_and_no_other() {
    let forms = || {
        let all = catalogue().publications().iter().flat_map(|p| &p.forms);
        all.filter(|f| f.items().any(|i| i.controls.is_none()))
    };
    let own: Vec<&str> = forms()
        .flat_map(|f| f.items())
        .filter(|i| i.controls.is_none())
        .map(|i| i.key.as_str())
        .collect();
    assert!(own.len() > 50, "{}", own.len());
    let mut profile = clinic();
    for key in &own {
        let yes = vec![round("2026-10-20", AnswerWord::Yes)];
        profile.attestations.push(attest(key, Scope::All, yes));
    }
    let yeses = |profile: &Profile| -> Vec<String> {
        let answers = forms()
            .flat_map(|f| assess(f, catalogue(), profile, today(), &Subject::Facility).answers);
        answers.filter(|a| a.verdict == Verdict::Yes).map(|a| a.item).collect()
    };
    let all = yeses(&profile);
    for key in own {
        let mut less = profile.clone();
        less.attestations.retain(|a| a.control != key);
        let left = yeses(&less);
        let lost: Vec<&String> = all.iter().filter(|item| !left.contains(item)).collect();
        assert_eq!(lost, [key]);
        assert!(left.iter().all(|item| all.contains(item)), "{key}");
    }
}
