//! This file finds the way through an interview: on, back, across, and again.

use super::plan::Ask;
use super::purpose::is_below;
use super::screen::Screen;
use super::session::{Mode, Session};
use crate::profile::Path;

impl Session {
    /// Goes on with an interview that somebody had ended before everything was asked.
    pub fn go_on(&mut self) {
        self.saved = false;
        self.paused = false;
    }

    /// Asks again what was passed, by the beginnings of keys; whether there is such a question.
    pub fn ask_again(&mut self, heads: &[String]) -> bool {
        let asks = self.asks();
        let named = |key: &str| heads.iter().any(|head| is_below(key, head));
        let first = asks.iter().map(|ask| ask.key.clone()).find(|key| named(key));
        self.settled.retain(|key| !named(key));
        self.go_on();
        first.is_some_and(|key| self.go_to(&key))
    }

    /// Goes to a question by its key, when it is there to be asked.
    pub fn go_to(&mut self, key: &str) -> bool {
        let found = self.asks().into_iter().find(|ask| ask.key == key);
        let there = found.is_some();
        if there && self.key() != Some(key) {
            self.mode = Mode::Question;
            self.at = found;
        }
        there
    }

    pub(super) fn back(&mut self, reply: &mut Screen) {
        while let Some(key) = self.trail.pop() {
            if self.go_to(&key) {
                return;
            }
        }
        reply.plain("ここが最初の質問です。");
    }

    /// Goes to a question from somewhere else, so that 「<」 leads back.
    pub(super) fn visit(&mut self, key: &str) -> bool {
        let there = self.asks().iter().any(|ask| ask.key == key);
        if there {
            self.leave();
            self.go_to(key);
        }
        there
    }

    /// Marks the question as passed and goes on to the next.
    pub(super) fn settle(&mut self) {
        if let Some(key) = self.key().map(str::to_owned) {
            self.settled.insert(key);
        }
        self.next();
    }

    /// Goes on to the next question without marking this one.
    pub(super) fn next(&mut self) {
        let from = self.key().map(str::to_owned);
        self.leave();
        self.advance(from);
    }

    /// Goes to the first open question of an entry, so that a new one is asked for at once.
    pub(super) fn enter(&mut self, entry: &Path) {
        let head = entry.to_string();
        let first = self
            .asks()
            .into_iter()
            .find(|ask| is_below(&ask.key, &head) && !self.settled.contains(&ask.key));
        match first {
            Some(ask) => {
                self.leave();
                self.at = Some(ask);
            }
            None => self.next(),
        }
    }

    /// Makes the questions of an entry open again.
    pub(super) fn reopen(&mut self, entry: &Path) {
        let head = entry.to_string();
        self.settled.retain(|key| !is_below(key, &head));
    }

    pub(super) fn leave(&mut self) {
        if let Some(key) = self.key().map(str::to_owned) {
            self.trail.retain(|earlier| *earlier != key);
            self.trail.push(key);
        }
    }

    pub(super) fn advance(&mut self, from: Option<String>) {
        let asks = self.asks();
        let open = |ask: &&Ask| !self.settled.contains(&ask.key);
        let start = from.and_then(|key| asks.iter().position(|ask| ask.key == key));
        let after = start.and_then(|at| asks.get(at..)).unwrap_or_default();
        let next = after.iter().skip(1).find(open).or_else(|| asks.iter().find(open));
        let same = start.and_then(|at| asks.get(at)).map(|ask| ask.chapter);
        let leaves = next.zip(same).is_some_and(|(next, chapter)| next.chapter != chapter);
        // Whoever reopened a whole profile came for something; what, they say chapter by chapter.
        if leaves && self.is_whole_edit() {
            self.mode = Mode::Contents;
        }
        self.at = next.cloned();
    }
}
