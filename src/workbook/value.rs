//! This file reads one cell element: what it holds, and whether it is computed.

use chrono::NaiveDate;

use super::dates::Epoch;
use super::limits::Budget;
use super::styles::Styles;
use super::text::{CellText, cell_text, decoded};
use super::xml::{Attributes, Xml};
use super::{Fault, Range, Value};

/// What cells of all sheets refer to.
pub(super) struct Shared<'a> {
    pub(super) strings: &'a [CellText],
    pub(super) styles: &'a Styles,
    pub(super) epoch: Epoch,
}

/// What a cell element holds.
pub(super) struct Content {
    pub(super) value: Value,
    pub(super) is_rich: bool,
    pub(super) has_formula: bool,
    /// The range that an array formula or a data table standing here fills.
    pub(super) fills: Option<Range>,
}

impl Shared<'_> {
    /// Reads the cell element that was entered last, which is left.
    pub(super) fn content(
        &self,
        xml: &mut Xml<'_>,
        attributes: &Attributes,
        style: u32,
        budget: &mut Budget,
    ) -> Result<Content, Fault> {
        let (mut raw, mut inline) = (None, None);
        let (mut has_formula, mut fills) = (false, None);
        while let Some(tag) = xml.child()? {
            if tag.is("v") {
                raw = Some(xml.text()?);
            } else if tag.is("is") {
                inline = Some(cell_text(xml)?);
            } else {
                if tag.is("f") {
                    has_formula = true;
                    let formula = xml.attributes(&tag)?;
                    if matches!(formula.get("t"), Some("array" | "dataTable")) {
                        fills = formula.get("ref").and_then(|text| text.parse().ok());
                    }
                }
                xml.skip()?;
            }
        }
        let kind = attributes.get("t").unwrap_or("n");
        let (value, is_rich) = match (kind, raw) {
            ("inlineStr", _) => text(&inline.unwrap_or_default()),
            (_, None) => (Value::Empty, false),
            // Some writers name the type of an empty box.
            ("s", Some(raw)) if raw.trim().is_empty() => (Value::Empty, false),
            ("s", Some(raw)) => {
                let string = raw.trim().parse().ok().and_then(|at: usize| self.strings.get(at));
                text(string.ok_or_else(|| xml.malformed())?)
            }
            (kind, Some(raw)) => {
                let value = self.plain(kind, &raw, style).ok_or_else(|| xml.malformed())?;
                (value, false)
            }
        };
        if let Value::Text(text) | Value::Error(text) = &value {
            budget.text(text)?;
        }
        Ok(Content { value, is_rich, has_formula, fills })
    }

    /// The value of a cell of this type, `None` where it cannot be one.
    fn plain(&self, kind: &str, raw: &str, style: u32) -> Option<Value> {
        let bare = raw.trim();
        Some(match kind {
            "str" if raw.is_empty() => Value::Empty,
            "str" => Value::Text(decoded(raw)),
            "e" => Value::Error(bare.to_owned()),
            "b" => Value::Bool(matches!(bare, "1" | "true")),
            "d" => Value::Date(NaiveDate::parse_from_str(bare.get(..10)?, "%Y-%m-%d").ok()?),
            "n" if bare.is_empty() => Value::Empty,
            "n" => {
                let number: f64 = bare.parse().ok().filter(|n: &f64| n.is_finite())?;
                let is_date = self.styles.is_date(style);
                let date = is_date.then(|| self.epoch.date(number)).flatten();
                date.map_or(Value::Number(number), Value::Date)
            }
            _ => return None,
        })
    }
}

fn text(text: &CellText) -> (Value, bool) {
    if text.text.is_empty() {
        return (Value::Empty, false);
    }
    (Value::Text(text.text.clone()), text.is_rich)
}
