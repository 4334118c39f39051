//! This file reads the paper operation as staff with a pen do: every sheet has its column, none is for work that is not done.

use crate::compose::sample::{SAMPLES, lines, paper, profile};
use crate::document::{Block, Document, Table, TableRole, plain_text};

/// The headings of a collection with the forms below each.
fn sheets(document: &Document) -> Vec<(String, Vec<&Table>)> {
    let mut out: Vec<(String, Vec<&Table>)> = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Heading(h) if h.level == 1 => out.push((plain_text(&h.text), Vec::new())),
            Block::Table(t) if t.role == TableRole::Form => {
                if let Some(last) = out.last_mut() {
                    last.1.push(t);
                }
            }
            _ => {}
        }
    }
    out
}

fn header(table: &Table) -> Vec<String> {
    let words = |c: &crate::document::Cell| c.paragraphs.iter().map(|p| plain_text(p)).collect();
    table.rows[0].cells.iter().map(words).collect()
}

fn names(sample: &str) -> Vec<String> {
    sheets(&paper(&profile(sample, &[]), "paper-forms")).into_iter().map(|s| s.0).collect()
}

#[test]
fn every_sheet_of_every_facility_says_what_was_entered_later() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        for collection in ["paper-forms", "paper-first"] {
            let document = paper(&profile, collection);
            let found = sheets(&document);
            assert!(found.len() >= 2, "{name}: {collection}");
            for (sheet, tables) in found {
                let has = |t: &&Table| {
                    header(t).last().is_some_and(|words| words.starts_with("後で入力した"))
                };
                assert!(tables.iter().any(has), "{name}: {sheet}");
            }
        }
    }
}

#[test]
fn the_collection_holds_exactly_the_sheets_that_its_list_names() {
    for name in SAMPLES {
        let document = paper(&profile(name, &[]), "paper-forms");
        let listed: Vec<_> = lines(&document)
            .into_iter()
            .filter(|(id, _)| id.starts_with("paper-forms/front/sheets/") && id.ends_with("/name"))
            .map(|(_, words)| words)
            .skip_while(|words| words == "用紙")
            .collect();
        let printed: Vec<_> = sheets(&document).into_iter().map(|s| s.0).collect();
        assert_eq!(listed, printed, "{name}");
    }
}

#[test]
fn rows_are_high_enough_for_a_pen() {
    for name in SAMPLES {
        for (sheet, tables) in sheets(&paper(&profile(name, &[]), "paper-forms")) {
            for row in tables.iter().flat_map(|t| &t.rows).filter(|r| r.min_height.is_some()) {
                assert!(row.min_height >= Some(25.0), "{name}: {sheet}, {}", row.id);
            }
        }
    }
}

#[test]
fn nobody_gets_sheets_for_work_that_is_not_done() {
    let has = |sample: &str, sheet: &str| names(sample).iter().any(|name| name == sheet);
    assert!(has("one-doctor-clinic", "処方箋の控え"));
    assert!(!has("one-doctor-clinic", "指示票"));
    assert!(!has("one-doctor-clinic", "リハビリの実施の記録"));
    assert!(has("hospital-80-beds", "与薬の記録"));
    assert!(has("clinic-with-beds", "リハビリの実施の記録"));
    assert!(has("dental-clinic", "技工の指示の控え"));
    assert!(!has("dental-clinic", "検査・撮影の依頼と結果"));
    assert!(has("pharmacy", "疑義照会の記録") && has("pharmacy", "薬袋の記入用紙"));
    assert!(!has("pharmacy", "処方箋の控え"));
    assert!(has("home-nursing", "主治医への連絡と指示の控え"));
    assert!(!has("home-nursing", "処方箋の控え") && !has("home-nursing", "麻薬・向精神薬の記録"));
    assert!(has("midwifery", "分娩の経過の記録"));
    assert!(!has("midwifery", "資格を確かめられなかった人の一覧"));
}

#[test]
fn a_prescription_is_written_on_the_official_form_and_only_copied_here() {
    let words = lines(&paper(&profile("one-doctor-clinic", &[]), "paper-forms"));
    let how = words.iter().find(|(id, _)| id == "paper-forms/prescription/how").unwrap();
    assert!(how.1.starts_with("この用紙は控えである。"), "{}", how.1);
    assert!(how.1.contains("様式が定まっている「処方箋」の用紙"), "{}", how.1);
    assert!(words.iter().any(|(_, words)| words == "1410000017"));
}

#[test]
fn each_system_says_when_with_which_sheets_and_whom_to_ask() {
    let words = lines(&paper(&profile("one-doctor-clinic", &[]), "paper-operation"));
    let at = |id: &str| {
        let found = words.iter().find(|(at, _)| at == id);
        found.unwrap_or_else(|| panic!("no block {id}")).1.as_str()
    };
    let of =
        |row: &str| at(&format!("paper-operation/system-receipt/sheet/{row}/value")).to_owned();
    assert_eq!(of("when"), "電子カルテを紙に切り替えたとき");
    assert_eq!(of("place"), "受付の引き出し2段目「停電・障害セット」");
    assert_eq!(of("sheets"), "資格を確かめられなかった人の一覧、会計未収一覧");
    assert_eq!(
        at("paper-operation/sheets/list/unpaid/what"),
        "氏名、行った内容、預かった額、後の請求"
    );
    assert!(of("ask").contains("03-0000-0201"));
    assert_eq!(
        at("paper-operation/switch/rule/when/value"),
        "電子カルテが15分以上開かないとき、またはシステムの使用を止めたとき"
    );
    assert!(at("paper-operation/printed/list/daily/what").starts_with("翌日の予約表"));
}

#[test]
fn a_criterion_that_nobody_adopted_is_no_rule() {
    let draft = profile("one-doctor-clinic", &[("  adopted_on: 2026-06-15\n", "")]);
    let words = lines(&paper(&draft, "paper-operation"));
    let rule = words.iter().find(|(id, _)| id == "paper-operation/switch/rule/when/value").unwrap();
    assert!(rule.1.starts_with("未決定である"), "{}", rule.1);
}
