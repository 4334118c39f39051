//! This file builds the バックアップ一覧: how often, how, how many, where, and when restoring was last proved.

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column, unknown};
use crate::compose::paper::Case;
use crate::compose::phrase::Words;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::{Backup, Known, RestoreTest};

/// バックアップ一覧.
pub(in crate::compose) fn backup_ledger(case: &Case<'_>) -> LedgerPaper {
    let cells = Cells::new(case.profile);
    let words = Words::new(case.profile);
    let title = "バックアップ一覧";
    let ledger = Ledger {
        title: title.to_owned(),
        facts: Vec::new(),
        columns: vec![
            column("system", "システム", 7.0, Kind::Text),
            column("target", "保存する\nもの", 5.6, Kind::Text),
            column("frequency", "頻度", 5.6, Kind::Text),
            column("method", "方法", 9.4, Kind::Text),
            column("generations", "世代", 2.6, Kind::Number),
            column("medium", "媒体", 7.4, Kind::Text),
            column("offline", "切り離した\n写し", 5.0, Kind::Code),
            column("place", "写しの置き場所", 7.4, Kind::Text),
            column("restore", "復旧方法", 8.2, Kind::Text),
            column("test_on", "最終\n復旧試験", 7.4, Kind::Date),
            column("test_result", "試験の結果", 8.6, Kind::Text),
            column("test_place", "試験の記録", 6.6, Kind::Text),
        ],
        rows: case.profile.backups.iter().map(|b| row(cells, words, b)).collect(),
        remarks: vec![
            "「切り離した写し」は、終わった後にネットワークから外して保管する写しがあることを示す。"
                .to_owned(),
        ],
    };
    let mut book = Book::new(case, "backup-ledger", title);
    book.ledger("backups", "システムごとのバックアップ", ledger);
    book.finish(TypeSize::Small)
}

fn row(cells: Cells<'_>, words: Words<'_>, backup: &Backup) -> LedgerRow {
    let test = &backup.last_restore_test;
    let tested = |print: &dyn Fn(&RestoreTest) -> Value| match test {
        Known::Value(test) => print(test),
        _ => Value::Blank,
    };
    let values = vec![
        Value::words(words.system_of(&backup.system)),
        Value::words(backup.target.word()),
        Value::words(&backup.frequency),
        Value::words(&backup.method),
        cells.number(&backup.generations),
        cells.words(&backup.medium),
        cells.either(&backup.offline, "あり", "なし"),
        cells.words(&backup.place),
        cells.words(&backup.restore_method),
        match test {
            Known::Absent => unknown(),
            test => cells.known(test, |test| Value::Date(test.on.day())),
        },
        tested(&|test| Value::words(format!("{}（{}）", test.result, test.by))),
        tested(&|test| cells.words(&test.place)),
    ];
    LedgerRow::new(backup.id.as_str(), values)
}
