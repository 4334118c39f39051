//! This file makes the ledgers: devices, cloud services, accounts, and who looked at them.

use serde_json::{Value, json};

use super::{Maker, other};
use crate::facts::Kind;

impl Maker {
    pub(super) fn devices(&mut self) -> Value {
        let ids = self.devices.clone();
        let devices = ids.iter().enumerate().map(|(n, id)| {
            let owner = (Kind::Device, id.clone());
            self.begin(&owner, id);
            let kinds = ["サーバ", "端末PC", "端末PC", "ネットワーク機器", "医療機器", "その他"];
            let address = format!("10.9.{}.{}", n / 200, n % 200 + 1);
            let host = format!("HOSTX{n:03}Q");
            let systems = self.systems.clone();
            json!({
                "id": id,
                "kind": self.chance.pick(&kinds),
                "maker": self.known_text(&owner),
                "os": self.known(|m| json!(*m.chance.pick(&["Windows 11 Pro", "Windows 10", "専用", "macOS 15"]))),
                "software": self.known_text(&owner),
                "software_version": self.known(|_| json!("10.2")),
                "ip_address": self.known(|m| {
                    m.facts.addresses.insert(address.clone(), m.at.clone());
                    json!(address)
                }),
                "hostname": self.known(|m| {
                    m.facts.hostnames.insert(host.clone(), m.at.clone());
                    json!(host)
                }),
                "place": self.known_text(&owner),
                "user": self.known_text(&owner),
                "registered_on": self.known_past(),
                "status": self.chance.pick(&["使用中", "使用中", "使用中", "予備", "停止", "廃棄"]),
                "system": self.one_of(&systems, 50),
                "support_end": self.known(|m| match m.chance.percent(60) {
                    true => m.coming(),
                    false => m.past(),
                }),
                "patch_state": self.known_text(&owner),
                "antivirus": self.known_text(&owner),
                "remote_maintenance": self.known(|m| json!(m.chance.percent(30))),
                "note": self.maybe_text(20, &owner),
            })
        });
        let devices: Vec<Value> = devices.collect();
        json!(devices)
    }

    pub(super) fn cloud_services(&mut self) -> Value {
        let services: Vec<Value> = (0..self.chance.below(4))
            .map(|n| {
                let id = format!("CL-{n}");
                let owner = other(&id);
                let vendors = self.vendors.clone();
                json!({
                    "id": id,
                    "name": format!("クラウド{n}"),
                    "vendor": self.one_of(&vendors, 60),
                    "purpose": self.text(&owner),
                    "information": self.known_text(&owner),
                    "location": self.known(|_| json!("日本国内")),
                    "authentication": self.known_text(&owner),
                    "administrator": self.known_text(&owner),
                    "contract_number": self.known(|m| m.contract_number(&owner)),
                })
            })
            .collect();
        json!(services)
    }

    pub(super) fn accounts(&mut self) -> Value {
        let accounts: Vec<Value> = (0..self.chance.below(12))
            .map(|n| {
                let systems = self.systems.clone();
                json!({
                    "id": format!("{}", n + 1),
                    "system": self.one_of(&systems, 70),
                    "department": self.maybe(50, |_| json!("外来")),
                    "name": format!("職員{n}"),
                    "user_id": format!("user{n:02}"),
                    "rights": self.known(|_| json!("受付")),
                    "status": self.chance.pick(&["使用中", "停止"]),
                    "note": self.maybe_text(20, &other("account")),
                })
            })
            .collect();
        json!(accounts)
    }

    pub(super) fn ledgers(&mut self) -> Value {
        json!({
            "devices": self.maybe(70, Self::review),
            "cloud_services": self.maybe(40, Self::review),
            "accounts": self.maybe(50, Self::review),
        })
    }

    fn review(&mut self) -> Value {
        let owner = other("ledger");
        let people = self.people.clone();
        json!({
            "updated_on": self.known_past(),
            "updated_by": self.known(|m| m.one_of(&people, 100)),
            "place": self.known_text(&owner),
            "executive_review": self.known_evidence(&owner),
        })
    }
}
