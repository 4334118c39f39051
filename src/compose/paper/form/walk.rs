//! This file walks a form once for all papers: leaves, tables, sections, groups, items.

use crate::catalogue::{Column, Form, Item, Section, Wording};

/// What begins on a page of its own: the tables between two page breaks.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    /// First and last page of the original that it stands for.
    pub(super) pages: (u8, u8),
    /// Its tables, at least one.
    pub(super) parts: Vec<Part<'a>>,
}

/// Sections that share one table.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Key of the table's block.
    pub(super) key: String,
    /// The heading above it, such as 「○ 令和5年度中」.
    pub(super) heading: Option<&'a Wording>,
    /// The columns as published.
    pub(super) columns: &'a [Column],
    /// How many rounds of answers it has.
    pub(super) rounds: u8,
    /// Its sections, at least one.
    pub(super) sections: Vec<&'a Section>,
}

/// What stands in a section, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Line<'a> {
    /// The sentence over the items that follow, by the name that they give.
    Group(&'a str, &'a Item),
    /// A question.
    Item {
        /// The question.
        item: &'a Item,
        /// How many items from here on share number and 大項目; none where an item before this one has counted it.
        shared: Option<usize>,
    },
}

impl<'a> Line<'a> {
    /// The item that the line asks, or the first one that it stands over.
    pub(super) fn item(self) -> &'a Item {
        match self {
            Self::Group(_, item) | Self::Item { item, .. } => item,
        }
    }
}

/// The whole form, cut where the original begins a new part on a new page. As published, a section with columns of its
/// own has a table of its own too; our own sheet shows it among the others.
pub(super) fn leaves(form: &Form, published: bool) -> Vec<Leaf<'_>> {
    let mut leaves: Vec<Leaf<'_>> = Vec::new();
    for section in &form.sections {
        let (columns, rounds) = (section.columns_in(form), section.rounds_in(form));
        let heading = section.part.as_ref();
        let last =
            leaves.last().and_then(|leaf| leaf.parts.last().map(|part| (leaf.pages.1, part)));
        let new_part = last.is_none_or(|(_, part)| part.heading != heading);
        let other_table = |part: &Part<'_>| part.columns != columns || part.rounds != rounds;
        let new_table = new_part || (published && last.is_none_or(|(_, part)| other_table(part)));
        let new_leaf = last.is_none_or(|(page, _)| new_part && page != section.page);
        if new_leaf {
            leaves.push(Leaf { pages: (section.page, section.page), parts: Vec::new() });
        }
        let Some(leaf) = leaves.last_mut() else { continue };
        leaf.pages.1 = leaf.pages.1.max(section.page);
        if new_table {
            let key = String::new();
            leaf.parts.push(Part { key, heading, columns, rounds, sections: Vec::new() });
        }
        if let Some(part) = leaf.parts.last_mut() {
            if rounds > part.rounds {
                (part.columns, part.rounds) = (columns, rounds);
            }
            part.sections.push(section);
        }
    }
    name(&mut leaves);
    leaves
}

/// Names every table by what it says, so that one that comes or goes leaves the others their names.
fn name(leaves: &mut [Leaf<'_>]) {
    let count: usize = leaves.iter().map(|leaf| leaf.parts.len()).sum();
    let mut taken: Vec<String> = Vec::new();
    for part in leaves.iter_mut().flat_map(|leaf| &mut leaf.parts) {
        let section = part.sections.first();
        let words = match (part.heading, section) {
            _ if count == 1 => "",
            (Some(heading), _) => &heading.text,
            (None, Some(section)) => &section.title.text,
            (None, None) => "",
        };
        let mut key = if words.is_empty() { "table".to_owned() } else { format!("table-{words}") };
        if taken.contains(&key) {
            let item = section.and_then(|s| s.items.first()).map_or("", |item| item_key(item));
            key = format!("{key}-{item}");
        }
        taken.push(key.clone());
        part.key = key;
    }
}

/// The lines of a section: each item, and before it the sentence of its group where another group begins.
pub(super) fn lines(section: &Section) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(section.items.len());
    let mut group: Option<&str> = None;
    let mark = |item: &Item| (item.number.clone(), item.heading.clone(), item.group.clone());
    let same = |a: &Item, b: &Item| a.heading.is_some() && mark(a) == mark(b);
    for run in section.items.chunk_by(same) {
        for (at, item) in run.iter().enumerate() {
            if let Some(name) = item.group.as_deref()
                && group != Some(name)
            {
                lines.push(Line::Group(name, item));
            }
            group = item.group.as_deref();
            lines.push(Line::Item { item, shared: (at == 0).then_some(run.len()) });
        }
    }
    lines
}

/// The item's own part of its key: `2-4@server`.
pub(super) fn item_key(item: &Item) -> &str {
    item.key.rsplit_once('/').map_or(item.key.as_str(), |(_, key)| key)
}
