//! This file reads a whole sheet: what stands around the table, its sections, and every question in order.

use super::answer::is_blank;
use super::found::{self, Found, Line, Question};
use super::grid::Grid;
use super::heading::{Heading, Printed, Purpose, headings};
use super::table::{Asked, Table, section};
use super::words::{Compared, folded};
use crate::catalogue::{AnswerCells, NameCell};
use crate::workbook::{CellRef, Sheet};

/// The longest name of a part or a group.
const LONGEST: usize = 60;

/// The form on a sheet; `None` where no table of questions is found.
pub(super) fn read(index: usize, sheet: &Sheet) -> Option<Found> {
    let grid = Grid::of(sheet);
    let headings = headings(&grid);
    let mut walk = Walk {
        grid: &grid,
        found: Found::on(index, &sheet.name),
        at: Standing::default(),
        table: 0,
    };
    let last = grid.last_row();
    let first = headings.first().map_or(last, |h| h.first.saturating_sub(1));
    (1..=first).for_each(|row| walk.around(row));
    for (n, heading) in headings.iter().enumerate() {
        let end = headings.get(n + 1).map_or(last, |next| next.first - 1);
        walk.table = n;
        walk.table(heading, end);
    }
    let mut found = walk.found;
    found.settle(&grid, &headings);
    (!found.items.is_empty()).then_some(found)
}

/// Where the reader stands.
#[derive(Default)]
struct Standing {
    part: Option<String>,
    section: Option<(String, String)>,
    group: Option<String>,
}

struct Walk<'g> {
    grid: &'g Grid,
    found: Found,
    at: Standing,
    table: usize,
}

impl Walk<'_> {
    fn table(&mut self, heading: &Heading, end: u32) {
        let table = Table::under(self.grid, heading, end);
        for row in heading.last + 1..=end {
            match table.as_ref().and_then(|table| table.asked(row)) {
                Some(asked) => self.question(asked),
                None => self.between(row),
            }
        }
    }

    fn question(&mut self, asked: Asked) {
        let shares_a_box = !asked.doubts.is_empty() && asked.cells.rounds.is_empty();
        self.found.doubts.extend(asked.doubts);
        if shares_a_box && asked.number.is_none() {
            return;
        }
        let own = asked.left.section.map(|(number, title, reaches)| {
            let section = (number, title);
            if reaches {
                if self.at.section.as_ref() != Some(&section) {
                    self.at.group = None;
                }
                self.at.section = Some(section.clone());
            }
            section
        });
        let mut own = own;
        let mut left_group = asked.left.group;
        // A question without a number, such as 医療情報システムの有無, has the words beside it for its section.
        if asked.number.is_none() && own.is_none() && self.at.section.is_none() {
            own = left_group.take().map(|(title, _)| (String::new(), title));
        }
        let group = match left_group {
            Some((group, true)) => {
                self.at.group = Some(group.clone());
                Some(group)
            }
            Some((group, false)) => Some(group),
            None => self.at.group.clone(),
        };
        let section = self.section(own);
        self.found.items.push(Question {
            section,
            printed: asked.printed,
            number: asked.number,
            group,
            heading: asked.left.heading,
            compared: Compared::of(&asked.sentence),
            sentence: asked.sentence,
            at: asked.at,
            cells: asked.cells,
        });
    }

    /// The section of a question, its own or the one that the reader stands in; begun where it is a new one.
    fn section(&mut self, own: Option<(String, String)>) -> usize {
        let (number, title) = own.or_else(|| self.at.section.clone()).unwrap_or_default();
        let section =
            found::Section { number, title, part: self.at.part.clone(), table: self.table };
        let sections = &mut self.found.sections;
        if sections.last() != Some(&section) {
            sections.push(section);
        }
        sections.len() - 1
    }

    /// A row of a table that asks nothing: the name of a part, a section or a group, or a note.
    fn between(&mut self, row: u32) {
        let texts: Vec<(CellRef, String)> =
            self.grid.row(row).map(|(at, text)| (at, text.to_owned())).collect();
        for (at, text) in texts {
            let short = text.chars().count() <= LONGEST;
            if short && text.starts_with(['○', '◯', '〇', '■', '◆']) {
                self.at = Standing { part: Some(text), ..Standing::default() };
            } else if let Some(found) = section(&text) {
                let section = (found.printed.to_owned(), found.rest.to_owned());
                self.at =
                    Standing { section: Some(section), group: None, part: self.at.part.take() };
            } else if short && text.ends_with("実施している。") {
                self.at.group = Some(text);
            } else {
                self.line(at, text);
            }
        }
    }

    fn around(&mut self, row: u32) {
        let texts: Vec<(CellRef, String)> =
            self.grid.row(row).map(|(at, text)| (at, text.to_owned())).collect();
        for (at, text) in texts {
            let is_part = text.starts_with(['○', '◯', '〇', '■', '◆']);
            if is_part && text.chars().count() <= LONGEST {
                self.at.part = Some(text);
            } else {
                self.line(at, text);
            }
        }
    }

    fn line(&mut self, at: CellRef, text: String) {
        self.found.around.push(Line { at, text, below: !self.found.items.is_empty() });
    }
}

