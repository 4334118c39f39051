//! This module answers each item of a form from facts and attestations, and never claims more than it knows.

mod answer;
mod gap;

pub use answer::{Answer, Answers, Basis, Missing, Receipt, RoundAnswer, Subject, Verdict};
pub use gap::{Gap, gaps};

use crate::catalogue::{Catalogue, Form};
use crate::diagnostic::Report;
use crate::profile::{Date, Profile};

/// Answers every item of a form.
pub fn assess(
    form: &Form,
    _catalogue: &Catalogue,
    _profile: &Profile,
    today: Date,
    subject: &Subject,
) -> Answers {
    let answers = form
        .items()
        .map(|item| Answer {
            item: item.key.clone(),
            verdict: Verdict::Unknown,
            checked_on: None,
            rounds: Vec::new(),
            target: None,
            basis: Vec::new(),
            remarks: Vec::new(),
            why_not: Vec::new(),
        })
        .collect();
    Answers {
        form: form.key.clone(),
        subject: subject.clone(),
        fiscal_year: today.fiscal_year(),
        answers,
        receipt: None,
        notes: Report::new(),
    }
}
