//! This file puts entries into a sheet part by replacing slices of its source; all other bytes are copied.

use std::collections::BTreeMap;
use std::ops;

use super::grid::{Grid, Row};
use super::text::LONGEST;
use super::written::{NewCell, prefix};
use super::{CellRef, Change, Entry, Fault, Range, Sheet, Workbook};

/// The entries of one sheet by the cell they go to.
type Entries<'a> = BTreeMap<CellRef, &'a Entry>;

/// The file with these cells filled.
pub(super) fn fill(book: &Workbook, changes: &[Change]) -> Result<Vec<u8>, Fault> {
    if book.is_signed {
        return Err(Fault::Signed);
    }
    let mut sheets: BTreeMap<usize, Entries<'_>> = BTreeMap::new();
    for change in changes {
        let at = target(book, change)?;
        if sheets.entry(change.sheet).or_default().insert(at, &change.entry).is_some() {
            let sheet = sheet_name(book, change.sheet);
            return Err(Fault::FilledTwice { sheet, cell: at });
        }
    }
    let mut parts = Vec::new();
    for (index, entries) in &sheets {
        let (Some(sheet), Some(Some(grid))) = (book.sheets.get(*index), book.grids.get(*index))
        else {
            return Err(Fault::NoSuchSheet { number: index + 1 });
        };
        let edits = Edits { book, sheet, grid, edits: Vec::new() }.made(entries)?;
        parts.push((grid.part.clone(), edited(&grid.source, edits).into_bytes()));
    }
    book.package.replace(&parts)
}

/// The cell that a change goes to, once it is sure that it may.
fn target(book: &Workbook, change: &Change) -> Result<CellRef, Fault> {
    let number = change.sheet.saturating_add(1);
    let sheet = book.sheets.get(change.sheet).ok_or(Fault::NoSuchSheet { number })?;
    let name = || sheet.name.clone();
    if !matches!(book.grids.get(change.sheet), Some(Some(_))) {
        return Err(Fault::NoCells { sheet: name() });
    }
    if !change.at.is_on_sheet() {
        let CellRef { row, column } = change.at;
        return Err(Fault::OffSheet { sheet: name(), row, column });
    }
    let cell = sheet.region_of(change.at).first;
    if sheet.is_computed(cell) {
        return Err(Fault::Computed { sheet: name(), cell });
    }
    if sheet.is_table_label(cell) {
        return Err(Fault::TableLabel { sheet: name(), cell });
    }
    let length = length(&change.entry);
    if length > LONGEST {
        return Err(Fault::TextTooLong { sheet: name(), cell, length });
    }
    Ok(cell)
}

fn sheet_name(book: &Workbook, index: usize) -> String {
    book.sheets.get(index).map(|sheet| sheet.name.clone()).unwrap_or_default()
}

/// How long the text is that would be written, as Excel counts.
fn length(entry: &Entry) -> usize {
    let units = |text: &str| text.encode_utf16().count();
    match entry {
        Entry::Text(text) | Entry::Date { otherwise: text, .. } => units(text),
        Entry::Runs(runs) => runs.iter().map(|run| units(&run.text)).sum(),
        Entry::Clear => 0,
    }
}

/// A slice of the source and what stands there instead.
type Edit = (ops::Range<usize>, String);

struct Edits<'a> {
    book: &'a Workbook,
    sheet: &'a Sheet,
    grid: &'a Grid,
    edits: Vec<Edit>,
}

