//! This file turns a diagram into checked indices: every end of an edge exists, no edge is drawn twice.

use std::collections::BTreeMap;

use super::FigureError;
use crate::document::{Arrow, BlockId, Diagram, Direction, EdgeLine, GroupKind, NodeShape};

/// A checked diagram, or the part of one that stands on a page.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    pub(super) id: BlockId,
    pub(super) direction: Direction,
    pub(super) nodes: Vec<Item>,
    pub(super) groups: Vec<Set>,
    pub(super) links: Vec<Link>,
}

/// A box.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) id: BlockId,
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    pub(super) shape: NodeShape,
    pub(super) group: Option<usize>,
    /// A small box that stands for something on another page.
    pub(super) reference: bool,
}

/// A frame or lane.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) id: BlockId,
    pub(super) title: String,
    pub(super) kind: GroupKind,
}

/// What an edge can end at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Node(usize),
    Group(usize),
}

/// An edge.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    pub(super) from: End,
    pub(super) to: End,
    pub(super) label: String,
    pub(super) line: EdgeLine,
    pub(super) arrow: Arrow,
}

impl Link {
    fn same_look(&self, other: &Link) -> bool {
        self.label == other.label && self.line == other.line && self.arrow == other.arrow
    }
}

impl Chart {
    /// Checks the diagram. An edge may also name a frame: the diagram's id with the group's key.
    pub(super) fn read(diagram: &Diagram) -> Result<Chart, FigureError> {
        let mut keys = BTreeMap::new();
        let mut ends = BTreeMap::new();
        let mut groups = Vec::new();
        for (index, group) in diagram.groups.iter().enumerate() {
            let id = diagram.id.child(&group.key);
            if keys.insert(group.key.as_str(), index).is_some() {
                return Err(FigureError::SameId { id });
            }
            if group.kind == GroupKind::Frame {
                ends.insert(id.clone(), End::Group(index));
            }
            groups.push(Set { id, title: group.title.clone(), kind: group.kind });
        }
        let mut nodes = Vec::new();
        for (index, node) in diagram.nodes.iter().enumerate() {
            let group = match &node.group {
                None => None,
                Some(key) => Some(*keys.get(key.as_str()).ok_or_else(|| {
                    FigureError::UnknownGroup { node: node.id.clone(), key: key.clone() }
                })?),
            };
            if ends.insert(node.id.clone(), End::Node(index)).is_some() {
                return Err(FigureError::SameId { id: node.id.clone() });
            }
            nodes.push(Item {
                id: node.id.clone(),
                title: node.title.clone(),
                lines: node.lines.clone(),
                shape: node.shape,
                group,
                reference: false,
            });
        }
        let mut links: Vec<Link> = Vec::new();
        for edge in &diagram.edges {
            let end = |id: &BlockId| {
                ends.get(id).copied().ok_or_else(|| FigureError::UnknownEnd { id: id.clone() })
            };
            let link = Link {
                from: end(&edge.from)?,
                to: end(&edge.to)?,
                label: edge.label.trim().to_owned(),
                line: edge.line,
                arrow: edge.arrow,
            };
            if link.from == link.to {
                return Err(FigureError::Loop { id: edge.from.clone() });
            }
            if !links.contains(&link) {
                links.push(link);
            }
        }
        let mut chart =
            Chart { id: diagram.id.clone(), direction: diagram.direction, nodes, groups, links };
        chart.bundle();
        Ok(chart)
    }

    /// The nodes of a group, in reading order.
    pub(super) fn members(&self, group: Option<usize>) -> Vec<usize> {
        let inside = |(index, node): (usize, &Item)| (node.group == group).then_some(index);
        self.nodes.iter().enumerate().filter_map(inside).collect()
    }

    /// Whether nodes of this group stand in a lane, or free between the lanes.
    pub(super) fn in_lanes(&self, group: Option<usize>) -> bool {
        match group.and_then(|g| self.groups.get(g)) {
            Some(set) => set.kind == GroupKind::Lane,
            None => self.groups.iter().any(|g| g.kind == GroupKind::Lane),
        }
    }

    /// The group that an end stands in or is.
    pub(super) fn home(&self, end: End) -> Option<usize> {
        match end {
            End::Node(n) => self.nodes.get(n).and_then(|n| n.group),
            End::Group(g) => Some(g),
        }
    }

    /// What an end is called: the first line of its title.
    pub(super) fn name(&self, end: End) -> &str {
        let title = match end {
            End::Node(n) => self.nodes.get(n).map(|n| n.title.as_str()),
            End::Group(g) => self.groups.get(g).map(|g| g.title.as_str()),
        };
        title.and_then(|title| title.lines().next()).unwrap_or_default()
    }

    /// The stable name of an end.
    pub(super) fn id_of(&self, end: End) -> &BlockId {
        match end {
            End::Node(n) => self.nodes.get(n).map(|n| &n.id),
            End::Group(g) => self.groups.get(g).map(|g| &g.id),
        }
        .unwrap_or(&self.id)
    }

    /// Draws one arrow to a frame where the same arrow leads to each of its boxes: eight parallel lines say no more.
    fn bundle(&mut self) {
        for (group, set) in self.groups.iter().enumerate() {
            if set.kind == GroupKind::Lane {
                continue;
            }
            let members = self.members(Some(group));
            if members.len() < 2 {
                continue;
            }
            for outward in [true, false] {
                let mut index = 0;
                while let Some(first) = self.links.get(index).cloned() {
                    index += 1;
                    let (inner, outer) =
                        if outward { (first.to, first.from) } else { (first.from, first.to) };
                    if self.home(outer) == Some(group)
                        || !matches!(inner, End::Node(n) if members.contains(&n))
                    {
                        continue;
                    }
                    let belongs = |link: &Link| {
                        let (i, o) =
                            if outward { (link.to, link.from) } else { (link.from, link.to) };
                        o == outer
                            && matches!(i, End::Node(n) if members.contains(&n))
                            && link.same_look(&first)
                    };
                    if self.links.iter().filter(|l| belongs(l)).count() != members.len() {
                        continue;
                    }
                    let bundled = if outward {
                        Link { to: End::Group(group), ..first.clone() }
                    } else {
                        Link { from: End::Group(group), ..first.clone() }
                    };
                    let mut kept = Vec::new();
                    let mut placed = self.links.contains(&bundled);
                    for link in &self.links {
                        if !belongs(link) {
                            kept.push(link.clone());
                        } else if !placed {
                            kept.push(bundled.clone());
                            placed = true;
                        }
                    }
                    self.links = kept;
                    index = 0;
                }
            }
        }
    }
}
