//! This file describes the profile to editors: JSON Schema with a Japanese sentence on every field.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::Profile;
use super::read::{Field, FromYaml};

/// The parts of the schema that others point at.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    done: BTreeMap<&'static str, Value>,
    keys: Vec<&'static str>,
}

impl Definitions {
    /// A pointer at a part, which is made when it is first needed.
    pub(super) fn define(
        &mut self,
        name: &'static str,
        make: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        if !self.done.contains_key(name) {
            self.done.insert(name, Value::Null);
            let schema = make(self);
            self.done.insert(name, schema);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// The schema of a record from those of its fields, each with whether it must be there.
    pub(super) fn record(
        &mut self,
        about: &str,
        fields: &[Field],
        schemas: Vec<(Value, bool)>,
    ) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for (field, (schema, must)) in fields.iter().zip(schemas) {
            self.keys.push(field.key);
            let mut described = match schema {
                Value::Object(map) => map,
                other => Map::from_iter([("const".to_owned(), other)]),
            };
            described.insert("description".to_owned(), json!(field.help));
            properties.insert(field.key.to_owned(), Value::Object(described));
            if must {
                required.push(field.key);
            }
        }
        json!({
            "title": about.split('。').next().unwrap_or(about),
            "description": about,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false
        })
    }
}

/// The JSON Schema (draft 2020-12) of a profile.
pub fn schema() -> Value {
    let mut definitions = Definitions::default();
    Profile::schema(&mut definitions);
    let mut done = definitions.done;
    let mut top = match done.remove("Profile") {
        Some(Value::Object(top)) => top,
        _ => Map::new(),
    };
    if let Some(Value::Object(version)) =
        top.get_mut("properties").and_then(|p| p.get_mut("schema"))
    {
        version.insert("const".to_owned(), json!(super::load::SCHEMA_VERSION));
    }
    top.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    top.insert("title".to_owned(), json!("sonae プロファイル"));
    top.insert("$defs".to_owned(), json!(done));
    Value::Object(top)
}

/// Every key that a profile can hold, for telling keys from prose.
pub(super) fn is_key(word: &str) -> bool {
    static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut definitions = Definitions::default();
        Profile::schema(&mut definitions);
        let mut keys = definitions.keys;
        keys.extend(["file", "未確認", "担当", "照会先", "期限"]);
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    KEYS.binary_search(&word).is_ok()
}
