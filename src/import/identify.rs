//! This file finds out which entry of the profile a row speaks of, and gives ids to those that have none.

use std::collections::BTreeMap;

use serde_json::Value;

use super::ImportError;
use super::compare::at;
use super::fold::{firm, name};
use super::names::Named;
use super::rows::Incoming;
use super::table::Table;
use super::words::ListWords;
use crate::diagnostic::{Diagnostic, Report};
use crate::profile::{EntryList, GivenValue, Profile};

/// An entry of the profile.
pub(super) struct Known {
    /// Its id.
    pub(super) id: String,
    /// The whole entry, as the profile holds it.
    pub(super) value: Value,
}

/// Which entry a row speaks of.
pub(super) struct Who {
    /// The id of the entry, found or given.
    pub(super) id: String,
    /// Its place among the entries of the profile.
    pub(super) known: Option<usize>,
    /// Whether the row has a number or name by which it would be known again.
    pub(super) is_named: bool,
    /// Whether a row above speaks of the same entry.
    pub(super) twice: bool,
}

/// Which entries the rows speak of.
pub(super) struct Identified {
    /// One for each row.
    pub(super) rows: Vec<Who>,
}

/// The entries of a list.
pub(super) fn existing(list: EntryList, profile: &Profile) -> Result<Vec<Known>, ImportError> {
    let values = match list {
        EntryList::Devices => serde_json::to_value(&profile.devices),
        EntryList::Accounts => serde_json::to_value(&profile.accounts),
        EntryList::CloudServices => serde_json::to_value(&profile.cloud_services),
        EntryList::People => serde_json::to_value(&profile.people),
        EntryList::Vendors => serde_json::to_value(&profile.vendors),
    };
    let values = values.map_err(|error| ImportError::Ours { what: error.to_string() })?;
    let Value::Array(values) = values else { return Ok(Vec::new()) };
    let known = |value: Value| Known {
        id: at(&value, "id").and_then(Value::as_str).unwrap_or_default().to_owned(),
        value,
    };
    Ok(values.into_iter().map(known).collect())
}

impl Identified {
    /// The people that the profile does not have yet, whom others of the list may name.
    pub(super) fn newcomers(&self, rows: &[Incoming]) -> Vec<Named> {
        let new = self.rows.iter().zip(rows).filter(|(who, _)| who.known.is_none() && !who.twice);
        new.map(|(who, row)| Named {
            id: who.id.clone(),
            name: text(row, "name").to_owned(),
            also: text(row, "title").to_owned(),
        })
        .collect()
    }
}

/// The ways by which entries of a list are known, the surest first; in each, all fields must be the same.
fn ways(list: EntryList) -> &'static [&'static [&'static str]] {
    match list {
        EntryList::Devices => &[&["id"], &["hostname"]],
        EntryList::Accounts => {
            &[&["system", "user_id"], &["id", "user_id"], &["name", "user_id"], &["id", "name"]]
        }
        EntryList::CloudServices => &[&["id"], &["name"]],
        EntryList::People | EntryList::Vendors => &[&["id"], &["name"]],
    }
}

/// A value as entries are told by it; empty where there is none.
fn mark(list: EntryList, field: &str, value: &str) -> String {
    match (list, field) {
        (EntryList::Vendors | EntryList::CloudServices, "name") => firm(value),
        (_, "id") => value.to_owned(),
        _ => name(value),
    }
}

fn text<'r>(row: &'r Incoming, path: &str) -> &'r str {
    match row.given.get(path).map(|field| &field.value) {
        Some(GivenValue::Text(text)) if text != "未確認" => text,
        _ => "",
    }
}

/// The mark of a row or entry in one way; nothing where a field of it is empty.
fn marked<'v>(
    list: EntryList,
    way: &[&'static str],
    get: impl Fn(&str) -> &'v str,
) -> Option<String> {
    let marks: Vec<String> = way.iter().map(|field| mark(list, field, get(field))).collect();
    marks.iter().all(|mark| !mark.is_empty()).then(|| marks.join("\n"))
}

