//! This file asks to look again where the guideline has changed since somebody checked.

use crate::catalogue::{Control, Fact, FactKind};
use crate::profile::Date;

use super::super::Missing;
use super::super::attested::Attested;
use super::super::context::Context;
use super::super::facts::IN_THE_PLAN;
use super::super::outcome::Outcome;
use super::open::missing;

/// Advice where a part of a はい was checked before the guideline said what it says today.
///
/// The sheet asks what its own edition asks, so the answer stands; what it is worth today is for a person to say.
pub(super) fn ask_again(
    control: &Control,
    context: &Context<'_>,
    outcome: &Outcome,
    attested: &Attested<'_>,
) -> Option<Missing> {
    let (checked_on, field) = oldest_check(outcome, attested)?;
    let newer: Vec<(&Fact, Date)> = control
        .law
        .iter()
        .filter_map(|key| context.catalogue.fact(key))
        .filter(|fact| fact.kind == FactKind::Guideline)
        .filter_map(|fact| Some((fact, Date::new(fact.source_date?))))
        .filter(|(_, on)| checked_on < *on && *on <= context.today)
        .collect();
    let since = newer.iter().map(|(_, on)| *on).max()?;
    let names: Vec<String> = newer.iter().map(|(fact, _)| format!("「{}」", fact.name)).collect();
    Some(missing(
        control,
        format!(
            "「{}」の確認（{}）の後に、ガイドラインの{}が改まった（{}）。",
            control.name,
            checked_on.era(),
            names.concat(),
            since.era()
        ),
        field,
        "改まった内容を踏まえてもう一度確かめ、確かめた日と答えを書いてください。",
    ))
}

/// The day on which a person first checked something of it, with its field; the date of a plan is no check.
fn oldest_check(outcome: &Outcome, attested: &Attested<'_>) -> Option<(Date, String)> {
    if !attested.checks.is_empty() {
        let checks = attested.checks.iter().map(|c| (c.round.checked_on, c.field()));
        return checks.min_by_key(|(on, _)| *on);
    }
    let dated = outcome.basis.iter().filter(|b| b.place != IN_THE_PLAN);
    dated.map(|b| (b.on, b.field.clone())).min_by_key(|(on, _)| *on)
}
