//! This file writes what the schema of a profile has and the maker's own files do not: fields that came later.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::{Maker, other};

/// Fields that only certain texts can stand in, or that exclude each other.
const BY_HAND: &[&str] =
    &["StatedAnswer.control", "VendorStatement.file_sha256", "Plan.approved_version"];

static SCHEMA: LazyLock<Value> = LazyLock::new(sonae::profile::schema);

/// The fields that the maker's own files write, in one profile or another.
static WRITTEN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut out = BTreeSet::new();
    for seed in 0..150 {
        let mut maker = Maker::new(seed);
        collect(&maker.by_hand(), &SCHEMA, "", &mut out);
    }
    out
});

fn collect(value: &Value, schema: &Value, name: &str, out: &mut BTreeSet<String>) {
    let (name, schema) = resolved(schema, name);
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let Some(inner) = schema["properties"].get(key) else { continue };
                out.insert(format!("{name}.{key}"));
                collect(value, inner, key, out);
            }
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, &schema["items"], name, out)),
        _ => {}
    }
}

/// A schema without its ways to say nothing, and the name of the record that it is.
fn resolved<'s>(schema: &'s Value, name: &'s str) -> (&'s str, &'s Value) {
    if let Some(alternatives) = schema["anyOf"].as_array() {
        return resolved(&alternatives[0], name);
    }
    match schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        Some(name) => resolved(&SCHEMA["$defs"][name], name),
        None => (name, schema),
    }
}

/// Every field of the schema that no made profile has, but for those that are left to hands.
pub(crate) fn never_written(profiles: impl Iterator<Item = Value>) -> Vec<String> {
    let mut written = BTreeSet::new();
    profiles.for_each(|profile| collect(&profile, &SCHEMA, "", &mut written));
    let defined = SCHEMA["$defs"].as_object().unwrap().iter();
    let records = defined.map(|(name, schema)| (name.as_str(), schema)).chain([("", &*SCHEMA)]);
    let fields = records.filter(|(name, _)| *name != "Pending").flat_map(|(name, schema)| {
        let properties = schema["properties"].as_object().into_iter().flatten();
        properties.map(move |(key, _)| format!("{name}.{key}"))
    });
    fields.filter(|f| !written.contains(f) && !BY_HAND.contains(&f.as_str())).collect()
}

impl Maker {
    /// The profile with everything that the maker's own files leave out.
    pub(super) fn completed(&mut self, mut profile: Value) -> Value {
        self.complete(&mut profile, &SCHEMA, "");
        profile
    }

    fn complete(&mut self, value: &mut Value, schema: &Value, name: &str) {
        let (name, schema) = resolved(schema, name);
        match value {
            Value::Object(map) if map.contains_key("未確認") => {}
            Value::Object(map) => {
                let properties = schema["properties"].as_object().cloned().unwrap_or_default();
                for (key, inner) in &properties {
                    if let Some(value) = map.get_mut(key) {
                        self.complete(value, inner, key);
                    } else if is_new(name, key) {
                        let value = self.of_schema(inner, key, "");
                        if !value.is_null() {
                            map.insert(key.clone(), value);
                        }
                    }
                }
            }
            Value::Array(list) => {
                list.iter_mut().for_each(|v| self.complete(v, &schema["items"], name))
            }
            _ => {}
        }
    }

    /// A value of a field, or none where none is needed; what is said of a list is said of its entries.
    fn of_schema(&mut self, field: &Value, key: &str, list_said: &str) -> Value {
        let optional = field["anyOf"].as_array();
        if optional.is_some() && self.chance.percent(35) {
            return Value::Null;
        }
        let is_known = optional.is_some_and(|a| a.iter().any(|a| a["$ref"] == "#/$defs/NotKnown"));
        if is_known && self.chance.percent(25) {
            return json!("未確認");
        }
        let (_, schema) = resolved(field, key);
        let said = field["description"].as_str().unwrap_or(list_said);
        if let Some(words) = schema["enum"].as_array() {
            return self.chance.pick(words).clone();
        }
        if let Some(properties) = schema["properties"].as_object() {
            let required = |key: &str| {
                schema["required"].as_array().is_some_and(|r| r.iter().any(|r| r == key))
            };
            let mut record = Map::new();
            for (key, inner) in properties {
                let value = self.of_schema(inner, key, "");
                if !value.is_null() || required(key) {
                    record.insert(key.clone(), value);
                }
            }
            return Value::Object(record);
        }
        if schema["type"] == "array" {
            let mut entries: Vec<Value> = Vec::new();
            for _ in 0..self.chance.below(4) {
                let entry = self.of_schema(&schema["items"], key, said);
                // Where there is nothing to point at, a list of ids stays empty.
                if !entry.is_null() && !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
            return json!(entries);
        }
        self.scalar(schema, said, key)
    }

    fn scalar(&mut self, schema: &Value, said: &str, key: &str) -> Value {
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let owner = other("rest");
        let example = schema["examples"][0].as_str().unwrap_or_default();
        match kinds.as_slice() {
            ["boolean", ..] => json!(self.chance.percent(50)),
            ["string", "integer"] if example.starts_with('0') => json!(self.phone(&owner, false)),
            ["string", "integer"] if key == "id" => {
                self.counter += 1;
                json!(format!("new-{}", self.counter))
            }
            ["string", "integer"] => {
                let lists = [
                    ("people", &self.people),
                    ("vendors", &self.vendors),
                    ("systems", &self.systems),
                    ("devices", &self.devices),
                    ("network.external_connections", &self.connections),
                ];
                let list = lists.iter().find(|(name, _)| said.contains(&format!("{name} の id")));
                let ids = list.map(|(_, ids)| (*ids).clone()).unwrap_or_default();
                self.one_of(&ids, 100)
            }
            ["string"] if !example.is_empty() => self.past(),
            ["integer", ..] => json!(self.chance.between(1, 40)),
            _ => self.text(&owner),
        }
    }
}

fn is_new(record: &str, key: &str) -> bool {
    let field = format!("{record}.{key}");
    !WRITTEN.contains(&field) && !BY_HAND.contains(&field.as_str())
}
