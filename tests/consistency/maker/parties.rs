//! This file makes people, vendors and outside bodies.

use serde_json::{Value, json};

use super::Maker;
use crate::facts::Kind;
use crate::words::{FAMILY, FIRMS, GIVEN, ROLES, TITLES};

const CATEGORIES: &[&str] = &[
    "警察",
    "厚生労働省",
    "都道府県",
    "保健所",
    "個人情報保護委員会",
    "MIST",
    "IPA",
    "支払基金・オンライン資格確認",
    "医師会",
    "外部有識者",
    "弁護士",
    "サイバー保険",
    "近隣施設",
    "その他",
];

impl Maker {
    pub(super) fn people(&mut self) -> Value {
        let ids = self.people.clone();
        let start = self.chance.below(FAMILY.len());
        let people = ids.iter().enumerate().map(|(n, id)| {
            let owner = (Kind::Person, id.clone());
            // No two of one family name, so that a name says who is meant.
            let family = FAMILY[(start + n) % FAMILY.len()];
            let name = format!("{family} {}", self.chance.pick(GIVEN));
            self.begin(&owner, &name);
            let title = match n {
                0 if self.pharmacy => "管理薬剤師",
                0 => *self.chance.pick(&["院長", "管理者", "理事長・院長"]),
                _ => *self.chance.pick(TITLES),
            };
            self.facts.titles.insert(owner.clone(), title.to_owned());
            let mut roles = self.chance.some(ROLES, 25);
            // The first two lead; some facilities have said nothing of it yet.
            if n == 0 && !roles.contains(&"経営層") && self.chance.percent(92) {
                roles.insert(0, "経営層");
            }
            if n == 1 && !roles.contains(&"医療情報システム安全管理責任者") && self.chance.percent(70) {
                roles.push("医療情報システム安全管理責任者");
            }
            let others: Vec<String> = ids.iter().filter(|other| *other != id).cloned().collect();
            let deputy = match others.is_empty() {
                true => Value::Null,
                false => self.known(|m| m.one_of(&others, 100)),
            };
            json!({
                "id": id,
                "name": name,
                "title": title,
                "department": self.maybe(40, |m| json!(*m.chance.pick(&["外来", "事務", "診療部 内科"]))),
                "roles": roles,
                "deputy": deputy,
                "phone": self.known_phone(&owner),
                "mobile": self.known(|m| json!(m.phone(&owner, true))),
                "email": self.known(|_| json!(format!("{id}@suirei.example"))),
                "appointed": self.known_evidence(&owner),
                "note": self.maybe(20, |_| json!("内線12")),
            })
        });
        let people: Vec<Value> = people.collect();
        json!(people)
    }

    pub(super) fn vendors(&mut self) -> Value {
        let ids = self.vendors.clone();
        let start = self.chance.below(FIRMS.len());
        let vendors = ids.iter().enumerate().map(|(n, id)| {
            let owner = (Kind::Vendor, id.clone());
            let name = FIRMS[(start + n) % FIRMS.len()];
            self.begin(&owner, name);
            let kinds = [
                "システム事業者",
                "ネットワーク事業者",
                "通信事業者",
                "機器保守事業者",
                "情報セキュリティ事業者",
            ];
            let contract = self.chance.percent(60);
            json!({
                "id": id,
                "name": name,
                "kind": self.chance.pick(&kinds),
                "department": self.maybe(40, |_| json!("東京支店 第二サポート部 医療情報課")),
                "contact": self.known(|_| json!(format!("窓口{n}番"))),
                "phone": self.known_phone(&owner),
                "night_phone": self.known_phone(&owner),
                "hours": self.known(|_| json!("平日 9時〜17時30分")),
                "email": self.known(|_| json!(format!("{id}@vendor.example"))),
                "contract": if contract { self.contract(id) } else { Value::Null },
                "vulnerability_duty": self.known_text(&owner),
                "patch_substitute": self.known_text(&owner),
                "remote_maintenance": self.known(|m| {
                    json!({
                        "used": m.chance.percent(50),
                        "confirmed_on": m.known_past(),
                        "place": m.known_text(&owner),
                        "method": m.known_text(&owner),
                        "source_restriction": m.known_text(&owner),
                        "authentication": m.known_text(&owner),
                        "notice": m.known_text(&owner),
                    })
                }),
                "disclosure": self.known(|m| {
                    json!({
                        "form": *m.chance.pick(&["MDS Ver.4.1", "SDS Ver.5.0"]),
                        "received_on": m.known_past(),
                        "place": m.known_text(&owner),
                        "covers": m.maybe_text(40, &owner),
                    })
                }),
            })
        });
        let vendors: Vec<Value> = vendors.collect();
        json!(vendors)
    }

    fn contract(&mut self, vendor: &str) -> Value {
        let owner = (Kind::Vendor, vendor.to_owned());
        json!({
            "number": self.known(|m| m.contract_number(&owner)),
            "covers": self.maybe_text(50, &owner),
            "from": self.known_past(),
            "to": self.known(Self::coming),
            "place": self.known_text(&owner),
            "responsibility_split": self.known_text(&owner),
            "split_document": self.known_text(&owner),
        })
    }

    pub(super) fn outside_bodies(&mut self) -> Value {
        let ids = self.bodies.clone();
        let bodies = ids.iter().enumerate().map(|(n, id)| {
            let owner = (Kind::Body, id.clone());
            let category = *self.chance.pick(CATEGORIES);
            let name = format!("{category}の窓口 第{}係", n + 1);
            self.begin(&owner, &name);
            let people = self.people.clone();
            json!({
                "id": id,
                "category": category,
                "name": name,
                "department": self.maybe(40, |_| json!("生活安全部 サイバー犯罪対策課")),
                "contact": self.maybe(20, |_| json!("当直")),
                "phone": self.known_phone(&owner),
                "night_phone": self.known_phone(&owner),
                "hours": self.known(|_| json!("平日 8時30分〜17時15分")),
                "email": self.known(|_| json!(format!("{id}@body.example"))),
                "url": self.known(|_| json!(format!("https://{id}.example/"))),
                "contract_number": self.known(|m| m.contract_number(&owner)),
                "note": self.maybe_text(30, &owner),
                "verified_on": self.known_past(),
                "verified_by": self.known(|m| m.one_of(&people, 100)),
            })
        });
        let bodies: Vec<Value> = bodies.collect();
        json!(bodies)
    }
}
