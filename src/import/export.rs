//! This file gives a list of the profile out as rows that a clinic can work with and that are read back unchanged.

use serde_json::Value;

use super::ImportError;
use super::compare::{at, shown};
use super::identify::existing;
use super::names::Names;
use super::words::{ColumnWords, ListWords, Reads};
use crate::profile::{EntryList, Profile};

/// A list as rows of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What the list is called.
    pub title: &'static str,
    /// Headings, each with whether days stand below it.
    pub headings: Vec<(&'static str, bool)>,
    /// Rows: the id of the entry, and a text for each heading; empty where nothing was written.
    pub rows: Vec<(String, Vec<String>)>,
}

/// A list of the profile as rows of texts.
///
/// `by_name` writes systems and vendors by their names instead of their ids, which a ledger beside the profile needs.
///
/// # Errors
/// Only a fault of ours.
pub fn export(list: EntryList, profile: &Profile, by_name: bool) -> Result<Exported, ImportError> {
    let words = ListWords::of(list)?;
    // What is a part of some field has no column of its own, but for the only one that makes its field.
    let whole = |column: &&ColumnWords| column.part.is_none() || column.called() == "covers";
    let columns: Vec<&ColumnWords> = words.columns.iter().filter(whole).collect();
    let names = Names::of(profile);
    let mut rows = Vec::new();
    for entry in existing(list, profile)? {
        let cells = columns.iter().map(|column| {
            let value = at(&entry.value, &column.field).unwrap_or(&Value::Null);
            let text = shown(value);
            named(column.reads, &text, &names, by_name).unwrap_or(text)
        });
        rows.push((entry.id.clone(), cells.collect()));
    }
    let headings = columns.iter().map(|c| (c.label.as_str(), c.reads == Reads::Date)).collect();
    Ok(Exported { title: &words.title, headings, rows })
}

/// The name of what an id stands for, where no other has the same.
fn named(reads: Reads, id: &str, names: &Names, by_name: bool) -> Option<String> {
    let list = match reads {
        Reads::System if by_name => &names.systems,
        Reads::Vendor if by_name => &names.vendors,
        Reads::Person => &names.people,
        _ => return None,
    };
    let name = &list.iter().find(|named| named.id == id)?.name;
    (super::names::find(list, name) == Some(id)).then(|| name.clone())
}
