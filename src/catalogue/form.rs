//! This file holds forms as published: sections, items, and how sure we are of every word.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Column, Confidence, Group, ItemCells, Later, MarginLine, ScoreBox, Wording, WorkbookSheet,
};

/// Who fills a form in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The facility (医療機関確認用).
    Facility,
    /// Each vendor (事業者確認用).
    Vendor,
}

/// How much of a form is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Its questions, so that it can be answered.
    #[default]
    Items,
    /// Only what its questions are about: enough to prepare for it, not to answer it.
    Topics,
}

/// One printed form of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `checklist/r7/facility`, taken from folder and file name.
    #[serde(skip)]
    pub key: String,
    /// Version of the catalogue's own form; a form that lies beside the profile must say it.
    #[serde(default)]
    pub schema: Option<u32>,
    /// Printed title.
    pub title: Wording,
    /// Printed sub-title, such as 医療機関確認用.
    #[serde(default)]
    pub subtitle: Option<Wording>,
    /// Who fills it in.
    pub audience: Audience,
    /// Whether its questions are known or only what they are about.
    #[serde(default)]
    pub content: Content,
    /// How many rounds of answers the sheet has; 0 where it only has a check box.
    pub rounds: u8,
    /// The sheet of the authority's own Excel from which it was imported.
    #[serde(default)]
    pub workbook: Option<Box<WorkbookSheet>>,
    /// Columns, in order.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// The sentences over groups of items, by the name that items give.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Notes at head and foot, in order.
    #[serde(default)]
    pub notes: Vec<MarginLine>,
    /// Lines to fill in outside the table, in order.
    #[serde(default)]
    pub blanks: Vec<MarginLine>,
    /// The box under the sheet in which its answers are counted.
    #[serde(default)]
    pub score: Option<ScoreBox>,
    /// What is not known of the sheet's shape, in our words.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// Sections, in order.
    pub sections: Vec<Section>,
}

/// A numbered part of a form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Printed number; empty where none is printed.
    pub number: String,
    /// Printed heading; empty where none is printed.
    pub title: Wording,
    /// The part of the sheet it stands in, such as 「○ 参考項目（令和6年度中）」; a change of part begins a new table.
    #[serde(default)]
    pub part: Option<Wording>,
    /// The printed page on which it stands, from 1.
    #[serde(default = "first_page")]
    pub page: u8,
    /// Columns of a table of its own, where it does not share the form's.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Rounds of answers of its own table, where they are not the form's.
    #[serde(default)]
    pub rounds: Option<u8>,
    /// The 年度, as the year in which it begins, by whose end every item should be はい.
    #[serde(default)]
    pub due: Option<i32>,
    /// Whether its items are 参考項目, which the inspection of the edition's own 年度 does not look at.
    #[serde(default)]
    pub reference: bool,
    /// Items, in order.
    pub items: Vec<Item>,
}

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// `checklist/r7/facility/2-4@server`; the file holds only the last part.
    pub key: String,
    /// Printed number, such as ④ or 1-1.
    pub number: String,
    /// Printed scope group, such as サーバ.
    #[serde(default)]
    pub group: Option<String>,
    /// 視点 of the 2022 lists (予防, 発見, 是正).
    #[serde(default)]
    pub viewpoint: Option<String>,
    /// The printed heading over one or more items (大項目).
    #[serde(default)]
    pub heading: Option<Wording>,
    /// The published sentence as far as it was read; absent where the wording is ours.
    #[serde(default)]
    pub official_text: Option<String>,
    /// What is asked, in our own words.
    pub our_words: String,
    /// How sure we are of the published sentence.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
    /// What the sheet prints under the sentence, in brackets.
    #[serde(default)]
    pub bracket: Option<Wording>,
    /// Clauses of 医療情報システムの安全管理に関するガイドライン, by the edition of the guideline (`6.0`, `7.0`).
    #[serde(default)]
    pub clauses: BTreeMap<String, Vec<String>>,
    /// Which controls answer it; absent where none means the same, so that an attestation names the item's own key.
    #[serde(default)]
    pub controls: Option<Ask>,
    /// Whether the sheet says that it is left empty where there is no contract with a vendor.
    #[serde(default)]
    pub blank_without_vendor: bool,
    /// Whether いいえ here makes every later item of the sheet 確認不要.
    #[serde(default)]
    pub gate: bool,
    /// Whether the inspector looks at the paper itself (現物確認).
    #[serde(default)]
    pub original_shown: bool,
    /// Sections of the BCP that answer it, such as `bcp/containment`.
    #[serde(default)]
    pub sections: Vec<String>,
    /// What later publications say otherwise, printed beside it.
    #[serde(default)]
    pub later: Vec<Later>,
    /// Where it stands in the authority's own Excel, when the form was imported from one.
    #[serde(default)]
    pub cells: Option<ItemCells>,
}

