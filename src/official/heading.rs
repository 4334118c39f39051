//! This file finds the heading of a table of questions and says what each of its columns is for.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::number::number;
use super::words::folded;
use crate::workbook::CellRef;

/// The longest text, folded, that can be the heading of a column.
const LONGEST: usize = 20;

/// What a column of a table of questions is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Purpose {
    /// 番号.
    Number,
    /// 区分: sections and groups.
    Group,
    /// 大項目: a heading over one or more items.
    Heading,
    /// チェック項目.
    Sentence,
    /// 確認結果 of a round.
    Answer(usize),
    /// A column that is marked for はい.
    Yes(usize),
    /// A column that is marked for いいえ.
    No(usize),
    /// 確認日 of a round.
    Date(usize),
    /// 目標日.
    Target,
    /// 備考.
    Remark,
}

/// The heading of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Its first row.
    pub(super) first: u32,
    /// Its last row.
    pub(super) last: u32,
    /// What each column is for; columns whose heading says nothing are absent.
    pub(super) columns: BTreeMap<u32, Purpose>,
    /// The printed headings, from the left: the column, the lowest heading, the one that spans it.
    pub(super) printed: Vec<Printed>,
}

/// The printed heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// The first column under it.
    pub(super) column: u32,
    /// The words.
    pub(super) text: String,
    /// The heading that spans it and its neighbours.
    pub(super) over: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Round(usize),
    Number,
    Group,
    Heading,
    Sentence,
    Answer,
    Yes,
    No,
    Date,
    Target,
    Remark,
}

/// Every heading of a sheet, from the top.
pub(super) fn headings(grid: &Grid) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    let mut row = 1;
    let end = grid.last_row();
    while row <= end {
        if begins(grid, row) {
            let mut last = row;
            while last < end && goes_on(grid, row, last + 1) {
                last += 1;
            }
            out.push(heading(grid, row, last));
            row = last;
        }
        row += 1;
    }
    out
}

/// A heading speaks of at least two things, and of one that only a table to be filled in has.
fn begins(grid: &Grid, row: u32) -> bool {
    // A row that asks something may hold はい and いいえ too, once it is filled in.
    if grid.row(row).any(|(_, text)| is_of_a_question(text)) {
        return false;
    }
    let words = words_of(grid, row);
    let to_fill =
        |w: &Word| !matches!(w, Word::Number | Word::Group | Word::Heading | Word::Sentence);
    words.len() >= 2 && words.iter().any(to_fill)
}

/// Whether a row below is part of the heading: it has such words too, and no sentence and no answer of its own.
fn goes_on(grid: &Grid, first: u32, row: u32) -> bool {
    let own: Vec<_> = grid.row(row).collect();
    let under = (first..row).any(|above| {
        let mut areas = grid.row(above).map(|(spot, _)| grid.region(spot));
        areas.any(|area| area.last.row >= row)
    });
    let words = own.iter().filter(|(_, text)| word(text).is_some()).count();
    if own.is_empty() { under } else { words == own.len() }
}

fn is_of_a_question(text: &str) -> bool {
    number(text).is_some() || text.ends_with('。') || text.chars().count() > 2 * LONGEST
}

fn words_of(grid: &Grid, row: u32) -> BTreeSet<Word> {
    grid.row(row).filter_map(|(_, text)| word(text)).collect()
}

fn word(text: &str) -> Option<Word> {
    let text = folded(text);
    if text.chars().count() > LONGEST {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    let is = |words: &[&str]| words.contains(&text.as_str());
    Some(if is(&["はい"]) {
        Word::Yes
    } else if is(&["いいえ"]) {
        Word::No
    } else if has(&["目標日", "対応予定日", "対応期限", "目標期日"]) {
        Word::Target
    } else if has(&["備考", "特記事項"]) {
        Word::Remark
    } else if has(&["確認結果", "確認欄", "回答欄", "チェック欄", "実施状況", "良・否", "適・否"])
        || is(&["回答", "結果", "確認", "良否", "適否"])
    {
        Word::Answer
    } else if has(&["確認日", "実施日"]) || is(&["日付", "(日付)"]) {
        Word::Date
    } else if has(&["1回目", "第1回"]) {
        Word::Round(1)
    } else if has(&["2回目", "第2回"]) {
        Word::Round(2)
    } else if is(&["番号", "no", "no。", "項番", "項目番号", "#"]) {
        Word::Number
    } else if is(&["大項目", "中項目"]) {
        Word::Heading
    } else if is(&["区分", "分類", "対象", "種別"]) {
        Word::Group
    } else if has(&["チェック項目", "確認項目", "確認事項", "点検項目", "点検内容"])
        || is(&["項目", "内容"])
    {
        Word::Sentence
    } else {
        return None;
    })
}

fn heading(grid: &Grid, first: u32, last: u32) -> Heading {
    let mut columns = BTreeMap::new();
    let mut printed: Vec<Printed> = Vec::new();
    let mut before = None;
    for column in 1..=grid.last_column() {
        let mut spots: Vec<CellRef> = Vec::new();
        for row in first..=last {
            let spot = grid.anchor(CellRef::new(row, column));
            if !spots.contains(&spot) && !grid.text(spot).is_empty() {
                spots.push(spot);
            }
        }
        let words: Vec<Word> = spots.iter().filter_map(|s| word(grid.text(*s))).collect();
        if let Some(purpose) = purpose(&words) {
            columns.insert(column, purpose);
        }
        if let Some((lowest, above)) = spots.split_last() {
            if before != Some(*lowest) {
                printed.push(Printed {
                    column,
                    text: grid.text(*lowest).to_owned(),
                    over: above.last().map(|spot| grid.text(*spot).to_owned()),
                });
            }
            before = Some(*lowest);
        }
    }
    Heading { first, last, columns, printed }
}

/// The lowest word says what the column is for, a round above or below it says of which round.
fn purpose(words: &[Word]) -> Option<Purpose> {
    let round = words.iter().rev().find_map(|w| match w {
        Word::Round(n) => Some(*n),
        _ => None,
    });
    let kind = words.iter().rev().find(|w| !matches!(w, Word::Round(_)));
    let number = round.unwrap_or(1);
    Some(match kind {
        Some(Word::Number) => Purpose::Number,
        Some(Word::Group) => Purpose::Group,
        Some(Word::Heading) => Purpose::Heading,
        Some(Word::Sentence) => Purpose::Sentence,
        Some(Word::Answer) => Purpose::Answer(number),
        Some(Word::Yes) => Purpose::Yes(number),
        Some(Word::No) => Purpose::No(number),
        Some(Word::Date) => Purpose::Date(number),
        Some(Word::Target) => Purpose::Target,
        Some(Word::Remark) => Purpose::Remark,
        Some(Word::Round(_)) | None => Purpose::Answer(round?),
    })
}
