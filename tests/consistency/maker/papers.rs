//! This file makes the plan, the papers that exist already, training, and what was decided beforehand.

use serde_json::{Map, Value, json};

use super::{Maker, other};
use crate::sample;

impl Maker {
    pub(super) fn documents(&mut self) -> Value {
        let kinds = [
            "運用管理規程",
            "災害BCP",
            "システム障害時マニュアル",
            "伝票運用マニュアル",
            "構成図",
            "個人情報保護規程",
            "議事録",
            "その他",
        ];
        let documents: Vec<Value> = (0..self.chance.below(6))
            .map(|n| {
                json!({
                    "id": format!("doc-{n}"),
                    "kind": self.chance.pick(&kinds),
                    "name": format!("既存の文書{n}"),
                    "version": self.maybe(50, |m| json!(m.version(20 + n))),
                    "date": self.known_past(),
                    "place": self.known_text(&other("document")),
                })
            })
            .collect();
        json!(documents)
    }

    fn version(&mut self, n: usize) -> String {
        let version = format!("第{n}版");
        self.facts.versions.insert(version.clone());
        version
    }

    pub(super) fn inspections(&mut self) -> Value {
        let owner = other("inspection");
        // Home nursing is not inspected under the law on medical care (field 15).
        let most = if self.facts.kind == "訪問看護ステーション" { 1 } else { 3 };
        let inspections: Vec<Value> = (0..self.chance.below(most))
            .map(|n| {
                json!({
                    "id": format!("insp-{n}"),
                    "office": self.text(&owner),
                    "on": self.known(|m| if m.chance.percent(50) { m.past() } else { m.coming() }),
                    "requested_documents": (0..self.chance.below(3)).map(|_| self.text(&owner)).collect::<Vec<_>>(),
                    "findings": (0..self.chance.below(3)).map(|_| json!({
                        "what": self.text(&owner),
                        "measure": self.known_text(&owner),
                        "improved_on": self.known_past(),
                        "place": self.known_text(&owner),
                    })).collect::<Vec<_>>(),
                })
            })
            .collect();
        json!(inspections)
    }

    pub(super) fn training(&mut self) -> Value {
        let training: Vec<Value> = (0..self.chance.below(5))
            .map(|n| {
                let owner = other("training");
                json!({
                    "id": format!("tr-{n}"),
                    "kind": self.chance.pick(&["教育", "訓練"]),
                    "title": format!("研修{n}"),
                    "audience": "全職員",
                    "planned": self.known_text(&owner),
                    "content": self.maybe_text(50, &owner),
                    "done_on": self.known_past(),
                    "participants": self.maybe(50, |m| json!(m.chance.between(1, 99))),
                    "place": self.known_text(&owner),
                    "improvement": self.maybe_text(40, &owner),
                })
            })
            .collect();
        json!(training)
    }

    pub(super) fn information_sources(&mut self) -> Value {
        let sources: Vec<Value> = (0..self.chance.below(4))
            .map(|n| {
                let owner = other("source");
                let people = self.people.clone();
                json!({
                    "id": format!("src-{n}"),
                    "name": self.text(&owner),
                    "about": self.maybe_text(40, &owner),
                    "by": self.known(|m| m.one_of(&people, 100)),
                    "frequency": self.known_text(&owner),
                })
            })
            .collect();
        json!(sources)
    }

    pub(super) fn log_reviews(&mut self) -> Value {
        let reviews: Vec<Value> = (0..self.chance.below(4))
            .map(|n| {
                let owner = other("log");
                json!({
                    "id": format!("log-{n}"),
                    "target": self.text(&owner),
                    "by": self.known_text(&owner),
                    "frequency": self.known_text(&owner),
                    "retention": self.known_text(&owner),
                    "last_on": self.known_past(),
                    "place": self.known_text(&owner),
                })
            })
            .collect();
        json!(reviews)
    }

    pub(super) fn decisions(&mut self) -> Value {
        let owner = other("decision");
        let mut decisions = Map::new();
        for name in
            ["stop_use", "degrade", "paper", "suspend", "restore", "return_to_normal", "publish"]
        {
            decisions.insert(name.into(), self.known_text(&owner));
        }
        let people = self.people.clone();
        decisions.insert("adopted_on".into(), self.known_past());
        decisions.insert("adopted_by".into(), self.known(|m| m.one_of(&people, 100)));
        Value::Object(decisions)
    }

    pub(super) fn incident(&mut self) -> Value {
        let owner = other("incident");
        let mut incident = Map::new();
        for name in [
            "headquarters",
            "evidence_by",
            "evidence_method",
            "evidence_place",
            "clean_device",
            "staff_notice",
            "patient_notice",
            "daily_printout",
        ] {
            incident.insert(name.into(), self.known_text(&owner));
        }
        Value::Object(incident)
    }

    pub(super) fn plan(&mut self) -> Value {
        let owner = other("plan");
        let people = self.people.clone();
        let revised = sample::today()
            - chrono::Duration::days(i64::try_from(self.chance.below(300)).unwrap());
        let first =
            revised - chrono::Duration::days(i64::try_from(self.chance.below(300)).unwrap());
        let approved = revised + (sample::today() - revised) / 2;
        let next = revised + chrono::Duration::days(365);
        let revisions: Vec<Value> = (1..=self.chance.below(3))
            .map(|n| {
                let version = self.version(n);
                let on = self.day(first);
                json!({ "version": version, "on": on, "what": self.text(&owner), "approved_by": self.maybe(50, |_| json!("理事会")) })
            })
            .collect();
        let version = self.version(7);
        json!({
            "document_number": self.maybe(40, |_| json!("翠-01")),
            "version": version,
            "established_on": self.known(|m| m.day(first)),
            "revised_on": self.day(revised),
            "author": self.one_of(&people, 60),
            "support": self.maybe(20, |_| json!("翠嶺コンサルティング")),
            "approver": self.one_of(&people, 60),
            "approved_on": self.maybe(50, |m| m.day(approved)),
            "approved_version": self.maybe(15, |m| json!(m.version(6))),
            "approval_place": self.known_text(&owner),
            "next_review": self.known(|m| m.day(next)),
            "review_cycle": self.maybe_text(50, &owner),
            "original_place": self.known_text(&owner),
            "copies": (0..self.chance.below(4)).map(|n| json!({
                "id": format!("copy-{n}"), "place": self.text(&owner), "form": "紙",
            })).collect::<Vec<_>>(),
            "revisions": revisions,
            "contact_chart": self.maybe(50, |m| json!({
                "updated_on": m.past(),
                "places": (0..m.chance.below(3)).map(|_| m.text(&owner)).collect::<Vec<_>>(),
                "announced": m.known_evidence(&owner),
            })),
        })
    }
}
