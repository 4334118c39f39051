//! Every page number that is printed names the page on which the thing really stands, and pages end well.

use std::collections::BTreeMap;

use sonae::document::{Block, BlockId, Inline, ReferenceForm, Row, Visited, walk};
use sonae::layout::paged::TagRole;

use crate::binder::{Binder, Paper, of_sample};
use crate::letters::letters;
use crate::same_text::{pages_of_file, pdftotext_version};
use crate::sample;
use crate::units::{Kind, Unit, units};

/// A heading as it stands on paper.
struct Standing {
    id: BlockId,
    /// 「1.2 目的」.
    words: String,
    page: u32,
}

/// The headings of a paper, found on its pages and not in its page map.
fn headings(paper: &Paper) -> Vec<Standing> {
    let found: Vec<Unit> =
        units(&paper.paged).into_iter().filter(|u| u.kind == Kind::Heading).collect();
    let meant = paper.numbered.contents();
    if meant.is_empty() {
        return Vec::new();
    }
    assert_eq!(found.len(), meant.len(), "{}", paper.file_name);
    let standing = found.into_iter().zip(meant).map(|(unit, entry)| {
        let words = format!("{} {}", entry.number, entry.title).trim().to_owned();
        assert_eq!(letters(&unit.text), letters(&words), "{}", paper.file_name);
        Standing { id: entry.id.clone(), words, page: unit.pages.0 }
    });
    standing.collect()
}

#[test]
fn the_page_map_knows_where_every_heading_stands() {
    for name in sample::NAMES {
        let binder = of_sample(name);
        for paper in &binder.papers {
            for heading in headings(paper) {
                let known = binder.pages.get(&heading.id);
                assert_eq!(known, Some(&heading.page), "{name}: {}", heading.words);
            }
        }
    }
}

#[test]
fn the_contents_give_the_page_of_every_heading() {
    for name in sample::NAMES {
        let binder = of_sample(name);
        let mut entries = 0;
        for paper in &binder.papers {
            let headings = headings(paper);
            for entry in units(&paper.paged).iter().filter(|u| u.kind == Kind::Contents) {
                let printed = letters(&entry.text);
                let right =
                    headings.iter().any(|h| printed == format!("{}{}", letters(&h.words), h.page));
                assert!(right, "{name}, {}: {}", paper.file_name, entry.text);
                entries += 1;
            }
        }
        assert!(entries >= 6, "{name} has {entries} entries in its contents");
    }
}

#[test]
fn every_place_that_the_review_sheet_names_is_where_it_says() {
    // A home nursing station gets none of the ministry's sheets.
    for name in sample::NAMES.into_iter().filter(|name| *name != "home-nursing") {
        let binder = of_sample(name);
        let sheet = paper(&binder, "bcp-review-sheet");
        let mut places = 0;
        for unit in units(&sheet.paged) {
            for (short, number, page) in named_places(&letters(&unit.text)) {
                let found = binder
                    .papers
                    .iter()
                    .filter(|p| p.numbered.document().meta.short_title == short)
                    .flat_map(headings)
                    .find(|h| letters(&h.words).starts_with(&number));
                let Some(found) = found else { panic!("{name}: there is no {short} {number}") };
                assert_eq!(found.page, page, "{name}: {short} {}", found.words);
                places += 1;
            }
        }
        assert!(places >= 21, "{name} names {places} places");
    }
}

/// 「BCP3.3.2（PDF12頁）」 as its parts.
fn named_places(text: &str) -> Vec<(String, String, u32)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("（PDF") {
        let (page, next) = after.split_once("頁）").unwrap();
        let at = before.rfind("BCP").unwrap_or_else(|| panic!("which paper? {before}"));
        let number = before[at + "BCP".len()..].to_owned();
        out.push(("BCP".to_owned(), number, page.parse().unwrap()));
        rest = next;
    }
    out
}

