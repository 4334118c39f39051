//! This file reads a sheet part: its cells, and where in the source each row and cell stands.

use std::ops;

use super::limits::{Budget, ROWS, few, too_large};
use super::place::{LAST_COLUMN, LAST_ROW};
use super::rules::{Rule, extension_rules, rules};
use super::value::Shared;
use super::xml::{Attributes, Tag, Xml};
use super::{Cell, CellRef, Fault, Range, Sheet};

/// Ranges that array formulas of a sheet fill.
const FILLED_RANGES: usize = 500;

/// The source of a sheet part, and where in it things stand.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    pub(super) part: String,
    pub(super) source: String,
    /// The elements that name rows, in ascending order.
    pub(super) rows: Vec<Row>,
    /// One span a cell, in the order of the sheet's cells.
    pub(super) cells: Vec<ops::Range<usize>>,
    /// The element that holds the rows.
    pub(super) data: Element,
    /// Looks of whole columns: first, last, style.
    pub(super) columns: Vec<(u32, u32, u32)>,
    /// The tag that says which range is used, and that range.
    pub(super) dimension: Option<(ops::Range<usize>, Range)>,
}

/// An element with its name as written.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: String,
    /// Its start tag.
    pub(super) start: ops::Range<usize>,
    /// Its end tag; empty where the start tag is all.
    pub(super) end: ops::Range<usize>,
    pub(super) is_empty: bool,
}

/// A row element.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) element: Element,
    /// The look of its cells that are not named.
    pub(super) style: Option<u32>,
    /// Which columns its cells may stand in, where it says so.
    pub(super) spans: Option<String>,
    /// Its cells among the sheet's.
    pub(super) cells: ops::Range<usize>,
}

impl Element {
    fn new(tag: &Tag<'_>) -> Self {
        let (name, start) = (tag.name.to_owned(), tag.span.clone());
        let end = start.end..start.end;
        Self { name, start, end, is_empty: tag.is_empty }
    }
}

/// A sheet part as it was read.
pub(super) struct ReadSheet {
    pub(super) sheet: Sheet,
    pub(super) grid: Grid,
    pub(super) rules: Vec<Rule>,
}

/// Reads a sheet part into a sheet that has its name and nothing else yet.
pub(super) fn read(
    sheet: Sheet,
    part: &str,
    source: String,
    shared: &Shared<'_>,
    budget: &mut Budget,
) -> Result<ReadSheet, Fault> {
    let grid = Grid {
        part: part.to_owned(),
        source: String::new(),
        rows: Vec::new(),
        cells: Vec::new(),
        data: Element::default(),
        columns: Vec::new(),
        dimension: None,
    };
    let mut reading = Reading { out: ReadSheet { sheet, grid, rules: Vec::new() }, shared, budget };
    reading.worksheet(&mut Xml::new(part, &source))?;
    let mut out = reading.out;
    out.grid.source = source;
    Ok(out)
}

struct Reading<'a, 'b> {
    out: ReadSheet,
    shared: &'a Shared<'b>,
    budget: &'a mut Budget,
}

