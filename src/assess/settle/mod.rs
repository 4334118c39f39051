//! This module settles one control: what people said, weighed against what the facts show.

mod newer;
mod no;
mod not_applicable;
mod open;
mod yes;

use crate::catalogue::{AskedOf, Control, FactUse};
use crate::profile::Date;

use super::attested::{self, Said};
use super::context::Context;
use super::facts::{self, Finding, Proof};
use super::outcome::Outcome;
use super::{Basis, Missing, RoundAnswer, Verdict};

/// Answers one control.
pub(super) fn settle(control: &Control, context: &Context<'_>) -> Outcome {
    let attested = attested::read(control, context);
    let mut finding = facts::find(control.rule, context);
    refuse_days_to_come(&mut finding, context);
    let mut outcome = match attested.said.clone() {
        Said::Nothing { uncovered } => by_facts(control, context, &finding, None)
            .unwrap_or_else(|| open::unsaid(control, &finding, &uncovered)),
        Said::Stale { last } => by_facts(control, context, &finding, Some(last))
            .unwrap_or_else(|| Outcome::new(Verdict::Stale { last })),
        Said::Unknown => open::said_unknown(control, &attested),
        Said::No { target } => no::no(control, context, &attested, &finding, target),
        Said::NotApplicable { reason } => {
            not_applicable::not_applicable(control, context, &attested, reason)
        }
        Said::Yes => yes::yes(control, context, &attested, &finding),
    };
    if let Verdict::Stale { last } = outcome.verdict {
        open::say_stale(&mut outcome, control, context, last);
    }
    if matches!(outcome.verdict, Verdict::Unknown | Verdict::Stale { .. } | Verdict::No { .. }) {
        let by_facts = control.facts != FactUse::Contradict;
        if by_facts && matches!(attested.said, Said::Nothing { .. } | Said::Stale { .. }) {
            // Facts could have answered; whoever spoke is not asked for them on top.
            outcome.why_not.extend(finding.missing.iter().cloned());
        }
        outcome.why_not.extend(finding.against.iter().cloned());
    }
    if outcome.verdict == Verdict::Yes {
        let stated: Vec<String> = outcome.basis.iter().map(|b| b.field.clone()).collect();
        outcome.rest_on(stated);
        outcome.rest_on(finding.upholds);
        outcome.remarks.extend(finding.exempt);
        outcome.advice.extend(finding.advice);
        outcome.advice.extend(newer::ask_again(control, context, &outcome, &attested));
    }
    for missing in outcome.why_not.iter_mut().chain(&mut outcome.advice) {
        missing.control.clone_from(&control.key);
    }
    let mut seen = Vec::new();
    outcome.why_not.retain(|m| {
        let new = !seen.contains(m);
        seen.push(m.clone());
        new
    });
    outcome
}

/// A fact of tomorrow proves nothing today.
fn refuse_days_to_come(finding: &mut Finding, context: &Context<'_>) {
    let (past, future): (Vec<Proof>, Vec<Proof>) =
        finding.proofs.drain(..).partition(|p| p.on <= context.today);
    finding.proofs = past;
    for proof in future {
        finding.missing.push(Missing {
            control: String::new(),
            what: format!("「{}」の日付（{}）がまだ来ていない。", proof.what, proof.on.era()),
            field: proof.field,
            write: "日付を確かめてください。".to_owned(),
            owner: AskedOf::Clinic,
        });
    }
}

/// The facts' own answer, where the control lets facts answer.
fn by_facts(
    control: &Control,
    context: &Context<'_>,
    finding: &Finding,
    said_last: Option<Date>,
) -> Option<Outcome> {
    if control.facts == FactUse::Contradict || !finding.is_proof() {
        return None;
    }
    let stale = finding.proofs.iter().filter(|p| !context.is_fresh(p.on, control.freshness));
    if let Some(oldest) = stale.map(|p| p.on).min() {
        let last = said_last.map_or(oldest, |said| said.max(oldest));
        return Some(Outcome::new(Verdict::Stale { last }));
    }
    let checked_on = finding.proofs.iter().map(|p| p.on).max()?;
    let mut outcome = Outcome::new(Verdict::Yes);
    outcome.checked_on = Some(checked_on);
    outcome.rounds = vec![RoundAnswer { checked_on, yes: true }];
    outcome.basis = proofs(control, finding);
    outcome.remarks = yes::remark(&outcome.basis);
    outcome.rest_on(finding.needed.iter().cloned());
    Some(outcome)
}

fn proofs(control: &Control, finding: &Finding) -> Vec<Basis> {
    let basis = |p: &Proof| Basis {
        control: control.key.clone(),
        what: p.what.clone(),
        place: p.place.clone(),
        on: p.on,
        by: p.by.clone(),
        field: p.field.clone(),
    };
    finding.proofs.iter().map(basis).collect()
}
