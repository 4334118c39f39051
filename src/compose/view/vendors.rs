//! This file shows vendors to templates: duties, contracts, remote maintenance.

use super::words::{NONE, Words, joined};
use crate::compose::shape::view;
use crate::profile::{Known, Profile, RemoteMaintenance, Vendor};

view! {
    /// A vendor.
    pub(crate) struct VendorView {
        /// Key.
        id: String,
        /// Firm.
        name: String,
        /// What it does.
        kind: String,
        /// Systems it looks after.
        systems: String,
        /// Desk hours and the desk at night.
        hours: String,
        /// Who collects news of vulnerabilities and updates.
        vulnerability: String,
        /// What is done when an update cannot be applied.
        substitute: String,
        /// Contract number, or that there is none.
        contract: String,
        /// Split of responsibilities and where it is written.
        split: String,
        /// Remote maintenance in words.
        remote: String,
        /// When and where that was confirmed.
        remote_proof: String,
        /// MDS/SDS.
        disclosure: String,
    }
}

impl VendorView {
    pub(crate) fn all(profile: &Profile) -> Vec<Self> {
        profile.vendors.iter().map(|vendor| Self::new(profile, vendor)).collect()
    }

    fn new(profile: &Profile, vendor: &Vendor) -> Self {
        let words = Words::new(profile);
        let systems = profile.systems.iter().filter(|s| s.vendor.as_ref() == Some(&vendor.id));
        Self {
            id: vendor.id.to_string(),
            name: vendor.name.clone(),
            kind: vendor.kind.word().to_owned(),
            systems: joined(systems.map(|s| s.name.clone()), "、"),
            hours: words.known(&vendor.hours),
            vulnerability: words.known(&vendor.vulnerability_duty),
            substitute: words.known(&vendor.patch_substitute),
            contract: match &vendor.contract {
                Some(contract) => words.known(&contract.number),
                None => "直接の契約なし".to_owned(),
            },
            split: match &vendor.contract {
                Some(contract) => {
                    let split = words.known(&contract.responsibility_split);
                    match contract.split_document.value() {
                        Some(document) => format!("{split}\n（{document}）"),
                        None => split,
                    }
                }
                None => NONE.to_owned(),
            },
            remote: words.cell(&vendor.remote_maintenance, |r| remote(words, r)),
            remote_proof: words.cell(&vendor.remote_maintenance, |r| {
                match (&r.confirmed_on, &r.place) {
                    (Known::Value(on), Known::Value(place)) => format!("{}\n{place}", on.era()),
                    (on, Known::Absent) => words.day(on),
                    (on, place) => format!("{}\n{}", words.day(on), words.known(place)),
                }
            }),
            disclosure: words.cell(&vendor.disclosure, |d| {
                format!("{}（{}受領）", d.form, words.day(&d.received_on))
            }),
        }
    }
}

fn remote(words: Words<'_>, answer: &RemoteMaintenance) -> String {
    if !answer.used {
        return "なし".to_owned();
    }
    let parts = [
        ("方法", &answer.method),
        ("接続元", &answer.source_restriction),
        ("認証", &answer.authentication),
        ("連絡", &answer.notice),
    ];
    let told = parts.map(|(name, value)| format!("{name}: {}", words.known(value)));
    format!("あり\n{}", told.join("\n"))
}
