//! This module reads papers as a person does: rows, boxes, sentences, and what each of them says.

pub(crate) mod marks;
pub(crate) mod shape;
pub(crate) mod shelves;
pub(crate) mod tokens;
pub(crate) mod voice;
pub(crate) mod whole;

use sonae::document::{
    Block, BlockId, Document, Inline, Inlines, ListItem, Table, TableRole, checkbox_mark,
};

/// Words that belong together: a row, a box, a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The block id.
    pub(crate) id: String,
    /// All its words.
    pub(crate) text: String,
    /// Of a row of a ledger: the words of each cell under the words of its column.
    pub(crate) cells: Vec<(String, String)>,
}

impl Group {
    fn new(id: &BlockId, text: String) -> Self {
        Self { id: id.as_str().to_owned(), text, cells: Vec::new() }
    }

    /// Whether a row or box is named after an entry of the profile.
    pub(crate) fn is_of(&self, id: &str) -> bool {
        self.id
            .split('/')
            .any(|part| part == id || part.strip_suffix(id).is_some_and(|p| p.ends_with('-')))
    }
}

/// What a person reads: a sign for what is filled in by layout or by a pen.
pub(crate) fn words(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(words) | Inline::Link { text: words, .. } => words.clone(),
        Inline::Strong(inner) => words(inner),
        Inline::Choice { options, .. } => options.join("・"),
        Inline::Break => "\n".to_owned(),
        Inline::Reference { .. } => "→".to_owned(),
        Inline::Checkbox { checked } => checkbox_mark(*checked).to_string(),
        Inline::Blank { .. } => "＿".to_owned(),
    };
    inlines.iter().map(one).collect()
}

/// Every group of a paper, in reading order.
pub(crate) fn groups(document: &Document) -> Vec<Group> {
    let mut out = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Heading(b) => out.push(Group::new(&b.id, words(&b.text))),
            Block::Paragraph(b) => out.push(Group::new(&b.id, words(&b.text))),
            Block::List(b) => items(&b.items, &mut out),
            Block::Table(b) => table(b, &mut out),
            Block::Diagram(b) => {
                let node = |n: &sonae::document::Node| {
                    Group::new(&n.id, format!("{}\n{}", n.title, n.lines.join("\n")))
                };
                out.extend(b.nodes.iter().map(node));
                out.extend(b.groups.iter().map(|g| Group::new(&b.id, g.title.clone())));
                out.extend(b.edges.iter().map(|e| Group::new(&b.id, e.label.clone())));
                out.push(Group::new(&b.id, b.alt.clone()));
            }
            Block::Bars(b) => {
                out.extend(
                    b.bars.iter().map(|b| Group::new(&b.id, format!("{} {}", b.label, b.printed))),
                );
            }
            Block::Signature(b) => {
                let line = |l: &sonae::document::SignatureLine| {
                    Group::new(&l.id, format!("{} {} {}", l.role, l.name, l.date))
                };
                out.extend(b.lines.iter().map(line));
            }
            Block::Note(b) => {
                out.push(Group::new(&b.id, words(&b.title)));
                out.extend(b.paragraphs.iter().map(|p| Group::new(&p.id, words(&p.text))));
            }
            Block::Image(b) => out.push(Group::new(&b.id, b.alt.clone())),
            Block::Contents { .. } | Block::PageBreak => {}
        }
        if let (Some(id), Some(caption)) = (block.id(), block.caption()) {
            out.push(Group::new(id, words(caption)));
        }
    }
    out
}

fn items(list: &[ListItem], out: &mut Vec<Group>) {
    for item in list {
        out.push(Group::new(&item.id, words(&item.text)));
        items(&item.children, out);
    }
}

fn table(table: &Table, out: &mut Vec<Group>) {
    let of_cell = |cell: &[Inlines]| cell.iter().map(|p| words(p)).collect::<Vec<_>>().join("\n");
    let head: Vec<String> = match table.rows.first() {
        Some(row) if table.header_rows == 1 && row.cells.len() == table.columns.len() => {
            row.cells.iter().map(|c| of_cell(&c.paragraphs)).collect()
        }
        _ => Vec::new(),
    };
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|c| of_cell(&c.paragraphs)).collect();
        let mut group = Group::new(&row.id, cells.join("\n"));
        let is_plain = row.cells.len() == head.len() && row.cells.iter().all(|c| c.row_span == 1);
        if is_plain && table.role == TableRole::Ledger {
            group.cells = head.iter().cloned().zip(cells).collect();
        }
        out.push(group);
    }
}
