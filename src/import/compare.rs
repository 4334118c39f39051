//! This file holds what a list says against what the profile says: the same, something else, or something new.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::ImportError;
use super::fold::{firm, same_text};
use super::identify::{Known, existing, identify};
use super::mapping::Mapping;
use super::names::{Names, find};
use super::rows::{Fill, Incoming, read, required};
use super::table::Table;
use super::words::{ListWords, Reads};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::profile::{EntryList, GivenEntry, GivenField, GivenValue, Profile, read_entries};

/// What became of one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// The profile says so already.
    Same,
    /// The profile has no such entry.
    New(Value),
    /// The profile says something else.
    Changed(Vec<Difference>),
}

/// One field of which list and profile say different things.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Its path within the entry.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// What the profile says; empty where it says nothing.
    pub before: String,
    /// What the list says.
    pub after: String,
    /// The same, as the profile is to hold it.
    pub value: Value,
}

/// One row of the list, held against the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its line.
    pub line: u32,
    /// The id of its entry.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What is to become of it.
    pub verdict: Verdict,
}

/// A list held against a profile.
#[derive(Debug)]
pub struct Comparison {
    /// Which list.
    pub list: EntryList,
    /// Every row without a fault.
    pub rows: Vec<Compared>,
    /// What there is to say about the rows; errors are of rows that are not among `rows`.
    pub report: Report,
    /// The lines of rows with faults.
    pub faulty: BTreeSet<u32>,
}

/// Holds a list against a profile.
///
/// # Errors
/// Only a fault of ours; those of the list are in the report.
pub fn compare(
    table: &Table,
    mapping: &Mapping,
    fill: &Fill,
    profile: &Profile,
) -> Result<Comparison, ImportError> {
    let words = ListWords::of(table.list)?;
    let known = existing(table.list, profile)?;
    let read = read(table, mapping, fill)?;
    let mut report = read.report;
    let mut rows = read.rows;
    let mut names = Names::of(profile);
    for row in &mut rows {
        // A system or vendor is found before the entry is: it may be what tells it.
        refer(table, words, row, &names, &[Reads::System, Reads::Vendor], &mut report);
    }
    let identified = identify(table, &rows, &known, &mut report)?;
    if table.list == EntryList::People {
        names.people.extend(identified.newcomers(&rows));
    }
    let mut entries = Vec::new();
    for (row, who) in rows.iter_mut().zip(&identified.rows) {
        refer(table, words, row, &names, &[Reads::Person], &mut report);
        entries.push(entry(
            table,
            words,
            row,
            who.known.and_then(|at| known.get(at)),
            &who.id,
            &mut report,
        )?);
    }
    let (values, said) = read_entries(table.list, &table.file, &entries);
    report.append(located(table, said));
    let faulty: BTreeSet<u32> = report
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .filter_map(|d| d.place.line)
        .collect();
    let mut out = Vec::new();
    let mut left: BTreeSet<usize> = (0..known.len()).collect();
    identified.rows.iter().filter_map(|who| who.known).for_each(|at| {
        left.remove(&at);
    });
    for (((row, who), entry), value) in rows.iter().zip(&identified.rows).zip(&entries).zip(values)
    {
        let Some(value) = value.filter(|_| !faulty.contains(&row.line) && !who.twice) else {
            continue;
        };
        let judged = Judging { words, entry, value: &value, supposed: &row.supposed };
        let mut id = who.id.clone();
        let verdict = match who.known.and_then(|at| known.get(at)) {
            Some(known) => judged.against(&known.value),
            None => {
                // Without a number or name of its own, an entry is known by saying nothing new.
                let alike =
                    left.iter().filter_map(|at| Some((*at, known.get(*at)?))).find(|(_, known)| {
                        !who.is_named && judged.against(&known.value) == Verdict::Same
                    });
                match alike {
                    Some((at, known)) => {
                        left.remove(&at);
                        id.clone_from(&known.id);
                        Verdict::Same
                    }
                    None => Verdict::New(judged.new_entry()),
                }
            }
        };
        let name = called(table.list, &value, &id);
        out.push(Compared { line: row.line, id, name, verdict });
    }
    report.sort();
    Ok(Comparison { list: table.list, rows: out, report, faulty })
}

