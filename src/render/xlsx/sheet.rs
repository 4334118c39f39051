//! This file writes one ledger onto one sheet: facts above, columns with filters, sentences below, ready to print.

use rust_xlsxwriter::{Format, Worksheet};

use super::look::Look;
use super::{XlsxError, day};
use crate::document::{Ledger, LedgerColumn, LedgerRow, Meta, Status, Value};

/// A4 among Excel's papers.
const A4: u8 = 9;

/// Half-width letters of the sheet's words in one em, with the space at both ends of a cell.
const LETTERS_PER_EM: f64 = 1.9;

/// From line to line of ten-point words, in points.
const LEADING: f64 = 13.5;

/// The highest row that Excel takes, in points.
const HIGHEST: f64 = 409.0;

/// The height of a row that a pen fills, in points.
const PEN_HEIGHT: f64 = 24.0;

/// As many letters of a name stand in a header or footer, of which Excel takes 255 in all.
const LONGEST_LINE: usize = 60;

/// Writes a ledger.
pub(super) fn write(
    sheet: &mut Worksheet,
    ledger: &Ledger,
    meta: &Meta,
    look: &Look,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, &ledger.title, &look.title)?;
    let mut row = 1;
    for fact in &ledger.facts {
        sheet.write_string_with_format(row, 0, fact.label, &look.plain)?;
        let format = match fact.value {
            Value::Date(_) => &look.plain_day,
            _ => &look.plain,
        };
        put(sheet, row, 2.min(last(ledger)), &fact.value, format)?;
        row += 1;
    }
    let header = row + 1;
    for (column, at) in ledger.columns.iter().zip(0u16..) {
        sheet.write_string_with_format(header, at, column.heading(), &look.head)?;
        sheet.set_column_width(at, width(column))?;
    }
    let heads = ledger.columns.iter().map(|column| lines(&column.heading(), column));
    sheet.set_row_height(header, f64::from(heads.max().unwrap_or(1)) * LEADING + 4.0)?;
    row = header;
    for entity in &ledger.rows {
        row += 1;
        for ((value, column), at) in entity.cells.iter().zip(&ledger.columns).zip(0u16..) {
            put(sheet, row, at, value, look.cell(column.kind, value))?;
        }
        if let Some(height) = height(ledger, entity) {
            sheet.set_row_height(row, height)?;
        }
    }
    sheet.autofilter(header, 0, row.max(header + 1), last(ledger))?;
    sheet.set_freeze_panes(header + 1, 1.min(last(ledger)))?;
    row += 1;
    for remark in &ledger.remarks {
        row += 1;
        sheet.write_string_with_format(row, 0, remark, &look.plain)?;
    }
    print_set_up(sheet, ledger, meta, header, row)
}

/// Writes a value as what it is.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Text(words) | Value::Unknown(words) => {
            sheet.write_string_with_format(row, column, words, format)?
        }
        Value::Date(date) => sheet.write_datetime_with_format(row, column, &day(*date)?, format)?,
        Value::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Value::Blank => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

fn print_set_up(
    sheet: &mut Worksheet,
    ledger: &Ledger,
    meta: &Meta,
    header: u32,
    last_row: u32,
) -> Result<(), XlsxError> {
    let furniture = meta.furniture();
    let mut title = ledger.title.clone();
    if meta.status == Status::Draft {
        title.push_str("（案）");
    }
    if let Some(handling) = &meta.handling {
        title.push_str(&format!("　【{handling}】"));
    }
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.75, 0.7, 0.35, 0.35)
        .set_header(format!("&L{}&R{}", printed(&furniture.facility), printed(&title)))
        .set_footer(format!("&L{}&R&P / &N", printed(&furniture.issue)));
    sheet.set_repeat_rows(header, header)?;
    sheet.set_print_area(0, 0, last_row, last(ledger))?;
    Ok(())
}

/// The height of a row whose words take several lines, in points. Excel would find it itself, other programs do not.
fn height(ledger: &Ledger, row: &LedgerRow) -> Option<f64> {
    let cells = row.cells.iter().zip(&ledger.columns);
    let lines = cells.map(|(value, column)| lines(&value.printed(), column)).max()?;
    let least = if row.by_pen { PEN_HEIGHT } else { 0.0 };
    let needed = (f64::from(lines) * LEADING + 2.0).max(least);
    (lines > 1 || row.by_pen).then_some(needed.min(HIGHEST))
}

/// How many lines words take in a column, counted generously.
fn lines(words: &str, column: &LedgerColumn) -> u32 {
    let wide = |c: char| if c.is_ascii() { 0.62 } else { 1.0 };
    let room = f64::from(column.width) + 0.2;
    let of_line = |line: &str| {
        let mut lines = 1;
        let mut used = 0.0;
        for c in line.chars() {
            if used + wide(c) > room && used > 0.0 {
                lines += 1;
                used = 0.0;
            }
            used += wide(c);
        }
        lines
    };
    words.split('\n').map(of_line).sum()
}

fn last(ledger: &Ledger) -> u16 {
    u16::try_from(ledger.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

fn width(column: &LedgerColumn) -> f64 {
    f64::from(column.width) * LETTERS_PER_EM + 1.0
}

/// Words of a header or footer, where `&` gives orders, and a digit after an order would be a size.
fn printed(words: &str) -> String {
    let words: String = words.chars().take(LONGEST_LINE).collect();
    let words = words.replace('&', "&&");
    if words.starts_with(|c: char| c.is_ascii_digit()) { format!(" {words}") } else { words }
}
