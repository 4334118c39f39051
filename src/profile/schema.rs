//! This file describes the profile to editors: JSON Schema with a Japanese sentence on every field.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::Pending;
use super::read::{FromYaml, PENDING, PENDING_ABOUT};
use super::shape::{RecordShape, Shape, shape};

/// The parts of the schema that others point at.
type Definitions = BTreeMap<&'static str, Value>;

/// The JSON Schema (draft 2020-12) of a profile.
pub fn schema() -> Value {
    let mut definitions = Definitions::new();
    let mut top = record(shape(), &mut definitions);
    if let Some(Value::Object(version)) =
        top.get_mut("properties").and_then(|p| p.get_mut("schema"))
    {
        version.insert("const".to_owned(), json!(super::load::SCHEMA_VERSION));
    }
    top.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    top.insert("title".to_owned(), json!("sonae プロファイル"));
    top.insert("$defs".to_owned(), json!(definitions));
    Value::Object(top)
}

/// Every key that a profile can hold, for telling keys from prose.
pub(super) fn is_key(word: &str) -> bool {
    static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut keys = vec!["file", PENDING];
        if let Shape::Record(pending) = Pending::shape() {
            collect(&pending, &mut keys);
        }
        collect(shape(), &mut keys);
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    KEYS.binary_search(&word).is_ok()
}

fn collect(record: &RecordShape, keys: &mut Vec<&'static str>) {
    for field in &record.fields {
        keys.push(field.key);
        if let Some(inner) = field.shape.record() {
            collect(inner, keys);
        }
    }
}

/// The schema of what may stand at a place.
fn described(shape: &Shape, definitions: &mut Definitions) -> Value {
    match shape {
        Shape::Text => json!({ "type": ["string", "number"] }),
        Shape::Number => json!({ "type": "integer", "minimum": 0 }),
        Shape::FiscalYear => {
            json!({ "type": ["integer", "string"], "minimum": 2000, "maximum": 2100, "examples": [2026] })
        }
        Shape::Truth => json!({ "enum": [true, false, "はい", "いいえ", "あり", "なし"] }),
        Shape::Day => json!({ "type": "string", "examples": ["2026-11-20", "令和8年11月20日"] }),
        Shape::Phone => json!({ "type": ["string", "integer"], "examples": ["045-123-4567"] }),
        Shape::Id => json!({ "type": ["string", "integer"] }),
        Shape::Scope => json!({
            "type": "string",
            "pattern": "^(all|(system|device-kind|vendor)[:：].+)$",
            "examples": ["all", "system:emr", "device-kind:サーバ", "vendor:vendor-emr"]
        }),
        Shape::Word(list) => define(
            list.name,
            definitions,
            |_| json!({ "description": list.about, "enum": list.words }),
        ),
        Shape::List { of, in_file } => {
            let list = json!({ "type": "array", "items": described(of, definitions) });
            if *in_file {
                json!({ "anyOf": [list, in_a_file(), { "type": "null" }] })
            } else {
                json!({ "anyOf": [list, { "type": "null" }] })
            }
        }
        Shape::Record(fields) => define(fields.name, definitions, |definitions| {
            Value::Object(record(fields, definitions))
        }),
        Shape::Maybe(inner) => {
            json!({ "anyOf": [described(inner, definitions), { "type": "null" }] })
        }
        Shape::Known(inner) => {
            json!({ "anyOf": [described(inner, definitions), not_known(definitions)] })
        }
    }
}

/// A pointer at a part, which is made when it is first needed.
fn define(
    name: &'static str,
    definitions: &mut Definitions,
    make: impl FnOnce(&mut Definitions) -> Value,
) -> Value {
    if !definitions.contains_key(name) {
        definitions.insert(name, Value::Null);
        let schema = make(definitions);
        definitions.insert(name, schema);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn record(record: &RecordShape, definitions: &mut Definitions) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in &record.fields {
        let mut schema = match described(&field.shape, definitions) {
            Value::Object(map) => map,
            other => Map::from_iter([("const".to_owned(), other)]),
        };
        schema.insert("description".to_owned(), json!(field.help));
        properties.insert(field.key.to_owned(), Value::Object(schema));
    }
    let required: Vec<&str> =
        record.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    let described = json!({
        "title": record.about.split('。').next().unwrap_or(record.about),
        "description": record.about,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false
    });
    match described {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn in_a_file() -> Value {
    json!({
        "type": "object",
        "properties": { "file": { "type": "string", "description": "このファイルと同じフォルダにあるCSVファイル。例: 機器台帳.csv" } },
        "required": ["file"],
        "additionalProperties": false
    })
}

fn not_known(definitions: &mut Definitions) -> Value {
    define("NotKnown", definitions, |definitions| {
        let pending = define("Pending", definitions, pending);
        json!({
            "description": "書かないか、「未確認」か、誰がいつまでに誰に確かめるか",
            "anyOf": [{ "const": PENDING }, pending, { "type": "null" }]
        })
    })
}

fn pending(definitions: &mut Definitions) -> Value {
    let mut properties = Map::new();
    if let Shape::Record(fields) = Pending::shape() {
        for field in &fields.fields {
            let mut schema = described(&field.shape, definitions);
            if let Value::Object(map) = &mut schema {
                map.insert("description".to_owned(), json!(field.help));
            }
            properties.insert(field.key.to_owned(), schema);
        }
    }
    json!({
        "title": PENDING,
        "description": PENDING_ABOUT,
        "type": "object",
        "properties": {
            PENDING: { "type": ["object", "null"], "properties": properties, "additionalProperties": false }
        },
        "required": [PENDING],
        "additionalProperties": false
    })
}
