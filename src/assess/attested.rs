//! This file reads what people said about one control, over all the scopes they said it for.

use std::collections::BTreeMap;

use crate::catalogue::{Control, Covers, Freshness};
use crate::profile::{
    AnswerWord, Attestation, Date, DeviceKind, Evidence, Hosting, Id, Round, Scope,
};

use super::context::{Context, last_round};
use super::facts::to_ask;

/// What was said of a control as a whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// Nothing, or not of every part; the parts that nobody spoke of.
    Nothing { uncovered: Vec<String> },
    /// Something, but not this 年度.
    Stale { last: Date },
    /// わからない.
    Unknown,
    /// はい.
    Yes,
    /// いいえ.
    No { target: Option<Date> },
    /// 該当なし.
    NotApplicable { reason: Option<String> },
}

/// What people said, with the checks it rests on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attested<'a> {
    pub(super) said: Said,
    /// The checks that decide, in the order of the profile.
    pub(super) checks: Vec<Check<'a>>,
}

/// One attestation with its last check and its place in the profile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Check<'a> {
    pub(super) at: usize,
    pub(super) attestation: &'a Attestation,
    pub(super) round: &'a Round,
}

impl Attested<'_> {
    /// A field of the first check that decides.
    pub(super) fn field(&self, key: &str) -> String {
        self.field_where(key, |_| true)
    }

    /// A field of the first check of that kind; the list where there is none.
    pub(super) fn field_where(&self, key: &str, kind: impl Fn(&Check<'_>) -> bool) -> String {
        match self.checks.iter().find(|c| kind(c)) {
            Some(check) => format!("{}.{key}", check.field()),
            None => "attestations".to_owned(),
        }
    }
}

impl<'a> Check<'a> {
    /// The proofs named at the last check; one without a place, or of a day to come, proves nothing.
    pub(super) fn evidence(&self, today: Date) -> impl Iterator<Item = &'a Evidence> {
        let come = move |e: &&Evidence| e.on.is_none_or(|on| on <= today);
        self.round.evidence.iter().filter(|e| !e.place.trim().is_empty()).filter(come)
    }

    /// The field of the last check.
    pub(super) fn field(&self) -> String {
        last_round(self.at, self.attestation)
    }

    /// Checked this 年度, and for this 年度.
    fn is_fresh(&self, context: &Context<'_>, freshness: Freshness) -> bool {
        let own_year = match freshness {
            Freshness::FiscalYear => self.attestation.fiscal_year >= context.today.fiscal_year(),
            Freshness::Years(_) => true,
        };
        own_year && context.is_fresh(self.round.checked_on, freshness)
    }
}

/// Reads all attestations of a control.
pub(super) fn read<'a>(control: &Control, context: &Context<'a>) -> Attested<'a> {
    let mut newest: BTreeMap<&Scope, Check<'a>> = BTreeMap::new();
    // A はい that was written down for an earlier 年度 does not hide one of this 年度; a later いいえ does.
    let counts = |c: &Check<'_>| {
        let says_yes = c.round.answer == AnswerWord::Yes;
        (!says_yes || c.is_fresh(context, control.freshness), c.round.checked_on)
    };
    for (at, attestation, round) in context.attestations(&control.key) {
        let check = Check { at, attestation, round };
        let slot = newest.entry(&attestation.scope).or_insert(check);
        if counts(slot) <= counts(&check) {
            *slot = check;
        }
    }
    let (fresh, stale): (Vec<_>, Vec<_>) =
        newest.values().copied().partition(|c| c.is_fresh(context, control.freshness));
    let mut attested = decide(control, context, fresh, &stale);
    attested.checks.sort_by_key(|c| c.at);
    attested
}

/// The newest check of a vendor's part of a control, when a person made it this 年度.
pub(super) fn of_vendor<'a>(
    control: &str,
    vendor: &Id,
    context: &Context<'a>,
) -> Option<Check<'a>> {
    let scope = Scope::Vendor(vendor.clone());
    context
        .attestations(control)
        .filter(|(_, attestation, _)| attestation.scope == scope)
        .map(|(at, attestation, round)| Check { at, attestation, round })
        .max_by_key(|check| check.round.checked_on)
        .filter(|check| check.is_fresh(context, Freshness::FiscalYear))
}