/// Finds what references name; what is not found goes into the remarks, so that it is not lost.
fn refer(
    table: &Table,
    words: &ListWords,
    row: &mut Incoming,
    names: &Names,
    kinds: &[Reads],
    report: &mut Report,
) {
    let due: Vec<String> = row
        .references
        .iter()
        .filter(|(_, (reads, _))| kinds.contains(reads))
        .map(|(path, _)| path.clone())
        .collect();
    for path in due {
        let Some((reads, mut field)) = row.references.remove(&path) else { continue };
        let GivenValue::Text(text) = &field.value else { continue };
        let (list, what) = match reads {
            Reads::Vendor => (&names.vendors, "事業者（vendors）"),
            Reads::Person => (&names.people, "職員（people）"),
            _ => (&names.systems, "システム（systems）"),
        };
        if let Some(id) = find(list, text) {
            field.value = GivenValue::Text(id.to_owned());
            row.given.insert(path, field);
            continue;
        }
        let column = usize::try_from(field.column.saturating_sub(1)).unwrap_or_default();
        let label = words.column(&path).map(|c| c.label.as_str()).unwrap_or_default();
        let help = if words.note().is_some() {
            row.notes.push((column, format!("{label}: {text}")));
            "備考に書いておきます。プロファイルに足してから取り込み直すと、結び付けられます。"
        } else {
            "この列の値は取り込みません。プロファイルに足してから取り込み直すと、結び付けられます。"
        };
        report.push(
            Diagnostic::warning(
                "import-reference",
                table.place(row.line, column),
                format!("「{text}」にあたる{what}が、プロファイルに1つに決まりません。"),
            )
            .help(help),
        );
    }
}

/// The entry of a row: what it says, what it is taken to be, and what the profile says of what must be there.
fn entry(
    table: &Table,
    words: &ListWords,
    row: &mut Incoming,
    known: Option<&Known>,
    id: &str,
    report: &mut Report,
) -> Result<GivenEntry, ImportError> {
    if let Some(note) = words.note().and_then(|at| words.columns.get(at))
        && let Some((first, _)) = row.notes.first()
    {
        let mut texts: Vec<&str> = Vec::new();
        for (_, text) in &row.notes {
            if !texts.contains(&text.as_str()) {
                texts.push(text);
            }
        }
        let field = GivenField {
            path: note.field.clone(),
            value: GivenValue::Text(texts.join("／")),
            column: u32::try_from(first.saturating_add(1)).unwrap_or(u32::MAX),
        };
        row.given.insert(note.field.clone(), field);
    }
    let text = |path: &str, text: &str| GivenField {
        path: path.to_owned(),
        value: GivenValue::Text(text.to_owned()),
        column: 1,
    };
    row.given.insert("id".to_owned(), text("id", id));
    if let Some(known) = known {
        row.supposed.clear();
        for column in required(table.list)? {
            let there = at(&known.value, &column.field).and_then(Value::as_str);
            if let Some(there) = there.filter(|_| !row.given.contains_key(&column.field)) {
                row.supposed.insert(column.field.clone(), text(&column.field, there));
            }
        }
    }
    for column in required(table.list)? {
        let path = &column.field;
        let there = row.given.contains_key(path) || row.supposed.contains_key(path);
        // What could not be read has been said.
        if !there && !row.unread.contains(path) {
            report.push(
                Diagnostic::error(
                    "import-missing",
                    table.line_place(row.line),
                    format!("{}行に「{}」がありません。", row.line, column.label),
                )
                .help(missing_help(column)),
            );
        }
    }
    let fields = row.given.values().chain(row.supposed.values()).cloned().collect();
    Ok(GivenEntry { line: row.line, fields })
}

fn missing_help(column: &super::words::ColumnWords) -> String {
    let label = &column.label;
    if column.words.is_empty() {
        format!(
            "「{label}」の列に値を書いてください。列の名前が違うときは --map で指定してください。"
        )
    } else {
        let all: Vec<&str> = column.words.keys().map(String::as_str).collect();
        format!(
            "「{label}」の列に書くか、すべて同じなら --fill {label}=… で指定してください。書ける言葉: {}。",
            all.join("、")
        )
    }
}

/// The same report with headings in the place of paths that no profile has yet.
fn located(table: &Table, report: Report) -> Report {
    let mut out = Report::new();
    for mut diagnostic in report.iter().cloned() {
        // What is missing has been said in the words of the list.
        if diagnostic.code == "profile-missing" {
            continue;
        }
        if let (Some(line), Some(column)) = (diagnostic.place.line, diagnostic.place.column) {
            let column = usize::try_from(column.saturating_sub(1)).unwrap_or_default();
            diagnostic.place = table.place(line, column);
        }
        out.push(diagnostic);
    }
    out
}

