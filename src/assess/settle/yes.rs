//! This file settles a はい that people gave: every part of it has a day and a proof with a place.

use crate::catalogue::{Control, FactUse};
use crate::profile::AnswerWord;

use super::super::attested::{Attested, Check};
use super::super::context::Context;
use super::super::facts::Finding;
use super::super::outcome::{Outcome, sentence};
use super::super::rounds;
use super::super::{Basis, Missing, Verdict};
use super::not_applicable::no_reason;
use super::open::{contradicted, missing, proof_of, unknown};
use super::proofs;

/// A はい of this 年度.
pub(super) fn yes(
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
    finding: &Finding,
) -> Outcome {
    if !finding.against.is_empty() {
        return contradicted(control, attested, &finding.against, "はい");
    }
    let facts_prove = control.facts != FactUse::Contradict && finding.is_proof();
    if control.facts == FactUse::Require && !facts_prove {
        return contradicted(control, attested, &finding.missing, "はい");
    }
    let bare = |c: &Check<'_>| {
        c.round.answer == AnswerWord::Yes && c.evidence(context.today).next().is_none()
    };
    // One part's proof says nothing of another part.
    let unproven = attested.checks.iter().any(bare);
    if unproven && !facts_prove {
        return unknown(missing(
            control,
            format!("「{}」の「はい」に、証拠とその場所がない。", control.name),
            attested.field_where("evidence", bare),
            format!("証拠（{}など）とその場所を書いてください。", proof_of(control)),
        ));
    }
    let silent =
        |c: &Check<'_>| c.round.answer == AnswerWord::NotApplicable && c.round.reason.is_none();
    if attested.checks.iter().any(silent) {
        return unknown(no_reason(control, attested));
    }
    let mut basis = said_basis(control, context, attested);
    let by_facts = control.facts == FactUse::Require || unproven;
    if by_facts {
        basis.extend(proofs(control, finding));
    }
    let mut outcome = Outcome::new(Verdict::Yes);
    let parts: Vec<_> = attested.checks.iter().map(rounds::of).collect();
    outcome.rounds = rounds::together(parts.iter().map(Vec::as_slice));
    outcome.checked_on = outcome.rounds.last().map(|r| r.checked_on);
    // The first いいえ and its 目標日 stay on the sheet beside the second はい.
    outcome.target = rounds::target(&attested.checks);
    outcome.remarks = remark(&basis);
    outcome.remarks.extend(exceptions(attested));
    outcome.basis = basis;
    // Who was asked for each part stands beside the proofs, also where a part names none.
    outcome.rest_on(attested.checks.iter().map(Check::field));
    if by_facts {
        outcome.rest_on(finding.needed.iter().cloned());
    }
    outcome.advice.extend(nameless(control, attested));
    outcome
}

/// Parts to which the question does not apply, beside parts that are はい.
fn exceptions(attested: &Attested<'_>) -> impl Iterator<Item = String> {
    let exempt = |c: &&Check<'_>| c.round.answer == AnswerWord::NotApplicable;
    let reasons = attested.checks.iter().filter(exempt).filter_map(|c| c.round.reason.as_ref());
    reasons.map(|reason| format!("一部該当なし: {}", sentence(reason)))
}

/// A check of which nobody can be asked.
fn nameless(control: &Control, attested: &Attested<'_>) -> Option<Missing> {
    let nobody = |c: &Check<'_>| c.round.by.is_none();
    attested.checks.iter().any(nobody).then(|| {
        missing(
            control,
            format!("「{}」を確かめた人が書かれていない。", control.name),
            attested.field_where("by", nobody),
            "確かめた人の id を書いてください。",
        )
    })
}

/// The proofs named by the people who checked; a check that names none lends nothing.
pub(super) fn said_basis(
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
) -> Vec<Basis> {
    let mut basis = Vec::new();
    for check in &attested.checks {
        for evidence in check.evidence(context.today) {
            basis.push(Basis {
                control: control.key.clone(),
                what: evidence.what.clone(),
                place: evidence.place.clone(),
                on: evidence.on.unwrap_or(check.round.checked_on),
                by: context.person(check.round.by.as_ref()),
                field: check.field(),
            });
        }
    }
    basis
}

/// 備考: the first proofs, and how many more there are.
pub(super) fn remark(basis: &[Basis]) -> Vec<String> {
    const SHOWN: usize = 3;
    let one = |b: &Basis| format!("{}（{}、{}）", b.what, b.place, b.on.era());
    let mut text = basis.iter().take(SHOWN).map(one).collect::<Vec<_>>().join("、");
    if basis.len() > SHOWN {
        text.push_str(&format!("、ほか{}件", basis.len() - SHOWN));
    }
    if text.is_empty() { Vec::new() } else { vec![format!("{text}。")] }
}
