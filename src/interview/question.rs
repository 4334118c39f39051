//! This file holds a question as it meets one profile.

use super::data::Source;
use crate::profile::Id;

/// Of whom something is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A vendor; `None` asks for the questions to all of them, and to vendors not named yet.
    Vendor(Option<Id>),
    /// Whoever walks through the building.
    Walk,
    /// The executives.
    Director,
}

/// One thing to be found out.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// `V-7K3MTC`: the same for the same field and entity in every printing.
    pub code: String,
    /// Where the answer goes, for `profile::edit`: `devices[SV-01].support_end`.
    pub path: String,
    /// Of whom.
    pub from: Source,
    /// The vendor, where one is known.
    pub vendor: Option<Id>,
    /// The list whose entry it is about (`devices`), empty for the facility as a whole.
    pub list: String,
    /// The field in the entry: `support_end`, `contract.number`.
    pub field: String,
    /// The entry it is about: its id and what people call it.
    pub entity: Option<(String, String)>,
    /// The question in the facility's own words.
    pub ask: String,
    /// An example; empty where the words to adopt stand beside.
    pub example: String,
    /// How the answer is written.
    pub write: Write,
    /// What the profile says now.
    pub known: Option<String>,
    /// Whether it stands on the リモート保守 確認書 and not on the sheet of questions.
    pub is_remote: bool,
}

/// How an answer is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Some words.
    Words,
    /// A sentence or two.
    Lines,
    /// A day.
    Date,
    /// Hours.
    Hours,
    /// Days, kept as hours.
    Days,
    /// A number with its unit.
    Number(String),
    /// One of two words to circle, the first meaning yes.
    YesNo(String, String),
    /// A telephone number.
    Phone,
    /// A person of the profile, by name or title.
    Person,
    /// On paper only; a person enters it with the proof in hand.
    Hand,
}

impl Question {
    /// Whether nobody has answered it yet.
    pub fn is_open(&self) -> bool {
        self.known.is_none()
    }

    /// Whether an answer may be taken in from a sheet.
    pub fn is_taken_in(&self) -> bool {
        self.write != Write::Hand
    }

    /// Whether it is asked of that source.
    pub(super) fn is_to(&self, asked: &Asked) -> bool {
        match asked {
            Asked::Vendor(None) => self.from == Source::Vendor,
            Asked::Vendor(Some(id)) => {
                self.from == Source::Vendor && self.vendor.as_ref() == Some(id)
            }
            Asked::Walk => self.from == Source::Walk,
            Asked::Director => self.from == Source::Director,
        }
    }
}

impl Source {
    /// The letter with which its codes begin.
    pub(super) fn letter(self) -> char {
        match self {
            Source::Vendor => 'V',
            Source::Walk => 'W',
            Source::Director => 'D',
        }
    }
}

impl Write {
    /// Reads `number:世代`, `yes-no:あり・なし`, `date`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        Some(match name {
            "words" => Write::Words,
            "lines" => Write::Lines,
            "date" => Write::Date,
            "hours" => Write::Hours,
            "days" => Write::Days,
            "number" => Write::Number(rest.to_owned()),
            "yes-no" => {
                let (yes, no) = rest.split_once('・')?;
                Write::YesNo(yes.to_owned(), no.to_owned())
            }
            "phone" => Write::Phone,
            "person" => Write::Person,
            "hand" => Write::Hand,
            _ => return None,
        })
    }

    /// How to write the answer, in a few words: 「日付」「時間」「『ある』か『ない』」.
    pub fn hint(&self) -> String {
        match self {
            Write::Words | Write::Lines => String::new(),
            Write::Date => "日付".to_owned(),
            Write::Hours => "時間".to_owned(),
            Write::Days => "日数".to_owned(),
            Write::Number(unit) => format!("数（{unit}）"),
            Write::YesNo(yes, no) => format!("「{yes}」か「{no}」"),
            Write::Phone => "電話番号".to_owned(),
            Write::Person => "職名か氏名".to_owned(),
            Write::Hand => "書類を添える（この表からは読み込みません）".to_owned(),
        }
    }
}
