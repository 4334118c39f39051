//! This file writes the rows that could not be taken in to a file beside the list, with the reasons.

use std::path::{Path, PathBuf};

use crate::cli::command::trouble::Trouble;
use crate::cli::keep::create_beside;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Severity;
use crate::grid::csv;
use crate::import::{Comparison, Mapping, Table, Target};

/// Writes them; a file that is there is left alone and the new one gets a number.
pub(super) fn put(
    file: &Path,
    table: &Table,
    mapping: &Mapping,
    comparison: &Comparison,
    terminal: &mut Terminal,
) -> Result<(), Trouble> {
    let mut headings: Vec<&str> = table.headings.iter().map(String::as_str).collect();
    headings.push("取り込めない理由");
    let lines: Vec<String> = comparison.faulty.iter().map(|line| format!("{line}行目")).collect();
    let mut rows = Vec::new();
    for row in table.rows.iter().filter(|row| comparison.faulty.contains(&row.line)) {
        let mut cells = row.cells.clone();
        cells.resize(table.headings.len(), String::new());
        // What is never taken in is not copied either: there may be passwords.
        for (cell, column) in cells.iter_mut().zip(&mapping.columns) {
            if matches!(column.target, Target::Refused(_)) {
                cell.clear();
            }
        }
        let of_row = comparison
            .report
            .iter()
            .filter(|d| d.severity == Severity::Error && d.place.line == Some(row.line));
        let why: Vec<String> = of_row.map(|d| format!("{}{}", d.message, d.help)).collect();
        cells.push(why.join(" "));
        rows.push(cells);
    }
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let wanted: PathBuf = file.with_file_name(format!("{stem}-取り込めなかった行.csv"));
    let path = create_beside(&wanted, &csv(&headings, &rows))?;
    terminal.warn(&format!(
        "\n注意: 読めなかった{}行（{}）を除きました。「{}」に書き出したので、直してから、そのファイルを取り込んでください。",
        rows.len(),
        lines.join("、"),
        path.display()
    ));
    Ok(())
}
