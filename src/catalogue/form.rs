//! This file holds forms as published: sections, items, and how sure we are of every word.

use serde::Deserialize;

/// How sure we are that a wording is the published one, character for character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read verbatim from a copy of the published form.
    Exact,
    /// Two partial readings agree, or a draft was read; a few characters may differ.
    Probable,
    /// The meaning is known, the wording is ours.
    Reconstructed,
    /// Could not be read at all.
    Missing,
}

impl Confidence {
    /// What a reader of a 記入準備シート is told about the wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "照合済み",
            Self::Probable => "文言は未照合",
            Self::Reconstructed => "趣旨のみ（文言は不明）",
            Self::Missing => "文言は不明",
        }
    }
}

/// A piece of official wording with its confidence and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where they were read.
    #[serde(default)]
    pub source: String,
}

/// Who fills a form in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The facility (医療機関確認用).
    Facility,
    /// Each vendor (事業者確認用).
    Vendor,
}

/// One printed form of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `checklist/r7/facility`, taken from folder and file name.
    #[serde(skip)]
    pub key: String,
    /// Printed title.
    pub title: Wording,
    /// Printed sub-title, such as 医療機関確認用.
    #[serde(default)]
    pub subtitle: Option<Wording>,
    /// Who fills it in.
    pub audience: Audience,
    /// How many rounds of answers the sheet has; 0 where it only has a check box.
    pub rounds: u8,
    /// Column headings, in order.
    #[serde(default)]
    pub columns: Vec<Wording>,
    /// Notes at head and foot, in order.
    #[serde(default)]
    pub notes: Vec<Wording>,
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
    /// Printed heading.
    pub title: Wording,
    /// The half of the sheet it stands in, such as 「○ 参考項目(令和6年度中)」.
    #[serde(default)]
    pub part: Option<Wording>,
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
    /// Clauses of the guideline.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// Which controls answer it.
    pub controls: Ask,
    /// Whether the sheet says that it is left empty where there is no contract with a vendor.
    #[serde(default)]
    pub blank_without_vendor: bool,
    /// Sections of the BCP that answer it, such as `bcp/containment`.
    #[serde(default)]
    pub sections: Vec<String>,
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

impl Form {
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

    /// Whether every printed word is the published one, so that the form may be printed as the form.
    pub fn is_exact_throughout(&self) -> bool {
        let exact = |w: &Wording| w.confidence == Confidence::Exact;
        self.unknown.is_empty()
            && exact(&self.title)
            && self.subtitle.iter().all(exact)
            && self.columns.iter().all(exact)
            && self.notes.iter().all(exact)
            && self.sections.iter().all(|s| exact(&s.title) && s.part.iter().all(exact))
            && self.items().all(|i| {
                i.confidence == Confidence::Exact
                    && i.official_text.is_some()
                    && i.heading.iter().all(exact)
            })
    }
}
