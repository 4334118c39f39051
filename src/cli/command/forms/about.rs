//! This file tells what stands behind an item: its controls, in the words of a layman.

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::{AskedOf, Catalogue, Control, FactUse, Freshness};
use crate::cli::wrap::hanging;
use crate::profile::Date;

/// A control as people read it.
#[derive(Debug, Serialize)]
pub(super) struct AboutControl<'c> {
    key: &'c str,
    name: &'c str,
    plain: &'c str,
    evidence: &'c [String],
    why: &'c str,
    asked_of: &'static str,
    fresh_for_years: Option<u32>,
    facts_may: &'static str,
    fields: Vec<AboutField<'c>>,
    facts: Vec<AboutFact<'c>>,
}

/// A field of the profile that bears on a control.
#[derive(Debug, Serialize)]
struct AboutField<'c> {
    field: &'c str,
    words: &'c str,
}

/// A fact of law or guideline that bears on a control.
#[derive(Debug, Serialize)]
struct AboutFact<'c> {
    key: &'c str,
    text: &'c str,
    basis: Option<&'c str>,
    source_date: Option<NaiveDate>,
    verified_on: Option<NaiveDate>,
}

impl<'c> AboutControl<'c> {
    pub(super) fn of(catalogue: &'c Catalogue, control: &'c Control) -> Self {
        let facts = control.law.iter().filter_map(|key| catalogue.fact(key));
        Self {
            key: &control.key,
            name: &control.name,
            plain: &control.plain,
            evidence: &control.evidence,
            why: &control.why,
            asked_of: match control.asked_of {
                AskedOf::Clinic => "clinic",
                AskedOf::Vendor => "vendor",
                AskedOf::Director => "director",
            },
            fresh_for_years: match control.freshness {
                Freshness::FiscalYear => None,
                Freshness::Years(years) => Some(years),
            },
            facts_may: match control.facts {
                FactUse::Contradict => "contradict",
                FactUse::Answer => "answer",
                FactUse::Require => "require",
            },
            fields: control
                .profile
                .iter()
                .map(|f| AboutField { field: &f.field, words: &f.words })
                .collect(),
            facts: facts
                .map(|fact| AboutFact {
                    key: &fact.key,
                    text: &fact.text,
                    basis: fact.basis.as_deref(),
                    source_date: fact.source_date,
                    verified_on: fact.verified_on,
                })
                .collect(),
        }
    }

    /// Lines for the screen, each paragraph under the indent.
    pub(super) fn words(&self, indent: &str) -> Vec<String> {
        let line = |label: &str, text: &str| hanging(&format!("{indent}  {label}　"), text);
        let asked = match self.asked_of {
            "vendor" => AskedOf::Vendor,
            "director" => AskedOf::Director,
            _ => AskedOf::Clinic,
        };
        let fresh = match self.fresh_for_years {
            None => "年度（4月〜3月）ごとに確かめ直します".to_owned(),
            Some(years) => format!("確かめた日から{years}年"),
        };
        let facts_may = match self.facts_may {
            "answer" => "日付と場所のある事実だけでも「はい」になります",
            "require" => "日付と場所のある事実がなければ「はい」になりません",
            _ => "申告（attestations）で決まり、合わない事実があれば「はい」になりません",
        };
        let mut lines = vec![
            hanging(&format!("{indent}◆ "), &format!("{}　{}", self.key, self.name)),
            line("説明", self.plain),
            line("証拠", &self.evidence.join("、")),
            line("確認", &format!("{}。{fresh}。{facts_may}。", asked.word())),
        ];
        for field in &self.fields {
            lines.push(line("記入", &format!("{}　{}", field.field, field.words)));
        }
        for fact in &self.facts {
            lines.push(line("事実", &fact.words()));
        }
        lines
    }
}

impl AboutFact<'_> {
    /// The fact with its basis, its day and whether somebody verified it.
    fn words(&self) -> String {
        let mut from: Vec<String> = self.basis.map(str::to_owned).into_iter().collect();
        from.extend(self.source_date.map(|day| Date::new(day).era()));
        from.push(match self.verified_on {
            Some(day) => format!("{}に確認", Date::new(day).era()),
            None => "最新かは未確認".to_owned(),
        });
        format!("{}（{}）", self.text, from.join("、"))
    }
}
