//! This file holds answers: what a form's items come to, and what each answer rests on.

use std::collections::BTreeMap;

use crate::catalogue::AskedOf;
use crate::diagnostic::Report;
use crate::profile::{Date, Id};

/// Whose sheet is answered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The facility's own.
    Facility,
    /// The sheet of one vendor, which only that vendor answers.
    Vendor(Id),
}

/// What an item comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// はい: everything asked is in place, dated and with a place where it can be seen.
    Yes,
    /// いいえ.
    No {
        /// 目標日.
        target: Option<Date>,
    },
    /// The question does not arise.
    NotApplicable {
        /// Why, as a である調 sentence.
        reason: String,
        /// Whether the sheet itself says 記入不要; otherwise the reason stands in 備考.
        blank: bool,
    },
    /// Nobody has said; printed blank, and the sheet stays a 下書き.
    Unknown,
    /// Checked, but not this 年度 (今年度未確認); printed blank, never いいえ.
    Stale {
        /// The last day it was checked.
        last: Date,
    },
    /// The vendor answers by its own hand; printed blank.
    ForVendor,
}

/// The answer of one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundAnswer {
    /// The day a person checked.
    pub checked_on: Date,
    /// はい or いいえ.
    pub yes: bool,
}

/// One fact that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The control it speaks for.
    pub control: String,
    /// What it is, as a noun phrase: 「任命書」.
    pub what: String,
    /// Where it lies.
    pub place: String,
    /// Its day.
    pub on: Date,
    /// Who checked, by name; empty where nobody is named.
    pub by: String,
    /// The field of the profile that states it, entries counted from 1: `attestations[3].rounds[1]`.
    pub field: String,
}

impl Basis {
    /// Whether it is a section of the facility's own plan rather than a paper beside it.
    pub fn is_in_the_plan(&self) -> bool {
        self.place == super::facts::IN_THE_PLAN
    }
}

/// Something that stands between an item and a はい.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The control it stands against.
    pub control: String,
    /// What is missing, as a である調 sentence ending with 。.
    pub what: String,
    /// The field of the profile to fill, entries counted from 1: `vendors[2].disclosure`.
    pub field: String,
    /// What to write there, as a です・ます sentence.
    pub write: String,
    /// Who can say.
    pub owner: AskedOf,
}

/// One item answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The item's key.
    pub item: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// The day a person checked; only for はい and いいえ.
    pub checked_on: Option<Date>,
    /// First and, when there was one, second round.
    pub rounds: Vec<RoundAnswer>,
    /// 目標日, also where a second round has turned the first いいえ into はい.
    pub target: Option<Date>,
    /// What the answer rests on; never empty for はい.
    pub basis: Vec<Basis>,
    /// Every field of the profile without which this はい would not stand, those of the basis among them;
    /// empty for other answers.
    pub rests_on: Vec<String>,
    /// 備考, each a である調 sentence ending with 。.
    pub remarks: Vec<String>,
    /// Why it is not はい; empty for はい and 該当なし. For the facility's own eyes, never for an inspector.
    pub why_not: Vec<Missing>,
    /// What would make a はい stronger; for the facility's own eyes too.
    pub advice: Vec<Missing>,
}

/// A vendor's own sheet, as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Received on.
    pub received_on: Date,
    /// Edition of the sheet the vendor filled.
    pub edition: String,
    /// Who signed at the vendor.
    pub stated_by: Option<String>,
    /// Where the original lies.
    pub place: Option<String>,
    /// SHA-256 of the file.
    pub file_sha256: Option<String>,
    /// Blanks and contradictions found.
    pub note: Option<String>,
}

/// A form answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// The form's key.
    pub form: String,
    /// Whose sheet.
    pub subject: Subject,
    /// The 年度 of the answers, as the year in which it begins.
    pub fiscal_year: i32,
    /// One answer per item, in the form's order.
    pub answers: Vec<Answer>,
    /// What the vendor sent, on a vendor's sheet.
    pub receipt: Option<Receipt>,
    /// Contradictions between what is said and what the facts show.
    pub notes: Report,
}

impl Answers {
    /// The answer to an item.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.answers.iter().find(|a| a.item == item)
    }

    /// Whether something is still unsaid, so that the sheet is a 下書き.
    pub fn is_draft(&self) -> bool {
        self.answers.iter().any(|a| matches!(a.verdict, Verdict::Unknown | Verdict::Stale { .. }))
    }

    /// How many answers there are of each kind: はい, いいえ, 該当なし, 未回答, 今年度未確認, 事業者が記入.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for answer in &self.answers {
            *counts.entry(answer.verdict.word()).or_default() += 1;
        }
        counts
    }
}

impl Verdict {
    /// The Japanese word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Yes => "はい",
            Self::No { .. } => "いいえ",
            Self::NotApplicable { .. } => "該当なし",
            Self::Unknown => "未回答",
            Self::Stale { .. } => "今年度未確認",
            Self::ForVendor => "事業者が記入",
        }
    }
}
