//! This file changes profiles as a person might: other words in every free field, lists without entries, many devices.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use sonae::profile::schema;

/// Fields that look free in the schema and mean something when they are read.
const CHECKED: [&str; 4] =
    ["facility.prefecture", "facility.postal_code", ".file_sha256", ".control"];

/// The sample that uses every field, as data.
pub(crate) fn everything() -> Value {
    serde_saphyr::from_str(include_str!("../../profiles/everything.yaml")).unwrap()
}

/// A profile as a file: JSON is YAML.
pub(crate) fn written(profile: &Value) -> String {
    serde_json::to_string_pretty(profile).unwrap()
}

/// Puts other words into every field that takes any words; `words` is given the field's path and number.
pub(crate) fn rewrite(profile: &mut Value, words: &mut impl FnMut(&str, usize) -> String) -> usize {
    let schema = schema();
    let mut writer = Writer { definitions: &schema["$defs"], count: 0, words };
    writer.visit(profile, &schema, "");
    writer.count
}

struct Writer<'a, F> {
    definitions: &'a Value,
    count: usize,
    words: &'a mut F,
}

impl<F: FnMut(&str, usize) -> String> Writer<'_, F> {
    fn visit(&mut self, value: &mut Value, schema: &Value, path: &str) {
        if let Some(name) = schema["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
            let definition = self.definitions[name].clone();
            return self.visit(value, &definition, path);
        }
        if let Some(kinds) = schema["anyOf"].as_array() {
            for kind in kinds {
                self.visit(value, kind, path);
            }
            return;
        }
        match value {
            Value::String(text)
                if *schema == free_text(schema)
                    && text != "未確認"
                    && !CHECKED.iter().any(|field| path.ends_with(field)) =>
            {
                self.count += 1;
                *text = (self.words)(path, self.count);
            }
            Value::Array(entries) if schema.get("items").is_some() => {
                for (index, entry) in (1..).zip(entries) {
                    self.visit(entry, &schema["items"], &format!("{path}[{index}]"));
                }
            }
            Value::Object(fields) => {
                let Some(properties) = schema["properties"].as_object() else { return };
                for (key, field) in fields.iter_mut() {
                    let dot = if path.is_empty() { "" } else { "." };
                    if let Some(property) = properties.get(key) {
                        self.visit(field, property, &format!("{path}{dot}{key}"));
                    }
                }
            }
            _ => {}
        }
    }
}

/// What the schema says of a field that takes any words, with this field's own description.
fn free_text(schema: &Value) -> Value {
    let mut plain = json!({ "type": ["string", "number"] });
    if let (Some(plain), Some(about)) = (plain.as_object_mut(), schema.get("description")) {
        plain.insert("description".to_owned(), about.clone());
    }
    plain
}

/// Takes a list out of a profile, and with it whatever points at its entries.
pub(crate) fn without(mut profile: Value, list: &str) -> Value {
    let entries = profile.as_object_mut().and_then(|p| p.insert(list.to_owned(), json!([])));
    let mut gone = BTreeSet::new();
    for entry in entries.iter().flat_map(|e| e.as_array()).flatten() {
        let id = entry["id"].as_str().unwrap();
        gone.insert(id.to_owned());
        gone.extend(["system", "vendor"].map(|kind| format!("{kind}:{id}")));
    }
    assert!(!gone.is_empty(), "the profile has no {list}");
    forget(&mut profile, &gone);
    profile
}

/// Whether the value stands without the entries that are gone; if so, it no longer speaks of them.
fn forget(value: &mut Value, gone: &BTreeSet<String>) -> bool {
    const MAY_BE_LEFT_OUT: [&str; 4] = ["vendor", "device", "照会先", "system"];
    match value {
        Value::String(text) => !gone.contains(text.as_str()),
        Value::Array(entries) => {
            entries.retain_mut(|entry| forget(entry, gone));
            true
        }
        Value::Object(fields) => {
            let before = std::mem::replace(fields, Map::new());
            let is_nothing_alone =
                ["stated_by", "restore_method"].iter().any(|key| before.contains_key(*key));
            let mut stands = true;
            for (key, mut field) in before {
                if forget(&mut field, gone) {
                    fields.insert(key, field);
                } else if is_nothing_alone || !MAY_BE_LEFT_OUT.contains(&key.as_str()) {
                    stands = false;
                }
            }
            stands
        }
        _ => true,
    }
}

/// The profile with so many more devices, all like its first.
pub(crate) fn with_devices(mut profile: Value, count: usize) -> Value {
    let first = profile["devices"][0].clone();
    let device = |number: usize| {
        let mut device = first.clone();
        device["id"] = json!(format!("PC-{number:03}"));
        device["hostname"] = json!(format!("UKETSUKE-{number:03}"));
        device["ip_address"] = json!(format!("192.168.{}.{}", number / 200, number % 200 + 1));
        device
    };
    profile["devices"].as_array_mut().unwrap().extend((1..=count).map(device));
    profile
}
