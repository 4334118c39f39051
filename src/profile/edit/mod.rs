//! This module changes a profile's text by the smallest steps: comments, order and untouched lines stay as typed.

mod diff;
mod path;
mod text;
mod tree;
mod write;

use std::str::FromStr;

use serde_json::Value;
use thiserror::Error;
use yaml_edit::Document;

use super::Source;
use super::read::{decode, lint, read_tree};
use super::schema::is_key;
use crate::diagnostic::Report;

pub use diff::diff;
pub use path::{Path, PathError, Step};
pub use tree::{apply, get};
pub use write::write;

#[cfg(test)]
mod tests;

/// One change of a profile. Values are texts, truths, numbers, lists and records of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Writes a value, in the place of the one that is there.
    Set {
        /// The field, or the entry of a list.
        path: Path,
        /// The value.
        value: Value,
    },
    /// Puts an entry at the end of a list, which is made when there is none.
    Append {
        /// The list.
        path: Path,
        /// The entry.
        value: Value,
    },
    /// Takes out a field or an entry.
    Remove {
        /// The field, or the entry of a list.
        path: Path,
    },
}

/// Why a text was not changed. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The text is no YAML, or not a set of fields.
    #[error(
        "プロファイルの文を読み取れないため、書きかえられません。sonae check で誤りを確かめ、先に直してください。"
    )]
    Unreadable,
    /// There is no such entry.
    #[error("「{path}」はプロファイルにありません。名前（id）を確かめてください。")]
    Missing {
        /// The path as written.
        path: String,
    },
    /// The list lies in a CSV file of its own.
    #[error(
        "「{path}」は別のCSVファイルにあるため、プロファイルでは書きかえられません。CSVファイルを直してください。"
    )]
    InFile {
        /// The path as written.
        path: String,
    },
    /// The change would have touched something else; it was not made.
    #[error(
        "「{path}」を書きかえると、ほかの行も変わってしまうため、やめました。この項目はファイルを開いて直してください。"
    )]
    Unsafe {
        /// The path as written.
        path: String,
    },
}

impl Change {
    /// The field or entry that is changed, or the list that grows.
    pub fn path(&self) -> &Path {
        match self {
            Self::Set { path, .. } | Self::Append { path, .. } | Self::Remove { path } => path,
        }
    }
}

/// The text of a profile for editing: exactly as it lies there where it is UTF-8, read over where it is CP932 or UTF-16,
/// with the line ends it has there.
///
/// # Errors
/// What keeps it from being a text.
pub fn decoded(source: &Source) -> Result<String, Report> {
    if let Ok(text) = std::str::from_utf8(&source.bytes) {
        return Ok(text.to_owned());
    }
    let mut report = Report::new();
    let text = decode(source, &mut report).ok_or(report)?;
    let crlf = source.bytes.windows(2).any(|pair| pair == b"\r\n");
    Ok(if crlf { text.replace('\n', "\r\n") } else { text })
}

/// The bare tree of a profile's text, as far as it can be read; nothing when it is no set of fields.
pub fn tree(text: &str) -> Option<Value> {
    let mut aside = Report::new();
    let mended = lint("", text, is_key, &mut aside);
    let root = read_tree("", &mended, &mut aside).root?;
    Some(tree::plain(&root)).filter(Value::is_object)
}

/// The text after changes, one after the other; what they do not touch stays byte for byte.
///
/// Every change is held against the tree of the text before and after, so that nothing else can have moved.
pub fn edit(text: &str, changes: &[Change]) -> Result<String, EditError> {
    let mut text = text.to_owned();
    for change in changes {
        let mut expected = tree(&text).ok_or(EditError::Unreadable)?;
        apply(&mut expected, change)?;
        let document = Document::from_str(&text).map_err(|_| EditError::Unreadable)?;
        text::change(&document, change)?;
        let after = document.to_string();
        let found = tree(&after).map(bare);
        if found != Some(bare(expected)) {
            return Err(EditError::Unsafe { path: change.path().to_string() });
        }
        text = after;
    }
    Ok(text)
}

/// A tree as it is compared: scalars as texts, nothing where nothing is said.
fn bare(value: Value) -> Value {
    match value {
        Value::Bool(truth) => Value::String(truth.to_string()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(bare).collect()),
        Value::Object(map) => {
            let fields = map.into_iter().map(|(key, value)| (key, bare(value)));
            Value::Object(fields.filter(|(_, value)| !is_nothing(value)).collect())
        }
        other => other,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}
