//! This file holds reports to authorities and announcements, ready to be filled in.

use super::entry::{Entry, Shelf, Source, always};
use crate::compose::script::{Issue, Script};
use crate::document::TypeSize;

/// A working sheet of this shelf.
const fn sheet(
    name: &'static str,
    title: &'static str,
    parts: &'static [&'static str],
    type_size: TypeSize,
) -> Script {
    Script { name, title, short_title: title, parts, issue: Issue::Sheet, type_size }
}

/// Every facility gets every report: nobody knows beforehand which will be needed.
const fn entry(
    name: &'static str,
    title: &'static str,
    parts: &'static [&'static str],
    type_size: TypeSize,
) -> Entry {
    Entry {
        name,
        title,
        shelf: Shelf::Reports,
        bundles: &[],
        left_out: always,
        source: Source::Script(sheet(name, title, parts, type_size), title),
    }
}

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    entry(
        "report-authorities",
        "行政への第1報",
        &["report-authorities/1-before.hbs", "report-authorities/2-report.hbs"],
        TypeSize::Normal,
    ),
    entry(
        "report-ppc",
        "個人情報保護委員会への報告の準備シート",
        &["report-ppc/1-rules.hbs", "report-ppc/2-items.hbs"],
        TypeSize::Normal,
    ),
    entry(
        "report-police",
        "警察への相談メモ",
        &["report-police/1-note.hbs", "report-police/2-bring.hbs"],
        TypeSize::Normal,
    ),
    // Two of its sheets hang on a door, where they are read standing.
    entry(
        "announcements",
        "お知らせの文（掲示・ホームページ）",
        &["announcements/1-how.hbs", "announcements/2-first.hbs", "announcements/3-final.hbs"],
        TypeSize::Large,
    ),
    entry(
        "letter-persons",
        "本人への通知の手紙",
        &["letter-persons/1-letter.hbs", "letter-persons/2-record.hbs"],
        TypeSize::Normal,
    ),
    entry("phone-script", "電話の応対の手引き", &["phone-script/1-script.hbs"], TypeSize::Normal),
    entry(
        "evidence-record",
        "証拠保全の記録",
        &["evidence-record/1-rules.hbs", "evidence-record/2-kept.hbs"],
        TypeSize::Normal,
    ),
];
