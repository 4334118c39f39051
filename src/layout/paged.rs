//! This file holds laid-out pages: marks at positions, the tree of their meaning, and the page of each block.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::document::BlockId;

/// One-based page of each block, of one document or of a whole binder.
pub type PageMap = BTreeMap<BlockId, u32>;

/// A document on pages. All positions are points (1/72 inch) from the top left corner of the page, y downwards.
#[derive(Debug, Clone, Default)]
pub struct Paged {
    /// Pages in order.
    pub pages: Vec<PageFrame>,
    /// The page on which each block begins.
    pub page_of: PageMap,
    /// Where each block, row and item begins, for bookmarks and link targets.
    pub anchors: BTreeMap<BlockId, Anchor>,
    /// Positions inside each diagram and bar chart, one entry a page it takes, for writers that draw shapes of their own.
    pub figures: BTreeMap<BlockId, Vec<Figure>>,
    /// The share of the theme's space above headings of the first level that the pages of each section have room for.
    pub heading_shares: Vec<f32>,
    /// The tree of meaning; index 0 is the root.
    pub tree: Vec<TagNode>,
}

/// A point that links and bookmarks lead to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// One-based page.
    pub page: u32,
    /// Distance from the top in points.
    pub y: f32,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub struct PageFrame {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is painted, in painting order.
    pub marks: Vec<Mark>,
    /// Areas that can be clicked.
    pub links: Vec<LinkArea>,
}

/// Something painted, and what it means.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The leaf of the tree that it belongs to; `None` for rules, repeated headers and other furniture.
    pub owner: Option<usize>,
    /// What is painted.
    pub paint: Paint,
}

/// What is painted.
#[derive(Debug, Clone)]
pub enum Paint {
    /// Glyphs on one baseline.
    Glyphs(GlyphRun),
    /// A path, stroked or filled.
    Path(PathMark),
    /// A picture.
    Image {
        /// PNG bytes.
        png: Arc<Vec<u8>>,
        /// Left, top, width, height.
        area: Rect,
    },
}

/// Glyphs of one font, size and colour on one baseline.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// Which of the bundled fonts.
    pub font: usize,
    /// Size in points.
    pub size: f32,
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Grey level from 0 (black) to 1 (white).
    pub grey: f32,
    /// The words that the glyphs show.
    pub text: String,
    /// Words to be read instead of the glyphs' own: 「はい（選択）」.
    pub actual_text: Option<String>,
    /// Glyphs from left to right.
    pub glyphs: Vec<PlacedGlyph>,
}

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedGlyph {
    /// Index in the font.
    pub id: u32,
    /// Width to the next glyph in ems, spacing included.
    pub advance: f32,
    /// Bytes of the run's text that it shows.
    pub range: Range<usize>,
}

/// A path.
#[derive(Debug, Clone)]
pub struct PathMark {
    /// Segments in order.
    pub segments: Vec<Segment>,
    /// Line width in points and grey level; `None` draws no line.
    pub stroke: Option<Stroke>,
    /// Grey level of the ground; `None` leaves it open.
    pub fill: Option<f32>,
}

/// A line's look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Width in points.
    pub width: f32,
    /// Grey level from 0 (black) to 1 (white).
    pub grey: f32,
    /// Lengths of dash and gap in points; `None` for a solid line.
    pub dash: Option<(f32, f32)>,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Lift the pen.
    Move(f32, f32),
    /// Straight on.
    Line(f32, f32),
    /// Cubic Bézier: two control points, end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Back to the start.
    Close,
}

/// Left, top, width, height in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// An area that can be clicked.
#[derive(Debug, Clone)]
pub struct LinkArea {
    /// Where it stands.
    pub area: Rect,
    /// Where it leads.
    pub target: LinkTarget,
    /// The link's node in the tree.
    pub owner: usize,
    /// Words for readers who cannot see the link.
    pub alt: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkTarget {
    /// An address.
    Url(String),
    /// A block of the same document.
    Block(BlockId),
}

/// One node of the tree of meaning. Any node without children may own marks: a paragraph without links needs no span.
#[derive(Debug, Clone)]
pub struct TagNode {
    /// What it is.
    pub role: TagRole,
    /// Child nodes in reading order (indices into [`Paged::tree`]); leaves of marks have none.
    pub children: Vec<usize>,
}

/// What a node of the tree is; names follow PDF's standard structure types.
#[derive(Debug, Clone, PartialEq)]
pub enum TagRole {
    /// The root.
    Document,
    /// A chapter with all it holds.
    Section,
    /// H1 to H6 with the words, which the outline shows.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Number and words.
        title: String,
    },
    /// A paragraph.
    Paragraph,
    /// A list.
    List {
        /// (1) (2) … instead of bullets.
        ordered: bool,
    },
    /// One item of a list.
    ListItem,
    /// Bullet or number.
    ListLabel,
    /// What an item says.
    ListBody,
    /// A table.
    Table,
    /// Its header rows.
    TableHead,
    /// Its other rows.
    TableBody,
    /// A row.
    TableRow,
    /// A header cell.
    HeaderCell {
        /// Whether it heads its row instead of its column.
        of_row: bool,
        /// Columns covered.
        col_span: usize,
        /// Rows covered.
        row_span: usize,
    },
    /// A data cell.
    DataCell {
        /// Columns covered.
        col_span: usize,
        /// Rows covered.
        row_span: usize,
    },
    /// A caption.
    Caption,
    /// A drawing or picture.
    Figure {
        /// What it shows.
        alt: String,
    },
    /// A framed note.
    Note,
    /// Table of contents.
    Contents,
    /// One line of it.
    ContentsItem,
    /// A link; its clickable areas name this node.
    Link,
    /// A run of words inside a paragraph: the leaf that marks name.
    Span,
}

/// A diagram's or bar chart's shapes, relative to the top left corner of the figure.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Boxes and frames, those behind first.
    pub shapes: Vec<FigureShape>,
    /// Lines with or without heads.
    pub connectors: Vec<Connector>,
}

/// A box of a figure with its words already broken into lines.
#[derive(Debug, Clone)]
pub struct FigureShape {
    /// The block id of the node, or of the diagram with the group's key.
    pub id: BlockId,
    /// Where it stands.
    pub area: Rect,
    /// Corner radius in points; 0 for square corners.
    pub radius: f32,
    /// Outline; `None` for words on the open ground.
    pub stroke: Option<Stroke>,
    /// Grey level of the ground.
    pub fill: Option<f32>,
    /// Words, one entry a printed line.
    pub lines: Vec<FigureLine>,
    /// Whether the words stand in the middle of the box; otherwise from its top left.
    pub centered: bool,
}

/// One printed line of a box.
#[derive(Debug, Clone)]
pub struct FigureLine {
    /// Words.
    pub text: String,
    /// Size in points, at least 7.5.
    pub size: f32,
    /// Heavier weight.
    pub strong: bool,
    /// Baseline, from the top of the figure.
    pub baseline: f32,
    /// Left end, from the left of the figure.
    pub x: f32,
}

/// A line through points, with right angles, with or without heads.
#[derive(Debug, Clone)]
pub struct Connector {
    /// Corners from start to end, at least two.
    pub points: Vec<(f32, f32)>,
    /// Look.
    pub stroke: Stroke,
    /// Head at the start.
    pub start_head: bool,
    /// Head at the end.
    pub end_head: bool,
}
