//! Whatever a person writes into a field comes out as it was written, in both formats, and inside its cell.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample;
use sonae::layout::Paged;
use sonae::layout::paged::{GlyphRun, PageFrame, Paint, Segment};

use crate::binder::{Binder, Paper, of_sample, of_text, theme};
use crate::letters::letters;
use crate::profile::{everything, rewrite, with_devices, without, written};
use crate::same_text::{difference, gives_every_letter_back, pdftotext_version};
use crate::units::{Kind, units};
use crate::word::lines;

/// What templates, Markdown, XML, spreadsheets and printers might take for their own.
const HOSTILE: [&str; 24] = [
    "{{7*7}}",
    "{{facility.name}}",
    "{{{name}}}",
    "{{#each people}}",
    "{#key}",
    "<w:p>",
    "</w:t>&amp;&#x41;",
    "]]><!-- -->",
    "a|b",
    "# 章",
    "**太字**",
    "_斜_",
    "`字`",
    "```table",
    "[[bcp/backup]]",
    "[名](https://example.jp/)",
    "![絵](x.png)",
    "- 項",
    "1. 項",
    "> 引用",
    "---",
    "=1+1",
    "\\n\\",
    "%s $1 ~~~",
];

/// The profile with every field, its free texts ending in the field's number, which no other words hold.
fn binder_saying(text: impl Fn(usize) -> String) -> (Binder, Vec<String>) {
    let mut profile = everything();
    let mut texts = Vec::new();
    let count = rewrite(&mut profile, &mut |_, number| {
        let words = format!("{}{}", text(number), mark(number));
        texts.push(words.clone());
        words
    });
    assert!(count > 250, "{count} fields");
    (of_text(&written(&profile)), texts)
}

fn mark(number: usize) -> String {
    format!("欄{number}終")
}

/// The numbers of the fields that a text holds.
fn fields_in(text: &str) -> BTreeSet<usize> {
    let after = text.split('欄').skip(1);
    after.filter_map(|t| t.split_once('終')?.0.parse().ok()).collect()
}

fn words_of_pdf(binder: &Binder) -> String {
    let units = binder.papers.iter().flat_map(|p| units(&p.paged));
    letters(&units.map(|u| u.text + "\n").collect::<String>())
}

fn words_of_docx(binder: &Binder) -> String {
    let lines = binder.papers.iter().flat_map(|p| lines(&p.docx));
    letters(&lines.map(|l| l.words + "\n").collect::<String>())
}

/// Fields that are printed when they hold harmless words.
fn printed_fields() -> &'static BTreeSet<usize> {
    static PRINTED: std::sync::OnceLock<BTreeSet<usize>> = std::sync::OnceLock::new();
    PRINTED.get_or_init(|| {
        let (binder, _) = binder_saying(|_| "院内".to_owned());
        let printed = fields_in(&words_of_pdf(&binder));
        assert!(printed.len() > 150, "{} fields are printed", printed.len());
        assert_eq!(printed, fields_in(&words_of_docx(&binder)));
        printed
    })
}

/// Every field comes out in both formats, letter for letter, as often as before.
fn comes_out_verbatim(text: impl Fn(usize) -> String) -> Binder {
    let (binder, texts) = binder_saying(text);
    for (format, words) in [("PDF", words_of_pdf(&binder)), ("Word", words_of_docx(&binder))] {
        let found = fields_in(&words);
        let lost: Vec<&usize> = printed_fields().difference(&found).collect();
        assert!(lost.is_empty(), "{format} lost the fields {lost:?}");
        for (number, text) in (1..).zip(&texts).filter(|(n, _)| found.contains(n)) {
            let at = words.find(&mark(number)).unwrap();
            let near: String = words[..at].chars().rev().take(90).collect();
            let near: String = near.chars().rev().collect();
            assert!(
                words.contains(&letters(text)),
                "{format} prints field {number} otherwise:\n  {text}\n  …{near}"
            );
        }
    }
    for paper in &binder.papers {
        let difference = difference(&paper.numbered, &paper.paged, &paper.docx);
        assert!(difference.is_none(), "{}", difference.unwrap());
        stays_inside(paper);
    }
    binder
}