impl Reading<'_, '_> {
    fn worksheet(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        if !xml.root()?.is("worksheet") {
            return Err(xml.malformed());
        }
        let mut has_data = false;
        while let Some(tag) = xml.child()? {
            match (tag.is_main, tag.local()) {
                (true, "cols") => self.columns(xml)?,
                (true, "sheetData") if !has_data => {
                    has_data = true;
                    self.rows(xml, &tag)?;
                }
                (true, "sheetData") => return Err(xml.malformed()),
                (true, "mergeCells") => self.merges(xml)?,
                (true, "dataValidations") => rules(xml, self.budget, &mut self.out.rules)?,
                (true, "extLst") => extension_rules(xml, self.budget, &mut self.out.rules)?,
                (true, "dimension") => {
                    let used = xml.attributes(&tag)?.get("ref").and_then(|text| text.parse().ok());
                    self.out.grid.dimension = used.map(|used| (tag.span.clone(), used));
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        if !has_data {
            return Err(xml.malformed());
        }
        self.mark_computed();
        xml.finish()
    }

    /// Cells that an array formula fills have no formula of their own, save the first.
    fn mark_computed(&mut self) {
        let cells = &mut self.out.sheet.cells;
        for range in &self.out.sheet.computed {
            let above = cells.partition_point(|cell| cell.at < range.first);
            let below = cells.iter_mut().skip(above).take_while(|cell| cell.at <= range.last);
            for cell in below.filter(|cell| range.contains(cell.at)) {
                cell.has_formula = true;
            }
        }
    }

    fn columns(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            let attributes = xml.attributes(&tag)?;
            if let (Some(first), Some(last)) = (attributes.number("min"), attributes.number("max"))
            {
                if let Some(style) = attributes.number("style") {
                    self.out.grid.columns.push((first, last, style));
                }
                if attributes.flag("hidden") {
                    self.out.sheet.hidden_columns.push((first, last));
                }
            }
            few(self.out.grid.columns.len() + self.out.sheet.hidden_columns.len(), "列の設定")?;
            xml.skip()?;
        }
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>, data: &Tag<'_>) -> Result<(), Fault> {
        let mut element = Element::new(data);
        let mut last = 0;
        while let Some(tag) = xml.child()? {
            if tag.is("row") {
                last = self.row(xml, &tag, last)?;
            } else {
                xml.skip()?;
            }
        }
        element.end = xml.span();
        self.out.grid.data = element;
        Ok(())
    }

    /// Reads a row after the row `last` and returns its number.
    fn row(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, last: u32) -> Result<u32, Fault> {
        let attributes = xml.attributes(tag)?;
        let number = attributes.get("r").map_or(Some(last + 1), |text| text.trim().parse().ok());
        let ascends = |number: &u32| *number > last && *number <= LAST_ROW;
        let number = number.filter(ascends).ok_or_else(|| xml.malformed())?;
        if self.out.grid.rows.len() == ROWS {
            let what = format!("シート「{}」の行数", self.out.sheet.name);
            return Err(too_large(what, "20,000"));
        }
        if attributes.flag("hidden") {
            self.out.sheet.hidden_rows.push(number);
        }
        let first = self.out.sheet.cells.len();
        let mut element = Element::new(tag);
        let mut column = 0;
        while let Some(tag) = xml.child()? {
            if tag.is("c") {
                column = self.cell(xml, &tag, CellRef::new(number, column))?;
            } else {
                xml.skip()?;
            }
        }
        element.end = xml.span();
        self.out.grid.rows.push(Row {
            number,
            element,
            style: row_style(&attributes),
            spans: attributes.get("spans").map(str::to_owned),
            cells: first..self.out.sheet.cells.len(),
        });
        Ok(number)
    }

    /// Reads a cell after the cell `last` of the same row and returns its column.
    fn cell(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, last: CellRef) -> Result<u32, Fault> {
        let attributes = xml.attributes(tag)?;
        let next = CellRef::new(last.row, last.column + 1);
        let at = attributes.get("r").map_or(Some(next), |text| text.trim().parse().ok());
        let ascends = |at: &CellRef| {
            at.row == last.row && at.column > last.column && at.column <= LAST_COLUMN
        };
        let at = at.filter(ascends).ok_or_else(|| xml.malformed())?;
        self.budget.cell()?;
        let style = attributes.number("s").unwrap_or_default();
        let content = self.shared.content(xml, &attributes, style, self.budget)?;
        self.out.grid.cells.push(tag.span.start..xml.span().end);
        if let Some(range) = content.fills.filter(|range| range.first != range.last) {
            self.out.sheet.computed.push(range);
            if self.out.sheet.computed.len() > FILLED_RANGES {
                return Err(too_large("配列数式の数".to_owned(), "500"));
            }
        }
        self.out.sheet.cells.push(Cell {
            at,
            value: content.value,
            is_rich: content.is_rich,
            has_formula: content.has_formula,
            style,
            is_date_format: self.shared.styles.is_date(style),
        });
        Ok(at.column)
    }

    fn merges(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let merges = &mut self.out.sheet.merges;
        while let Some(tag) = xml.child()? {
            let range = xml.attributes(&tag)?.get("ref").and_then(|text| text.parse().ok());
            merges.push(range.ok_or_else(|| xml.malformed())?);
            few(merges.len(), "結合セル")?;
            xml.skip()?;
        }
        merges.sort_unstable();
        for (at, one) in merges.iter().enumerate() {
            let below = merges.iter().skip(at + 1);
            let mut near = below.take_while(|other| other.first.row <= one.last.row);
            if near.any(|other| other.meets(one)) {
                return Err(xml.malformed());
            }
        }
        Ok(())
    }
}

/// A row's own look counts only where the row says so.
fn row_style(attributes: &Attributes) -> Option<u32> {
    if attributes.flag("customFormat") { attributes.number("s") } else { None }
}
