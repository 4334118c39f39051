//! This file settles an いいえ: its 目標日, its reason, and what is still to be done.

use crate::catalogue::Control;
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::Date;

use super::super::Verdict;
use super::super::attested::Attested;
use super::super::context::Context;
use super::super::facts::Finding;
use super::super::outcome::{Outcome, sentence};
use super::super::rounds;
use super::open::{contradicted, missing};
use super::yes::said_basis;

/// An いいえ of this 年度.
pub(super) fn no(
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
    let parts: Vec<_> = attested.checks.iter().map(rounds::of).collect();
    outcome.rounds = rounds::together(parts.iter().map(Vec::as_slice));
    outcome.checked_on = outcome.rounds.last().map(|r| r.checked_on);
    outcome.basis = said_basis(control, context, attested);
    outcome.remarks = finding.remarks.clone();
    for check in &attested.checks {
        if let Some(reason) = &check.round.reason {
            outcome.remarks.push(sentence(reason));
        }
    }
    say_target(&mut outcome, control, context, attested, target);
    outcome
}

/// What the 目標日 leaves to do; one outside the 年度 that the sheet speaks of is said aloud too.
fn say_target(
    outcome: &mut Outcome,
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
    target: Option<Date>,
) {
    let name = &control.name;
    let year = context.today.fiscal_year();
    let (what, key, write) = match target {
        None => (
            format!("「{name}」は「いいえ」で、目標日がない。"),
            "target_date",
            "目標日を書いてください。",
        ),
        Some(day) if day < context.today => (
            format!("「{name}」の目標日（{}）が過ぎている。", day.era()),
            "target_date",
            "2回目の確認を行うか、目標日を改めてください。",
        ),
        Some(day) if day.fiscal_year() > year => (
            format!("「{name}」の目標日（{}）が今年度の後である。", day.era()),
            "target_date",
            "今年度中の目標日を書いてください。",
        ),
        Some(day) => (
            format!("「{name}」は「いいえ」である（目標日 {}）。", day.era()),
            "answer",
            "対策を行ったら、2回目の確認を書いてください。",
        ),
    };
    let field = match target {
        Some(day) => attested.field_where(key, |c| c.round.target_date == Some(day)),
        None => attested.field_where(key, |c| c.round.target_date.is_none()),
    };
    if let Some(day) = target.filter(|day| day.fiscal_year() != year) {
        let note = Diagnostic::warning(
            "assess-target-year",
            Place::default().field(field.clone()),
            format!(
                "「{name}」の目標日 {day} は{year}年度（{year}年4月〜{}年3月）の日ではありません。",
                year + 1
            ),
        );
        outcome.notes.push(note.help("チェックリストの目標日は、今年度中の日を書いてください。"));
    }
    outcome.why_not.push(missing(control, what, field, write));
}
