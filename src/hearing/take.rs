//! This file takes a filled table in: codes find their fields, answers are read as the profile reads them, nothing is lost.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::adoption::{Verdict, check, is_adoption, is_criterion, verdict};
use super::fault;
use crate::diagnostic::{Place, Report};
use crate::interview::{Answer, Found, Question, Questions, Write, offers, read_answer};
use crate::profile::{Change, Path, Profile, Step, get, tree};

/// A filled row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the answer stands.
    pub place: Place,
    /// The code as it was written.
    pub code: String,
    /// The answer as it was written.
    pub answer: String,
}

/// What a table brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The changes of the profile.
    pub changes: Vec<Change>,
    /// The changes of ledgers that lie in files of their own.
    pub ledgers: Vec<Change>,
    /// What is new, in the words of people.
    pub told: Vec<Told>,
    /// What the profile says otherwise, and keeps.
    pub kept: Vec<Kept>,
    /// Answers that a person enters with the proof in hand.
    pub by_hand: Vec<Told>,
    /// Answers that say what the profile says already.
    pub same: usize,
    /// Rows answered 「不明」 or 「まだ」.
    pub open: usize,
    /// Rows without an answer.
    pub blank: usize,
    /// What deserves a second look.
    pub notes: Report,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The code.
    pub code: String,
    /// The field.
    pub path: String,
    /// The question.
    pub ask: String,
    /// The answer, as it is shown back.
    pub answer: String,
}

/// An answer that differs from what the profile says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The question with the answer of the table.
    pub told: Told,
    /// What the profile says.
    pub known: String,
}

/// One answer on its way.
struct Given<'q> {
    question: &'q Question,
    value: Value,
    shown: String,
}

/// Reads the rows of a filled table for a profile and its text. With `update`, what differs is overwritten.
///
/// # Errors
/// Everything that is wrong with the table; nothing of it is taken in then.
pub fn take(profile: &Profile, text: &str, rows: &[Row], update: bool) -> Result<Taken, Report> {
    let questions = Questions::of(profile);
    let mut taking = Taking { profile, report: Report::new(), given: Vec::new(), taken: empty() };
    let mut seen: BTreeMap<&str, &Row> = BTreeMap::new();
    let mut adopted = Vec::new();
    for row in rows {
        if row.answer.trim().is_empty() {
            // A remark below the table has no answer either, and no code.
            let is_asked = matches!(questions.by_code(&row.code), Found::Question(_));
            taking.taken.blank += usize::from(is_asked);
            continue;
        }
        let Some(question) = taking.question(&questions, row) else { continue };
        if let Some(first) = seen.insert(&question.code, row) {
            if first.answer.trim() != row.answer.trim() {
                let line = first.place.line.unwrap_or_default();
                taking.report.push(fault::twice(row.place.clone(), &question.code, line));
            }
            continue;
        }
        if is_criterion(question) {
            taking.criterion(question, row, &mut adopted);
        } else {
            taking.answer(question, row);
        }
    }
    let has = |path: &str| taking.given.iter().any(|given| given.question.path == path);
    let signed = has("decisions.adopted_on") && has("decisions.adopted_by");
    taking.report.append(check(profile, &questions, &adopted, signed));
    taking.finish(text, update, !adopted.is_empty())
}

fn empty() -> Taken {
    Taken {
        changes: Vec::new(),
        ledgers: Vec::new(),
        told: Vec::new(),
        kept: Vec::new(),
        by_hand: Vec::new(),
        same: 0,
        open: 0,
        blank: 0,
        notes: Report::new(),
    }
}

struct Taking<'q, 'p> {
    profile: &'p Profile,
    report: Report,
    given: Vec<Given<'q>>,
    taken: Taken,
}