struct Judging<'a> {
    words: &'static ListWords,
    entry: &'a GivenEntry,
    value: &'a Value,
    supposed: &'a BTreeMap<String, GivenField>,
}

impl Judging<'_> {
    /// What the row says that the profile does not.
    fn against(&self, known: &Value) -> Verdict {
        let mut out = Vec::new();
        for field in &self.entry.fields {
            let path = &field.path;
            if path == "id" || self.supposed.contains_key(path) {
                continue;
            }
            let Some(new) = at(self.value, path).filter(|v| !v.is_null()) else { continue };
            let old = at(known, path).filter(|v| !v.is_null());
            if old.is_some_and(|old| same(path, old, new)) {
                continue;
            }
            // Roles and remarks are added, never taken away: a list seldom holds all of them.
            let joined = old.and_then(|old| both(path, old, new));
            let new = joined.as_ref().unwrap_or(new);
            // What somebody has found out is not taken back for an unknown.
            if is_pending(new) && old.is_some() {
                continue;
            }
            let label = self.words.column(path).map(|c| c.label.clone()).unwrap_or_default();
            out.push(Difference {
                path: path.clone(),
                label,
                before: old.map(shown).unwrap_or_default(),
                after: shown(new),
                value: written(new),
            });
        }
        // In the order in which people read an entry.
        let order = |path: &str| self.words.columns.iter().position(|c| c.field == path);
        out.sort_by_key(|difference| order(&difference.path));
        if out.is_empty() { Verdict::Same } else { Verdict::Changed(out) }
    }

    /// The entry as it is to be written.
    fn new_entry(&self) -> Value {
        let mut out = Map::new();
        for field in &self.entry.fields {
            if let Some(value) = at(self.value, &field.path).filter(|v| !v.is_null()) {
                put(&mut out, &field.path, written(value));
            }
        }
        Value::Object(out)
    }
}

/// Whether two values are the same but for width and spaces; a remark that says more than the new one is the same.
fn same(path: &str, old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) => {
            same_text(old, new)
                || (path == "note" && old.contains(new.as_str()))
                || (path == "name" && firm(old) == firm(new))
        }
        (Value::Array(old), Value::Array(new)) => new.iter().all(|item| old.contains(item)),
        (old, new) => old == new || (is_pending(old) && is_pending(new)),
    }
}

/// What two lists of words, or two remarks, hold together.
fn both(path: &str, old: &Value, new: &Value) -> Option<Value> {
    if let (Some(old), Some(new), "note") = (old.as_str(), new.as_str(), path) {
        let more = !new.contains(old.trim());
        return more.then(|| Value::from(format!("{}／{new}", old.trim())));
    }
    let (old, new) = (old.as_array()?, new.as_array()?);
    let more = new.iter().filter(|item| !old.contains(item));
    Some(Value::Array(old.iter().chain(more).cloned().collect()))
}

fn is_pending(value: &Value) -> bool {
    value.get("未確認").is_some()
}

/// A value as the profile is to hold it.
fn written(value: &Value) -> Value {
    if is_pending(value) { Value::from("未確認") } else { value.clone() }
}

/// A value as people read it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "はい".to_owned(),
        Value::Bool(false) => "いいえ".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("、"),
        Value::Object(_) if is_pending(value) => "未確認".to_owned(),
        other => other.to_string(),
    }
}

/// The value at a path of an entry.
pub(super) fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

fn put(map: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            map.insert(path.to_owned(), value);
        }
        Some((key, rest)) => {
            let inner = map.entry(key).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// What people call an entry: its name, else its number with what it is.
fn called(list: EntryList, value: &Value, id: &str) -> String {
    let text = |path: &str| at(value, path).map(shown).unwrap_or_default();
    match list {
        EntryList::Devices => {
            let what = [text("kind"), text("hostname"), text("place")];
            let what: Vec<String> = what.into_iter().filter(|w| !w.is_empty()).collect();
            format!("{id}（{}）", what.join("、"))
        }
        EntryList::Accounts => format!("{}（{}）", text("name"), text("user_id")),
        EntryList::CloudServices | EntryList::Vendors => text("name"),
        EntryList::People => format!("{}（{}）", text("name"), text("title")),
    }
}
