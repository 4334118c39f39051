//! This file reads laid-out pages back: words in the order of the tree of meaning, and where each line of them stands.

use std::collections::BTreeMap;

use sonae::layout::Paged;
use sonae::layout::paged::{GlyphRun, Paint, TagRole};

/// A paragraph, heading, cell, item, caption, entry of the contents, or all words of a figure.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) kind: Kind,
    /// Its words, `\n` where a printed line ends.
    pub(crate) text: String,
    /// One-based pages on which its first and last words stand.
    pub(crate) pages: (u32, u32),
    /// The row of a table that it stands in, as a node of the tree.
    pub(crate) row: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading,
    Paragraph,
    Item,
    /// A cell of a header row.
    Head,
    Cell,
    /// A caption above a table.
    TableCaption,
    /// A caption below a figure.
    FigureCaption,
    Contents,
    Figure,
}

/// The words of a document, a unit an entry; rules, running heads and repeated header rows are no words of it.
pub(crate) fn units(paged: &Paged) -> Vec<Unit> {
    let mut reader = Reader { paged, runs: runs(paged), out: Vec::new() };
    reader.blocks(0, Within::default());
    reader.out
}

/// The runs of every leaf, each with its page, in painting order.
fn runs(paged: &Paged) -> BTreeMap<usize, Vec<(u32, &GlyphRun)>> {
    let mut runs: BTreeMap<usize, Vec<(u32, &GlyphRun)>> = BTreeMap::new();
    for (page, frame) in (1..).zip(&paged.pages) {
        for mark in &frame.marks {
            if let (Some(owner), Paint::Glyphs(run)) = (mark.owner, &mark.paint) {
                runs.entry(owner).or_default().push((page, run));
            }
        }
    }
    runs
}

#[derive(Clone, Copy, Default)]
struct Within {
    row: Option<usize>,
    table: bool,
}

struct Reader<'a> {
    paged: &'a Paged,
    runs: BTreeMap<usize, Vec<(u32, &'a GlyphRun)>>,
    out: Vec<Unit>,
}

impl Reader<'_> {
    fn blocks(&mut self, node: usize, mut within: Within) {
        let children = self.paged.tree[node].children.clone();
        let kind = match &self.paged.tree[node].role {
            TagRole::Heading { .. } => Some(Kind::Heading),
            TagRole::Paragraph => Some(Kind::Paragraph),
            TagRole::Caption if within.table => Some(Kind::TableCaption),
            TagRole::Caption => Some(Kind::FigureCaption),
            TagRole::HeaderCell { of_row: false, .. } => Some(Kind::Head),
            TagRole::HeaderCell { .. } | TagRole::DataCell { .. } => Some(Kind::Cell),
            TagRole::ContentsItem => Some(Kind::Contents),
            TagRole::Figure { .. } => Some(Kind::Figure),
            TagRole::ListItem => Some(Kind::Item),
            TagRole::Table => {
                within.table = true;
                None
            }
            TagRole::TableRow => {
                within.row = Some(node);
                None
            }
            _ => None,
        };
        let mut inline = Vec::new();
        let mut below = Vec::new();
        match kind {
            Some(_) => self.split(node, &mut inline, &mut below),
            None => below = children,
        }
        if let Some(kind) = kind {
            self.unit(kind, &inline, within.row);
        }
        for child in below {
            self.blocks(child, within);
        }
    }

    /// The leaves of a unit's own words, and the blocks that stand inside it.
    fn split(&self, node: usize, inline: &mut Vec<usize>, below: &mut Vec<usize>) {
        inline.push(node);
        for child in &self.paged.tree[node].children {
            match self.paged.tree[*child].role {
                TagRole::List { .. } | TagRole::Paragraph => below.push(*child),
                _ => self.split(*child, inline, below),
            }
        }
    }

    fn unit(&mut self, kind: Kind, leaves: &[usize], row: Option<usize>) {
        let mut text = String::new();
        let mut pages = None;
        let mut line = None;
        for (page, run) in leaves.iter().filter_map(|leaf| self.runs.get(leaf)).flatten() {
            let here = (*page, run.y.to_bits());
            if line.is_some_and(|before| before != here) {
                text.push('\n');
            }
            line = Some(here);
            pages = Some((pages.map_or(*page, |(first, _)| first), *page));
            text.push_str(run.actual_text.as_deref().unwrap_or(&run.text));
        }
        if let Some(pages) = pages {
            self.out.push(Unit { kind, text, pages, row });
        }
    }
}
