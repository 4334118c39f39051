//! This file finds what no paper may have: signs of a template, empty tables, headings with nothing under them.

use sonae::document::{Block, Document, Inline, TableRole};

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
                for row in &table.rows {
                    let blank =
                        |c: &sonae::document::Cell| c.paragraphs.iter().all(|p| is_empty(p));
                    for cell in
                        row.cells.iter().filter(|c| table.role == TableRole::Ledger && blank(c))
                    {
                        // A ledger with boxes to be filled in by hand has whole columns of them.
                        let column = cell.id.as_str().rsplit('/').next().unwrap_or_default();
                        let whole = table.rows.iter().skip(table.header_rows).all(|r| {
                            r.cells.iter().filter(|c| c.id.as_str().ends_with(column)).all(blank)
                        });
                        if !whole {
                            out.push(format!("{}: an empty cell", cell.id));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// Nothing to read and nothing to fill in.
fn is_empty(inlines: &[Inline]) -> bool {
    words(inlines).trim().is_empty()
}
