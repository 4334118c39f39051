//! This file tells where a sheet is not the one from which a form was imported, so that nothing is written into wrong cells.

use std::fmt;

use super::found::{Found, Question};
use crate::catalogue::{AnswerCells, Form, Item, ItemCells, RoundCells, Section, WorkbookSheet};

/// A place where a sheet is not the imported one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Differing {
    /// The sheet has another name, or is not there.
    Sheet {
        /// The name it had.
        was: String,
        /// The name it has.
        is: String,
    },
    /// The question has another text.
    Reworded {
        /// The cell.
        cell: String,
        /// The text it had.
        was: String,
        /// The text it has.
        is: String,
    },
    /// The question has another number.
    Renumbered {
        /// The cell.
        cell: String,
        /// The number it had.
        was: String,
        /// The number it has.
        is: String,
    },
    /// The question stands under another section or group.
    Regrouped {
        /// The cell.
        cell: String,
        /// What it stood under.
        was: String,
        /// What it stands under.
        is: String,
    },
    /// The question stands in another row.
    Moved {
        /// The text.
        text: String,
        /// The cell it had.
        was: String,
        /// The cell it has.
        is: String,
    },
    /// The question is gone.
    Gone {
        /// The text.
        text: String,
        /// The cell it had.
        was: String,
    },
    /// There is a new question.
    Added {
        /// The cell.
        cell: String,
        /// The text.
        text: String,
    },
    /// The boxes to fill in stand elsewhere or take other words.
    Boxes {
        /// The cell of the question.
        cell: String,
        /// The text of the question.
        text: String,
    },
}

impl fmt::Display for Differing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet { was, is } => write!(f, "シートの名前: 「{was}」→「{is}」"),
            Self::Reworded { cell, was, is } => {
                write!(f, "{cell} の文: 「{}」→「{}」", plain(was), plain(is))
            }
            Self::Renumbered { cell, was, is } => write!(f, "{cell} の番号: 「{was}」→「{is}」"),
            Self::Regrouped { cell, was, is } => {
                write!(f, "{cell} の区分: 「{}」→「{}」", plain(was), plain(is))
            }
            Self::Moved { text, was, is } => {
                write!(f, "「{}」の場所: {was} → {is}", plain(text))
            }
            Self::Gone { text, was } => {
                write!(f, "{was} にあった「{}」がありません", plain(text))
            }
            Self::Added { cell, text } => write!(f, "{cell} に「{}」が増えています", plain(text)),
            Self::Boxes { cell, text } => {
                write!(f, "{cell}「{}」の答えの欄の場所や選び方が違います", plain(text))
            }
        }
    }
}

/// A text on one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything in which a sheet is not the one from which a form was imported.
pub(super) fn differences(form: &Form, at: &WorkbookSheet, found: &Found) -> Vec<Differing> {
    let mut out = Vec::new();
    if at.sheet != found.name {
        out.push(Differing::Sheet { was: at.sheet.clone(), is: found.name.clone() });
    }
    let pairs = form.sections.iter().flat_map(|s| s.items.iter().map(move |item| (s, item)));
    let mut seen = Vec::new();
    for (section, item) in pairs {
        let Some(cells) = &item.cells else { continue };
        match found.items.iter().find(|q| q.at.to_string() == cells.text && !seen.contains(&q.at)) {
            Some(question) => {
                seen.push(question.at);
                one(section, item, cells, found, question, &mut out);
            }
            None => out.push(lost(item, cells, found)),
        }
    }
    let moved: Vec<String> = out
        .iter()
        .filter_map(|d| match d {
            Differing::Moved { is, .. } => Some(is.clone()),
            _ => None,
        })
        .collect();
    for question in found.items.iter().filter(|q| !seen.contains(&q.at)) {
        let cell = question.at.to_string();
        if !moved.contains(&cell) {
            out.push(Differing::Added { cell, text: question.sentence.clone() });
        }
    }
    out
}

fn lost(item: &Item, cells: &ItemCells, found: &Found) -> Differing {
    let text = text(item).to_owned();
    let was = cells.text.clone();
    match found.items.iter().find(|q| q.sentence == text) {
        Some(question) => Differing::Moved { text, was, is: question.at.to_string() },
        None => Differing::Gone { text, was },
    }
}

fn one(
    section: &Section,
    item: &Item,
    cells: &ItemCells,
    found: &Found,
    question: &Question,
    out: &mut Vec<Differing>,
) {
    let cell = cells.text.clone();
    if plain(text(item)) != plain(&question.sentence) {
        let (was, is) = (text(item).to_owned(), question.sentence.clone());
        out.push(Differing::Reworded { cell, was, is });
        return;
    }
    if item.number != question.printed {
        let (was, is) = (item.number.clone(), question.printed.clone());
        out.push(Differing::Renumbered { cell: cell.clone(), was, is });
    }
    let stands = found.section_of(question).map(|s| s.number.as_str()).unwrap_or_default();
    if section.number != stands || item.group != question.group {
        let under = |number: &str, group: &Option<String>| {
            format!("{number} {}", group.as_deref().unwrap_or("")).trim().to_owned()
        };
        let (was, is) = (under(&section.number, &item.group), under(stands, &question.group));
        out.push(Differing::Regrouped { cell: cell.clone(), was, is });
    }
    if !same_boxes(cells, found, question) {
        out.push(Differing::Boxes { cell, text: question.sentence.clone() });
    }
}

fn text(item: &Item) -> &str {
    item.official_text.as_deref().unwrap_or(&item.our_words)
}

fn same_boxes(cells: &ItemCells, found: &Found, question: &Question) -> bool {
    let now = &question.cells;
    let others = (&cells.number, &cells.target, &cells.remark);
    if others != (&now.number, &now.target, &now.remark) {
        return false;
    }
    // What somebody wrote into a box may hide which kind of box it was; the box itself is still there.
    let written_over = |round: &RoundCells| {
        let at = round.answer.first();
        found.doubts.iter().any(|d| d.at.to_string() == at)
            || now
                .rounds
                .iter()
                .any(|r| matches!(&r.answer, AnswerCells::Word { cell } if cell == at))
    };
    let same = |round: &RoundCells| now.rounds.contains(round) || written_over(round);
    cells.rounds.iter().all(same) && now.rounds.len() <= cells.rounds.len()
}