impl Edits<'_> {
    /// All edits that the entries need, in the order of the source.
    fn made(mut self, entries: &Entries<'_>) -> Result<Vec<Edit>, Fault> {
        let mut rows: BTreeMap<u32, Vec<(CellRef, &Entry)>> = BTreeMap::new();
        for (at, entry) in entries {
            rows.entry(at.row).or_default().push((*at, entry));
        }
        let (mut added, mut into_empty) = (Vec::new(), String::new());
        for (number, cells) in &rows {
            match self.grid.rows.binary_search_by_key(number, |row| row.number) {
                Ok(at) => {
                    if let Some(row) = self.grid.rows.get(at) {
                        self.row(row, cells, &mut added)?;
                    }
                }
                Err(next) => {
                    let row = self.new_row(*number, cells, &mut added);
                    match self.grid.rows.get(next) {
                        Some(row_below) => self.insert(row_below.element.start.start, row),
                        None if self.grid.data.is_empty => into_empty.push_str(&row),
                        None => self.insert(self.grid.data.end.start, row),
                    }
                }
            }
        }
        let data = &self.grid.data;
        self.open_up(&data.start.clone(), &data.name, into_empty);
        self.widen_dimension(&added);
        // Stable: what goes to one place stays in order. Insertions come before what replaces the cell they precede.
        self.edits.sort_by_key(|(span, _)| (span.start, span.end));
        Ok(self.edits)
    }

    fn insert(&mut self, at: usize, text: String) {
        if !text.is_empty() {
            self.edits.push((at..at, text));
        }
    }

    /// Turns `<row/>` into `<row>…</row>`.
    fn open_up(&mut self, tag: &ops::Range<usize>, name: &str, inside: String) {
        if !inside.is_empty() {
            let slash = tag.end.saturating_sub(2)..tag.end;
            self.edits.push((slash, format!(">{inside}</{name}>")));
        }
    }

    fn row(
        &mut self,
        row: &Row,
        cells: &[(CellRef, &Entry)],
        added: &mut Vec<CellRef>,
    ) -> Result<(), Fault> {
        let (mut into_empty, before) = (String::new(), added.len());
        for (at, entry) in cells {
            match self.sheet.cells.binary_search_by_key(at, |cell| cell.at) {
                Ok(known) => self.replace(known, entry)?,
                Err(next) => {
                    let cell = self.new_cell(*at, entry, row.style, &row.element.name);
                    if !cell.is_empty() {
                        added.push(*at);
                    }
                    let below = self.grid.cells.get(next).filter(|_| row.cells.contains(&next));
                    match below {
                        Some(span) => self.insert(span.start, cell),
                        None if row.element.is_empty => into_empty.push_str(&cell),
                        None => self.insert(row.element.end.start, cell),
                    }
                }
            }
        }
        self.widen_spans(row, added.get(before..).unwrap_or_default());
        self.open_up(&row.element.start, &row.element.name, into_empty);
        Ok(())
    }

    fn replace(&mut self, known: usize, entry: &Entry) -> Result<(), Fault> {
        let (Some(span), Some(cell)) = (self.grid.cells.get(known), self.sheet.cells.get(known))
        else {
            return Ok(());
        };
        let source = self.grid.source.get(span.clone()).unwrap_or_default();
        let old = NewCell::read(&self.grid.part, source)?;
        self.edits.push((span.clone(), old.written(self.book, cell.style, entry)));
        Ok(())
    }

    /// A cell that the part does not name yet; empty where there is nothing to write. `sibling` lends its prefix.
    fn new_cell(&self, at: CellRef, entry: &Entry, row: Option<u32>, sibling: &str) -> String {
        let columns = || self.grid.columns.iter().find(|(a, b, _)| (*a..=*b).contains(&at.column));
        let style = row.or_else(|| columns().map(|(_, _, style)| *style)).unwrap_or_default();
        if length(entry) == 0 && !matches!(entry, Entry::Date { .. }) {
            return String::new();
        }
        NewCell::at(at, style, prefix(sibling)).written(self.book, style, entry)
    }

    fn new_row(
        &self,
        number: u32,
        cells: &[(CellRef, &Entry)],
        added: &mut Vec<CellRef>,
    ) -> String {
        let name = &self.grid.data.name;
        let mut inside = String::new();
        for (at, entry) in cells {
            let cell = self.new_cell(*at, entry, None, name);
            if !cell.is_empty() {
                added.push(*at);
            }
            inside.push_str(&cell);
        }
        if inside.is_empty() {
            return inside;
        }
        let prefix = prefix(name);
        format!("<{prefix}row r=\"{number}\">{inside}</{prefix}row>")
    }

    /// A row may say which columns its cells stand in; a cell beyond makes it say more.
    fn widen_spans(&mut self, row: &Row, added: &[CellRef]) {
        let Some(spans) = &row.spans else { return };
        let parts: Vec<(u32, u32)> = spans.split_whitespace().filter_map(span).collect();
        let is_inside = |at: &CellRef| parts.iter().any(|(a, b)| (*a..=*b).contains(&at.column));
        if added.iter().all(is_inside) {
            return;
        }
        let columns = || {
            let named = parts.iter().flat_map(|(first, last)| [*first, *last]);
            named.chain(added.iter().map(|at| at.column))
        };
        let (first, last) = (columns().min().unwrap_or(1), columns().max().unwrap_or(1));
        self.rewrite(&row.element.start, "spans", format!("{first}:{last}"));
    }

    /// The same for the whole sheet: readers that go by it would miss a cell beyond.
    fn widen_dimension(&mut self, added: &[CellRef]) {
        let Some((tag, used)) = &self.grid.dimension else { return };
        let wide = added.iter().fold(*used, |range: Range, at| range.with(*at));
        if wide != *used {
            self.rewrite(tag, "ref", wide.to_string());
        }
    }

    /// Gives an attribute of a start tag another value, touching nothing else of the tag.
    fn rewrite(&mut self, tag: &ops::Range<usize>, attribute: &str, value: String) {
        let source = self.grid.source.get(tag.clone()).unwrap_or_default();
        if let Some(span) = value_span(source, attribute) {
            self.edits.push((tag.start + span.start..tag.start + span.end, value));
        }
    }
}

fn span(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.split_once(':')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// Where the value of an attribute stands in a start tag.
fn value_span(tag: &str, attribute: &str) -> Option<ops::Range<usize>> {
    let mut at = tag.find(|c: char| c.is_ascii_whitespace())?;
    loop {
        let rest = tag.get(at..)?;
        let equals = rest.find('=')?;
        let name = rest.get(..equals)?.trim();
        let quote = rest.get(equals..)?.find(['"', '\''])? + equals;
        let mark = rest.get(quote..)?.chars().next()?;
        let length = rest.get(quote + 1..)?.find(mark)?;
        let start = at + quote + 1;
        if name == attribute {
            return Some(start..start + length);
        }
        at = start + length + 1;
    }
}

/// The source with the edits made.
fn edited(source: &str, edits: Vec<Edit>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    for (span, text) in edits {
        out.push_str(source.get(copied..span.start).unwrap_or_default());
        out.push_str(&text);
        copied = span.end;
    }
    out.push_str(source.get(copied..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::value_span;

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let tag = "<x:row r = '3' myspans=\"a > b\" spans=\"1:4\"/>";
        assert_eq!(&tag[value_span(tag, "spans").unwrap()], "1:4");
        assert_eq!(&tag[value_span(tag, "r").unwrap()], "3");
        assert_eq!(value_span(tag, "s"), None);
        assert_eq!(value_span("<row/>", "r"), None);
    }
}
