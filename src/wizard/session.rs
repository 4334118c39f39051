//! This file is the interview itself: it shows a question, takes a line, and knows what comes next.

use std::collections::{BTreeMap, BTreeSet};

use super::controls::{self, ControlQuestion, Controls};
use super::draft::Draft;
use super::input::Said;
use super::plan::{Ask, What, presets};
use super::purpose::Purpose;
use super::screen::{Screen, Tone};
use super::script::Chapter;
use super::sheet::Sheet;
use crate::interview::Source;
use crate::profile::{Change, Date};

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
    pub controls: Controls,
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
    controls: Controls,
    before: Draft,
    pub(super) draft: Draft,
    pub(super) today: Date,
    pub(super) purpose: Purpose,
    /// What was said of controls, part by part.
    pub(super) said: BTreeMap<String, String>,
    /// What was said of them in the 年度 before.
    pub(super) earlier: BTreeMap<String, String>,
    /// Questions that were passed.
    pub(super) settled: BTreeSet<String>,
    /// Questions that were passed with わからない, and who can say.
    pub(super) unknown: BTreeMap<String, Option<Source>>,
    /// The way here, for going back.
    pub(super) trail: Vec<String>,
    /// The question that is asked now.
    pub(super) at: Option<Ask>,
    pub(super) mode: Mode,
    /// Entries that were made in this interview.
    pub(super) made: BTreeSet<String>,
    /// Doubts that were said once.
    pub(super) doubted: BTreeSet<String>,
    pub(super) paused: bool,
    /// Somebody said 「:保存」: what was not asked yet stays open.
    pub(super) saved: bool,
}

impl Session {
    /// An interview before its first question.
    pub fn new(start: Start) -> Self {
        let year = start.today.fiscal_year();
        let said = controls::said_in(&start.draft, year);
        let earlier = controls::said_in(&start.draft, year.saturating_sub(1));
        let mut session = Self {
            chapters: start.chapters,
            controls: start.controls,
            before: start.draft.clone(),
            draft: start.draft,
            today: start.today,
            purpose: start.purpose,
            said,
            earlier,
            settled: BTreeSet::new(),
            unknown: BTreeMap::new(),
            trail: Vec::new(),
            at: None,
            mode: Mode::Question,
            made: BTreeSet::new(),
            doubted: BTreeSet::new(),
            paused: false,
            saved: false,
        };
        session.preset();
        session.advance(None);
        session
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        match self.at {
            _ if self.paused => State::Paused,
            Some(_) if !self.saved => State::Asking,
            _ => State::Done,
        }
    }

    /// The key of the question that is asked now.
    pub fn key(&self) -> Option<&str> {
        self.at.as_ref().map(|ask| ask.key.as_str())
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
    pub fn unknown(&self) -> &BTreeMap<String, Option<Source>> {
        &self.unknown
    }

    /// How many questions were passed.
    pub fn answered(&self) -> usize {
        self.settled.len()
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
            (_, Said::Save) => self.saved = true,
            (_, Said::Contents) => self.mode = Mode::Contents,
            (_, Said::Review) => self.mode = Mode::Review(self.reviewed()),
            (_, Said::NoCommand(word)) => {
                reply.push(Tone::Trouble, "", format!("「:{word}」という命令はありません。"));
                reply.plain(
                    "使える命令は ? （説明）、<（前に戻る）、:目次、:確認、:保存、:中断 です。",
                );
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
        if open.is_none() {
            // Whoever goes to a chapter that is done wants to see it again, question by question.
            inside.clone().for_each(|ask| {
                self.settled.remove(&ask.key);
            });
        }
        if let Some(ask) = open.or_else(|| inside.clone().next()) {
            let key = ask.key.clone();
            self.visit(&key);
        }
        self.mode = Mode::Question;
    }

    fn choose_answer(&mut self, text: &str, keys: &[String], reply: &mut Screen) {
        let chosen =
            super::input::number(text).and_then(|n| n.checked_sub(1)).and_then(|at| keys.get(at));
        match chosen {
            Some(key) => {
                self.visit(key);
                self.mode = Mode::Question;
            }
            None => {
                reply.push(Tone::Trouble, "", format!("「{text}」という番号はありません。"));
                reply.plain("直したい答えの番号を入れてください。Enter だけで質問に戻ります。");
            }
        }
    }

    /// The keys of everything that was answered, in the order of the chapters.
    fn reviewed(&self) -> Vec<String> {
        let asks = self.asks();
        // What was picked from the usual entries stands under the list itself.
        let told = |ask: &&Ask| !matches!(ask.what, What::Usual { .. });
        let answered = asks.iter().filter(told).filter(|ask| self.settled.contains(&ask.key));
        answered.map(|ask| ask.key.clone()).collect()
    }

    /// The controls that this facility is asked for.
    pub(super) fn controls(&self) -> &[ControlQuestion] {
        self.controls.of(&self.draft)
    }

    /// The question that is asked now.
    pub(super) fn ask(&self) -> Option<Ask> {
        self.at.clone()
    }

    /// The paper that came back, where one is asked.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        match &self.purpose {
            Purpose::Sheet(sheet) => Some(sheet),
            _ => None,
        }
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
