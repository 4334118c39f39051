//! This file turns what somebody typed into the value of a field, with the profile's own readers.

use serde_json::{Value, json};

use super::draft::{Draft, scalar};
use super::input::{number, numbers, parts};
use crate::diagnostic::{Diagnostic, Place};
use crate::interview::hours;
use crate::profile::{Date, FieldShape, Path, Shape, Step, shape, spoken};

/// A value, and what deserves a second look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Understood {
    /// The value as the profile holds it.
    pub(super) value: Value,
    /// Warnings, each with what to do.
    pub(super) notes: Vec<String>,
}

/// Something that can be chosen by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// What is written.
    pub(super) value: String,
    /// What is shown.
    pub(super) label: String,
}

/// What can be chosen for a field; empty where anything can be said.
pub(super) fn choices(field: &FieldShape, entry: Option<&Path>, draft: &Draft) -> Vec<Choice> {
    match inner(&field.shape) {
        Shape::Word(list) => list
            .words
            .iter()
            .map(|word| Choice { value: (*word).to_owned(), label: (*word).to_owned() })
            .collect(),
        Shape::Truth => [("true", "はい"), ("false", "いいえ")]
            .map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() })
            .to_vec(),
        Shape::Id if field.key != "id" => {
            field.points_at().iter().flat_map(|list| entries(list, entry, draft)).collect()
        }
        _ => Vec::new(),
    }
}

/// The entries of a list that can be pointed at; nobody points at themselves.
fn entries(list: &str, entry: Option<&Path>, draft: &Draft) -> Vec<Choice> {
    let Ok(list) = Path::parse(list) else { return Vec::new() };
    let others = draft.ids(&list).into_iter().filter(|id| Some(&list.entry(id)) != entry);
    others.map(|id| Choice { label: label(&list.entry(&id), draft), value: id }).collect()
}

/// How an entry is called on the screen.
pub(super) fn label(entry: &Path, draft: &Draft) -> String {
    let at = |key: &str| draft.text(&entry.key(key));
    let name =
        at("name").or_else(|| at("method")).or_else(|| at("target")).or_else(|| at("hostname"));
    match (name, at("title")) {
        (Some(name), Some(title)) => format!("{name}（{title}）"),
        (Some(name), None) => name,
        (None, Some(title)) => title,
        (None, None) => at("id").or_else(|| first_words(entry, draft)).unwrap_or_default(),
    }
}

