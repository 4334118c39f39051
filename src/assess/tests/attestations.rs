//! These tests say what becomes of what people said.

use super::{attest, checklist, clinic, clinic_saying, clinic_with, day, item, round, why};
use crate::assess::Verdict;
use crate::profile::{AnswerWord, DeviceKind, DeviceStatus, Scope};

const MEDIA: &str = "media.restricted";

#[test]
fn a_clinic_with_all_its_proofs_answers_every_question() {
    let answers = checklist(&clinic());
    for answer in &answers.answers {
        assert_eq!(answer.verdict, Verdict::Yes, "{}: {:?}", answer.item, why(answer));
        assert!(!answer.basis.is_empty(), "{}", answer.item);
        assert!(answer.checked_on.is_some(), "{}", answer.item);
    }
    assert!(!answers.is_draft());
    assert!(answers.notes.is_empty());
}

#[test]
fn nothing_said_is_no_answer() {
    let answer = item(&clinic_saying(MEDIA, vec![]), "2-9");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(answer.checked_on, None);
    assert_eq!(why(&answer), ["「USBストレージ等の接続の制限」を確かめた記録がない。"]);
    assert_eq!(answer.why_not[0].field, "attestations");
    assert_eq!(
        answer.why_not[0].write,
        "control: media.restricted で、確かめた日、答え、証拠（設定画面の写しなど）とその場所を書いてください。"
    );
}

#[test]
fn a_yes_names_what_where_and_when() {
    let answer = item(&clinic(), "2-9");
    assert_eq!(answer.checked_on, Some(day("2026-10-20")));
    assert_eq!(answer.remarks, ["点検記録（事務室「点検」ファイル、令和8年10月20日）。"]);
    assert_eq!(answer.basis[0].by, "事務長 𠮷田 花子");
}

#[test]
fn a_yes_without_a_proof_is_no_yes() {
    let mut bare = round("2026-10-20", AnswerWord::Yes);
    bare.evidence.clear();
    let answer = item(&clinic_with(MEDIA, vec![bare]), "2-9");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(
        why(&answer),
        ["「USBストレージ等の接続の制限」の「はい」に、証拠とその場所がない。"]
    );
}

#[test]
fn a_check_of_last_fiscal_year_is_stale_and_never_no() {
    let answer = item(&clinic_with(MEDIA, vec![round("2026-03-31", AnswerWord::Yes)]), "2-9");
    assert_eq!(answer.verdict, Verdict::Stale { last: day("2026-03-31") });
    assert_eq!(answer.checked_on, None);
    assert_eq!(answer.remarks, ["今年度未確認（前回の確認は令和8年3月31日）。"]);
}

#[test]
fn an_answer_given_for_last_fiscal_year_is_stale_whatever_its_date() {
    let mut old = attest(MEDIA, Scope::All, vec![round("2026-04-02", AnswerWord::Yes)]);
    old.fiscal_year = 2025;
    let answer = item(&clinic_saying(MEDIA, vec![old]), "2-9");
    assert_eq!(answer.verdict, Verdict::Stale { last: day("2026-04-02") });
}

#[test]
fn a_no_of_last_fiscal_year_is_stale_too() {
    let answer = item(&clinic_with(MEDIA, vec![round("2025-12-01", AnswerWord::No)]), "2-9");
    assert_eq!(answer.verdict, Verdict::Stale { last: day("2025-12-01") });
}

#[test]
fn a_no_carries_its_target_and_its_reason() {
    let mut no = round("2026-07-01", AnswerWord::No);
    no.target_date = Some(day("2027-01-31"));
    no.reason = Some("設定の変更を事業者に依頼中である".into());
    let answer = item(&clinic_with(MEDIA, vec![no]), "2-9");
    assert_eq!(answer.verdict, Verdict::No { target: Some(day("2027-01-31")) });
    assert_eq!(answer.checked_on, Some(day("2026-07-01")));
    assert_eq!(answer.remarks, ["設定の変更を事業者に依頼中である。"]);
    assert_eq!(
        why(&answer),
        ["「USBストレージ等の接続の制限」は「いいえ」である（目標日 令和9年1月31日）。"]
    );
}

