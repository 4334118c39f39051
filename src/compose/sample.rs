//! This file makes cases from the sample profiles, for tests.

use std::collections::BTreeMap;
use std::path::Path;

use super::paper::{Answered, Case};
use super::{Templates, binder};
use crate::assess::{Answers, Subject, assess, gaps, readiness};
use crate::catalogue::{Catalogue, Requested, choose_edition};
use crate::document::{Document, Visited, plain_text, walk};
use crate::profile::{Date, Profile, Source, Sources, ledger_files, parse};

/// Names of the sample profiles.
pub(super) const SAMPLES: &[&str] = &[
    "minimal",
    "one-doctor-clinic",
    "dental-clinic",
    "clinic-with-beds",
    "hospital-80-beds",
    "everything",
    "pharmacy",
    "home-nursing",
    "midwifery",
];

fn today() -> Date {
    Date::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

/// Reads a sample, changed by replacing text of its YAML.
pub(super) fn profile(name: &str, changes: &[(&str, &str)]) -> Profile {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let file = format!("{name}.yaml");
    let mut yaml = std::fs::read_to_string(folder.join(&file)).unwrap();
    for (from, to) in changes {
        assert!(yaml.contains(from), "{name} does not say {from}");
        yaml = yaml.replace(from, to);
    }
    let source = Source::new(file, yaml);
    let ledgers: BTreeMap<_, _> = ledger_files(&source)
        .unwrap()
        .into_iter()
        .map(|path| {
            let bytes = std::fs::read(folder.join(&path)).unwrap();
            (path.clone(), Source::new(path, bytes))
        })
        .collect();
    let sources = Sources { profile: source, ledgers };
    parse(&sources, Some(today().day())).unwrap_or_else(|e| panic!("{name}: {e:?}")).value.profile
}

/// Answers every form for a profile and hands the case over.
pub(super) fn with_case<R>(profile: &Profile, use_it: impl FnOnce(&Case<'_>) -> R) -> R {
    let catalogue = Catalogue::builtin().unwrap();
    let chosen = choose_edition(catalogue, &Requested::Auto, today().day()).unwrap();
    let answered = |form, subject: &Subject| Answered {
        form,
        answers: assess(form, catalogue, profile, today(), subject),
    };
    let pharmacy = profile.facility.is_pharmacy();
    let review = catalogue.newest("bcp-review-sheet").unwrap();
    let review = review.facility_form(pharmacy).unwrap();
    let sheet = chosen.publication.facility_form(pharmacy).unwrap();
    let facility = answered(sheet, &Subject::Facility);
    let vendor_form = chosen.publication.vendor_form().unwrap();
    let review = answered(review, &Subject::Facility);
    let contracted = profile.vendors.iter().filter(|v| v.has_contract());
    let vendors: Vec<_> =
        contracted.map(|v| (v, answered(vendor_form, &Subject::Vendor(v.id.clone())))).collect();
    let gaps = gaps(profile, catalogue, std::slice::from_ref(&facility.answers), today());
    let all: Vec<Answers> = [&facility, &review]
        .into_iter()
        .chain(vendors.iter().map(|(_, answered)| answered))
        .map(|answered| answered.answers.clone())
        .collect();
    let every_gap = crate::assess::gaps(profile, catalogue, &all, today());
    let readiness = readiness(profile, catalogue, &all, &every_gap, today());
    let case = Case {
        profile,
        catalogue,
        facility,
        vendors,
        review,
        gaps: &gaps,
        readiness: &readiness,
        local: Vec::new(),
        audit: match profile.papers.self_audit {
            Some(true) => {
                let lists = &catalogue.newest("checklist-5.2").unwrap().forms;
                lists.iter().map(|form| answered(form, &Subject::Facility)).collect()
            }
            _ => Vec::new(),
        },
        chosen: &chosen,
    };
    use_it(&case)
}

/// One paper of a facility's binder.
pub(super) fn paper(profile: &Profile, name: &str) -> Document {
    let papers = with_case(profile, |case| binder(case, &Templates::embedded())).unwrap();
    let found = papers.into_iter().map(|p| p.document).find(|d| d.name == name);
    found.unwrap_or_else(|| panic!("no paper {name}"))
}

/// Every line of a paper with the id of its block.
pub(super) fn lines(document: &Document) -> Vec<(String, String)> {
    let mut out = Vec::new();
    walk(document, &mut |visited| match visited {
        Visited::Words(id, words) => out.push((id.to_string(), plain_text(words))),
        Visited::Plain(id, words) => out.push((id.to_string(), words.to_owned())),
        _ => {}
    });
    out
}

/// The line of a block.
pub(super) fn at(document: &Document, id: &str) -> String {
    let found = lines(document).into_iter().find(|(at, _)| at == id);
    found.unwrap_or_else(|| panic!("no block {id}")).1
}