impl Draft {
    /// What a field is, in the words that people know it by: 「横浜市保健所の電話番号」.
    pub fn describe(&self, path: &Path) -> String {
        let title = |path: &Path| shape().at(&path.pattern()).map(FieldShape::title);
        let entry = entry_of(path);
        let record = path.split().map(|(record, _)| record).filter(|record| {
            let top = record.steps().len() < 2;
            Some(record) != entry.as_ref() && !top
        });
        let parts = [
            entry.map(|entry| label(&entry, self)),
            record.as_ref().and_then(title).map(str::to_owned),
            title(path).map(str::to_owned),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match parts.as_slice() {
            [of, what] => format!("{of}の{what}"),
            parts => parts.join("・"),
        }
    }
}

/// The innermost entry of a list that a field belongs to.
pub(super) fn entry_of(path: &Path) -> Option<Path> {
    let mut at = path.clone();
    while let Some((before, last)) = at.split() {
        if matches!(last, Step::Id(_) | Step::Place(_)) {
            return Some(at);
        }
        at = before;
    }
    None
}

/// What an entry without a name says first.
fn first_words(entry: &Path, draft: &Draft) -> Option<String> {
    let list = entry.split()?.0;
    let record = shape().at(&list.pattern())?.shape.record()?;
    record.fields.iter().find_map(|field| draft.text(&entry.key(field.key)))
}

/// Whether a field asks to point at entries of which there are none.
pub(super) fn points_nowhere(field: &FieldShape, entry: Option<&Path>, draft: &Draft) -> bool {
    if *inner(&field.shape) != Shape::Id || field.key == "id" {
        return false;
    }
    let lists = field.points_at().into_iter().filter_map(|list| Path::parse(list).ok());
    let mut entries = lists.flat_map(|list| draft.entries(&list));
    !entries.any(|other| Some(&other) != entry)
}

/// The shape of a value, or of an entry where it is a list.
pub(super) fn inner(shape: &Shape) -> &Shape {
    match shape.value() {
        Shape::List { of, .. } => of.value(),
        other => other,
    }
}

/// Whether several values are asked for.
pub(super) fn is_list(shape: &Shape) -> bool {
    matches!(shape.value(), Shape::List { .. })
}

/// Reads the answer to a question for a field.
pub(super) fn understand(
    text: &str,
    field: &FieldShape,
    choices: &[Choice],
) -> Result<Understood, Box<Diagnostic>> {
    if choices.is_empty() {
        return if is_list(&field.shape) { several(parts(text), field) } else { one(text, field) };
    }
    if !is_list(&field.shape) {
        if numbers(text).is_some_and(|numbers| numbers.len() > 1) {
            let help = "この質問では1つだけ選べます。";
            return Err(wrong("番号を1つだけ入れてください。".to_owned(), help.to_owned()));
        }
        let value = chosen(text, choices)?;
        return one(&value, field);
    }
    let named = match numbers(text) {
        Some(numbers) => {
            numbers.into_iter().map(|n| nth(n, choices)).collect::<Result<Vec<_>, _>>()?
        }
        None => {
            parts(text).iter().map(|part| chosen(part, choices)).collect::<Result<Vec<_>, _>>()?
        }
    };
    let mut values: Vec<Value> = Vec::new();
    for value in named {
        let value = json!(value);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(Understood { value: Value::Array(values), notes: Vec::new() })
}

fn one(text: &str, field: &FieldShape) -> Result<Understood, Box<Diagnostic>> {
    if let Some(hours) = hours(text, 1).filter(|_| field.key.ends_with("_hours")) {
        return Ok(Understood { value: json!(hours), notes: Vec::new() });
    }
    if field.key == "prefecture" {
        // 「神奈川」 means 神奈川県.
        let whole = ["", "県", "府", "都"].map(|end| format!("{}{end}", text.trim()));
        let said = whole.iter().find_map(|name| spoken(&field.shape, field.key, name).ok());
        if let Some(said) = said {
            return Ok(Understood { value: said.value, notes: Vec::new() });
        }
    }
    let said = spoken(&field.shape, field.key, text)?;
    let notes = said.notes.iter().map(|note| format!("{}{}", note.message, note.help)).collect();
    Ok(Understood { value: said.value, notes })
}

/// Several values without a choice, such as the departments of a clinic.
pub(super) fn several(
    texts: Vec<String>,
    field: &FieldShape,
) -> Result<Understood, Box<Diagnostic>> {
    let mut values = Vec::new();
    let mut notes = Vec::new();
    for text in texts {
        let said = one(&text, field)?;
        values.push(said.value);
        notes.extend(said.notes);
    }
    Ok(Understood { value: Value::Array(values), notes })
}

fn nth(number: usize, choices: &[Choice]) -> Result<String, Box<Diagnostic>> {
    let chosen = number.checked_sub(1).and_then(|at| choices.get(at));
    chosen.map(|choice| choice.value.clone()).ok_or_else(|| {
        wrong(
            format!("{number}番はありません。"),
            format!("1から{}までの番号で答えてください。", choices.len()),
        )
    })
}

/// The choice that is meant by its number, its value or its words.
fn chosen(text: &str, choices: &[Choice]) -> Result<String, Box<Diagnostic>> {
    if let Some(number) = number(text) {
        return nth(number, choices);
    }
    let text = text.trim();
    let exact = choices.iter().find(|choice| choice.value == text || choice.label == text);
    if let Some(choice) = exact {
        return Ok(choice.value.clone());
    }
    let yes = ["はい", "ある", "あり", "有", "y", "Y", "yes", "○", "〇"];
    let no = ["いいえ", "ない", "なし", "無", "n", "N", "no", "×"];
    for (words, value) in [(&yes[..], "true"), (&no[..], "false")] {
        if words.contains(&text) && choices.iter().any(|choice| choice.value == value) {
            return Ok(value.to_owned());
        }
    }
    let mut near = choices.iter().filter(|choice| choice.label.contains(text));
    match (near.next(), near.next()) {
        (Some(choice), None) => Ok(choice.value.clone()),
        _ => {
            Err(wrong(format!("「{text}」は選べません。"), "左の番号で答えてください。".to_owned()))
        }
    }
}

fn wrong(message: String, help: String) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("wizard-choice", Place::default(), message).help(help))
}

/// How a value of a field is shown back: as [`shown`], hours with their unit, days as people write them.
pub(super) fn worded(field: &FieldShape, value: &Value, choices: &[Choice]) -> String {
    let text = shown(value, choices);
    if let (Shape::Day, Ok(day)) = (field.shape.value(), text.parse()) {
        return Date::new(day).era();
    }
    let hours = field.key.ends_with("_hours") && text.chars().all(|c| c.is_ascii_digit());
    if hours && !text.is_empty() { format!("{text}時間") } else { text }
}

/// How a value is shown back: choices by their label, lists with 、 between.
pub(super) fn shown(value: &Value, choices: &[Choice]) -> String {
    match value {
        Value::Array(items) => {
            items.iter().map(|item| shown(item, choices)).collect::<Vec<_>>().join("、")
        }
        Value::Object(map) if map.contains_key("未確認") => "未確認".to_owned(),
        Value::Object(_) | Value::Null => String::new(),
        other => {
            let text = scalar(other).unwrap_or_default();
            let choice = choices.iter().find(|choice| choice.value == text);
            choice.map_or(text, |choice| choice.label.clone())
        }
    }
}
