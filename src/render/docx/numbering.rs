//! This file writes the numbers of chapters, lists and bullets as Word's own, so that they follow a person's edits.

use super::MAIN;
use super::style;
use super::xml::{Element, el, val};
use crate::document::ParagraphRole;
use crate::layout::Theme;

/// The numbers of headings.
pub(super) const HEADINGS: u32 = 1;
/// Bullets of every list.
pub(super) const BULLETS: u32 = 2;
/// The first ordered list; each further one counts on from here, because each starts at (1).
pub(super) const FIRST_ORDERED: u32 = 3;

const ORDERED: u32 = 2;
/// Widths in ems: two brackets with space after them, and a digit.
const LABEL: f32 = 1.28;
const DIGIT: f32 = 0.76;

/// `w:numPr` of a paragraph or style.
pub(super) fn properties(number: u32, level: u32) -> Element {
    el("w:numPr").child(val("w:ilvl", level)).child(val("w:numId", number))
}

/// `w:numPr` that takes a heading's number away.
pub(super) fn none() -> Element {
    el("w:numPr").child(val("w:numId", 0))
}

/// `word/numbering.xml` for a document whose ordered lists have so many items each.
pub(super) fn numbering(theme: &Theme, ordered_lists: &[usize]) -> Element {
    let headings = ["第%1章", "%1.%2", "%1.%2.%3"];
    let headings = headings.into_iter().zip(style::HEADINGS).zip(0u32..).map(|((text, s), at)| {
        level(at, "decimal", text)
            .child(val("w:pStyle", s.id))
            .child(val("w:suff", "space"))
            .child(el("w:pPr").child(style::indent(0.0, 0.0)))
    });
    let list = |at: u32, format, text, room: f32| {
        let left = room * (at + 1) as f32;
        level(at, format, text).child(el("w:pPr").child(style::indent(left, room)))
    };
    let room = theme.list_indent;
    let bullets = [list(0, "bullet", "•", room), list(1, "bullet", "－", room)];
    // 「(1)」 needs less room than 「(10)」, and no label may reach its words.
    let size = theme.paragraph(ParagraphRole::Body).size;
    let ordered = [1usize, 2, 3].map(|digits| {
        let room = room.max((LABEL + DIGIT * digits as f32) * size);
        let levels =
            [list(0, "decimal", "(%1)", room), list(1, "decimalEnclosedCircle", "%2", room)];
        kind(ORDERED + digits as u32, "hybridMultilevel").children(levels)
    });
    let number =
        |id: u32, kind: u32| el("w:num").attr("w:numId", id).child(val("w:abstractNumId", kind));
    let restart =
        || [0, 1].map(|at| el("w:lvlOverride").attr("w:ilvl", at).child(val("w:startOverride", 1)));
    let lists = (FIRST_ORDERED..).zip(ordered_lists).map(|(id, items)| {
        let digits = match items {
            0..=9 => 1,
            10..=99 => 2,
            _ => 3,
        };
        number(id, ORDERED + digits).children(restart())
    });
    el("w:numbering")
        .attr("xmlns:w", MAIN)
        .child(kind(1, "multilevel").children(headings))
        .child(kind(2, "hybridMultilevel").children(bullets))
        .children(ordered)
        .child(number(HEADINGS, 1))
        .child(number(BULLETS, 2))
        .children(lists)
}

fn kind(id: u32, sort: &'static str) -> Element {
    el("w:abstractNum").attr("w:abstractNumId", id).child(val("w:multiLevelType", sort))
}

fn level(at: u32, format: &'static str, text: &'static str) -> Element {
    el("w:lvl")
        .attr("w:ilvl", at)
        .child(val("w:start", 1))
        .child(val("w:numFmt", format))
        .child(val("w:lvlText", text))
        .child(val("w:lvlJc", "left"))
}
