//! This file reads one value as somebody says it, outside of a file, and says at once what is wrong with it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::read::{FromYaml, Kind, Node, Position, Reading, quoted, read_word};
use super::shape::Shape;
use super::tidy::tidied;
use super::{Date, Id, Phone, Scope};
use crate::diagnostic::{Diagnostic, Place, Report, Severity};

/// A value that was said, in the form in which a profile holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// A text, a truth or a number.
    pub value: Value,
    /// What deserves a second look.
    pub notes: Report,
}

/// Reads a single value for the field of a key, with the profile's own readers.
///
/// Lists and records are not said in one go; for a list this reads one of its entries.
///
/// # Errors
/// What is wrong and what to say instead.
pub fn spoken(shape: &Shape, key: &str, text: &str) -> Result<Spoken, Box<Diagnostic>> {
    match shape.value() {
        Shape::Text => {
            let mut said = read::<String>(text)?;
            if let Value::String(text) = &said.value {
                let tidy = tidied(key, text.trim()).map_err(|help| {
                    let message = format!("このままでは使えません: {}。", quoted(text));
                    Box::new(
                        Diagnostic::error("profile-form", Place::default(), message).help(help),
                    )
                })?;
                said.value = Value::String(tidy);
            }
            Ok(said)
        }
        Shape::Number => read::<u32>(text),
        Shape::FiscalYear => read::<i32>(text),
        Shape::Truth => read::<bool>(text),
        Shape::Day => read::<Date>(text),
        Shape::Phone => read::<Phone>(text),
        Shape::Id => read::<Id>(text),
        Shape::Scope => read::<Scope>(text),
        Shape::Word(list) => {
            let index =
                with(text, |node, reading| read_word(node, list.about, list.words, reading))?;
            let word = index.value.as_u64().and_then(|n| usize::try_from(n).ok());
            let word = word.and_then(|n| list.words.get(n)).copied().unwrap_or_default();
            Ok(Spoken { value: json!(word), notes: index.notes })
        }
        Shape::List { of, .. } => spoken(of, key, text),
        Shape::Record(_) | Shape::Maybe(_) | Shape::Known(_) => {
            let message = "この項目は1つの値では答えられません。";
            Err(Box::new(Diagnostic::error("profile-type", Place::default(), message)))
        }
    }
}

fn read<T: FromYaml + serde::Serialize>(text: &str) -> Result<Spoken, Box<Diagnostic>> {
    with(text, T::read)
}

fn with<T: serde::Serialize>(
    text: &str,
    read: impl FnOnce(&Node, &mut Reading<'_>) -> Option<T>,
) -> Result<Spoken, Box<Diagnostic>> {
    let node = Node { at: Position::default(), kind: Kind::Scalar(text.to_owned()) };
    let ledgers = BTreeMap::new();
    let mut reading = Reading::new("", &ledgers, false);
    let value = read(&node, &mut reading);
    let notes = reading.report;
    let wrong = notes.iter().find(|d| d.severity == Severity::Error).cloned();
    match (value.and_then(|value| serde_json::to_value(value).ok()), wrong) {
        (Some(value), None) => Ok(Spoken { value, notes }),
        (_, Some(wrong)) => Err(Box::new(wrong)),
        (None, None) => {
            let message = format!("読めません: {}。", quoted(text));
            Err(Box::new(Diagnostic::error("profile-form", Place::default(), message)))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::shape;
    use super::spoken;

    fn say(path: &str, text: &str) -> Result<serde_json::Value, String> {
        let field = shape().at(path).unwrap();
        spoken(&field.shape, field.key, text)
            .map(|said| said.value)
            .map_err(|wrong| format!("{}→{}", wrong.message, wrong.help))
    }

    #[test]
    fn values_are_said_as_people_type_them() {
        assert_eq!(say("facility.phone", "０４５－１２３－４５６７"), Ok(json!("045-123-4567")));
        assert_eq!(say("facility.postal_code", "〒２３１ー０００５"), Ok(json!("231-0005")));
        assert_eq!(say("facility.email", "ｊｉｍｕ＠example.jp"), Ok(json!("jimu@example.jp")));
        assert_eq!(say("plan.revised_on", "令和８年１１月２０日"), Ok(json!("2026-11-20")));
        assert_eq!(say("systems[].rto_hours", "２４"), Ok(json!(24)));
        assert_eq!(say("backups[].offline", "はい"), Ok(json!(true)));
        assert_eq!(say("facility.kind", "病院"), Ok(json!("病院")));
        assert_eq!(say("facility.name", "神\u{fe00}田　医院"), Ok(json!("神\u{fe00}田　医院")));
    }

    #[test]
    fn what_is_wrong_is_said_with_the_way_to_mend_it() {
        assert_eq!(
            say("facility.postal_code", "231"),
            Err("このままでは使えません: 「231」。→7桁の数字で書いてください。例: 231-0005"
                .to_owned())
        );
        assert!(say("facility.phone", "事務長").is_err());
        assert!(say("plan.revised_on", "令和8年2月30日").unwrap_err().contains("暦にない"));
        assert!(say("people", "だれか").is_err());
    }

    #[test]
    fn a_field_knows_the_list_it_points_at_and_its_example() {
        let deputy = shape().at("people[].deputy").unwrap();
        assert_eq!(deputy.points_at(), ["people"]);
        let way = shape().at("vendors[].remote_maintenance.connection").unwrap();
        assert_eq!(way.points_at(), ["network.external_connections"]);
        assert_eq!(shape().at("facility.postal_code").unwrap().example(), Some("231-0005"));
    }

    #[test]
    fn every_field_that_holds_an_id_of_another_entry_says_of_which_list() {
        fn walk(record: &super::super::RecordShape, path: &str, lost: &mut Vec<String>) {
            for field in &record.fields {
                let path = format!("{path}.{}", field.key);
                let holds = match field.shape.value() {
                    super::Shape::List { of, .. } => of.value(),
                    other => other,
                };
                if *holds == super::Shape::Id && field.key != "id" && field.points_at().is_empty() {
                    lost.push(path.clone());
                }
                if let Some(inner) = field.shape.record() {
                    walk(inner, &path, lost);
                }
            }
        }
        let mut lost = Vec::new();
        walk(shape(), "", &mut lost);
        assert_eq!(lost, Vec::<String>::new());
    }
}
