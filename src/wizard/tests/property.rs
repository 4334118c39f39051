//! Whatever is typed, the draft stays one that can be loaded, and lacks at most what a profile must have.

use proptest::prelude::*;

use super::super::State;
use super::{new, read};
use crate::diagnostic::Severity;
use crate::profile::{tree, write};

/// What people type, what they should not, and what only a cat on the keyboard does.
fn line() -> impl Strategy<Value = String> {
    let usual = prop::sample::select(vec![
        "",
        "1",
        "2",
        "3",
        "1 2",
        "1 2 3 8",
        "はい",
        "いいえ",
        "わからない",
        "-",
        "<",
        "?",
        ":目次",
        ":確認",
        ":中断",
        "消す 1",
        "写す 1",
        "消す 9",
        "髙田 一郎",
        "青葉カルテ",
        "０４５－０００－０１０１",
        "045-000-0301",
        "令和8年11月9日",
        "2027-01-15",
        "24",
        "横浜市中区",
        "神奈川県",
        "未確認",
    ]);
    prop_oneof![8 => usual.prop_map(str::to_owned), 1 => "[ -~あ-んア-ン一-龯：#&*!|>'\"%@`{}\\[\\]]{0,24}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_of_answers_and_commands_yields_a_loadable_draft(lines in prop::collection::vec(line(), 0..220)) {
        let mut session = new();
        for line in &lines {
            if session.state() == State::Done {
                break;
            }
            session.say(line);
            session.screen();
        }
        let text = write(session.draft().tree());
        prop_assert!(tree(&text).is_some(), "{}", text);
        if let Err(report) = read(&session) {
            for fault in report.iter().filter(|d| d.severity == Severity::Error) {
                prop_assert!(fault.code == "profile-missing", "{}\n{}\n{:?}", fault, text, lines);
            }
        }
    }
}
