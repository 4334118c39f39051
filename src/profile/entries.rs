//! This file reads entries that people bring in lists of their own, by the rules and in the words of the profile.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::read::{Column, Entry, FromYaml, Kind, Node, Position, Reading};
use super::{Account, CloudService, Device, Person, Vendor};
use crate::diagnostic::Report;

/// A list of the profile that can be brought from somewhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryList {
    /// 機器台帳.
    Devices,
    /// 利用者ID台帳.
    Accounts,
    /// クラウドサービス台帳.
    CloudServices,
    /// 職員.
    People,
    /// 事業者.
    Vendors,
}

/// One field of an entry, as it was written somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenField {
    /// Its path within the entry: `phone`, `contract.number`.
    pub path: String,
    /// What was written: one text, or the texts of a list.
    pub value: GivenValue,
    /// One-based column of the file.
    pub column: u32,
}

/// What was written into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenValue {
    /// One text.
    Text(String),
    /// Several words.
    List(Vec<String>),
}

/// One entry, as it was written in a row of some file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenEntry {
    /// One-based line of the file.
    pub line: u32,
    /// Its fields; each path once.
    pub fields: Vec<GivenField>,
}

impl EntryList {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Devices, Self::Accounts, Self::CloudServices, Self::People, Self::Vendors];

    /// The key of the list in the profile.
    pub fn key(self) -> &'static str {
        match self {
            Self::Devices => "devices",
            Self::Accounts => "accounts",
            Self::CloudServices => "cloud_services",
            Self::People => "people",
            Self::Vendors => "vendors",
        }
    }

    /// Whether the list may lie in a CSV file beside the profile.
    pub fn may_lie_beside(self) -> bool {
        matches!(self, Self::Devices | Self::Accounts | Self::CloudServices)
    }

    /// The keys of an entry, in the order in which they are written.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        let fields = match self {
            Self::Devices => Device::FIELDS,
            Self::Accounts => Account::FIELDS,
            Self::CloudServices => CloudService::FIELDS,
            Self::People => Person::FIELDS,
            Self::Vendors => Vendor::FIELDS,
        };
        fields.iter().map(|field| field.key)
    }

    /// Whether a heading of a ledger beside the profile names that field.
    pub fn ledger_column(self, heading: &str) -> Option<&'static str> {
        self.columns().iter().find(|column| column.is_named(heading)).map(|column| column.key)
    }

    /// The heading under which a ledger beside the profile holds a field; nothing for one that it cannot hold.
    pub fn ledger_heading(self, field: &str) -> Option<&'static str> {
        self.columns().iter().find(|column| column.key == field).map(Column::label)
    }

    fn columns(self) -> &'static [Column] {
        match self {
            Self::Devices => Device::COLUMNS,
            Self::Accounts => Account::COLUMNS,
            Self::CloudServices => CloudService::COLUMNS,
            Self::People | Self::Vendors => &[],
        }
    }
}

/// Reads entries as the profile would: each as the profile holds it, or nothing where it has a fault.
///
/// The faults name `file`, the line of the entry and the column of the field. What only the whole profile can tell
/// (two entries of one id, an id that nothing has) is not looked for.
pub fn read_entries(
    list: EntryList,
    file: &str,
    entries: &[GivenEntry],
) -> (Vec<Option<Value>>, Report) {
    match list {
        EntryList::Devices => read_each::<Device>(file, entries),
        EntryList::Accounts => read_each::<Account>(file, entries),
        EntryList::CloudServices => read_each::<CloudService>(file, entries),
        EntryList::People => read_each::<Person>(file, entries),
        EntryList::Vendors => read_each::<Vendor>(file, entries),
    }
}

fn read_each<T: FromYaml + Serialize>(
    file: &str,
    entries: &[GivenEntry],
) -> (Vec<Option<Value>>, Report) {
    let none = BTreeMap::new();
    let mut reading = Reading::new("", &none, false);
    let number = reading.add_file(file);
    let read = entries.iter().enumerate().map(|(index, entry)| {
        let value: Option<T> = reading.entry(index, &node(entry, number));
        value.and_then(|value| serde_json::to_value(value).ok())
    });
    (read.collect(), reading.report)
}

fn node(entry: &GivenEntry, file: usize) -> Node {
    let mut root =
        Node { at: Position { file, line: entry.line, column: 1 }, kind: Kind::Map(Vec::new()) };
    for field in &entry.fields {
        let at = Position { file, line: entry.line, column: field.column };
        let scalar = |text: &String| Node { at, kind: Kind::Scalar(text.clone()) };
        let value = match &field.value {
            GivenValue::Text(text) => scalar(text),
            GivenValue::List(texts) => {
                Node { at, kind: Kind::List(texts.iter().map(scalar).collect()) }
            }
        };
        put(&mut root, &field.path, value, at);
    }
    root
}

/// Puts a value under its path, making the sets of fields on the way.
fn put(node: &mut Node, path: &str, value: Node, at: Position) {
    let Kind::Map(entries) = &mut node.kind else { return };
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let Some(rest) = rest else {
        entries.push(Entry { key: key.to_owned(), key_at: at, value });
        return;
    };
    if !entries.iter().any(|entry| entry.key == key) {
        let inner = Node { at, kind: Kind::Map(Vec::new()) };
        entries.push(Entry { key: key.to_owned(), key_at: at, value: inner });
    }
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key == key) {
        put(&mut entry.value, rest, value, at);
    }
}
