//! This file holds the journal: every line that somebody typed, kept before the next question is asked.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::session::Session;

/// The form of journals that is written and read.
const FORM: u32 = 1;

/// The first line of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The form of the journal.
    pub sonae: u32,
    /// The day of the interview, as `YYYY-MM-DD`; resumed on a later day it stays the same interview.
    pub today: String,
    /// What was typed behind the profile's name to begin it: the chapter of an edit, the paper of `ask`; the questions
    /// of one sitting are not those of another.
    #[serde(default)]
    pub sitting: String,
}

/// One typed line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The key of the question that stood on the screen.
    pub at: String,
    /// What was typed.
    pub line: String,
}

/// A journal cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JournalError {
    /// The first line is not that of a journal.
    #[error("途中の答えのファイルとして読めません。")]
    NoJournal,
    /// Somebody with a newer program wrote it.
    #[error("新しい sonae で書かれた途中の答えです。sonae を新しくしてください。")]
    Newer,
}

/// What a journal holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// Its first line.
    pub heading: Heading,
    /// The typed lines.
    pub entries: Vec<Entry>,
    /// Bytes of the text that were read; what is behind them was cut off while it was written.
    pub whole: usize,
}

/// The heading as a line of the journal.
pub fn heading(today: &str, sitting: &str) -> String {
    line(&Heading { sonae: FORM, today: today.to_owned(), sitting: sitting.to_owned() })
}

/// A typed line as a line of the journal.
pub fn entry(at: &str, typed: &str) -> String {
    line(&Entry { at: at.to_owned(), line: typed.to_owned() })
}

fn line(value: &impl Serialize) -> String {
    // Texts and numbers: nothing of it can fail.
    format!("{}\n", serde_json::to_string(value).unwrap_or_default())
}

/// Reads a journal. A last line that was cut off by a crash is none: its answer had not been taken.
pub fn read(text: &str) -> Result<Journal, JournalError> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.ends_with('\n')).ok_or(JournalError::NoJournal)?;
    let heading: Heading = serde_json::from_str(first).map_err(|_| JournalError::NoJournal)?;
    if heading.sonae > FORM {
        return Err(JournalError::Newer);
    }
    let mut whole = first.len();
    let mut entries = Vec::new();
    for line in lines.take_while(|line| line.ends_with('\n')) {
        let Ok(entry) = serde_json::from_str(line) else { break };
        entries.push(entry);
        whole = whole.saturating_add(line.len());
    }
    Ok(Journal { heading, entries, whole })
}

/// Says everything again that a journal holds; returns the lines whose question is no longer asked.
pub fn replay(session: &mut Session, entries: &[Entry]) -> Vec<Entry> {
    let mut lost = Vec::new();
    for entry in entries {
        let here = session.key().is_some_and(|key| key == entry.at);
        if here || session.go_to(&entry.at) {
            session.say(&entry.line);
        } else {
            lost.push(entry.clone());
        }
    }
    // What ended the earlier sitting does not end this one.
    session.go_on();
    lost
}
