//! The script that ships speaks of fields that exist, asks in order, and says why.

use super::super::answer::understand;
use super::super::script::{Group, Question, Step};
use super::chapters;
use crate::interview::sources;
use crate::profile::{Path, RecordShape, Shape, shape};

fn walk(
    steps: &'static [Step],
    prefix: &str,
    each: &mut dyn FnMut(&str, &'static Question),
    groups: &mut dyn FnMut(&str, &'static Group),
) {
    for step in steps {
        match step {
            Step::Ask(question) => each(&format!("{prefix}{}", question.field), question),
            Step::Each(group) => {
                let list = format!("{prefix}{}", group.list);
                groups(&list, group);
                walk(&group.steps, &format!("{list}[]."), each, groups);
            }
            Step::Preset(_) | Step::Controls => {}
        }
    }
}

#[test]
fn the_chapters_stand_in_the_order_of_the_plan() {
    let titles: Vec<&str> = chapters().unwrap().iter().map(|c| c.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "施設",
            "役割と連絡先",
            "事業者",
            "システムと優先順位",
            "バックアップ",
            "ネットワーク・機器",
            "外部連絡先",
            "対策の実施状況",
            "計画と承認",
            "訓練と日々の記録",
            "規程・台帳・判断の基準"
        ]
    );
    let minutes: u32 = chapters().unwrap().iter().map(|c| c.minutes).sum();
    assert!((25..=40).contains(&minutes), "{minutes}");
}

/// So a new field of the profile brings its question with it.
#[test]
fn every_field_of_the_profile_is_asked() {
    fn fields(prefix: &str, record: &RecordShape, all: &mut Vec<String>) {
        for field in record.fields.iter().filter(|field| field.key != "id") {
            let path = format!("{prefix}{}", field.key);
            match (field.shape.value(), field.shape.record()) {
                (Shape::List { .. }, Some(inner)) => fields(&format!("{path}[]."), inner, all),
                (_, Some(inner)) => fields(&format!("{path}."), inner, all),
                (_, None) => all.push(path),
            }
        }
    }
    let mut all = Vec::new();
    fields("", shape(), &mut all);
    let mut asked: Vec<String> = Vec::new();
    for chapter in chapters().unwrap() {
        walk(&chapter.steps, "", &mut |path, _| asked.push(path.to_owned()), &mut |_, _| {});
    }
    all.retain(|path| !asked.contains(path));
    all.retain(|path| {
        !path.starts_with("attestations[]") && !path.starts_with("vendor_statements[]")
    });
    assert_eq!(all, ["schema"]);
    assert!(asked.contains(&"documents[].articles[].topic".to_owned()));
}

/// Whom a field is asked of stands in one place: on the papers.
#[test]
fn the_script_names_a_source_only_where_the_papers_do_not() {
    for chapter in chapters().unwrap() {
        let mut each = |path: &str, question: &'static Question| {
            assert!(question.from.is_none() || sources(path).is_empty(), "{path}");
        };
        walk(&chapter.steps, "", &mut each, &mut |_, _| {});
    }
}

#[test]
fn every_question_is_for_a_field_of_the_profile_and_says_why() {
    for chapter in chapters().unwrap() {
        walk(
            &chapter.steps,
            "",
            &mut |path, question| {
                assert!(shape().at(path).is_some(), "{path}");
                assert!(question.ask.ends_with('。'), "{path}: {}", question.ask);
                let derived = question.ask.starts_with('「') && question.why.is_empty();
                assert!(derived || question.why.ends_with('。'), "{path}: {}", question.why);
                assert!(!question.ask.contains('\n'), "{path}");
            },
            &mut |path, group| {
                let record = shape().at(path).and_then(|field| field.shape.record()).unwrap();
                assert!(record.field(&group.name).is_some(), "{path}.{}", group.name);
                for (field, _) in
                    group.preset.iter().chain(group.usual.iter().flat_map(|u| &u.fields))
                {
                    assert!(record.field(field).is_some(), "{path}.{field}");
                }
                for usual in &group.usual {
                    for field in usual.offers.keys() {
                        assert!(record.at(field).is_some(), "{path}.{field}");
                    }
                }
                for source in group.copy.values() {
                    assert!(shape().at(source).is_some(), "{source}");
                }
            },
        );
    }
}

#[test]
fn examples_and_defaults_can_be_taken_as_they_stand() {
    for chapter in chapters().unwrap() {
        walk(
            &chapter.steps,
            "",
            &mut |path, question| {
                let field = shape().at(path).unwrap();
                if let (Some(example), true) = (&question.example, field.points_at().is_empty()) {
                    assert!(understand(example, field, &[]).is_ok(), "{path}: {example}");
                }
            },
            &mut |_, _| {},
        );
    }
}

/// A field that the profile must have and nobody asks for could never be answered.
#[test]
fn every_field_that_an_entry_must_have_is_asked_or_given() {
    let mut asked: Vec<String> = Vec::new();
    let mut given: Vec<(String, &'static Group)> = Vec::new();
    for chapter in chapters().unwrap() {
        walk(&chapter.steps, "", &mut |path, _| asked.push(path.to_owned()), &mut |path, group| {
            given.push((path.to_owned(), group))
        });
    }
    let mut lost = Vec::new();
    for (list, group) in given {
        let record = shape().at(&list).and_then(|field| field.shape.record()).unwrap();
        for field in record.fields.iter().filter(|field| field.required) {
            let path = format!("{list}[].{}", field.key);
            let has = field.key == "id"
                || field.key == group.name
                || asked.contains(&path)
                || group.preset.contains_key(field.key);
            if !has {
                lost.push(path);
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
    assert!(Path::parse("facility.name").is_ok());
}
