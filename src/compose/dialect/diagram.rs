//! This file reads diagrams: one line for each group, box and arrow.

use super::Reader;
use super::fence::Fence;
use crate::compose::ComposeError;
use crate::document::{
    Arrow, Block, Diagram, Direction, Edge, EdgeLine, Group, GroupKind, Node, NodeShape,
};

impl Reader<'_> {
    /// `group key | lane | 題`, `node key | strong | group or - | 題 | 行 …`, `edge a | b | dashed | 語`;
    /// an edge is `solid`, `dashed`, `both` (two heads) or `tie` (none: boxes of one row in lanes).
    pub(super) fn diagram(&mut self, fence: &Fence<'_>) -> Result<Block, ComposeError> {
        let id = self.fence_id(fence, "図", &["caption", "alt", "direction"])?;
        let mut diagram = Diagram {
            caption: match fence.attributes.get("caption") {
                Some(text) => Some(self.words(text, fence.offset)?),
                None => None,
            },
            alt: self.plain(fence.attributes.get("alt").unwrap_or(""), fence.offset)?,
            direction: match fence.attributes.get("direction") {
                Some("right") => Direction::Right,
                _ => Direction::Down,
            },
            nodes: Vec::new(),
            groups: Vec::new(),
            edges: Vec::new(),
            id,
        };
        if diagram.alt.is_empty() {
            let what = "図には alt=\"…\" で内容の説明を書いてください。";
            return Err(self.malformed(what.to_owned(), fence.offset));
        }
        for (at, line) in fence.lines() {
            let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
            let fields: Vec<&str> = rest.split('|').map(str::trim).collect();
            match (kind, fields.as_slice()) {
                ("group", [key, kind, title]) => diagram.groups.push(Group {
                    key: self.plain(key, at)?,
                    title: self.plain(title, at)?,
                    kind: if *kind == "lane" { GroupKind::Lane } else { GroupKind::Frame },
                }),
                ("node", [key, shape, group, title, lines @ ..]) => {
                    let node = Node {
                        id: diagram.id.child(&self.plain(key, at)?),
                        title: self.plain(title, at)?,
                        lines: lines.iter().map(|l| self.plain(l, at)).collect::<Result<_, _>>()?,
                        shape: self.shape(shape, at)?,
                        group: match *group {
                            "-" => None,
                            key => Some(self.plain(key, at)?),
                        },
                    };
                    diagram.nodes.push(node);
                }
                ("edge", [from, to, line, label @ ..]) if label.len() < 2 => {
                    let label = label.first().copied().unwrap_or("");
                    diagram.edges.push(Edge {
                        from: diagram.id.child(&self.plain(from, at)?),
                        to: diagram.id.child(&self.plain(to, at)?),
                        label: self.plain(label, at)?,
                        line: if *line == "dashed" { EdgeLine::Dashed } else { EdgeLine::Solid },
                        arrow: match *line {
                            "both" => Arrow::Both,
                            "tie" => Arrow::None,
                            _ => Arrow::Forward,
                        },
                    });
                }
                _ => return Err(self.malformed("図の行として読めません。".to_owned(), at)),
            }
        }
        if diagram.nodes.is_empty() {
            return Err(self.no_rows(diagram.id.as_str(), fence.offset));
        }
        Ok(Block::Diagram(diagram))
    }

    fn shape(&self, name: &str, at: usize) -> Result<NodeShape, ComposeError> {
        match name {
            "box" => Ok(NodeShape::Box),
            "strong" => Ok(NodeShape::Strong),
            "round" => Ok(NodeShape::Round),
            "dashed" => Ok(NodeShape::Dashed),
            _ => Err(self.refused(format!("箱の形「{name}」"), at)),
        }
    }
}
