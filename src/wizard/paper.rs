//! This file takes and shows the answers of a paper that came back: read as a hand wrote them, found by their codes.

use serde_json::Value;

use super::answer::{Choice, Understood, choices, entry_of, understand, worded};
use super::draft::{PENDING, scalar};
use super::input::{Said, number};
use super::screen::{Screen, Tone};
use super::session::Session;
use super::taking::{trouble, unknown, write};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::interview::{Answer, Found, Offer, Question, Write, read_answer};
use crate::profile::{Path, ascii, shape};

/// What an answer on paper comes to.
enum Read {
    /// A value of the field, and how it is said back.
    Value(Understood, Vec<Choice>),
    /// Nobody knows it yet.
    Unknown,
}

/// Takes a line as the answer to a question of the paper, or as the code of the one that is meant.
pub(super) fn paper(session: &mut Session, said: &Said, at: usize, reply: &mut Screen) {
    let Some((question, path)) = session.question_of_paper(at) else { return session.settle() };
    let entry = entry_of(&path);
    match said {
        Said::Answer(text) if jump(session, text, reply) => {}
        Said::Answer(text) => match read(session, &question, &path, text) {
            Ok(Read::Value(understood, choices)) => {
                for note in &understood.notes {
                    reply.push(Tone::Trouble, "注意: ", note.clone());
                }
                write(session, &path, understood.value, &choices, reply);
            }
            Ok(Read::Unknown) => unknown(session, &path, entry.as_ref(), reply),
            Err(wrong) => trouble(&wrong, reply),
        },
        Said::Unknown => unknown(session, &path, entry.as_ref(), reply),
        _ if session.adopts_anew(&path) => {
            let wrong = "基準を採用したので、前の答えのままにはできません。";
            reply.push(Tone::Trouble, "", wrong);
            reply.plain("今わからなければ「わからない」と入れてください。");
        }
        _ => {
            if session.draft.text(&path).is_none() {
                reply.push(Tone::Echo, "→ ", "答えのないまま進みます。");
            }
            session.settle();
        }
    }
}

/// Goes to the question of a code; whether the line was one.
fn jump(session: &mut Session, text: &str, reply: &mut Screen) -> bool {
    let Some(sheet) = session.sheet() else { return false };
    let path = match sheet.by_code(text) {
        Found::Question(question) => question.path.clone(),
        Found::Meant(question) if looks_like_a_code(text) => {
            let wrong = format!("符号「{text}」の質問はありません。");
            let meant = format!("「{}」ではありませんか。{}", question.code, question.ask);
            reply.push(Tone::Trouble, "", wrong);
            reply.plain(meant);
            return true;
        }
        _ if looks_like_a_code(text) => {
            reply.push(Tone::Trouble, "", format!("符号「{text}」の質問はありません。"));
            reply.plain("紙の符号をもう一度見てください。");
            return true;
        }
        Found::Meant(_) | Found::Nothing => return false,
    };
    if !session.visit(&path) {
        reply.push(Tone::Trouble, "", format!("符号「{text}」の質問には、もう答えがあります。"));
        reply.plain("直すときは「sonae edit」を使ってください。");
    }
    true
}

fn looks_like_a_code(text: &str) -> bool {
    let folded = ascii(text.trim());
    let mut signs = folded.chars();
    let letter = signs.next().is_some_and(|c| "VWDvwd".contains(c));
    let hyphen = signs.next().is_some_and(|c| "-ー−".contains(c));
    letter && hyphen && folded.len() > 4 && signs.all(|c| c.is_ascii_alphanumeric())
}

fn read(
    session: &Session,
    question: &Question,
    path: &Path,
    text: &str,
) -> Result<Read, Box<Diagnostic>> {
    if let Some(offer) = session.criterion(path).filter(|_| adopts(text)) {
        let value = Value::from(offer.text.clone());
        return Ok(Read::Value(Understood { value, notes: Vec::new() }, Vec::new()));
    }
    let choices = choices_of(session, question, path);
    if let (false, Some(field)) = (choices.is_empty(), shape().at(&path.pattern())) {
        return understand(text, field, &choices).map(|value| Read::Value(value, choices));
    }
    let Some(sheet) = session.sheet() else { return Ok(Read::Unknown) };
    match read_answer(&sheet.profile, question, text, &Place::default()) {
        Ok(noted) => Ok(match noted.value {
            Answer::Unknown => Read::Unknown,
            Answer::Value { value, shown } => {
                let notes = noted.notes.iter().map(|n| format!("{}{}", n.message, n.help));
                let said = Choice { value: scalar(&value).unwrap_or_default(), label: shown };
                Read::Value(Understood { value, notes: notes.collect() }, vec![said])
            }
        }),
        Err(report) => Err(first(&report)),
    }
}

