//! This file lays out what is to be asked: the script's steps, unfolded over the entries that the draft holds.

use std::collections::HashSet;

use serde_json::Value;

use super::answer::points_nowhere;
use super::controls::ControlQuestion;
use super::draft::{Draft, scalar};
use super::script::{Chapter, Condition, Group, Preset, Question, Step};
use crate::profile::{Change, Path, shape, spoken};

/// One thing to ask.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    /// Its stable name: `vendors[vendor-1].phone`, `vendors+`, `control:patch.server`.
    pub(super) key: String,
    /// The chapter, counted from 0.
    pub(super) chapter: usize,
    /// What it is.
    pub(super) what: What,
    /// Whether it waits for a second sitting.
    pub(super) later: bool,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A field.
    Field {
        /// The question.
        question: &'static Question,
        /// The field.
        path: Path,
        /// The entry it belongs to, innermost.
        entry: Option<Path>,
    },
    /// Which of the usual entries there are.
    Usual {
        /// The group.
        group: &'static Group,
        /// The list.
        list: Path,
    },
    /// Whether there are more entries.
    More {
        /// The group.
        group: &'static Group,
        /// The list.
        list: Path,
    },
    /// Which of the controls got this answer when somebody looked.
    Picked(&'static str),
    /// Who looked after the controls.
    Checker,
    /// When that was, once for all of them.
    Looked,
    /// A question of a paper that came back, by its place on it.
    Paper(usize),
    /// A control, asked in parts.
    Control {
        /// The control.
        control: String,
        /// What of it.
        part: Part,
    },
}

/// What is asked of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// はい, いいえ, 該当なし.
    Answer,
    /// The day on which somebody looked.
    Day,
    /// What proves it.
    Proof,
    /// Where that lies.
    Place,
    /// Until when, for いいえ.
    Target,
    /// Why, for いいえ and 該当なし.
    Reason,
}

impl Part {
    /// Its name in keys.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Day => "checked_on",
            Self::Proof => "evidence",
            Self::Place => "place",
            Self::Target => "target_date",
            Self::Reason => "reason",
        }
    }
}

/// The key of a control's part.
pub(super) fn control_key(control: &str, part: Part) -> String {
    format!("control:{control}.{}", part.name())
}

/// The answers that a first sitting is told for all controls at once.
pub(super) const PICKED: [&str; 2] = ["はい", "いいえ"];

/// The key of the question which controls got an answer.
pub(super) fn picked_key(answer: &str) -> String {
    format!("control*{answer}")
}

/// What unfolding needs besides the draft.
pub(super) struct Unfolding<'d> {
    /// The script.
    pub(super) chapters: &'static [Chapter],
    /// The controls to ask for.
    pub(super) controls: &'d [ControlQuestion],
    /// Whether the controls that were looked at are told all at once.
    pub(super) picks: bool,
    /// Which parts of a control are asked, by what was answered so far.
    pub(super) parts: &'d dyn Fn(&str) -> Vec<Part>,
}

/// What is to be asked so far. Of two steps for one field, the one whose condition holds first is asked.
#[derive(Default)]
struct Asks {
    all: Vec<Ask>,
    keys: HashSet<String>,
}

impl Asks {
    fn push(&mut self, ask: Ask) {
        if self.keys.insert(ask.key.clone()) {
            self.all.push(ask);
        }
    }
}

