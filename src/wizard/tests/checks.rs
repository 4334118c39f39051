//! Stories of controls that somebody looked at: never more はい than was seen, dated and proved.

use serde_json::json;

use super::super::{Draft, Purpose};
use super::{begin, new, tell, until};
use crate::profile::Path;

fn at(path: &str) -> Path {
    Path::parse(path).unwrap()
}

#[test]
fn a_pharmacy_is_asked_for_the_controls_of_its_own_sheet() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "薬局")]);
    until(&mut session, "control*はい");
    let screen = session.screen().text();
    assert!(screen.contains("  1  制限しているか。\n番号を並べます"), "{screen}");
}

#[test]
fn a_yes_without_a_day_and_a_proof_is_not_written() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "control*はい");
    let screen = session.screen().text();
    assert!(
        screen.contains(
            "  1  サーバに更新プログラムを適用しているか。\n  2  使い回しを禁じているか。\n"
        ),
        "{screen}"
    );
    assert!(session.say("3").text().starts_with("「3」は選べません。"));
    assert_eq!(session.say("１").text(), "→ サーバの更新\n");
    assert_eq!(session.draft().get(&at("attestations")), None);
    until(&mut session, "control.on");
    assert!(session.say("").text().contains("確認日は、対策ごとに聞きます。"));
    session.say("令和8年11月9日");
    assert_eq!(
        session.say("ない").text(),
        "示すものがないうちは「はい」になりません。\n「わからない」と入れると、空欄のまま一覧に残ります。\n"
    );
    session.say("更新履歴の画面の写し");
    assert_eq!(session.draft().get(&at("attestations")), None, "no place of the proof yet");
    session.say("事務室「確認記録」ファイル");
    assert_eq!(
        session.draft().get(&at("attestations")),
        Some(&json!([{
            "control": "patch.server",
            "scope": "all",
            "fiscal_year": 2026,
            "rounds": [{
                "checked_on": "2026-11-09",
                "answer": "はい",
                "evidence": [{"what": "更新履歴の画面の写し", "place": "事務室「確認記録」ファイル"}],
            }],
        }]))
    );
    session.go_to("control:patch.server.place");
    session.say("わからない");
    assert_eq!(
        session.draft().get(&at("attestations")),
        Some(&json!([])),
        "a proof that is gone takes the はい along"
    );
}

#[test]
fn controls_that_were_looked_at_on_one_day_are_dated_once() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "control*いいえ");
    session.say("1 2");
    assert_eq!(session.say("R8.11.9").text(), "→ 令和8年11月9日\n");
    assert_eq!(session.key(), Some("control:patch.server.target_date"));
    let rounds: Vec<_> = session.draft().tree()["attestations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["rounds"])
        .collect();
    assert_eq!(rounds, [&json!([{"checked_on": "2026-11-09", "answer": "いいえ"}]); 2]);
}

#[test]
fn a_control_that_is_taken_off_the_list_is_open_again() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "control*はい");
    session.say("1 2");
    session.go_to("control*はい");
    assert!(session.screen().text().contains("  2  使い回しを禁じているか。（はい）\n"));
    session.say("1");
    session.go_to("control*はい");
    assert!(session.screen().text().contains("  2  使い回しを禁じているか。\n"));
    assert_eq!(session.say("-").text(), "→ ありません。\n");
}

#[test]
fn a_correction_keeps_the_proofs_that_were_not_spoken_of() {
    let proof = |what: &str| json!({"what": what, "place": "事務室"});
    let profile = json!({
        "people": [{"id": "incho", "name": "髙田 一郎"}],
        "attestations": [{
            "control": "patch.server", "scope": "all", "fiscal_year": "2026",
            "rounds": [{"checked_on": "2026-11-09", "answer": "はい", "evidence": [proof("画面の写し"), proof("点検報告書")]}],
        }],
    });
    let key = "control:patch.server.evidence";
    let mut session = begin(Draft::new(Some(profile)), Purpose::Edit(vec![key.to_owned()]));
    tell(&mut session, &[(key, "更新履歴の画面の写し")]);
    assert_eq!(
        session.draft().tree()["attestations"][0]["rounds"][0]["evidence"],
        json!([proof("更新履歴の画面の写し"), proof("点検報告書")])
    );
}

#[test]
fn a_check_is_of_this_year_and_not_of_days_to_come() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "control*いいえ");
    session.say("patch.server、password.no-reuse");
    assert_eq!(session.key(), Some("control.on"));
    assert!(session.say("2026-12-24").text().starts_with("令和8年12月24日はまだ来ていません。"));
    session.say("-");
    assert_eq!(session.key(), Some("control:patch.server.checked_on"));
    assert!(session.say("2026-12-24").text().starts_with("令和8年12月24日はまだ来ていません。"));
    assert!(
        session
            .say("2026-03-31")
            .text()
            .starts_with("令和8年3月31日は今年度の確認ではありません。")
    );
    session.say("2026-11-09");
    assert_eq!(session.key(), Some("control:patch.server.target_date"));
    assert!(
        session
            .say("2027-04-01")
            .text()
            .starts_with("目標日は、確かめた日から年度の終わり（令和9年3月31日）までです。")
    );
    session.say("2027-01-15");
    session.say("業者の点検待ち");
    assert_eq!(session.key(), Some("control:password.no-reuse.checked_on"));
    assert!(session.screen().text().contains("Enterで: 令和8年11月9日\n"));
}

#[test]
fn what_proved_a_control_last_year_is_offered_but_never_its_answer() {
    let profile = json!({
        "people": [{"id": "incho", "name": "髙田 一郎"}],
        "attestations": [{
            "control": "patch.server", "scope": "all", "fiscal_year": "2025",
            "rounds": [{"checked_on": "2025-11-09", "answer": "はい", "evidence": [{"what": "更新履歴", "place": "事務室"}]}],
        }],
    });
    let heads = vec!["control:patch.server".to_owned()];
    let mut session = begin(Draft::new(Some(profile)), Purpose::Edit(heads));
    assert_eq!(session.key(), Some("control:patch.server.answer"));
    assert!(!session.screen().text().contains("Enterで"));
    session.say("はい");
    assert!(!session.screen().text().contains("Enterで"), "nobody looked on a day of this year");
    session.say("R8.11.9");
    assert!(session.screen().text().ends_with("Enterで: 更新履歴\n"));
    session.say("");
    session.say("");
    assert_eq!(
        session.draft().tree()["attestations"][1]["rounds"],
        json!([{"checked_on": "2026-11-09", "answer": "はい", "evidence": [{"what": "更新履歴", "place": "事務室"}]}])
    );
}

#[test]
fn a_day_is_never_taken_for_a_control_that_was_chosen_after_it() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "control*いいえ");
    session.say("1");
    session.say("R8.11.9");
    let attested = |session: &crate::wizard::Session| {
        session.draft().tree()["attestations"].as_array().map(Vec::len)
    };
    assert_eq!(attested(&session), Some(1));
    session.go_to("control*いいえ");
    session.say("1 2");
    assert_eq!(attested(&session), Some(1));
    assert_eq!(session.key(), Some("control.on"));
    assert!(session.screen().text().ends_with("Enterで: 令和8年11月9日\n"));
    session.say("");
    assert_eq!(attested(&session), Some(2));
}
