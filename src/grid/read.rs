//! This file turns CSV and Excel files into rows of plain texts, with the line where each stood.

use std::collections::BTreeMap;

use super::GridError;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::profile::{Source, decode, unguarded};
use crate::workbook::{CellRef, Sheet, Value, Workbook};

/// More rows than any clinic has machines, people or users.
const MOST_ROWS: usize = 5_000;

/// More columns than any list has.
const MOST_COLUMNS: usize = 200;

/// One row with anything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// One-based line of the file or sheet.
    pub line: u32,
    /// The texts of its cells, from the first column on.
    pub cells: Vec<String>,
}

/// A sheet, or a whole CSV file.
#[derive(Debug)]
pub struct Grid {
    /// Name of the sheet; none in a CSV file.
    pub sheet: Option<String>,
    /// Its rows that hold anything.
    pub rows: Vec<Row>,
    /// What there is to say about it.
    pub notes: Report,
}

/// Whether the bytes begin like an Excel file, old or new.
fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"\xD0\xCF\x11\xE0")
        || [".xlsx", ".xlsm", ".xls"].iter().any(|end| name.ends_with(end))
}

/// What a cell that is merged over several rows says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// The same of each: a room that several machines stand in.
    FillsDown,
    /// Its words stand in the first row alone: one answer is not one to the next question too.
    First,
}

/// Every way in which the file can be read as a table: its sheets, or its text parted by each usual sign.
///
/// `name` is what messages call the file; `sheet` is the only sheet that is looked at, where it is given.
///
/// # Errors
/// A file that cannot be read, or that holds far more than such a table.
pub fn grids(
    name: &str,
    bytes: &[u8],
    sheet: Option<&str>,
    merged: Merged,
) -> Result<Vec<Grid>, GridError> {
    if is_workbook(name, bytes) {
        return sheets(&Workbook::open(name, bytes)?, sheet, merged);
    }
    let mut notes = Report::new();
    if bytes.iter().all(|b| b.is_ascii_whitespace()) {
        return Err(fault(
            name,
            None,
            "ファイルに何も書かれていません。",
            "別のファイルを指定していないか確かめてください。",
        ));
    }
    let source = Source::new(name, bytes);
    let Some(text) = decode(&source, &mut notes) else {
        return Err(GridError::Faults { report: notes });
    };
    let mut out = Vec::new();
    for sign in [b',', b'\t', b';'] {
        let rows = parted(name, &text, sign)?;
        out.push(Grid { sheet: None, rows, notes: notes.clone() });
    }
    Ok(out)
}

fn parted(name: &str, text: &str, sign: u8) -> Result<Vec<Row>, GridError> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // An open quote swallows all rows behind it into one cell.
    let odd_quotes = text.matches('"').count() % 2 == 1;
    let (mut line, mut counted) = (1_u32, 0_usize);
    for record in reader.into_records() {
        let Ok(record) = record else { continue };
        // The reader names the line of the empty lines before a row: those are counted here.
        let begin = record.position().and_then(|at| usize::try_from(at.byte()).ok());
        let begin = begin.unwrap_or(counted).max(counted);
        let blank = text.get(begin..).unwrap_or_default().bytes().take_while(|b| *b == b'\n');
        let begin = begin.saturating_add(blank.count());
        let lines = text.get(counted..begin).unwrap_or_default().bytes();
        let lines = lines.filter(|b| *b == b'\n').count();
        line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        counted = begin;
        if odd_quotes && record.iter().any(|cell| cell.contains('\n')) {
            return Err(fault(
                name,
                Some(line),
                "この行かその後で、引用符（\"）が閉じていません。",
                "値を囲む \" は2つで1組です。値の中の \" は \"\" と2つ書いてください。",
            ));
        }
        push(
            name,
            &mut rows,
            line,
            record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect(),
        )?;
    }
    Ok(rows)
}

