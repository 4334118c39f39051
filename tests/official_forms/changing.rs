//! These tests lay next year's sheet beside the known editions: what was renamed, moved, added and dropped is told.

use sonae::official::{Change, Draft, Sureness};
use sonae::workbook::Workbook;

use crate::book::{Page, book};
use crate::desk::{invented, only, shipped};

/// What changed, one line each.
fn changes(draft: &Draft<'_>) -> String {
    let name = |item: usize| {
        let question = &draft.found.items[item];
        format!("{} {}", question.at, draft.found.name_of(question))
    };
    let mut out = String::new();
    for change in &draft.changes {
        out.push_str(&match change {
            Change::Added { item } => format!("added {}\n", name(*item)),
            Change::Dropped { was } => format!("dropped {}\n", was.name()),
            Change::Altered { item, was, reworded, renumbered, regrouped } => {
                let words = [
                    (*reworded, "reworded"),
                    (*renumbered, "renumbered"),
                    (*regrouped, "regrouped"),
                ];
                let what: Vec<_> = words.iter().filter(|(set, _)| *set).map(|(_, w)| *w).collect();
                format!("{} {} was {}\n", what.join("+"), name(*item), was.name())
            }
        });
    }
    out
}

#[test]
fn renamed_moved_added_and_dropped_questions_are_told_against_the_newest_known_edition() {
    let workbook = invented("changed-openpyxl.xlsx").1;
    let draft = only(&workbook, shipped(), None);
    assert_eq!(draft.recognised.name.key(), "checklist/r9/facility");
    assert_eq!(draft.recognised.fiscal_year, Some(2027));
    assert_eq!(draft.base.unwrap().key, "checklist/r7");
    assert_eq!(
        changes(&draft),
        "renumbered C8 ② was 令和7年度版 2⑬\n\
         reworded C11 ⑤ was 令和7年度版 2⑤\n\
         reworded C14 ⑧ was 令和7年度版 2⑧\n\
         renumbered C19 ⑬ was 令和7年度版 2⑫\n\
         added C24 4②\n\
         dropped 令和7年度版 2②\n"
    );
}

/// A sheet with one question in part 2.
fn asking(group: &str, number: &str, sentence: &str) -> Vec<u8> {
    let rows = format!(
        "令和9年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<|<|<\n\
         医療機関確認用|.|.|.|.\n\
         区分|番号|チェック項目|確認結果|確認日\n\
         1 体制構築|①|医療情報システム安全管理責任者を設置している。||\n\
         2 医療情報システムの管理・運用|.|.|.|.\n\
         {group}|{number}|{sentence}||\n"
    );
    book(&[Page { name: "様式", rows: &rows }])
}

fn second(bytes: &[u8]) -> (Sureness, String) {
    let workbook = Workbook::open("r9.xlsx", bytes).unwrap();
    let draft = only(&workbook, shipped(), None);
    let found = &draft.matches[1];
    let controls =
        found.candidates.first().map(|c| c.controls.as_ref().unwrap().controls().join("+"));
    (found.sureness, controls.unwrap_or_default())
}

#[test]
fn width_brackets_and_particles_are_no_change() {
    for sentence in [
        "リモートメンテナンス（保守）を利用している機器の有無を事業者に確認した。",
        "リモートメンテナンス(保守)を利用している機器の有無を事業者等に確認した。",
    ] {
        let found = second(&asking("医療情報システム全般", "②", sentence));
        assert_eq!(found, (Sureness::Sure, "remote-maintenance.asked".to_owned()), "{sentence}");
    }
}

#[test]
fn a_change_of_substance_is_never_carried_over_silently() {
    for (number, sentence, controls) in [
        // Two characters decide how long a password is and whether it must be changed.
        (
            "⑦",
            "パスワードは英数字、記号が混在した13文字以上とし、定期的に変更している。※二要素認証、または13文字以上の場合は定期的な変更は不要",
            "password.length-r7",
        ),
        (
            "⑩",
            "二要素認証を実装している。または令和10年度までに実装予定である。",
            "two-factor.done+two-factor.planned",
        ),
        // Even a particle is looked at where the question belongs to its edition.
        (
            "⑩",
            "二要素認証は実装している。または令和9年度までに実装予定である。",
            "two-factor.done+two-factor.planned",
        ),
        (
            "⑤",
            "退職者や使用していないアカウント等、不要なアカウントを削除していない。",
            "accounts.unused-deleted.server",
        ),
    ] {
        let found = second(&asking("医療情報システム全般", number, sentence));
        assert_eq!(found, (Sureness::Proposed, controls.to_owned()), "{sentence}");
    }
}

#[test]
fn the_same_sentence_about_other_devices_is_another_question() {
    let sentence = "バックグラウンドで動作している不要なソフトウェア及びサービスを停止している。";
    let found = |group: &str| second(&asking(group, "⑫", sentence));
    let both = "services.unneeded-stopped.server+services.unneeded-stopped.terminal";
    assert_eq!(found("サーバ"), (Sureness::Sure, "services.unneeded-stopped.server".to_owned()));
    assert_eq!(found("端末PC"), (Sureness::Sure, "services.unneeded-stopped.terminal".to_owned()));
    assert_eq!(found("サーバ、端末PC"), (Sureness::Proposed, both.to_owned()));
    assert_eq!(found("ネットワーク機器").0, Sureness::Proposed);
}

#[test]
fn a_question_nobody_has_asked_before_is_like_none() {
    let sentence = "生成AIサービスを業務に利用する際の取扱いを定めている。";
    assert_eq!(second(&asking("生成AI", "⑭", sentence)), (Sureness::Unknown, String::new()));
}
