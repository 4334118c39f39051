//! This file combines outcomes: all must be in place, or any of a group.

use crate::catalogue::Item;
use crate::diagnostic::Report;
use crate::profile::Date;

use super::{Answer, Basis, Missing, RoundAnswer, Verdict, rounds};

/// What a control, or a group of controls, comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    pub(super) verdict: Verdict,
    pub(super) checked_on: Option<Date>,
    pub(super) rounds: Vec<RoundAnswer>,
    pub(super) target: Option<Date>,
    pub(super) basis: Vec<Basis>,
    pub(super) rests_on: Vec<String>,
    pub(super) remarks: Vec<String>,
    pub(super) why_not: Vec<Missing>,
    pub(super) advice: Vec<Missing>,
    pub(super) notes: Report,
}

impl Outcome {
    /// An outcome that says nothing but its verdict.
    pub(super) fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            checked_on: None,
            rounds: Vec::new(),
            target: None,
            basis: Vec::new(),
            rests_on: Vec::new(),
            remarks: Vec::new(),
            why_not: Vec::new(),
            advice: Vec::new(),
            notes: Report::new(),
        }
    }

    /// Adds fields without which the answer would not stand, each once.
    pub(super) fn rest_on(&mut self, fields: impl IntoIterator<Item = String>) {
        for field in fields {
            if !self.rests_on.contains(&field) {
                self.rests_on.push(field);
            }
        }
    }

    /// The answer to an item; notes are for the sheet as a whole.
    pub(super) fn into_answer(self, item: &Item) -> Answer {
        Answer {
            item: item.key.clone(),
            verdict: self.verdict,
            checked_on: self.checked_on,
            rounds: self.rounds,
            target: self.target,
            basis: self.basis,
            rests_on: self.rests_on,
            remarks: self.remarks,
            why_not: self.why_not,
            advice: self.advice,
        }
    }

    fn is_no(&self) -> bool {
        matches!(self.verdict, Verdict::No { .. })
    }

    fn is_stale(&self) -> bool {
        matches!(self.verdict, Verdict::Stale { .. })
    }

    fn is_not_applicable(&self) -> bool {
        matches!(self.verdict, Verdict::NotApplicable { .. })
    }
}

/// Yes when all are yes (or do not apply), no when any is no, otherwise unknown or stale.
pub(super) fn all(parts: Vec<Outcome>) -> Outcome {
    let verdict = if parts.iter().any(Outcome::is_no) {
        Verdict::No { target: target(&parts, Iterator::max) }
    } else if parts.is_empty() || parts.iter().any(|p| p.verdict == Verdict::Unknown) {
        Verdict::Unknown
    } else if parts.iter().any(Outcome::is_stale) {
        Verdict::Stale { last: oldest(&parts) }
    } else if parts.iter().all(Outcome::is_not_applicable) {
        not_applicable(&parts)
    } else {
        Verdict::Yes
    };
    gather(verdict, parts)
}

/// Yes when any is yes, no when all are no, otherwise unknown or stale.
pub(super) fn any(mut parts: Vec<Outcome>) -> Outcome {
    if let Some(at) = parts.iter().position(|p| p.verdict == Verdict::Yes) {
        let mut yes = parts.swap_remove(at);
        for other in parts {
            yes.notes.append(other.notes);
        }
        return yes;
    }
    let verdict = if !parts.is_empty() && parts.iter().all(Outcome::is_no) {
        Verdict::No { target: target(&parts, Iterator::min) }
    } else if !parts.is_empty() && parts.iter().all(Outcome::is_not_applicable) {
        not_applicable(&parts)
    } else if parts.iter().any(Outcome::is_stale)
        && parts.iter().all(|p| p.is_stale() || p.is_no() || p.is_not_applicable())
    {
        Verdict::Stale { last: oldest(&parts) }
    } else {
        Verdict::Unknown
    };
    if verdict == Verdict::Unknown {
        // One alternative is enough to do: the first that is still open.
        let open = parts.iter().position(|p| p.verdict == Verdict::Unknown);
        for (at, part) in parts.iter_mut().enumerate() {
            if Some(at) != open {
                part.why_not.clear();
            }
        }
    }
    gather(verdict, parts)
}

/// The target of those that are no; open when one of them has none.
fn target(
    parts: &[Outcome],
    pick: impl Fn(std::vec::IntoIter<Date>) -> Option<Date>,
) -> Option<Date> {
    let targets: Option<Vec<Date>> = parts.iter().filter(|p| p.is_no()).map(|p| p.target).collect();
    targets.and_then(|t| pick(t.into_iter()))
}

/// The day since which something has not been checked.
fn oldest(parts: &[Outcome]) -> Date {
    let days = parts.iter().filter_map(|p| match p.verdict {
        Verdict::Stale { last } => Some(last),
        _ => None,
    });
    days.min().unwrap_or(Date::new(chrono::NaiveDate::MIN))
}

fn not_applicable(parts: &[Outcome]) -> Verdict {
    let mut reasons: Vec<&str> = Vec::new();
    for part in parts {
        if let Verdict::NotApplicable { reason, .. } = &part.verdict
            && !reasons.contains(&reason.as_str())
        {
            reasons.push(reason);
        }
    }
    Verdict::NotApplicable { reason: reasons.concat(), blank: false }
}

fn gather(verdict: Verdict, parts: Vec<Outcome>) -> Outcome {
    let mut whole = Outcome::new(verdict);
    let said = matches!(whole.verdict, Verdict::Yes | Verdict::No { .. });
    if said {
        whole.rounds = rounds::together(parts.iter().map(|p| p.rounds.as_slice()));
        whole.checked_on = whole.rounds.last().map(|r| r.checked_on);
    }
    whole.target = match whole.verdict {
        Verdict::No { target } => target,
        Verdict::Yes => parts.iter().filter_map(|p| p.target).max(),
        _ => None,
    };
    for part in parts {
        // A はい of one part must not lend its basis to an いいえ or a blank.
        let speaks = match whole.verdict {
            Verdict::Yes => true,
            Verdict::No { .. } => part.is_no(),
            Verdict::NotApplicable { .. } => part.is_not_applicable(),
            _ => part.is_stale(),
        };
        if speaks {
            whole.basis.extend(part.basis);
            whole.rest_on(part.rests_on);
            whole.remarks.extend(part.remarks);
        }
        whole.why_not.extend(part.why_not);
        whole.advice.extend(part.advice);
        whole.notes.append(part.notes);
    }
    let mut seen = Vec::new();
    whole.remarks.retain(|r| {
        let new = !seen.contains(r);
        seen.push(r.clone());
        new
    });
    whole
}

/// What somebody wrote, as a sentence.
pub(super) fn sentence(text: &str) -> String {
    if text.ends_with('。') { text.to_owned() } else { format!("{text}。") }
}
