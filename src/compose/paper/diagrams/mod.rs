//! This module draws network and systems from what the profile says of them: nothing is added, nothing known is left out.

mod listing;
mod located;
mod network;
mod pages;
mod system;
#[cfg(test)]
mod tests;

pub(in crate::compose) use pages::{network_diagram, system_diagram};

use crate::document::{
    Arrow, BlockId, Diagram, Direction, Edge, EdgeLine, Group, GroupKind, Node, NodeShape,
};

/// For whose eyes a diagram is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// With addresses: it stays in the house.
    Internal,
    /// Without addresses and names of computers: it may be shown.
    Shown,
}

/// A diagram in the making.
struct Sketch {
    diagram: Diagram,
}

impl Sketch {
    fn new(id: BlockId, direction: Direction) -> Self {
        let (nodes, groups, edges) = (Vec::new(), Vec::new(), Vec::new());
        let alt = String::new();
        Self { diagram: Diagram { id, caption: None, alt, direction, nodes, groups, edges } }
    }

    /// Adds a frame and returns the name that edges call it by.
    fn frame(&mut self, key: &str, title: String) -> BlockId {
        let kind = GroupKind::Frame;
        self.diagram.groups.push(Group { key: key.to_owned(), title, kind });
        self.diagram.id.child(key)
    }

    /// Adds a box, within a frame or outside all of them.
    fn node(&mut self, key: &str, frame: Option<&str>, shape: NodeShape, words: Words) -> BlockId {
        let id = self.diagram.id.child(key);
        let Words { title, lines } = words;
        let group = frame.map(str::to_owned);
        self.diagram.nodes.push(Node { id: id.clone(), title, lines, shape, group });
        id
    }

    /// Adds a connector, once.
    fn edge(&mut self, from: &BlockId, to: &BlockId, line: EdgeLine, arrow: Arrow) {
        let edge = Edge { from: from.clone(), to: to.clone(), label: String::new(), line, arrow };
        if !self.diagram.edges.contains(&edge) {
            self.diagram.edges.push(edge);
        }
    }

    /// Whether a connector leads to this part.
    fn is_reached(&self, id: &BlockId) -> bool {
        self.diagram.edges.iter().any(|edge| edge.to == *id)
    }

    /// Whether a connector leads away from this part.
    fn leads_on(&self, id: &BlockId) -> bool {
        self.diagram.edges.iter().any(|edge| edge.from == *id)
    }

    /// The finished diagram; `what` says in a sentence what it shows, and every connector follows in words.
    fn finish(mut self, what: &str, tie: &str) -> Diagram {
        let name = |id: &BlockId| {
            let node = self.diagram.nodes.iter().find(|n| n.id == *id).map(|n| n.title.clone());
            let group =
                || self.diagram.groups.iter().find(|g| self.diagram.id.child(&g.key) == *id);
            let title = node.or_else(|| group().map(|g| g.title.clone())).unwrap_or_default();
            title.lines().next().unwrap_or_default().to_owned()
        };
        let ties: Vec<String> = self
            .diagram
            .edges
            .iter()
            .map(|e| format!("{}から{}へ", name(&e.from), name(&e.to)))
            .collect();
        let ties = match ties.is_empty() {
            true => String::new(),
            false => format!("{}{tie}。", ties.join("、")),
        };
        self.diagram.alt = format!("{what}{ties}");
        self.diagram
    }
}

/// The words of a box.
struct Words {
    title: String,
    lines: Vec<String>,
}

impl Words {
    fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), lines: Vec::new() }
    }

    fn line(mut self, line: impl Into<String>) -> Self {
        let line = line.into();
        if !line.trim().is_empty() {
            self.lines.push(line);
        }
        self
    }

    fn lines(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        for line in lines {
            self = self.line(line);
        }
        self
    }
}
