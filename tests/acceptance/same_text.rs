//! Word and PDF files of one paper hold the same words in the same order.

use std::fmt::Write;
use std::process::Command;

use sonae::document::{BlockId, Bookmarks, Numbered};
use sonae::layout::paged::Paint;
use sonae::layout::{Paged, lay_out_binder};
use sonae::render::docx::docx;

use crate::binder::{Binder, Paper, fonts, of_sample, theme};
use crate::everything::everything;
use crate::letters::{says_the_same, sorted_letters};
use crate::units::{Kind, Unit, units};
use crate::word::{Line, lines};

#[test]
fn both_files_of_every_paper_of_the_one_doctor_clinic_say_the_same() {
    says_the_same_twice(&of_sample("one-doctor-clinic"));
}

#[test]
fn both_files_of_every_paper_of_the_clinic_with_beds_say_the_same() {
    says_the_same_twice(&of_sample("clinic-with-beds"));
}

#[test]
fn both_files_of_every_paper_of_the_dental_clinic_say_the_same() {
    says_the_same_twice(&of_sample("dental-clinic"));
}

#[test]
fn both_files_of_every_paper_of_the_hospital_say_the_same() {
    says_the_same_twice(&of_sample("hospital-80-beds"));
}

#[test]
fn both_files_of_every_paper_of_the_smallest_profile_say_the_same() {
    says_the_same_twice(&of_sample("minimal"));
}

#[test]
fn both_files_of_every_paper_of_the_profile_with_every_field_say_the_same() {
    says_the_same_twice(&of_sample("everything"));
}

fn says_the_same_twice(binder: &Binder) {
    let mut differences = String::new();
    for paper in &binder.papers {
        if let Some(difference) = difference(&paper.numbered, &paper.paged, &paper.docx) {
            differences.push_str(&difference);
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn both_files_say_the_same_with_every_kind_of_block_and_inline() {
    let made = everything();
    let laid = lay_out_binder(&made.documents, &made.register, &theme(), fonts()).unwrap();
    let pages = laid.iter().flat_map(|p| p.page_of.clone()).collect();
    for (numbered, paged) in made.documents.iter().zip(&laid) {
        let docx = docx(numbered, &made.register, paged, &pages, &theme()).unwrap();
        let difference = difference(numbered, paged, &docx);
        assert!(difference.is_none(), "{}", difference.unwrap());
    }
}

/// Where the words of the two files part, if they do.
pub(crate) fn difference(numbered: &Numbered, paged: &Paged, docx: &[u8]) -> Option<String> {
    let (set, written) = (units(paged), lines(docx));
    let parted = set.iter().zip(&written).position(|(unit, line)| !agree(unit, line));
    let at = parted.or((set.len() != written.len()).then(|| set.len().min(written.len())))?;
    let bookmarks = Bookmarks::of(numbered);
    let near = |line: &Line| {
        let block = numbered.ids().find(|id| bookmarks.name(id) == line.bookmark);
        block.map_or("?", BlockId::as_str).to_owned()
    };
    let mut out = format!("{}: Word and PDF part here\n", numbered.document().name);
    for index in at.saturating_sub(2)..at + 3 {
        let (word, pdf) = (written.get(index), set.get(index));
        let block = word.map(near).unwrap_or_default();
        let agrees = matches!((pdf, word), (Some(unit), Some(line)) if agree(unit, line));
        let sign = if agrees { ' ' } else { '≠' };
        let word = word.map_or("（ここで終わり）", |l| l.words.as_str());
        let pdf = pdf.map_or("（ここで終わり）", |u| u.text.as_str());
        writeln!(out, "{sign} {block}\n    Word: {word:?}\n    PDF:  {pdf:?}").unwrap();
    }
    Some(out)
}

fn agree(unit: &Unit, line: &Line) -> bool {
    match unit.kind {
        // The boxes of a drawing have no order of their own.
        Kind::Figure => line.drawing && sorted_letters(&unit.text) == sorted_letters(&line.words),
        Kind::Item => {
            let words = unit.text.strip_prefix(['•', '－']).unwrap_or(&unit.text);
            says_the_same(words, &line.words)
        }
        _ => says_the_same(&unit.text, &line.words),
    }
}

#[test]
fn the_pdf_file_gives_every_letter_of_its_pages_back() {
    let Some(version) = pdftotext_version() else {
        eprintln!("skipped: pdftotext is not installed");
        return;
    };
    for name in ["one-doctor-clinic", "everything"] {
        let binder = of_sample(name);
        for paper in &binder.papers {
            gives_every_letter_back(paper, &version);
        }
    }
}

pub(crate) fn gives_every_letter_back(paper: &Paper, version: &str) {
    let read = pages_of_file(paper.pdf());
    assert_eq!(read.len(), paper.paged.pages.len(), "{}", paper.file_name);
    for (page, (found, meant)) in (1..).zip(read.iter().zip(pages_of_layout(&paper.paged))) {
        let (found, meant) = (sorted_letters(found), sorted_letters(&meant));
        assert_eq!(found, meant, "{} page {page} ({version})", paper.file_name);
    }
}

/// Everything printed on each page, running heads included.
fn pages_of_layout(paged: &Paged) -> Vec<String> {
    let words = |paint: &Paint| match paint {
        Paint::Glyphs(run) => run.actual_text.clone().unwrap_or_else(|| run.text.clone()),
        Paint::Path(_) | Paint::Image { .. } => String::new(),
    };
    paged.pages.iter().map(|page| page.marks.iter().map(|m| words(&m.paint)).collect()).collect()
}

/// What pdftotext reads on each page.
pub(crate) fn pages_of_file(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{C}').map(str::to_owned).collect();
    assert_eq!(pages.pop().as_deref(), Some(""), "the text ends with a page's end");
    pages
}

/// The tool's version where it is installed.
pub(crate) fn pdftotext_version() -> Option<String> {
    let output = Command::new("pdftotext").arg("-v").output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    said.lines().next().map(str::to_owned)
}
