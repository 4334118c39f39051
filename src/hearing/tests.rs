//! These tests fill tables as people do and take them in: what is new goes in, what differs stays, nothing goes in by the way.

use super::{ANSWER, CODE, Row, Taken, csv, rows, table, take};
use crate::diagnostic::{Place, Report};
use crate::grid::GridError;
use crate::interview::{Asked, Questions};
use crate::profile::{EntryList, Profile, Source, Sources, edit, parse};

fn text(name: &str, changes: &[(&str, &str)]) -> String {
    let mut yaml = std::fs::read_to_string(format!("profiles/{name}.yaml")).unwrap();
    for (from, to) in changes {
        assert!(yaml.contains(from), "{name} does not say {from}");
        yaml = yaml.replacen(from, to, 1);
    }
    yaml
}

fn read(yaml: &str) -> Profile {
    let sources = Sources::alone(Source::new("医院.yaml", yaml));
    parse(&sources, None).unwrap_or_else(|e| panic!("{e:?}")).value.profile
}

fn row(line: u32, code: &str, answer: &str) -> Row {
    let place = Place::at("聞く表.xlsx", line, 5);
    Row { place, code: code.to_owned(), answer: answer.to_owned() }
}

/// The table filled at these paths.
fn filled(yaml: &str, answers: &[(&str, &str)]) -> Vec<Row> {
    let questions = Questions::of(&read(yaml));
    let code = |path: &str| questions.at(path).unwrap_or_else(|| panic!("{path}")).code.clone();
    (2..).zip(answers).map(|(line, (path, answer))| row(line, &code(path), answer)).collect()
}

fn taken(yaml: &str, answers: &[(&str, &str)], update: bool) -> Result<Taken, Report> {
    take(&read(yaml), yaml, &filled(yaml, answers), update)
}

/// The profile's text after the table was taken in; it is a profile again.
fn after(yaml: &str, answers: &[(&str, &str)], update: bool) -> String {
    let taken = taken(yaml, answers, update).unwrap_or_else(|e| panic!("{}", said(&e)));
    let text = edit(yaml, &taken.changes).unwrap();
    read(&text);
    text
}

