//! This file loads the sample facilities of `profiles/` for the tests.

#![allow(
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "tests fail by panicking, and not every test needs every function"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sonae::diagnostic::Noted;
use sonae::profile::{Loaded, Source, Sources, ledger_files, parse};

/// Every sample, by file name without ending.
pub(crate) const NAMES: [&str; 9] = [
    "one-doctor-clinic",
    "clinic-with-beds",
    "dental-clinic",
    "hospital-80-beds",
    "minimal",
    "everything",
    "pharmacy",
    "home-nursing",
    "midwifery",
];

/// The day on which all samples are read.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day of the calendar")
}

/// The path of a sample.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles").join(format!("{name}.yaml"))
}

/// The files of a sample: the profile and its ledgers.
pub(crate) fn sources(name: &str) -> Sources {
    let path = path(name);
    let read = |path: &Path, name: &str| Source {
        name: name.to_owned(),
        bytes: std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
    };
    let profile = read(&path, &format!("{name}.yaml"));
    let folder = path.parent().expect("profiles/");
    let ledgers: BTreeMap<String, Source> = ledger_files(&profile)
        .unwrap_or_default()
        .into_iter()
        .map(|file| (file.clone(), read(&folder.join(&file), &file)))
        .collect();
    Sources { profile, ledgers }
}

/// Reads a sample with its ledgers; a fault fails the test with the whole report.
pub(crate) fn load(name: &str) -> Noted<Loaded> {
    parse(&sources(name), Some(today())).unwrap_or_else(|report| {
        let faults: Vec<String> = report.iter().map(ToString::to_string).collect();
        panic!("{name} has faults:\n{}", faults.join("\n"))
    })
}
