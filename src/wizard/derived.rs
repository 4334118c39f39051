//! This file brings a question for every field that the script has no words for, so that no field of the profile goes unasked.

use super::script::{Chapter, Condition, Group, Question, Step};
use crate::profile::{FieldShape, RecordShape, Shape, shape};

/// Fields of the profile that no question is for: the form of the file; what is asked control by control; what
/// `sonae forms import` takes from the sheet that a vendor returned.
const ELSEWHERE: [&str; 3] = ["schema", "attestations", "vendor_statements"];

/// The script with a question for every field: in the chapter that speaks of its part of the profile, behind the rest,
/// for a second sitting; in the last chapter where none does.
pub(super) fn completed(mut chapters: Vec<Chapter>) -> Vec<Chapter> {
    for field in shape().fields.iter().filter(|field| !ELSEWHERE.contains(&field.key)) {
        let home = chapters.iter().position(|chapter| speaks_of(&chapter.steps, field.key));
        let last = chapters.len().saturating_sub(1);
        if let Some(chapter) = chapters.get_mut(home.unwrap_or(last)) {
            cover(field, field.key, &[], false, &mut chapter.steps);
        }
    }
    chapters
}

/// Whether any of the steps is about a field at the top of the profile.
fn speaks_of(steps: &[Step], top: &str) -> bool {
    steps.iter().any(|step| {
        let path = match step {
            Step::Ask(question) => &question.field,
            Step::Each(group) => &group.list,
            Step::Preset(_) | Step::Controls => return false,
        };
        path.split('.').next() == Some(top)
    })
}

/// Adds what the steps lack about a field: of the entry of a list where they stand `inside` one.
fn cover(field: &FieldShape, path: &str, when: &[Condition], inside: bool, steps: &mut Vec<Step>) {
    match field.shape.value() {
        Shape::Record(record) => {
            let optional = !matches!(field.shape, Shape::Record(_));
            cover_record(record, path, optional, when, inside, steps);
        }
        Shape::List { of, .. } => match of.value() {
            Shape::Record(record) => cover_list(field, record, path, when, steps),
            _ => cover_value(field, path, when, steps),
        },
        _ => cover_value(field, path, when, steps),
    }
}

fn cover_value(field: &FieldShape, path: &str, when: &[Condition], steps: &mut Vec<Step>) {
    let asked = steps.iter().any(|step| matches!(step, Step::Ask(q) if q.field == path));
    if !asked && field.key != "id" {
        steps.push(Step::Ask(question(field, path, when)));
    }
}

/// The fields of a record. Of one that may be absent the rest is asked once its first field that it must have is known.
fn cover_record(
    record: &RecordShape,
    path: &str,
    optional: bool,
    when: &[Condition],
    inside: bool,
    steps: &mut Vec<Step>,
) {
    let first = record.fields.iter().find(|field| field.required).filter(|_| optional);
    for field in &record.fields {
        let mut when = when.to_vec();
        if let Some(first) = first.filter(|first| first.key != field.key) {
            when.push(known(&format!("{path}.{}", first.key), inside));
        }
        cover(field, &format!("{path}.{}", field.key), &when, inside, steps);
    }
}

fn cover_list(
    field: &FieldShape,
    record: &RecordShape,
    path: &str,
    when: &[Condition],
    steps: &mut Vec<Step>,
) {
    let at = steps.iter().position(|step| matches!(step, Step::Each(g) if g.list == path));
    let at = at.unwrap_or_else(|| {
        steps.push(Step::Each(group(field, record, path, when)));
        steps.len().saturating_sub(1)
    });
    if let Some(Step::Each(group)) = steps.get_mut(at) {
        for field in &record.fields {
            cover(field, field.key, &[], true, &mut group.steps);
        }
    }
}

/// Holds once a field is known: of the entry that is asked about, or from the top.
fn known(field: &str, inside: bool) -> Condition {
    let field = if inside { format!(".{field}") } else { field.to_owned() };
    Condition { field, is: Vec::new(), not: Vec::new(), known: Some(true) }
}

/// A question in the words of the profile's own explanation.
fn question(field: &FieldShape, path: &str, when: &[Condition]) -> Question {
    let texts = matches!(field.shape.value(), Shape::List { of, .. } if *of.value() == Shape::Text);
    let ask = match (field.shape.value(), field.title()) {
        (Shape::Truth, title) if title.ends_with('か') => format!("{title}に答えてください。"),
        (_, title) => format!("{title}を教えてください。"),
    };
    Question {
        field: path.to_owned(),
        ask,
        why: sentence(field.help),
        example: None,
        explain: None,
        default: None,
        when: when.to_vec(),
        from: None,
        later: true,
        lines: texts,
    }
}

fn group(field: &FieldShape, record: &RecordShape, path: &str, when: &[Condition]) -> Group {
    let one = record.about.trim_end_matches("1件").to_owned();
    let is_name = |f: &&FieldShape| f.key != "id" && *f.shape.value() == Shape::Text;
    let name = record.fields.iter().find(is_name).or(record.fields.first());
    let title = name.map(FieldShape::title).unwrap_or_default();
    let key = path.rsplit('.').next().unwrap_or(path);
    Group {
        list: path.to_owned(),
        ask: format!("{one}を1つずつ入れてください。{title}は何ですか。"),
        one,
        why: sentence(field.help),
        name: name.map(|field| field.key.to_owned()).unwrap_or_default(),
        id: key.trim_end_matches('s').replace('_', "-"),
        usual: Vec::new(),
        pick: None,
        preset: serde_json::Map::new(),
        copy: std::collections::BTreeMap::new(),
        doubt: None,
        when: when.to_vec(),
        steps: Vec::new(),
        later: true,
    }
}

fn sentence(help: &str) -> String {
    if help.ends_with('。') { help.to_owned() } else { format!("{help}。") }
}
