//! This file is the interview itself: it shows a question, takes a line, and knows what comes next.

use std::collections::{BTreeMap, BTreeSet};

use super::controls::{self, ControlQuestion};
use super::draft::Draft;
use super::input::Said;
use super::plan::{Ask, Part, Unfolding, What, presets};
use super::screen::{Screen, Tone};
use super::script::{Chapter, From};
use crate::profile::{Change, Date, Path};

/// What the interview is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new profile: everything that the first sitting asks.
    New,
    /// Only what lies below these keys or in these chapters; what is there is shown and kept by Enter.
    Edit(Vec<String>),
    /// Only what is open, in the order of these keys; the rest after them.
    Open {
        /// Keys of questions, heaviest first.
        order: Vec<String>,
        /// Only questions to be put to these.
        from: Option<From>,
    },
}

/// Where the interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Something is asked.
    Asking,
    /// Somebody said 「:中断」.
    Paused,
    /// Nothing is left to ask.
    Done,
}

/// What is needed to begin.
#[derive(Debug, Clone)]
pub struct Start {
    /// The chapters.
    pub chapters: &'static [Chapter],
    /// The controls to ask for.
    pub controls: Vec<ControlQuestion>,
    /// What the profile already says.
    pub draft: Draft,
    /// The day of the interview.
    pub today: Date,
    /// What it is for.
    pub purpose: Purpose,
}

/// What the lines of somebody's answers are taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mode {
    /// As an answer to the question.
    Question,
    /// As the number of a chapter.
    Contents,
    /// As the number of an answer to change; the keys behind the numbers.
    Review(Vec<String>),
    /// As one more line of an answer that ends with an empty one.
    Lines(Vec<String>),
}

/// An interview.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) chapters: &'static [Chapter],
    pub(super) controls: Vec<ControlQuestion>,
    before: Draft,
    pub(super) draft: Draft,
    pub(super) today: Date,
    purpose: Purpose,
    /// What was said of controls, part by part.
    pub(super) said: BTreeMap<String, String>,
    /// Questions that were passed.
    pub(super) settled: BTreeSet<String>,
    /// Questions that were passed with わからない, and who can say.
    pub(super) unknown: BTreeMap<String, From>,
    /// The way here, for going back.
    trail: Vec<String>,
    pub(super) at: Option<String>,
    pub(super) mode: Mode,
    /// Doubts that were said once.
    pub(super) doubted: BTreeSet<String>,
    paused: bool,
}

impl Session {
    /// An interview before its first question.
    pub fn new(start: Start) -> Self {
        let said = controls::said_in(&start.draft, start.today.fiscal_year());
        let mut session = Self {
            chapters: start.chapters,
            controls: start.controls,
            before: start.draft.clone(),
            draft: start.draft,
            today: start.today,
            purpose: start.purpose,
            said,
            settled: BTreeSet::new(),
            unknown: BTreeMap::new(),
            trail: Vec::new(),
            at: None,
            mode: Mode::Question,
            doubted: BTreeSet::new(),
            paused: false,
        };
        session.preset();
        session.advance(None);
        session
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        match (&self.at, self.paused) {
            (_, true) => State::Paused,
            (None, _) => State::Done,
            (Some(_), _) => State::Asking,
        }
    }

