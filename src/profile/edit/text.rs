//! This file changes a profile's text in place: what is not changed stays as it was typed, comments and all.

use std::str::FromStr;

use serde_json::Value;
use yaml_edit::{AsYaml, Document, Mapping, Sequence, YamlNode};

use super::path::{Path, Step};
use super::write::block;
use super::{Change, EditError};
use crate::profile::read::PENDING;
use crate::profile::shape::{RecordShape, Shape, shape};

/// Makes one change in the text.
pub(super) fn change(document: &Document, change: &Change) -> Result<(), EditError> {
    let root = document.as_mapping().ok_or(EditError::Unreadable)?;
    match change {
        Change::Set { path, value } => set(root, path, value),
        Change::Append { path, value } => append(root, path, value),
        Change::Remove { path } => remove(root, path),
    }
}

/// A list or record on the way to a value.
enum Holder {
    Map(Mapping),
    List(Sequence),
}

impl Holder {
    fn of(node: &YamlNode) -> Option<Self> {
        let map = node.as_mapping().map(|map| Self::Map(map.clone()));
        map.or_else(|| node.as_sequence().map(|list| Self::List(list.clone())))
    }

    fn inner(&self, step: &Step) -> Option<YamlNode> {
        match (self, step) {
            (Self::Map(map), Step::Key(key)) => map.get(key.as_str()),
            (Self::List(list), step) => list.get(position(list, step)?),
            (Self::Map(_), _) => None,
        }
    }
}

fn position(list: &Sequence, step: &Step) -> Option<usize> {
    match step {
        Step::Key(_) => None,
        Step::Place(place) => place.checked_sub(1).filter(|at| *at < list.len()),
        Step::Id(id) => list.values().position(|node| {
            let named = node.as_mapping().and_then(|map| map.get("id"));
            let text = named.and_then(|id| id.as_scalar().map(|scalar| scalar.as_string()));
            text.is_some_and(|text| text.trim() == id)
        }),
    }
}

fn missing(path: &Path) -> EditError {
    EditError::Missing { path: path.to_string() }
}

/// Sets a value; of records that are missing on the way, the outermost is written whole.
fn set(root: Mapping, path: &Path, value: &Value) -> Result<(), EditError> {
    let mut holder = Holder::Map(root);
    let mut shapes = shape();
    let steps = path.steps();
    for (at, step) in steps.iter().enumerate() {
        let rest = steps.get(at.saturating_add(1)..).unwrap_or_default();
        let next = holder.inner(step).as_ref().and_then(Holder::of);
        let inner = match step {
            Step::Key(key) => shapes.field(key).map(|field| &field.shape),
            Step::Id(_) | Step::Place(_) => None,
        };
        match (next, rest.is_empty()) {
            (Some(next), false) if fits(&next, rest) => {
                holder = next;
                if let Some(record) = inner.and_then(Shape::record) {
                    shapes = record;
                }
            }
            (Some(Holder::Map(map)), false) if map.contains_key("file") => {
                return Err(EditError::InFile { path: path.to_string() });
            }
            _ => {
                let whole = wrapped(rest, value).ok_or_else(|| missing(path))?;
                return put(&holder, step, &whole, inner, shapes).ok_or_else(|| missing(path));
            }
        }
    }
    Err(missing(path))
}

/// Whether a path can go on in a holder: a promise (未確認) gives way to the record that is known now.
fn fits(holder: &Holder, rest: &[Step]) -> bool {
    match (holder, rest.first()) {
        (Holder::Map(map), Some(Step::Key(key))) => key == PENDING || !map.contains_key(PENDING),
        (Holder::List(_), Some(Step::Id(_) | Step::Place(_))) => true,
        _ => false,
    }
}

/// A value inside the records that lead to it; none when an entry of a list would have to be made up.
fn wrapped(rest: &[Step], value: &Value) -> Option<Value> {
    rest.iter().rev().try_fold(value.clone(), |value, step| match step {
        Step::Key(key) => Some(Value::Object([(key.clone(), value)].into_iter().collect())),
        Step::Id(_) | Step::Place(_) => None,
    })
}

fn put(
    holder: &Holder,
    step: &Step,
    value: &Value,
    shape: Option<&Shape>,
    record: &RecordShape,
) -> Option<()> {
    match (holder, step) {
        (Holder::Map(map), Step::Key(key)) => {
            let order = record.fields.iter().map(|field| field.key);
            written(value, shape, |node| {
                map.set_with_field_order(key.as_str(), node, order);
            });
            Some(())
        }
        (Holder::List(list), step) => {
            let at = position(list, step)?;
            written(value, shape, |node| {
                list.set(at, node);
            });
            Some(())
        }
        (Holder::Map(_), _) => None,
    }
}

fn append(root: Mapping, path: &Path, value: &Value) -> Result<(), EditError> {
    let mut holder = Holder::Map(root.clone());
    for step in path.steps() {
        match holder.inner(step).as_ref().and_then(Holder::of) {
            Some(next) => holder = next,
            None => return set(root, path, &Value::Array(vec![value.clone()])),
        }
    }
    let shape = shape().at(&path.pattern()).map(|field| &field.shape);
    match holder {
        // An empty list is written `[]`, and what is pushed into it would stand on that line.
        Holder::List(list) if list.is_empty() => {
            set(root, path, &Value::Array(vec![value.clone()]))
        }
        Holder::List(list) => {
            let of = match shape.map(Shape::value) {
                Some(Shape::List { of, .. }) => Some(of.as_ref()),
                _ => None,
            };
            written(value, of, |node| list.push(node));
            Ok(())
        }
        Holder::Map(map) if map.contains_key("file") => {
            Err(EditError::InFile { path: path.to_string() })
        }
        Holder::Map(_) => set(root, path, &Value::Array(vec![value.clone()])),
    }
}

fn remove(root: Mapping, path: &Path) -> Result<(), EditError> {
    let (before, last) = path.split().ok_or_else(|| missing(path))?;
    let mut holder = Holder::Map(root);
    for step in before.steps() {
        let next = holder.inner(step).as_ref().and_then(Holder::of);
        holder = next.ok_or_else(|| missing(path))?;
    }
    match (&holder, last) {
        (Holder::Map(map), Step::Key(key)) => {
            map.remove(key.as_str()).map(drop).ok_or_else(|| missing(path))
        }
        (Holder::List(list), step) => {
            let at = position(list, step).ok_or_else(|| missing(path))?;
            list.remove(at).map(drop).ok_or_else(|| missing(path))
        }
        (Holder::Map(_), _) => Err(missing(path)),
    }
}

/// Hands a value on as the editor wants it; records and lists go as a text of their own.
fn written(value: &Value, shape: Option<&Shape>, then: impl FnOnce(&dyn AsYaml)) {
    match value {
        Value::String(text) => then(&text.as_str()),
        Value::Bool(truth) => then(truth),
        Value::Number(number) => match number.as_i64() {
            Some(number) => then(&number),
            None => then(&number.to_string().as_str()),
        },
        Value::Null => then(&""),
        Value::Array(_) | Value::Object(_) => {
            if let Ok(document) = Document::from_str(&block(value, shape)) {
                then(&document);
            }
        }
    }
}
