//! This file writes page sizes, margins, and the lines above and below every page.

use super::field::field;
use super::measure::{half_points, twips};
use super::paragraph::{Paragraph, run, tab};
use super::style::{FOOTER, HEADER};
use super::xml::{Element, el, val};
use super::{MAIN, OFFICE};
use crate::document::{Furniture, Orientation, Page};
use crate::layout::Theme;
use crate::layout::house::SMALLEST_FURNITURE;

/// Width and height of the text area in points.
pub(super) fn text_area(page: Page, theme: &Theme) -> (f32, f32) {
    let (width, height) = page.points();
    let margins = theme.margins;
    let (width, height) =
        (width - margins.left - margins.right, height - margins.top - margins.bottom);
    (width.max(1.0), height.max(1.0))
}

/// `w:sectPr` of a run of pages.
pub(super) fn properties(page: Page, theme: &Theme, header: String, footer: String) -> Element {
    let (width, height) = page.points();
    let reference = |name, id: String| el(name).attr("w:type", "default").attr("r:id", id);
    let size = el("w:pgSz").attr("w:w", twips(width)).attr("w:h", twips(height));
    let size = match page.orientation {
        Orientation::Portrait => size,
        Orientation::Landscape => size.attr("w:orient", "landscape"),
    };
    let margins = theme.margins;
    el("w:sectPr")
        .child(reference("w:headerReference", header))
        .child(reference("w:footerReference", footer))
        .child(val("w:type", "nextPage"))
        .child(size)
        .child(
            el("w:pgMar")
                .attr("w:top", twips(margins.top))
                .attr("w:right", twips(margins.right))
                .attr("w:bottom", twips(margins.bottom))
                .attr("w:left", twips(margins.left))
                .attr("w:header", twips(margins.header))
                .attr("w:footer", twips(margins.footer))
                .attr("w:gutter", 0),
        )
        .child(el("w:cols").attr("w:space", 425))
}

/// A header part: the facility left, the title right; long names are set smaller.
pub(super) fn header(words: &Furniture, theme: &Theme, width: f32) -> Element {
    let size = theme.furniture.size;
    let wanted = (ems(&words.facility) + ems(&words.title) + 2.0) * size;
    let fitting = (size * width / wanted.max(1.0)).max(SMALLEST_FURNITURE);
    let smaller = (fitting < size).then(|| val("w:sz", half_points(fitting)));
    let content = [run(&words.facility, smaller.clone()), tab(), run(&words.title, smaller)];
    part("w:hdr", Paragraph::new(HEADER).with(right_tab(width)).holding(content))
}

/// A footer part: the document's number and date left, 「3 / 18」 right.
pub(super) fn footer(words: &Furniture, width: f32, pages: usize) -> Element {
    let total = pages.max(1).to_string();
    let content = [run(&words.issue, []), tab()]
        .into_iter()
        .chain(field(" PAGE ".to_owned(), "1"))
        .chain([run(" / ", [])])
        .chain(field(" NUMPAGES ".to_owned(), &total));
    part("w:ftr", Paragraph::new(FOOTER).with(right_tab(width)).holding(content))
}

fn part(name: &'static str, paragraph: Paragraph) -> Element {
    el(name).attr("xmlns:w", MAIN).attr("xmlns:r", OFFICE).child(paragraph.element())
}

fn right_tab(width: f32) -> Element {
    el("w:tabs").child(val("w:tab", "right").attr("w:pos", twips(width)))
}

/// About how wide words are, in ems.
fn ems(words: &str) -> f32 {
    words.chars().map(|c| if c.is_ascii() { 0.62 } else { 1.0 }).sum()
}
