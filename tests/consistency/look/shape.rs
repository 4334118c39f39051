//! This file finds what no paper may have: signs of a template, empty tables, headings with nothing under them.

use sonae::document::{Block, Cell, Document, Inline, Table, TableRole};

use super::{groups, words};

/// Signs that a template, a placeholder or a program shows through.
const LEFT_OVER: &[&str] = &[
    "〇〇",
    "○○",
    "◯◯",
    "●●",
    "△△",
    "{{",
    "}}",
    "{#",
    "[[",
    "]]",
    "null",
    "undefined",
    "None",
    "Some(",
    "、。",
    "。。",
    "（）",
    "「」",
    "、、",
];

/// Everything of the kind in a paper.
pub(crate) fn faults(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for group in groups(document) {
        for sign in LEFT_OVER.iter().filter(|sign| group.text.contains(**sign)) {
            out.push(format!("{}: 「{sign}」 in 「{}」", group.id, group.text));
        }
    }
    let blocks: Vec<&Block> = document.sections.iter().flat_map(|s| &s.blocks).collect();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(heading) => {
                let next = blocks[at + 1..].iter().find(|b| !matches!(b, Block::PageBreak));
                let stands_alone = match next {
                    None => true,
                    Some(Block::Heading(next)) => next.level <= heading.level,
                    Some(_) => false,
                };
                if stands_alone {
                    out.push(format!("{}: nothing under the heading", heading.id));
                }
                if is_empty(&heading.text) {
                    out.push(format!("{}: a heading without words", heading.id));
                }
            }
            Block::Paragraph(p) if is_empty(&p.text) => out.push(format!("{}: no words", p.id)),
            Block::List(list) if list.items.is_empty() => {
                out.push(format!("{}: no items", list.id))
            }
            Block::List(list) => {
                for item in list.items.iter().filter(|item| is_empty(&item.text)) {
                    out.push(format!("{}: an item without words", item.id));
                }
            }
            Block::Diagram(d) if d.nodes.is_empty() => out.push(format!("{}: no boxes", d.id)),
            Block::Diagram(d) => {
                for node in d.nodes.iter().filter(|n| n.title.trim().is_empty()) {
                    out.push(format!("{}: a box without words", node.id));
                }
            }
            Block::Table(table) => {
                if table.rows.len() <= table.header_rows {
                    out.push(format!("{}: a table without rows", table.id));
                }
                out.extend(unnamed(table));
            }
            _ => {}
        }
    }
    out
}

/// Rows of a ledger that do not say what they are about, and ways to call somebody that say nothing.
fn unnamed(table: &Table) -> Vec<String> {
    let mut out = Vec::new();
    let head =
        table.rows.first().filter(|_| table.header_rows == 1 && table.role == TableRole::Ledger);
    let columns: Vec<String> = head.into_iter().flat_map(|r| &r.cells).map(of_cell).collect();
    for row in table.rows.iter().skip(table.header_rows).filter(|r| r.cells.len() == columns.len())
    {
        for (at, (cell, column)) in row.cells.iter().zip(&columns).enumerate() {
            let calls = ["電話", "携帯", "夜間"].iter().any(|word| column.contains(word));
            // Whether the telephone hangs on a box is no number, and a PC says nothing of it.
            let calls = calls && !cell.id.to_string().ends_with("/carries_phone");
            // The ministry's cloud ledger begins with the provider, and an own service has none.
            let names = at == 0 && row.cells.iter().take(2).all(|c| of_cell(c).trim().is_empty());
            if (calls && of_cell(cell).trim().is_empty()) || names {
                out.push(format!("{}: an empty cell", cell.id));
            }
        }
    }
    out
}

fn of_cell(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|p| words(p)).collect()
}

/// Nothing to read and nothing to fill in.
fn is_empty(inlines: &[Inline]) -> bool {
    words(inlines).trim().is_empty()
}
