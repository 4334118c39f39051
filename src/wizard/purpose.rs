//! This file picks what an interview asks out of everything that could be asked, by what it is for.

use std::collections::HashSet;

use super::controls;
use super::plan::{Ask, Part, Unfolding, What};
use super::session::Session;
use super::sheet::Sheet;
use crate::profile::Path;

/// What the interview is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A new profile: everything that the first sitting asks.
    New,
    /// Only what lies below these keys or in these chapters; what is there is shown and kept by Enter.
    Edit(Vec<String>),
    /// Only what is needed, in this order: heaviest first.
    Open(Vec<Need>),
    /// What a paper asked that was carried around and came back.
    Sheet(Box<Sheet>),
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// How the keys of the questions begin that fill it.
    pub head: String,
    /// What is missing, as a sentence.
    pub missing: String,
}

impl Session {
    /// Everything that this interview asks.
    pub(super) fn asks(&self) -> Vec<Ask> {
        let mut asks = self.unfolded();
        match &self.purpose {
            Purpose::New => asks.retain(|ask| !ask.later),
            Purpose::Edit(keys) => {
                asks.retain(|ask| self.is_named(ask, keys) && !self.is_past(ask))
            }
            Purpose::Open(needs) => {
                let heads: Vec<&str> = needs.iter().map(|need| need.head.as_str()).collect();
                asks = self.needed(&asks, &heads);
            }
            Purpose::Sheet(sheet) => {
                asks = sheet.asks(&self.draft, &|head| self.needed(&asks, &[head]))
            }
        }
        asks
    }

    /// The questions that needs are filled by, in the order of these: that of the field itself, though its answer may be
    /// too old or not enough; else the open ones below it; else all of them. Entries made on the way are asked whole.
    pub(super) fn needed(&self, asks: &[Ask], needs: &[&str]) -> Vec<Ask> {
        let made = |ask: &Ask| self.made.iter().any(|head| is_below(&ask.key, head));
        let mut needed: Vec<Ask> = Vec::new();
        let mut keys: HashSet<&str> = HashSet::new();
        for head in needs {
            let below = || asks.iter().filter(|ask| is_below(&ask.key, head));
            let itself = below().any(|ask| is_itself(&ask.key, head));
            let open = below().any(|ask| self.is_open(ask));
            let wanted = |ask: &&Ask| match (itself, open) {
                (true, _) => is_itself(&ask.key, head) || made(ask),
                (false, true) => self.is_open(ask),
                (false, false) => true,
            };
            let new = below().filter(wanted).filter(|ask| keys.insert(&ask.key)).cloned();
            needed.extend(new);
        }
        needed
    }

    fn unfolded(&self) -> Vec<Ask> {
        let new = self.purpose == Purpose::New;
        let parts = |control: &str| -> Vec<Part> {
            let mut parts = controls::parts(control, &self.said);
            // A first sitting is told which controls were looked at, and when, all at once.
            let told = self.said.contains_key(controls::ON);
            parts.retain(|part| !new || (*part != Part::Answer && !(told && *part == Part::Day)));
            parts
        };
        let unfolding = Unfolding {
            chapters: self.chapters,
            controls: self.controls(),
            picks: new,
            parts: &parts,
        };
        unfolding.asks(&self.draft)
    }

    /// Whether an edit is about a question. Of a list it shows the list first; an entry is asked once it is opened, or
    /// named by a key.
    fn is_named(&self, ask: &Ask, keys: &[String]) -> bool {
        let opened =
            !ask.key.contains('[') || self.made.iter().any(|head| is_below(&ask.key, head));
        let chapter = self.chapters.get(ask.chapter).map(|chapter| chapter.title.as_str());
        let is_named = |key: &String| match Some(key.as_str()) == chapter {
            true => opened,
            false => {
                is_below(&ask.key, key)
                    && (opened || key.contains('[') || ask.key.starts_with("control:"))
            }
        };
        if keys.is_empty() { opened } else { keys.iter().any(is_named) }
    }

    /// Whether a list that has entries would be offered the usual ones.
    fn is_past(&self, ask: &Ask) -> bool {
        matches!(&ask.what, What::Usual { list, .. } if !self.draft.entries(list).is_empty())
    }

    /// Whether a whole profile is open, chapter by chapter.
    pub(super) fn is_whole_edit(&self) -> bool {
        matches!(&self.purpose, Purpose::Edit(keys) if keys.is_empty())
    }

    /// Whether a profile is being edited, question by question.
    pub(super) fn is_edit(&self) -> bool {
        matches!(self.purpose, Purpose::Edit(_))
    }

    /// Whether a question has no answer yet, or got its answer in this interview.
    fn is_open(&self, ask: &Ask) -> bool {
        if self.settled.contains(&ask.key) {
            return true;
        }
        match &ask.what {
            What::Field { path, .. } => self.draft.text(path).is_none() && self.is_bare(path),
            What::Control { .. } => !self.said.contains_key(&ask.key),
            What::Usual { list, .. } | What::More { list, .. } => {
                self.draft.entries(list).is_empty()
            }
            What::Checker => !self.said.contains_key(controls::BY),
            What::Looked => !self.said.contains_key(controls::ON),
            What::Picked(_) | What::Paper(_) => true,
        }
    }

    fn is_bare(&self, path: &Path) -> bool {
        self.draft.get(path).is_none_or(|value| match value {
            serde_json::Value::Array(items) => items.is_empty(),
            _ => true,
        })
    }

    /// The chapters, or the parts of a paper, that this interview goes through.
    pub(super) fn open_chapters(&self, asks: &[Ask]) -> Vec<usize> {
        if self.purpose == Purpose::New {
            // Some of them ask nothing before others are answered, and belong to the plan all the same.
            let all = self.chapters.iter().enumerate();
            return all.filter(|(_, chapter)| chapter.minutes > 0).map(|(at, _)| at).collect();
        }
        let mut chapters: Vec<usize> = asks.iter().map(|ask| ask.chapter).collect();
        chapters.sort_unstable();
        chapters.dedup();
        chapters
    }

    /// What a question fills, where only what is needed is asked.
    pub(super) fn need(&self, ask: &Ask) -> Option<&Need> {
        match &self.purpose {
            Purpose::Open(needs) => needs.iter().find(|need| is_below(&ask.key, &need.head)),
            _ => None,
        }
    }

    /// The title of a chapter, or of a part of a paper.
    pub(super) fn chapter_title(&self, chapter: usize) -> &str {
        match &self.purpose {
            Purpose::Sheet(sheet) => sheet.title(chapter),
            _ => self.chapters.get(chapter).map(|c| c.title.as_str()).unwrap_or_default(),
        }
    }
}

/// Whether a question is that of a key, or lies below it: `vendors[a].phone` below `vendors[a]`.
pub(super) fn is_below(key: &str, head: &str) -> bool {
    key.strip_prefix(head)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '+', '*']))
}

/// Whether a question is that of a field, or whether there are more entries of a list.
fn is_itself(key: &str, field: &str) -> bool {
    key.strip_prefix(field).is_some_and(|rest| matches!(rest, "" | "+"))
}
