//! Whole workbooks: what is read from them, what filling changes and what it does not, what hostile ones are told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test code outside #[test] functions"
)]

mod filling;
mod hostile;
mod mutations;
mod other_readers;
mod parts;
mod reading;

use std::fs;
use std::path::Path;

use sonae::workbook::{Cell, Change, Entry, Sheet, Value, Workbook};

/// The invented forms of this folder.
const FORMS: [&str; 14] = [
    "changed-openpyxl",
    "circle-xlsxwriter",
    "columns-libreoffice",
    "columns-openpyxl",
    "fire-safety-openpyxl",
    "formulas-xlsxwriter",
    "list-libreoffice",
    "list-openpyxl",
    "rounds-libreoffice",
    "rounds-xlsxwriter",
    "since-1904-openpyxl",
    "strict-by-hand",
    "two-columns-xlsxwriter",
    "vendor-xlsxwriter",
];

fn bytes(form: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    fs::read(folder.join(format!("{form}.xlsx"))).unwrap()
}

fn open(form: &str) -> Workbook {
    Workbook::open(&format!("{form}.xlsx"), &bytes(form)).unwrap()
}

fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a Sheet {
    book.sheets().iter().find(|sheet| sheet.name == name).unwrap()
}

fn cell<'a>(sheet: &'a Sheet, at: &str) -> &'a Cell {
    sheet.cell(at.parse().unwrap()).unwrap()
}

/// What a cell of a sheet holds; nothing where the part does not name it.
fn value(sheet: &Sheet, at: &str) -> Value {
    sheet.cell(at.parse().unwrap()).map_or(Value::Empty, |cell| cell.value.clone())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A change of the first sheet.
fn change(at: &str, entry: Entry) -> Change {
    Change { sheet: 0, at: at.parse().unwrap(), entry }
}

fn words(words: &str) -> Entry {
    Entry::Text(words.to_owned())
}

fn day(date: &str, otherwise: &str) -> Entry {
    Entry::Date { date: date.parse().unwrap(), otherwise: otherwise.to_owned() }
}

/// What a user reads when these changes cannot be made.
fn refused(book: &Workbook, changes: &[Change]) -> String {
    book.fill(changes).unwrap_err().to_string()
}

/// The file with these changes made, opened again.
fn filled(book: &Workbook, changes: &[Change]) -> Workbook {
    Workbook::open(book.file(), &book.fill(changes).unwrap()).unwrap()
}
