//! These tests say what is answered, what is left blank, and why.

mod attestations;
mod change;
mod facts;
mod gaps;
mod gate;
mod honesty;
mod mutation;
mod own_key;
mod proof;
mod readiness;
mod review_sheet;
mod rounds;
mod samples;
mod score;
mod statements;
mod vendors;

use super::{Answer, Answers, Gap, Subject, assess, gaps};
use crate::catalogue::{Catalogue, Form, OverlayFile};
use crate::profile::{
    AnswerWord, Attestation, Date, Evidence, Profile, Round, Scope, Source, Sources, parse,
};

/// A clinic that can answer every question with はい.
const CLINIC: &str = include_str!("clinic.yaml");

fn day(text: &str) -> Date {
    Date::new(text.parse().unwrap())
}

fn today() -> Date {
    day("2026-11-20")
}

fn catalogue() -> &'static Catalogue {
    Catalogue::builtin().unwrap()
}

/// The catalogue with more files, as they may lie beside a profile.
fn catalogue_with(files: &[(&str, &str)]) -> Catalogue {
    let file = |(path, text): &(&str, &str)| OverlayFile {
        path: (*path).to_owned(),
        shown: format!("catalogue/{path}"),
        text: (*text).to_owned(),
    };
    let files: Vec<OverlayFile> = files.iter().map(file).collect();
    match catalogue().with_overlay(&files) {
        Ok(catalogue) => catalogue,
        Err(error) => panic!("{error:?}"),
    }
}

fn clinic() -> Profile {
    let sources = Sources::alone(Source::new("clinic.yaml", CLINIC));
    match parse(&sources, None) {
        Ok(noted) => noted.value.profile,
        Err(report) => {
            panic!("{}", report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn r7() -> &'static Form {
    catalogue().form("checklist", "r7", "facility").unwrap()
}

fn review() -> &'static Form {
    catalogue().form("bcp-review-sheet", "r6", "facility").unwrap()
}

fn checklist(profile: &Profile) -> Answers {
    assess(r7(), catalogue(), profile, today(), &Subject::Facility)
}

fn review_sheet(profile: &Profile) -> Answers {
    assess(review(), catalogue(), profile, today(), &Subject::Facility)
}

/// The answer to an item of the R7 checklist: `item(&profile, "2-4")`.
fn item(profile: &Profile, key: &str) -> Answer {
    checklist(profile).get(&format!("checklist/r7/facility/{key}")).unwrap().clone()
}

/// The answer to a row of the review sheet: `row(&profile, "3-3@containment")`.
fn row(profile: &Profile, key: &str) -> Answer {
    review_sheet(profile).get(&format!("bcp-review-sheet/r6/facility/{key}")).unwrap().clone()
}

/// What stands between an item and はい.
fn why(answer: &Answer) -> Vec<&str> {
    answer.why_not.iter().map(|m| m.what.as_str()).collect()
}

fn all_gaps(profile: &Profile) -> Vec<Gap> {
    gaps(profile, catalogue(), &[checklist(profile), review_sheet(profile)], today())
}

fn round(checked_on: &str, answer: AnswerWord) -> Round {
    let evidence = match answer {
        AnswerWord::Yes => {
            vec![Evidence { what: "点検記録".into(), place: "事務室".into(), on: None }]
        }
        _ => Vec::new(),
    };
    Round {
        checked_on: day(checked_on),
        answer,
        by: None,
        evidence,
        target_date: None,
        reason: None,
    }
}

fn attest(control: &str, scope: Scope, rounds: Vec<Round>) -> Attestation {
    let fiscal_year = rounds.last().map_or(2026, |r| r.checked_on.fiscal_year());
    Attestation { control: control.into(), scope, fiscal_year, rounds }
}

/// The clinic with every attestation of a control replaced.
fn clinic_saying(control: &str, with: Vec<Attestation>) -> Profile {
    let mut profile = clinic();
    profile.attestations.retain(|a| a.control != control);
    profile.attestations.extend(with);
    profile
}

/// The clinic with one attestation of a control for the whole facility.
fn clinic_with(control: &str, rounds: Vec<Round>) -> Profile {
    clinic_saying(control, vec![attest(control, Scope::All, rounds)])
}
