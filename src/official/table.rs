//! This file reads one row of a table of questions: the sentence, its number, what stands left of it, its boxes.

use std::collections::BTreeMap;

use super::answer::{Box, is_day, what};
use super::found::Doubt;
use super::grid::Grid;
use super::heading::{Heading, Purpose};
use super::number::{Leading, Number, leading, number};
use super::words::folded;
use crate::catalogue::{AnswerCells, ItemCells, RoundCells};
use crate::workbook::CellRef;

/// The fewest characters of a sentence that stands without a number.
const SHORTEST: usize = 8;
/// Signs that begin a note.
const NOTE_SIGNS: [char; 6] = ['※', '*', '＊', '●', '・', '注'];

/// A table of questions: which of its columns is for what.
pub(super) struct Table<'g> {
    grid: &'g Grid,
    columns: BTreeMap<u32, Purpose>,
    /// The first column to be filled in.
    boxes_from: u32,
}

/// A row that asks something.
pub(super) struct Asked {
    pub(super) printed: String,
    pub(super) number: Option<Number>,
    pub(super) sentence: String,
    pub(super) at: CellRef,
    pub(super) cells: ItemCells,
    pub(super) left: Left,
    pub(super) doubts: Vec<Doubt>,
}

/// What stands left of a sentence.
#[derive(Default)]
pub(super) struct Left {
    /// Number and title of a section, and whether it reaches over more rows than those it is merged down.
    pub(super) section: Option<(String, String, bool)>,
    /// A group, and whether it reaches over more rows than those it is merged down.
    pub(super) group: Option<(String, bool)>,
    /// 大項目.
    pub(super) heading: Option<String>,
    numbers: Vec<(CellRef, String, Number)>,
}

/// The boxes of one round.
struct Boxes {
    at: CellRef,
    round: RoundCells,
}

impl<'g> Table<'g> {
    /// The table under a heading, down to the last row that belongs to it.
    pub(super) fn under(grid: &'g Grid, heading: &Heading, last: u32) -> Option<Self> {
        let mut columns = heading.columns.clone();
        let fills = |p: &Purpose| matches!(p, Purpose::Answer(_) | Purpose::Yes(_));
        let boxes_from = columns.iter().find(|(_, p)| fills(p)).map(|(column, _)| *column)?;
        if !columns.values().any(|p| *p == Purpose::Sentence) {
            columns.insert(widest(grid, heading.last + 1..=last, boxes_from)?, Purpose::Sentence);
        }
        Some(Self { grid, columns, boxes_from })
    }

    /// What a row asks; `None` for headings, notes and empty rows.
    pub(super) fn asked(&self, row: u32) -> Option<Asked> {
        let (at, text) = self.sentence(row)?;
        if self.grid.region(at).last.column >= self.boxes_from {
            return None;
        }
        let mut doubts = Vec::new();
        let left = self.left(row, at);
        let (printed, number, sentence) = numbered(&left, text);
        let boxes: Vec<Boxes> =
            [1, 2].into_iter().filter_map(|n| self.boxes(row, n, &mut doubts)).collect();
        let asks = number.is_some()
            || (text.chars().count() >= SHORTEST && boxes.iter().any(|b| self.is_box(b.at)));
        if !asks || (boxes.is_empty() && text.starts_with(NOTE_SIGNS)) {
            return None;
        }
        let own_box = boxes.first().is_some_and(|b| b.at.row == row);
        if !own_box && at.row < row {
            return None;
        }
        if boxes.first().is_some_and(|b| b.at.row < row) {
            let what = "答えの欄が上の行とつながっています。この行は項目として扱いません。";
            doubts.push(Doubt { at, what: what.to_owned() });
        } else if boxes.is_empty() && doubts.is_empty() {
            let what = "答えを書く欄が見つかりません。";
            doubts.push(Doubt { at, what: what.to_owned() });
        }
        let number_cell = left.numbers.last().map(|(at, ..)| at.to_string());
        let cells = ItemCells {
            text: at.to_string(),
            number: number_cell,
            rounds: boxes.into_iter().filter(|b| b.at.row == row).map(|b| b.round).collect(),
            target: self.single(row, Purpose::Target),
            remark: self.single(row, Purpose::Remark),
        };
        Some(Asked { printed, number, sentence, at, cells, left, doubts })
    }

    /// The sentence of a row: the longest text under チェック項目 that is no number.
    fn sentence(&self, row: u32) -> Option<(CellRef, &'g str)> {
        let texts = self.anchors(row, |p| p == Purpose::Sentence).into_iter();
        texts
            .map(|at| (at, self.grid.text(at)))
            .filter(|(_, text)| !text.is_empty() && number(text).is_none())
            .max_by_key(|(_, text)| text.chars().count())
    }

    fn left(&self, row: u32, sentence: CellRef) -> Left {
        let mut left = Left::default();
        let mut seen = Vec::new();
        for column in 1..sentence.column {
            let at = self.grid.anchor(CellRef::new(row, column));
            let text = self.grid.text(at);
            if text.is_empty() || seen.contains(&at) {
                continue;
            }
            seen.push(at);
            if let Some(number) = number(text) {
                left.numbers.push((at, text.to_owned(), number));
            } else if let Some(found) = section(text) {
                let reaches = self.never_merges_down(at.column);
                left.section = Some((found.printed.to_owned(), found.rest.to_owned(), reaches));
            } else if self.columns.get(&at.column) == Some(&Purpose::Heading) {
                left.heading = Some(text.to_owned());
            } else {
                left.group = Some((text.to_owned(), self.never_merges_down(at.column)));
            }
        }
        // 「1」 and 「体制構築」 in cells of their own, before the item's number.
        if left.section.is_none() && left.numbers.len() > 1 {
            let (at, printed, _) = left.numbers.remove(0);
            let title = left.group.take().map(|(title, _)| title).unwrap_or_default();
            left.section = Some((printed, title, self.never_merges_down(at.column)));
        }
        left
    }

