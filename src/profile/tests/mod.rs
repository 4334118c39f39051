//! These tests say what a user reads when a profile is wrong, and what is accepted without a word.

mod accepted;
mod faults;
mod files;
mod hostile;
mod keyboard;
mod ledgers;
mod samples;
mod schema;
mod whole;

use super::{Loaded, Profile, Source, Sources, parse};
use crate::diagnostic::{Noted, Report};

/// The smallest profile that can be read.
const SMALL: &str = "\
schema: 1
facility:
  kind: 無床診療所
  name: 髙田内科クリニック
  prefecture: 神奈川県
  address: 横浜市中区日本大通1
  phone: 045-123-4567
plan:
  version: 第1版
  revised_on: 2026-11-20
";

fn read(text: &str) -> Result<Noted<Loaded>, Report> {
    parse(&Sources::alone(Source::new("profile.yaml", text)), "2026-12-01".parse().ok())
}

/// What is said, one diagnostic after the other, in the form the user sees.
fn words_of(result: Result<Noted<Loaded>, Report>) -> String {
    let report = match result {
        Ok(noted) => noted.notes,
        Err(report) => report,
    };
    report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is said about a profile.
fn said(text: &str) -> String {
    words_of(read(text))
}

/// What is said about the smallest profile with more lines at its end (they begin on line 11).
fn said_with(more: &str) -> String {
    said(&format!("{SMALL}{more}"))
}

/// What is said about the smallest profile when one piece of it is written differently.
fn said_when(piece: &str, becomes: &str) -> String {
    assert!(SMALL.contains(piece), "{piece}");
    said(&SMALL.replacen(piece, becomes, 1))
}

/// The profile made of the smallest one with more lines at its end.
fn profile_with(more: &str) -> Profile {
    read(&format!("{SMALL}{more}")).map(|noted| noted.value.profile).unwrap()
}

/// Asserts that exactly one thing is said: its place with kind, what happened, what to do.
#[track_caller]
fn says(actual: &str, place: &str, message: &str, help: &str) {
    assert_eq!(actual, format!("{place}\n  {message}\n  → {help}"));
}
