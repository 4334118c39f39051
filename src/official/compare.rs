//! This file tells what a sheet changed against an edition that is known: added, dropped, reworded, renumbered, moved.

use super::found::{Found, Question};
use super::known::{Known, Nearness, items};
use super::words::Difference;
use crate::catalogue::{Form, Publication};

/// From here on two sentences are one question in other words.
const ALIKE: f64 = 0.6;
/// Two questions of the same number are one from here on.
const ALIKE_BY_NUMBER: f64 = 0.3;

/// What became of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'c> {
    /// The sheet asks it, the edition did not.
    Added {
        /// The question, as an index into [`Found::items`].
        item: usize,
    },
    /// The edition asked it, the sheet does not.
    Dropped {
        /// The question of the edition.
        was: Known<'c>,
    },
    /// Both ask it, not in the same words, at the same place or of the same devices.
    Altered {
        /// The question, as an index into [`Found::items`].
        item: usize,
        /// The question of the edition.
        was: Known<'c>,
        /// Its words differ by more than spelling.
        reworded: bool,
        /// Its number or section differs.
        renumbered: bool,
        /// It is asked of other devices.
        regrouped: bool,
    },
}

/// What a sheet changed against a form of an edition: first what it asks, in its order, then what it dropped.
pub(super) fn compare<'c>(
    found: &Found,
    publication: &'c Publication,
    form: &'c Form,
) -> Vec<Change<'c>> {
    let known = items(publication, form);
    let pairs = pair(found, &known);
    let mut changes = Vec::new();
    for at in 0..found.items.len() {
        match pairs.iter().find(|(item, ..)| *item == at) {
            None => changes.push(Change::Added { item: at }),
            Some((_, was, nearness)) => {
                let reworded = !matches!(nearness.difference, None | Some(Difference::Spelling));
                let (renumbered, regrouped) = (!nearness.same_number, !nearness.same_scope);
                if let Some(was) = known.get(*was)
                    && (reworded || renumbered || regrouped)
                {
                    let was = was.clone();
                    changes.push(Change::Altered {
                        item: at,
                        was,
                        reworded,
                        renumbered,
                        regrouped,
                    });
                }
            }
        }
    }
    let gone = known.iter().enumerate().filter(|(at, _)| pairs.iter().all(|(_, was, _)| was != at));
    changes.extend(gone.map(|(_, was)| Change::Dropped { was: was.clone() }));
    changes
}

/// Pairs questions one to one, the nearest first.
fn pair(found: &Found, known: &[Known<'_>]) -> Vec<(usize, usize, Nearness)> {
    let mut all: Vec<(usize, usize, Nearness)> = Vec::new();
    for (item, question) in found.items.iter().enumerate() {
        let near = known.iter().map(|k| k.nearness(found, question)).enumerate();
        all.extend(near.filter(|(_, n)| is_one(n, question)).map(|(was, n)| (item, was, n)));
    }
    all.sort_by(|(_, _, a), (_, _, b)| rank(b).total_cmp(&rank(a)));
    let mut pairs: Vec<(usize, usize, Nearness)> = Vec::new();
    for (item, was, nearness) in all {
        if pairs.iter().all(|(i, w, _)| *i != item && *w != was) {
            pairs.push((item, was, nearness));
        }
    }
    pairs
}

fn is_one(nearness: &Nearness, question: &Question) -> bool {
    let by_number = nearness.same_number && question.number.is_some();
    nearness.similarity >= ALIKE || (by_number && nearness.similarity >= ALIKE_BY_NUMBER)
}

fn rank(nearness: &Nearness) -> f64 {
    let bonus = |set: bool| if set { 0.2 } else { 0.0 };
    nearness.similarity + bonus(nearness.same_number) + bonus(nearness.same_scope)
}
