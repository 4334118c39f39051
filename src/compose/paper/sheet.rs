//! This file lays blocks under one section key after another, so that every id is derived from keys.

use crate::document::{
    Align, Block, BlockId, Cell, Column, Document, Heading, Inlines, List, ListItem, Meta, Note,
    Page, Paragraph, ParagraphRole, Row, Section, Shade, Table, TableRole, TypeSize, text,
};

/// A document in the making.
pub(super) struct Sheet {
    root: BlockId,
    section: BlockId,
    blocks: Vec<Block>,
}

impl Sheet {
    /// An empty document; its first blocks stand under `head`.
    pub(super) fn new(name: &str) -> Self {
        let root = BlockId::document(name);
        let section = root.child("head");
        Self { root, section, blocks: Vec::new() }
    }

    /// The id of a key under the present section.
    pub(super) fn id(&self, key: &str) -> BlockId {
        self.section.child(key)
    }

    /// What follows stands under another key, without a heading.
    pub(super) fn under(&mut self, key: &str) {
        self.section = self.root.child(key);
    }

    /// What follows stands on a new page.
    pub(super) fn page_break(&mut self) {
        self.blocks.push(Block::PageBreak);
    }

    /// Starts a section with an unnumbered heading of the first level.
    pub(super) fn heading(&mut self, key: &str, words: &str) {
        self.section = self.root.child(key);
        self.blocks.push(Block::Heading(Heading {
            id: self.section.clone(),
            level: 1,
            text: text(words),
            numbered: false,
        }));
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, key: &str, role: ParagraphRole, words: Inlines) {
        let id = self.id(key);
        self.blocks.push(Block::Paragraph(Paragraph { id, role, text: words }));
    }

    /// Adds a framed note.
    pub(super) fn note(&mut self, key: &str, title: &str, lines: Vec<Inlines>) {
        let id = self.id(key);
        let paragraphs = lines
            .into_iter()
            .enumerate()
            .map(|(i, words)| Paragraph {
                id: id.child(&format!("line-{}", i + 1)),
                role: ParagraphRole::Body,
                text: words,
            })
            .collect();
        self.blocks.push(Block::Note(Note { id, title: text(title), paragraphs }));
    }

    /// Adds bulleted items, each with its key.
    pub(super) fn bullets(&mut self, key: &str, items: Vec<(String, Inlines)>) {
        let id = self.id(key);
        let items = items
            .into_iter()
            .map(|(key, text)| ListItem { id: id.child(&key), text, children: Vec::new() })
            .collect();
        self.blocks.push(Block::List(List { id, ordered: false, items }));
    }

    /// Adds any other block.
    pub(super) fn block(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// The finished document, all on one kind of page.
    pub(super) fn finish(self, meta: Meta, page: Page) -> Document {
        Document {
            name: self.root.as_str().to_owned(),
            meta,
            type_size: TypeSize::Normal,
            sections: vec![Section { page, blocks: self.blocks }],
        }
    }
}

/// A table in the making: columns with their headings first, then rows by key.
pub(super) struct Grid {
    table: Table,
}

impl Grid {
    /// A table whose first row holds the headings; an empty key list makes no header row.
    pub(super) fn new(id: BlockId, role: TableRole, columns: &[(&str, Column)]) -> Self {
        let header = id.child("header");
        // A column that comes or goes must not give its neighbours other names.
        let cells = columns
            .iter()
            .map(|(words, _)| {
                Cell::new(header.child(words), text(*words))
                    .shaded(Shade::Header)
                    .aligned(Align::Center)
            })
            .collect();
        let table = Table {
            id,
            caption: None,
            role,
            columns: columns.iter().map(|(_, c)| *c).collect(),
            header_rows: 1,
            header_column: false,
            rows: vec![Row::new(header, cells)],
        };
        Self { table }
    }

    /// The id of a row.
    pub(super) fn row_id(&self, key: &str) -> BlockId {
        self.table.id.child(key)
    }

    /// Adds a row of plain cells.
    pub(super) fn row(&mut self, key: &str, cells: Vec<Inlines>) {
        let id = self.row_id(key);
        let cells = cells
            .into_iter()
            .enumerate()
            .map(|(i, words)| Cell::new(id.child(&format!("c{}", i + 1)), words))
            .collect();
        self.push(Row::new(id, cells));
    }

    /// Adds a row over the whole width that names the rows below it.
    pub(super) fn group(&mut self, key: &str, words: Inlines) {
        let row = over(self.row_id(key), words, self.table.columns.len());
        self.push(row);
    }

    /// Adds a row made elsewhere.
    pub(super) fn push(&mut self, row: Row) {
        self.table.rows.push(row);
    }

    /// Lets the first column name its row.
    pub(super) fn with_header_column(mut self) -> Self {
        self.table.header_column = true;
        self
    }

    /// The finished table.
    pub(super) fn finish(self) -> Block {
        Block::Table(self.table)
    }
}

/// A row over the whole width that names the rows below it and stays with the first of them.
pub(super) fn over(id: BlockId, words: Inlines, width: usize) -> Row {
    let cell = Cell::new(id.child("c1"), words)
        .span_columns(width)
        .aligned(Align::Start)
        .shaded(Shade::Light);
    let mut row = Row::new(id, vec![cell]);
    row.keep_with_next = true;
    row
}

/// 項目｜内容 rows of facts.
pub(super) fn key_values(id: BlockId, facts: &[(&str, &str, String)]) -> Block {
    let columns = [("項目", Column::start(3.0)), ("内容", Column::start(9.0))];
    let mut grid = Grid::new(id, TableRole::KeyValue, &columns).with_header_column();
    for (key, name, value) in facts {
        grid.row(key, vec![text(*name), text(value.clone())]);
    }
    grid.finish()
}
