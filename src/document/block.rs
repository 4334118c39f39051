//! This file holds the blocks that pages are made of.

use super::{BlockId, Diagram, Inlines, Table};

/// A block, from the left to the right edge of the text area.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A chapter, section or subsection title.
    Heading(Heading),
    /// A paragraph in one of the house's roles.
    Paragraph(Paragraph),
    /// Bulleted or numbered items.
    List(List),
    /// A table, form grid or key–value sheet.
    Table(Table),
    /// Boxes and arrows.
    Diagram(Diagram),
    /// Horizontal bars.
    Bars(Bars),
    /// A picture.
    Image(Image),
    /// Lines to sign on.
    Signature(Signature),
    /// A framed note.
    Note(Note),
    /// Table of contents of this document, down to a heading level.
    Contents {
        /// Stable name.
        id: BlockId,
        /// Deepest heading level listed, 1 to 3.
        depth: u8,
    },
    /// What follows stands on a new page.
    PageBreak,
}

/// A chapter (1), section (2) or subsection (3) title.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Stable name; references point at it.
    pub id: BlockId,
    /// 1 to 3.
    pub level: u8,
    /// Words without the number.
    pub text: Inlines,
    /// Whether it carries 「第1章」, 「1.1」, 「1.1.1」.
    pub numbered: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Stable name.
    pub id: BlockId,
    /// Which of the house's looks it has.
    pub role: ParagraphRole,
    /// Words.
    pub text: Inlines,
}

/// Looks of a paragraph; the theme says what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParagraphRole {
    /// The document's title, once.
    Title,
    /// Under the title.
    Subtitle,
    /// Running text.
    Body,
    /// The facility's name and the like, centred on a cover.
    Cover,
    /// Set to the right: dates, senders.
    Right,
    /// Smaller, for sources and remarks.
    Small,
    /// A fill-in or emphasised line that must not be missed.
    Emphasis,
}

/// Bulleted or numbered items.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Stable name.
    pub id: BlockId,
    /// (1) (2) … instead of bullets.
    pub ordered: bool,
    /// Items, at least one.
    pub items: Vec<ListItem>,
}

/// One item, with an optional list below it.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// Stable name.
    pub id: BlockId,
    /// Words.
    pub text: Inlines,
    /// Items one step further in; one step deep only.
    pub children: Vec<ListItem>,
}

/// Horizontal bars with values, such as scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Stable name.
    pub id: BlockId,
    /// 「図N」 is put before it when numbered.
    pub caption: Option<Inlines>,
    /// What the bars show, for readers who cannot see them.
    pub alt: String,
    /// The value a full bar stands for, above zero.
    pub full: f32,
    /// Bars from top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Stable name.
    pub id: BlockId,
    /// Words before it.
    pub label: String,
    /// Its value, from 0 to `full`.
    pub value: f32,
    /// The value as printed: 「12／19項目」.
    pub printed: String,
}

/// A PNG picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Stable name.
    pub id: BlockId,
    /// 「図N」 is put before it when numbered.
    pub caption: Option<Inlines>,
    /// What it shows; required and never empty.
    pub alt: String,
    /// The file's bytes.
    pub png: Vec<u8>,
    /// Width as a share of the text area, above 0 and at most 1.
    pub width: f32,
}

/// Lines to sign on.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// Stable name.
    pub id: BlockId,
    /// Who signs, from top to bottom.
    pub lines: Vec<SignatureLine>,
}

/// Who signs: 「承認者　院長　髙田 一郎」, with a place for date and signature.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureLine {
    /// Stable name.
    pub id: BlockId,
    /// 作成, 確認, 承認.
    pub role: String,
    /// Printed name; empty to be written by hand.
    pub name: String,
    /// Date when known; empty prints 「　　年　　月　　日」.
    pub date: String,
}

/// A framed note with an optional title.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Stable name.
    pub id: BlockId,
    /// Words on top; empty for none.
    pub title: Inlines,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

impl SignatureLine {
    /// The date, or the room to write one.
    pub fn printed_date(&self) -> &str {
        if self.date.is_empty() { "　　　年　　月　　日" } else { &self.date }
    }
}

impl Block {
    /// The block's own id; `None` for a page break.
    pub fn id(&self) -> Option<&BlockId> {
        match self {
            Block::Heading(b) => Some(&b.id),
            Block::Paragraph(b) => Some(&b.id),
            Block::List(b) => Some(&b.id),
            Block::Table(b) => Some(&b.id),
            Block::Diagram(b) => Some(&b.id),
            Block::Bars(b) => Some(&b.id),
            Block::Image(b) => Some(&b.id),
            Block::Signature(b) => Some(&b.id),
            Block::Note(b) => Some(&b.id),
            Block::Contents { id, .. } => Some(id),
            Block::PageBreak => None,
        }
    }

    /// The caption, where the block has one.
    pub fn caption(&self) -> Option<&Inlines> {
        match self {
            Block::Table(b) => b.caption.as_ref(),
            Block::Diagram(b) => b.caption.as_ref(),
            Block::Bars(b) => b.caption.as_ref(),
            Block::Image(b) => b.caption.as_ref(),
            _ => None,
        }
    }

    /// The ids of everything inside the block, in reading order.
    pub fn parts(&self) -> Vec<&BlockId> {
        fn items<'a>(list: &'a [ListItem], out: &mut Vec<&'a BlockId>) {
            for item in list {
                out.push(&item.id);
                items(&item.children, out);
            }
        }
        let mut out = Vec::new();
        match self {
            Block::List(b) => items(&b.items, &mut out),
            Block::Table(b) => {
                for row in &b.rows {
                    out.push(&row.id);
                    out.extend(row.cells.iter().map(|c| &c.id));
                }
            }
            Block::Diagram(b) => out.extend(b.nodes.iter().map(|n| &n.id)),
            Block::Bars(b) => out.extend(b.bars.iter().map(|n| &n.id)),
            Block::Signature(b) => out.extend(b.lines.iter().map(|l| &l.id)),
            Block::Note(b) => out.extend(b.paragraphs.iter().map(|p| &p.id)),
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Image(_)
            | Block::Contents { .. }
            | Block::PageBreak => {}
        }
        out
    }
}