/// Whether somebody takes the standard words as they stand.
fn adopts(text: &str) -> bool {
    number(text) == Some(1) || matches!(text.trim(), "採用" | "採用する")
}

fn first(report: &Report) -> Box<Diagnostic> {
    let fault = report.iter().next().cloned();
    Box::new(fault.unwrap_or_else(|| {
        Diagnostic::error("answer-unreadable", Place::default(), "読み取れません。".to_owned())
    }))
}

/// What can be chosen by number, in the words of the paper.
fn choices_of(session: &Session, question: &Question, path: &Path) -> Vec<Choice> {
    if let Write::YesNo(yes, no) = &question.write {
        return [("true", yes), ("false", no)]
            .map(|(value, label)| Choice { value: value.to_owned(), label: label.clone() })
            .to_vec();
    }
    let Some(field) = shape().at(&path.pattern()) else { return Vec::new() };
    choices(field, None, &session.draft)
}

/// What stands on the screen for a question of the paper.
pub(super) fn show(session: &Session, at: usize, screen: &mut Screen) {
    let Some((question, path)) = session.question_of_paper(at) else { return };
    screen.push(Tone::Plain, "", format!("紙の符号 {}", question.code));
    screen.push(Tone::Question, "", question.ask.clone());
    if let Some(offer) = session.criterion(&path) {
        screen.push(Tone::Plain, "  1  ", format!("採用する: {}", offer.text));
        screen.push(Tone::Plain, "働くために要るもの: ", offer.needs.clone());
        screen.plain(
            "変えて採用するときは、その文を入れます。決めていなければ Enter だけを押します。",
        );
        return;
    }
    let choices = choices_of(session, &question, &path);
    for (at, choice) in choices.iter().enumerate() {
        super::showing::numbered(at, &choice.label, screen);
    }
    if choices.is_empty() {
        screen.push(Tone::Plain, "例: ", question.example.clone());
        let hint = question.write.hint();
        if !hint.is_empty() {
            screen.push(Tone::Plain, "書き方: ", hint);
        }
    }
    if session.adopts_anew(&path) {
        return;
    }
    let kept = said(session, &question, &path);
    let enter = kept.unwrap_or_else(|| "答えのないまま次へ".to_owned());
    screen.push(Tone::Plain, "Enterで: ", enter);
}

/// What the draft holds for a question, as it is shown.
pub(super) fn said(session: &Session, question: &Question, path: &Path) -> Option<String> {
    let text = session.draft.text(path)?;
    let field = shape().at(&path.pattern())?;
    Some(worded(field, &Value::from(text), &choices_of(session, question, path)))
}

impl Session {
    /// A question of the paper and the field that its answer fills.
    pub(super) fn question_of_paper(&self, at: usize) -> Option<(Question, Path)> {
        let question = self.sheet()?.question(at)?.clone();
        let path = Path::parse(&question.path).ok()?;
        Some((question, path))
    }

    /// Whether a field tells who adopted the criteria and when, and one of them was answered in this sitting.
    fn adopts_anew(&self, path: &Path) -> bool {
        let path = path.to_string();
        let adopts =
            |key: &&String| key.starts_with("decisions.") && !key.starts_with("decisions.adopted_");
        let answered = |key: &String| {
            let before = Path::parse(key)
                .ok()
                .map(|path| (self.before().get(&path).cloned(), self.draft.get(&path).cloned()));
            before.is_some_and(|(before, now)| {
                before != now && now.is_some_and(|now| now.as_str().is_some_and(|t| t != PENDING))
            })
        };
        path.starts_with("decisions.adopted_")
            && !self.settled.contains(&path)
            && self.settled.iter().filter(adopts).any(answered)
    }

    /// The standard criterion for a field that the executives have not decided.
    fn criterion(&self, path: &Path) -> Option<&Offer> {
        self.sheet()?.offer(&path.to_string()).filter(|_| self.draft.text(path).is_none())
    }
}
