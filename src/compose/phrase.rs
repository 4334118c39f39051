//! This file puts single facts into words: known, promised, or not spoken of.

use crate::document::{Inline, Inlines};
use crate::profile::{Date, Id, Known, Pending, Person, Profile};

/// What stands in a list where nothing was written.
pub const NOTHING: &str = "―";

/// A fact in a list or table: the value, 「未確認（事務長、12月15日まで）」, or 「―」.
pub fn cell<T>(profile: &Profile, fact: &Known<T>, words: impl Fn(&T) -> String) -> String {
    match fact {
        Known::Value(value) => words(value),
        Known::Pending(pending) => promise(profile, pending),
        Known::Absent => NOTHING.to_owned(),
    }
}

/// 「未確認（事務長、12月15日まで）」, as far as owner and day are known.
pub fn promise(profile: &Profile, pending: &Pending) -> String {
    let owner = pending.owner.as_ref().map(|id| title_of(profile, id));
    let due = pending.due.map(|day| format!("{}まで", month_and_day(day)));
    let parts: Vec<String> = owner.into_iter().chain(due).collect();
    if parts.is_empty() {
        return "未確認".to_owned();
    }
    format!("未確認（{}）", parts.join("、"))
}

/// 「院長 髙田 一郎」.
pub fn person(person: &Person) -> String {
    format!("{} {}", person.title, person.name)
}

/// A date that a hand will fill in: 「　年　月　日」 with lines to write on.
pub fn open_date() -> Inlines {
    vec![
        Inline::Blank { ems: 2 },
        Inline::Text("年".to_owned()),
        Inline::Blank { ems: 2 },
        Inline::Text("月".to_owned()),
        Inline::Blank { ems: 2 },
        Inline::Text("日".to_owned()),
    ]
}

fn title_of(profile: &Profile, id: &Id) -> String {
    profile.person(id).map_or_else(|| id.to_string(), |p| p.title.clone())
}

fn month_and_day(day: Date) -> String {
    day.day().format("%-m月%-d日").to_string()
}
