//! This file builds the table of one part of a form: header, sections, group sentences, items.

use crate::assess::Verdict;
use crate::catalogue::{Item, Section};
use crate::document::{Align, Block, BlockId, Cell, Row, Shade, Table, TableRole, text};

use super::FormPrint;
use super::cell::Cells;
use super::columns::{Col, Holds, columns};
use super::walk::{Line, Part, item_key, lines};
use super::wording;
use crate::compose::paper::sheet::over;

/// Room for a pen in a row that nobody has answered yet.
const PEN: f32 = 24.0;

/// The table of a part.
pub(super) fn table(print: &FormPrint<'_>, part: &Part<'_>, id: BlockId) -> Block {
    let columns = columns(print, part);
    let cells = Cells::new(print, &columns, part);
    let mut rows = header(&id, &columns);
    let header_rows = rows.len();
    for section in &part.sections {
        self::section(&cells, section, &id, &mut rows);
    }
    Block::Table(Table {
        caption: None,
        role: TableRole::Form,
        columns: columns.iter().map(|c| c.column).collect(),
        header_rows,
        header_column: false,
        rows,
        id,
    })
}

/// One row of headings, or two where some stand over others.
fn header(table: &BlockId, columns: &[Col<'_>]) -> Vec<Row> {
    let (id, below) = (table.child("header"), table.child("header-below"));
    let cell = |id: BlockId, words: &str| {
        let words = if words.is_empty() { Vec::new() } else { text(words) };
        Cell::new(id, words).shaded(Shade::Header).aligned(Align::Center)
    };
    let two = columns.iter().any(|c| c.over.is_some());
    let mut top = Vec::new();
    let mut bottom = Vec::new();
    for run in columns.chunk_by(|a, b| a.over.is_some() && a.over == b.over) {
        let Some(first) = run.first() else { continue };
        match &first.over {
            Some(over) => {
                let over_id = id.child(&format!("over-{}", first.key));
                top.push(cell(over_id, over).span_columns(run.len()));
                bottom.extend(run.iter().map(|c| cell(below.child(&c.key), &c.label)));
            }
            None => {
                let rows = if two { 2 } else { 1 };
                top.push(cell(id.child(&first.key), &first.label).span_rows(rows));
            }
        }
    }
    let mut rows = vec![Row::new(id, top)];
    if two {
        rows.push(Row::new(below, bottom));
    }
    rows
}

/// The rows of a section: its title in a cell merged down where there is a column for it, else in a row over all.
fn section(cells: &Cells<'_>, section: &Section, table: &BlockId, rows: &mut Vec<Row>) {
    let lines = lines(section);
    let first = section.items.first().map_or(section.number.as_str(), item_key);
    let id = table.child(&format!("section-{first}"));
    let words = [section.number.as_str(), &wording::marked(&section.title)];
    let words = words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let width = cells.columns.len();
    let merged = cells.columns.iter().any(|c| c.holds == Holds::Section);
    if !merged && !words.is_empty() {
        rows.push(over(id, text(words.as_str()), width));
    }
    for run in runs(&lines) {
        // The title comes back with every group: one cell over them all would take a page of its own.
        let mut title = run.first().filter(|_| merged).map(|line| {
            let id = table.child(&format!("section-{}", item_key(line.item())));
            Cell::new(id, text(words.as_str())).span_rows(run.len())
        });
        for line in run {
            let mut row = match line {
                Line::Group(name, item) => {
                    let id = table.child(&format!("group-{}", item_key(item)));
                    let words = text(wording::group(cells.print.form, name));
                    over(id, words, if merged { width - 1 } else { width })
                }
                Line::Item { item, shared } => self::item(cells, item, *shared, table),
            };
            if let Some(title) = title.take() {
                row.cells.insert(0, title);
            }
            rows.push(row);
        }
    }
}

/// The lines of a section, cut where a group begins or ends.
fn runs<'a, 'l>(lines: &'l [Line<'a>]) -> impl Iterator<Item = &'l [Line<'a>]> {
    lines.chunk_by(|a, b| {
        let begins = matches!(b, Line::Group(..));
        !begins && a.item().group == b.item().group
    })
}

fn item(cells: &Cells<'_>, item: &Item, shared: Option<usize>, table: &BlockId) -> Row {
    let id = table.child(item_key(item));
    let answer = cells.print.answer(item);
    // 記入不要 is the form's own word; on our sheet the cells say so by their ground.
    let needless = !cells.print.is_form()
        && answer.is_some_and(|a| matches!(a.verdict, Verdict::NotApplicable { blank: true, .. }));
    let mut out = Vec::with_capacity(cells.columns.len());
    for col in cells.columns.iter().filter(|c| c.holds != Holds::Section) {
        let merges = matches!(col.holds, Holds::Heading)
            || (col.holds == Holds::Number && item.heading.is_some());
        let rows = match shared {
            Some(rows) if merges => rows,
            None if merges => continue,
            _ => 1,
        };
        let mut cell = Cell::new(id.child(&col.key), Vec::new()).span_rows(rows);
        cell.paragraphs = cells.cell(col, item);
        let open = matches!(
            col.holds,
            Holds::Answer(_) | Holds::Yes(_) | Holds::No(_) | Holds::Day(_) | Holds::Target
        );
        if needless && open {
            cell = cell.shaded(Shade::Light);
        }
        out.push(cell);
    }
    let mut row = Row::new(id, out);
    let open = answer.is_none_or(|a| a.verdict == Verdict::ForVendor);
    row.min_height = open.then_some(PEN);
    row
}
