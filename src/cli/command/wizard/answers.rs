//! This file reads answers that are not typed: from a file, and from the command line.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::path::Path;

use crate::cli::args::wizard::Answers;
use crate::cli::error::CliError;
use crate::cli::files::read;
use crate::profile::{Source, decoded, tree};

/// Answers by the key of their question; each is given once, in order.
#[derive(Debug, Default)]
pub(super) struct Given(BTreeMap<String, VecDeque<String>>);

impl Given {
    /// The answers of the command line over those of the file.
    pub(super) fn of(args: &Answers) -> Result<Self, CliError> {
        let mut given = match &args.answers {
            Some(path) => file(path)?,
            None => BTreeMap::new(),
        };
        let mut set: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
        for pair in &args.set {
            let (key, line) = pair.split_once('=').ok_or_else(|| CliError::BadName {
                option: "set",
                given: pair.clone(),
                help: "「名前=答え」の形で書いてください。例: --set facility.name=髙田内科",
            })?;
            set.entry(key.trim().to_owned()).or_default().push_back(line.trim().to_owned());
        }
        given.extend(set);
        match given.keys().find(|key| is_in_person(key)) {
            Some(key) => Err(CliError::InPerson { key: key.clone() }),
            None => Ok(Self(given)),
        }
    }

    /// The questions that have answers.
    pub(super) fn keys(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// Whether there is anything.
    pub(super) fn is_empty(&self) -> bool {
        self.0.values().all(VecDeque::is_empty)
    }

    /// The next answer to a question.
    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        self.0.get_mut(key)?.pop_front()
    }

    /// Whether a question has, or had, answers.
    pub(super) fn names(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The questions whose answers nobody asked for.
    pub(super) fn left(&self) -> Vec<&str> {
        let left = self.0.iter().filter(|(_, lines)| !lines.is_empty());
        left.map(|(key, _)| key.as_str()).collect()
    }
}

/// Fields of what somebody saw, decided, practised or approved on a day.
const IN_PERSON: [&str; 12] = [
    "approved_on",
    "adopted_on",
    "adopted_by",
    "done_on",
    "confirmed_on",
    "verified_on",
    "checked_on",
    "last_on",
    "last_restore_test",
    "executive_review",
    "announced",
    "appointed",
];

/// Whether only a person may say it: attestations, dates of checks, approvals and results of drills are never set in bulk.
fn is_in_person(key: &str) -> bool {
    key.starts_with("control") || key.split('.').any(|part| IN_PERSON.contains(&part))
}

fn file(path: &Path) -> Result<BTreeMap<String, VecDeque<String>>, CliError> {
    let source = Source::new(path.display().to_string(), read(path)?);
    let text = decoded(&source).unwrap_or_default();
    let Some(serde_json::Value::Object(map)) = tree(text.trim_start_matches('\u{feff}')) else {
        return Err(CliError::NoAnswers { path: path.to_path_buf() });
    };
    let mut given = BTreeMap::new();
    for (key, value) in map {
        let lines: Option<VecDeque<String>> = match value {
            serde_json::Value::Array(items) => {
                items.iter().map(|item| item.as_str().map(str::to_owned)).collect()
            }
            serde_json::Value::String(line) => Some(VecDeque::from([line])),
            serde_json::Value::Null => Some(VecDeque::from([String::new()])),
            _ => None,
        };
        given.insert(key, lines.ok_or_else(|| CliError::NoAnswers { path: path.to_path_buf() })?);
    }
    Ok(given)
}