#[test]
fn a_no_without_a_target_says_so() {
    let answer = item(&clinic_with(MEDIA, vec![round("2026-07-01", AnswerWord::No)]), "2-9");
    assert_eq!(answer.verdict, Verdict::No { target: None });
    assert_eq!(answer.why_not[0].field, "attestations[17].rounds[1].target_date");
}

#[test]
fn a_target_that_has_passed_or_lies_beyond_the_fiscal_year_is_said() {
    let said = |target: &str| {
        let mut no = round("2026-07-01", AnswerWord::No);
        no.target_date = Some(day(target));
        item(&clinic_with(MEDIA, vec![no]), "2-9").why_not[0].what.clone()
    };
    assert!(said("2026-09-30").ends_with("が過ぎている。"));
    assert!(said("2027-04-01").ends_with("が今年度の後である。"));
}

#[test]
fn the_second_round_answers_and_the_first_stays_on_the_sheet() {
    let mut first = round("2026-06-01", AnswerWord::No);
    first.target_date = Some(day("2026-09-30"));
    let second = round("2026-09-28", AnswerWord::Yes);
    let answer = item(&clinic_with(MEDIA, vec![first, second]), "2-9");
    assert_eq!(answer.verdict, Verdict::Yes);
    let rounds: Vec<_> = answer.rounds.iter().map(|r| (r.checked_on, r.yes)).collect();
    assert_eq!(rounds, [(day("2026-06-01"), false), (day("2026-09-28"), true)]);
    assert_eq!(answer.target, Some(day("2026-09-30")));
    assert_eq!(answer.checked_on, Some(day("2026-09-28")));
}

#[test]
fn who_does_not_know_leaves_the_sheet_a_draft() {
    let profile = clinic_with(MEDIA, vec![round("2026-10-20", AnswerWord::Unknown)]);
    assert_eq!(item(&profile, "2-9").verdict, Verdict::Unknown);
    assert!(checklist(&profile).is_draft());
}

#[test]
fn a_check_of_a_day_to_come_is_left_out_and_said() {
    let profile = clinic_with(MEDIA, vec![round("2026-11-21", AnswerWord::Yes)]);
    let answers = checklist(&profile);
    assert_eq!(item(&profile, "2-9").verdict, Verdict::Unknown);
    let notes: Vec<_> = answers.notes.iter().map(|n| n.message.as_str()).collect();
    assert_eq!(
        notes,
        ["「media.restricted」の確認日 2026-11-21 はまだ来ていないため、答えに使いません。"]
    );
}

#[test]
fn one_no_among_several_controls_is_no() {
    let profile = clinic_with("access-rights.terminal", vec![round("2026-10-20", AnswerWord::No)]);
    assert_eq!(item(&profile, "2-4").verdict, Verdict::No { target: None });
}

#[test]
fn one_unsaid_control_leaves_the_item_unknown() {
    let profile = clinic_saying("access-rights.administrators", vec![]);
    let answer = item(&profile, "2-4");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert!(answer.basis.is_empty(), "a blank lends no proofs");
    assert_eq!(why(&answer), ["「管理者権限の対象者の明確化」を確かめた記録がない。"]);
}

#[test]
fn planned_two_factor_is_yes_although_it_is_not_done() {
    let mut profile = clinic_with("two-factor.done", vec![round("2026-10-20", AnswerWord::No)]);
    let open = item(&profile, "2-10");
    assert_eq!(open.verdict, Verdict::Unknown);
    assert_eq!(
        why(&open),
        ["「二要素認証の令和9年度までの実装予定（令和7年度版の問い）」を確かめた記録がない。"]
    );
    profile.attestations.push(attest(
        "two-factor.planned",
        Scope::All,
        vec![round("2026-10-21", AnswerWord::Yes)],
    ));
    let answer = item(&profile, "2-10");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.checked_on, Some(day("2026-10-21")));
}