fn sheets(
    workbook: &Workbook,
    wanted: Option<&str>,
    merged: Merged,
) -> Result<Vec<Grid>, GridError> {
    if let Some(given) = wanted
        && !workbook.sheets().iter().any(|sheet| sheet.name == given)
    {
        let all: Vec<&str> = workbook.sheets().iter().map(|s| s.name.as_str()).collect();
        return Err(GridError::NoSheet {
            file: workbook.file().to_owned(),
            given: given.to_owned(),
            all: all.join("、"),
        });
    }
    let chosen = |sheet: &&Sheet| wanted.is_none_or(|name| sheet.name == name);
    let mut sheets: Vec<&Sheet> = workbook.sheets().iter().filter(chosen).collect();
    // What is hidden is looked at last.
    sheets.sort_by_key(|sheet| sheet.is_hidden);
    sheets.into_iter().map(|sheet| of_sheet(workbook.file(), sheet, merged)).collect()
}

fn of_sheet(file: &str, sheet: &Sheet, merged: Merged) -> Result<Grid, GridError> {
    let mut lines: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut put = |at: CellRef, text: String| {
        let Some(index) = usize::try_from(at.column).ok().and_then(|c| c.checked_sub(1)) else {
            return;
        };
        if index >= MOST_COLUMNS || text.is_empty() {
            return;
        }
        let cells = lines.entry(at.row).or_default();
        if cells.len() <= index {
            cells.resize(index.saturating_add(1), String::new());
        }
        if let Some(cell) = cells.get_mut(index) {
            *cell = text;
        }
    };
    let tall: BTreeMap<CellRef, u32> = match merged {
        Merged::FillsDown => sheet.merges().iter().map(|r| (r.first, r.rows())).collect(),
        Merged::First => BTreeMap::new(),
    };
    let most = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX);
    let mut hidden = 0_usize;
    let mut last_hidden = 0;
    for cell in sheet.cells() {
        let text = text_of(&cell.value);
        if text.is_empty() {
            continue;
        }
        if sheet.is_row_hidden(cell.at.row) && cell.at.row != last_hidden {
            last_hidden = cell.at.row;
            hidden = hidden.saturating_add(1);
        }
        for down in 0..tall.get(&cell.at).copied().unwrap_or(1).min(most) {
            let row = cell.at.row.saturating_add(down);
            put(CellRef::new(row, cell.at.column), text.clone());
        }
    }
    let name = format!("{file}「{}」", sheet.name);
    let mut rows = Vec::new();
    for (line, cells) in lines {
        push(&name, &mut rows, line, cells)?;
    }
    let mut notes = Report::new();
    if hidden > 0 {
        notes.push(
            Diagnostic::notice(
                "grid-hidden-rows",
                Place::file(name),
                format!("隠れている行（フィルターなど）が{hidden}行あります。"),
            )
            .help("隠れている行も読みます。要らなければ、Excelで消してから取り込んでください。"),
        );
    }
    Ok(Grid { sheet: Some(sheet.name.clone()), rows, notes })
}

fn push(
    name: &str,
    rows: &mut Vec<Row>,
    line: u32,
    mut cells: Vec<String>,
) -> Result<(), GridError> {
    if cells.iter().all(String::is_empty) {
        return Ok(());
    }
    if rows.len() >= MOST_ROWS {
        return Err(fault(
            name,
            Some(line),
            &format!("行が多すぎます（{MOST_ROWS}行まで）。"),
            "一覧のファイルか確かめてください。本当に多いときは、いくつかに分けて取り込んでください。",
        ));
    }
    cells.truncate(MOST_COLUMNS);
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    rows.push(Row { line, cells });
    Ok(())
}

/// What a cell shows, as somebody would type it.
fn text_of(value: &Value) -> String {
    match value {
        Value::Empty | Value::Error(_) => String::new(),
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Bool(true) => "はい".to_owned(),
        Value::Bool(false) => "いいえ".to_owned(),
    }
}

fn fault(name: &str, line: Option<u32>, message: &str, help: &str) -> GridError {
    let place = Place { line, ..Place::file(name) };
    let report = Report::from(Diagnostic::error("grid-unreadable", place, message).help(help));
    GridError::Faults { report }
}
