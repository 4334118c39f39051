//! This file changes a ledger in a CSV file beside the profile: rows that stay the same stay byte for byte.

use std::collections::BTreeMap;

use super::ImportError;
use super::compare::{Compared, Verdict, at, shown};
use super::words::{ColumnWords, ListWords};
use crate::diagnostic::Report;
use crate::grid::{csv, field};
use crate::profile::{EntryList, Source, decode};

/// A new ledger that holds those rows.
pub(super) fn create(list: EntryList, rows: &[&Compared]) -> Result<Vec<u8>, ImportError> {
    let columns = columns(list)?;
    let used: Vec<&&ColumnWords> = columns
        .iter()
        .filter(|column| {
            column.required || column.field == "id" || rows.iter().any(|row| says(row, column))
        })
        .collect();
    let headings: Vec<&str> = used.iter().map(|column| column.label.as_str()).collect();
    let cells = rows.iter().map(|row| used.iter().map(|column| text(row, column)).collect());
    Ok(csv(&headings, &cells.collect::<Vec<_>>()))
}

/// The ledger with rows changed and added.
pub(super) fn change(
    list: EntryList,
    source: &Source,
    rows: &[&Compared],
) -> Result<Vec<u8>, ImportError> {
    let mut aside = Report::new();
    let Some(text_before) = decode(source, &mut aside) else {
        return Err(ImportError::Faults { report: aside });
    };
    let known = columns(list)?;
    let sheet = Sheet::read(list, &text_before);
    // Columns that the ledger does not have and the rows need.
    let more: Vec<&ColumnWords> = known
        .iter()
        .copied()
        .filter(|column| {
            !sheet.keys.contains(&Some(column.field.as_str()))
                && rows.iter().any(|row| says(row, column))
        })
        .collect();
    let mut changes: BTreeMap<&str, &Compared> = BTreeMap::new();
    let mut new = Vec::new();
    for row in rows {
        match row.verdict {
            Verdict::New(_) => new.push(*row),
            Verdict::Changed(_) => {
                changes.insert(&row.id, row);
            }
            Verdict::Same => {}
        }
    }
    let mut out = String::from("\u{FEFF}");
    for (number, record) in sheet.records.iter().enumerate() {
        let changed = sheet.id(record).and_then(|id| changes.get(id.as_str()).copied());
        let heads = number == 0;
        if changed.is_none() && more.is_empty() {
            out.push_str(&record.raw);
            continue;
        }
        let mut cells = record.cells.clone();
        let width = sheet.keys.len();
        if cells.len() < width {
            cells.resize(width, String::new());
        }
        for (at, key) in sheet.keys.iter().enumerate() {
            let new = key.and_then(|key| changed.and_then(|row| difference(row, key)));
            if let (Some(cell), Some(new)) = (cells.get_mut(at), new) {
                *cell = new;
            }
        }
        for column in &more {
            let cell = match changed {
                _ if heads => column.label.clone(),
                Some(row) => difference(row, &column.field).unwrap_or_default(),
                None => String::new(),
            };
            cells.push(cell);
        }
        out.push_str(&sheet.line(&cells));
    }
    if !new.is_empty() && !out.ends_with('\n') {
        out.push_str(sheet.end);
    }
    for row in new {
        let mut cells = Vec::new();
        for key in &sheet.keys {
            let column = key.and_then(|key| known.iter().find(|column| column.field == key));
            cells.push(column.map(|column| text(row, column)).unwrap_or_default());
        }
        cells.extend(more.iter().map(|column| text(row, column)));
        out.push_str(&sheet.line(&cells));
    }
    Ok(out.into_bytes())
}

fn columns(list: EntryList) -> Result<Vec<&'static ColumnWords>, ImportError> {
    let words = ListWords::of(list)?;
    Ok(words.columns.iter().filter(|column| column.part.is_none()).collect())
}

/// Whether a row has anything for a column.
fn says(row: &Compared, column: &ColumnWords) -> bool {
    match &row.verdict {
        Verdict::New(value) => at(value, &column.field).is_some(),
        Verdict::Changed(differences) => differences.iter().any(|d| d.path == column.field),
        Verdict::Same => false,
    }
}

fn text(row: &Compared, column: &ColumnWords) -> String {
    match &row.verdict {
        Verdict::New(value) => at(value, &column.field).map(shown).unwrap_or_default(),
        Verdict::Changed(_) => difference(row, &column.field).unwrap_or_default(),
        Verdict::Same => String::new(),
    }
}

fn difference(row: &Compared, path: &str) -> Option<String> {
    let Verdict::Changed(differences) = &row.verdict else { return None };
    let found = differences.iter().find(|d| d.path == path)?;
    Some(shown(&found.value))
}

/// A ledger as it was written.
struct Sheet {
    records: Vec<Record>,
    /// The field of each column.
    keys: Vec<Option<&'static str>>,
    sign: char,
    end: &'static str,
}

struct Record {
    cells: Vec<String>,
    raw: String,
}

impl Sheet {
    /// Reads it as the profile does: tabs only where the first line has no comma.
    fn read(list: EntryList, text: &str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let tabs = first.contains('\t') && !first.contains(',');
        let reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(if tabs { b'\t' } else { b',' })
            .from_reader(text.as_bytes());
        let mut begins: Vec<(usize, Vec<String>)> = Vec::new();
        for record in reader.into_records().flatten() {
            let begin = record.position().map_or(0, ::csv::Position::byte);
            let cells = record.iter().map(str::to_owned).collect();
            begins.push((usize::try_from(begin).unwrap_or(text.len()), cells));
        }
        let mut ends: Vec<usize> = begins.iter().skip(1).map(|(begin, _)| *begin).collect();
        ends.push(text.len());
        let mut begin = 0;
        let mut records = Vec::new();
        for ((_, cells), end) in begins.into_iter().zip(ends) {
            // Excel's own line ends, whatever the file had: the profile reads both.
            let raw = text.get(begin..end).unwrap_or_default().replace('\n', "\r\n");
            records.push(Record { cells, raw });
            begin = end;
        }
        let heads = records.first().map(|record| record.cells.as_slice()).unwrap_or_default();
        let mut keys: Vec<Option<&'static str>> = Vec::new();
        for heading in heads {
            let key = list.ledger_column(heading).filter(|key| !keys.contains(&Some(key)));
            keys.push(key);
        }
        Self { records, keys, sign: if tabs { '\t' } else { ',' }, end: "\r\n" }
    }

    fn id(&self, record: &Record) -> Option<String> {
        let at = self.keys.iter().position(|key| *key == Some("id"))?;
        record.cells.get(at).map(|cell| super::cell::id(cell))
    }

    fn line(&self, cells: &[String]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
        format!("{}{}", cells.join(&self.sign.to_string()), self.end)
    }
}
