//! This file lays a binder out and finds page numbers that name another page than the one on which the thing stands.

use std::collections::BTreeMap;

use sonae::document::{Block, BlockId, Inline, Numbered, ReferenceForm, Register, Visited, walk};
use sonae::layout::paged::PageMap;
use sonae::layout::{Fonts, Paged, Theme, lay_out_binder};

use crate::letters::letters;
use crate::units::{Kind, Unit, units};

/// The product's own theme.
pub(crate) fn theme() -> Theme {
    serde_saphyr::from_str(include_str!("../../assets/theme.yaml")).unwrap()
}

/// Lays papers out and finds what is wrong with their pages.
pub(crate) fn faults(numbered: &[Numbered], register: &Register, fonts: &Fonts) -> Vec<String> {
    match lay_out_binder(numbered, register, &theme(), fonts) {
        Ok(paged) => of_paged(numbered, register, &paged),
        Err(error) => vec![format!("layout: {error}")],
    }
}

/// Wrong page numbers, and pages that end with a heading or the head of a table.
pub(crate) fn of_paged(numbered: &[Numbered], register: &Register, paged: &[Paged]) -> Vec<String> {
    let read: Vec<Vec<Unit>> = paged.iter().map(units).collect();
    let mut out = Vec::new();
    // Where headings stand, as found on the pages; other blocks as the page map says.
    let mut standing: BTreeMap<BlockId, u32> = BTreeMap::new();
    let map: PageMap = paged.iter().flat_map(|p| p.page_of.clone()).collect();
    for (numbered, units) in numbered.iter().zip(&read) {
        let found: Vec<&Unit> = units.iter().filter(|u| u.kind == Kind::Heading).collect();
        let meant = numbered.contents();
        if found.len() == meant.len() {
            for (unit, entry) in found.iter().zip(meant) {
                standing.insert(entry.id.clone(), unit.pages.0);
            }
        }
    }
    for (((numbered, paged), units), name) in
        numbered.iter().zip(paged).zip(&read).zip(numbered.iter().map(|n| &n.document().name))
    {
        let printed: Vec<String> = units.iter().map(|u| letters(&u.text)).collect();
        walk(numbered.document(), &mut |visited| {
            let Visited::Words(id, words) = visited else { return };
            for (target, form) in references(words) {
                let page = match form {
                    ReferenceForm::PageCount => pages_of(target, numbered, paged.pages.len(), &map),
                    _ => standing.get(target).or_else(|| map.get(target)).copied(),
                };
                let (before, after) = register.reference(target, form);
                let Some(page) = page else {
                    out.push(format!("{id}: no page of {target}"));
                    continue;
                };
                let meant = match after {
                    Some(after) => format!("{before}{page}{after}"),
                    None => before,
                };
                if !printed.iter().any(|p| p.contains(&letters(&meant))) {
                    out.push(format!("{id}: nothing says {meant} of {target}"));
                }
            }
        });
        for entry in units.iter().filter(|u| u.kind == Kind::Contents) {
            let text = letters(&entry.text);
            let right = numbered.contents().iter().any(|c| {
                let page = standing.get(&c.id).or_else(|| map.get(&c.id));
                page.is_some_and(|page| {
                    text == format!("{}{page}", letters(&format!("{} {}", c.number, c.title)))
                })
            });
            if !right {
                out.push(format!("{name}: the contents say {text}"));
            }
        }
        out.extend(stranded(numbered, paged));
    }
    out
}

/// Headings and heads of tables that end a page while what they head begins the next.
fn stranded(numbered: &Numbered, paged: &Paged) -> Vec<String> {
    let page = |id: &BlockId| paged.anchors.get(id).map(|a| a.page);
    let mut out = Vec::new();
    for section in &numbered.document().sections {
        for pair in section.blocks.windows(2) {
            let [Block::Heading(heading), next] = pair else { continue };
            let next = next.id().and_then(page);
            if next.is_some() && next != page(&heading.id) {
                out.push(format!("{}: the heading ends a page", heading.id));
            }
        }
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            let rows: Vec<_> =
                table.rows.iter().take(table.header_rows + 1).map(|row| page(&row.id)).collect();
            if rows.windows(2).any(|pair| pair[0] != pair[1]) {
                out.push(format!("{}: the head of the table ends a page", table.id));
            }
        }
    }
    out
}

/// How many pages the paper of a block has: as many as were laid out.
fn pages_of(target: &BlockId, here: &Numbered, count: usize, map: &PageMap) -> Option<u32> {
    let name = target.as_str().split('/').next().unwrap_or_default();
    if name == here.document().name {
        return u32::try_from(count).ok();
    }
    map.get(&ReferenceForm::PageCount.page_of(target)).copied()
}

fn references(words: &[Inline]) -> Vec<(&BlockId, ReferenceForm)> {
    let mut out = Vec::new();
    for inline in words {
        match inline {
            Inline::Reference { target, form } => out.push((target, *form)),
            Inline::Strong(inner) => out.extend(references(inner)),
            _ => {}
        }
    }
    out
}
