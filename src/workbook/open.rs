//! This file opens a workbook: the zip, the workbook part, then what it names.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::book::Book;
use super::dates::Epoch;
use super::grid::{self, Grid};
use super::identity::{is_signed, workbook_part};
use super::limits::Budget;
use super::package::Package;
use super::relations::{Relation, relations};
use super::rules::{Lists, Rule};
use super::styles::Styles;
use super::tables::table_labels;
use super::text::shared_strings;
use super::value::Shared;
use super::{Fault, Sheet, Workbook};

/// Reads a workbook.
pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Workbook, Fault> {
    let package = Package::open(bytes)?;
    let budget = &mut Budget::new();
    let main = workbook_part(&package, budget)?;
    let is_signed = is_signed(&package, budget)?;
    let book = Book::read(&main, &package.text(&main, budget)?)?;
    let parts = relations(&package, &main, budget)?;
    let one = |kind: &str| parts.iter().find(|r| r.kind == kind).and_then(|r| r.part.as_deref());
    let styles = match one("styles") {
        Some(part) => Styles::read(part, &package.text(part, budget)?)?,
        None => Styles::default(),
    };
    let strings = match one("sharedStrings") {
        Some(part) => shared_strings(part, &package.text(part, budget)?, budget)?,
        None => Vec::new(),
    };
    let epoch = if book.is_1904 { Epoch::Y1904 } else { Epoch::Y1900 };
    let shared = Shared { strings: &strings, styles: &styles, epoch };
    let (mut sheets, mut grids, mut rules) = (Vec::new(), Vec::new(), Vec::new());
    for tab in &book.tabs {
        let blank = blank(&tab.name, tab.is_hidden);
        let (sheet, grid, own) = match worksheet_part(&parts, &tab.relation)? {
            Some(part) => {
                let part = package.find(part).ok_or_else(|| missing(part))?;
                let read = grid::read(blank, part, package.text(part, budget)?, &shared, budget)?;
                let mut sheet = read.sheet;
                sheet.table_labels = table_labels(&package, part, budget)?;
                (sheet, Some(read.grid), read.rules)
            }
            None => (blank, None, Vec::new()),
        };
        if let Some(part) = grid.as_ref().map(|grid| &grid.part)
            && grids.iter().flatten().any(|known: &Grid| known.part == *part)
        {
            return Err(Fault::PartTwice { part: part.clone() });
        }
        sheets.push(sheet);
        grids.push(grid);
        rules.push(own);
    }
    resolve_lists(&mut sheets, rules, &book, budget)?;
    Ok(Workbook {
        file: name.to_owned(),
        sha256: sha256(bytes),
        sheets,
        package,
        grids,
        styles,
        epoch,
        is_signed,
    })
}

/// The part of a tab; `None` for a chart or a dialog, which have no cells.
fn worksheet_part<'a>(parts: &'a [Relation], id: &str) -> Result<Option<&'a str>, Fault> {
    let relation = parts.iter().find(|r| r.id == id).ok_or_else(|| missing(id))?;
    match relation.kind.as_str() {
        "worksheet" => relation.part.as_deref().map(Some).ok_or_else(|| missing(id)),
        "xlMacrosheet" | "xlIntlMacrosheet" => Err(Fault::Macros),
        _ => Ok(None),
    }
}

fn resolve_lists(
    sheets: &mut [Sheet],
    rules: Vec<Vec<Rule>>,
    book: &Book,
    budget: &mut Budget,
) -> Result<(), Fault> {
    let mut resolved = Vec::new();
    for (own, rules) in rules.into_iter().enumerate() {
        let lists = Lists { sheets, names: &book.names };
        resolved.push(lists.resolve(own, rules, budget)?);
    }
    for (sheet, lists) in sheets.iter_mut().zip(resolved) {
        sheet.lists = lists;
    }
    Ok(())
}

fn blank(name: &str, is_hidden: bool) -> Sheet {
    Sheet {
        name: name.to_owned(),
        is_hidden,
        cells: Vec::new(),
        merges: Vec::new(),
        lists: Vec::new(),
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
        computed: Vec::new(),
        table_labels: Vec::new(),
    }
}

fn missing(part: &str) -> Fault {
    Fault::MissingPart { part: part.to_owned() }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