/// Which controls answer an item: all of them, or any of a group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Ask {
    /// One control.
    Control(String),
    /// Yes when any is yes; no when all are no.
    Any {
        /// The alternatives.
        any: Vec<Ask>,
    },
    /// Yes when all are yes; no when any is no.
    All(Vec<Ask>),
}

/// What may be printed for an item: never our words as the ministry's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemText<'a> {
    /// The ministry's own sentence.
    Official(&'a str),
    /// A sentence that is probably the ministry's but was not compared with the published sheet.
    Unverified(&'a str),
    /// Our own description.
    Ours(&'a str),
}

impl Ask {
    /// Every control named, in order.
    pub fn controls(&self) -> Vec<&str> {
        match self {
            Self::Control(key) => vec![key],
            Self::Any { any: parts } | Self::All(parts) => {
                parts.iter().flat_map(Self::controls).collect()
            }
        }
    }
}

impl Item {
    /// What may be printed, and as whose.
    pub fn text(&self) -> ItemText<'_> {
        match (&self.official_text, self.confidence) {
            (Some(text), Confidence::Exact) => ItemText::Official(text),
            (Some(text), Confidence::Probable) => ItemText::Unverified(text),
            _ => ItemText::Ours(&self.our_words),
        }
    }
}

impl<'a> ItemText<'a> {
    /// The words alone.
    pub fn words(self) -> &'a str {
        match self {
            Self::Official(text) | Self::Unverified(text) | Self::Ours(text) => text,
        }
    }
}

impl Item {
    /// Every control that answers it, in order; none where it is answered by its own key.
    pub fn control_keys(&self) -> Vec<&str> {
        self.controls.as_ref().map(Ask::controls).unwrap_or_default()
    }

    /// Clauses of one edition of the guideline, such as `6.0`; empty where none is known.
    pub fn clauses_of(&self, guideline: &str) -> &[String] {
        self.clauses.get(guideline).map_or(&[], Vec::as_slice)
    }
}

impl Section {
    /// The columns of the table it stands in.
    pub fn columns_in<'f>(&'f self, form: &'f Form) -> &'f [Column] {
        if self.columns.is_empty() { &form.columns } else { &self.columns }
    }

    /// The rounds of answers of the table it stands in.
    pub fn rounds_in(&self, form: &Form) -> u8 {
        self.rounds.unwrap_or(form.rounds)
    }
}

impl Form {
    /// Its name within its publication: `facility`.
    pub fn name(&self) -> &str {
        self.key.rsplit_once('/').map_or(self.key.as_str(), |(_, name)| name)
    }

    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|s| &s.items)
    }

    /// The item of a key.
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items().find(|i| i.key == key)
    }

    /// Items whose wording is not exact; a 記入準備シート lists them.
    pub fn unverified_items(&self) -> impl Iterator<Item = &Item> {
        self.items().filter(|i| i.confidence != Confidence::Exact)
    }

    /// Whether it holds questions that can be answered.
    pub fn has_items(&self) -> bool {
        self.content == Content::Items && self.items().next().is_some()
    }

    /// The sentence over a group of items.
    pub fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.name == name)
    }

    /// Whether every printed word is the published one, so that the form may be printed as the form.
    pub fn is_exact_throughout(&self) -> bool {
        let exact = |w: &Wording| w.is_exact();
        let column = |c: &Column| c.confidence == Confidence::Exact;
        self.content == Content::Items
            && self.unknown.is_empty()
            && exact(&self.title)
            && self.subtitle.iter().all(exact)
            && self.columns.iter().all(column)
            && self.notes.iter().all(|n| n.confidence == Confidence::Exact)
            && self.blanks.iter().all(|b| b.confidence == Confidence::Exact)
            && self.score.iter().all(|s| s.confidence == Confidence::Exact)
            && self.sections.iter().all(|s| {
                exact(&s.title) && s.part.iter().all(exact) && s.columns.iter().all(column)
            })
            && self.items().all(|i| self.prints_exactly(i))
    }

    fn prints_exactly(&self, item: &Item) -> bool {
        // A group whose printed sentence is not recorded would be printed by the name that we gave it.
        let sentence =
            |name: &String| self.group(name).is_some_and(|g| g.confidence == Confidence::Exact);
        item.confidence == Confidence::Exact
            && item.official_text.is_some()
            && item.heading.iter().all(Wording::is_exact)
            && item.bracket.iter().all(Wording::is_exact)
            && item.group.iter().all(sentence)
    }
}

fn first_page() -> u8 {
    1
}
