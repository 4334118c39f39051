//! This file says where the questions of an imported form stand in the authority's own Excel workbook.

use chrono::NaiveDate;
use serde::Deserialize;

/// The sheet of a workbook from which a form was imported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkbookSheet {
    /// Name of the file at the time.
    pub file: String,
    /// SHA-256 of the whole file, 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// The day on which it was imported.
    pub imported_on: NaiveDate,
    /// Name of the sheet.
    pub sheet: String,
    /// Where the name of the facility is written.
    #[serde(default)]
    pub facility: Option<NameCell>,
    /// Where the name of the vendor is written.
    #[serde(default)]
    pub vendor: Option<NameCell>,
}

/// A cell for a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameCell {
    /// The cell.
    pub cell: String,
    /// The words that stand in the same cell before the name, such as 「事業者名：」; empty where the cell is the name's own.
    #[serde(default)]
    pub after: String,
}

/// The cells of an item, each named as the screen names it: `C8`. Of merged cells the top left one is named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemCells {
    /// The question.
    pub text: String,
    /// The number, where it has a cell of its own.
    #[serde(default)]
    pub number: Option<String>,
    /// First and second round of answers.
    pub rounds: Vec<RoundCells>,
    /// 目標日.
    #[serde(default)]
    pub target: Option<String>,
    /// 備考.
    #[serde(default)]
    pub remark: Option<String>,
}

/// The cells of one round of answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundCells {
    /// はい or いいえ.
    pub answer: AnswerCells,
    /// 確認日; the cell of the answer itself where both stand in one.
    #[serde(default)]
    pub date: Option<String>,
}

/// How an answer is given. In the data no key is called `yes` or `no`, which YAML may take for truth values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "way", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AnswerCells {
    /// One of two printed words is marked: 「はい・いいえ」.
    Circle {
        /// The cell.
        cell: String,
    },
    /// A word is chosen from a list (入力規則).
    List {
        /// The cell.
        cell: String,
        /// The word of the list for はい.
        #[serde(rename = "for_yes")]
        yes: String,
        /// The word of the list for いいえ.
        #[serde(rename = "for_no")]
        no: String,
    },
    /// One of two cells is marked with ○.
    Marks {
        /// The cell under はい.
        #[serde(rename = "for_yes")]
        yes: String,
        /// The cell under いいえ.
        #[serde(rename = "for_no")]
        no: String,
    },
    /// はい or いいえ is written into an empty cell.
    Word {
        /// The cell.
        cell: String,
    },
}

impl AnswerCells {
    /// The cell of the answer; the one under はい where there are two.
    pub fn first(&self) -> &str {
        match self {
            Self::Circle { cell } | Self::List { cell, .. } | Self::Word { cell } => cell,
            Self::Marks { yes, .. } => yes,
        }
    }
}