    fn never_merges_down(&self, column: u32) -> bool {
        let rows = 1..=self.grid.last_row();
        !rows.into_iter().any(|row| {
            let region = self.grid.region(CellRef::new(row, column));
            region.rows() > 1 && region.columns() == 1 && !self.grid.text(region.first).is_empty()
        })
    }

    fn boxes(&self, row: u32, round: usize, doubts: &mut Vec<Doubt>) -> Option<Boxes> {
        let yes = self.anchors(row, |p| p == Purpose::Yes(round)).first().copied();
        let no = self.anchors(row, |p| p == Purpose::No(round)).first().copied();
        let dated = self.single(row, Purpose::Date(round));
        let answers = match (yes, no) {
            (Some(yes), Some(no)) if yes != no => {
                let answer = AnswerCells::Marks { yes: yes.to_string(), no: no.to_string() };
                return Some(Boxes { at: yes, round: RoundCells { answer, date: dated } });
            }
            (Some(both), _) => vec![both],
            (None, _) => self.anchors(row, |p| p == Purpose::Answer(round)),
        };
        self.written(&answers, dated, doubts)
    }

    /// Tells the box for the answer from the box for its day where one heading spans both.
    fn written(
        &self,
        answers: &[CellRef],
        dated: Option<String>,
        doubts: &mut Vec<Doubt>,
    ) -> Option<Boxes> {
        let mut date = dated;
        let mut answer: Option<(CellRef, AnswerCells)> = None;
        for at in answers.iter().copied() {
            let cell = at.to_string();
            match what(self.grid, at) {
                Box::Circle { dated } => {
                    if dated && date.is_none() {
                        date = Some(cell.clone());
                    }
                    answer = Some((at, AnswerCells::Circle { cell }));
                }
                Box::List { yes, no } => answer = Some((at, AnswerCells::List { cell, yes, no })),
                Box::Day => date = date.or(Some(cell)),
                Box::Plain if answer.is_none() => answer = Some((at, AnswerCells::Word { cell })),
                Box::Plain => {
                    if date.is_none() && self.grid.is_drawn(at) {
                        let what = "日付を書く欄とみなします（見出しからは分かりません）。";
                        doubts.push(Doubt { at, what: what.to_owned() });
                        date = Some(cell);
                    }
                }
                Box::OtherList => doubts.push(Doubt {
                    at,
                    what: "答えの欄の選択肢に「はい」「いいえ」がありません。".to_owned(),
                }),
                Box::Other => doubts.push(Doubt {
                    at,
                    what: format!("答えの欄に「{}」と書かれています。", self.grid.text(at)),
                }),
            }
        }
        answer.map(|(at, answer)| Boxes { at, round: RoundCells { answer, date } })
    }

    fn is_box(&self, at: CellRef) -> bool {
        self.grid.is_drawn(at) || self.grid.choices(at).is_some()
    }

    /// The cell of a row in the column of a purpose.
    fn single(&self, row: u32, purpose: Purpose) -> Option<String> {
        self.anchors(row, |p| p == purpose).first().map(CellRef::to_string)
    }

    /// The cells of a row in columns of some purpose, merged ones once.
    fn anchors(&self, row: u32, wanted: impl Fn(Purpose) -> bool) -> Vec<CellRef> {
        let mut out = Vec::new();
        for (column, purpose) in &self.columns {
            let at = self.grid.anchor(CellRef::new(row, *column));
            if wanted(*purpose) && !out.contains(&at) {
                out.push(at);
            }
        }
        out
    }
}

/// The number, where it has a cell of its own, else where the sentence begins with it.
fn numbered(left: &Left, text: &str) -> (String, Option<Number>, String) {
    if let Some((_, printed, number)) = left.numbers.last() {
        return (printed.clone(), Some(number.clone()), text.to_owned());
    }
    match leading(text) {
        Some(Leading { number, printed, rest, set_apart }) if set_apart && !rest.is_empty() => {
            (printed.to_owned(), Some(number), rest.to_owned())
        }
        _ => (String::new(), None, text.to_owned()),
    }
}

/// A text such as 「1 体制構築」: a number without brackets, and a title.
pub(super) fn section(text: &str) -> Option<Leading<'_>> {
    let found = leading(text)?;
    let bare = found.printed.chars().all(|c| c.is_numeric() || matches!(c, 'Ⅰ'..='Ⅻ'));
    let title = found.rest;
    let is_title = !title.is_empty()
        && title.chars().count() <= 80
        && !title.ends_with('。')
        && !title.starts_with(['.', '/', '年', '月', '回'])
        && !is_day(&folded(text));
    (bare && is_title).then_some(found)
}

/// The column left of the boxes that holds the most text.
fn widest(grid: &Grid, rows: std::ops::RangeInclusive<u32>, before: u32) -> Option<u32> {
    let length = |column: u32| -> usize {
        let texts = rows.clone().map(|row| grid.text(CellRef::new(row, column)).chars().count());
        texts.sum()
    };
    (1..before).rev().max_by_key(|column| length(*column)).filter(|column| length(*column) > 0)
}
