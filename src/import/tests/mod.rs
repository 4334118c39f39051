//! These tests tell what becomes of lists as clinics keep them.

mod hostile;
mod reading;
mod workbooks;
mod writing;

use std::collections::BTreeMap;
use std::path::Path;

use super::{
    Compared, Comparison, Fill, Home, ImportError, Mapping, Table, Target, Verdict, Written,
    compare, home, write,
};
use crate::profile::{EntryList, Profile, Source, Sources, ledger_files, parse};

/// A sample with its ledgers.
fn sample(name: &str) -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let profile = Source::new(name, std::fs::read(folder.join(format!("{name}.yaml"))).unwrap());
    let read = |file: String| {
        let source = Source::new(&file, std::fs::read(folder.join(&file)).unwrap());
        (file, source)
    };
    let ledgers: BTreeMap<String, Source> =
        ledger_files(&profile).unwrap().into_iter().map(read).collect();
    Sources { profile, ledgers }
}

fn profile(sources: &Sources) -> Profile {
    parse(sources, None).unwrap().value.profile
}

/// A list held against a sample, every column taken as proposed.
fn compared(list: EntryList, sources: &Sources, bytes: impl AsRef<[u8]>) -> Comparison {
    let table = Table::open(list, "一覧.csv", bytes.as_ref(), None).unwrap();
    let mapping = Mapping::propose(&table, &profile(sources)).unwrap();
    compare(&table, &mapping, &Fill::new(), &profile(sources)).unwrap()
}

/// What the comparison says to the user.
fn said(comparison: &Comparison) -> String {
    comparison.report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// All rows of a list in the profile: the new profile, and the ledger beside it.
fn taken_in(
    list: EntryList,
    sources: &Sources,
    bytes: impl AsRef<[u8]>,
) -> Result<Written, ImportError> {
    let comparison = compared(list, sources, bytes);
    assert!(comparison.faulty.is_empty(), "{}", said(&comparison));
    let home = home(sources, &comparison, false)?;
    put(sources, &comparison, &home)
}

fn put(sources: &Sources, comparison: &Comparison, home: &Home) -> Result<Written, ImportError> {
    let all: Vec<&Compared> = comparison.rows.iter().collect();
    write(sources, comparison, &all, home)
}

/// The lines that a text has and another has not.
fn added(before: &[u8], after: &[u8]) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let before = text(before);
    let old: Vec<&str> = before.lines().collect();
    text(after).lines().filter(|line| !old.contains(line)).map(str::to_owned).collect()
}