impl Unfolding<'_> {
    /// Everything to ask, in order, over what the draft holds.
    pub(super) fn asks(&self, draft: &Draft) -> Vec<Ask> {
        let mut asks = Asks::default();
        for (chapter, script) in self.chapters.iter().enumerate() {
            for step in &script.steps {
                self.step(step, chapter, None, draft, false, &mut asks);
            }
        }
        asks.all
    }

    fn step(
        &self,
        step: &'static Step,
        chapter: usize,
        entry: Option<&Path>,
        draft: &Draft,
        later: bool,
        asks: &mut Asks,
    ) {
        match step {
            Step::Ask(question) if holds(&question.when, entry, draft) => {
                let Some(path) = below(entry, &question.field) else { return };
                let field = shape().at(&path.pattern());
                if field.is_none_or(|field| points_nowhere(field, entry, draft)) {
                    return;
                }
                asks.push(Ask {
                    key: path.to_string(),
                    chapter,
                    what: What::Field { question, path, entry: entry.cloned() },
                    later: later || question.later,
                });
            }
            Step::Each(group) if holds(&group.when, entry, draft) => {
                self.group(group, chapter, entry, draft, later || group.later, asks);
            }
            Step::Controls => {
                let picked = PICKED.iter().filter(|_| self.picks && !self.controls.is_empty());
                for answer in picked {
                    let (key, what) = (picked_key(answer), What::Picked(answer));
                    asks.push(Ask { key, chapter, what, later });
                }
                let controls: Vec<(&str, Vec<Part>)> = self
                    .controls
                    .iter()
                    .map(|control| (control.key.as_str(), (self.parts)(&control.key)))
                    .collect();
                let any = controls.iter().any(|(_, parts)| !parts.is_empty());
                if any && !draft.ids(&Path::top("people")).is_empty() {
                    let key = super::controls::BY.to_owned();
                    asks.push(Ask { key, chapter, what: What::Checker, later });
                }
                if any && self.picks {
                    let key = super::controls::ON.to_owned();
                    asks.push(Ask { key, chapter, what: What::Looked, later });
                }
                for (control, parts) in controls {
                    for part in parts {
                        asks.push(Ask {
                            key: control_key(control, part),
                            chapter,
                            what: What::Control { control: control.to_owned(), part },
                            later,
                        });
                    }
                }
            }
            Step::Ask(_) | Step::Each(_) | Step::Preset(_) => {}
        }
    }

    fn group(
        &self,
        group: &'static Group,
        chapter: usize,
        entry: Option<&Path>,
        draft: &Draft,
        later: bool,
        asks: &mut Asks,
    ) {
        let Some(list) = below(entry, &group.list) else { return };
        if draft.is_in_file(&list) {
            return;
        }
        if !offered(group, draft).is_empty() {
            let what = What::Usual { group, list: list.clone() };
            asks.push(Ask { key: format!("{list}*"), chapter, what, later });
        }
        for entry in draft.entries(&list) {
            for step in &group.steps {
                self.step(step, chapter, Some(&entry), draft, later, asks);
            }
        }
        let key = format!("{list}+");
        asks.push(Ask { key, chapter, what: What::More { group, list }, later });
    }
}

/// The usual entries that a kind of facility can have.
pub(super) fn offered<'g>(group: &'g Group, draft: &Draft) -> Vec<&'g super::script::Usual> {
    let kind = draft.text(&Path::top("facility").key("kind")).unwrap_or_default();
    group
        .usual
        .iter()
        .filter(|usual| usual.kinds.is_empty() || usual.kinds.contains(&kind))
        .collect()
}

/// The presets whose condition holds and whose field is still empty, as changes.
pub(super) fn presets(chapters: &[Chapter], draft: &Draft, today: &str) -> Vec<Change> {
    let steps = chapters.iter().flat_map(|chapter| &chapter.steps);
    let presets = steps.filter_map(|step| match step {
        Step::Preset(preset) => Some(preset),
        _ => None,
    });
    presets.filter_map(|preset| preset_change(preset, draft, today)).collect()
}

fn preset_change(preset: &Preset, draft: &Draft, today: &str) -> Option<Change> {
    let path = Path::parse(&preset.field).ok()?;
    if draft.get(&path).is_some() || !holds(&preset.when, None, draft) {
        return None;
    }
    let text = offer(&preset.value, draft, today)?;
    let field = shape().at(&path.pattern())?;
    let value = spoken(&field.shape, field.key, &text).ok()?.value;
    Some(Change::Set { path, value })
}

/// The text that a default comes to.
pub(super) fn offer(
    default: &super::script::Default,
    draft: &Draft,
    today: &str,
) -> Option<String> {
    use super::script::Default;
    match default {
        Default::Text(text) => Some(text.clone()),
        Default::Same(field) => draft.text(&Path::parse(field).ok()?),
        Default::Today => Some(today.to_owned()),
        Default::First(list) => draft.ids(&Path::parse(list).ok()?).into_iter().next(),
        Default::Only(list) => match draft.ids(&Path::parse(list).ok()?).as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        },
    }
}

/// The path of a field below an entry, or from the top.
pub(super) fn below(entry: Option<&Path>, field: &str) -> Option<Path> {
    match entry {
        Some(entry) => Some(field.split('.').fold(entry.clone(), |path, key| path.key(key))),
        None => Path::parse(field).ok(),
    }
}

/// Whether all conditions hold.
pub(super) fn holds(conditions: &[Condition], entry: Option<&Path>, draft: &Draft) -> bool {
    conditions.iter().all(|condition| {
        let path = match condition.field.strip_prefix('.') {
            Some(field) => below(entry, field),
            None => Path::parse(&condition.field).ok(),
        };
        let Some(path) = path else { return false };
        let words = match draft.get(&path) {
            Some(Value::Array(items)) => items.iter().filter_map(scalar).collect(),
            _ => draft.text(&path).into_iter().collect::<Vec<String>>(),
        };
        let there = draft.get(&path).is_some() && !draft.is_pending(&path);
        let is = condition.is.is_empty() || words.iter().any(|word| condition.is.contains(word));
        let not = !words.iter().any(|word| condition.not.contains(word));
        is && not && condition.known.is_none_or(|known| known == there)
    })
}
