//! This file changes a profile as a bare tree of texts, lists and records, before or without its text.

use serde_json::{Map, Value};

use super::path::{Path, Step};
use super::{Change, EditError};
use crate::profile::read::{Kind, Node, PENDING};

/// The tree of a located one: every scalar as the text that was written, nothing as null.
pub(super) fn plain(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Scalar(text) => Value::String(text.clone()),
        Kind::List(items) => Value::Array(items.iter().map(plain).collect()),
        Kind::Map(entries) => {
            let mut map = Map::new();
            for entry in entries {
                // Of two equal keys the first counts.
                map.entry(entry.key.clone()).or_insert_with(|| plain(&entry.value));
            }
            Value::Object(map)
        }
    }
}

/// The value at a path.
pub fn get<'v>(tree: &'v Value, path: &Path) -> Option<&'v Value> {
    path.steps().iter().try_fold(tree, |value, step| match (step, value) {
        (Step::Key(key), Value::Object(map)) => map.get(key),
        (Step::Id(_) | Step::Place(_), Value::Array(items)) => items.get(position(items, step)?),
        _ => None,
    })
}

/// Makes a change in a tree; records on the way are made, entries of lists are not.
pub fn apply(tree: &mut Value, change: &Change) -> Result<(), EditError> {
    match change {
        Change::Set { path, value } => {
            *place_of(tree, path)? = value.clone();
        }
        Change::Append { path, value } => match place_of(tree, path)? {
            Value::Array(items) => items.push(value.clone()),
            Value::Object(map) if map.contains_key("file") => {
                return Err(EditError::InFile { path: path.to_string() });
            }
            other => *other = Value::Array(vec![value.clone()]),
        },
        Change::Remove { path } => remove(tree, path)?,
    }
    Ok(())
}

fn remove(tree: &mut Value, path: &Path) -> Result<(), EditError> {
    let missing = || EditError::Missing { path: path.to_string() };
    let (before, last) = path.split().ok_or_else(missing)?;
    match (last, find(tree, &before).ok_or_else(missing)?) {
        (Step::Key(key), Value::Object(map)) => {
            map.remove(key).ok_or_else(missing)?;
        }
        (step, Value::Array(items)) => {
            let at = position(items, step).ok_or_else(missing)?;
            items.remove(at);
        }
        _ => return Err(missing()),
    }
    Ok(())
}

/// Where an entry stands in its list, from 0.
pub(super) fn position(items: &[Value], step: &Step) -> Option<usize> {
    match step {
        Step::Key(_) => None,
        Step::Place(place) => place.checked_sub(1).filter(|at| *at < items.len()),
        Step::Id(id) => items.iter().position(|item| {
            item.get("id").and_then(Value::as_str).is_some_and(|text| text.trim() == id)
        }),
    }
}

fn find<'v>(tree: &'v mut Value, path: &Path) -> Option<&'v mut Value> {
    path.steps().iter().try_fold(tree, |value, step| match (step, value) {
        (Step::Key(key), Value::Object(map)) => map.get_mut(key),
        (Step::Id(_) | Step::Place(_), Value::Array(items)) => {
            let at = position(items, step)?;
            items.get_mut(at)
        }
        _ => None,
    })
}

/// The place of a path, made where records are missing on the way.
fn place_of<'v>(tree: &'v mut Value, path: &Path) -> Result<&'v mut Value, EditError> {
    let missing = || EditError::Missing { path: path.to_string() };
    path.steps().iter().try_fold(tree, |value, step| match step {
        Step::Key(key) => {
            let promised = value.get(PENDING).is_some() && key != PENDING;
            if promised || !value.is_object() {
                // A promise (未確認) gives way to the record that is known now.
                *value = Value::Object(Map::new());
            }
            match value {
                Value::Object(map) => Ok(map.entry(key.clone()).or_insert(Value::Null)),
                _ => Err(missing()),
            }
        }
        Step::Id(_) | Step::Place(_) => match value {
            Value::Array(items) => {
                let at = position(items, step).ok_or_else(missing)?;
                items.get_mut(at).ok_or_else(missing)
            }
            Value::Object(map) if map.contains_key("file") => {
                Err(EditError::InFile { path: path.to_string() })
            }
            _ => Err(missing()),
        },
    })
}
