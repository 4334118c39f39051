//! This file holds diagrams as facts (who stands where, who reports to whom), without positions.

use super::{BlockId, Inlines};

/// Boxes, groups of boxes and arrows between them; `layout` finds the positions.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagram {
    /// Stable name.
    pub id: BlockId,
    /// 「図N」 is put before it when numbered.
    pub caption: Option<Inlines>,
    /// What the diagram shows, for readers who cannot see it; required and never empty.
    pub alt: String,
    /// Main direction of the arrows.
    pub direction: Direction,
    /// Boxes, in reading order.
    pub nodes: Vec<Node>,
    /// Frames around boxes, or lanes, in reading order.
    pub groups: Vec<Group>,
    /// Arrows and lines.
    pub edges: Vec<Edge>,
}

/// Main direction of a diagram's arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 上から下.
    Down,
    /// 左から右.
    Right,
}

/// One box. Several lines make it a small list, which is how many parties fit one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Stable name; edges and groups speak of nodes by it.
    pub id: BlockId,
    /// The heavier first line: a role or an organisation.
    pub title: String,
    /// Further lines: names and telephone numbers.
    pub lines: Vec<String>,
    /// Outline.
    pub shape: NodeShape,
    /// Key of the group it stands in.
    pub group: Option<String>,
}

/// Outline of a box; meaning never hangs on colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeShape {
    /// A plain box.
    Box,
    /// A box with a heavy outline: who decides.
    Strong,
    /// A box with round corners: a person or party outside.
    Round,
    /// A box with a dashed outline: not decided or optional.
    Dashed,
}

/// A frame around boxes, or a lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The key that nodes name.
    pub key: String,
    /// Printed title; further lines say more, and the first alone is its name elsewhere.
    pub title: String,
    /// Frame or lane.
    pub kind: GroupKind,
}

/// Frame or lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// A frame around its boxes.
    Frame,
    /// A lane (swim lane) across the whole diagram.
    Lane,
}

/// An arrow or line between two boxes.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Where it starts.
    pub from: BlockId,
    /// Where it ends.
    pub to: BlockId,
    /// Words on it; empty for none.
    pub label: String,
    /// Solid or dashed.
    pub line: EdgeLine,
    /// Which ends carry a head.
    pub arrow: Arrow,
}

/// Solid or dashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeLine {
    /// The usual way.
    Solid,
    /// A deputy's way, or one used only in some cases.
    Dashed,
}

/// Which ends of an edge carry a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// A head at the end.
    Forward,
    /// Heads at both ends.
    Both,
    /// No heads; between lanes it ties boxes of one row.
    None,
}
