//! These tests hold the samples in `profiles/` to the same honesty.

use std::fs;
use std::path::Path;

use super::{checklist, review_sheet};
use crate::assess::Verdict;
use crate::profile::{Profile, Source, Sources, ledger_files, parse};

/// Every sample beside the product, with its ledgers.
pub(super) fn samples() -> Vec<(String, Profile)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), sample(&folder, &name))).collect()
}

fn sample(folder: &Path, name: &str) -> Profile {
    let source = |name: &str| Source::new(name, fs::read(folder.join(name)).unwrap());
    let profile = source(name);
    let ledgers = ledger_files(&profile).unwrap();
    let mut sources = Sources::alone(profile);
    for ledger in ledgers {
        sources.ledgers.insert(ledger.clone(), source(&ledger));
    }
    parse(&sources, None).map(|noted| noted.value.profile).unwrap()
}

#[test]
fn no_sample_answers_a_control_that_does_not_exist() {
    for (name, profile) in samples() {
        let answers = checklist(&profile);
        let unknown: Vec<_> =
            answers.notes.iter().filter(|n| n.code == "assess-unknown-control").collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
}

#[test]
fn every_yes_of_a_sample_shows_its_proof_and_every_other_answer_its_reason() {
    for (name, profile) in samples() {
        for answer in checklist(&profile).answers.iter().chain(&review_sheet(&profile).answers) {
            let key = format!("{name} {}", answer.item);
            match answer.verdict {
                Verdict::Yes => assert!(!answer.basis.is_empty(), "{key}"),
                Verdict::NotApplicable { .. } => assert!(!answer.remarks.is_empty(), "{key}"),
                _ => assert!(!answer.why_not.is_empty(), "{key}"),
            }
        }
    }
}

#[test]
fn without_its_attestations_a_sample_keeps_only_the_yeses_that_facts_carry() {
    let carried = ["1-1", "2-1", "2-2", "2-3", "3-1", "3-2", "3-3"];
    for (name, mut profile) in samples() {
        profile.attestations.clear();
        for answer in checklist(&profile).answers {
            let item = answer.item.trim_start_matches("checklist/r7/facility/");
            assert!(answer.verdict != Verdict::Yes || carried.contains(&item), "{name} {item}");
        }
    }
}
