//! This file holds what stands on a sheet around its questions: columns, group sentences, notes, blanks.

use serde::Deserialize;

use super::Confidence;

/// Head or foot of a printed page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// Above the table, under the heading of the part (such as 「○ 令和5年度中」).
    #[default]
    Head,
    /// Below the table.
    Foot,
}

/// What a column of a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnRole {
    /// Number and title of the section (区分).
    Section,
    /// 視点.
    Viewpoint,
    /// Number of the item, where it has a column of its own.
    Number,
    /// 大項目.
    Heading,
    /// The question, with its number where that has no column of its own.
    Item,
    /// The answer of the first round, with its date unless a column `checked-on` follows.
    First,
    /// The date of the answer that stands before it.
    CheckedOn,
    /// 目標日.
    Target,
    /// The answer of the second round, with its date.
    Second,
    /// One box to tick or to write into, without rounds.
    Mark,
    /// 備考.
    Remark,
}

/// A column of a sheet, with its printed heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The printed heading; empty where none is printed.
    pub text: String,
    /// How sure we are of the heading, of `over` and of `prints`.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub source: String,
    /// What the column holds; absent where the sheet's shape is not known.
    #[serde(default)]
    pub role: Option<ColumnRole>,
    /// The heading that spans this column and those beside it with the same one, such as 「確認結果 (日付)」.
    #[serde(default)]
    pub over: Option<String>,
    /// What the sheet prints into every empty cell of the column, such as 「はい・いいえ (/)」.
    #[serde(default)]
    pub prints: Option<String>,
}

/// The sentence over a group of items, such as 「サーバについて、以下を実施している。」.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The name by which items refer to it, such as サーバ.
    pub name: String,
    /// The printed sentence.
    pub text: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub source: String,
}

/// A line outside the table, at the head or foot of a page: a note, or words before a line to be filled in, such as
/// 「事業者名 : _____」.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarginLine {
    /// The words, with the sign they begin with.
    pub text: String,
    /// How sure we are of them.
    pub confidence: Confidence,
    /// Where they were read.
    #[serde(default)]
    pub source: String,
    /// At which edge of the page it stands.
    #[serde(default)]
    pub edge: Edge,
    /// The page on which it stands, from 1; absent where it stands on every page.
    #[serde(default)]
    pub page: Option<u8>,
}

impl MarginLine {
    /// Whether it stands at this edge of pages `first` to `last` of the original.
    pub fn stands_at(&self, edge: Edge, (first, last): (u8, u8)) -> bool {
        self.edge == edge && self.page.is_none_or(|page| first <= page && page <= last)
    }
}

/// The box under a sheet in which its answers are counted, for each 視点 where the sheet has them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreBox {
    /// The printed title, such as 「チェックの結果」.
    pub title: String,
    /// The printed column headings, such as 視点, 割合, 項目数.
    pub columns: Vec<String>,
    /// The printed sentence under the box.
    #[serde(default)]
    pub note: Option<String>,
    /// How sure we are of all of them.
    pub confidence: Confidence,
    /// Where they were read.
    #[serde(default)]
    pub source: String,
}
