//! The schema that editors use is whole, current, and speaks Japanese.

use serde_json::Value;

use super::super::schema;

#[test]
fn the_schema_beside_the_samples_is_current() {
    let written = include_str!("../../../profiles/schema.json");
    let current = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    assert!(written == current, "write it anew: sonae schema > profiles/schema.json");
}

#[test]
fn every_field_of_every_record_is_explained_in_japanese() {
    let schema = schema();
    let records = std::iter::once(&schema).chain(schema["$defs"].as_object().unwrap().values());
    let mut fields = 0;
    for record in records {
        let Some(properties) = record.get("properties").and_then(Value::as_object) else {
            continue;
        };
        if record["title"] == "未確認" {
            continue;
        }
        for (key, property) in properties {
            let about = property["description"].as_str().unwrap_or_default();
            assert!(!about.is_ascii(), "{key}: {about}");
            fields += 1;
        }
    }
    assert!(fields > 200, "{fields}");
}

#[test]
fn a_required_field_is_required_and_others_are_refused() {
    let schema = schema();
    let facility = &schema["$defs"]["Facility"];
    assert_eq!(
        facility["required"],
        serde_json::json!(["kind", "name", "prefecture", "address", "phone"])
    );
    assert_eq!(facility["additionalProperties"], false);
    assert_eq!(schema["required"], serde_json::json!(["schema", "facility", "plan"]));
}

#[test]
fn words_are_offered_to_the_editor() {
    let schema = schema();
    assert_eq!(
        schema["$defs"]["Importance"],
        serde_json::json!({ "description": "重要度（診療への影響の大きさ）", "enum": ["高", "中", "低"] })
    );
}
