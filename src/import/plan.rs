//! This file turns accepted rows into the new texts of the profile and of the ledger beside it, and proves them.

use serde_json::Value;

use super::ImportError;
use super::compare::{Compared, Comparison, Verdict};
use super::identify::existing;
use super::{ledger, title};
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::{
    Change, EntryList, Path, Profile, Source, Sources, decoded, edit, parse, tree,
};

/// So many entries of one list are easier to look after in Excel than in a profile.
const MANY: usize = 15;

/// Where the entries of a list are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// In the profile.
    Profile,
    /// In the CSV file of that path beside the profile, which is there.
    Ledger(String),
    /// In a CSV file of that name beside the profile, which is to be made.
    NewLedger(String),
}

/// What is to be written; nothing where a file stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The whole profile.
    pub profile: Option<Vec<u8>>,
    /// The path of the ledger beside the profile, as the profile names it, and the whole ledger.
    pub ledger: Option<(String, Vec<u8>)>,
}

/// Where the entries of a list are, or are to be; `beside` asks for a CSV file.
///
/// # Errors
/// A CSV file is asked for and cannot be: entries stand in the profile, with comments that a CSV file has no place for.
pub fn home(sources: &Sources, comparison: &Comparison, beside: bool) -> Result<Home, ImportError> {
    let list = comparison.list;
    let key = list.key();
    let there = written(sources, list)?;
    let there = there.as_ref();
    if let Some(file) = there.and_then(file_of) {
        return Ok(Home::Ledger(file));
    }
    let is_empty = there.is_none_or(|there| match there {
        Value::Array(items) => items.is_empty(),
        other => other.is_null(),
    });
    if !list.may_lie_beside() {
        return if beside {
            Err(ImportError::NotBeside(format!(
                "{}は、別のCSVファイルには置けません。--beside を外してください。",
                title(list)?
            )))
        } else {
            Ok(Home::Profile)
        };
    }
    if !is_empty {
        return if beside {
            Err(ImportError::NotBeside(format!(
                "{key} はプロファイルの中に書かれているため、CSVファイルに移しませんでした（コメントが失われるため）。\n  移すときは、「sonae export」でCSVに書き出し、プロファイルの {key} を {{file: 書き出したファイル}} に直してから取り込んでください。"
            )))
        } else {
            Ok(Home::Profile)
        };
    }
    let new = comparison.rows.iter().filter(|row| matches!(row.verdict, Verdict::New(_))).count();
    if beside || new > MANY {
        Ok(Home::NewLedger(format!("{}.csv", title(list)?)))
    } else {
        Ok(Home::Profile)
    }
}

/// The CSV file that a list lies in, as the profile names it.
pub(super) fn ledger_of(sources: &Sources, list: EntryList) -> Result<Option<String>, ImportError> {
    Ok(written(sources, list)?.as_ref().and_then(file_of))
}

/// What the profile's text says of a list.
fn written(sources: &Sources, list: EntryList) -> Result<Option<Value>, ImportError> {
    let tree = tree(&text_of(&sources.profile)?).unwrap_or(Value::Null);
    Ok(tree.get(list.key()).cloned())
}

fn file_of(list: &Value) -> Option<String> {
    list.get("file").and_then(Value::as_str).map(ToOwned::to_owned)
}