fn said(report: &Report) -> String {
    report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The lines that came, and those that went.
fn differences(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let missing = |from: &[&str], of: &[&str]| {
        from.iter().filter(|line| !of.contains(line)).map(|l| (*l).to_owned()).collect::<Vec<_>>()
    };
    (missing(&new, &old), missing(&old, &new))
}

#[test]
fn a_table_holds_a_code_a_question_an_example_and_room_for_the_answer() {
    let clinic = read(&text("one-doctor-clinic", &[]));
    let image = clinic.vendors[2].id.clone();
    let table = table(&clinic, &Asked::Vendor(Some(image)), false);
    let headings: Vec<String> = table.columns.iter().map(|c| c.heading()).collect();
    assert_eq!(headings, [CODE, "対象", "質問", "例・書き方", ANSWER]);
    let night =
        &table.rows.iter().find(|r| r.cells[2].printed().starts_with("夜間")).unwrap().cells;
    let cells: Vec<String> = night.iter().map(|cell| cell.printed()).collect();
    assert_eq!(
        cells[1..],
        [
            "メディカルイメージ湘南株式会社",
            "夜間と休日に異常が起きたとき、どの電話番号にかければよいですか。",
            "電話番号で書く\n例: 03-0000-0202",
            ""
        ]
    );
}

#[test]
fn a_table_given_out_as_csv_is_read_row_by_row_also_when_excel_saved_it_in_cp932() {
    let clinic = read(&text("one-doctor-clinic", &[]));
    let table = table(&clinic, &Asked::Walk, false);
    let given_out = String::from_utf8(csv(&table)).unwrap();
    assert!(given_out.starts_with("\u{FEFF}符号,対象,質問,例・書き方,答え\r\n"), "{given_out}");
    let answered: String =
        given_out.trim_start_matches('\u{FEFF}').replace(",\r\n", ",'+81-466-00-0402\r\n");
    let (saved, _, unmapped) = encoding_rs::SHIFT_JIS.encode(&answered);
    assert!(!unmapped, "the table has letters that CP932 has not");
    let filled = rows("一巡.csv", &saved).unwrap();
    let answers: Vec<&str> = filled.rows.iter().map(|row| row.answer.as_str()).collect();
    assert_eq!(answers, vec!["+81-466-00-0402"; table.rows.len()]);
    assert_eq!(
        said(&filled.notes),
        "お知らせ: 一巡.csv\n  文字コードがシフトJIS（CP932）だったので、読み替えました。\n  → 次に保存するときは、文字コードにUTF-8を選んでください。"
    );
}

#[test]
fn an_open_quotation_mark_does_not_swallow_the_answers_below_it() {
    let text = "符号,答え\nV-1,\"はい\nV-2,いいえ\n";
    let GridError::Faults { report } = rows("一巡.csv", text.as_bytes()).unwrap_err() else {
        panic!("not refused as faulty")
    };
    assert_eq!(
        said(&report),
        "誤り: 一巡.csv 2行\n  この行かその後で、引用符（\"）が閉じていません。\n  → 値を囲む \" は2つで1組です。値の中の \" は \"\" と2つ書いてください。"
    );
}

#[test]
fn answers_of_a_vendor_fill_their_fields_and_leave_every_other_line_alone() {
    let yaml = text("one-doctor-clinic", &[]);
    let answers = [
        ("vendors[vendor-image].night_phone", "０４６６－００－０４０２"),
        ("systems[pacs].restore_hours", "２日"),
        ("systems[pacs].support_end", "令和14年3月31日"),
        ("devices[SV-01].unneeded_services", "印刷の共有を止めた"),
        ("systems[pacs].log_retention", "不明"),
        ("vendors[vendor-image].vulnerability_notice", ""),
    ];
    let result = taken(&yaml, &answers, false).unwrap();
    assert_eq!((result.told.len(), result.open, result.blank), (4, 1, 1));
    assert_eq!(result.told[1].answer, "2日（48時間）");
    let (came, went) = differences(&yaml, &after(&yaml, &answers, false));
    assert_eq!(came.len(), 4, "{came:?}");
    assert!(came.contains(&"    night_phone: 0466-00-0402".to_owned()), "{came:?}");
    assert!(came.contains(&"    restore_hours: 48".to_owned()), "{came:?}");
    assert_eq!(went.len(), 2, "{went:?}");
}

#[test]
fn what_the_profile_says_otherwise_is_shown_and_kept_unless_it_is_asked_for() {
    let yaml = text("one-doctor-clinic", &[]);
    let answers = [("backups[bk-emr].generations", "7世代"), ("systems[emr].rto_hours", "24時間")];
    let result = taken(&yaml, &answers, false).unwrap();
    assert_eq!((result.changes.len(), result.same), (0, 1));
    assert_eq!(result.kept.len(), 1);
    assert_eq!(
        (result.kept[0].known.as_str(), result.kept[0].told.answer.as_str()),
        ("14世代", "7世代")
    );
    let (came, went) = differences(&yaml, &after(&yaml, &answers, true));
    assert_eq!(
        (came, went),
        (vec!["    generations: 7".to_owned()], vec!["    generations: 14".to_owned()])
    );
}

#[test]
fn a_mistyped_code_stops_the_table_and_says_which_one_is_meant() {
    let yaml = text("one-doctor-clinic", &[]);
    let profile = read(&yaml);
    let code = Questions::of(&profile).at("decisions.publish").unwrap().code.clone();
    let mut wrong: Vec<char> = code.chars().collect();
    wrong.swap(3, 4);
    let wrong: String = wrong.into_iter().collect();
    let rows = [row(4, &wrong, "まだ"), row(5, "V-QQQQQQ", "はい"), row(6, &code, "")];
    let faults = said(&take(&profile, &yaml, &rows, false).unwrap_err());
    assert!(faults.starts_with(&format!(
        "誤り: 聞く表.xlsx 4行5列\n  符号「{wrong}」の質問はありません。\n  → 「{code}」ではありませんか（どうなったら、公表しますか）。"
    )), "{faults}");
    assert!(
        faults.contains("5行5列\n  符号「V-QQQQQQ」は、このプロファイルの質問にありません。"),
        "{faults}"
    );
}

#[test]
fn all_faults_of_a_table_are_told_at_once_with_their_rows() {
    let yaml = text("one-doctor-clinic", &[]);
    let answers = [
        ("systems[pacs].restore_hours", "1日から2日"),
        ("systems[emr].support_end", "来年の春"),
        ("systems[emr].restore_hours", "4時間"),
        ("systems[emr].restore_hours", "5時間"),
    ];
    let faults = taken(&yaml, &answers, false).unwrap_err();
    let places: Vec<Option<u32>> = faults.iter().map(|d| d.place.line).collect();
    assert_eq!(places, [Some(2), Some(3), Some(5)]);
    assert!(
        said(&faults).contains("に、違う答えが2つあります（1つめは4行目）。"),
        "{}",
        said(&faults)
    );
}

#[test]
fn a_criterion_goes_in_with_the_day_and_the_name_of_its_adoption_and_never_without() {
    let yaml = text("minimal", &[]);
    let one = [("decisions.stop_use", "採用")];
    let faults = said(&taken(&yaml, &one, false).unwrap_err());
    assert!(faults.contains("基準を採用した日と採用した人が、表に書かれていません。"), "{faults}");
    let all = [
        ("decisions.stop_use", "採用"),
        ("decisions.paper", "直して採用: 画面が10分開かないとき"),
        ("decisions.publish", "まだ"),
        ("decisions.adopted_on", "令和8年11月30日"),
        ("decisions.adopted_by", "院長"),
    ];
    let result = taken(&yaml, &all, false).unwrap();
    assert_eq!((result.told.len(), result.open), (4, 1));
    let decided = read(&after(&yaml, &all, false)).decisions;
    assert!(decided.stop_use.value().unwrap().starts_with("身代金を求める画面が出たとき"));
    assert_eq!(decided.paper.value().map(String::as_str), Some("画面が10分開かないとき"));
    assert_eq!(decided.publish.value(), None);
    assert_eq!(decided.adopted_on.value().unwrap().to_string(), "2026-11-30");
    assert_eq!(decided.adopted_by.value().unwrap().as_str(), "incho");
    // A day alone adopts nothing.
    assert!(taken(&yaml, &all[3..], false).unwrap().changes.is_empty());
}

#[test]
fn a_later_adoption_needs_the_word_for_it_and_until_then_the_criterion_stays_out() {
    let yaml = text("one-doctor-clinic", &[]);
    let answers = [
        ("decisions.publish", "採用"),
        ("decisions.adopted_on", "2026-11-30"),
        ("decisions.adopted_by", "髙田院長"),
    ];
    let result = taken(&yaml, &answers, false).unwrap();
    assert!(result.changes.is_empty(), "{:?}", result.changes);
    let kept: Vec<(&str, &str)> =
        result.kept.iter().map(|k| (k.told.path.as_str(), k.known.as_str())).collect();
    assert_eq!(
        kept,
        [
            ("decisions.publish", "採用の日と人が前と違うため"),
            ("decisions.adopted_on", "2026-06-15"),
        ]
    );
    let decided = read(&after(&yaml, &answers, true)).decisions;
    assert_eq!(decided.adopted_on.value().unwrap().to_string(), "2026-11-30");
    assert!(decided.publish.value().is_some());
}

#[test]
fn a_proposal_in_the_profile_is_never_adopted_by_the_way() {
    let yaml =
        text("one-doctor-clinic", &[("  adopted_on: 2026-06-15\n  adopted_by: incho\n", "")]);
    let answers = [
        ("decisions.publish", "採用"),
        ("decisions.adopted_on", "2026-11-30"),
        ("decisions.adopted_by", "院長"),
    ];
    let faults = said(&taken(&yaml, &answers, false).unwrap_err());
    assert!(
        faults
            .contains("採用の日を入れると、プロファイルに書かれている案も採用したことになります。"),
        "{faults}"
    );
    assert!(faults.contains("「どうなったら、紙に切り替えますか」"), "{faults}");
}

#[test]
fn answers_that_need_a_proof_wait_for_a_person() {
    let yaml = text(
        "one-doctor-clinic",
        &[(
            "    last_restore_test:\n      on: 2026-08-28\n      by: メディカルイメージ湘南株式会社\n      result: 画像20件を戻して表示できた\n      place: X線室「SI-PACS手順」ファイル\n",
            "",
        )],
    );
    let result =
        taken(&yaml, &[("backups[bk-pacs].last_restore_test", "8月に試した")], false).unwrap();
    assert!(result.changes.is_empty());
    assert_eq!(result.by_hand[0].answer, "8月に試した");
}

#[test]
fn a_record_that_was_not_there_is_made_by_its_answers_together() {
    let yaml = text("everything", &[]);
    let answers = [
        ("vendors[vendor-net].remote_maintenance.used", "している"),
        ("vendors[vendor-net].remote_maintenance.method", "VPN"),
    ];
    let profile = read(&after(&yaml, &answers, false));
    let remote = profile.vendors[1].remote_maintenance.value().unwrap().clone();
    assert!(remote.used);
    assert_eq!(remote.method.value().map(String::as_str), Some("VPN"));
    // Nobody was asked on that day: the answer has no date, and proves nothing.
    assert_eq!(remote.confirmed_on.value(), None);
}

#[test]
fn every_question_about_an_entry_of_a_ledger_has_a_column_there() {
    let profile = read(&text("everything", &[]));
    for list in EntryList::ALL.into_iter().filter(|list| list.may_lie_beside()) {
        let questions = Questions::of(&profile);
        let of_list: Vec<_> = questions.iter().filter(|q| q.list == list.key()).collect();
        assert!(!of_list.is_empty() || list == EntryList::Accounts, "{list:?}");
        for question in of_list {
            assert!(list.ledger_heading(&question.field).is_some(), "{}", question.path);
        }
    }
}

#[test]
fn no_question_asks_for_a_check_an_approval_or_a_drill() {
    let forbidden = [
        "attestations",
        "vendor_statements",
        "approved",
        "checked_on",
        "confirmed_on",
        "verified",
        "executive_review",
        "done_on",
        "received_on",
        "last_on",
        "training",
    ];
    for name in ["everything", "one-doctor-clinic", "clinic-with-beds"] {
        let yaml = text(name, &[]);
        let Ok(parsed) = parse(&Sources::alone(Source::new("x.yaml", yaml)), None) else {
            continue;
        };
        for question in Questions::of(&parsed.value.profile).iter() {
            assert!(!forbidden.iter().any(|f| question.path.contains(f)), "{}", question.path);
            let adopts = question.path.contains("adopted");
            assert!(!adopts || question.code.starts_with('D'), "{}", question.path);
        }
    }
}