fn decide<'a>(
    control: &Control,
    context: &Context<'a>,
    fresh: Vec<Check<'a>>,
    stale: &[Check<'a>],
) -> Attested<'a> {
    let with = |word: AnswerWord| -> Vec<Check<'a>> {
        fresh.iter().copied().filter(|c| c.round.answer == word).collect()
    };
    let no = with(AnswerWord::No);
    if !no.is_empty() {
        // Everything that is missing must be done, so the latest target counts; one without any leaves it open.
        let targets: Option<Vec<Date>> = no.iter().map(|c| c.round.target_date).collect();
        let target = targets.and_then(|t| t.into_iter().max());
        return Attested { said: Said::No { target }, checks: no };
    }
    let unknown = with(AnswerWord::Unknown);
    if !unknown.is_empty() {
        return Attested { said: Said::Unknown, checks: unknown };
    }
    if let Some(all) = fresh.iter().copied().find(|c| c.attestation.scope == Scope::All) {
        let said = match all.round.answer {
            AnswerWord::NotApplicable => Said::NotApplicable { reason: all.round.reason.clone() },
            _ => Said::Yes,
        };
        return Attested { said, checks: vec![all] };
    }
    if fresh.is_empty() {
        let last = stale.iter().map(|c| c.round.checked_on).max();
        let said = match last {
            Some(last) => Said::Stale { last },
            None => Said::Nothing { uncovered: Vec::new() },
        };
        return Attested { said, checks: Vec::new() };
    }
    let uncovered = uncovered(control, context, &fresh);
    if !uncovered.is_empty() {
        // A part that was checked in an earlier 年度 makes the whole stale, not merely unsaid.
        let last = stale.iter().map(|c| c.round.checked_on).min();
        let said = match last {
            Some(last) => Said::Stale { last },
            None => Said::Nothing { uncovered },
        };
        return Attested { said, checks: Vec::new() };
    }
    if fresh.iter().all(|c| c.round.answer == AnswerWord::NotApplicable) {
        let reasons: Option<Vec<String>> = fresh.iter().map(|c| c.round.reason.clone()).collect();
        let reason = reasons.map(|r| r.join("、"));
        return Attested { said: Said::NotApplicable { reason }, checks: fresh };
    }
    Attested { said: Said::Yes, checks: fresh }
}

/// The parts of what the control speaks of that no narrower answer covers.
fn uncovered(control: &Control, context: &Context<'_>, fresh: &[Check<'_>]) -> Vec<String> {
    let profile = context.profile;
    let answered = |scope: Scope| fresh.iter().any(|c| c.attestation.scope == scope);
    let kind = match control.covers {
        Covers::Servers => Some(DeviceKind::Server),
        Covers::Terminals => Some(DeviceKind::Terminal),
        Covers::NetworkDevices => Some(DeviceKind::NetworkDevice),
        Covers::Facility | Covers::Vendors => None,
    };
    if let Some(kind) = kind {
        if answered(Scope::DeviceKind(kind)) {
            return Vec::new();
        }
        if control.covers != Covers::Servers {
            return vec![kind.word().to_owned()];
        }
    }
    if control.covers == Covers::Vendors && to_ask(profile).next().is_some() {
        return to_ask(profile)
            .filter(|(_, v)| !answered(Scope::Vendor(v.id.clone())))
            .map(|(_, v)| v.name.clone())
            .collect();
    }
    let servers = control.covers == Covers::Servers;
    let systems: Vec<_> =
        profile.systems.iter().filter(|s| !servers || s.hosting != Hosting::Cloud).collect();
    if systems.is_empty() {
        return vec!["施設全体".to_owned()];
    }
    systems
        .into_iter()
        .filter(|s| !answered(Scope::System(s.id.clone())))
        .map(|s| s.name.clone())
        .collect()
}
