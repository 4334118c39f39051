//! This module answers each item of a form from facts and attestations, and never claims more than it knows.
//!
//! A はい always rests on a fact with a day and a place. A row of the review sheet is はい only when its section
//! of the plan is written from known facts, with nothing required left undecided; whether that plan is approved is
//! another question (3③ of the checklist), so an unapproved plan is only remarked on.

mod answer;
mod attested;
mod context;
mod coverage;
mod facts;
mod gap;
mod gate;
mod outcome;
mod own_key;
mod pending;
mod readiness;
mod rounds;
mod score;
mod settle;
#[cfg(test)]
mod tests;
mod vendor_sheet;

pub use answer::{Answer, Answers, Basis, Missing, Receipt, RoundAnswer, Subject, Verdict};
pub use coverage::{Coverage, Covered, Ground, GroundKind, coverage};
pub use gap::{Gap, gaps};
pub use readiness::{
    ComingInspection, Concern, ConcernKind, ConcernState, FormStanding, Readiness, Severity, Task,
    TaskKind, TaskPart, VendorSheets, readiness,
};
pub use score::{PartScore, Score, Tally, score};

use crate::catalogue::{Ask, AskedOf, Audience, Catalogue, Form, Item};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::profile::{Date, Profile};

use context::Context;
use outcome::Outcome;

/// Answers every item of a form as of `today`.
pub fn assess(
    form: &Form,
    catalogue: &Catalogue,
    profile: &Profile,
    today: Date,
    subject: &Subject,
) -> Answers {
    if form.audience == Audience::Vendor {
        return vendor_sheet::answers(form, catalogue, profile, today, subject);
    }
    let context = Context { profile, catalogue, today };
    let mut notes = unusable(&context);
    let mut answers = Vec::new();
    let mut shut = false;
    for (section, item) in form.sections.iter().flat_map(|s| s.items.iter().map(move |i| (s, i))) {
        let mut outcome = if shut { gate::not_asked() } else { answer(item, &context) };
        if item.gate {
            shut |= gate::shuts(&mut outcome);
        }
        fit(&mut outcome, section.rounds_in(form));
        if !item.sections.is_empty() && outcome.verdict == Verdict::Yes {
            if outcome.basis.iter().all(|b| b.place == facts::IN_THE_PLAN) {
                outcome.remarks.clear();
            }
            if profile.plan.approved_on.is_none() {
                outcome.remarks.push("案（未承認）の計画による。".to_owned());
            }
        }
        for note in outcome.notes.iter() {
            if !notes.iter().any(|n| n == note) {
                notes.push(note.clone());
            }
        }
        answers.push(outcome.into_answer(item));
    }
    Answers {
        form: form.key.clone(),
        subject: subject.clone(),
        fiscal_year: today.fiscal_year(),
        answers,
        receipt: None,
        notes,
    }
}

/// Leaves what the table has columns for.
fn fit(outcome: &mut Outcome, rounds: u8) {
    match rounds {
        0 => {
            // A check box has no date; the plan's date is not a day on which a person checked.
            outcome.checked_on = None;
            outcome.rounds.clear();
            outcome.target = None;
        }
        1 => {
            // Where one answer can stand, it is the last.
            outcome.rounds.drain(..outcome.rounds.len().saturating_sub(1));
            if outcome.verdict == Verdict::Yes {
                outcome.target = None;
            }
        }
        _ => {}
    }
}

fn answer(item: &Item, context: &Context<'_>) -> Outcome {
    if item.blank_without_vendor {
        match facts::no_contract(context.profile) {
            Ok(false) => {}
            Ok(true) => {
                let reason = "事業者との契約がないため記入不要である。".to_owned();
                let mut outcome =
                    Outcome::new(Verdict::NotApplicable { reason: reason.clone(), blank: true });
                outcome.remarks.push(reason);
                return outcome;
            }
            Err(doubt) => {
                let mut outcome = Outcome::new(Verdict::Unknown);
                outcome.why_not.push(Missing {
                    control: item.control_keys().first().copied().unwrap_or("").to_owned(),
                    what: doubt,
                    field: "vendors".to_owned(),
                    write: "契約のある事業者と contract を書いてください。".to_owned(),
                    owner: AskedOf::Clinic,
                });
                return outcome;
            }
        }
    }
    match &item.controls {
        Some(question) => ask(question, context),
        None => settle::settle(&own_key::control(item), context),
    }
}

fn ask(question: &Ask, context: &Context<'_>) -> Outcome {
    match question {
        Ask::Control(key) => match context.catalogue.control(key) {
            Some(control) => settle::settle(control, context),
            // The catalogue was checked; an item without a control can only stay unanswered.
            None => Outcome::new(Verdict::Unknown),
        },
        Ask::Any { any } => outcome::any(any.iter().map(|a| ask(a, context)).collect()),
        Ask::All(all) => outcome::all(all.iter().map(|a| ask(a, context)).collect()),
    }
}

/// What cannot be used of the attestations: checks of days to come, and controls that do not exist.
fn unusable(context: &Context<'_>) -> Report {
    let mut notes = Report::new();
    for (at, attestation) in context.profile.attestations.iter().enumerate() {
        let control = &attestation.control;
        if context.catalogue.control(control).is_none()
            && !own_key::is_one(control, context.catalogue)
        {
            let help = own_key::meant(control, context.catalogue);
            notes.push(
                Diagnostic::warning(
                    "assess-unknown-control",
                    Place::default().field(format!("attestations[{}].control", at + 1)),
                    format!("対策「{control}」はないため、この答えは使いません。"),
                )
                .help(help),
            );
        }
        let Some(round) = attestation.rounds.last() else { continue };
        if round.checked_on > context.today {
            notes.push(
                Diagnostic::warning(
                    "assess-future-check",
                    Place::default().field(format!("attestations[{}].rounds", at + 1)),
                    format!(
                        "「{control}」の確認日 {} はまだ来ていないため、答えに使いません。",
                        round.checked_on
                    ),
                )
                .help("実際に確かめた日を書いてください。"),
            );
        }
    }
    notes
}
