//! This file fills the cells of a form with the answers of a profile, and accounts for every cell that it leaves.

use super::found::Found;
use super::grid::Grid;
use super::writing::{self, Writing};
use crate::assess::{Answer, Answers, Verdict};
use crate::catalogue::{AnswerCells, Form, Item, ItemCells, NameCell, RoundCells};
use crate::profile::Date;
use crate::workbook::{CellRef, Change};

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Written as はい.
    Yes,
    /// Written as いいえ.
    No,
    /// Left blank, with the reason as a です・ます sentence.
    Blank {
        /// Why.
        why: String,
    },
    /// Somebody had answered it otherwise; that answer stays.
    Kept {
        /// The cell.
        cell: String,
        /// What stands there.
        text: String,
        /// What the profile says: はい or いいえ.
        ours: &'static str,
    },
    /// The cell is computed and is not written into.
    Computed {
        /// The cell.
        cell: String,
    },
}

/// A cell besides the answer that somebody had filled otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The cell.
    pub cell: String,
    /// What it is for: 確認日, 目標日, 備考, 医療機関名, 事業者名.
    pub what: &'static str,
    /// What stands there.
    pub text: String,
    /// What would have been written.
    pub ours: String,
}

/// A question and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How people name it: 2⑦.
    pub name: String,
    /// Its sentence.
    pub sentence: String,
    /// What became of it.
    pub fate: Fate,
}

/// What is to be written into a sheet, and what is not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filling {
    /// Questions, from the top.
    pub lines: Vec<Line>,
    /// Cells besides the answers that are kept as they were.
    pub left: Vec<Left>,
    pub(super) changes: Vec<Change>,
}

/// Gathers the changes of one sheet.
pub(super) struct Filler<'a> {
    grid: Grid,
    found: &'a Found,
    filling: Filling,
}

impl<'a> Filler<'a> {
    pub(super) fn new(grid: Grid, found: &'a Found) -> Self {
        Self { grid, found, filling: Filling::default() }
    }

    pub(super) fn finish(self) -> Filling {
        self.filling
    }

    /// Fills every question of the facility's own sheet.
    pub(super) fn answers(&mut self, form: &Form, answers: &Answers) {
        for item in form.items() {
            let fate = match (&item.cells, answers.get(&item.key)) {
                (Some(cells), Some(answer)) => self.item(item, cells, answer),
                _ => Fate::Blank { why: "答えの欄がありません。".to_owned() },
            };
            self.line(item, fate);
        }
    }

    /// Leaves every question of a vendor's sheet to the vendor.
    pub(super) fn for_vendor(&mut self, form: &Form) {
        for item in form.items() {
            let why = "事業者が自分で記入します。".to_owned();
            self.line(item, Fate::Blank { why });
        }
    }

    /// Writes a name behind its label.
    pub(super) fn name(&mut self, cell: Option<&NameCell>, what: &'static str, name: &str) {
        let Some((at, place)) = cell.and_then(|c| Some((c.cell.parse::<CellRef>().ok()?, c)))
        else {
            return;
        };
        let writing = writing::name(self.grid.text(at), &place.after, name);
        self.beside(at, what, name.to_owned(), writing);
    }

    fn line(&mut self, item: &Item, fate: Fate) {
        let question = self
            .found
            .items
            .iter()
            .find(|q| item.cells.as_ref().is_some_and(|cells| cells.text == q.at.to_string()));
        let name = question.map_or_else(|| item.number.clone(), |q| self.found.name_of(q));
        let sentence = item.text().words().to_owned();
        self.filling.lines.push(Line { name, sentence, fate });
    }

    fn item(&mut self, item: &Item, cells: &ItemCells, answer: &Answer) -> Fate {
        let fate = match &answer.verdict {
            Verdict::Yes | Verdict::No { .. } => self.rounds(cells, answer),
            Verdict::NotApplicable { reason, .. } => Fate::Blank {
                why: format!("該当しません（{}）。", reason.trim_end_matches('。')),
            },
            Verdict::Unknown if item.controls.is_none() => {
                let key = &item.key;
                let why = format!(
                    "答える対策が決まっていません。プロファイルの attestations に control: {key} で書くと記入します。"
                );
                return Fate::Blank { why };
            }
            Verdict::Unknown => {
                return Fate::Blank { why: "まだ分かっていません。".to_owned() };
            }
            Verdict::Stale { last } => {
                let why = format!("今年度は確認していません（最後の確認は{}）。", last.era());
                return Fate::Blank { why };
            }
            Verdict::ForVendor => {
                return Fate::Blank { why: "事業者が自分で記入します。".to_owned() };
            }
        };
        let answered = matches!(fate, Fate::Yes | Fate::No);
        // On a sheet of one round a はい has no day to be reached.
        let has_no = fate == Fate::No || cells.rounds.len() > 1;
        if answered
            && has_no
            && let (Some(target), Some(at)) = (answer.target, parsed(&cells.target))
        {
            self.day(at, "目標日", target);
        }
        let stays = matches!(fate, Fate::Kept { .. } | Fate::Computed { .. });
        let remarks = answer.remarks.concat();
        if !stays
            && !remarks.is_empty()
            && let Some(at) = parsed(&cells.remark)
        {
            let writing = writing::remark(self.grid.text(at), &remarks);
            self.beside(at, "備考", remarks, writing);
        }
        fate
    }

