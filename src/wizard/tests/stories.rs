//! Stories of people who answer: straight through, back and change, unknowns, no system at all, a second sitting.

use serde_json::json;

use super::super::{Draft, Need, Purpose, State};
use super::{begin, new, read, tell, today, until};
use crate::profile::{Path, diff, edit, tree};

fn at(path: &str) -> Path {
    Path::parse(path).unwrap()
}

#[test]
fn a_clerk_answers_the_first_chapter_in_full_width_and_sees_what_was_understood() {
    let mut session = new();
    let screen = session.screen().text();
    assert!(screen.starts_with("\n【1/9 施設】あと"), "{screen}");
    assert!(
        screen.contains(
            "施設の名前と所在地です。すべての書類の見出しになります。\nどの種類の施設ですか。\nなぜ: 書類の言葉と、作る書類が変わります。\n  1  無床診療所\n"
        ),
        "{screen}"
    );
    tell(
        &mut session,
        &[
            ("facility.kind", "１"),
            ("facility.name", "髙田内科クリニック"),
            ("facility.prefecture", "神奈川県"),
            ("facility.address", "横浜市中区本町9丁目99番地"),
        ],
    );
    let reply = session.say("０４５（０００）０１０１");
    assert_eq!(reply.text(), "→ 045-000-0101\n");
    assert_eq!(session.draft().text(&at("facility.name")).as_deref(), Some("髙田内科クリニック"));
    assert_eq!(session.key(), Some("people*"));
}

#[test]
fn a_wrong_answer_is_told_at_once_and_asked_again() {
    let mut session = new();
    until(&mut session, "facility.phone");
    let reply = session.say("事務長に聞く");
    assert_eq!(
        reply.text(),
        "電話番号に使えない文字があります: 「事務長に聞く」。\n数字とハイフンで、番号を1つだけ書いてください。内線などは備考に書けます。\n"
    );
    assert_eq!(session.key(), Some("facility.phone"));
    let reply = session.say("-");
    assert_eq!(
        reply.text(),
        "この質問は「-」（該当なし）にできません。\n今わからなければ「わからない」と入れてください。\n"
    );
}

#[test]
fn going_back_changes_an_answer_and_loses_none() {
    let mut session = new();
    tell(
        &mut session,
        &[("facility.kind", "1"), ("facility.name", "甲医院"), ("facility.prefecture", "東京都")],
    );
    session.say("<");
    session.say("＜");
    assert_eq!(session.key(), Some("facility.name"));
    assert!(session.screen().text().contains("Enterで: 甲医院\n"));
    session.say("乙医院");
    assert_eq!(session.key(), Some("facility.address"), "what was answered is not asked again");
    assert_eq!(session.draft().text(&at("facility.prefecture")).as_deref(), Some("東京都"));
    session.say(":戻る");
    assert_eq!(session.key(), Some("facility.name"));
}

#[test]
fn beds_are_asked_of_those_who_have_some() {
    let mut clinic = new();
    tell(&mut clinic, &[("facility.kind", "無床診療所")]);
    assert!(!clinic.go_to("facility.beds"));
    let mut hospital = new();
    tell(&mut hospital, &[("facility.kind", "病院")]);
    assert!(hospital.go_to("facility.beds"));
}

#[test]
fn a_pharmacy_is_asked_for_the_controls_of_its_own_sheet() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "薬局")]);
    until(&mut session, "control*はい");
    let screen = session.screen().text();
    assert!(screen.contains("  1  USBメモリの制限\n番号を並べます"), "{screen}");
}

#[test]
fn a_claim_that_there_is_no_system_is_doubted_once() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "systems*");
    let reply = session.say("-");
    assert_eq!(
        reply.text(),
        "レセコンやオンライン資格確認の端末も医療情報システムです。本当に1つも使っていなければ、もう一度「-」を入れてください。\n"
    );
    assert_eq!(session.key(), Some("systems*"));
    session.say("-");
    assert_eq!(session.key(), Some("systems+"));
}

#[test]
fn usual_systems_are_picked_by_number_and_others_named() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "systems*");
    let reply = session.say("１　３");
    assert_eq!(
        reply.text(),
        "→ 電子カルテ（薬局は薬歴、訪問看護は記録システム）、オンライン資格確認の端末\n"
    );
    assert_eq!(session.draft().ids(&at("systems")), ["emr", "onshi"]);
    until(&mut session, "systems+");
    session.say("内視鏡の記録装置");
    assert_eq!(session.draft().ids(&at("systems")), ["emr", "onshi", "system-1"]);
    assert_eq!(session.key(), Some("systems[system-1].hosting"));
    until(&mut session, "systems+");
    session.say("写す 3");
    let name = session.draft().text(&at("systems[system-2].name"));
    assert_eq!(name.as_deref(), Some("内視鏡の記録装置（写し）"));
    until(&mut session, "systems+");
    session.say("消す 4");
    session.say("消す 2");
    assert_eq!(session.draft().ids(&at("systems")), ["emr", "system-1"]);
    session.say("１");
    assert_eq!(session.key(), Some("systems[emr].hosting"), "a number opens an entry again");
}

