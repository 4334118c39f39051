//! This file holds facts of law and public contacts, each with its source and the day somebody checked it.

use chrono::NaiveDate;
use serde::Deserialize;

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// A public contact.
    Contact,
    /// A limit in hours or days.
    Deadline,
    /// A duty or a prohibition.
    Duty,
    /// How long something is kept.
    Retention,
    /// What the guideline asks or allows; it changes answers to the lists, not what is done in an emergency.
    Guideline,
}

/// Whether a limit is law or a habit that we propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// Law or ordinance.
    Law,
    /// A notice or guideline of an authority.
    Notice,
    /// 当院の目標: proposed by this product, not law.
    OurTarget,
}

/// A range of days or hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// At the earliest, or the lower end of 「3〜5日」.
    #[serde(default)]
    pub from: Option<u32>,
    /// At the latest.
    pub to: u32,
}

/// One fact of law, or one public contact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Stable key, such as `contact.ministry`.
    pub key: String,
    /// What it is.
    pub kind: FactKind,
    /// Short Japanese name, printed.
    pub name: String,
    /// The fact as one である調 sentence, printed.
    pub text: String,
    /// The profile's category of outside body, where the fact is a contact.
    #[serde(default)]
    pub category: Option<String>,
    /// Office or desk.
    #[serde(default)]
    pub office: Option<String>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Web page or form.
    #[serde(default)]
    pub url: Option<String>,
    /// A rule of use, such as 「184を付けた発信と公衆電話は受信されない」.
    #[serde(default)]
    pub caution: Option<String>,
    /// Whether it is law.
    #[serde(default)]
    pub force: Option<Force>,
    /// Limit in days.
    #[serde(default)]
    pub days: Option<Limit>,
    /// Limit in hours.
    #[serde(default)]
    pub hours: Option<Limit>,
    /// The day from which it counts, where it is one of the calendar.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Period in years.
    #[serde(default)]
    pub years: Option<u32>,
    /// The clause it rests on, such as 「個人情報保護法第26条第1項」.
    #[serde(default)]
    pub basis: Option<String>,
    /// Where it was read.
    pub source: String,
    /// The day of that source, where known.
    pub source_date: Option<NaiveDate>,
    /// The day on which somebody verified it; a fact without one prints a blank to do so.
    pub verified_on: Option<NaiveDate>,
    /// Who verified it.
    pub verified_by: Option<String>,
}
