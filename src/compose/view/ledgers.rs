//! This file shows ledgers to templates as counts and proofs; the ledgers themselves are papers of their own.

use super::words::{Words, filled};
use crate::compose::shape::view;
use crate::profile::{DeviceKind, DeviceStatus, Known, LedgerReview, Profile};

view! {
    /// The ledgers.
    pub(crate) struct LedgersView {
        /// Devices by kind, without kinds that do not exist.
        kinds: Vec<KindView>,
        /// The ledgers that are kept.
        ledgers: Vec<LedgerView>,
        /// Devices whose support ends within a year of this version, or has ended.
        ending: Vec<EndingView>,
        /// Cloud services.
        clouds: Vec<CloudView>,
    }
}

view! {
    /// Devices of a kind.
    pub(crate) struct KindView {
        /// Key.
        id: String,
        /// Kind.
        kind: String,
        /// In use.
        used: String,
        /// In reserve or switched off.
        idle: String,
        /// Maintained from outside.
        remote: String,
    }
}

view! {
    /// A ledger.
    pub(crate) struct LedgerView {
        /// Key.
        id: String,
        /// Title.
        name: String,
        /// How many lines.
        count: String,
        /// Last update and who did it.
        updated: String,
        /// Where it lies.
        place: String,
        /// Proof that the executives looked at it.
        review: String,
    }
}

view! {
    /// A device whose support ends.
    pub(crate) struct EndingView {
        /// Key.
        id: String,
        /// Number and maker.
        device: String,
        /// Place.
        place: String,
        /// Last day.
        ends: String,
    }
}

view! {
    /// A cloud service.
    pub(crate) struct CloudView {
        /// Key.
        id: String,
        /// Service and provider.
        name: String,
        /// What it holds.
        information: String,
        /// Where data lie.
        location: String,
        /// Who administers it here.
        administrator: String,
    }
}

impl LedgersView {
    pub(crate) fn new(profile: &Profile) -> Self {
        let words = Words::new(profile);
        Self {
            kinds: kinds(profile),
            ledgers: ledgers(profile),
            ending: ending(profile),
            clouds: profile
                .cloud_services
                .iter()
                .map(|c| CloudView {
                    id: c.id.to_string(),
                    name: match &c.vendor {
                        Some(vendor) => format!("{}\n{}", c.name, words.vendor_of(vendor)),
                        None => c.name.clone(),
                    },
                    information: words.known(&c.information),
                    location: words.known(&c.location),
                    administrator: words.known(&c.administrator),
                })
                .collect(),
        }
    }
}

fn kinds(profile: &Profile) -> Vec<KindView> {
    let count = |kind, test: &dyn Fn(&crate::profile::Device) -> bool| {
        profile.devices.iter().filter(|d| d.kind == kind && test(d)).count()
    };
    DeviceKind::ALL
        .iter()
        .copied()
        .filter(|kind| count(*kind, &|d| d.status != DeviceStatus::Disposed) > 0)
        .map(|kind| KindView {
            id: format!("{kind:?}").to_lowercase(),
            kind: kind.word().to_owned(),
            used: format!("{}台", count(kind, &|d| d.status == DeviceStatus::InUse)),
            idle: format!(
                "{}台",
                count(kind, &|d| matches!(d.status, DeviceStatus::Spare | DeviceStatus::Stopped))
            ),
            remote: format!(
                "{}台",
                count(kind, &|d| d.status != DeviceStatus::Disposed
                    && d.remote_maintenance == Known::Value(true))
            ),
        })
        .collect()
}

fn ledgers(profile: &Profile) -> Vec<LedgerView> {
    let words = Words::new(profile);
    let view = |id: &str, name: &str, count: String, review: Option<&LedgerReview>| LedgerView {
        id: id.to_owned(),
        name: name.to_owned(),
        count,
        updated: review.map_or_else(
            || "未確認".to_owned(),
            |r| match &r.updated_by {
                Known::Absent => words.day(&r.updated_on),
                by => format!(
                    "{}\n{}",
                    words.day(&r.updated_on),
                    words.cell(by, |id| words.title_of(id))
                ),
            },
        ),
        place: review.map_or_else(|| "未確認".to_owned(), |r| words.known(&r.place)),
        review: review.map_or_else(|| "未確認".to_owned(), |r| words.evidence(&r.executive_review)),
    };
    let kept = &profile.ledgers;
    let mut out = Vec::new();
    let mut add = |id, name, count: usize, unit, review: Option<&LedgerReview>| {
        if count > 0 || review.is_some() {
            let count = if count > 0 { format!("{count}{unit}") } else { "なし".to_owned() };
            out.push(view(id, name, filled(count), review));
        }
    };
    add("devices", "機器台帳", profile.devices.len(), "台", kept.devices.as_ref());
    let clouds = kept.cloud_services.as_ref();
    add("clouds", "クラウドサービス台帳", profile.cloud_services.len(), "件", clouds);
    add("accounts", "利用者ID台帳", profile.accounts.len(), "件", kept.accounts.as_ref());
    out
}

fn ending(profile: &Profile) -> Vec<EndingView> {
    let words = Words::new(profile);
    let limit = profile.plan.revised_on.day() + chrono::Days::new(365);
    let mut ending: Vec<_> = profile
        .devices
        .iter()
        .filter(|d| d.status != DeviceStatus::Disposed)
        .filter_map(|d| Some((d.support_end.value()?, d)))
        .filter(|(end, _)| end.day() <= limit)
        .collect();
    ending.sort_by_key(|(end, d)| (**end, d.id.clone()));
    ending
        .into_iter()
        .map(|(end, d)| EndingView {
            id: d.id.to_string(),
            device: match d.maker.value() {
                Some(maker) => format!("{} {maker}", d.id),
                None => d.id.to_string(),
            },
            place: words.known(&d.place),
            ends: end.era(),
        })
        .collect()
}