#[test]
fn neither_done_nor_planned_is_no() {
    let mut profile = clinic_with("two-factor.done", vec![round("2026-10-20", AnswerWord::No)]);
    profile.attestations.push(attest(
        "two-factor.planned",
        Scope::All,
        vec![round("2026-10-20", AnswerWord::No)],
    ));
    assert!(matches!(item(&profile, "2-10").verdict, Verdict::No { .. }));
}

#[test]
fn an_answer_for_a_part_counts_only_when_every_part_is_answered() {
    let yes = || vec![round("2026-10-20", AnswerWord::Yes)];
    let control = "password.no-reuse";
    let emr = clinic().systems[0].id.clone();
    let profile = clinic_saying(control, vec![attest(control, Scope::System(emr.clone()), yes())]);
    assert_eq!(item(&profile, "2-8").verdict, Verdict::Yes);

    let mut two_systems = profile;
    let mut second = two_systems.systems[0].clone();
    second.name = "レセコン".into();
    second.id = two_systems.backups[0].id.clone();
    two_systems.systems.push(second);
    let answer = item(&two_systems, "2-8");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(
        why(&answer),
        ["「パスワードの使い回しの禁止」の確認が一部だけである（残り: レセコン）。"]
    );
}

#[test]
fn an_answer_for_all_terminals_covers_the_terminals() {
    let control = "services.unneeded-stopped.terminal";
    let scope = Scope::DeviceKind(DeviceKind::Terminal);
    let yes = vec![round("2026-10-20", AnswerWord::Yes)];
    let profile = clinic_saying(control, vec![attest(control, scope, yes)]);
    assert_eq!(item(&profile, "2-12@terminal").verdict, Verdict::Yes);
}

#[test]
fn no_server_is_said_with_a_reason_and_believed_only_while_the_ledger_has_none() {
    let control = "access-log.managed";
    let mut none = round("2026-10-20", AnswerWord::NotApplicable);
    none.reason = Some("院内にサーバがない".into());
    let mut profile = clinic_with(control, vec![none]);
    let answer = item(&profile, "2-11@server");
    assert_eq!(
        answer.verdict,
        Verdict::NotApplicable { reason: "院内にサーバがない。".into(), blank: false }
    );
    assert_eq!(answer.remarks, ["該当なし: 院内にサーバがない。"]);

    let mut server = profile.devices[0].clone();
    server.kind = DeviceKind::Server;
    server.status = DeviceStatus::InUse;
    profile.devices.push(server);
    assert_eq!(item(&profile, "2-11@server").verdict, Verdict::Unknown);
    assert!(checklist(&profile).notes.iter().any(|n| n.code == "assess-contradiction"));
}

#[test]
fn not_applicable_is_no_way_out_of_a_question_to_the_whole_facility() {
    let mut none = round("2026-10-20", AnswerWord::NotApplicable);
    none.reason = Some("使っていない".into());
    let answer = item(&clinic_with(MEDIA, vec![none]), "2-9");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(why(&answer), ["「USBストレージ等の接続の制限」に「該当なし」は選べない。"]);
}

#[test]
fn an_answer_to_a_misspelt_control_is_not_lost_in_silence() {
    let yes = vec![round("2026-10-20", AnswerWord::Yes)];
    let profile = clinic_saying(MEDIA, vec![attest("media.restrited", Scope::All, yes)]);
    assert_eq!(item(&profile, "2-9").verdict, Verdict::Unknown);
    let answers = checklist(&profile);
    let notes: Vec<String> = answers.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "注意: attestations[17].control\n  対策「media.restrited」はないため、この答えは使いません。\n  → 「media.restricted」でしょうか。"
        ]
    );
}
