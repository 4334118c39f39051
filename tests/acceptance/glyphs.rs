//! A character that no bundled font has is refused at its place, before anything is written.

use std::collections::BTreeSet;

use sonae::catalogue::{Catalogue, Requested};
use sonae::compose::Templates;
use sonae::diagnostic::Severity;
use sonae::generate::{Format, GenerateError, Request, Selection, examine, generate};
use sonae::profile::{Date, Source, Sources};

use crate::binder::fonts;
use crate::profile::{everything, rewrite, written};
use crate::sample;

#[test]
fn every_field_with_a_character_without_a_glyph_is_named_and_nothing_is_written() {
    // A picture, rare characters of the extensions F and G, one for private use.
    for (character, code) in [
        ('🏥', "U+1F3E5"),
        ('\u{2CEB0}', "U+2CEB0"),
        ('\u{30000}', "U+30000"),
        ('\u{E000}', "U+E000"),
    ] {
        let mut profile = everything();
        let mut fields = BTreeSet::new();
        rewrite(&mut profile, &mut |path, number| {
            // More faults than this are cut short.
            if number % 2 == 0 {
                return "院内".to_owned();
            }
            fields.insert(path.to_owned());
            format!("院{character}内")
        });
        let sources = Sources::alone(Source::new("医院.yaml", written(&profile)));
        let folder = tempfile::tempdir().unwrap();
        let request = Request {
            sources: &sources,
            catalogue: Catalogue::builtin().unwrap(),
            templates: &Templates::embedded(),
            edition: Requested::Auto,
            formats: Format::ALL.to_vec(),
            selection: Selection::default(),
            zip: false,
            today: Date::new(sample::today()),
        };
        let root = folder.path().join("書類");
        let Err(GenerateError::Faults { report }) = generate(&request, fonts(), &root) else {
            panic!("{code} is printed");
        };
        let faults: Vec<_> = report.iter().filter(|d| d.code == "profile-glyph").collect();
        for fault in &faults {
            assert_eq!(
                fault.message,
                format!("印刷できない文字があります: 「{character}」（{code}）。")
            );
            assert!(fault.place.line.is_some(), "{fault}");
        }
        let named: BTreeSet<String> = faults.iter().map(|f| f.place.field.clone()).collect();
        let unnamed: Vec<&String> = fields.difference(&named).collect();
        assert!(unnamed.is_empty(), "{code} in {unnamed:?} is not named");
        assert!(!root.exists(), "something was written");
    }
}

#[test]
fn a_character_without_a_glyph_is_named_together_with_every_other_fault() {
    let mut profile = everything();
    profile["people"][1]["name"] = "葛城 🏥".into();
    profile["people"][0]["mobile"] = "０９０-ABCD".into();
    let sources = Sources::alone(Source::new("医院.yaml", written(&profile)));
    let today = Date::new(sample::today());
    let error = examine(&sources, Catalogue::builtin().unwrap(), &Requested::Auto, today, fonts())
        .unwrap_err();
    let GenerateError::Faults { report } = error else { panic!("{error}") };
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    let fields: Vec<&str> = errors.map(|d| d.place.field.as_str()).collect();
    assert_eq!(fields, ["people[1].mobile", "people[2].name"]);
}
