//! This file keeps criteria and their adoption together: none is taken in without its day and name, none by the way.

use super::fault;
use crate::diagnostic::{Place, Report};
use crate::interview::{Offer, Question, Questions};
use crate::profile::Profile;

/// What somebody answered to an offered criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Adopted, in these words.
    Adopted(String),
    /// Not decided yet.
    NotYet,
}

/// Words that adopt an offer as it stands.
const AS_IT_IS: [&str; 6] = ["採用", "このまま", "このまま採用", "○", "〇", "はい"];
/// Words that leave it.
const NOT_YET: [&str; 5] = ["まだ", "まだ決めない", "決めない", "×", "いいえ"];
/// What people copy from the sheet before their own words.
const CHANGED: [&str; 3] = ["直して採用", "直す", "採用"];

/// Reads the answer to a criterion.
pub(super) fn verdict(question: &Question, offers: &[Offer], written: &str) -> Verdict {
    let written = written.trim();
    let standard = offers.iter().find(|o| o.path == question.path).map(|o| o.text.clone());
    let offered = question.known.clone().or(standard);
    if NOT_YET.contains(&written) {
        return Verdict::NotYet;
    }
    if let Some(offered) = offered.filter(|_| AS_IT_IS.contains(&written)) {
        return Verdict::Adopted(offered);
    }
    let own = CHANGED.iter().find_map(|word| written.strip_prefix(word)?.strip_prefix([':', '：']));
    Verdict::Adopted(own.unwrap_or(written).trim().to_owned())
}

/// Whether a question is about a criterion, not about its adoption.
pub(super) fn is_criterion(question: &Question) -> bool {
    question.path.starts_with("decisions.") && !is_adoption(question)
}

/// Whether a question is about the day or the name of an adoption.
pub(super) fn is_adoption(question: &Question) -> bool {
    question.path.starts_with("decisions.adopted_")
}

/// Faults of criteria that come without day or name, and of proposals that would be adopted by the way.
///
/// `adopted` are the paths of criteria that the table adopts, with the place of each; `signed` says that the table
/// gives both day and name.
pub(super) fn check(
    profile: &Profile,
    questions: &Questions,
    adopted: &[(String, Place)],
    signed: bool,
) -> Report {
    let mut report = Report::new();
    let Some((_, first)) = adopted.first() else { return report };
    if !signed {
        report.push(fault::no_adoption(first.clone()));
    }
    let was_adopted = profile.decisions.adopted_on.value().is_some();
    let is_marked = |q: &Question| adopted.iter().any(|(path, _)| *path == q.path);
    let proposals: Vec<&Question> = questions
        .iter()
        .filter(|q| is_criterion(q) && !q.is_open() && !is_marked(q))
        .filter(|_| !was_adopted)
        .collect();
    if !proposals.is_empty() {
        report.push(fault::unmarked(first.clone(), &proposals));
    }
    report
}
