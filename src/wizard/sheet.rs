//! This file asks what a paper asked (事業者に聞く紙, 院内一巡シート, 院長決裁シート), in its order, its words and by its codes.

use super::draft::Draft;
use super::plan::{Ask, What};
use super::purpose::is_below;
use crate::interview::{Asked, Found, Offer, Question, Questions, Source, offers};
use crate::profile::{Path, Profile};

/// A paper that came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The profile as it was when the sitting began; the questions speak of its entries.
    pub(super) profile: Profile,
    all: Questions,
    source: Source,
    /// Open questions, each with its part of the paper.
    open: Vec<(usize, Question)>,
    /// The parts: the paper, or one for each vendor.
    titles: Vec<String>,
    offers: Vec<Offer>,
}

impl Sheet {
    /// The paper to one source, with what the profile leaves open.
    pub fn of(profile: Profile, source: Source) -> Self {
        let all = Questions::of(&profile);
        let parts: Vec<(String, Asked)> = match source {
            Source::Vendor => {
                let part = |v: &crate::profile::Vendor| {
                    let title = format!("事業者に聞く紙　{}", v.name);
                    (title, Asked::Vendor(Some(v.id.clone())))
                };
                profile.vendors.iter().map(part).collect()
            }
            Source::Walk => vec![("院内一巡シート".to_owned(), Asked::Walk)],
            Source::Director => vec![("院長決裁シート".to_owned(), Asked::Director)],
        };
        let mut open: Vec<(usize, Question)> = Vec::new();
        for (at, (_, asked)) in parts.iter().enumerate() {
            open.extend(all.open(asked).into_iter().map(|question| (at, question.clone())));
        }
        let mut titles: Vec<String> = parts.into_iter().map(|(title, _)| title).collect();
        if source == Source::Vendor {
            let nobodys = |q: &&Question| q.vendor.is_none();
            let rest: Vec<&Question> =
                all.open(&Asked::Vendor(None)).into_iter().filter(nobodys).collect();
            open.extend(rest.into_iter().map(|question| (titles.len(), question.clone())));
            titles.push("事業者に聞く紙　担当の会社が決まっていないもの".to_owned());
        }
        let offers = offers(&profile);
        Self { profile, all, source, open, titles, offers }
    }

    /// Whom the paper went to.
    pub(super) fn source(&self) -> Source {
        self.source
    }

    /// The title of a part.
    pub(super) fn title(&self, part: usize) -> &str {
        self.titles.get(part).map(String::as_str).unwrap_or_default()
    }

    /// A question by its place.
    pub(super) fn question(&self, at: usize) -> Option<&Question> {
        self.open.get(at).map(|(_, question)| question)
    }

    /// The questions of the paper that a scripted one answers in part: those whose answers are more than one line.
    pub(super) fn behind<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s Question> {
        let questions = || self.open.iter().map(|(_, question)| question);
        let behind = move |q: &&Question| !q.is_taken_in() && is_below(key, &q.path);
        // Of a list and of a field of its entry, the nearer one is meant.
        let nearest = questions().filter(behind).map(|q| q.path.len()).max();
        questions().filter(behind).filter(move |q| Some(q.path.len()) == nearest)
    }

    /// The standard criterion that the paper offers for a field.
    pub(super) fn offer(&self, path: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.path == path)
    }

    /// What a code on the paper leads to, however it was typed.
    pub(super) fn by_code(&self, typed: &str) -> Found<'_> {
        self.all.by_code(typed)
    }

    /// The questions in the paper's order. What the paper only announces, because its answer is more than one line, is
    /// asked field by field as the script does.
    pub(super) fn asks(&self, draft: &Draft, scripted: &dyn Fn(&str) -> Vec<Ask>) -> Vec<Ask> {
        let mut asks: Vec<Ask> = Vec::new();
        for (at, (part, question)) in self.open.iter().enumerate() {
            if is_moot(question, draft) {
                continue;
            }
            if question.is_taken_in() {
                let what = What::Paper(at);
                asks.push(Ask { key: question.path.clone(), chapter: *part, what, later: false });
                continue;
            }
            for ask in scripted(&question.path) {
                if !asks.iter().any(|earlier| earlier.key == ask.key) {
                    asks.push(Ask { chapter: *part, ..ask });
                }
            }
        }
        if self.source == Source::Walk {
            // The sheet has rows for boxes that no ledger knows yet.
            asks.extend(scripted("devices").into_iter().map(|ask| Ask { chapter: 0, ..ask }));
        }
        asks
    }
}

/// Whether there is nothing to tell: how a vendor connects that does not.
fn is_moot(question: &Question, draft: &Draft) -> bool {
    let Some((vendor, field)) = question.path.split_once(".remote_maintenance.") else {
        return false;
    };
    let used = Path::parse(&format!("{vendor}.remote_maintenance.used"));
    field != "used" && used.is_ok_and(|used| draft.text(&used).as_deref() == Some("false"))
}
