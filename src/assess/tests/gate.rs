//! These tests say what becomes of a sheet whose first row asks whether there is any medical information system.

use super::{catalogue_with, clinic, clinic_with, day, round, today};
use crate::assess::{Answers, Subject, Verdict, assess, gaps};
use crate::profile::{AnswerWord, ExternalKind, Profile};

const SHEET: &str = "
schema: 1
title: {text: 題, confidence: exact}
audience: facility
rounds: 2
sections:
  - number: ''
    title: {text: 有無, confidence: exact}
    rounds: 1
    items:
      - key: '0'
        number: ''
        our_words: 医療情報システムを使っているか。
        confidence: reconstructed
        source: 試験
        gate: true
        controls: [medical-system.in-use]
  - number: '2'
    title: {text: 管理・運用, confidence: exact}
    items:
      - {key: 2-9, number: (9), our_words: 媒体, confidence: reconstructed, source: 試験, controls: [media.restricted]}
      - {key: 2-1, number: (1), our_words: 台帳, confidence: reconstructed, source: 試験, controls: [ledger.devices]}
";

fn sheet(profile: &Profile) -> Answers {
    let catalogue = catalogue_with(&[("checklist/r7/gated.yaml", SHEET)]);
    let form = catalogue.form("checklist", "r7", "gated").unwrap();
    assess(form, &catalogue, profile, today(), &Subject::Facility)
}

/// The clinic with nothing that speaks of a system, and the answer いいえ.
fn without_systems() -> Profile {
    let no = vec![round("2026-10-20", AnswerWord::No)];
    let mut profile = clinic_with("medical-system.in-use", no);
    profile.systems.clear();
    profile.devices.clear();
    profile
}

fn verdicts(answers: &Answers) -> Vec<&Verdict> {
    answers.answers.iter().map(|a| &a.verdict).collect()
}

#[test]
fn a_house_without_any_system_leaves_the_rest_of_the_sheet_blank_and_owes_nothing() {
    let answers = sheet(&without_systems());
    let blank = Verdict::NotApplicable {
        reason: "医療情報システムを導入、運用していないため確認不要である。".to_owned(),
        blank: true,
    };
    assert_eq!(verdicts(&answers), [&Verdict::No { target: None }, &blank, &blank]);
    assert_eq!(answers.answers[0].checked_on, Some(day("2026-10-20")));
    assert!(answers.answers[1].rounds.is_empty() && answers.answers[1].basis.is_empty());
    assert!(!answers.is_draft());
    let catalogue = catalogue_with(&[("checklist/r7/gated.yaml", SHEET)]);
    let open = gaps(&without_systems(), &catalogue, &[answers], today());
    assert!(open.iter().all(|g| g.item.is_none()), "{open:?}");
}

type Mark = (&'static str, fn(&mut Profile));

/// Everything that shows that there is a system after all.
const MARKS: [Mark; 4] = [
    ("医療情報システム「電子カルテ」が書かれている。", |p| {
        p.systems = clinic().systems
    }),
    ("使用中の端末PC「PC-01」が書かれている。", |p| p.devices = clinic().devices),
    ("クラウドサービス「予約」が書かれている。", |p| {
        let everything = super::samples::samples().remove(3).1;
        p.cloud_services = everything.cloud_services[..1].to_vec();
        p.cloud_services[0].name = "予約".to_owned();
    }),
    (
        "オンライン請求・資格確認網「院内インターネット」が書かれている。",
        |p| {
            p.network.external_connections[0].kind = ExternalKind::Claims;
        },
    ),
];

#[test]
fn any_one_sign_of_a_system_leaves_the_row_blank_and_the_rest_is_asked() {
    for (said, mark) in MARKS {
        let mut profile = without_systems();
        mark(&mut profile);
        let answers = sheet(&profile);
        let first = &answers.answers[0];
        assert_eq!(first.verdict, Verdict::Unknown, "{said}");
        assert_eq!(first.why_not[0].what, said);
        assert_eq!(answers.answers[1].verdict, Verdict::Yes, "{said}");
        let notes: Vec<_> =
            answers.notes.iter().filter(|n| n.code == "assess-contradiction").collect();
        assert_eq!(notes.len(), 1, "{said}");
    }
}

#[test]
fn a_no_of_last_year_or_of_nobody_does_not_end_the_sheet() {
    let mut old = without_systems();
    old.attestations.last_mut().unwrap().rounds = vec![round("2026-03-31", AnswerWord::No)];
    let answers = sheet(&old);
    assert_eq!(
        verdicts(&answers)[..2],
        [&Verdict::Stale { last: day("2026-03-31") }, &Verdict::Yes]
    );

    let mut silent = without_systems();
    silent.attestations.retain(|a| a.control != "medical-system.in-use");
    assert_eq!(verdicts(&sheet(&silent))[..2], [&Verdict::Unknown, &Verdict::Yes]);
}

#[test]
fn a_sheet_that_does_not_print_the_row_is_asked_throughout() {
    let answers = super::checklist(&without_systems());
    assert!(!answers.answers.iter().any(|a| matches!(
        &a.verdict,
        Verdict::NotApplicable { reason, .. } if reason.contains("確認不要")
    )));
}

#[test]
fn a_row_for_one_answer_holds_the_last_one() {
    let rounds = vec![round("2026-05-01", AnswerWord::No), round("2026-10-20", AnswerWord::Yes)];
    let answers = sheet(&clinic_with("medical-system.in-use", rounds));
    let first = &answers.answers[0];
    assert_eq!(first.verdict, Verdict::Yes);
    let days: Vec<_> = first.rounds.iter().map(|r| (r.checked_on, r.yes)).collect();
    assert_eq!(days, [(day("2026-10-20"), true)]);
    assert_eq!(first.target, None);
}