#[test]
fn markup_of_any_kind_comes_out_verbatim() {
    the_pdf_files_say_it_too(&comes_out_verbatim(|_| HOSTILE.join(" ")));
}

fn the_pdf_files_say_it_too(binder: &Binder) {
    match pdftotext_version() {
        Some(version) => binder.papers.iter().for_each(|p| gives_every_letter_back(p, &version)),
        None => eprintln!("skipped: pdftotext is not installed"),
    }
}

#[test]
fn markup_at_the_beginning_of_a_text_comes_out_verbatim() {
    for round in 0..3 {
        let _ = comes_out_verbatim(|n| HOSTILE[(n + round * 7) % HOSTILE.len()].to_owned());
    }
}

/// Scraps that combine into more than the sum of their parts.
const SCRAPS: [&str; 26] = [
    "{", "{{", "}}", "{#", "}", "<", ">", "&", "&lt;", "|", "#", "*", "**", "_", "`", "[", "]",
    "](", "\\", "~", "\"", "'", "!", " ", "院", "a1",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scraps_of_markup_in_any_order_come_out_verbatim(
        scraps in vec(vec(sample::select(&SCRAPS[..]), 1..12), 40),
    ) {
        let _ = comes_out_verbatim(|number| scraps[number % scraps.len()].concat());
    }
}

#[test]
fn texts_of_three_hundred_characters_come_out_whole_and_stay_in_their_cells() {
    let _ = comes_out_verbatim(|_| "医療法人社団長寿会".repeat(33));
}

#[test]
fn words_that_have_no_place_to_break_stay_in_their_cells() {
    let _ = comes_out_verbatim(|_| "W".repeat(120));
}

#[test]
fn rare_spellings_of_names_come_out_as_written() {
    let binder = comes_out_verbatim(|_| {
        "葛\u{E0100}城 𠮷田 髙﨑 か\u{3099}ん 神\u{FA19}都\u{FA26} ｶﾞｰｾﾞ ㈱ Ⅲ ①".to_owned()
    });
    the_pdf_files_say_it_too(&binder);
}

#[test]
fn marks_without_a_shape_take_no_other_letter_with_them() {
    let _ = comes_out_verbatim(|_| "院\u{200B}内\u{200F}の\u{AD}人\u{200D}と\u{2060}物".to_owned());
}

#[test]
fn several_lines_in_one_text_keep_all_their_words() {
    let _ =
        comes_out_verbatim(|_| "一行目\n\n# 二行目\n| a | b |\n|---|---|\n    四行目\n".to_owned());
}

fn stays_inside(paper: &Paper) {
    let outside = outside(&paper.paged);
    assert!(outside.is_none(), "{}: {}", paper.file_name, outside.unwrap());
}

/// The first words that cross a margin, a rule of a table or the box of a note.
fn outside(paged: &Paged) -> Option<String> {
    let drawn = pages_with_figures(paged);
    for (number, page) in (1u32..).zip(&paged.pages) {
        let rules = if drawn.contains(&number) { Vec::new() } else { rules(page) };
        let words = page.marks.iter().filter(|m| m.owner.is_some());
        for run in words.filter_map(|m| glyphs(&m.paint)) {
            if let Some(crossed) = crossed(run, page, &rules) {
                return Some(format!("「{}」 crosses {crossed} on page {number}", run.text));
            }
        }
    }
    None
}

fn crossed(run: &GlyphRun, page: &PageFrame, rules: &[[(f32, f32); 2]]) -> Option<String> {
    let margins = theme().margins;
    let right = run.x + run.glyphs.iter().map(|g| g.advance).sum::<f32>() * run.size;
    let (top, bottom) = (run.y - run.size * 0.7, run.y - run.size * 0.05);
    let sides = [
        (run.x < margins.left - 0.5, "the left margin"),
        (right > page.width - margins.right + 0.5, "the right margin"),
        (top < margins.top - 0.5, "the upper margin"),
        (run.y > page.height - margins.bottom + 0.5, "the lower margin"),
    ];
    let side = sides.iter().find(|(over, _)| *over).map(|(_, side)| (*side).to_owned());
    side.or_else(|| {
        let over = |[from, to]: &&[(f32, f32); 2]| {
            let beside = to.0 < run.x + 0.5 || from.0 > right - 0.5;
            let apart = to.1 < top || from.1 > bottom;
            !beside && !apart
        };
        rules.iter().find(over).map(|[from, to]| format!("the rule {from:?} {to:?}"))
    })
}