#[test]
fn removing_a_vendor_takes_every_reference_to_it_along() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "vendors+");
    tell(&mut session, &[("vendors+", "青葉カルテ"), ("vendors[vendor-1].kind", "1")]);
    until(&mut session, "systems*");
    session.say("1");
    until(&mut session, "systems[emr].vendor");
    session.say("1");
    assert_eq!(session.draft().text(&at("systems[emr].vendor")).as_deref(), Some("vendor-1"));
    assert!(session.go_to("vendors+"));
    session.say("消す 1");
    assert_eq!(session.draft().text(&at("systems[emr].vendor")), None);
}

#[test]
fn what_is_not_known_becomes_a_promise_with_whom_to_ask() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "people*");
    session.say("1 2");
    until(&mut session, "vendors+");
    tell(&mut session, &[("vendors+", "青葉カルテ"), ("vendors[vendor-1].kind", "1")]);
    let reply = session.say("わからない");
    assert_eq!(reply.text(), "→ 院内で確かめることとして、一覧に残しました。\n");
    assert_eq!(
        session.draft().get(&at("vendors[vendor-1].phone")),
        Some(&json!({"未確認": {"担当": "jimucho"}}))
    );
    assert_eq!(session.unknown().get("vendors[vendor-1].phone"), Some(&None));
    let phone = Purpose::Edit(vec!["vendors[vendor-1].night_phone".to_owned()]);
    let mut later = begin(session.draft().clone(), phone);
    assert_eq!(later.say("不明").text(), "→ 事業者に聞くこととして、一覧に残しました。\n");
    assert_eq!(
        later.draft().get(&at("vendors[vendor-1].night_phone")),
        Some(&json!({"未確認": {"担当": "jimucho", "照会先": "vendor-1"}}))
    );
}

#[test]
fn a_yes_without_a_day_and_a_proof_is_not_written() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "control*はい");
    let screen = session.screen().text();
    assert!(screen.contains("  1  サーバの更新\n  2  パスワードの使い回し\n"), "{screen}");
    assert!(session.say("3").text().starts_with("「3」は選べません。"));
    assert_eq!(session.say("１").text(), "→ サーバの更新\n");
    assert_eq!(session.draft().get(&at("attestations")), None);
    until(&mut session, "control.on");
    assert!(session.say("").text().contains("確認日は、対策ごとに聞きます。"));
    session.say("令和8年11月9日");
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
    assert!(session.screen().text().contains("  2  パスワードの使い回し（はい）\n"));
    session.say("1");
    session.go_to("control*はい");
    assert!(session.screen().text().contains("  2  パスワードの使い回し\n"));
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
fn the_contents_and_the_review_lead_to_any_answer() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1"), ("facility.name", "甲医院")]);
    session.say("：目次");
    assert!(
        session.screen().text().contains("  1  施設　2/5問\n  2  役割と連絡先　まだ（"),
        "{}",
        session.screen().text()
    );
    session.say("3");
    assert_eq!(session.key(), Some("vendors+"));
    session.say(":確認");
    assert!(
        session.screen().text().contains("  2  施設の正式な名称: 甲医院\n"),
        "{}",
        session.screen().text()
    );
    session.say("2");
    assert_eq!(session.key(), Some("facility.name"));
    assert!(session.say(":印刷").text().contains("「:印刷」という命令はありません。"));
    session.say(":中断");
    assert_eq!(session.state(), State::Paused);
}

#[test]
fn a_question_mark_explains_the_term_and_the_commands() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "systems*");
    session.say("1");
    let reply = session.say("?").text();
    assert!(reply.starts_with("院内に専用の箱（サーバ）が置いてあれば「院内」です。"), "{reply}");
    assert!(
        reply.contains("質問の名前: systems[emr].hosting\n") && reply.contains(":目次（章を選ぶ）"),
        "{reply}"
    );
}

#[test]
fn enter_to_everything_and_unknown_to_the_rest_ends_with_a_profile_that_lacks_only_what_it_must_have()
 {
    let mut session = new();
    tell(
        &mut session,
        &[
            ("facility.kind", "1"),
            ("facility.name", "甲医院"),
            ("facility.prefecture", "神奈川県"),
            ("facility.address", "横浜市中区本町1"),
            ("facility.phone", "045-000-0101"),
            ("people*", "1 2"),
            ("people[incho].name", "髙田 一郎"),
        ],
    );
    let mut questions = 7;
    while session.state() == State::Asking {
        let key = session.key().unwrap().to_owned();
        session.say(if key.ends_with(".name") { "山﨑 美穂" } else { "" });
        if session.key() == Some(key.as_str()) {
            session.say(if key.ends_with(['*', '+']) { "-" } else { "わからない" });
        }
        questions += 1;
        assert!(questions < 200);
    }
    let profile = read(&session).unwrap();
    assert_eq!(profile.facility.name, "甲医院");
    assert_eq!(profile.people.len(), 2);
    assert_eq!(profile.plan.revised_on, today());
    assert!(profile.attestations.is_empty(), "nothing was checked, so nothing is attested");
}

