//! This file finds the headings and totals of Excel tables, whose text stands both in the cell and in the table's part.

use super::limits::Budget;
use super::package::Package;
use super::relations::relations;
use super::xml::Xml;
use super::{CellRef, Fault, Range};

/// The headings and totals of all tables of a sheet part.
pub(super) fn table_labels(
    package: &Package,
    sheet: &str,
    budget: &mut Budget,
) -> Result<Vec<Range>, Fault> {
    let mut out = Vec::new();
    for relation in relations(package, sheet, budget)? {
        let Some(part) = relation.part.filter(|_| relation.kind == "table") else { continue };
        let name = package.find(&part).ok_or_else(|| Fault::MissingPart { part: part.clone() })?;
        let source = package.text(name, budget)?;
        let mut xml = Xml::new(name, &source);
        let root = xml.root()?;
        let attributes = xml.attributes(&root)?;
        let table: Option<Range> = attributes.get("ref").and_then(|text| text.parse().ok());
        let table = table.filter(|_| root.is("table")).ok_or_else(|| xml.malformed())?;
        let headings = attributes.number("headerRowCount").unwrap_or(1);
        let totals = attributes.number("totalsRowCount").unwrap_or_default();
        out.extend(rows(table, table.first.row, headings));
        out.extend(rows(table, table.last.row.saturating_sub(totals).saturating_add(1), totals));
    }
    Ok(out)
}

/// So many rows of a table from this one on; nothing for no row.
fn rows(table: Range, first: u32, count: u32) -> Option<Range> {
    let last = first.saturating_add(count.checked_sub(1)?);
    let first = CellRef::new(first, table.first.column);
    Some(Range { first, last: CellRef::new(last, table.last.column) })
}
