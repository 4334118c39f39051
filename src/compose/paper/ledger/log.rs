//! This file builds the アクセスログ確認記録: which logs are looked at, and a line for each month of the 年度.

use chrono::{Datelike, NaiveDate};

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column};
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::{LogReview, Profile};

/// アクセスログ確認記録.
pub(in crate::compose) fn log_review(case: &Case<'_>) -> LedgerPaper {
    let mut book = Book::new(case, "log-review", "アクセスログ確認記録");
    book.ledger("logs", "確認するログ", logs(case.profile));
    let year = fiscal_year(case.profile);
    book.ledger("record", &format!("{year}年度の確認の記録"), record(case.profile, year));
    book.finish(TypeSize::Small)
}

/// The 年度 that the facts speak of, never that of the day of printing: the newest of the plan and of the last looks.
fn fiscal_year(profile: &Profile) -> i32 {
    let looks = profile.log_reviews.iter().filter_map(|log| log.last_on.value());
    let years = looks.map(|day| day.fiscal_year());
    years.fold(profile.plan.revised_on.fiscal_year(), i32::max)
}

fn logs(profile: &Profile) -> Ledger {
    let cells = Cells::new(profile);
    let row = |log: &LogReview| {
        let values = vec![
            Value::words(&log.target),
            cells.must_words(&log.by),
            cells.must_words(&log.frequency),
            cells.must_words(&log.retention),
            cells.must_day(&log.last_on),
            cells.must_words(&log.place),
        ];
        LedgerRow::new(log.id.as_str(), values)
    };
    Ledger {
        title: "確認するログ".to_owned(),
        facts: Vec::new(),
        columns: vec![
            column("target", "対象", 18.0, Kind::Text),
            column("by", "確認する人", 14.0, Kind::Text),
            column("frequency", "頻度", 9.0, Kind::Text),
            column("retention", "保存する期間", 9.0, Kind::Text),
            column("last_on", "最後に確認した日", 8.0, Kind::Date),
            column("place", "記録のある場所", 18.0, Kind::Text),
        ],
        rows: profile.log_reviews.iter().map(row).collect(),
        remarks: Vec::new(),
    }
}

/// What the manual's example of a log shows (ユーザーID, 氏名, 時刻, カテゴリ, 操作情報), for what was found in it.
fn record(profile: &Profile, year: i32) -> Ledger {
    let months = || (4..=12).map(move |m| (year, m)).chain((1..=3).map(move |m| (year + 1, m)));
    let rows = profile
        .log_reviews
        .iter()
        .flat_map(|log| months().map(move |month| row(log, month)))
        .collect();
    Ledger {
        title: format!("{year}年度の確認の記録"),
        facts: Vec::new(),
        columns: vec![
            column("month", "月", 5.6, Kind::Code),
            column("target", "対象のログ", 9.6, Kind::Text),
            column("checked_on", "確認した日", 7.4, Kind::Date),
            column("by", "確認した人", 8.0, Kind::Text),
            column("found", "おかしな記録\n（なし・あり）", 6.2, Kind::Code),
            column("user_id", "ユーザーID", 6.0, Kind::Text),
            column("name", "氏名", 6.6, Kind::Text),
            column("time", "時刻", 6.0, Kind::Text),
            column("category", "カテゴリ", 6.0, Kind::Text),
            column("operation", "操作情報", 8.6, Kind::Text),
            column("action", "確かめたこと・処置", 11.4, Kind::Text),
        ],
        rows,
        remarks: vec![
            "おかしな記録があったときは、利用者、時刻、操作を書き、医療情報システム安全管理責任者に知らせる。過ぎた月の空欄は記録がないことを示し、さかのぼって書かない。".to_owned(),
        ],
    }
}

fn row(log: &LogReview, (year, month): (i32, u32)) -> LedgerRow {
    let in_month = |day: &&NaiveDate| (day.year(), day.month()) == (year, month);
    let last = log.last_on.value().map(|day| day.day());
    let looked = last.as_ref().filter(in_month).copied();
    let by = looked.and(log.by.value()).map_or(Value::Blank, Value::words);
    let mut values = vec![
        Value::words(format!("{year}-{month:02}")),
        Value::words(&log.target),
        looked.map_or(Value::Blank, Value::Date),
        by,
    ];
    values.extend(std::iter::repeat_n(Value::Blank, 7));
    LedgerRow::by_pen(format!("{}-{year}-{month:02}", log.id), values)
}
