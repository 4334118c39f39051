//! This file makes answers: of the facility about controls, and of vendors on their sheets.

use serde_json::{Value, json};
use sonae::catalogue::Catalogue;

use super::{Maker, other};
use crate::facts::Kind;
use crate::sample;

impl Maker {
    pub(super) fn attestations(&mut self) -> Value {
        self.at = other("answers");
        let controls: Vec<&str> =
            Catalogue::builtin().unwrap().controls().map(|control| control.key.as_str()).collect();
        let share = *self.chance.pick(&[0, 20, 60, 95]);
        let mut out = Vec::new();
        for control in self.chance.some(&controls, share) {
            let scope = match self.chance.below(6) {
                0 if !self.systems.is_empty() => {
                    format!("system:{}", self.chance.pick(&self.systems))
                }
                1 if !self.vendors.is_empty() => {
                    format!("vendor:{}", self.chance.pick(&self.vendors))
                }
                2 => format!(
                    "device-kind:{}",
                    self.chance.pick(&["サーバ", "端末PC", "ネットワーク機器"])
                ),
                _ => "all".to_owned(),
            };
            // Within this 年度, mostly; the rest is stale.
            let days = if self.chance.percent(85) { 200 } else { 600 };
            let last = sample::today()
                - chrono::Duration::days(i64::try_from(self.chance.below(days)).unwrap());
            let year = sonae::profile::Date::new(last).fiscal_year();
            let mut rounds = vec![self.round(last)];
            if self.chance.percent(20) {
                // The first check was before, within the same 年度 or the one before it.
                rounds.insert(0, self.round(last - chrono::Duration::days(30)));
            }
            out.push(json!({ "control": control, "scope": scope, "fiscal_year": year, "rounds": rounds }));
        }
        json!(out)
    }

    fn round(&mut self, on: chrono::NaiveDate) -> Value {
        let people = self.people.clone();
        let answer =
            *self.chance.pick(&["はい", "はい", "はい", "いいえ", "該当なし", "わからない"]);
        let target = on + chrono::Duration::days(90);
        let owner = other("answer");
        let mut evidence = Vec::new();
        for _ in 0..self.chance.below(3) {
            evidence.push(self.evidence(&owner));
        }
        json!({
            "checked_on": self.day(on),
            "answer": answer,
            "by": self.one_of(&people, 85),
            "evidence": evidence,
            "target_date": if answer == "いいえ" { self.maybe(80, |m| m.day(target)) } else { Value::Null },
            "reason": match answer {
                "いいえ" | "該当なし" => self.text(&owner),
                _ => Value::Null,
            },
        })
    }

    pub(super) fn vendor_statements(&mut self) -> Value {
        let mut out = Vec::new();
        for vendor in self.chance.some(&self.vendors.clone(), 40) {
            let owner = (Kind::Vendor, vendor.clone());
            self.at = owner.clone();
            let received = sample::today()
                - chrono::Duration::days(i64::try_from(self.chance.below(200)).unwrap());
            let checked = received - chrono::Duration::days(3);
            let mut answers = Vec::new();
            for item in self.chance.some(&["1-1", "2-2", "2-3", "2-10", "2-4"], 60) {
                let answer = *self.chance.pick(&["はい", "いいえ", "該当なし"]);
                answers.push(json!({
                    "item": item,
                    "answer": answer,
                    "checked_on": self.day(checked),
                    "remark": self.maybe_text(30, &owner),
                }));
            }
            out.push(json!({
                "vendor": vendor,
                "edition": "r7",
                "stated_by": self.maybe(60, |_| json!("神山 神一")),
                "received_on": self.day(received),
                "place": self.known_text(&owner),
                "product": self.maybe_text(20, &owner),
                "remote_maintenance": self.maybe(60, |m| json!(m.chance.percent(50))),
                "note": self.maybe_text(30, &owner),
                "answers": answers,
            }));
        }
        json!(out)
    }
}