    /// Writes the rounds; where the sheet has one and the answer two, the last one counts.
    fn rounds(&mut self, cells: &ItemCells, answer: &Answer) -> Fate {
        let last_yes = answer.verdict == Verdict::Yes;
        let mut said: Vec<(bool, Option<Date>)> =
            answer.rounds.iter().map(|r| (r.yes, Some(r.checked_on))).collect();
        if said.is_empty() || cells.rounds.len() < said.len() {
            said = vec![(last_yes, answer.checked_on)];
        }
        if cells.rounds.is_empty() {
            return Fate::Blank { why: "答えの欄がはっきりしません。".to_owned() };
        }
        let mut fate = Fate::Blank { why: String::new() };
        for (round, (yes, day)) in cells.rounds.iter().zip(said) {
            fate = self.round(round, yes, day);
            // After an answer of somebody else's our own second round would contradict the first.
            if !matches!(fate, Fate::Yes | Fate::No) {
                break;
            }
        }
        fate
    }

    fn round(&mut self, round: &RoundCells, yes: bool, day: Option<Date>) -> Fate {
        let ours = if yes { "はい" } else { "いいえ" };
        let cells = match &round.answer {
            AnswerCells::Marks { yes, no } => [Some(yes), Some(no)],
            AnswerCells::Circle { cell }
            | AnswerCells::List { cell, .. }
            | AnswerCells::Word { cell } => [Some(cell), None],
        };
        let spots: Vec<CellRef> =
            cells.into_iter().flatten().filter_map(|c| c.parse().ok()).collect();
        if let Some(at) = spots.iter().find(|at| self.grid.is_computed(**at)) {
            return Fate::Computed { cell: at.to_string() };
        }
        let date = parsed(&round.date);
        let shared = date.filter(|at| spots.contains(at));
        let Some(first) = spots.first().copied() else {
            return Fate::Blank { why: "答えの欄がはっきりしません。".to_owned() };
        };
        let second = spots.get(1).copied();
        let text = self.grid.text(first);
        let (at, writing) = match (&round.answer, second) {
            (AnswerCells::Marks { .. }, Some(second)) => {
                let (at, other) = if yes { (first, second) } else { (second, first) };
                (at, writing::mark(self.grid.text(at), self.grid.text(other)))
            }
            (AnswerCells::Circle { .. }, _) => {
                (first, writing::circle(text, yes, day.filter(|_| shared.is_some())))
            }
            (AnswerCells::List { yes: for_yes, no: for_no, .. }, _) => {
                (first, writing::word(text, if yes { for_yes } else { for_no }))
            }
            (AnswerCells::Marks { .. } | AnswerCells::Word { .. }, _) => {
                (first, writing::word(text, ours))
            }
        };
        match writing {
            Writing::Kept => {
                let stands = spots.iter().map(|at| self.grid.text(*at)).find(|t| !t.is_empty());
                let text = stands.unwrap_or_default().to_owned();
                return Fate::Kept { cell: at.to_string(), text, ours };
            }
            Writing::Write(entry) => {
                self.filling.changes.push(Change { sheet: self.found.sheet, at, entry });
            }
            Writing::Already => {}
        }
        if let (Some(at), Some(day), None) = (date, day, shared) {
            self.day(at, "確認日", day);
        }
        if yes { Fate::Yes } else { Fate::No }
    }

    fn day(&mut self, at: CellRef, what: &'static str, day: Date) {
        let writing = writing::day(self.grid.text(at), day);
        self.beside(at, what, day.era(), writing);
    }

    fn beside(&mut self, at: CellRef, what: &'static str, ours: String, writing: Writing) {
        match writing {
            Writing::Write(entry) if !self.grid.is_computed(at) => {
                self.filling.changes.push(Change { sheet: self.found.sheet, at, entry });
            }
            Writing::Already => {}
            Writing::Write(_) | Writing::Kept => {
                let text = self.grid.text(at).to_owned();
                self.filling.left.push(Left { cell: at.to_string(), what, text, ours });
            }
        }
    }
}

fn parsed(cell: &Option<String>) -> Option<CellRef> {
    cell.as_ref()?.parse().ok()
}
