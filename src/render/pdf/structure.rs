//! This file builds the tree of meaning that screen readers follow from the tree of the layout.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use super::extent::Extents;
use crate::layout::Paged;
use crate::layout::paged::TagRole;

/// What the pages hold of each node, in painting order.
pub(super) struct Leaves(Vec<Vec<Identifier>>);

impl Leaves {
    pub(super) fn new(paged: &Paged) -> Leaves {
        Leaves(vec![Vec::new(); paged.tree.len()])
    }

    pub(super) fn add(&mut self, node: usize, identifier: Identifier) {
        if let Some(held) = self.0.get_mut(node) {
            held.push(identifier);
        }
    }

    fn take(&mut self, node: usize) -> Vec<Node> {
        let held = self.0.get_mut(node).map(std::mem::take).unwrap_or_default();
        held.into_iter().map(Node::from).collect()
    }
}

/// The whole tree; the root itself is written by the PDF writer.
pub(super) fn tree(paged: &Paged, mut leaves: Leaves) -> TagTree {
    let extents = Extents::of_figures(paged);
    let nodes = below(paged, 0, &mut leaves, &extents);
    TagTree::from(nodes).with_lang(Some(super::LANGUAGE.to_owned()))
}

fn below(paged: &Paged, node: usize, leaves: &mut Leaves, extents: &Extents) -> Vec<Node> {
    let Some(tag) = paged.tree.get(node) else { return Vec::new() };
    let own = leaves.take(node);
    let children = tag.children.iter().filter_map(|&child| group(paged, child, leaves, extents));
    // A link's own leaves are its clickable areas, which follow the words they make clickable.
    match tag.role {
        TagRole::Link => children.collect::<Vec<_>>().into_iter().chain(own).collect(),
        _ => own.into_iter().chain(children.collect::<Vec<_>>()).collect(),
    }
}

/// A node with all below it; `None` where nothing is left to say.
fn group(paged: &Paged, node: usize, leaves: &mut Leaves, extents: &Extents) -> Option<Node> {
    let role = &paged.tree.get(node)?.role;
    let children = below(paged, node, leaves, extents);
    let keeps_its_place =
        matches!(role, TagRole::TableRow | TagRole::HeaderCell { .. } | TagRole::DataCell { .. });
    if children.is_empty() && !keeps_its_place {
        return None;
    }
    Some(TagGroup::with_children(kind(role, node, extents), children).into())
}

fn kind(role: &TagRole, node: usize, extents: &Extents) -> TagKind {
    match role {
        // The root is the only document; anything else that calls itself one is a part of it.
        TagRole::Document => Tag::Part.into(),
        TagRole::Section => Tag::Section.into(),
        TagRole::Heading { level, title } => {
            let level = NonZeroU16::new((*level).into()).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        TagRole::Paragraph => Tag::P.into(),
        TagRole::List { ordered: true } => Tag::L(ListNumbering::Decimal).into(),
        TagRole::List { ordered: false } => Tag::L(ListNumbering::Disc).into(),
        TagRole::ListItem => Tag::LI.into(),
        TagRole::ListLabel => Tag::Lbl.into(),
        TagRole::ListBody => Tag::LBody.into(),
        TagRole::Table => Tag::Table.into(),
        TagRole::TableHead => Tag::THead.into(),
        TagRole::TableBody => Tag::TBody.into(),
        TagRole::TableRow => Tag::TR.into(),
        TagRole::HeaderCell { of_row, col_span, row_span } => {
            let scope = if *of_row { TableHeaderScope::Row } else { TableHeaderScope::Column };
            Tag::TH(scope).with_col_span(span(*col_span)).with_row_span(span(*row_span)).into()
        }
        TagRole::DataCell { col_span, row_span } => {
            Tag::TD.with_col_span(span(*col_span)).with_row_span(span(*row_span)).into()
        }
        TagRole::Caption => Tag::Caption.into(),
        TagRole::Figure { alt } => {
            let area = extents.area(node).map(|(page, rect)| BBox::new(page, rect));
            Tag::Figure(Some(alt.clone())).with_bbox(area).into()
        }
        TagRole::Note => Tag::Note.into(),
        TagRole::Contents => Tag::TOC.into(),
        TagRole::ContentsItem => Tag::TOCI.into(),
        TagRole::Link => Tag::Link.into(),
        TagRole::Span => Tag::Span.into(),
    }
}

/// Spans of one cell are not written, which keeps the file small.
fn span(cells: usize) -> Option<NonZeroU32> {
    u32::try_from(cells).ok().filter(|&cells| cells > 1).and_then(NonZeroU32::new)
}
