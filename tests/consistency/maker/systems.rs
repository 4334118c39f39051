//! This file makes systems, their backups, and the network between them.

use serde_json::{Value, json};

use super::{Maker, other};
use crate::facts::Kind;
use crate::words::SYSTEMS;

impl Maker {
    pub(super) fn systems(&mut self) -> Value {
        let ids = self.systems.clone();
        let start = self.chance.below(SYSTEMS.len());
        let systems = ids.iter().enumerate().map(|(n, id)| {
            let owner = (Kind::System, id.clone());
            let base = SYSTEMS[(start + n) % SYSTEMS.len()];
            let name = match self.chance.below(4) {
                0 => format!("{base}（製品{n}号）"),
                _ => base.to_owned(),
            };
            // Tables print the name without the product.
            let short = name.split('（').next().unwrap();
            self.begin(&owner, short);
            // Who waits for whom goes one way only.
            let needed = self.chance.some(&ids[..n], 25);
            let vendors = self.vendors.clone();
            let priority = self.known(|m| {
                m.facts.figures.insert((owner.clone(), "priority"), (n + 1).to_string());
                json!(n + 1)
            });
            let rto = self.figure(&owner, "rto", [2, 24, 36, 48, 72, 168, 500]);
            let rpo = self.figure(&owner, "rpo", [0, 1, 12, 24, 48, 240, 700]);
            json!({
                "id": id,
                "name": name,
                "purpose": self.text(&owner),
                "hosting": self.chance.pick(&["院内", "クラウド", "院内とクラウド"]),
                "importance": self.chance.pick(&["高", "中", "低"]),
                "restore_priority": priority,
                "rto_hours": rto,
                "rpo_hours": rpo,
                "stop_impact": self.known_text(&owner),
                "downtime": self.known(|m| {
                    json!({
                        "substitute": m.text(&owner),
                        "starts_when": m.maybe_text(50, &owner),
                        "forms_place": m.maybe(50, |m| match m.chance.percent(50) {
                            true => json!("受付の引き出し"),
                            false => m.text(&owner),
                        }),
                        "entry_afterwards": m.maybe_text(50, &owner),
                    })
                }),
                "depends_on": needed,
                "vendor": self.one_of(&vendors, 70),
                "place": self.maybe_text(50, &owner),
                "restore": self.known(|m| {
                    json!({
                        "by": m.text(&owner),
                        "steps": (0..m.chance.below(4)).map(|_| m.text(&owner)).collect::<Vec<_>>(),
                        "place": m.known_text(&owner),
                        "checked_on": m.known_past(),
                    })
                }),
                "acceptance": (0..self.chance.below(3)).map(|_| self.text(&owner)).collect::<Vec<_>>(),
            })
        });
        let systems: Vec<Value> = systems.collect();
        json!(systems)
    }

    /// A number of hours that is kept among the facts as papers print it.
    fn figure(&mut self, owner: &(Kind, String), what: &'static str, of: [u32; 7]) -> Value {
        let hours = *self.chance.pick(&of);
        let value = self.known(|_| json!(hours));
        if value.is_number() {
            let printed = match hours {
                48.. if hours.is_multiple_of(24) => format!("{}日", hours / 24),
                _ => format!("{hours}時間"),
            };
            self.facts.figures.insert((owner.clone(), what), printed);
        }
        value
    }

    pub(super) fn backups(&mut self) -> Value {
        let mut backups = Vec::new();
        for system in self.systems.clone() {
            self.at = (Kind::System, system.clone());
            for copy in 0..self.chance.below(3) {
                let owner = (Kind::System, system.clone());
                backups.push(json!({
                    "id": format!("bk-{system}-{copy}"),
                    "system": system,
                    "target": self.chance.pick(&["データ", "システム全体", "データとシステム全体"]),
                    "frequency": self.text(&owner),
                    "method": self.text(&owner),
                    "medium": self.known_text(&owner),
                    "generations": self.known(|m| json!(m.chance.between(1, 30))),
                    "offline": self.known(|m| json!(m.chance.percent(50))),
                    "place": self.known_text(&owner),
                    "restore_method": self.known_text(&owner),
                    "last_restore_test": self.known(|m| json!({
                        "on": m.past(), "by": m.text(&owner), "result": m.text(&owner), "place": m.known_text(&owner),
                    })),
                }));
            }
        }
        json!(backups)
    }

    pub(super) fn network(&mut self) -> Value {
        let segments: Vec<Value> = (0..self.chance.below(4))
            .map(|n| {
                let range = format!("10.{}.{n}.0/24", n + 1);
                let range = self.known(|m| {
                    m.facts.addresses.insert(range.clone(), m.at.clone());
                    json!(range)
                });
                let id = format!("seg-{n}");
                json!({
                    "id": id,
                    "name": format!("区画{n}"),
                    "purpose": self.text(&other(&id)),
                    "range": range,
                    "systems": self.chance.some(&self.systems.clone(), 40),
                })
            })
            .collect();
        let connections: Vec<Value> =
            (0..self.chance.below(6)).map(|n| self.connection(n)).collect();
        let stages = ["バックアップ", "外部回線", "区画の境界"];
        let cut_points: Vec<Value> = (0..self.chance.below(7))
            .map(|n| {
                let id = format!("cut-{n}");
                let owner = other(&id);
                json!({
                    "id": id,
                    // Written in the order of stages, some stages left out.
                    "stage": stages[(n / 2).min(2)],
                    "target": self.text(&owner),
                    "place": self.text(&owner),
                    "action": self.text(&owner),
                    "stops": self.known_text(&owner),
                    "caution": self.maybe_text(30, &owner),
                })
            })
            .collect();
        let keep: Vec<Value> = (0..self.chance.below(3))
            .map(|n| {
                let id = format!("keep-{n}");
                let owner = other(&id);
                json!({ "id": id, "target": self.text(&owner), "place": self.text(&owner), "reason": self.text(&owner) })
            })
            .collect();
        json!({
            "segments": segments,
            "external_connections": connections,
            "cut_points": cut_points,
            "do_not_pull": keep,
            "phone_depends_on": self.known_text(&other("phone")),
            "diagram": self.known_evidence(&other("diagram")),
        })
    }

    fn connection(&mut self, n: usize) -> Value {
        let kinds = [
            "インターネット",
            "オンライン請求・資格確認網",
            "事業者の保守回線",
            "モバイル回線",
            "拠点間接続",
        ];
        let id = format!("ext-{n}");
        self.connections.push(id.clone());
        let owner = other(&id);
        let (vendors, devices) = (self.vendors.clone(), self.devices.clone());
        json!({
            "id": id,
            "name": format!("接続{n}"),
            "kind": self.chance.pick(&kinds),
            "purpose": self.text(&owner),
            "vendor": self.one_of(&vendors, 50),
            "device": self.one_of(&devices, 50),
            "source_restriction": self.known_text(&owner),
            "systems": self.chance.some(&self.systems.clone(), 40),
        })
    }
}