#[test]
fn words_that_leave_their_cell_would_be_found() {
    let binder = of_sample("minimal");
    let mut paged = binder.papers.iter().find(|p| p.name() == "bcp").unwrap().paged.clone();
    let mut widened = 0;
    let last = paged.pages.last_mut().unwrap();
    for mark in last.marks.iter_mut().filter(|m| m.owner.is_some()) {
        if let Paint::Glyphs(run) = &mut mark.paint {
            for glyph in &mut run.glyphs {
                glyph.advance *= 3.0;
            }
            widened += 1;
        }
    }
    assert!(widened > 3);
    assert!(outside(&paged).is_some());
}

fn glyphs(paint: &Paint) -> Option<&GlyphRun> {
    match paint {
        Paint::Glyphs(run) => Some(run),
        Paint::Path(_) | Paint::Image { .. } => None,
    }
}

/// The straight lines of a page, each from its upper left to its lower right end.
fn rules(page: &PageFrame) -> Vec<[(f32, f32); 2]> {
    let mut out = Vec::new();
    for mark in &page.marks {
        let Paint::Path(path) = &mark.paint else { continue };
        if path.stroke.is_none() {
            continue;
        }
        let mut at = (0.0, 0.0);
        for segment in &path.segments {
            match *segment {
                Segment::Move(x, y) => at = (x, y),
                Segment::Line(x, y) => {
                    out.push([(at.0.min(x), at.1.min(y)), (at.0.max(x), at.1.max(y))]);
                    at = (x, y);
                }
                Segment::Cubic(.., x, y) => at = (x, y),
                Segment::Close => {}
            }
        }
    }
    out
}

fn pages_with_figures(paged: &Paged) -> BTreeSet<u32> {
    let units = units(paged);
    units.iter().filter(|u| u.kind == Kind::Figure).map(|u| u.pages.0).collect()
}

#[test]
fn no_words_leave_their_cells_in_any_sample() {
    for name in crate::sample::NAMES {
        of_sample(name).papers.iter().for_each(stays_inside);
    }
}

#[test]
fn nothing_of_the_templates_is_left_in_any_paper() {
    let ours = ["{{", "}}", "〇〇", "○○", "{#", "[[", "```", "undefined", "null", "TODO", "None"];
    let samples = crate::sample::NAMES.into_iter().filter(|name| *name != "everything");
    let mut all: Vec<String> = samples.map(|name| words_of_docx(&of_sample(name))).collect();
    all.push(words_of_docx(&binder_saying(|_| "院内".to_owned()).0));
    for words in &all {
        for left in ours {
            assert!(!words.contains(left), "{left} is left");
        }
    }
}

#[test]
fn facilities_without_vendors_devices_or_systems_get_their_papers() {
    for list in ["vendors", "devices", "systems", "backups", "cloud_services", "outside_bodies"] {
        let binder = of_text(&written(&without(everything(), list)));
        let plan = binder.papers.iter().find(|p| p.name() == "bcp").unwrap();
        assert!(plan.paged.pages.len() > 10, "without {list}");
        for paper in &binder.papers {
            stays_inside(paper);
            assert!(paper.pdf().starts_with(b"%PDF-1."), "without {list}");
        }
    }
}

#[test]
fn five_hundred_devices_are_all_in_the_papers_or_in_none() {
    let binder = of_text(&written(&with_devices(everything(), 500)));
    let words = words_of_docx(&binder);
    let named = |number: usize| words.contains(&format!("PC-{number:03}"));
    let count = (1..=500).filter(|n| named(*n)).count();
    assert!(count == 500 || count == 0, "{count} of 500 devices are named");
    binder.papers.iter().for_each(stays_inside);
}
