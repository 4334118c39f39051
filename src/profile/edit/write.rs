//! This file writes a bare tree as YAML: fields in the order in which the profile explains them, a heading on every part.

use serde_json::{Map, Value};
use yaml_edit::ScalarValue;

use crate::profile::shape::{RecordShape, Shape, shape};

/// The first lines of a new profile.
const HEAD: &str = "\
# sonae のプロファイル。「#」から行の終わりまでは覚え書きで、書類には出ません。
# 直すときは「sonae edit」を使うか、このファイルを開いて直してください（sonae が直しても、覚え書きは残ります）。
";

/// How wide the rule after a heading is.
const RULE: usize = 48;

/// A whole profile, with a comment on every part; what is null or empty is left out.
pub fn write(tree: &Value) -> String {
    let mut text = String::from(HEAD);
    let Value::Object(map) = tree else { return text };
    for (key, value) in ordered(map, Some(shape())) {
        if is_nothing(value) {
            continue;
        }
        let field = shape().field(key);
        if let Some(field) = field.filter(|field| field.shape.record().is_some()) {
            let about = field.help.split('。').next().unwrap_or(field.help);
            let rule = "─".repeat(RULE.saturating_sub(about.chars().count()));
            text.push_str(&format!("\n# ── {about} {rule}\n"));
        }
        entry(key, value, field.and_then(|f| f.shape.record()), 0, &mut text);
    }
    text
}

/// A record or list in block style, from the first column.
pub(super) fn block(value: &Value, shape: Option<&Shape>) -> String {
    let mut text = String::new();
    match value {
        Value::Object(map) => fields(map, shape.and_then(Shape::record), 0, &mut text),
        Value::Array(items) => list(items, shape.and_then(Shape::record), 0, &mut text),
        _ => {}
    }
    text
}

/// Whether there is nothing to write.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.values().all(is_nothing),
        _ => false,
    }
}

/// The fields of a record in the order of its shape; what the shape does not know comes last.
fn ordered<'v>(
    map: &'v Map<String, Value>,
    record: Option<&RecordShape>,
) -> Vec<(&'v String, &'v Value)> {
    let mut fields: Vec<(&String, &Value)> = map.iter().collect();
    let place = |key: &str| {
        let known = record.and_then(|r| r.fields.iter().position(|f| f.key == key));
        known.unwrap_or(usize::MAX)
    };
    fields.sort_by_key(|(key, _)| place(key));
    fields
}

fn fields(
    map: &Map<String, Value>,
    record: Option<&RecordShape>,
    indent: usize,
    text: &mut String,
) {
    for (key, value) in ordered(map, record) {
        if !is_nothing(value) {
            let inner = record.and_then(|r| r.field(key)).and_then(|f| f.shape.record());
            entry(key, value, inner, indent, text);
        }
    }
}

fn entry(key: &str, value: &Value, inner: Option<&RecordShape>, indent: usize, text: &mut String) {
    let margin = " ".repeat(indent);
    text.push_str(&margin);
    text.push_str(&ScalarValue::string(key).to_yaml_string());
    text.push(':');
    let deeper = indent.saturating_add(2);
    match value {
        Value::Object(map) => {
            text.push('\n');
            fields(map, inner, deeper, text);
        }
        Value::Array(items) => {
            text.push('\n');
            list(items, inner, deeper, text);
        }
        scalar => {
            text.push(' ');
            text.push_str(&written(scalar, indent));
            text.push('\n');
        }
    }
}

fn list(items: &[Value], inner: Option<&RecordShape>, indent: usize, text: &mut String) {
    let margin = " ".repeat(indent);
    for item in items {
        let mut body = String::new();
        let deeper = indent.saturating_add(2);
        match item {
            Value::Object(map) => fields(map, inner, deeper, &mut body),
            Value::Array(items) => list(items, inner, deeper, &mut body),
            scalar => body = format!("{}{}\n", " ".repeat(deeper), written(scalar, indent)),
        }
        text.push_str(&margin);
        text.push_str("- ");
        text.push_str(body.get(deeper..).unwrap_or("\n"));
    }
}

/// A scalar as it stands behind its key at a column.
fn written(value: &Value, indent: usize) -> String {
    match value {
        Value::String(text) => {
            ScalarValue::string(text.as_str()).to_yaml_string_with_indent(indent, 2)
        }
        other => other.to_string(),
    }
}
