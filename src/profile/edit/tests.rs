//! Edits keep what people typed, and change only what was asked for.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Change, EditError, Path, apply, diff, edit, tree, write};
use crate::profile::{Profile, Source, Sources, ledger_files, parse};

const COMMENTED: &str = "\
# うちの医院（2026年の見直し中）
schema: 1

# ── 施設 ──
facility:
  name: 髙田内科   # 看板と同じ字
  kind: 無床診療所
  phone: 045-000-0101

# ここから人
people:
  # 院長
  - id: incho
    name: 髙田 一郎
    roles: [経営層, 企画管理者]   # 兼務
  - {id: jimucho, name: 山﨑 美穂}

vendors: []
# おわり
";

fn set(path: &str, value: impl Into<Value>) -> Change {
    Change::Set { path: Path::parse(path).unwrap(), value: value.into() }
}

fn append(path: &str, value: Value) -> Change {
    Change::Append { path: Path::parse(path).unwrap(), value }
}

fn remove(path: &str) -> Change {
    Change::Remove { path: Path::parse(path).unwrap() }
}

/// The lines that differ, taken out with `-` and put in with `+`.
fn difference(changes: &[Change]) -> String {
    let after = edit(COMMENTED, changes).unwrap();
    let gone = COMMENTED.lines().filter(|line| !after.lines().any(|l| l == *line));
    let come = after.lines().filter(|line| !COMMENTED.lines().any(|l| l == *line));
    gone.map(|l| format!("-{l}\n")).chain(come.map(|l| format!("+{l}\n"))).collect()
}

#[test]
fn a_value_changes_on_its_line_and_keeps_the_comment_behind_it() {
    assert_eq!(
        difference(&[set("facility.name", "髙田内科クリニック")]),
        "-  name: 髙田内科   # 看板と同じ字\n+  name: 髙田内科クリニック   # 看板と同じ字\n"
    );
}

#[test]
fn a_new_field_stands_where_the_profile_explains_it() {
    let after = edit(COMMENTED, &[set("people[incho].title", "院長")]).unwrap();
    assert!(after.contains("    name: 髙田 一郎\n    title: 院長\n    roles:"), "{after}");
    assert_eq!(
        difference(&[set("people[jimucho].title", "事務長")]),
        "-  - {id: jimucho, name: 山﨑 美穂}\n+  - {id: jimucho, name: 山﨑 美穂, title: 事務長}\n"
    );
}

#[test]
fn entries_are_appended_to_lists_that_are_full_empty_or_not_there() {
    let person = json!({"roles": ["記録担当"], "name": "渡邉 由紀", "id": "uketsuke"});
    assert_eq!(
        difference(&[append("people", person)]),
        "+  - id: uketsuke\n+    name: 渡邉 由紀\n+    roles:\n+      - 記録担当\n"
    );
    let vendor = json!({"id": "vendor-1", "name": "青葉: 株式会社"});
    assert_eq!(
        difference(&[append("vendors", vendor)]),
        "-vendors: []\n+vendors:\n+  - id: vendor-1\n+    name: '青葉: 株式会社'\n"
    );
    let after = edit(COMMENTED, &[append("network.segments", json!({"id": "care"}))]).unwrap();
    assert!(after.contains("network:\n  segments:\n    - id: care\n"), "{after}");
}

#[test]
fn a_field_and_an_entry_go_without_their_neighbours() {
    assert_eq!(difference(&[remove("facility.phone")]), "-  phone: 045-000-0101\n");
    assert_eq!(difference(&[remove("people[jimucho]")]), "-  - {id: jimucho, name: 山﨑 美穂}\n");
}

