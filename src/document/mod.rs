//! This module is what we say on paper: blocks and inlines that know neither the profile nor a file format.

mod block;
mod bookmark;
mod diagram;
mod furniture;
mod id;
mod inline;
mod ledger;
mod number;
mod table;
mod walk;

pub use block::{Bar, Bars, Block, Heading, Image, List, ListItem, Note, Paragraph, ParagraphRole};
pub use block::{Signature, SignatureLine};
pub use bookmark::Bookmarks;
pub use diagram::{Arrow, Diagram, Direction, Edge, EdgeLine, Group, GroupKind, Node, NodeShape};
pub use furniture::{Furniture, japanese_date};
pub use id::{BlockId, IdError};
pub use inline::{Inline, Inlines, ReferenceForm, checkbox_mark, plain_text, text};
pub use ledger::{ColumnKind, Ledger, LedgerColumn, LedgerFact, LedgerRow, Pen, Value};
pub use number::{Contents, ContentsEntry, Label, NumberError, Numbered, Register, number};
pub use table::{Align, Cell, Column, Row, Shade, Table, TableRole};
pub use walk::{Visited, walk};

use chrono::NaiveDate;

/// One paper of the binder: what stands on its cover line and its pages in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The stable name, also the first segment of every block id: `bcp`, `contact-chart`.
    pub name: String,
    /// What the document says of itself.
    pub meta: Meta,
    /// How large its words are.
    pub type_size: TypeSize,
    /// Runs of pages of one size and orientation, at least one.
    pub sections: Vec<Section>,
}

/// How large a paper's words are: for the desk, or for a wall and hands that shake.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TypeSize {
    /// For reading at a desk.
    #[default]
    Normal,
    /// For cards and notices, read standing.
    Large,
    /// For ledgers of many columns.
    Small,
}

/// What a document says of itself, in its header, its footer and its file properties.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// Full title, as printed on top.
    pub title: String,
    /// Short title used in references from other papers: 「BCP」.
    pub short_title: String,
    /// The facility's name, for the header and the author property.
    pub facility: String,
    /// 文書番号, when the facility numbers its documents.
    pub document_number: Option<String>,
    /// 版, such as 「第2版」.
    pub version: Option<String>,
    /// Date printed and used as the file's date (plan.revised_on); never the day of generation.
    pub date: NaiveDate,
    /// 案 until approved.
    pub status: Status,
    /// 取扱注意, 院内限り and the like, printed in the header; `None` prints nothing.
    pub handling: Option<String>,
}

/// Whether the facility has approved the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 案: no approval date yet; printed in the header.
    Draft,
    /// Approved on a date that the document's approval block shows.
    Approved,
    /// A working sheet or blank form that nobody approves (記入準備シート, 一覧).
    Sheet,
}

/// A run of pages of one size and orientation.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Paper and its orientation.
    pub page: Page,
    /// Blocks from top to bottom.
    pub blocks: Vec<Block>,
}

/// Paper size and orientation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page {
    /// Paper size.
    pub size: PaperSize,
    /// Upright or on its side.
    pub orientation: Orientation,
}

/// Paper sizes that the product prints on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperSize {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm, for posters.
    A3,
}

/// Upright or on its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// 縦.
    Portrait,
    /// 横.
    Landscape,
}

impl Page {
    /// A4 upright, the usual page.
    pub const A4: Page = Page { size: PaperSize::A4, orientation: Orientation::Portrait };
    /// A4 on its side, for wide tables and charts.
    pub const A4_LANDSCAPE: Page =
        Page { size: PaperSize::A4, orientation: Orientation::Landscape };

    /// Width and height in points (1/72 inch).
    pub fn points(self) -> (f32, f32) {
        let (short, long) = match self.size {
            PaperSize::A4 => (595.3, 841.9),
            PaperSize::A3 => (841.9, 1190.55),
        };
        match self.orientation {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        }
    }
}
