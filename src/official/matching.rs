//! This file proposes which controls answer a question of a new sheet, and never carries a change of substance over.

use std::collections::BTreeSet;

use super::found::{Found, Question};
use super::known::{Known, Nearness};
use super::scope::scope;
use super::words::Difference;
use crate::catalogue::{Ask, Catalogue};

/// From here on a sentence is worth proposing.
const ALIKE: f64 = 0.55;
/// A question of the same number is worth proposing from here on.
const ALIKE_BY_NUMBER: f64 = 0.3;
/// How many proposals a person is shown.
const SHOWN: usize = 5;

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// The same question; nothing to ask.
    Sure,
    /// Like a known question; a person decides.
    Proposed,
    /// Like none.
    Unknown,
}

/// Controls that may answer a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<'c> {
    /// The controls; none where the item of the very same form is answered by its own key.
    pub controls: Option<Ask>,
    /// The known question that they answer.
    pub from: Known<'c>,
    /// How alike the sentences are, from 0 to 1.
    pub similarity: f64,
    /// Why it is proposed, as a noun phrase.
    pub why: String,
}

/// What is proposed for a question; the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<'c> {
    /// How sure the first one is.
    pub sureness: Sureness,
    /// The candidates; one when it is sure, none when nothing is like it.
    pub candidates: Vec<Candidate<'c>>,
}

/// Matches a question with those that are known, newest first.
///
/// `form` is the key of the form that is imported, which may be known already.
pub(super) fn match_question<'c>(
    catalogue: &Catalogue,
    found: &Found,
    question: &Question,
    known: &[Known<'c>],
    form: &str,
) -> Match<'c> {
    let mut near: Vec<(Nearness, &Known<'c>)> = known
        .iter()
        // An item that is answered by its own key has nothing to carry over to another form.
        .filter(|k| k.item.controls.is_some() || k.form.key == form)
        .map(|k| (k.nearness(found, question), k))
        .collect();
    // A stable sort: of equals the newest edition stays first.
    near.sort_by(|(a, _), (b, _)| weight(b).total_cmp(&weight(a)));
    let sure = near.iter().find_map(|(n, k)| Some((surely(catalogue, n, k)?, *n, *k)));
    if let Some((why, nearness, known)) = sure {
        let candidate = candidate(&nearness, known, why);
        return Match { sureness: Sureness::Sure, candidates: vec![candidate] };
    }
    let mut candidates: Vec<Candidate<'c>> = together(question, &near).into_iter().collect();
    let numbered = question.number.is_some();
    for (nearness, known) in near {
        let like = nearness.similarity >= ALIKE
            || (numbered && nearness.same_number && nearness.similarity >= ALIKE_BY_NUMBER);
        let is_new = candidates.iter().all(|c| c.controls != known.item.controls);
        if like && is_new && known.item.controls.is_some() && candidates.len() < SHOWN {
            candidates.push(candidate(&nearness, known, proposed(&nearness)));
        }
    }
    let sureness = if candidates.is_empty() { Sureness::Unknown } else { Sureness::Proposed };
    Match { sureness, candidates }
}

fn weight(nearness: &Nearness) -> f64 {
    let bonus = |set: bool| if set { 0.1 } else { 0.0 };
    nearness.similarity + bonus(nearness.same_number) + bonus(nearness.same_scope)
}

/// Why a known question is the same one; `None` where a person has to look.
fn surely(catalogue: &Catalogue, nearness: &Nearness, known: &Known<'_>) -> Option<String> {
    if !nearness.same_scope {
        return None;
    }
    let name = known.name();
    match nearness.difference? {
        Difference::Spelling if nearness.same_number => Some(format!("{name}と同じ番号・同じ文")),
        Difference::Spelling => Some(format!("{name}と同じ文（番号は違う）")),
        Difference::Particles if nearness.same_number && !is_edition_bound(catalogue, known) => {
            Some(format!("{name}と同じ番号で、助詞や「等」だけが違う文"))
        }
        Difference::Particles | Difference::Words => None,
    }
}

fn is_edition_bound(catalogue: &Catalogue, known: &Known<'_>) -> bool {
    let asked = known.item.control_keys();
    asked.iter().any(|key| catalogue.control(key).is_some_and(|control| control.edition_bound))
}

fn proposed(nearness: &Nearness) -> String {
    let mut why = Vec::new();
    if nearness.difference == Some(Difference::Spelling) {
        why.push("同じ文".to_owned());
    } else {
        // At most 100, and never negative.
        why.push(format!("文の近さ{:.0}%", nearness.similarity * 100.0));
    }
    if nearness.same_number {
        why.push("同じ番号".to_owned());
    }
    if !nearness.same_scope {
        why.push("対象の機器が違う".to_owned());
    }
    if nearness.difference.is_none() {
        why.push("公表された文言が未収録のため趣旨と比べた".to_owned());
    }
    why.join("、")
}

fn candidate<'c>(nearness: &Nearness, known: &Known<'c>, why: String) -> Candidate<'c> {
    Candidate {
        controls: known.item.controls.clone(),
        from: known.clone(),
        similarity: nearness.similarity,
        why,
    }
}

/// Where one edition asks the same sentence once for each device and the sheet asks it for all of them together.
fn together<'c>(question: &Question, near: &[(Nearness, &Known<'c>)]) -> Option<Candidate<'c>> {
    let wanted = scope(question.group.as_deref());
    let same = |n: &Nearness| n.difference == Some(Difference::Spelling);
    let (nearness, first) = near.iter().find(|(n, k)| same(n) && !k.scope.is_empty())?;
    let rows: Vec<&Known<'c>> = near
        .iter()
        .filter(|(n, k)| same(n) && k.form.key == first.form.key && k.item.controls.is_some())
        .map(|(_, k)| *k)
        .collect();
    let covered: BTreeSet<_> = rows.iter().flat_map(|k| k.scope.iter().copied()).collect();
    if rows.len() < 2 || (!wanted.is_empty() && wanted != covered) {
        return None;
    }
    let names: Vec<String> = rows.iter().map(|k| k.name()).collect();
    Some(Candidate {
        controls: Some(Ask::All(rows.iter().filter_map(|k| k.item.controls.clone()).collect())),
        from: (*first).clone(),
        similarity: nearness.similarity,
        why: format!("{}の{}行を合わせたもの（同じ文）", names.first()?, rows.len()),
    })
}