impl Found {
    fn on(sheet: usize, name: &str) -> Self {
        Self {
            sheet,
            name: name.to_owned(),
            around: Vec::new(),
            tables: Vec::new(),
            sections: Vec::new(),
            items: Vec::new(),
            facility: None,
            vendor: None,
            doubts: Vec::new(),
        }
    }

    /// What can be said once all rows are read: lines below the last question, places for names, headings.
    fn settle(&mut self, grid: &Grid, headings: &[Heading]) {
        let last = self.items.last().map_or(0, |item| item.at.row);
        for line in &mut self.around {
            line.below = line.at.row > last;
        }
        let name =
            |labels: &[&str]| self.around.iter().find_map(|line| name_cell(grid, line, labels));
        let facility = name(&["医療機関名", "医療機関等名", "施設名", "薬局名"]);
        let vendor = name(&["事業者名", "会社名"]);
        self.tables = headings
            .iter()
            .enumerate()
            .map(|(table, heading)| {
                let sections = &self.sections;
                let inside =
                    |q: &&Question| sections.get(q.section).is_some_and(|s| s.table == table);
                let items: Vec<&Question> = self.items.iter().filter(inside).collect();
                columns(grid, heading, &items)
            })
            .collect();
        (self.facility, self.vendor) = (facility, vendor);
    }
}

/// Where a name goes behind its label: into the empty box beside it, else behind it in the same cell.
fn name_cell(grid: &Grid, line: &Line, labels: &[&str]) -> Option<NameCell> {
    let label = labels.iter().find(|label| folded(&line.text).starts_with(*label))?;
    let beside = CellRef::new(line.at.row, grid.region(line.at).last.column + 1);
    let rest = line.text.split_once(['：', ':']).map(|(_, rest)| rest);
    let is_label_alone = rest.map_or(folded(&line.text) == *label, is_blank);
    if grid.is_drawn(beside) && grid.text(beside).is_empty() && is_label_alone {
        return Some(NameCell { cell: grid.anchor(beside).to_string(), after: String::new() });
    }
    let rest = rest.filter(|rest| is_blank(rest))?;
    let after = line.text.strip_suffix(rest)?.to_owned();
    Some(NameCell { cell: line.at.to_string(), after })
}

fn columns(grid: &Grid, heading: &Heading, items: &[&Question]) -> Vec<found::Heading> {
    let mut out: Vec<found::Heading> = Vec::new();
    for printed in &heading.printed {
        let purpose = heading.columns.get(&printed.column);
        if let Some(Purpose::No(_)) = purpose {
            continue;
        }
        out.push(column(grid, printed, purpose, items));
    }
    out
}

fn column(
    grid: &Grid,
    printed: &Printed,
    purpose: Option<&Purpose>,
    items: &[&Question],
) -> found::Heading {
    let role = match purpose {
        Some(Purpose::Number) => Some("number"),
        Some(Purpose::Group) => Some("section"),
        Some(Purpose::Heading) => Some("heading"),
        Some(Purpose::Sentence) => Some("item"),
        Some(Purpose::Answer(1) | Purpose::Yes(1)) => Some("first"),
        Some(Purpose::Answer(_) | Purpose::Yes(_)) => Some("second"),
        Some(Purpose::Date(1)) => Some("checked-on"),
        Some(Purpose::Target) => Some("target"),
        Some(Purpose::Remark) => Some("remark"),
        Some(Purpose::Date(_) | Purpose::No(_)) | None => None,
    };
    // Cells under はい and いいえ are one column here: its heading is what spans both.
    if let Some(Purpose::Yes(_)) = purpose {
        let both = "はい・いいえ".to_owned();
        let text = printed.over.clone().unwrap_or_else(|| both.clone());
        return found::Heading { text, over: None, role, prints: Some(both) };
    }
    let prints = items.iter().find_map(|item| {
        let mut circles = item.cells.rounds.iter().filter_map(|round| match &round.answer {
            AnswerCells::Circle { cell } => cell.parse::<CellRef>().ok(),
            _ => None,
        });
        circles.find(|at| at.column == printed.column).map(|at| grid.text(at).to_owned())
    });
    found::Heading { text: printed.text.clone(), over: printed.over.clone(), role, prints }
}
