//! These tests spoil papers in every way that the big test looks for, and see that it finds each.

use std::sync::LazyLock;

use sonae::assess::Gap;
use sonae::compose::{Paper, Shelf};
use sonae::document::{Block, Document, Inline, Inlines, ListItem, number};
use sonae::layout::lay_out_binder;
use sonae::layout::paged::PageFrame;

use crate::facts::{Facts, Kind};
use crate::maker::made;
use crate::{FONTS, KNOWN, look, pages, papers};

/// What is found on spoilt papers and not on sound ones.
fn found(papers: &[Paper], facts: &Facts, gaps: &[Gap]) -> Vec<String> {
    static BEFORE: LazyLock<Vec<String>> = LazyLock::new(|| {
        let (papers, facts, gaps) = sound();
        all(&papers, &facts, &gaps)
    });
    all(papers, facts, gaps).into_iter().filter(|fault| !BEFORE.contains(fault)).collect()
}

/// Everything that is found on papers without laying them out.
fn all(papers: &[Paper], facts: &Facts, gaps: &[Gap]) -> Vec<String> {
    let mut out = Vec::new();
    for paper in papers {
        out.extend(look::shape::faults(&paper.document));
        out.extend(look::shelves::faults(paper, facts));
        out.extend(look::marks::faults(paper, facts, &KNOWN));
        out.extend(look::voice::faults(paper, facts));
    }
    out.extend(look::marks::contradictions(papers, facts));
    out.extend(look::whole::faults(papers, facts, gaps));
    out
}

/// Papers, and what they are held against.
type Sound = (Vec<Paper>, Facts, Vec<Gap>);

/// The papers of a facility with several of everything.
fn sound() -> Sound {
    static SOUND: LazyLock<Sound> = LazyLock::new(make_sound);
    SOUND.clone()
}

fn make_sound() -> Sound {
    let seed = (0..500).find(|seed| {
        let facts = made(*seed).facts;
        let of = |kind| facts.names.keys().filter(|(k, _)| *k == kind).count();
        facts.kind == "病院"
            && of(Kind::Person) > 5
            && of(Kind::Vendor) > 3
            && of(Kind::System) > 4
            && facts.figures.keys().filter(|(_, f)| *f == "priority").count() > 2
            && facts.figures.keys().any(|(_, f)| *f == "rto")
    });
    let made = made(seed.unwrap());
    let (papers, gaps) = papers(&made).unwrap();
    (papers, made.facts, gaps)
}

/// Words put in the place of others, on one paper or on all.
fn spoilt(papers: &[Paper], of: Option<&str>, from: &str, to: &str) -> Vec<Paper> {
    let mut papers = papers.to_vec();
    let mut changed = 0;
    for paper in papers.iter_mut().filter(|p| of.is_none_or(|name| p.document.name == name)) {
        texts(&mut paper.document, &mut |text| {
            changed += text.matches(from).count();
            *text = text.replace(from, to);
        });
    }
    assert!(changed > 0, "no paper says {from}");
    papers
}

fn texts(document: &mut Document, change: &mut impl FnMut(&mut String)) {
    for block in document.sections.iter_mut().flat_map(|s| &mut s.blocks) {
        match block {
            Block::Paragraph(p) => inlines(&mut p.text, change),
            Block::Heading(h) => inlines(&mut h.text, change),
            Block::List(list) => items(&mut list.items, change),
            Block::Note(note) => {
                note.paragraphs.iter_mut().for_each(|p| inlines(&mut p.text, change))
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.flat_map(|cell| &mut cell.paragraphs).for_each(|p| inlines(p, change));
            }
            Block::Diagram(diagram) => {
                for node in &mut diagram.nodes {
                    change(&mut node.title);
                    node.lines.iter_mut().for_each(&mut *change);
                }
            }
            _ => {}
        }
    }
}

fn items(list: &mut [ListItem], change: &mut impl FnMut(&mut String)) {
    for item in list {
        inlines(&mut item.text, change);
        items(&mut item.children, change);
    }
}

fn inlines(words: &mut Inlines, change: &mut impl FnMut(&mut String)) {
    for inline in words {
        match inline {
            Inline::Text(text) => change(text),
            Inline::Strong(inner) => inlines(inner, change),
            _ => {}
        }
    }
}

/// Whether one of the faults says this.
fn says(faults: &[String], what: &str) -> bool {
    faults.iter().any(|fault| fault.contains(what))
}

