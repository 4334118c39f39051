//! This file finds the filled rows of a table in an Excel or CSV file: below the headings 「符号」 and 「答え」.

use super::{ANSWER, CODE, Row};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::profile::{Source, decode};
use crate::workbook::{Cell, Value, Workbook, WorkbookError};

/// Headings are looked for in so many rows.
const WITHIN: usize = 30;

/// Why a file gives no rows.
#[derive(Debug, thiserror::Error)]
pub enum HearingError {
    /// The Excel file cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// Faults of the file.
    #[error("the table has faults")]
    Faults {
        /// All of them.
        report: Report,
    },
}

/// One line of a file: its number and the texts of its cells, from the first column on.
type Line = (u32, Vec<String>);

/// The rows of a file; `name` is what messages call it.
///
/// # Errors
/// A file that cannot be read, and one without the headings of such a table.
pub fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Row>, HearingError> {
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || name.to_lowercase().ends_with(".xlsx");
    let mut tables = Vec::new();
    if is_workbook {
        let workbook = Workbook::open(name, bytes)?;
        for sheet in workbook.sheets() {
            tables.push((format!("{name}「{}」", sheet.name), lines(sheet.cells())));
        }
    } else {
        tables.push((name.to_owned(), parted(name, bytes)?));
    }
    let found: Vec<Vec<Row>> =
        tables.iter().filter_map(|(file, lines)| below_headings(file, lines)).collect();
    if found.is_empty() {
        let message = format!("「{CODE}」と「{ANSWER}」の見出しがある行が見つかりません。");
        return Err(fault(name, &message, "sonae sheets export で作った表を指定してください。"));
    }
    Ok(found.into_iter().flatten().collect())
}

fn below_headings(file: &str, lines: &[Line]) -> Option<Vec<Row>> {
    let column = |line: &Line, heading| line.1.iter().position(|cell| cell.trim() == heading);
    let (head, code, answer) = lines
        .iter()
        .take(WITHIN)
        .enumerate()
        .find_map(|(at, line)| Some((at, column(line, CODE)?, column(line, ANSWER)?)))?;
    let text = |line: &Line, at: usize| line.1.get(at).cloned().unwrap_or_default();
    let number = u32::try_from(answer.saturating_add(1)).unwrap_or(u32::MAX);
    let row = |line: &Line| Row {
        place: Place::at(file, line.0, number),
        code: text(line, code).trim().to_owned(),
        answer: text(line, answer).trim().to_owned(),
    };
    // Below the table stand remarks; they bear no code, and an answer without one is told.
    let rows = lines.iter().skip(head.saturating_add(1)).map(row);
    Some(rows.filter(|row| !row.code.is_empty() || !row.answer.is_empty()).collect())
}

fn lines<'c>(cells: impl Iterator<Item = &'c Cell>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for cell in cells {
        let text = text(&cell.value);
        let column = usize::try_from(cell.at.column).unwrap_or_default();
        if text.is_empty() || column == 0 {
            continue;
        }
        if out.last().is_none_or(|line| line.0 != cell.at.row) {
            out.push((cell.at.row, Vec::new()));
        }
        if let Some((_, texts)) = out.last_mut() {
            texts.resize(column.max(texts.len()), String::new());
            if let Some(place) = texts.get_mut(column - 1) {
                *place = text;
            }
        }
    }
    out
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => if *truth { "はい" } else { "いいえ" }.to_owned(),
        Value::Date(day) => day.format("%Y-%m-%d").to_string(),
        Value::Empty | Value::Error(_) => String::new(),
    }
}

fn parted(name: &str, bytes: &[u8]) -> Result<Vec<Line>, HearingError> {
    let mut report = Report::new();
    let Some(text) = decode(&Source::new(name, bytes), &mut report) else {
        return Err(HearingError::Faults { report });
    };
    let sign =
        if text.lines().next().is_some_and(|line| line.contains('\t')) { b'\t' } else { b',' };
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let mut out = Vec::new();
    for record in reader.into_records() {
        let Ok(record) = record else {
            let message = "CSVとして読めない行があります。";
            return Err(fault(name, message, "引用符（\"）の閉じ忘れがないか確かめてください。"));
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(ToOwned::to_owned).collect();
        out.push((u32::try_from(line).unwrap_or(u32::MAX), cells));
    }
    Ok(out)
}

fn fault(name: &str, message: &str, help: &str) -> HearingError {
    let diagnostic = Diagnostic::error("hearing-file", Place::file(name), message).help(help);
    HearingError::Faults { report: diagnostic.into() }
}
