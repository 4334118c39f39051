//! These tests lead output folders through ordinary days and bad ones.

mod crash;
mod days;
mod failure;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::disk::{Cut, Disk, Hook};
use super::plan::plan_on;
use super::{Artifact, Fate, Fingerprint, Outcome, OutputError, Scope, Set, plan};
use crate::document::BlockId;

/// Three files as one run makes them, two in a folder and one at the top; `words` is what differs from run to run.
fn binder(words: &str) -> Set {
    let artifact = |folder: Option<&str>, name: &str, document: &str| Artifact {
        folder: folder.map(str::to_owned),
        name: name.to_owned(),
        bytes: format!("{name}\n{}\n", words.repeat(3)).into_bytes(),
        texts: vec![(BlockId::document(document).child("aim"), words.to_owned())],
        document: document.to_owned(),
    };
    let artifacts = vec![
        artifact(Some("1_提示用"), "サイバーBCP.docx", "bcp"),
        artifact(Some("1_提示用"), "サイバーBCP.pdf", "bcp"),
        artifact(None, "連絡体制図.docx", "contact-chart"),
    ];
    Set { artifacts, input: Fingerprint::of(words.as_bytes()), scope: Scope::Whole }
}

fn lay(root: &Path, set: Set) -> Outcome {
    plan(root, set).unwrap().apply().unwrap()
}

fn lay_watched(root: &Path, set: Set, hook: Hook) -> Result<Outcome, OutputError> {
    plan_on(Disk::watched(hook), root, set)?.apply()
}

/// The visible files, by their place below the folder.
fn visible(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(root).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_file() {
            out.insert(name, fs::read(entry.path()).unwrap());
        } else if entry.file_type().unwrap().is_dir() && name != ".sonae" {
            let inside = visible(&entry.path());
            out.extend(inside.into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        }
    }
    out
}

/// The names inside `.sonae`.
fn records(root: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join(".sonae"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn bytes_of(set: &Set) -> BTreeMap<String, Vec<u8>> {
    set.artifacts.iter().map(|a| (a.place(), a.bytes.clone())).collect()
}

fn fate<'a>(outcome: &'a Outcome, name: &str) -> &'a Fate {
    &outcome.files.iter().find(|f| f.name == name).unwrap().fate
}

/// Counts the steps of a run that nothing disturbs.
fn counting(count: std::rc::Rc<std::cell::Cell<usize>>) -> Hook {
    Box::new(move |_| {
        count.set(count.get() + 1);
        Cut::Go
    })
}

/// Ends the run at a step as a power cut would: nothing after it happens, a write stops half way.
fn crash_at(step: usize) -> Hook {
    let mut now = 0;
    Box::new(move |_| {
        now += 1;
        match now {
            n if n <= step => Cut::Go,
            n if n == step + 1 => Cut::Tear,
            _ => Cut::Fail(std::io::ErrorKind::Other),
        }
    })
}
