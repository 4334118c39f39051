//! This file brings a question for every field that the script has no words for, so that no field of the profile goes unasked.

use super::answer::inner;
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
            // In a chapter of its own a part of the profile needs no naming.
            let of = if home.is_some() { Vec::new() } else { vec![field] };
            cover(field, field.key, &At { of, ..At::default() }, &mut chapter.steps);
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

/// Where a field stands.
#[derive(Default)]
struct At<'f> {
    /// When it is asked.
    when: Vec<Condition>,
    /// The records that it is a part of, outermost first, where its own words do not say so.
    of: Vec<&'f FieldShape>,
    /// Whether it belongs to an entry of a list.
    inside: bool,
}

/// Adds what the steps lack about a field: of the entry of a list where they stand `inside` one.
fn cover(field: &FieldShape, path: &str, at: &At<'_>, steps: &mut Vec<Step>) {
    match field.shape.value() {
        Shape::Record(record) => cover_record(field, record, path, at, steps),
        Shape::List { of, .. } => match of.value() {
            Shape::Record(record) => cover_list(field, record, path, at, steps),
            _ => cover_value(field, path, at, steps),
        },
        _ => cover_value(field, path, at, steps),
    }
}

fn cover_value(field: &FieldShape, path: &str, at: &At<'_>, steps: &mut Vec<Step>) {
    let asked = steps.iter().any(|step| matches!(step, Step::Ask(q) if q.field == path));
    if !asked && field.key != "id" {
        steps.push(Step::Ask(question(field, path, at)));
    }
}

/// The fields of a record. Of one that may be absent the rest is asked once its first field that it must have is known.
fn cover_record(
    whole: &FieldShape,
    record: &RecordShape,
    path: &str,
    at: &At<'_>,
    steps: &mut Vec<Step>,
) {
    let optional = !matches!(whole.shape, Shape::Record(_));
    let first = record.fields.iter().find(|field| field.required).filter(|_| optional);
    // At the top a record is a part of the profile, and its fields speak for themselves.
    let nested = path.contains('.') || at.inside;
    for field in &record.fields {
        let mut when = at.when.clone();
        if let Some(first) = first.filter(|first| first.key != field.key) {
            when.push(known(&format!("{path}.{}", first.key), at.inside));
        }
        // A nearer record says better what a field is of than the part of the profile.
        let outer = if nested && path.split('.').count() < 3 { &[] } else { at.of.as_slice() };
        let of = outer.iter().copied().chain(nested.then_some(whole)).collect();
        let here = At { when, of, inside: at.inside };
        cover(field, &format!("{path}.{}", field.key), &here, steps);
    }
}

fn cover_list(
    field: &FieldShape,
    record: &RecordShape,
    path: &str,
    at: &At<'_>,
    steps: &mut Vec<Step>,
) {
    let there = steps.iter().position(|step| matches!(step, Step::Each(g) if g.list == path));
    let there = there.unwrap_or_else(|| {
        steps.push(Step::Each(Box::new(group(field, record, path, &at.when))));
        steps.len().saturating_sub(1)
    });
    if let Some(Step::Each(group)) = steps.get_mut(there) {
        for field in &record.fields {
            cover(field, field.key, &At { inside: true, ..At::default() }, &mut group.steps);
        }
    }
}

/// Holds once a field is known: of the entry that is asked about, or from the top.
fn known(field: &str, inside: bool) -> Condition {
    let field = if inside { format!(".{field}") } else { field.to_owned() };
    Condition { field, is: Vec::new(), not: Vec::new(), known: Some(true) }
}

/// A question in the words of the profile's own explanation.
fn question(field: &FieldShape, path: &str, at: &At<'_>) -> Question {
    let texts = matches!(field.shape.value(), Shape::List { of, .. } if *of.value() == Shape::Text);
    let near = at.of.len().saturating_sub(2);
    let of: String = at.of.iter().skip(near).map(|of| format!("「{}」の", of.title())).collect();
    let verb = match inner(&field.shape) {
        Shape::Word(_) | Shape::Truth | Shape::Id => "選んで",
        _ => "入れて",
    };
    Question {
        field: path.to_owned(),
        ask: format!("{of}「{}」を{verb}ください。", field.title()),
        why: remark(field),
        example: None,
        explain: None,
        default: None,
        when: at.when.clone(),
        from: None,
        later: true,
        lines: texts,
    }
}

fn group(field: &FieldShape, record: &RecordShape, path: &str, when: &[Condition]) -> Group {
    let one = record.about.trim_end_matches("1件").to_owned();
    let text = |f: &&FieldShape| f.key != "id" && *f.shape.value() == Shape::Text;
    let name = record.field("name").or_else(|| record.fields.iter().find(text));
    let name = name.or(record.fields.first());
    let title = name.map(FieldShape::title).unwrap_or_default();
    let key = path.rsplit('.').next().unwrap_or(path);
    Group {
        list: path.to_owned(),
        ask: format!("{one}を1つずつ入れてください。{title}は何ですか。"),
        one,
        why: remark(field),
        name: name.map(|field| field.key.to_owned()).unwrap_or_default(),
        id: key.trim_end_matches('s').replace('_', "-"),
        usual: Vec::new(),
        pick: None,
        preset: serde_json::Map::new(),
        copy: std::collections::BTreeMap::new(),
        doubt: None,
        more: None,
        must: None,
        when: when.to_vec(),
        steps: Vec::new(),
        later: true,
    }
}

/// What the explanation says besides the title and the example; empty where that is all.
fn remark(field: &FieldShape) -> String {
    let rest = field.help.strip_prefix(field.title()).unwrap_or_default();
    let remark = rest.split("例: ").next().unwrap_or_default().trim_start_matches('。');
    match remark {
        "" => String::new(),
        remark if remark.starts_with('（') => String::new(),
        remark if remark.ends_with('。') => remark.to_owned(),
        remark => format!("{remark}。"),
    }
}
