//! This file shows ledgers to templates as counts and proofs; the ledgers themselves are papers of their own.

use crate::compose::phrase::{Words, filled};
use crate::compose::shape::view;
use crate::profile::{DeviceKind, DeviceStatus, Known, LedgerReview, Profile, Vendor};

view! {
    /// The ledgers.
    pub(crate) struct LedgersView {
        /// Devices by kind in words, without kinds that do not exist.
        kinds: Option<String> = "機器の種類と数",
        /// The ledgers that are kept.
        ledgers: Vec<LedgerView> = "備えている台帳",
        /// Devices whose support ends within a year of this version, or has ended.
        ending: Vec<EndingView> = "サポートが終わる機器",
    }
}

view! {
    /// A ledger.
    pub(crate) struct LedgerView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Title.
        name: String = "題名",
        /// How many lines.
        count: String = "行の数",
        /// Last update and who did it.
        updated: String = "最後に更新した日と人",
        /// Where it lies.
        place: String = "置き場所",
        /// Proof that the executives looked at it.
        review: String = "経営層が確かめた証拠",
    }
}

view! {
    /// A device whose support ends.
    pub(crate) struct EndingView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Number and maker.
        device: String = "管理番号とメーカー",
        /// Place.
        place: String = "設置場所",
        /// Last day.
        ends: String = "最後の日",
    }
}

impl LedgersView {
    pub(crate) fn new(profile: &Profile) -> Self {
        Self { kinds: kinds(profile), ledgers: ledgers(profile), ending: ending(profile) }
    }
}

/// 「サーバ1台、端末PC6台（うち予備・停止1台）」.
pub(crate) fn kinds(profile: &Profile) -> Option<String> {
    let kind = |kind: &DeviceKind| {
        let kept = || {
            let of_kind = profile.devices.iter().filter(|d| d.kind == *kind);
            of_kind.filter(|d| d.status != DeviceStatus::Disposed)
        };
        let idle = kept().filter(|d| d.status != DeviceStatus::InUse).count();
        match (kept().count(), idle) {
            (0, _) => None,
            (all, 0) => Some(format!("{}{all}台", kind.word())),
            (all, idle) => Some(format!("{}{all}台（うち予備・停止{idle}台）", kind.word())),
        }
    };
    let kinds: Vec<_> = DeviceKind::ALL.iter().filter_map(kind).collect();
    if kinds.is_empty() { None } else { Some(kinds.join("、")) }
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
                    "{}、{}",
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
    let remote = kept.remote_maintenance.as_ref();
    if remote.is_some() {
        add("remote", "リモート保守一覧", remote_maintenance(profile), "社", remote);
    }
    out
}

/// How many vendors maintain something from outside.
fn remote_maintenance(profile: &Profile) -> usize {
    let used = |v: &&Vendor| v.remote_maintenance.value().is_some_and(|r| r.used);
    profile.vendors.iter().filter(used).count()
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
