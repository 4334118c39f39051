//! This file grows the tree of meaning while blocks are laid out in reading order.

use super::paged::{TagNode, TagRole};

/// Index of the root.
pub(super) const ROOT: usize = 0;

/// The tree so far.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    nodes: Vec<TagNode>,
    heading_level: u8,
}

impl Tree {
    /// A tree of nothing but the document itself.
    pub(super) fn new() -> Self {
        let root = TagNode { role: TagRole::Document, children: Vec::new() };
        Self { nodes: vec![root], heading_level: 0 }
    }

    /// Adds a node as the last child of another.
    pub(super) fn add(&mut self, parent: usize, role: TagRole) -> usize {
        let index = self.nodes.len();
        self.nodes.push(TagNode { role, children: Vec::new() });
        if let Some(node) = self.nodes.get_mut(parent) {
            node.children.push(index);
        }
        index
    }

    /// Adds a heading whose level is at most one deeper than the one before it, as readers' programs demand.
    pub(super) fn add_heading(&mut self, level: u8, title: String) -> usize {
        let level = level.clamp(1, self.heading_level + 1);
        self.heading_level = level;
        self.add(ROOT, TagRole::Heading { level, title })
    }

    /// The finished tree.
    pub(super) fn finish(self) -> Vec<TagNode> {
        self.nodes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_levels_never_jump() {
        let mut tree = Tree::new();
        for level in [2, 3, 3, 1, 3] {
            tree.add_heading(level, "見出し".to_owned());
        }
        let levels: Vec<u8> = tree
            .finish()
            .iter()
            .filter_map(|n| match n.role {
                TagRole::Heading { level, .. } => Some(level),
                _ => None,
            })
            .collect();
        assert_eq!(levels, [1, 2, 3, 1, 2]);
    }
}
