//! These tests hold the registry of controls against the profile that its answers come from.

#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use serde_json::Value;
use sonae::catalogue::Catalogue;

const SCHEMA: &str = include_str!("../profiles/schema.json");

/// The schemas that a key may lead to from here: through references, alternatives and lists.
fn step<'s>(schema: &'s Value, root: &'s Value, key: &str, found: &mut Vec<&'s Value>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.trim_start_matches("#/$defs/");
        step(&root["$defs"][name], root, key, found);
    }
    for list in ["anyOf", "oneOf", "allOf"] {
        for one in schema[list].as_array().into_iter().flatten() {
            step(one, root, key, found);
        }
    }
    if schema["items"].is_object() {
        step(&schema["items"], root, key, found);
    }
    found.extend(schema["properties"].get(key));
}

#[test]
fn the_fields_of_the_profile_that_controls_name_exist() {
    let root: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let catalogue = Catalogue::builtin().expect("the shipped catalogue can be read");
    let mut faults = Vec::new();
    for control in catalogue.controls() {
        for field in &control.profile {
            let mut open = vec![&root];
            for key in field.field.split('.') {
                let mut next = Vec::new();
                open.iter().for_each(|schema| step(schema, &root, key, &mut next));
                open = next;
            }
            if open.is_empty() {
                faults.push(format!("{}: {}", control.key, field.field));
            }
        }
    }
    assert!(faults.is_empty(), "no such field:\n{}", faults.join("\n"));
}
