//! This file finds the smallest changes that lead from one bare tree to another.

use serde_json::Value;

use super::path::{Path, Step};
use super::{Change, bare};

/// The changes, in an order in which each finds its place.
pub fn diff(before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    if let (Value::Object(old), Value::Object(new)) = (before, after) {
        for (key, value) in new {
            let path = Path::top(key);
            match old.get(key) {
                Some(earlier) => values(&path, earlier, value, &mut changes),
                None if value.is_null() => {}
                None => changes.push(Change::Set { path, value: value.clone() }),
            }
        }
        for key in old.keys().filter(|key| !new.contains_key(*key)) {
            changes.push(Change::Remove { path: Path::top(key) });
        }
    }
    changes
}

fn values(path: &Path, before: &Value, after: &Value, changes: &mut Vec<Change>) {
    if bare(before.clone()) == bare(after.clone()) {
        return;
    }
    match (before, after) {
        (Value::Object(old), Value::Object(new)) if !promised(old, new) => {
            for (key, value) in new {
                let below = path.key(key);
                match old.get(key) {
                    Some(earlier) => values(&below, earlier, value, changes),
                    None if value.is_null() => {}
                    None => changes.push(Change::Set { path: below, value: value.clone() }),
                }
            }
            for key in old.keys().filter(|key| !new.contains_key(*key)) {
                changes.push(Change::Remove { path: path.key(key) });
            }
        }
        (Value::Array(old), Value::Array(new)) if named(old) && named(new) => {
            entries(path, old, new, changes);
        }
        (Value::Array(old), Value::Array(new)) if new.len() > old.len() && starts(old, new) => {
            for value in new.iter().skip(old.len()) {
                changes.push(Change::Append { path: path.clone(), value: value.clone() });
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() && records(old, new) => {
            for (at, (earlier, value)) in old.iter().zip(new).enumerate() {
                let place = path.then(Step::Place(at.saturating_add(1)));
                values(&place, earlier, value, changes);
            }
        }
        (_, Value::Null) => changes.push(Change::Remove { path: path.clone() }),
        (_, value) => changes.push(Change::Set { path: path.clone(), value: value.clone() }),
    }
}

/// Whether one of them is a promise (未確認), which is written or goes as a whole.
fn promised(old: &serde_json::Map<String, Value>, new: &serde_json::Map<String, Value>) -> bool {
    old.contains_key("未確認") != new.contains_key("未確認")
}

fn starts(old: &[Value], new: &[Value]) -> bool {
    old.iter().zip(new).all(|(a, b)| bare(a.clone()) == bare(b.clone()))
}

fn records(old: &[Value], new: &[Value]) -> bool {
    old.iter().chain(new).all(Value::is_object)
}

/// Whether every entry bears an id of its own.
fn named(items: &[Value]) -> bool {
    let ids: Vec<&str> = items.iter().filter_map(id).collect();
    let own = |at: usize, id: &&str| !ids.iter().take(at).any(|other| other == id);
    ids.len() == items.len() && ids.iter().enumerate().all(|(at, id)| own(at, id))
}

fn id(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str).map(str::trim)
}

fn entries(path: &Path, old: &[Value], new: &[Value], changes: &mut Vec<Change>) {
    let find = |items: &[Value], name: &str| items.iter().find(|i| id(i) == Some(name)).cloned();
    for item in old {
        let Some(name) = id(item) else { continue };
        if find(new, name).is_none() {
            changes.push(Change::Remove { path: path.entry(name) });
        }
    }
    for item in new {
        let Some(name) = id(item) else { continue };
        match find(old, name) {
            Some(earlier) => values(&path.entry(name), &earlier, item, changes),
            None => changes.push(Change::Append { path: path.clone(), value: item.clone() }),
        }
    }
}