impl<'q> Taking<'q, '_> {
    fn question(&mut self, questions: &'q Questions, row: &Row) -> Option<&'q Question> {
        let place = row.place.clone();
        match questions.by_code(&row.code) {
            Found::Question(question) => return Some(question),
            Found::Meant(meant) => self.report.push(fault::mistyped(place, &row.code, meant)),
            Found::Nothing => self.report.push(fault::unknown_code(place, &row.code)),
        }
        None
    }

    fn criterion(&mut self, question: &'q Question, row: &Row, adopted: &mut Vec<(String, Place)>) {
        match verdict(question, &offers(self.profile), &row.answer) {
            Verdict::NotYet => self.taken.open += 1,
            Verdict::Adopted(text) => {
                adopted.push((question.path.clone(), row.place.clone()));
                let value = Value::from(text.clone());
                self.given.push(Given { question, value, shown: text });
            }
        }
    }

    fn answer(&mut self, question: &'q Question, row: &Row) {
        if question.write == Write::Hand {
            let answer = row.answer.trim().to_owned();
            self.taken.by_hand.push(told(question, answer));
            return;
        }
        match read_answer(self.profile, question, &row.answer, &row.place) {
            Ok(read) => {
                self.taken.notes.append(read.notes);
                match read.value {
                    Answer::Unknown => self.taken.open += 1,
                    Answer::Value { value, shown } => {
                        self.given.push(Given { question, value, shown });
                    }
                }
            }
            Err(faults) => self.report.append(faults),
        }
    }

    /// Sorts the answers into what is new, what is the same, what differs, and what lies elsewhere.
    fn finish(mut self, text: &str, update: bool, adopts: bool) -> Result<Taken, Report> {
        if self.report.has_errors() {
            self.report.sort();
            return Err(self.report);
        }
        let (before, written) = (values(self.profile), tree(text).unwrap_or_default());
        let mut given = std::mem::take(&mut self.given);
        // The day and the name of an adoption say nothing without a criterion.
        given.retain(|given| adopts || !is_adoption(given.question));
        let states: Vec<State> = given.iter().map(|g| g.state(&before)).collect();
        // Criteria go in together with their adoption, or stay out together.
        let held = !update
            && given
                .iter()
                .zip(&states)
                .any(|(g, state)| is_adoption(g.question) && *state == State::Differs);
        let mut new = Vec::new();
        for (given, state) in given.into_iter().zip(states) {
            match state {
                State::Same => self.taken.same += 1,
                State::New if !(held && is_criterion(given.question)) => new.push(given),
                State::Differs if update => new.push(given),
                State::New | State::Differs => {
                    let known = given.question.known.clone();
                    let known = known.unwrap_or_else(|| "採用の日と人が前と違うため".to_owned());
                    self.taken.kept.push(Kept { known, told: told(given.question, given.shown) });
                }
            }
        }
        let (beside, inside): (Vec<_>, Vec<_>) = new.iter().partition(|g| g.is_beside(&written));
        self.taken.changes = changes(&written, &inside);
        self.taken.ledgers = beside.into_iter().filter_map(Given::set).collect();
        self.taken.told = new.into_iter().map(|g| told(g.question, g.shown)).collect();
        Ok(self.taken)
    }
}

/// How an answer stands to what the profile says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The profile says nothing yet.
    New,
    /// The profile says it already.
    Same,
    /// The profile says something else.
    Differs,
}

impl Given<'_> {
    /// Whether the list of its entry lies in a file beside the profile.
    fn is_beside(&self, written: &Value) -> bool {
        let list = self.question.path.split('[').next().unwrap_or_default();
        written.get(list).is_some_and(|list| list.get("file").is_some())
    }

    fn set(&self) -> Option<Change> {
        let path = Path::parse(&self.question.path).ok()?;
        Some(Change::Set { path, value: self.value.clone() })
    }

    fn state(&self, before: &Value) -> State {
        if self.question.is_open() {
            return State::New;
        }
        let path = Path::parse(&self.question.path).ok();
        let now = path.as_ref().and_then(|path| get(before, path));
        if now == Some(&self.value) { State::Same } else { State::Differs }
    }
}

fn values(profile: &Profile) -> Value {
    // A profile holds only words, numbers and lists, which always can be written.
    serde_json::to_value(profile).unwrap_or_default()
}

/// The changes that write the answers. Where the record that holds a field is not there yet, its answers make it in one go.
fn changes(written: &Value, new: &[&Given<'_>]) -> Vec<Change> {
    let mut out = Vec::new();
    let mut records: Vec<(Path, Map<String, Value>)> = Vec::new();
    for given in new {
        let Ok(path) = Path::parse(&given.question.path) else { continue };
        let missing = path.split().filter(|(parent, last)| {
            matches!(last, Step::Key(_)) && !get(written, parent).is_some_and(is_record)
        });
        let Some((parent, Step::Key(key))) = missing else {
            out.push(Change::Set { path, value: given.value.clone() });
            continue;
        };
        let (key, value) = (key.clone(), given.value.clone());
        match records.iter_mut().find(|(of, _)| *of == parent) {
            Some((_, record)) => {
                record.insert(key, value);
            }
            None => records.push((parent, Map::from_iter([(key, value)]))),
        }
    }
    let made = |(path, record)| Change::Set { path, value: Value::Object(record) };
    out.extend(records.into_iter().map(made));
    out
}

fn is_record(value: &Value) -> bool {
    value.as_object().is_some_and(|map| !map.contains_key("未確認"))
}

fn told(question: &Question, answer: String) -> Told {
    let (code, path, ask) = (question.code.clone(), question.path.clone(), question.ask.clone());
    Told { code, path, ask, answer }
}
