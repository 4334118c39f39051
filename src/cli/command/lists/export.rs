//! This file writes a list of the profile as CSV or Excel, for a clinic to work with and to take in again.

use chrono::NaiveDate;

use crate::cli::args::lists::Export;
use crate::cli::command::trouble::Trouble;
use crate::cli::command::{tables, told};
use crate::cli::exit::Exit;
use crate::cli::keep::make;
use crate::cli::terminal::Terminal;
use crate::document::{ColumnKind, Ledger, LedgerColumn, LedgerRow, Value};
use crate::grid::csv;
use crate::import::{Exported, export as export_list};

/// Widths of columns in ems.
const NARROWEST: f32 = 5.0;
const WIDEST: f32 = 16.0;

/// `sonae export`
pub(super) fn export(args: &Export, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let is_workbook = tables::is_workbook(&args.out)?;
    let (_, profile) = tables::profile(&args.profile, None)?;
    let exported = export_list(args.list, &profile, is_workbook)?;
    let bytes = if is_workbook {
        tables::excel(&sheet(&exported), &profile, Some("院内限り"))?
    } else {
        let headings: Vec<&str> = exported.headings.iter().map(|(heading, _)| *heading).collect();
        let rows: Vec<Vec<String>> = exported.rows.iter().map(|(_, cells)| cells.clone()).collect();
        csv(&headings, &rows)
    };
    let advice = "上書きしません。別の名前を指定するか、今あるファイルを移してください。";
    told::one(&make(&args.out, &bytes, advice)?, terminal);
    terminal.say(&what(&exported));
    Ok(Exit::Done)
}

fn what(exported: &Exported) -> String {
    let count = match exported.rows.len() {
        0 => "まだ1件もないので、見出しだけを書き出しました。".to_owned(),
        count => format!("{}の{count}件を書き出しました。", exported.title),
    };
    format!(
        "{count}院内限りの内容（電話番号、IPアドレスなど）が入っています。\n書き直したら、sonae import で取り込めます。"
    )
}

fn sheet(exported: &Exported) -> Ledger {
    let widths = exported.headings.iter().enumerate().map(|(at, (heading, _))| {
        let cells = exported.rows.iter().filter_map(|(_, cells)| cells.get(at));
        let longest = cells.map(|cell| ems(cell)).fold(ems(heading), f32::max);
        longest.clamp(NARROWEST, WIDEST)
    });
    let columns = exported.headings.iter().zip(widths).map(|((heading, is_day), width)| {
        let kind = if *is_day { ColumnKind::Date } else { ColumnKind::Text };
        LedgerColumn { key: heading, title: heading, width, kind }
    });
    let rows = exported.rows.iter().map(|(id, cells)| {
        let values = cells.iter().zip(&exported.headings);
        LedgerRow::new(id, values.map(|(cell, (_, is_day))| value(cell, *is_day)).collect())
    });
    Ledger {
        title: exported.title.to_owned(),
        facts: Vec::new(),
        columns: columns.collect(),
        rows: rows.collect(),
        remarks: Vec::new(),
    }
}

fn value(cell: &str, is_day: bool) -> Value {
    let day = is_day.then(|| NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok()).flatten();
    match day {
        Some(day) => Value::Date(day),
        None if cell == "未確認" => Value::Unknown(cell.to_owned()),
        None => Value::words(cell),
    }
}

/// Width of the longest line of a text in ems.
fn ems(text: &str) -> f32 {
    let of_line = |line: &str| line.chars().map(|c| if c.is_ascii() { 0.62 } else { 1.0 }).sum();
    text.split('\n').map(of_line).fold(0.0, f32::max)
}
