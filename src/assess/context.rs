//! This file holds what every rule looks at: profile, catalogue and the day.

use chrono::Months;

use crate::catalogue::{Catalogue, Freshness};
use crate::profile::{Attestation, Date, Id, Profile, Round};

/// What every rule looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) profile: &'a Profile,
    pub(super) catalogue: &'a Catalogue,
    pub(super) today: Date,
}

impl<'a> Context<'a> {
    /// Whether something of that day still counts today.
    pub(super) fn is_fresh(&self, on: Date, freshness: Freshness) -> bool {
        match freshness {
            Freshness::FiscalYear => on.fiscal_year() >= self.today.fiscal_year(),
            Freshness::Years(years) => {
                let months = Months::new(years.saturating_mul(12));
                on.day().checked_add_months(months).is_none_or(|end| end >= self.today.day())
            }
        }
    }

    /// The attestations of a control with their place in the profile and their last check.
    ///
    /// A key with `replaced_by` is another name of the same question, so its answers count. A question that changed in
    /// substance has a key of its own and no such mark: nothing said of the old one answers it.
    pub(super) fn attestations(
        &self,
        control: &str,
    ) -> impl Iterator<Item = (usize, &'a Attestation, &'a Round)> {
        self.profile.attestations.iter().enumerate().filter_map(move |(at, attestation)| {
            let round = attestation.rounds.last()?;
            // What is no control may be the own key of an item that no control answers.
            let named = attestation.control.as_str();
            let means = self.catalogue.current(named).map_or(named, |c| c.key.as_str());
            let counts = means == control && round.checked_on <= self.today;
            counts.then_some((at, attestation, round))
        })
    }

    /// A person as papers name them: 「事務長 佐藤 花子」.
    pub(super) fn person(&self, id: Option<&Id>) -> String {
        id.and_then(|id| self.profile.person(id))
            .map(|p| format!("{} {}", p.title, p.name))
            .unwrap_or_default()
    }
}

/// The field of an attestation's last check: `attestations[3].rounds[1]`.
pub(super) fn last_round(at: usize, attestation: &Attestation) -> String {
    format!("attestations[{}].rounds[{}]", at + 1, attestation.rounds.len().max(1))
}