    /// The key of the question that is asked now.
    pub fn key(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// The draft as it stands.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The draft before the interview.
    pub fn before(&self) -> &Draft {
        &self.before
    }

    /// Questions that were passed with わからない, and who can say.
    pub fn unknown(&self) -> &BTreeMap<String, From> {
        &self.unknown
    }

    /// What stands on the screen before the line is typed.
    pub fn screen(&self) -> Screen {
        super::showing::screen(self)
    }

    /// Takes a line and says what was understood.
    pub fn say(&mut self, line: &str) -> Screen {
        let mut reply = Screen::default();
        self.paused = false;
        let said = Said::of(line);
        match (self.mode.clone(), said) {
            (_, Said::Pause) => self.paused = true,
            (_, Said::Contents) => self.mode = Mode::Contents,
            (_, Said::Review) => self.mode = Mode::Review(self.reviewed()),
            (_, Said::NoCommand(word)) => {
                reply.push(Tone::Trouble, "", format!("「:{word}」という命令はありません。"));
                reply.plain("使える命令は ? （説明）、<（前に戻る）、:目次、:確認、:中断 です。");
            }
            (Mode::Contents, Said::Answer(text)) => self.choose_chapter(&text, &mut reply),
            (Mode::Review(keys), Said::Answer(text)) => {
                self.choose_answer(&text, &keys, &mut reply)
            }
            (Mode::Contents | Mode::Review(_), _) => self.mode = Mode::Question,
            (Mode::Lines(lines), said) => self.line(lines, said, &mut reply),
            (Mode::Question, said) => self.question(said, &mut reply),
        }
        reply
    }

    /// Goes to a question by its key, when it is there to be asked.
    pub fn go_to(&mut self, key: &str) -> bool {
        let there = self.asks().iter().any(|ask| ask.key == key);
        if there && self.at.as_deref() != Some(key) {
            self.mode = Mode::Question;
            self.at = Some(key.to_owned());
        }
        there
    }

    fn question(&mut self, said: Said, reply: &mut Screen) {
        match said {
            Said::Back => self.back(reply),
            Said::Explain => super::showing::explain(self, reply),
            other => super::taking::take(self, &other, reply),
        }
    }

    fn line(&mut self, mut lines: Vec<String>, said: Said, reply: &mut Screen) {
        match said {
            Said::Answer(text) => {
                lines.push(text);
                self.mode = Mode::Lines(lines);
            }
            Said::Back => {
                self.mode = Mode::Question;
                reply.plain("書きかけの行を取り消しました。");
            }
            Said::Explain => super::showing::explain(self, reply),
            _ => {
                self.mode = Mode::Question;
                super::taking::take_lines(self, lines, reply);
            }
        }
    }

    fn back(&mut self, reply: &mut Screen) {
        while let Some(key) = self.trail.pop() {
            if self.go_to(&key) {
                return;
            }
        }
        reply.plain("ここが最初の質問です。");
    }

    fn choose_chapter(&mut self, text: &str, reply: &mut Screen) {
        let asks = self.asks();
        let chapters = self.open_chapters(&asks);
        let chosen = super::input::number(text)
            .and_then(|n| n.checked_sub(1))
            .and_then(|at| chapters.get(at).copied());
        let Some(chapter) = chosen else {
            reply.push(Tone::Trouble, "", format!("「{text}」という章はありません。"));
            reply.plain("左の番号で答えてください。Enter だけで質問に戻ります。");
            return;
        };
        let inside = asks.iter().filter(|ask| ask.chapter == chapter);
        let open = inside.clone().find(|ask| !self.settled.contains(&ask.key));
        if let Some(ask) = open.or_else(|| inside.clone().next()) {
            let key = ask.key.clone();
            self.leave();
            self.go_to(&key);
        }
        self.mode = Mode::Question;
    }

    fn choose_answer(&mut self, text: &str, keys: &[String], reply: &mut Screen) {
        let chosen =
            super::input::number(text).and_then(|n| n.checked_sub(1)).and_then(|at| keys.get(at));
        match chosen {
            Some(key) => {
                self.leave();
                self.go_to(key);
                self.mode = Mode::Question;
            }
            None => {
                reply.push(Tone::Trouble, "", format!("「{text}」という番号はありません。"));
                reply.plain("直したい答えの番号を入れてください。Enter だけで質問に戻ります。");
            }
        }
    }

    /// The chapters in which anything is asked.
    pub(super) fn open_chapters(&self, asks: &[Ask<'_>]) -> Vec<usize> {
        let mut chapters: Vec<usize> = asks.iter().map(|ask| ask.chapter).collect();
        chapters.sort_unstable();
        chapters.dedup();
        chapters
    }

    /// The keys of everything that was answered, in the order of the chapters.
    fn reviewed(&self) -> Vec<String> {
        let asks = self.asks();
        let answered = asks.iter().filter(|ask| self.settled.contains(&ask.key));
        answered.map(|ask| ask.key.clone()).collect()
    }

    /// Everything that this interview asks.
    pub(super) fn asks(&self) -> Vec<Ask<'_>> {
        let parts = |control: &str| -> Vec<Part> { controls::parts(control, &self.said) };
        let unfolding =
            Unfolding { chapters: self.chapters, controls: &self.controls, parts: &parts };
        let mut asks = unfolding.asks(&self.draft);
        match &self.purpose {
            Purpose::New => asks.retain(|ask| !ask.later),
            Purpose::Edit(keys) => asks.retain(|ask| self.is_named(ask, keys)),
            Purpose::Open { order, from } => {
                asks.retain(|ask| {
                    self.is_open(ask) && from.is_none_or(|from| asked_of(ask) == from)
                });
                let place = |ask: &Ask<'_>| {
                    order
                        .iter()
                        .position(|key| ask.key.starts_with(key.as_str()))
                        .unwrap_or(order.len())
                };
                asks.sort_by_key(place);
            }
        }
        asks
    }