#[test]
fn a_number_of_another_firm_is_found() {
    let (papers, facts, gaps) = sound();
    let of_firms: Vec<&String> = facts
        .phones
        .iter()
        .filter(|(_, o)| o.iter().all(|o| o.0 == Kind::Vendor))
        .map(|(p, _)| p)
        .collect();
    let (one, other) = (of_firms[0], of_firms.last().unwrap());
    let owner = |phone: &String| facts.phones[phone].first().unwrap().clone();
    assert_ne!(owner(one), owner(other));
    let faults = found(&spoilt(&papers, Some("contact-list"), one, other), &facts, &gaps);
    let name = &facts.names[&owner(one)];
    assert!(says(&faults, &format!("{other} stands with {name}")), "{faults:?}");
}

#[test]
fn a_number_that_nobody_has_and_a_number_that_is_lost_are_found() {
    let (papers, facts, gaps) = sound();
    let phone = facts.phones.iter().find(|(_, o)| o.iter().all(|o| o.0 == Kind::Vendor)).unwrap().0;
    let faults = found(&spoilt(&papers, None, phone, "03-9999-9999"), &facts, &gaps);
    assert!(says(&faults, "03-9999-9999 is nobody's"), "{faults:?}");
    assert!(says(&faults, &format!("{phone} of")), "{faults:?}");
}

#[test]
fn a_day_and_a_version_that_nobody_stated_are_found() {
    let (papers, facts, gaps) = sound();
    let version = facts.versions.iter().find(|v| v.as_str() == "第7版").unwrap();
    let faults = found(&spoilt(&papers, Some("bcp"), version, "第77版"), &facts, &gaps);
    assert!(says(&faults, "第77版 is nobody's"), "{faults:?}");
    let faults = found(&spoilt(&papers, Some("bcp"), "令和8年", "令和18年"), &facts, &gaps);
    assert!(says(&faults, "Whole(2036-"), "{faults:?}");
}

#[test]
fn a_text_in_the_row_of_another_system_is_found() {
    let (papers, facts, gaps) = sound();
    let words: String =
        papers.iter().flat_map(|p| look::groups(&p.document)).map(|g| g.text).collect();
    let printed = |mark: &&String| words.contains(mark.as_str());
    let of = |n: usize| {
        let id = format!("sys-{n:02}");
        facts
            .marks
            .iter()
            .filter(move |(_, owner)| **owner == (Kind::System, id.clone()))
            .map(|(m, _)| m)
    };
    let (one, other) = (of(1).find(printed).unwrap(), of(2).find(printed).unwrap());
    let faults = found(&spoilt(&papers, None, one, other), &facts, &gaps);
    assert!(says(&faults, &format!("{other} of sys-02 stands in the row of sys-01")), "{faults:?}");
}

#[test]
fn a_wrong_target_and_a_wrong_order_are_found() {
    let (papers, facts, gaps) = sound();
    let ((owner, _), _) = facts.figures.iter().find(|((_, what), _)| *what == "rto").unwrap();
    let row = format!("bcp/recovery/order/order/{}", owner.1);
    let mut wrong = papers.clone();
    let plan = wrong.iter_mut().find(|p| p.document.name == "bcp").unwrap();
    let tables =
        plan.document.sections.iter_mut().flat_map(|s| &mut s.blocks).filter_map(|b| match b {
            Block::Table(table) => Some(table),
            _ => None,
        });
    let mut touched = false;
    for table in tables.filter(|t| t.id.as_str().ends_with("/order")) {
        for cell in table
            .rows
            .iter_mut()
            .filter(|r| r.id.as_str().ends_with(&owner.1))
            .flat_map(|r| &mut r.cells)
        {
            if cell.id.as_str().ends_with("/rto") {
                cell.paragraphs = vec![vec![Inline::Text("9時間".into())]];
                touched = true;
            }
        }
        table.rows[1..].reverse();
    }
    assert!(touched, "{row}");
    let faults = found(&wrong, &facts, &gaps);
    assert!(says(&faults, "rto is 「9時間」"), "{faults:?}");
    assert!(says(&faults, "comes after"), "{faults:?}");
}

#[test]
fn a_title_that_is_another_persons_is_found() {
    let (papers, facts, gaps) = sound();
    let words: String =
        papers.iter().flat_map(|p| look::groups(&p.document)).map(|g| g.text).collect();
    let named = |owner: &crate::facts::Owner, between: &str| {
        let whole = format!("{}{between}{}", facts.titles[owner], facts.names[owner]);
        words.contains(&whole).then_some(whole)
    };
    let (owner, whole) = facts.titles.keys().find_map(|o| Some((o, named(o, " ")?))).unwrap();
    let other = facts.titles.values().find(|t| **t != facts.titles[owner]).unwrap();
    let wrong = format!("{other} {}", facts.names[owner]);
    let faults = found(&spoilt(&papers, None, &whole, &wrong), &facts, &gaps);
    assert!(says(&faults, "is not 「"), "{faults:?}");
}

