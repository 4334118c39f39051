//! This file holds the script of the interview: which field is asked where, in which words, and when.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use thiserror::Error;

use super::derived::completed;
use crate::interview::Source;
use crate::profile::ascii;

static CHAPTERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/interview/chapters");

/// The script cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("質問のファイル {file} を読めません: {why}")]
pub struct ScriptError {
    /// The file.
    pub file: String,
    /// What is wrong with it, in the parser's words.
    pub why: String,
}

/// A chapter of the interview.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its name, as `:目次` and `sonae edit` know it.
    pub title: String,
    /// What it is about, in a sentence.
    pub about: String,
    /// How long it takes in a clinic of one doctor; 0 where the first sitting asks nothing of it.
    pub minutes: u32,
    /// What is asked, in order.
    pub steps: Vec<Step>,
}

/// A step of a chapter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A question for one field.
    Ask(Question),
    /// A list whose entries are asked for one by one.
    Each(Box<Group>),
    /// A value that follows from what the facility is, without a question.
    Preset(Preset),
    /// The controls of the edition in force.
    Controls,
}

/// A question for one field.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The field: from the top, or below the entry of the group it stands in.
    pub field: String,
    /// What is asked, in the clinic's own words.
    pub ask: String,
    /// Why: the page or the item it fills.
    pub why: String,
    /// An example, where the profile's own explanation has none that fits.
    #[serde(default)]
    pub example: Option<String>,
    /// What the term means, for `?`.
    #[serde(default)]
    pub explain: Option<String>,
    /// What Enter takes.
    #[serde(default)]
    pub default: Option<Default>,
    /// When it is asked; always where nothing is said.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Who can say when the one who sits here cannot; where `interview/asked.yaml` does not tell.
    pub from: Option<Source>,
    /// Left for a second sitting: asked by `edit` and `ask` only.
    #[serde(default)]
    pub later: bool,
    /// Asked line by line until an empty one; for lists of sentences.
    #[serde(default)]
    pub lines: bool,
}

/// A list whose entries are asked for one by one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The list.
    pub list: String,
    /// What one entry is called.
    pub one: String,
    /// What is asked for a new entry; its answer is the entry's name.
    pub ask: String,
    /// Why.
    pub why: String,
    /// The field that holds the name.
    pub name: String,
    /// How ids of new entries begin.
    pub id: String,
    /// Entries that many facilities have.
    #[serde(default)]
    pub usual: Vec<Usual>,
    /// What is asked where `usual` is offered.
    #[serde(default)]
    pub pick: Option<String>,
    /// What every new entry says.
    #[serde(default)]
    pub preset: serde_json::Map<String, serde_json::Value>,
    /// Fields that take the same value as another one: field below the entry, field from the top.
    #[serde(default)]
    pub copy: std::collections::BTreeMap<String, String>,
    /// What is said to somebody who claims that there is none.
    #[serde(default)]
    pub doubt: Option<String>,
    /// What is asked where there are some already, in words of its own.
    pub more: Option<String>,
    /// What some entry must bear; said once to somebody who goes on without.
    pub must: Option<Must>,
    /// When the list is asked for.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// What is asked of every entry.
    pub steps: Vec<Step>,
    /// Left for a second sitting.
    #[serde(default)]
    pub later: bool,
}

/// What some entry of a list must bear.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Must {
    /// The field of the entry.
    pub field: String,
    /// What it holds, or has among its values.
    pub holds: String,
    /// What is said where none does.
    pub say: String,
}

/// An entry that many facilities have.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    /// Its id.
    pub id: String,
    /// What is offered.
    pub label: String,
    /// In which kinds of facility; all where nothing is said.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// What is said when it is chosen, of what it takes for granted.
    pub says: Option<String>,
    /// What is offered for its fields, to be taken by Enter.
    #[serde(default)]
    pub offers: std::collections::BTreeMap<String, String>,
    /// What the entry says from the start.
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// A value without a question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// The field.
    pub field: String,
    /// The value.
    pub value: Default,
    /// When.
    #[serde(default)]
    pub when: Vec<Condition>,
}

/// A value that is offered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Default {
    /// This text.
    Text(String),
    /// The same as another field.
    Same(String),
    /// The day of the interview.
    Today,
    /// The id of the first entry of a list.
    First(String),
    /// The id of the only entry of a list.
    Only(String),
}

/// A condition on what was answered before.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field; with a dot in front, of the entry being asked about.
    pub field: String,
    /// It holds one of these words.
    #[serde(default)]
    pub is: Vec<String>,
    /// It holds none of these words.
    #[serde(default)]
    pub not: Vec<String>,
    /// Whether anything is known of it.
    #[serde(default)]
    pub known: Option<bool>,
}

/// The chapters that ship, in their order, with a question for every field of the profile.
///
/// # Errors
/// [`ScriptError`] for a file that does not follow the form; a test reads all of them.
pub fn chapters() -> Result<&'static [Chapter], ScriptError> {
    static READ: LazyLock<Result<Vec<Chapter>, ScriptError>> = LazyLock::new(|| {
        let mut files: Vec<_> = CHAPTERS.files().collect();
        files.sort_by_key(|file| file.path());
        files
            .into_iter()
            .map(|file| {
                let wrong =
                    |why: String| ScriptError { file: file.path().display().to_string(), why };
                let text = file.contents_utf8().ok_or_else(|| wrong("UTF-8".to_owned()))?;
                serde_saphyr::from_str(text).map_err(|error| wrong(error.to_string()))
            })
            .collect::<Result<_, _>>()
            .map(completed)
    });
    READ.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

/// The chapter whose title is meant: in full, or by a part of it.
pub fn find_chapter(text: &str) -> Option<&'static str> {
    let wanted = ascii(text.trim());
    let titles = || chapters().unwrap_or_default().iter().map(|chapter| chapter.title.as_str());
    let exact = titles().find(|title| *title == text.trim());
    exact.or_else(|| titles().find(|title| title.contains(wanted.as_str())))
}
