//! Stories of a second sitting with the papers that came back.

use super::super::{Draft, Purpose, Session, Sheet};
use super::begin;
use crate::interview::Source;
use crate::profile::{Path, Sources, decoded, parse, tree};

fn sitting(changes: &[(&str, &str)], source: Source) -> Session {
    let mut text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    for (before, after) in changes {
        assert!(text.contains(before), "{before}");
        text = text.replacen(before, after, 1);
    }
    let sources = Sources::alone(crate::profile::Source::new("甲.yaml", text));
    let draft = Draft::new(tree(&decoded(&sources.profile).unwrap()));
    let profile = parse(&sources, Some(super::today().day())).unwrap().value.profile;
    begin(draft, Purpose::Sheet(Box::new(Sheet::of(profile, source))))
}

fn at(session: &Session, path: &str) -> Option<String> {
    session.draft().text(&Path::parse(path).unwrap())
}

#[test]
fn the_paper_is_asked_in_its_order_with_its_codes_and_words() {
    let mut session = sitting(&[], Source::Vendor);
    let keys: Vec<String> = session.asks().into_iter().map(|ask| ask.key).collect();
    assert_eq!(
        keys.get(..5).unwrap(),
        [
            "vendors[vendor-emr].vulnerability_notice",
            "vendors[vendor-emr].remote_maintenance.by",
            "vendors[vendor-emr].remote_maintenance.from",
            "vendors[vendor-emr].remote_maintenance.terminal",
            "systems[emr].restore_hours",
        ]
    );
    // What the paper asks to be proved by a document is asked field by field, with the document in hand.
    assert!(session.go_to("backups[bk-emr-print].last_restore_test.on"));
    assert_eq!(
        session.screen().text(),
        "\n【1/3 事業者に聞く紙　株式会社クラウドカルテ青葉】あと38問\n紙の符号 V-NVKKUY: 「電子カルテ（クラウドカルテ青葉）のバックアップ（毎診療日の夕方）」から戻す試験を、最後に行ったのはいつですか。結果はどうでしたか。報告書をいただけますか。\n〔翌日の予約患者の病名、処方、アレルギーを印刷する〕\n元に戻せるかを最後に試したのはいつですか（試していなければ「-」）。\nなぜ: 試したことのない控えは、戻せるとは言えません。\n例: 令和8年4月6日、2026-04-06\nEnterで: 書かずに進む\n"
    );
    assert!(session.go_to("systems[emr].restore_hours"));
    assert_eq!(
        session.screen().text(),
        "\n【1/3 事業者に聞く紙　株式会社クラウドカルテ青葉】あと38問\n紙の符号 V-AYEKAH\n「電子カルテ（クラウドカルテ青葉）」が止まってから使えるようになるまで、何時間かかる見込みですか。\n例: 48時間\n書き方: 時間\nEnterで: 答えのないまま次へ\n"
    );
}

#[test]
fn the_contents_are_the_vendors() {
    let mut session = sitting(&[], Source::Vendor);
    session.say(":目次");
    let screen = session.screen().text();
    assert!(
        screen.contains("  3  事業者に聞く紙　メディカルイメージ湘南株式会社　まだ（8問）\n"),
        "{screen}"
    );
    session.say("3");
    assert_eq!(session.key(), Some("vendors[vendor-image].vulnerability_notice"));
}

#[test]
fn an_answer_is_read_as_a_hand_wrote_it() {
    let mut session = sitting(&[("rpo_hours: 24", "rpo_hours: 未確認")], Source::Director);
    assert!(session.go_to("systems[emr].rpo_hours"));
    assert_eq!(
        session.say("そのうち").text(),
        "時間として読めません: 「そのうち」。\n「24時間」「2日」のように、数字を1つだけ書いてください。\n"
    );
    assert_eq!(session.say("２日").text(), "→ 2日（48時間）\n");
    assert_eq!(at(&session, "systems[emr].rpo_hours").as_deref(), Some("48"));
}

#[test]
fn a_standard_criterion_is_adopted_only_by_saying_so() {
    let mut session = sitting(&[], Source::Director);
    assert_eq!(session.key(), Some("decisions.publish"));
    assert_eq!(
        session.screen().text(),
        "\n【1/1 院長決裁シート】あと3問\n紙の符号 D-QHJTKN\nどうなったら、公表しますか。\n  1  採用する: 患者の個人情報が漏れたか、そのおそれがあるとき、または診療を1日以上減らすか止めるときは、警察と保健所に知らせたうえで、分かっていることだけを公表する\n働くために要るもの: 公表する人。公表の文（ひな形）\n変えて採用するときは、その文を入れます。決めていなければ Enter だけを押します。\n"
    );
    session.say("");
    assert_eq!(at(&session, "decisions.publish"), None, "Enter decides nothing");
    session.say("<");
    session.say("採用");
    let adopted = at(&session, "decisions.publish");
    assert!(adopted.is_some_and(|text| text.starts_with("患者の個人情報が漏れたか")));
    assert_eq!(session.key(), Some("decisions.adopted_on"));
    assert!(!session.screen().text().contains("Enterで"), "the day of the earlier ones is not its");
    assert_eq!(
        session.say("").text(),
        "基準を採用したので、前の答えのままにはできません。\n今わからなければ「わからない」と入れてください。\n"
    );
    session.say("R8.11.20");
    assert_eq!(at(&session, "decisions.adopted_on").as_deref(), Some("2026-11-20"));
}

#[test]
fn a_code_leads_to_its_question_in_whatever_order_the_paper_came_back() {
    let mut session = sitting(&[], Source::Walk);
    assert_eq!(session.key(), Some("devices[SV-01].stops"));
    let keys: Vec<String> = session.asks().into_iter().map(|ask| ask.key).collect();
    // The sheet's rows for boxes that no ledger knows yet come last.
    assert_eq!(keys.get(keys.len() - 2..).unwrap(), ["network.small_transmitters", "devices+"]);
    session.go_to("network.small_transmitters");
    let screen = session.screen().text();
    let code = screen.lines().find_map(|line| line.strip_prefix("紙の符号 ")).unwrap().to_owned();
    session.go_to("devices[SV-01].stops");
    session.say(&code.to_lowercase().replace('-', "－"));
    assert_eq!(session.key(), Some("network.small_transmitters"));
    session.say("<");
    assert_eq!(session.key(), Some("devices[SV-01].stops"));
    assert_eq!(
        session.say("W-222222").text(),
        "符号「W-222222」の質問はありません。\n紙の符号をもう一度見てください。\n"
    );
    assert_eq!(session.say("受付の端末3台").text(), "→ 受付の端末3台\n");
}
