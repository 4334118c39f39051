//! This file lists the values that templates can name, each with what it holds for one facility.

use serde_json::Value;

use super::paper::Case;
use super::view::CaseView;
use super::{ComposeError, Shape, Shaped};

/// A value that templates can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its path; what stands inside lists comes after 「[]」.
    pub path: String,
    /// What it says, behind what the records and lists say that hold it: 「施設：代表電話」.
    pub meaning: String,
    /// What can be done with it.
    pub kind: NamedKind,
    /// What it holds, of a list's entries in the first; `None` where there is nothing.
    pub example: Option<String>,
}

/// What can be done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedKind {
    /// It is always there and can be printed.
    Text,
    /// It can be printed under a condition on itself.
    OptionalText,
    /// It can be a condition.
    Flag,
    /// It can be gone through.
    List,
}

impl NamedKind {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            NamedKind::Text => "文字",
            NamedKind::OptionalText => "文字（ないことがある）",
            NamedKind::Flag => "はい・いいえ",
            NamedKind::List => "一覧",
        }
    }
}

/// Every value that templates can name, with what it holds in a case.
///
/// # Errors
/// [`ComposeError::View`] when the view cannot be given to templates.
pub fn paths(case: &Case<'_>) -> Result<Vec<Named>, ComposeError> {
    let view = serde_json::to_value(CaseView::new(case))
        .map_err(|e| ComposeError::View { document: "binder".to_owned(), reason: e.to_string() })?;
    let named = |(path, meaning, shape): (String, String, &Shape)| {
        let kind = match shape {
            Shape::Text | Shape::Record(_) => NamedKind::Text,
            Shape::OptionalText => NamedKind::OptionalText,
            Shape::Flag => NamedKind::Flag,
            Shape::List(_) => NamedKind::List,
        };
        let example = at(&view, &path).and_then(words);
        Named { path, meaning, kind, example }
    };
    Ok(CaseView::shape().paths().into_iter().map(named).collect())
}

/// The value of a path, in a list that of the first entry that has one.
fn at<'v>(view: &'v Value, path: &str) -> Option<&'v Value> {
    match path.split_once("[]") {
        None => path.split('.').try_fold(view, |value, name| value.get(name)),
        Some((list, rest)) => {
            let entries = list.split('.').try_fold(view, |value, name| value.get(name))?;
            let rest = rest.trim_start_matches('.');
            let found = entries.as_array()?.iter().map(|entry| match rest {
                "" => Some(entry),
                rest => at(entry, rest),
            });
            found.flatten().find(|value| !value.is_null())
        }
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("はい".to_owned()),
        Value::Bool(false) => Some("いいえ".to_owned()),
        Value::Array(entries) => Some(format!("{}件", entries.len())),
        Value::Null | Value::Number(_) | Value::Object(_) => None,
    }
}
