//! This file settles one control: what people said, weighed against what the facts show.

use crate::catalogue::{AskedOf, Control, Covers, FactUse, Freshness};
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::{AnswerWord, Date, DeviceKind, DeviceStatus};

use super::attested::{self, Attested, Check, Said};
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
            .unwrap_or_else(|| unsaid(control, &finding, &uncovered)),
        Said::Stale { last } => by_facts(control, context, &finding, Some(last))
            .unwrap_or_else(|| Outcome::new(Verdict::Stale { last })),
        Said::Unknown => unknown(said_unknown(control, &attested)),
        Said::No { target } => no(control, context, &attested, &finding, target),
        Said::NotApplicable { reason } => not_applicable(control, context, &attested, reason),
        Said::Yes => yes(control, context, &attested, &finding),
    };
    if let Verdict::Stale { last } = outcome.verdict {
        say_stale(&mut outcome, control, last);
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
        outcome.advice = finding.advice;
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

/// Blank, and never いいえ: what is old is said to be old.
fn say_stale(outcome: &mut Outcome, control: &Control, last: Date) {
    let (remark, what) = match control.freshness {
        Freshness::FiscalYear => (
            format!("今年度未確認（前回の確認は{}）。", last.era()),
            format!("「{}」は今年度にまだ確認されていない。", control.name),
        ),
        Freshness::Years(years) => (
            format!("{}から{years}年を過ぎている。", last.era()),
            format!("「{}」の根拠が{}から{years}年を過ぎている。", control.name, last.era()),
        ),
    };
    outcome.remarks.push(remark);
    outcome.why_not.push(Missing {
        control: control.key.clone(),
        what,
        field: "attestations".to_owned(),
        write: ask_to_attest(control),
        owner: control.asked_of,
    });
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
    outcome.remarks = remark(&outcome.basis);
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

fn unsaid(control: &Control, finding: &Finding, uncovered: &[String]) -> Outcome {
    let facts_say_what = control.facts != FactUse::Contradict
        && !(finding.missing.is_empty() && finding.against.is_empty());
    if !uncovered.is_empty() && !facts_say_what {
        return unknown(Missing {
            control: control.key.clone(),
            what: format!(
                "「{}」の確認が一部だけである（残り: {}）。",
                control.name,
                uncovered.join("、")
            ),
            field: "attestations".to_owned(),
            write: ask_to_attest(control),
            owner: control.asked_of,
        });
    }
    let mut outcome = Outcome::new(Verdict::Unknown);
    if !facts_say_what {
        outcome.why_not.push(Missing {
            control: control.key.clone(),
            what: format!("「{}」を確かめた記録がない。", control.name),
            field: "attestations".to_owned(),
            write: ask_to_attest(control),
            owner: control.asked_of,
        });
    }
    outcome
}

fn unknown(missing: Missing) -> Outcome {
    let mut outcome = Outcome::new(Verdict::Unknown);
    outcome.why_not.push(missing);
    outcome
}

fn ask_to_attest(control: &Control) -> String {
    format!(
        "control: {} で、確かめた日、答え、証拠（{}など）とその場所を書いてください。",
        control.key,
        control.evidence.first().map(String::as_str).unwrap_or("書面")
    )
}

fn said_unknown(control: &Control, attested: &Attested<'_>) -> Missing {
    Missing {
        control: control.key.clone(),
        what: format!("「{}」が「わからない」と答えられている。", control.name),
        field: field_of(attested, "answer"),
        write: "確かめて「はい」か、「いいえ」と目標日で答えてください。".to_owned(),
        owner: control.asked_of,
    }
}

fn field_of(attested: &Attested<'_>, key: &str) -> String {
    match attested.checks.first() {
        Some(check) => format!("{}.{key}", check.field()),
        None => "attestations".to_owned(),
    }
}

fn no(
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
    finding: &Finding,
    target: Option<Date>,
) -> Outcome {
    if !finding.against_no.is_empty() {
        return contradicted(control, attested, &finding.against_no, "いいえ");
    }
    let mut outcome = Outcome::new(Verdict::No { target });
    outcome.target = target;
    outcome.rounds = rounds(attested);
    outcome.checked_on = outcome.rounds.last().map(|r| r.checked_on);
    outcome.basis = said_basis(control, context, attested);
    outcome.remarks = finding.remarks.clone();
    for check in &attested.checks {
        if let Some(reason) = &check.round.reason {
            outcome.remarks.push(sentence(reason));
        }
    }
    let (what, key, write) = match target {
        None => (
            format!("「{}」は「いいえ」で、目標日がない。", control.name),
            "target_date",
            "目標日を書いてください。",
        ),
        Some(day) if day < context.today => (
            format!("「{}」の目標日（{}）が過ぎている。", control.name, day.era()),
            "target_date",
            "2回目の確認を行うか、目標日を改めてください。",
        ),
        Some(day) if day.fiscal_year() > context.today.fiscal_year() => (
            format!("「{}」の目標日（{}）が今年度の後である。", control.name, day.era()),
            "target_date",
            "今年度中の目標日を書いてください。",
        ),
        Some(day) => (
            format!("「{}」は「いいえ」である（目標日 {}）。", control.name, day.era()),
            "answer",
            "対策を行ったら、2回目の確認を書いてください。",
        ),
    };
    outcome.why_not.push(Missing {
        control: control.key.clone(),
        what,
        field: field_of(attested, key),
        write: write.to_owned(),
        owner: control.asked_of,
    });
    outcome
}

fn not_applicable(
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
    reason: Option<String>,
) -> Outcome {
    let kind = match control.covers {
        Covers::Servers => Some(DeviceKind::Server),
        Covers::Terminals => Some(DeviceKind::Terminal),
        Covers::NetworkDevices => Some(DeviceKind::NetworkDevice),
        Covers::Facility | Covers::Vendors => None,
    };
    let Some(kind) = kind else {
        return unknown(Missing {
            control: control.key.clone(),
            what: format!("「{}」に「該当なし」は選べない。", control.name),
            field: field_of(attested, "answer"),
            write: "「はい」か、「いいえ」と目標日で答えてください。".to_owned(),
            owner: control.asked_of,
        });
    };
    let devices = &context.profile.devices;
    if let Some(at) = devices.iter().position(|d| d.kind == kind && d.status == DeviceStatus::InUse)
    {
        let name = devices.get(at).map(|d| d.id.to_string()).unwrap_or_default();
        let against = Missing {
            control: control.key.clone(),
            what: format!("使用中の{}「{name}」が機器台帳にある。", kind.word()),
            field: format!("devices[{}]", at + 1),
            write: "台帳を直すか、「はい」「いいえ」で答えてください。".to_owned(),
            owner: control.asked_of,
        };
        return contradicted(control, attested, &[against], "該当なし");
    }
    let Some(reason) = reason else {
        return unknown(Missing {
            control: control.key.clone(),
            what: format!("「{}」が「該当なし」である理由がない。", control.name),
            field: field_of(attested, "reason"),
            write: "該当しない理由を書いてください。".to_owned(),
            owner: control.asked_of,
        });
    };
    let reason = sentence(&reason);
    let mut outcome = Outcome::new(Verdict::NotApplicable { reason: reason.clone(), blank: false });
    outcome.basis = said_basis(control, context, attested);
    outcome.remarks.push(format!("該当なし: {reason}"));
    outcome
}

fn yes(
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
    finding: &Finding,
) -> Outcome {
    if !finding.against.is_empty() {
        return contradicted(control, attested, &finding.against, "はい");
    }
    if control.facts == FactUse::Require && !finding.is_proof() {
        return contradicted(control, attested, &finding.missing, "はい");
    }
    let mut basis = said_basis(control, context, attested);
    let by_facts = control.facts == FactUse::Require || basis.is_empty();
    if by_facts {
        basis.extend(proofs(control, finding));
    }
    if basis.is_empty() {
        return unknown(Missing {
            control: control.key.clone(),
            what: format!("「{}」の「はい」に、証拠とその場所がない。", control.name),
            field: field_of(attested, "evidence"),
            write: format!(
                "証拠（{}など）とその場所を書いてください。",
                control.evidence.first().map(String::as_str).unwrap_or("書面")
            ),
            owner: control.asked_of,
        });
    }
    let mut outcome = Outcome::new(Verdict::Yes);
    outcome.rounds = rounds(attested);
    outcome.checked_on = outcome.rounds.last().map(|r| r.checked_on);
    // The first いいえ and its 目標日 stay on the sheet beside the second はい.
    outcome.target = attested
        .checks
        .iter()
        .flat_map(|c| &c.attestation.rounds)
        .filter(|r| r.answer == AnswerWord::No)
        .filter_map(|r| r.target_date)
        .max();
    outcome.remarks = remark(&basis);
    outcome.basis = basis;
    // Who was asked for each part stands beside the proofs, also where a part names none.
    outcome.rest_on(attested.checks.iter().map(Check::field));
    if by_facts {
        outcome.rest_on(finding.needed.iter().cloned());
    }
    outcome
}

/// What was said does not stand against the facts: no answer, and a word about it.
fn contradicted(
    control: &Control,
    attested: &Attested<'_>,
    against: &[Missing],
    said: &str,
) -> Outcome {
    let mut outcome = Outcome::new(Verdict::Unknown);
    for missing in against {
        outcome.notes.push(
            Diagnostic::warning(
                "assess-contradiction",
                Place::default().field(field_of(attested, "answer")),
                format!(
                    "「{}」は「{said}」と答えられていますが、事実と合わないため空欄にします。理由: {}（{}）",
                    control.name, missing.what, missing.field
                ),
            )
            .help(missing.write.clone()),
        );
        outcome.why_not.push(missing.clone());
    }
    outcome
}

/// The proofs named by the people who checked; a check that names none lends nothing.
fn said_basis(control: &Control, context: &Context<'_>, attested: &Attested<'_>) -> Vec<Basis> {
    let mut basis = Vec::new();
    for check in &attested.checks {
        for evidence in check.evidence() {
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

fn rounds(attested: &Attested<'_>) -> Vec<RoundAnswer> {
    let answer = |checked_on, word| match word {
        AnswerWord::Yes => Some(RoundAnswer { checked_on, yes: true }),
        AnswerWord::No => Some(RoundAnswer { checked_on, yes: false }),
        AnswerWord::NotApplicable | AnswerWord::Unknown => None,
    };
    if let [check] = attested.checks.as_slice() {
        let rounds = check.attestation.rounds.iter();
        return rounds.filter_map(|r| answer(r.checked_on, r.answer)).collect();
    }
    // Several parts were checked on several days: the whole was checked when the last part was.
    let last = attested.checks.iter().map(|c| c.round.checked_on).max();
    let yes = !attested.checks.iter().any(|c| c.round.answer == AnswerWord::No);
    last.map(|checked_on| RoundAnswer { checked_on, yes }).into_iter().collect()
}

/// 備考: the first proofs, and how many more there are.
fn remark(basis: &[Basis]) -> Vec<String> {
    const SHOWN: usize = 3;
    let one = |b: &Basis| format!("{}（{}、{}）", b.what, b.place, b.on.era());
    let mut text = basis.iter().take(SHOWN).map(one).collect::<Vec<_>>().join("、");
    if basis.len() > SHOWN {
        text.push_str(&format!("、ほか{}件", basis.len() - SHOWN));
    }
    if text.is_empty() { Vec::new() } else { vec![format!("{text}。")] }
}

fn sentence(text: &str) -> String {
    if text.ends_with('。') { text.to_owned() } else { format!("{text}。") }
}
