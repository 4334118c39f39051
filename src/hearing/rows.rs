//! This file finds the filled rows of a table in an Excel or CSV file: below the headings 「符号」 and 「答え」.

use super::{ANSWER, CODE, Row};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::grid::{Grid, GridError, Merged, grids};

/// Headings are looked for in so many rows.
const WITHIN: usize = 30;

/// The rows of a filled file.
#[derive(Debug)]
pub struct Filled {
    /// All that bear a code or an answer, of all sheets.
    pub rows: Vec<Row>,
    /// What there is to say of the file: its encoding, hidden rows.
    pub notes: Report,
}

/// The rows of a file; `name` is what messages call it.
///
/// # Errors
/// A file that cannot be read, and one without the headings of such a table.
pub fn rows(name: &str, bytes: &[u8]) -> Result<Filled, GridError> {
    let mut filled: Option<Filled> = None;
    for grid in grids(name, bytes, None, Merged::First)? {
        let Some(rows) = below_headings(name, &grid) else { continue };
        match &mut filled {
            None => filled = Some(Filled { rows, notes: grid.notes }),
            // A text that is parted by one sign is not parted by another; further sheets are read on.
            Some(filled) => {
                filled.rows.extend(rows);
                filled.notes.append(grid.notes);
            }
        }
    }
    filled.ok_or_else(|| {
        let message = format!("「{CODE}」と「{ANSWER}」の見出しがある行が見つかりません。");
        let fault = Diagnostic::error("hearing-file", Place::file(name), message)
            .help("sonae sheets export で作った表を指定してください。");
        GridError::Faults { report: fault.into() }
    })
}

fn below_headings(name: &str, grid: &Grid) -> Option<Vec<Row>> {
    let column = |cells: &[String], heading| cells.iter().position(|cell| cell == heading);
    let (head, code, answer) =
        grid.rows.iter().take(WITHIN).enumerate().find_map(|(at, row)| {
            Some((at, column(&row.cells, CODE)?, column(&row.cells, ANSWER)?))
        })?;
    let file = match &grid.sheet {
        Some(sheet) => format!("{name}「{sheet}」"),
        None => name.to_owned(),
    };
    let number = u32::try_from(answer.saturating_add(1)).unwrap_or(u32::MAX);
    let rows = grid.rows.iter().skip(head.saturating_add(1)).map(|row| {
        let text = |at: usize| row.cells.get(at).cloned().unwrap_or_default();
        Row { place: Place::at(&file, row.line, number), code: text(code), answer: text(answer) }
    });
    // Below the table stand remarks; they bear no code, and an answer without one is told.
    Some(rows.filter(|row| !row.code.is_empty() || !row.answer.is_empty()).collect())
}
