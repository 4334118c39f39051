//! Stories of a first sitting: straight through, back and change, unknowns, no system at all.

use serde_json::json;

use super::super::{Purpose, State};
use super::{begin, new, pass, read, tell, today, until};
use crate::profile::Path;

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
    assert_eq!(reply.text(), "この質問は「-」（該当なし）にできません。\n");
    let reply = session.say("わからない");
    assert_eq!(
        reply.text(),
        "この質問の答えは、書類を作るのに必要です。\nわかるところまでを入れてください（あとで直せます）。やめるときは「:中断」と入れます。答えは残ります。\n"
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
fn a_claim_that_there_is_no_system_must_be_made_twice_and_never_by_enter() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "systems*");
    for _ in 0..3 {
        assert_eq!(
            session.say("").text(),
            "レセコンやオンライン資格確認の端末も医療情報システムです。使っているものの番号を入れてください。\n本当になければ「-」を入れてください。\n"
        );
        assert_eq!(session.key(), Some("systems*"));
    }
    assert_eq!(session.say("-").text(), "→ 「なし」として進みます。\n");
    assert_eq!(session.key(), Some("systems+"));
    let mut other = new();
    tell(&mut other, &[("facility.kind", "1")]);
    until(&mut other, "vendors+");
    assert!(
        other.say("ない").text().ends_with("本当になければ、もう一度「-」を入れてください。\n")
    );
    assert_eq!(other.key(), Some("vendors+"));
}

#[test]
fn the_words_of_a_facility_are_those_of_its_kind() {
    for (kind, system, purpose) in [
        ("薬局", "電子薬歴", "薬歴の記載と参照、調剤の記録"),
        ("訪問看護ステーション", "訪問看護記録システム", "訪問看護の記録と計画、報告書の作成"),
        ("歯科診療所", "電子カルテ", "診療録の記載と参照、処方、検査の指示"),
    ] {
        let mut session = new();
        tell(&mut session, &[("facility.kind", kind)]);
        until(&mut session, "systems*");
        session.say("1");
        let first = &session.draft().tree()["systems"][0];
        assert_eq!(
            (&first["name"], &first["purpose"]),
            (&json!(system), &json!(purpose)),
            "{kind}"
        );
    }
}

#[test]
fn the_police_is_that_of_the_prefecture() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1"), ("facility.name", "甲医院")]);
    assert_eq!(session.say("神奈川").text(), "→ 神奈川県\n");
    assert_eq!(
        session.say("神奈川県横浜市中区本町9丁目99番地").text(),
        "「神奈川県」は前の答えから付けるので、市区町村からにします。\n→ 横浜市中区本町9丁目99番地\n"
    );
    until(&mut session, "outside_bodies*");
    session.say("1 3");
    let bodies = session.draft().tree()["outside_bodies"].clone();
    assert_eq!(bodies[0]["name"], "神奈川県警察 サイバー犯罪の相談窓口");
    assert_eq!(bodies[1]["name"], "神奈川県の医療の担当課");
}

#[test]
fn whoever_names_no_security_officer_is_told_once() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "people*");
    session.say("1");
    until(&mut session, "people[incho].roles");
    session.say("1");
    until(&mut session, "people+");
    let reply = session.say("").text();
    assert!(reply.starts_with("医療情報システム安全管理責任者がまだ決まっていません"), "{reply}");
    session.say("1");
    until(&mut session, "people[incho].roles");
    session.say("1 2");
    until(&mut session, "people+");
    assert_eq!(session.say("").text(), "");
    assert_eq!(session.key(), Some("vendors+"));
}

#[test]
fn usual_systems_are_picked_by_number_and_others_named() {
    let mut session = new();
    tell(&mut session, &[("facility.kind", "1")]);
    until(&mut session, "systems*");
    let reply = session.say("１　３");
    assert_eq!(reply.text(), "→ 電子カルテ、オンライン資格確認の端末\n");
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
    assert_eq!(
        session.say("消す 4").text(),
        "内視鏡の記録装置（写し）についての答えが、すべて消えます。\n消すなら、もう一度「消す 4」と入れてください。\n"
    );
    assert_eq!(session.draft().ids(&at("systems")).len(), 4);
    session.say("消す 4");
    session.say("消す 2");
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
    assert_eq!(
        session.say("消す １").text(),
        "青葉カルテについての答えが、すべて消えます。\nこれを選んでいたほかの答え（1件）も空になります。\n消すなら、もう一度「消す １」と入れてください。\n"
    );
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
        pass(&mut session);
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
