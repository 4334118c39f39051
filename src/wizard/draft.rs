//! This file holds the profile as far as it is answered, and keeps its references whole.

use serde_json::{Map, Value};

use crate::profile::{Change, Path, RecordShape, Shape, Step, apply, get, shape};

/// The word for what somebody will find out.
pub(super) const PENDING: &str = "未確認";

/// A profile that may still lack what it must have.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    tree: Value,
}

impl Draft {
    /// A draft of what is there; of nothing for a new profile.
    pub fn new(tree: Option<Value>) -> Self {
        Self { tree: tree.filter(Value::is_object).unwrap_or_else(|| Value::Object(Map::new())) }
    }

    /// The bare tree: texts, truths, numbers, lists and records.
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// The value at a path; what is empty is not there.
    pub fn get(&self, path: &Path) -> Option<&Value> {
        get(&self.tree, path).filter(|value| !value.is_null())
    }

    /// The text at a path, of a scalar that is known.
    pub fn text(&self, path: &Path) -> Option<String> {
        scalar(self.get(path)?).filter(|text| text != PENDING)
    }

    /// Whether somebody promised to find the value out.
    pub fn is_pending(&self, path: &Path) -> bool {
        self.get(path).is_some_and(|value| match value {
            Value::String(text) => text == PENDING,
            Value::Object(map) => map.contains_key(PENDING),
            _ => false,
        })
    }

    /// The ids of a list's entries, in their order.
    pub fn ids(&self, list: &Path) -> Vec<String> {
        match self.get(list) {
            Some(Value::Array(items)) => items
                .iter()
                .filter_map(|item| scalar(item.get("id")?).map(|id| id.trim().to_owned()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The paths of a list's entries: by their ids, or by their places where they bear none.
    pub fn entries(&self, list: &Path) -> Vec<Path> {
        let Some(Value::Array(items)) = self.get(list) else { return Vec::new() };
        let path = |(at, item): (usize, &Value)| match item.get("id").and_then(scalar) {
            Some(id) => list.entry(id.trim()),
            None => list.then(Step::Place(at.saturating_add(1))),
        };
        items.iter().enumerate().map(path).collect()
    }

    /// Whether the list lies in a file of its own and is not asked for here.
    pub fn is_in_file(&self, list: &Path) -> bool {
        self.get(list).is_some_and(|value| value.get("file").is_some())
    }

    /// Makes a change; one whose place does not exist changes nothing.
    pub fn change(&mut self, change: &Change) -> bool {
        let mut tried = self.tree.clone();
        let done = apply(&mut tried, change).is_ok();
        if done {
            self.tree = tried;
        }
        done
    }

    /// Writes a value.
    pub fn set(&mut self, path: &Path, value: impl Into<Value>) -> bool {
        self.change(&Change::Set { path: path.clone(), value: value.into() })
    }

    /// Takes a value out, and every reference to it when it is an entry; absent is as good.
    pub fn remove(&mut self, path: &Path) {
        let gone = path.split().and_then(|(list, last)| match last {
            Step::Id(id) => Some((list.pattern(), id.clone())),
            _ => None,
        });
        self.change(&Change::Remove { path: path.clone() });
        if let Some((list, id)) = gone {
            forget(&mut self.tree, shape(), &list, &id);
        }
    }

    /// The path of an entry still to be made: its id is the stem with the next number that nobody bears, its place the
    /// last one where entries bear no ids.
    pub fn new_entry(&self, list: &Path, stem: &str) -> Path {
        let entries = self.entries(list);
        let next = entries.len().saturating_add(1);
        let record = shape().at(&list.pattern()).and_then(|field| field.shape.record());
        if record.is_some_and(|record| record.field("id").is_none()) {
            return list.then(Step::Place(next));
        }
        let mut free = (1..=next).map(|n| list.entry(&format!("{stem}-{n}")));
        free.find(|path| !entries.contains(path)).unwrap_or_else(|| list.entry(stem))
    }
}

/// The text of a scalar.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Takes every reference to an entry out of a record.
fn forget(value: &mut Value, record: &RecordShape, list: &str, id: &str) {
    let Value::Object(map) = value else { return };
    let same = |value: &Value| value.as_str().is_some_and(|text| text.trim() == id);
    for field in &record.fields {
        let Some(inside) = map.get_mut(field.key) else { continue };
        if let Some(promise) = inside.get_mut(PENDING).and_then(Value::as_object_mut) {
            promise.retain(|_, who| !same(who));
        }
        match field.shape.value() {
            Shape::Id if field.key != "id" && field.points_at().contains(&list) => {
                let gone = same(inside);
                map.retain(|key, _| !gone || key != field.key);
            }
            Shape::List { of, .. } => match (of.value(), inside) {
                (Shape::Id, Value::Array(items)) if field.points_at().contains(&list) => {
                    items.retain(|item| !same(item));
                }
                (Shape::Record(inner), Value::Array(items)) => {
                    for item in items {
                        forget(item, inner, list, id);
                    }
                }
                _ => {}
            },
            Shape::Record(inner) => forget(inside, inner, list, id),
            _ => {}
        }
    }
}
