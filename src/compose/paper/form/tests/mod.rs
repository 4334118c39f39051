//! These tests read printed forms as a person does: line by line, with every mark and every blank.

mod form;
mod older;
mod preparation;
mod vendor;

use crate::assess::{Answer, Answers, Subject, Verdict};
use crate::catalogue::{Catalogue, Form, OverlayFile};
use crate::compose::paper::FormPrint;
use crate::compose::sample;
use crate::document::{Block, Document, Inline, Table};
use crate::profile::Date;

fn day(text: &str) -> Date {
    Date::new(text.parse().unwrap())
}

/// The lines of a document: a paragraph each, a table row as its cells with 「 | 」 between them.
fn lines(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Heading(h) => out.push(format!("# {}", shown(&h.text))),
            Block::Paragraph(p) => out.push(shown(&p.text)),
            Block::Note(note) => {
                out.push(format!("[{}]", shown(&note.title)));
                out.extend(note.paragraphs.iter().map(|p| shown(&p.text)));
            }
            Block::List(list) => {
                out.extend(list.items.iter().map(|i| format!("・{}", shown(&i.text))));
            }
            Block::Table(table) => out.extend(rows(table)),
            Block::Signature(signature) => {
                out.extend(signature.lines.iter().map(|l| format!("{}: {}", l.role, l.name)));
            }
            Block::PageBreak => out.push("---".to_owned()),
            other => panic!("{other:?}"),
        }
    }
    out
}

fn rows(table: &Table) -> Vec<String> {
    let cell = |paragraphs: &[Vec<Inline>]| {
        paragraphs.iter().map(|p| shown(p)).collect::<Vec<_>>().join("／")
    };
    let row = |cells: &[crate::document::Cell]| {
        cells.iter().map(|c| cell(&c.paragraphs)).collect::<Vec<_>>().join(" | ")
    };
    table.rows.iter().map(|r| row(&r.cells)).collect()
}

/// Words with the circled alternative in brackets.
fn shown(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) => out.push_str(words),
            Inline::Choice { options, selected } => {
                let option = |(at, option): (usize, &String)| match *selected == Some(at) {
                    true => format!("【{option}】"),
                    false => option.clone(),
                };
                out.push_str(
                    &options.iter().enumerate().map(option).collect::<Vec<_>>().join("・"),
                );
            }
            Inline::Blank { .. } => out.push_str("＿＿"),
            Inline::Reference { target, .. } => out.push_str(&format!("→{target}")),
            other => panic!("{other:?}"),
        }
    }
    out
}

/// A form for anybody.
fn blank<'a>(catalogue: &'a Catalogue, form: &'a Form) -> FormPrint<'a> {
    FormPrint {
        name: "form".to_owned(),
        publication: catalogue.publication_of(form).unwrap(),
        form,
        profile: None,
        vendor: None,
        answers: None,
        preparation: None,
    }
}

/// Nobody has said anything, except to these items.
fn answers(form: &Form, said: &[(&str, Answer)]) -> Answers {
    let answer = |key: &str| {
        let found = said.iter().find(|(name, _)| key.ends_with(&format!("/{name}")));
        let mut answer = found.map_or_else(|| unsaid(Verdict::Unknown), |(_, a)| a.clone());
        key.clone_into(&mut answer.item);
        answer
    };
    Answers {
        form: form.key.clone(),
        subject: Subject::Facility,
        fiscal_year: 2026,
        answers: form.items().map(|item| answer(&item.key)).collect(),
        receipt: None,
        notes: crate::diagnostic::Report::new(),
    }
}

fn unsaid(verdict: Verdict) -> Answer {
    Answer {
        item: String::new(),
        verdict,
        checked_on: None,
        rounds: Vec::new(),
        target: None,
        basis: Vec::new(),
        rests_on: Vec::new(),
        remarks: Vec::new(),
        why_not: Vec::new(),
        advice: Vec::new(),
    }
}
