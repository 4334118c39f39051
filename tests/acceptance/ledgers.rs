//! The Excel file of a ledger says what its paper says, cell by cell, in its own types.

use sonae::document::{Ledger, Value};
use sonae::workbook::{CellRef, Sheet, Value as Read, Workbook};

use crate::binder::{Binder, of_sample, of_text};
use crate::profile::{everything, rewrite, written};

/// What the cell should give back; a control character comes back as it was.
fn expected(value: &Value) -> Read {
    match value {
        Value::Text(words) | Value::Unknown(words) => Read::Text(words.clone()),
        Value::Date(day) => Read::Date(*day),
        Value::Number(number) => Read::Number(f64::from(*number)),
        Value::Blank => Read::Empty,
    }
}

fn says_the_same(ledger: &Ledger, sheet: &Sheet) {
    let first = u32::try_from(ledger.facts.len()).unwrap() + 4;
    for (row, at) in ledger.rows.iter().zip(first..) {
        for (value, column) in row.cells.iter().zip(1..) {
            let cell = sheet.cell(CellRef::new(at, column)).unwrap();
            assert_eq!(cell.value, expected(value), "{} {}", ledger.title, row.key);
            assert!(!cell.has_formula);
        }
    }
}

fn all_say_the_same(binder: &Binder) -> usize {
    let mut sheets = 0;
    for paper in binder.papers.iter().filter(|p| !p.ledgers.is_empty()) {
        let book = Workbook::open(&paper.file_name, &paper.xlsx()).unwrap();
        assert_eq!(book.sheets().len(), paper.ledgers.len());
        for (ledger, sheet) in paper.ledgers.iter().zip(book.sheets()) {
            says_the_same(ledger, sheet);
            sheets += 1;
        }
    }
    sheets
}

#[test]
fn the_excel_files_of_every_sample_say_what_its_ledgers_say() {
    let counts =
        ["minimal", "one-doctor-clinic", "clinic-with-beds", "hospital-80-beds", "everything"]
            .map(|sample| all_say_the_same(&of_sample(sample)));
    assert_eq!(counts[0], 0);
    assert!(counts[1..].iter().all(|count| *count >= 10), "{counts:?}");
}

#[test]
fn whatever_a_person_writes_into_a_field_stays_words_in_excel() {
    let starts = ["=1+1 ", "+1 ", "-1 ", "@A1 ", "'", "_x0041_", "0012 ", "<c> & ", "{{7*7}} "];
    let mut profile = everything();
    rewrite(&mut profile, &mut |_, number| {
        format!("{}欄{number}終", starts[number % starts.len()])
    });
    assert!(all_say_the_same(&of_text(&written(&profile))) >= 10);
}
