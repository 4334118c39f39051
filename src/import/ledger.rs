//! This file changes a ledger in a CSV file beside the profile: rows that stay the same stay byte for byte.

use std::collections::BTreeMap;

use super::ImportError;
use super::compare::{Compared, Verdict, at, shown};
use super::words::{ColumnWords, ListWords};
use crate::diagnostic::Report;
use crate::grid::{csv, field};
use crate::profile::{EntryList, Source, decode, ledger_reader, ledger_sign};

/// A new ledger that holds those rows.
pub(super) fn create(list: EntryList, rows: &[&Compared]) -> Result<Vec<u8>, ImportError> {
    let columns = columns(list)?;
    let used: Vec<&&ColumnWords> = columns
        .iter()
        .filter(|column| {
            column.required
                || column.field == "id"
                || rows.iter().any(|row| says(row, &column.field))
        })
        .collect();
    let headings: Vec<&str> = used.iter().map(|column| column.label.as_str()).collect();
    let cells = rows.iter().map(|row| used.iter().map(|column| text(row, &column.field)).collect());
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
    let sheet = Sheet::read(list, &text_before);
    // Columns that the ledger does not have and the rows need.
    let more: Vec<(&str, &str)> = headings(list)?
        .into_iter()
        .filter(|(key, _)| {
            !sheet.keys.contains(&Some(key)) && rows.iter().any(|row| says(row, key))
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
        let mut cells = typed(record, sheet.sign);
        let width = sheet.keys.len();
        if cells.len() < width {
            cells.resize(width, String::new());
        }
        for (at, key) in sheet.keys.iter().enumerate() {
            let new = key.and_then(|key| changed.and_then(|row| difference(row, key)));
            if let (Some(cell), Some(new)) = (cells.get_mut(at), new) {
                *cell = field(&new);
            }
        }
        for (key, heading) in &more {
            cells.push(match changed {
                _ if heads => field(heading),
                Some(row) => field(&difference(row, key).unwrap_or_default()),
                None => String::new(),
            });
        }
        out.push_str(&sheet.line(&cells));
    }
    if !new.is_empty() && !out.ends_with('\n') {
        out.push_str(sheet.end);
    }
    for row in new {
        let mut cells = Vec::new();
        for key in &sheet.keys {
            cells.push(field(&key.map(|key| text(row, key)).unwrap_or_default()));
        }
        cells.extend(more.iter().map(|(key, _)| field(&text(row, key))));
        out.push_str(&sheet.line(&cells));
    }
    Ok(out.into_bytes())
}

fn columns(list: EntryList) -> Result<Vec<&'static ColumnWords>, ImportError> {
    let words = ListWords::of(list)?;
    Ok(words.columns.iter().filter(|column| column.part.is_none()).collect())
}

/// The fields that a ledger can hold, each with the heading it gets: in the words of lists, else of the profile.
fn headings(list: EntryList) -> Result<Vec<(&'static str, &'static str)>, ImportError> {
    let mut out: Vec<(&str, &str)> =
        columns(list)?.iter().map(|c| (c.field.as_str(), c.label.as_str())).collect();
    for key in list.fields() {
        if let Some(heading) = list.ledger_heading(key).filter(|_| out.iter().all(|o| o.0 != key)) {
            out.push((key, heading));
        }
    }
    Ok(out)
}

/// Whether a row has anything for a field.
fn says(row: &Compared, key: &str) -> bool {
    match &row.verdict {
        Verdict::New(value) => at(value, key).is_some(),
        Verdict::Changed(differences) => differences.iter().any(|d| d.path == key),
        Verdict::Same => false,
    }
}