/// Finds the entry of every row.
pub(super) fn identify(
    table: &Table,
    rows: &[Incoming],
    known: &[Known],
    report: &mut Report,
) -> Result<Identified, ImportError> {
    let list = table.list;
    let words = ListWords::of(list)?;
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    for way in ways(list) {
        let mut by_mark: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, entry) in known.iter().enumerate() {
            let get = |field: &str| at(&entry.value, field).and_then(Value::as_str).unwrap_or("");
            if let Some(mark) = marked(list, way, get) {
                by_mark.entry(mark).or_default().push(index);
            }
        }
        for (row, slot) in rows.iter().zip(found.iter_mut()).filter(|(_, slot)| slot.is_none()) {
            let mark = marked(list, way, |field| text(row, field));
            let Some(entries) = mark.and_then(|mark| by_mark.get(&mark)) else { continue };
            match entries.as_slice() {
                [only] => *slot = Some(*only),
                _ if way.contains(&"name") => report.push(ambiguous(table, row)),
                _ => {}
            }
        }
    }
    let mut taken: Vec<String> = known.iter().map(|entry| entry.id.clone()).collect();
    // Ids that the list itself gives come first, so that none is given away before.
    let given: Vec<String> = rows.iter().map(|row| text(row, "id").to_owned()).collect();
    let mut reserved: Vec<String> = given.iter().filter(|id| !id.is_empty()).cloned().collect();
    reserved.extend(taken.iter().cloned());
    let mut out: Vec<Who> = Vec::new();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for ((row, known_at), id) in rows.iter().zip(found).zip(given) {
        let mut marks = ways(list).iter().filter_map(|way| {
            Some(format!("{}\n{}", way.join("+"), marked(list, way, |field| text(row, field))?))
        });
        let first = marks.next();
        let is_named = first.is_some();
        let mark = match known_at {
            Some(at) => Some(format!("known\n{at}")),
            None => first,
        };
        let before = mark.as_ref().and_then(|mark| seen.get(mark)).copied();
        if let Some(before) = before {
            report.push(twice(table, row, before));
        } else if let Some(mark) = mark {
            seen.insert(mark, row.line);
        }
        let id = match known_at.and_then(|at| known.get(at)) {
            Some(known) => known.id.clone(),
            None if !id.is_empty() && !taken.contains(&id) => id,
            None => {
                let new = free(words, row, &reserved);
                reserved.push(new.clone());
                new
            }
        };
        taken.push(id.clone());
        out.push(Who { id, known: known_at, is_named, twice: before.is_some() });
    }
    Ok(Identified { rows: out })
}

/// An id that nothing has: `PC-03`, `vendor-02`, `incho`.
fn free(words: &ListWords, row: &Incoming, reserved: &[String]) -> String {
    let value = words.ids_by.as_deref().map(|field| match text(row, field) {
        "" => match row.supposed.get(field).map(|f| &f.value) {
            Some(GivenValue::Text(text)) => text.as_str(),
            _ => "",
        },
        text => text,
    });
    let begins = words.ids.iter().find(|(_, values)| {
        value.is_some_and(|value| values.iter().any(|v| name(v) == name(value)))
    });
    let begin = begins.map_or(words.prefix.as_str(), |(begin, _)| begin);
    let is_title = begins.is_some() && words.ids_by.as_deref() == Some("title");
    if is_title && !reserved.iter().any(|id| id == begin) {
        return begin.to_owned();
    }
    let numbered = |number: u32| match begin {
        "" => number.to_string(),
        begin if is_title => format!("{begin}-{number}"),
        begin => format!("{begin}-{number:02}"),
    };
    let from = if is_title { 2 } else { 1 };
    (from..).map(numbered).find(|id| !reserved.contains(id)).unwrap_or_else(|| begin.to_owned())
}

fn ambiguous(table: &Table, row: &Incoming) -> Diagnostic {
    Diagnostic::error(
        "import-ambiguous",
        table.line_place(row.line),
        format!("{}行の名前のものが、プロファイルに2つ以上あります。", row.line),
    )
    .help("「id」の列を足し、プロファイルの id を書いてください。")
}

fn twice(table: &Table, row: &Incoming, before: u32) -> Diagnostic {
    Diagnostic::error(
        "import-twice",
        table.line_place(row.line),
        format!("{}行は、{before}行と同じもの（管理番号や名前が同じ）です。", row.line),
    )
    .help("どちらかの行を消すか、管理番号や名前を直してください。")
}
