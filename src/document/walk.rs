//! This file visits everything in a document that carries an id and words, in reading order.

use super::{Block, BlockId, Document, Inline, Inlines, ListItem, Paragraph, Table};

/// What a visit passes.
#[derive(Debug, Clone, Copy)]
pub enum Visited<'a> {
    /// A block as a whole, before its parts.
    Block(&'a Block),
    /// Words with the id of the smallest thing that holds them (paragraph, item, cell, caption).
    Words(&'a BlockId, &'a [Inline]),
    /// Words of a drawing or a signature line, which are plain text.
    Plain(&'a BlockId, &'a str),
    /// The id of a row, before its cells.
    Row(&'a BlockId),
    /// The id of a cell, before its words; also of blank cells.
    Cell(&'a BlockId),
}

/// Visits a document in reading order.
pub fn walk<'a>(document: &'a Document, visit: &mut impl FnMut(Visited<'a>)) {
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        visit(Visited::Block(block));
        match block {
            Block::Heading(h) => visit(Visited::Words(&h.id, &h.text)),
            Block::Paragraph(p) => paragraph(p, visit),
            Block::List(list) => items(&list.items, visit),
            Block::Table(t) => table(t, visit),
            Block::Diagram(d) => {
                for node in &d.nodes {
                    visit(Visited::Plain(&node.id, &node.title));
                    for line in &node.lines {
                        visit(Visited::Plain(&node.id, line));
                    }
                }
                for group in &d.groups {
                    visit(Visited::Plain(&d.id, &group.title));
                }
                for edge in d.edges.iter().filter(|e| !e.label.is_empty()) {
                    visit(Visited::Plain(&d.id, &edge.label));
                }
                caption(&d.id, d.caption.as_ref(), visit);
            }
            Block::Bars(b) => {
                for bar in &b.bars {
                    visit(Visited::Plain(&bar.id, &bar.label));
                    visit(Visited::Plain(&bar.id, &bar.printed));
                }
                caption(&b.id, b.caption.as_ref(), visit);
            }
            Block::Image(i) => caption(&i.id, i.caption.as_ref(), visit),
            Block::Signature(s) => {
                for line in &s.lines {
                    for words in [&line.role, &line.name, &line.date] {
                        visit(Visited::Plain(&line.id, words));
                    }
                }
            }
            Block::Note(n) => {
                visit(Visited::Words(&n.id, &n.title));
                n.paragraphs.iter().for_each(|p| paragraph(p, visit));
            }
            Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn paragraph<'a>(p: &'a Paragraph, visit: &mut impl FnMut(Visited<'a>)) {
    visit(Visited::Words(&p.id, &p.text));
}

fn items<'a>(list: &'a [ListItem], visit: &mut impl FnMut(Visited<'a>)) {
    for item in list {
        visit(Visited::Words(&item.id, &item.text));
        items(&item.children, visit);
    }
}

fn table<'a>(t: &'a Table, visit: &mut impl FnMut(Visited<'a>)) {
    caption(&t.id, t.caption.as_ref(), visit);
    for row in &t.rows {
        visit(Visited::Row(&row.id));
        for cell in &row.cells {
            visit(Visited::Cell(&cell.id));
            for words in &cell.paragraphs {
                visit(Visited::Words(&cell.id, words));
            }
        }
    }
}

fn caption<'a>(id: &'a BlockId, words: Option<&'a Inlines>, visit: &mut impl FnMut(Visited<'a>)) {
    if let Some(words) = words {
        visit(Visited::Words(id, words));
    }
}