#[test]
fn an_edit_of_a_commented_profile_changes_one_line() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let draft = Draft::new(tree(&text));
    let mut session = begin(draft, Purpose::Edit(vec!["vendors[vendor-emr].phone".to_owned()]));
    assert!(session.screen().text().contains("Enterで: 03-0000-0201\n"));
    tell(&mut session, &[("vendors[vendor-emr].phone", "０３－００００－９９９９")]);
    assert_eq!(session.state(), State::Done);
    let changes = diff(session.before().tree(), session.draft().tree());
    let after = edit(&text, &changes).unwrap();
    let changed: Vec<(&str, &str)> =
        text.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(changed, [("    phone: 03-0000-0201", "    phone: 03-0000-9999")]);
}

#[test]
fn enter_through_a_whole_edit_changes_nothing() {
    for sample in ["one-doctor-clinic", "clinic-with-beds", "dental-clinic", "minimal", "pharmacy"]
    {
        let text = std::fs::read_to_string(format!("profiles/{sample}.yaml")).unwrap();
        let mut session = begin(Draft::new(tree(&text)), Purpose::Edit(Vec::new()));
        let mut asked = 0;
        while session.state() == State::Asking && asked < 3000 {
            let key = session.key().unwrap().to_owned();
            let there = session.draft().text(&at(&key.replace(['*', '+'], ""))).is_some();
            if session.screen().text().starts_with("\n目次\n") {
                session.say("");
            }
            session.say("");
            if session.key() == Some(key.as_str()) {
                assert!(!there, "{sample}: {key}");
                session.say("-");
                session.say("わからない");
            }
            asked += 1;
        }
        let changes = diff(session.before().tree(), session.draft().tree());
        assert_eq!(changes, [], "{sample}");
    }
}

#[test]
fn a_second_sitting_asks_only_what_is_missing_and_heaviest_first() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let order = [
        "network.small_transmitters",
        "backups[bk-image].place",
        "backups[bk-pacs].last_restore_test",
    ];
    let need = |head: &str| Need { head: head.to_owned(), missing: format!("{head}が古い。") };
    let needs = order.map(need).to_vec();
    let session = begin(Draft::new(tree(&text)), Purpose::Open(needs));
    assert!(
        session.screen().text().starts_with(
            "\n【ネットワーク・機器】あと5問（重い順）\n足りないこと: network.small_transmittersが古い。\n"
        ),
        "{}",
        session.screen().text()
    );
    let keys: Vec<String> = session.asks().into_iter().map(|ask| ask.key).collect();
    assert_eq!(
        keys,
        [
            "network.small_transmitters",
            // The test is over a year old: all of it is asked again.
            "backups[bk-pacs].last_restore_test.on",
            "backups[bk-pacs].last_restore_test.by",
            "backups[bk-pacs].last_restore_test.result",
            "backups[bk-pacs].last_restore_test.place",
        ]
    );
}

#[test]
fn an_entry_that_was_missing_is_asked_whole() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let need = Need { head: "backups".to_owned(), missing: "控えがない。".to_owned() };
    let mut session = begin(Draft::new(tree(&text)), Purpose::Open(vec![need]));
    assert_eq!(session.key(), Some("backups+"));
    assert_eq!(session.asks().len(), 1);
    session.say("紙に印刷");
    assert_eq!(session.key(), Some("backups[backup-1].system"));
    assert!(session.asks().len() > 5);
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
fn steps_are_told_line_by_line() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let path = "systems[pacs].restore.steps";
    let mut session = begin(Draft::new(tree(&text)), Purpose::Edit(vec![path.to_owned()]));
    assert_eq!(
        session.say("事業者に電話する").text(),
        "続けて1行ずつ入れてください。終わったら Enter だけを押します。\n"
    );
    assert_eq!(session.screen().text(), "2行目（終わったら Enter だけ）\n");
    session.say("画像を1枚開いて確かめる、記録する");
    assert_eq!(session.say("").text(), "→ 事業者に電話する、画像を1枚開いて確かめる、記録する\n");
    assert_eq!(
        session.draft().get(&at(path)),
        Some(&json!(["事業者に電話する", "画像を1枚開いて確かめる、記録する"]))
    );
}

#[test]
fn whoever_has_enough_saves_and_the_rest_stays_open() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1"), ("facility.name", "甲医院")]);
    session.say("：保存");
    assert_eq!(session.state(), State::Done);
    assert_eq!(session.draft().text(&at("facility.name")).as_deref(), Some("甲医院"));
    session.go_on();
    assert_eq!(session.state(), State::Asking);
    assert_eq!(session.key(), Some("facility.prefecture"));
}

#[test]
fn what_was_passed_can_be_asked_again() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1"), ("facility.name", "わからない")]);
    assert!(session.ask_again(&["facility.name".to_owned()]));
    assert_eq!(session.key(), Some("facility.name"));
    assert!(!session.ask_again(&["attestations".to_owned()]));
}
