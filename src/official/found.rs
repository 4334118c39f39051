//! This file holds a form as it was found on a sheet: its questions, and in which cells each of them is answered.

use super::number::Number;
use super::words::Compared;
use crate::catalogue::{ItemCells, NameCell};
use crate::workbook::CellRef;

/// A form found on a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The sheet, as an index into the workbook.
    pub sheet: usize,
    /// Its name.
    pub name: String,
    /// What stands outside the table, from the top.
    pub around: Vec<Line>,
    /// Printed column headings of every table, from the left.
    pub tables: Vec<Vec<Heading>>,
    /// Sections, from the top.
    pub sections: Vec<Section>,
    /// Questions, from the top.
    pub items: Vec<Question>,
    /// Where the name of the facility is written.
    pub facility: Option<NameCell>,
    /// Where the name of the vendor is written.
    pub vendor: Option<NameCell>,
    /// What could not be made out for sure.
    pub doubts: Vec<Doubt>,
}

/// A text outside the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub at: CellRef,
    /// The words.
    pub text: String,
    /// Whether it stands below the last question.
    pub below: bool,
}

/// A printed column heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The words.
    pub text: String,
    /// The heading that spans it and its neighbours.
    pub over: Option<String>,
    /// The role that the catalogue knows such a column by, such as `first`; absent where the heading says nothing.
    pub role: Option<&'static str>,
    /// What the sheet prints into the column's cells, such as 「はい・いいえ（　/　）」.
    pub prints: Option<String>,
}

/// A section of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Printed number; empty where none is printed.
    pub number: String,
    /// Printed title.
    pub title: String,
    /// The part of the sheet it stands in, such as 「○ 参考項目（令和6年度中）」.
    pub part: Option<String>,
    /// The table it stands in, as an index.
    pub table: usize,
}

/// A question of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The section, as an index.
    pub section: usize,
    /// Printed number; empty where none is printed.
    pub printed: String,
    /// The number as a number.
    pub(super) number: Option<Number>,
    /// Printed group, such as 「サーバについて、以下を実施している。」.
    pub group: Option<String>,
    /// Printed heading over one or more questions (大項目).
    pub heading: Option<String>,
    /// The sentence, character for character.
    pub sentence: String,
    pub(super) compared: Compared,
    /// The cell of the sentence.
    pub at: CellRef,
    /// Where it is answered.
    pub cells: ItemCells,
}

/// Something that could not be made out for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub at: CellRef,
    /// What, as a です・ます sentence.
    pub what: String,
}

impl Found {
    /// The section of a question.
    pub fn section_of(&self, question: &Question) -> Option<&Section> {
        self.sections.get(question.section)
    }

    /// How people name a question: 2⑦, 1-1.
    pub fn name_of(&self, question: &Question) -> String {
        let own = question.number.as_ref().is_some_and(|n| n.0.len() > 1);
        let section = self.section_of(question).map_or("", |s| s.number.as_str());
        if question.printed.is_empty() {
            return format!("{}のセルの項目", question.at);
        }
        if own { question.printed.clone() } else { format!("{section}{}", question.printed) }
    }

    /// How many rounds of answers the sheet has.
    pub fn rounds(&self) -> usize {
        self.items.iter().map(|item| item.cells.rounds.len()).max().unwrap_or(0)
    }

    /// How many rounds of answers a section has.
    pub(super) fn rounds_of(&self, section: usize) -> usize {
        let items = self.items.iter().filter(|item| item.section == section);
        items.map(|item| item.cells.rounds.len()).max().unwrap_or(0)
    }

    /// The table with the most questions; its columns are the form's.
    pub(super) fn main_table(&self) -> usize {
        let count = |table: usize| {
            let inside = |item: &&Question| {
                self.section_of(item).is_some_and(|section| section.table == table)
            };
            self.items.iter().filter(inside).count()
        };
        (0..self.tables.len()).rev().max_by_key(|table| count(*table)).unwrap_or(0)
    }
}
