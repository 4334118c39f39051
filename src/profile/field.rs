//! This file says in words which field of a profile is meant: 「山田電機株式会社」 and 「夜間・休日の電話」 for `vendors[2].night_phone`.

use serde_json::Value;

use super::{Profile, schema};

/// Turns paths of a profile into words.
pub struct Fields {
    schema: Value,
    profile: Value,
}

impl Fields {
    /// For a profile.
    pub fn new(profile: &Profile) -> Self {
        // A profile is plain data; should it ever not be, entries are told by their number.
        let profile = serde_json::to_value(profile).unwrap_or_default();
        Self { schema: schema(), profile }
    }

    /// The entry and the field that a path such as `vendors[2].contract.number` leads to, entries counted from 1;
    /// nothing where there is no entry or no field.
    pub fn words(&self, path: &str) -> (String, String) {
        let mut schema = &self.schema;
        let mut value = &self.profile;
        let mut owner = String::new();
        let mut about = String::new();
        for step in path.split('.') {
            let (key, at) = entry(step);
            let Some(field) = self.record(schema).get("properties").and_then(|p| p.get(key)) else {
                break;
            };
            about = field.get("description").and_then(Value::as_str).map(short).unwrap_or_default();
            value = value.get(key).unwrap_or(&Value::Null);
            schema = field;
            if let Some(at) = at {
                value = at.checked_sub(1).and_then(|at| value.get(at)).unwrap_or(&Value::Null);
                owner = self.name(value).unwrap_or_else(|| format!("{about}の{at}番目"));
                about.clear();
            }
        }
        (owner, about)
    }

    /// What an entry is called; one that has no name of its own by that of its vendor.
    fn name(&self, entry: &Value) -> Option<String> {
        fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
            value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
        }
        let vendors = self.profile.get("vendors").and_then(Value::as_array);
        let vendor = || {
            let id = text(entry, "vendor")?;
            text(vendors?.iter().find(|vendor| text(vendor, "id") == Some(id))?, "name")
        };
        let own = ["name", "title", "what", "target"].into_iter().find_map(|key| text(entry, key));
        let name = own.or_else(|| text(entry, "id")).or_else(vendor);
        name.map(str::to_owned)
    }

    /// The record that a schema leads to, through pointers, lists and alternatives.
    fn record<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let mut at = schema;
        // Deeper than any profile; a pointer that leads to itself ends here.
        for _ in 0..16 {
            if at.get("properties").is_some() {
                return at;
            }
            let definition = at.get("$ref").and_then(Value::as_str);
            let definition = definition
                .and_then(|name| self.schema.get("$defs")?.get(name.strip_prefix("#/$defs/")?));
            let choices = at.get("anyOf").and_then(Value::as_array).into_iter().flatten();
            let inside = |v: &&Value| v.get("$ref").is_some() || v.get("items").is_some();
            let next =
                definition.or_else(|| at.get("items")).or_else(|| choices.clone().find(inside));
            let Some(next) = next else { return at };
            at = next;
        }
        at
    }
}

/// The key and the entry of a step: `vendors[2]`.
fn entry(step: &str) -> (&str, Option<usize>) {
    match step.split_once('[') {
        Some((key, rest)) => (key, rest.trim_end_matches(']').parse().ok()),
        None => (step, None),
    }
}

/// A description without its examples and remarks.
fn short(description: &str) -> String {
    let end = description.find(['。', '（', '、']).unwrap_or(description.len());
    description[..end].to_owned()
}