/// The texts with the accepted rows in them; they have been read back and say what they should.
///
/// # Errors
/// The profile would not be valid any more: nothing may be written then.
pub fn write(
    sources: &Sources,
    comparison: &Comparison,
    accepted: &[&Compared],
    home: &Home,
) -> Result<Written, ImportError> {
    let list = comparison.list;
    let mut written = Written { profile: None, ledger: None };
    let mut after = sources.clone();
    match home {
        Home::Profile => {
            let text = edited(&sources.profile, &changes(list, accepted))?;
            written.profile = Some(text);
        }
        Home::Ledger(path) => {
            let source = sources.ledgers.get(path).ok_or_else(|| ours("the ledger is gone"))?;
            let bytes = ledger::change(list, source, accepted)?;
            written.ledger = Some((path.clone(), bytes));
        }
        Home::NewLedger(path) => {
            let bytes = ledger::create(list, accepted)?;
            written.ledger = Some((path.clone(), bytes));
            let value = serde_json::json!({ "file": path });
            let change = Change::Set { path: Path::top(list.key()), value };
            written.profile = Some(edited(&sources.profile, &[change])?);
        }
    }
    if let Some(bytes) = &written.profile {
        after.profile.bytes.clone_from(bytes);
    }
    if let Some((path, bytes)) = &written.ledger {
        after.ledgers.insert(path.clone(), Source::new(path.clone(), bytes.clone()));
    }
    prove(&after, list, accepted)?;
    Ok(written)
}

/// The changes that put rows into the profile.
fn changes(list: EntryList, accepted: &[&Compared]) -> Vec<Change> {
    let top = Path::top(list.key());
    let mut out: Vec<Change> = Vec::new();
    for row in accepted {
        match &row.verdict {
            Verdict::Same => {}
            Verdict::New(value) => {
                out.push(Change::Append { path: top.clone(), value: value.clone() });
            }
            Verdict::Changed(differences) => {
                let entry = top.entry(&row.id);
                for difference in differences {
                    let keys = difference.path.split('.');
                    let path = keys.fold(entry.clone(), |path, key| path.key(key));
                    out.push(Change::Set { path, value: difference.value.clone() });
                }
            }
        }
    }
    out
}

/// The profile's bytes after changes, with the line ends and the mark that it had.
fn edited(profile: &Source, changes: &[Change]) -> Result<Vec<u8>, ImportError> {
    let text = edit(&text_of(profile)?, changes)
        .map_err(|error| ImportError::NotBeside(error.to_string()))?;
    Ok(text.into_bytes())
}

fn text_of(source: &Source) -> Result<String, ImportError> {
    decoded(source).map_err(|report| ImportError::Faults { report })
}

/// Reads everything back: it must be a profile, and every accepted row must stand in it.
pub(super) fn prove(
    after: &Sources,
    list: EntryList,
    accepted: &[&Compared],
) -> Result<(), ImportError> {
    let parsed = parse(after, None).map_err(|mut report| {
        report.push(
            Diagnostic::error(
                "import-result",
                Place::file(&after.profile.name),
                "取り込むと、上の誤りのあるプロファイルになるため、何も書きませんでした。",
            )
            .help("一覧の値を直してから、もう一度取り込んでください。"),
        );
        ImportError::Faults { report }
    })?;
    let profile: &Profile = &parsed.value.profile;
    let entries = existing(list, profile)?;
    for row in accepted {
        let entry = entries.iter().find(|entry| entry.id == row.id);
        let entry = entry.ok_or_else(|| ours("an entry is not there after writing"))?;
        let stands = match &row.verdict {
            Verdict::Same => true,
            Verdict::New(value) => within(value, &entry.value),
            Verdict::Changed(differences) => differences.iter().all(|difference| {
                super::compare::at(&entry.value, &difference.path)
                    .is_some_and(|there| within(&difference.value, there))
            }),
        };
        if !stands {
            return Err(ours("an entry says something else after writing"));
        }
    }
    Ok(())
}

/// Whether everything that was to be written stands there.
fn within(written: &Value, there: &Value) -> bool {
    match (written, there) {
        (Value::Object(written), there) => {
            written.iter().all(|(key, value)| there.get(key).is_some_and(|t| within(value, t)))
        }
        (Value::String(text), there) if text == "未確認" => there.get("未確認").is_some(),
        (Value::String(one), Value::String(other)) => one.trim() == other.trim(),
        (one, other) => one == other,
    }
}

pub(super) fn ours(what: &str) -> ImportError {
    ImportError::Ours { what: what.to_owned() }
}