#[test]
fn what_stays_in_the_house_is_found_outside() {
    let (mut papers, facts, gaps) = sound();
    let (mobile, gap) = (facts.mobiles.first().unwrap(), gaps.first().unwrap());
    let address = facts.addresses.keys().next().unwrap().split('/').next().unwrap();
    let host = facts.hostnames.keys().next().unwrap();
    let text = format!("{mobile}、{address}、{host}、{}", gap.missing);
    let paper = papers.iter_mut().find(|p| p.document.name == "bcp").unwrap();
    let block = paper.document.sections[0].blocks.iter_mut().find_map(|b| match b {
        Block::Paragraph(p) => Some(p),
        _ => None,
    });
    block.unwrap().text = vec![Inline::Text(text)];
    let faults = found(&papers, &facts, &gaps);
    for what in [
        format!("{mobile} on Inspection"),
        format!("the address {address} on Inspection"),
        format!("{host} on Inspection"),
        format!("the gap 「{}」 on Inspection", gap.missing),
    ] {
        assert!(says(&faults, &what), "{what}: {faults:?}");
    }
    // In the house it may stand.
    papers.iter_mut().for_each(|p| p.shelf = Shelf::Internal);
    let inside = found(&papers, &facts, &gaps);
    assert!(!says(&inside, " on Inspection"), "{inside:?}");
}

#[test]
fn a_letter_that_names_another_firm_is_found() {
    let (mut papers, facts, gaps) = sound();
    let firms: Vec<_> = facts.names.iter().filter(|((k, _), _)| *k == Kind::Vendor).collect();
    let letter = papers.last_mut().unwrap();
    letter.document.name = format!("letter-{}", firms[0].0.1);
    letter.shelf = Shelf::Vendors;
    texts(&mut letter.document, &mut |text| text.push_str(firms[1].1));
    assert!(says(&found(&papers, &facts, &gaps), "is named in a letter to"));
}

#[test]
fn every_fault_of_shape_is_found() {
    let (papers, facts, gaps) = sound();
    for sign in ["〇〇", "{{x}}", "[[box]]", "null", "。。"] {
        let faults =
            found(&spoilt(&papers, Some("bcp"), "。", &format!("{sign}。")), &facts, &gaps);
        assert!(says(&faults, "bcp/"), "{sign}");
    }
    let faults = found(&spoilt(&papers, Some("bcp"), "院長", "当薬局"), &facts, &gaps);
    assert!(says(&faults, "the word 当薬局"), "{faults:?}");
    let mut empty = papers.clone();
    for paper in &mut empty {
        for block in paper.document.sections.iter_mut().flat_map(|s| &mut s.blocks) {
            match block {
                Block::Table(table) if table.header_rows == 1 => table.rows.truncate(1),
                Block::List(list) => list.items.clear(),
                Block::Paragraph(paragraph) => paragraph.text.clear(),
                _ => {}
            }
        }
        for section in &mut paper.document.sections {
            section.blocks.retain(|b| !matches!(b, Block::Diagram(_) | Block::Note(_)));
        }
    }
    let faults = found(&empty, &facts, &gaps);
    for what in ["a table without rows", "no items", "no words"] {
        assert!(says(&faults, what), "{what}");
    }
    let mut bare = papers;
    for section in bare.iter_mut().flat_map(|p| &mut p.document.sections) {
        section.blocks.retain(|b| matches!(b, Block::Heading(_)));
    }
    assert!(says(&found(&bare, &facts, &gaps), "nothing under the heading"));
    let twice = [bare[0].clone(), bare[0].clone()];
    assert!(says(&found(&twice, &facts, &gaps), "a file name twice"));
}

#[test]
fn a_page_number_that_is_wrong_is_found() {
    let (papers, ..) = sound();
    let (numbered, register) = number(papers.into_iter().map(|p| p.document).collect()).unwrap();
    let mut paged = lay_out_binder(&numbered, &register, &pages::theme(), &FONTS).unwrap();
    let plan = numbered.iter().position(|n| n.document().name == "bcp").unwrap();
    // A page more before the first moves everything, and the printed numbers stay as they are.
    paged[plan].pages.insert(0, PageFrame::default());
    let faults = pages::of_paged(&numbered, &register, &paged);
    assert!(says(&faults, "bcp: the contents say"), "{faults:?}");
    assert!(says(&faults, "nothing says"), "{faults:?}");
    paged[plan].pages.remove(0);
    // A heading that stays behind.
    let heading = numbered[plan].contents()[3].id.clone();
    paged[plan].anchors.get_mut(&heading).unwrap().page = 99;
    let faults = pages::of_paged(&numbered, &register, &paged);
    assert!(says(&faults, "the heading ends a page"), "{faults:?}");
}
