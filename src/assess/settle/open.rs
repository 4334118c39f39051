//! This file leaves a control open: nobody said, nobody knows, too long ago, or not as the facts are.

use crate::catalogue::{Control, FactUse, Freshness};
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::Date;

use super::super::attested::Attested;
use super::super::context::Context;
use super::super::facts::Finding;
use super::super::outcome::Outcome;
use super::super::{Missing, Verdict};

/// Blank, and never いいえ: what is old is said to be old.
pub(super) fn say_stale(
    outcome: &mut Outcome,
    control: &Control,
    context: &Context<'_>,
    last: Date,
) {
    let name = &control.name;
    let year = context.today.fiscal_year();
    let (remark, what) = match control.freshness {
        Freshness::FiscalYear => (
            format!("今年度未確認（前回の確認は{}）。", last.era()),
            format!("「{name}」は今年度にまだ確認されていない。"),
        ),
        Freshness::Years(years) => (
            format!("{}から{years}年を過ぎている。", last.era()),
            format!("「{name}」の根拠が{}から{years}年を過ぎている。", last.era()),
        ),
    };
    // A check of these days that is written down for an earlier 年度.
    let misplaced = control.freshness == Freshness::FiscalYear && last.fiscal_year() >= year;
    let write = if misplaced {
        format!("今年度の確認であれば、fiscal_year: {year} の答えとして書いてください。")
    } else {
        ask_to_attest(control)
    };
    outcome.remarks.push(remark);
    outcome.why_not.push(missing(control, what, "attestations", write));
}

/// What stands against a control.
pub(super) fn missing(
    control: &Control,
    what: impl Into<String>,
    field: impl Into<String>,
    write: impl Into<String>,
) -> Missing {
    Missing {
        control: control.key.clone(),
        what: what.into(),
        field: field.into(),
        write: write.into(),
        owner: control.asked_of,
    }
}

/// Nobody said anything, or not of every part.
pub(super) fn unsaid(control: &Control, finding: &Finding, uncovered: &[String]) -> Outcome {
    let mut outcome = Outcome::new(Verdict::Unknown);
    let facts_say_what = control.facts != FactUse::Contradict
        && !(finding.missing.is_empty() && finding.against.is_empty());
    if facts_say_what {
        return outcome;
    }
    let what = if uncovered.is_empty() {
        format!("「{}」を確かめた記録がない。", control.name)
    } else {
        format!("「{}」の確認が一部だけである（残り: {}）。", control.name, uncovered.join("、"))
    };
    outcome.why_not.push(missing(control, what, "attestations", ask_to_attest(control)));
    outcome
}

/// わからない is an answer of a person, and leaves the sheet a 下書き.
pub(super) fn said_unknown(control: &Control, attested: &Attested<'_>) -> Outcome {
    unknown(missing(
        control,
        format!("「{}」が「わからない」と答えられている。", control.name),
        attested.field("answer"),
        "確かめて「はい」か、「いいえ」と目標日で答えてください。",
    ))
}

/// Blank, with what stands in the way.
pub(super) fn unknown(missing: Missing) -> Outcome {
    let mut outcome = Outcome::new(Verdict::Unknown);
    outcome.why_not.push(missing);
    outcome
}

fn ask_to_attest(control: &Control) -> String {
    format!(
        "control: {} で、確かめた日、答え、証拠（{}など）とその場所を書いてください。",
        control.key,
        proof_of(control)
    )
}

/// What an inspector would accept first.
pub(super) fn proof_of(control: &Control) -> &str {
    control.evidence.first().map_or("書面", String::as_str)
}

/// What was said does not stand against the facts: no answer, and a word about it.
pub(super) fn contradicted(
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
                Place::default().field(attested.field("answer")),
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
