//! This file reads values that may be missing, and values that somebody will find out.

use super::reading::PendingAt;
use super::record::{Field, read_fields};
use super::tree::{Kind, Node};
use super::{FromYaml, Reading};
use crate::profile::shape::{FieldShape, RecordShape, Shape};
use crate::profile::{Known, Pending};

/// The word for "not known yet".
pub(in crate::profile) const PENDING: &str = "未確認";

/// What the promise is, for editors.
pub(in crate::profile) const PENDING_ABOUT: &str = "まだわからない値。誰が、誰に、いつまでに聞くか";

const FIELDS: &[Field] = &[
    Field { key: "担当", help: "誰が確かめるか（people の id）" },
    Field { key: "照会先", help: "誰に聞くか（vendors か outside_bodies の id）" },
    Field { key: "期限", help: "いつまでに確かめるか" },
];

impl<T: FromYaml> FromYaml for Known<T> {
    const RECORD: bool = T::RECORD;

    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if is_blank(node) {
            return Some(Known::Absent);
        }
        match read_pending(node, reading) {
            Some(Some(pending)) => {
                let path = reading.path().to_owned();
                reading.pendings.push(PendingAt { path, pending: pending.clone() });
                Some(Known::Pending(pending))
            }
            Some(None) => None,
            None => T::read(node, reading).map(Known::Value),
        }
    }

    fn absent() -> Option<Self> {
        Some(Known::Absent)
    }

    fn shape() -> Shape {
        Shape::Known(Box::new(T::shape()))
    }
}

impl<T: FromYaml> FromYaml for Option<T> {
    const RECORD: bool = T::RECORD;

    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if is_blank(node) {
            return Some(None);
        }
        if is_pending(node) {
            reading.fault(
                node.at,
                "profile-type",
                "この項目には「未確認」と書けません。",
                "わからないあいだは、行ごと消しておいてください。",
            );
            return None;
        }
        T::read(node, reading).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        Shape::Maybe(Box::new(T::shape()))
    }
}

/// A text of nothing but spaces says as little as no text.
fn is_blank(node: &Node) -> bool {
    match &node.kind {
        Kind::Null => true,
        Kind::Scalar(text) => text.trim().is_empty(),
        Kind::List(_) | Kind::Map(_) => false,
    }
}

/// Whether a node says 未確認 in either form.
pub(super) fn is_pending(node: &Node) -> bool {
    match &node.kind {
        Kind::Scalar(text) => text.trim() == PENDING,
        Kind::Map(_) => node.get(PENDING).is_some(),
        Kind::Null | Kind::List(_) => false,
    }
}

/// Nothing when the node is not about 未確認; otherwise the promise, or nothing when it has a fault.
fn read_pending(node: &Node, reading: &mut Reading<'_>) -> Option<Option<Pending>> {
    if !is_pending(node) {
        return None;
    }
    let Kind::Map(entries) = &node.kind else { return Some(Some(Pending::default())) };
    if let Some(other) = entries.iter().find(|e| e.key != PENDING) {
        reading.fault(
            other.key_at,
            "profile-type",
            "「未確認」と値を並べて書くことはできません。",
            "わかったら「未確認」を消して値だけを書き、わからないあいだは「未確認」だけを書いてください。",
        );
        return Some(None);
    }
    let inner = node.get(PENDING)?;
    Some(reading.field(PENDING, inner))
}

impl FromYaml for Pending {
    const RECORD: bool = true;

    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let fields = read_fields(node, "「未確認」の担当・照会先・期限", FIELDS, reading)?;
        let owner = fields.take("担当", "担当", reading);
        let ask = fields.take("照会先", "照会先", reading);
        let due = fields.take("期限", "期限", reading);
        Some(Self { owner: owner?, ask: ask?, due: due? })
    }

    fn shape() -> Shape {
        Shape::Record(RecordShape { name: "Pending", about: PENDING_ABOUT, fields: shapes() })
    }
}

/// The fields of a promise, each of which may be left out.
fn shapes() -> Vec<FieldShape> {
    let shape = |key| if key == "期限" { Shape::Day } else { Shape::Id };
    FIELDS
        .iter()
        .map(|field| FieldShape {
            key: field.key,
            help: field.help,
            required: false,
            shape: Shape::Maybe(Box::new(shape(field.key))),
        })
        .collect()
}