fn text(row: &Compared, key: &str) -> String {
    match &row.verdict {
        Verdict::New(value) => at(value, key).map(shown).unwrap_or_default(),
        Verdict::Changed(_) => difference(row, key).unwrap_or_default(),
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
    /// Reads it as the profile does.
    fn read(list: EntryList, text: &str) -> Self {
        let sign = ledger_sign(text);
        let mut begins: Vec<(usize, Vec<String>)> = Vec::new();
        for record in ledger_reader(text, sign).into_records().flatten() {
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
        Self { records, keys, sign, end: "\r\n" }
    }

    fn id(&self, record: &Record) -> Option<String> {
        let at = self.keys.iter().position(|key| *key == Some("id"))?;
        record.cells.get(at).map(|cell| super::cell::id(cell))
    }

    /// A line of cells as they are typed.
    fn line(&self, cells: &[String]) -> String {
        format!("{}{}", cells.join(&self.sign.to_string()), self.end)
    }
}

/// The cells of a record as they were typed, so that those that stay the same stay as they are.
fn typed(record: &Record, sign: char) -> Vec<String> {
    let cells = parted(&record.raw, sign);
    let alike = |(typed, cell): (&String, &String)| {
        // With another cell behind it, an open mark would show.
        let two = format!("{typed}{sign}x");
        let mut records = ledger_reader(&two, sign).into_records().flatten();
        let read = records.next().unwrap_or_default();
        let same = read.get(0).is_some_and(|read| read.replace("\r\n", "\n") == *cell);
        same && read.get(1) == Some("x") && read.len() == 2
    };
    // Whatever is understood differently here is written anew rather than wrongly.
    if cells.len() == record.cells.len() && cells.iter().zip(&record.cells).all(alike) {
        cells
    } else {
        record.cells.iter().map(|cell| field(cell)).collect()
    }
}

/// A line parted at its signs, but not inside quotation marks; empty lines before it stay with its first cell.
fn parted(raw: &str, sign: char) -> Vec<String> {
    let line = raw.trim_start_matches(['\r', '\n']);
    let empty = raw.get(..raw.len().saturating_sub(line.len())).unwrap_or_default();
    let mut cell = empty.to_owned();
    let mut out = Vec::new();
    let (mut quoted, mut begins) = (false, true);
    for c in line.trim_end_matches(['\r', '\n']).chars() {
        match c {
            c if c == sign && !quoted => {
                out.push(std::mem::take(&mut cell));
                begins = true;
                continue;
            }
            // Only the first mark of a cell opens it; two inside it are one, and the second opens it again.
            '"' if begins || cell.trim_start_matches(['\r', '\n']).starts_with('"') => {
                quoted = !quoted;
            }
            _ => {}
        }
        begins = false;
        cell.push(c);
    }
    out.push(cell);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::{EntryList, Sheet, field, typed};

    /// The cells of all records as they were typed.
    fn all(text: &str) -> Vec<Vec<String>> {
        let sheet = Sheet::read(EntryList::Devices, text);
        sheet.records.iter().map(|record| typed(record, sheet.sign)).collect()
    }

    #[test]
    fn cells_keep_their_marks_and_signs_inside_them_part_nothing() {
        assert_eq!(
            all("id,\"a, b\",15\" 画面\n\n\"x \"\"y\"\"\",,\"2\n行\"\n"),
            [
                ["id", "\"a, b\"", "15\" 画面"],
                // An empty line before a row stays where it is.
                ["\r\n\"x \"\"y\"\"\"", "", "\"2\r\n行\""]
            ]
        );
    }

    proptest! {
        #[test]
        fn a_line_put_together_again_says_what_it_said(text in "[a\", \n]{0,40}") {
            let text = format!("id,b\n{text}");
            let sheet = Sheet::read(EntryList::Devices, &text);
            for record in &sheet.records {
                // As when a column is added.
                let mut cells = typed(record, ',');
                cells.push("x".to_owned());
                let line = sheet.line(&cells);
                let again = Sheet::read(EntryList::Devices, &line);
                let read: Vec<String> =
                    again.records[0].cells.iter().map(|cell| cell.replace("\r\n", "\n")).collect();
                let wanted: Vec<String> = record.cells.iter().cloned().chain(["x".to_owned()]).collect();
                assert_eq!(read, wanted, "{line:?}");
                assert_eq!(again.records.len(), 1, "{line:?}");
            }
        }

        #[test]
        fn whole_cells_are_kept_as_they_were_typed(cells in prop::collection::vec("[a\",x]{1,6}", 1..5)) {
            let quoted: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
            assert_eq!(all(&format!("{}\n", quoted.join(",")))[0], quoted);
        }
    }
}
