//! This file tells what may be written in a profile: which fields there are, of what shape, and what they mean.
//!
//! The editor's schema, the wizard's questions and the order in which fields are written all come from here.

use std::sync::LazyLock;

use super::Profile;
use super::read::{Field, FromYaml};

/// What may stand at one place of a profile.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Any text.
    Text,
    /// A whole number of 0 or more.
    Number,
    /// A 年度, as the year in which it begins.
    FiscalYear,
    /// `true` or `false`.
    Truth,
    /// A day.
    Day,
    /// A telephone number.
    Phone,
    /// The stable name of an entry, its own or that of another one.
    Id,
    /// What an attestation speaks of.
    Scope,
    /// One of a few words.
    Word(&'static WordList),
    /// Any number of the same.
    List {
        /// What an entry is.
        of: Box<Shape>,
        /// Whether the list may lie in a CSV file beside the profile.
        in_file: bool,
    },
    /// Named fields.
    Record(RecordShape),
    /// A value or nothing.
    Maybe(Box<Shape>),
    /// A value, 未確認, or nothing.
    Known(Box<Shape>),
}

/// The words of one choice.
#[derive(Debug, PartialEq)]
pub struct WordList {
    /// The name of the type, such as `FacilityKind`.
    pub name: &'static str,
    /// What is chosen, in Japanese.
    pub about: &'static str,
    /// The words, in their order.
    pub words: &'static [&'static str],
}

/// The fields of a record, in the order in which they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordShape {
    /// The name of the type, such as `Vendor`.
    pub name: &'static str,
    /// What it is, in Japanese.
    pub about: &'static str,
    /// Its fields.
    pub fields: Vec<FieldShape>,
}

/// One field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldShape {
    /// Its key.
    pub key: &'static str,
    /// What it means, in Japanese, often with an example after 「例: 」.
    pub help: &'static str,
    /// Whether the record cannot be without it.
    pub required: bool,
    /// What may stand there.
    pub shape: Shape,
}

impl Shape {
    /// The shape of the value itself, without whether it may be absent or 未確認.
    pub fn value(&self) -> &Shape {
        match self {
            Self::Maybe(inner) | Self::Known(inner) => inner.value(),
            other => other,
        }
    }

    /// Whether 「未確認」 may be written.
    pub fn can_pend(&self) -> bool {
        matches!(self, Self::Known(_))
    }

    /// The fields, where this is a record or a list of records.
    pub fn record(&self) -> Option<&RecordShape> {
        match self.value() {
            Self::Record(record) => Some(record),
            Self::List { of, .. } => of.record(),
            _ => None,
        }
    }
}

impl FieldShape {
    /// The lists whose ids may stand here, as the help names them: 「（people の id）」.
    pub fn points_at(&self) -> Vec<&'static str> {
        let Some((before, _)) = self.help.split_once(" の id") else { return Vec::new() };
        let named = before.rsplit_once('（').map_or(before, |(_, named)| named);
        named.split(" か ").map(str::trim).collect()
    }

    /// What it means, without the remarks behind.
    pub fn title(&self) -> &'static str {
        self.help.split(['。', '（']).next().unwrap_or(self.help)
    }

    /// The example that its explanation gives.
    pub fn example(&self) -> Option<&'static str> {
        let (_, after) = self.help.split_once("例: ")?;
        after.split('。').next()
    }
}

impl RecordShape {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&FieldShape> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The field at the end of a path such as `vendors[].contract.number`; what stands in brackets does not matter.
    pub fn at(&self, path: &str) -> Option<&FieldShape> {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        let field = self.field(first.split('[').next().unwrap_or(first))?;
        match rest {
            Some(rest) => field.shape.record()?.at(rest),
            None => Some(field),
        }
    }
}

/// The shape of a whole profile.
pub fn shape() -> &'static RecordShape {
    static WHOLE: LazyLock<RecordShape> = LazyLock::new(|| match Profile::shape() {
        Shape::Record(record) => record,
        // A profile is made by the same macro as every record.
        _ => RecordShape { name: "Profile", about: "", fields: Vec::new() },
    });
    &WHOLE
}

/// The shape of a record from those of its fields, each with whether it must be there.
pub(super) fn record(
    name: &'static str,
    about: &'static str,
    fields: &[Field],
    shapes: Vec<(Shape, bool)>,
) -> Shape {
    let fields = fields
        .iter()
        .zip(shapes)
        .map(|(field, (shape, required))| FieldShape {
            key: field.key,
            help: field.help,
            required,
            shape,
        })
        .collect();
    Shape::Record(RecordShape { name, about, fields })
}