    fn is_named(&self, ask: &Ask<'_>, keys: &[String]) -> bool {
        let chapter = self.chapters.get(ask.chapter).map(|chapter| chapter.title.as_str());
        keys.is_empty()
            || keys.iter().any(|key| {
                let below = ask.key.strip_prefix(key.as_str());
                Some(key.as_str()) == chapter
                    || below.is_some_and(|rest| {
                        rest.is_empty() || rest.starts_with(['.', '[', '+', '*'])
                    })
            })
    }

    /// Whether a profile is being edited, question by question.
    pub(super) fn is_edit(&self) -> bool {
        matches!(self.purpose, Purpose::Edit(_))
    }

    /// Whether a question has no answer yet, or got its answer in this interview.
    fn is_open(&self, ask: &Ask<'_>) -> bool {
        if self.settled.contains(&ask.key) {
            return true;
        }
        match &ask.what {
            What::Field { path, .. } => self.draft.text(path).is_none() && self.is_bare(path),
            What::Control { .. } => !self.said_before(&ask.key),
            What::Usual { list, .. } | What::More { list, .. } => self.draft.ids(list).is_empty(),
            What::Checker => !self.said.contains_key(controls::BY),
        }
    }

    fn is_bare(&self, path: &Path) -> bool {
        self.draft.get(path).is_none_or(|value| match value {
            serde_json::Value::Array(items) => items.is_empty(),
            _ => true,
        })
    }

    fn said_before(&self, key: &str) -> bool {
        self.said.contains_key(key)
    }

    /// The question that is asked now.
    pub(super) fn ask(&self) -> Option<Ask<'_>> {
        let at = self.at.as_deref()?;
        self.asks().into_iter().find(|ask| ask.key == at)
    }

    /// Marks the question as passed and goes on to the next.
    pub(super) fn settle(&mut self) {
        if let Some(key) = self.at.clone() {
            self.settled.insert(key);
        }
        self.next();
    }

    /// Goes on to the next question without marking this one.
    pub(super) fn next(&mut self) {
        let from = self.at.clone();
        self.leave();
        self.advance(from);
    }

    /// Goes to the first open question of an entry, so that a new one is asked for at once.
    pub(super) fn enter(&mut self, entry: &Path) {
        let head = entry.to_string();
        let first = self
            .asks()
            .into_iter()
            .find(|ask| ask.key.starts_with(&head) && !self.settled.contains(&ask.key));
        match first.map(|ask| ask.key) {
            Some(key) => {
                self.leave();
                self.at = Some(key);
            }
            None => self.next(),
        }
    }

    /// Makes the questions of an entry open again.
    pub(super) fn reopen(&mut self, entry: &Path) {
        let head = entry.to_string();
        self.settled.retain(|key| !key.starts_with(&head));
    }

    fn leave(&mut self) {
        if let Some(key) = self.at.clone() {
            self.trail.retain(|earlier| *earlier != key);
            self.trail.push(key);
        }
    }

    fn advance(&mut self, from: Option<String>) {
        let asks = self.asks();
        let open = |ask: &&Ask<'_>| !self.settled.contains(&ask.key);
        let start = from.and_then(|key| asks.iter().position(|ask| ask.key == key));
        let after = start.and_then(|at| asks.get(at..)).unwrap_or_default();
        let next = after.iter().skip(1).find(open).or_else(|| asks.iter().find(open));
        self.at = next.map(|ask| ask.key.clone());
    }

    /// Writes a value, and what follows from it.
    pub(super) fn write(&mut self, change: &Change) -> bool {
        let done = self.draft.change(change);
        if done {
            self.preset();
        }
        done
    }

    fn preset(&mut self) {
        // What an edit of a profile does not ask for, it does not write.
        if self.purpose != Purpose::New {
            return;
        }
        for change in presets(self.chapters, &self.draft, &self.today.to_string()) {
            self.draft.change(&change);
        }
    }

    /// Makes the attestation of a control what was said of it.
    pub(super) fn attest(&mut self, control: &str) {
        let year = self.today.fiscal_year();
        let change = controls::change(control, &self.said, &self.before, &self.draft, year);
        if let Some(change) = change {
            self.draft.change(&change);
        }
    }
}

/// Whom a question is put to.
fn asked_of(ask: &Ask<'_>) -> From {
    match &ask.what {
        What::Field { question, .. } => question.from,
        _ => From::Clinic,
    }
}
