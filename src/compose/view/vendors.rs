//! This file shows vendors to templates: duties, contracts, remote maintenance.

use crate::compose::phrase::{NOTHING, Words, joined};
use crate::compose::shape::view;
use crate::profile::{Known, Profile, RemoteMaintenance, Vendor};

view! {
    /// A vendor.
    pub(crate) struct VendorView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Firm.
        name: String = "会社名",
        /// Systems it looks after, or what it does.
        systems: String = "担当するシステム、または仕事",
        /// Who collects news of vulnerabilities and updates.
        vulnerability: String = "脆弱性の情報を集める人",
        /// What is done when an update cannot be applied.
        substitute: String = "更新できないときの代わりの手立て",
        /// Contract number, or that there is none.
        contract: String = "契約番号（なければその旨）",
        /// Split of responsibilities and where it is written.
        split: String = "責任分界と、書いてある場所",
        /// Remote maintenance, and when that was confirmed.
        remote: String = "リモート保守と、確かめた日",
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
            systems: match joined(systems.map(|s| words.system(s)), "、").as_str() {
                NOTHING => vendor.kind.word().to_owned(),
                systems => systems.to_owned(),
            },
            vulnerability: words.known(&vendor.vulnerability_duty),
            substitute: words.known(&vendor.patch_substitute),
            contract: match &vendor.contract {
                Some(contract) => format!("契約番号 {}", words.known(&contract.number)),
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
                None => NOTHING.to_owned(),
            },
            remote: words.cell(&vendor.remote_maintenance, |r| remote(words, r)),
        }
    }
}

fn remote(words: Words<'_>, answer: &RemoteMaintenance) -> String {
    let used = match (answer.used, answer.method.value()) {
        (true, Some(method)) => format!("あり（{method}）"),
        (true, None) => "あり".to_owned(),
        (false, _) => "なし".to_owned(),
    };
    let confirmed = match &answer.confirmed_on {
        Known::Value(on) => format!("{}に確認", on.era()),
        open => words.day(open),
    };
    format!("{used}\n{confirmed}")
}
