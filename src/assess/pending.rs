//! This file finds every value of a profile that somebody has promised to find out.

use serde_json::Value;

use crate::profile::{Date, Pending, Profile};

/// A promise and the field it stands in, in the order of the fields.
pub(super) fn promises(profile: &Profile) -> Vec<(String, Pending)> {
    let mut found = Vec::new();
    // A profile is plain data; should it ever not be, the promises are simply not listed twice.
    if let Ok(value) = serde_json::to_value(profile) {
        walk(profile, &value, String::new(), &mut found);
    }
    found
}

fn walk(profile: &Profile, value: &Value, path: String, found: &mut Vec<(String, Pending)>) {
    match value {
        Value::Object(map) => {
            if let (1, Some(promise)) = (map.len(), map.get("未確認")) {
                found.push((path, pending(profile, promise)));
                return;
            }
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(profile, value, path, found);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                walk(profile, value, format!("{path}[{}]", at + 1), found);
            }
        }
        _ => {}
    }
}

fn pending(profile: &Profile, promise: &Value) -> Pending {
    let text = |key: &str| promise.get(key).and_then(Value::as_str);
    let owner = text("owner")
        .and_then(|id| profile.people.iter().find(|p| p.id.as_str() == id))
        .map(|p| p.id.clone());
    let ask = text("ask").and_then(|id| {
        let vendors = profile.vendors.iter().map(|v| &v.id);
        let bodies = profile.outside_bodies.iter().map(|b| &b.id);
        vendors.chain(bodies).find(|known| known.as_str() == id).cloned()
    });
    let due = text("due").and_then(|day| day.parse().ok()).map(Date::new);
    Pending { owner, ask, due }
}
