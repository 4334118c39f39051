//! This file finds the list inside a file: the row of headings, the rows below it, what is no entry of it.

use super::ImportError;
use super::fold::fold;
use super::mapping::known_headings;
use super::words::ListWords;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::grid::{Grid, Merged, Row, grids};
use crate::profile::EntryList;

/// Headings are looked for in so many rows.
const WITHIN: usize = 20;

/// With so many columns, a row in which one cell alone is filled is no entry but a remark.
const WIDE: usize = 3;

/// A list of other people's: its headings and rows.
#[derive(Debug)]
pub struct Table {
    /// Which list it is read as.
    pub list: EntryList,
    /// What messages call it: the file, and the sheet where there are several.
    pub file: String,
    /// The line of the headings.
    pub line: u32,
    /// The headings; where there are two rows of them, both.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What there is to say: encoding, hidden rows, remarks that were left out.
    pub notes: Report,
}

/// A row of headings that was found.
struct Found {
    score: usize,
    /// Its place among the rows.
    at: usize,
    /// How many rows it takes.
    rows: usize,
    headings: Vec<String>,
}

impl Table {
    /// Finds the list in a file.
    ///
    /// `name` is what messages call the file; `sheet` is the only sheet that is looked at, where it is given.
    ///
    /// # Errors
    /// A file that cannot be read, and one without any row that looks like the headings of such a list.
    pub fn open(
        list: EntryList,
        name: &str,
        bytes: &[u8],
        sheet: Option<&str>,
    ) -> Result<Self, ImportError> {
        let words = ListWords::of(list)?;
        let grids = grids(name, bytes, sheet, Merged::FillsDown)?;
        let is_text = grids.iter().all(|grid| grid.sheet.is_none());
        let mut best: Option<(Found, &Grid)> = None;
        for grid in &grids {
            let Some(found) = header(words, &grid.rows) else { continue };
            // Of sheets the first one is taken; of the ways to part a text the one that is best understood.
            if best.as_ref().is_none_or(|(before, _)| is_text && found.score > before.score) {
                best = Some((found, grid));
            }
        }
        let Some((found, grid)) = best else {
            let examples = words.columns.iter().take(5).map(|c| c.label.as_str());
            return Err(ImportError::NoHeader {
                file: name.to_owned(),
                title: words.title.clone(),
                looked: looked(&grids),
                examples: examples.collect::<Vec<_>>().join("、"),
                within: WITHIN,
            });
        };
        let file = match &grid.sheet {
            Some(sheet) => format!("{name}「{sheet}」"),
            None => name.to_owned(),
        };
        Ok(body(list, file, grid, &found))
    }

    /// The place of a row as a whole.
    pub(super) fn line_place(&self, line: u32) -> Place {
        Place { line: Some(line), ..Place::file(&self.file) }
    }

    /// The place of a row and column, in the words of a message.
    pub(super) fn place(&self, line: u32, column: usize) -> Place {
        let number = u32::try_from(column.saturating_add(1)).unwrap_or(u32::MAX);
        let heading = self.headings.get(column).map(String::as_str).unwrap_or_default();
        Place::at(&self.file, line, number).field(format!("「{heading}」"))
    }
}

/// The row, or the two rows, that name most columns.
fn header(words: &ListWords, rows: &[Row]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (at, row) in rows.iter().take(WITHIN).enumerate() {
        let one = one_line(&row.cells);
        let mut tries = vec![(1, one.clone())];
        if let Some(next) = rows.get(at.saturating_add(1)) {
            tries.push((2, two_lines(&one, &one_line(&next.cells))));
        }
        for (rows, headings) in tries {
            let score = known_headings(words, &headings);
            let named = headings.iter().filter(|h| !h.is_empty()).count();
            let enough = score >= 2 || (score == 1 && named == 1);
            // Of two that are as good, the one without a row above it that says nothing.
            let better = |before: &Found| {
                score > before.score || (score == before.score && rows < before.rows)
            };
            if enough && best.as_ref().is_none_or(better) {
                best = Some(Found { score, at, rows, headings });
            }
        }
    }
    best
}

fn one_line(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Two rows of headings: 「連絡先」 above 「電話」 and 「メール」. Below nothing, the upper one stands alone; where the lower
/// ones are alike (「昼間」「夜間」 above 「電話」「電話」), both count.
fn two_lines(upper: &[String], lower: &[String]) -> Vec<String> {
    let count = upper.len().max(lower.len());
    let of = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let mut above = String::new();
    let mut out = Vec::new();
    for at in 0..count {
        let (high, low) = (of(upper, at), of(lower, at));
        if !high.is_empty() {
            above.clone_from(&high);
        }
        let alike = lower.iter().filter(|other| **other == low).count() > 1;
        out.push(match (high, low) {
            (high, low) if low.is_empty() || high == low => high,
            (_, low) if alike => format!("{above}{low}"),
            (_, low) => low,
        });
    }
    out
}

/// What the first rows hold, for somebody who wonders why they were not understood.
fn looked(grids: &[Grid]) -> String {
    let first = grids.iter().find_map(|grid| grid.rows.first());
    let Some(row) = first else { return "何も書かれていません。".to_owned() };
    let cells = row.cells.iter().filter(|cell| !cell.is_empty()).take(4);
    let cells: Vec<String> = cells.map(|cell| cell.chars().take(12).collect()).collect();
    format!("（最初の行: {}）", cells.join("、"))
}

fn body(list: EntryList, file: String, grid: &Grid, found: &Found) -> Table {
    let mut notes = grid.notes.clone();
    let begin = found.at.saturating_add(found.rows);
    let heads: Vec<String> = found.headings.iter().map(|heading| fold(heading)).collect();
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let wide = heads.iter().filter(|head| !head.is_empty()).count() >= WIDE;
    let mut rows = Vec::new();
    let mut aside: Vec<String> = Vec::new();
    for row in grid.rows.iter().skip(begin) {
        let texts: Vec<String> = row.cells.iter().map(|cell| fold(cell)).collect();
        let same = heads.iter().zip(&texts).filter(|(h, t)| !h.is_empty() && h == t).count();
        if same >= 2 {
            // The headings once more, as on every printed page.
            continue;
        }
        let first = row.cells.iter().find(|cell| !cell.is_empty());
        let example = first.is_some_and(|cell| is_example(cell));
        if example || (wide && filled(row) == 1) {
            let text: String = first.map(|c| c.chars().take(30).collect()).unwrap_or_default();
            aside.push(format!("{}行「{}」", row.line, text.replace('\n', " ")));
            continue;
        }
        rows.push(row.clone());
    }
    if !aside.is_empty() {
        notes.push(
            Diagnostic::notice(
                "import-remark-row",
                Place::file(&file),
                format!("注記や記入例とみなした行は、取り込みません: {}。", aside.join("、")),
            )
            .help("取り込む行なら、ほかの列にも値を書いてください。"),
        );
    }
    let mut headings = found.headings.clone();
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    if widest > headings.len() {
        headings.resize(widest, String::new());
    }
    for (at, heading) in headings.iter_mut().enumerate() {
        if heading.is_empty() {
            *heading = format!("（{}列目）", at.saturating_add(1));
        }
    }
    let line = grid.rows.get(found.at).map_or(1, |row| row.line);
    Table { list, file, line, headings, rows, notes }
}

/// 「例」, 「（例）」, 「記入例」.
fn is_example(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "例" | "記入例" | "見本" | "記載例" | "サンプル")
}