#[test]
fn a_promise_gives_way_to_what_was_found_out() {
    let text = "vendors:\n  - id: v\n    remote_maintenance: {未確認: {担当: jimucho}} # 聞く\n";
    let after = edit(text, &[set("vendors[v].remote_maintenance.used", false)]).unwrap();
    assert_eq!(after, "vendors:\n  - id: v\n    remote_maintenance: # 聞く\n      used: false\n");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_stay() {
    let text = "\u{feff}schema: 1\r\nfacility:\r\n  name: 甲 # 字\r\n";
    let after = edit(text, &[set("facility.name", "乙"), set("facility.beds", 3)]).unwrap();
    assert_eq!(after, "\u{feff}schema: 1\r\nfacility:\r\n  name: 乙 # 字\r\n  beds: 3\r\n");
}

#[test]
fn what_cannot_be_changed_is_said_with_the_reason() {
    let missing = edit(COMMENTED, &[set("people[nobody].name", "x")]).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "「people[nobody].name」はプロファイルにありません。名前（id）を確かめてください。"
    );
    let in_file = edit("devices: {file: 機器台帳.csv}\n", &[set("devices[PC-01].os", "x")]);
    assert!(matches!(in_file, Err(EditError::InFile { .. })), "{in_file:?}");
    assert_eq!(edit("- a\n- b\n", &[set("facility.name", "x")]), Err(EditError::Unreadable));
    assert_eq!(edit("a: [", &[set("facility.name", "x")]), Err(EditError::Unreadable));
}

#[test]
fn the_difference_of_two_trees_leads_from_one_to_the_other() {
    let before = tree(COMMENTED).unwrap();
    let mut after = before.clone();
    for change in [
        set("facility.name", "乙医院"),
        set("people[incho].deputy", "jimucho"),
        append("people", json!({"id": "kango", "name": "𠮷川"})),
        append("vendors", json!({"id": "v", "name": "青葉"})),
        remove("facility.phone"),
    ] {
        apply(&mut after, &change).unwrap();
    }
    let changes = diff(&before, &after);
    assert_eq!(changes.len(), 5);
    let text = edit(COMMENTED, &changes).unwrap();
    assert_eq!(super::bare(tree(&text).unwrap()), super::bare(after));
    assert!(text.contains("# 看板と同じ字") && text.contains("# 兼務"), "{text}");
    assert_eq!(diff(&before, &before), []);
}

#[test]
fn every_sample_written_anew_is_the_same_profile() {
    for path in std::fs::read_dir("profiles").unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let anew = write(&tree(&text).unwrap());
        assert_eq!(read(anew), read(text), "{}", path.display());
    }
}

fn read(text: String) -> Profile {
    let mut sources = Sources::alone(Source::new("profile.yaml", text));
    for file in ledger_files(&sources.profile).unwrap() {
        let bytes = std::fs::read(std::path::Path::new("profiles").join(&file)).unwrap();
        sources.ledgers.insert(file.clone(), Source::new(file, bytes));
    }
    parse(&sources, None).unwrap().value.profile
}

/// Texts that would be something else in YAML if they were not quoted.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            " ",
            "null",
            "~",
            "true",
            "- a",
            "a: b",
            "# x",
            "x #y",
            "{a",
            "[b",
            "'",
            "\"",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`",
            "？",
            "：",
            "0123",
            "1_000",
            "2026-04-01",
            "一行\n二行",
            "\\",
            "a,b",
            "}",
            "]",
            "未確認",
            "---",
            "...",
            "<<",
            "神\u{fe00}",
            "\u{3000}字",
            "=1+1",
        ])
        .prop_map(str::to_owned),
        "[ -~あ-ん一-龯\u{3000}\n]{0,40}",
    ]
}

proptest! {
    #[test]
    fn any_text_comes_back_as_it_was_said(text in hostile(), at in 0..5_usize) {
        let paths = [
            "facility.name", "people[incho].name", "people[jimucho].name", "people[jimucho].note", "plan.contact_chart.places",
        ];
        let change = set(paths[at], text.clone());
        let mut expected = tree(COMMENTED).unwrap();
        apply(&mut expected, &change).unwrap();
        match edit(COMMENTED, std::slice::from_ref(&change)) {
            Ok(after) => {
                prop_assert_eq!(super::bare(tree(&after).unwrap()), super::bare(expected));
                for comment in ["# うちの医院", "# 看板と同じ字", "# 院長", "# 兼務", "# おわり"] {
                    prop_assert!(after.contains(comment), "{}", after);
                }
            }
            Err(error) => {
                let unsafe_only = matches!(error, EditError::Unsafe { .. });
                prop_assert!(unsafe_only, "{error:?}");
                prop_assert!(text.contains('\n') || text.trim() != text || text.is_empty(), "{:?}", text);
            }
        }
    }
}