#[test]
fn every_reference_prints_the_page_of_its_target() {
    for name in sample::NAMES {
        let binder = of_sample(name);
        let standing: BTreeMap<BlockId, u32> =
            binder.papers.iter().flat_map(headings).map(|h| (h.id, h.page)).collect();
        for paper in &binder.papers {
            let printed: Vec<String> =
                units(&paper.paged).iter().map(|u| letters(&u.text)).collect();
            walk(paper.numbered.document(), &mut |visited| {
                let Visited::Words(id, words) = visited else { return };
                for (target, form) in references(words) {
                    let (before, after) = binder.register.reference(target, form);
                    let meant = form.page_of(target);
                    let page = standing.get(&meant).or_else(|| binder.pages.get(&meant)).unwrap();
                    let meant = match after {
                        Some(after) => format!("{before}{page}{after}"),
                        None => before,
                    };
                    let there = printed.iter().any(|p| p.contains(&letters(&meant)));
                    assert!(there, "{name}, {id}: nothing says {meant}");
                }
            });
        }
    }
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

#[test]
fn the_pdf_file_has_its_headings_on_the_pages_that_are_named() {
    let Some(version) = pdftotext_version() else {
        eprintln!("skipped: pdftotext is not installed");
        return;
    };
    let binder = of_sample("one-doctor-clinic");
    let plan = paper(&binder, "bcp");
    let pages: Vec<String> = pages_of_file(plan.pdf()).iter().map(|p| letters(p)).collect();
    for heading in headings(plan) {
        let page = pages.get(usize::try_from(heading.page).unwrap() - 1).unwrap();
        assert!(page.contains(&letters(&heading.words)), "{} ({version})", heading.words);
    }
}

#[test]
fn no_page_ends_with_a_heading_or_with_the_caption_or_head_of_a_table() {
    for name in sample::NAMES {
        for paper in &of_sample(name).papers {
            for (page, last) in last_on_each_page(paper) {
                let stranded = match last.kind {
                    Kind::Heading | Kind::TableCaption => true,
                    // Rows for a pen have no words, and stand below their head all the same.
                    Kind::Head => ends_with_a_head(paper, page),
                    _ => false,
                };
                // A paper without headings is found by its title, which may stand alone on a cover.
                assert!(!stranded, "{name}, {} page {page}: {}", paper.file_name, last.text);
            }
        }
    }
}

/// Whether the first row of a table stands on another page than its head on this page.
fn ends_with_a_head(paper: &Paper, page: u32) -> bool {
    let at = |row: &Row| paper.paged.anchors.get(&row.id).map(|anchor| anchor.page);
    let blocks = paper.numbered.document().sections.iter().flat_map(|s| &s.blocks);
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).any(
        |table| {
            let first = table.rows.get(table.header_rows).and_then(at);
            table.rows.first().and_then(at) == Some(page) && first != Some(page)
        },
    )
}

/// The unit whose words end each page, in reading order.
fn last_on_each_page(paper: &Paper) -> BTreeMap<u32, Unit> {
    let mut last = BTreeMap::new();
    for unit in units(&paper.paged) {
        for page in unit.pages.0..=unit.pages.1 {
            last.insert(page, unit.clone());
        }
    }
    last
}

#[test]
fn every_row_stands_on_one_page() {
    for name in sample::NAMES {
        for paper in &of_sample(name).papers {
            let mut rows: BTreeMap<usize, (u32, u32, String)> = BTreeMap::new();
            for unit in units(&paper.paged) {
                let Some(row) = unit.row else { continue };
                let (first, last, _) =
                    rows.entry(row).or_insert((unit.pages.0, unit.pages.1, unit.text));
                *first = (*first).min(unit.pages.0);
                *last = (*last).max(unit.pages.1);
            }
            for (first, last, text) in rows.into_values() {
                assert_eq!(first, last, "{name}, {}: the row 「{text}」", paper.file_name);
            }
        }
    }
}

#[test]
fn a_table_that_runs_over_pages_repeats_its_head() {
    let binder = of_sample("hospital-80-beds");
    let plan = paper(&binder, "bcp");
    let tree = &plan.paged.tree;
    let tables = tree.iter().filter(|node| node.role == TagRole::Table).count();
    assert!(tables > 10, "the plan has {tables} tables");
    let mut carried_over = 0;
    let units = units(&plan.paged);
    for (at, unit) in units.iter().enumerate().filter(|(_, u)| u.kind == Kind::Head) {
        // The rows below a head reach to the next unit that stands in no row.
        let below = units[at..].iter().take_while(|u| u.row.is_some());
        let last = below.map(|u| u.pages.1).max().unwrap_or(unit.pages.1);
        for page in unit.pages.1 + 1..=last {
            let frame = &plan.paged.pages[usize::try_from(page).unwrap() - 1];
            let furniture: String = frame
                .marks
                .iter()
                .filter(|m| m.owner.is_none())
                .filter_map(|m| match &m.paint {
                    sonae::layout::paged::Paint::Glyphs(run) => Some(run.text.as_str()),
                    _ => None,
                })
                .collect();
            assert!(
                letters(&furniture).contains(&letters(&unit.text)),
                "page {page} does not repeat 「{}」",
                unit.text
            );
            carried_over += 1;
        }
    }
    assert!(carried_over > 0, "no table of the hospital's plan runs over a page");
}

fn paper<'b>(binder: &'b Binder, name: &str) -> &'b Paper {
    binder.papers.iter().find(|p| p.name() == name).unwrap()
}
