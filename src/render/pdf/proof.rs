//! This file proves a laid-out document before anything is painted, because the painter cannot stop half-way.

use super::error::{Part, PdfError};
use crate::layout::Fonts;
use crate::layout::paged::{GlyphRun, LinkTarget, PageFrame, Paged, Paint, Rect, Segment, Stroke};

/// Finds the first thing that cannot be painted.
pub(super) fn prove(paged: &Paged, fonts: &Fonts) -> Result<(), PdfError> {
    if paged.pages.is_empty() {
        return Err(PdfError::NoPage);
    }
    let mut owned = vec![false; paged.tree.len()];
    for (frame, page) in paged.pages.iter().zip(1u32..) {
        let (width, height) = (frame.width, frame.height);
        if !(is_extent(width) && is_extent(height)) {
            return Err(PdfError::PageSize { page, width, height });
        }
        let owners = frame.marks.iter().filter_map(|mark| mark.owner);
        for node in owners.chain(frame.links.iter().map(|link| link.owner)) {
            *owned.get_mut(node).ok_or(PdfError::Tree { node })? = true;
        }
        marks(frame, page, fonts)?;
        links(frame, page, paged)?;
    }
    for anchor in paged.anchors.values() {
        if !anchor.y.is_finite() {
            return Err(PdfError::Position { page: anchor.page, what: Part::Anchor });
        }
    }
    tree(paged, &owned)
}

fn marks(frame: &PageFrame, page: u32, fonts: &Fonts) -> Result<(), PdfError> {
    for mark in &frame.marks {
        let (sound, what) = match &mark.paint {
            Paint::Glyphs(run) => {
                words(run, page, fonts)?;
                let numbers = [run.x, run.y, run.grey];
                let advances = run.glyphs.iter().all(|glyph| glyph.advance.is_finite());
                let sound =
                    is_extent(run.size) && numbers.iter().all(|n| n.is_finite()) && advances;
                (sound, Part::Words)
            }
            Paint::Path(path) => {
                let greys = path.fill.into_iter().chain(path.stroke.map(|stroke| stroke.grey));
                let looks = greys.into_iter().all(f32::is_finite)
                    && path.stroke.is_none_or(|stroke| is_stroke(&stroke));
                (looks && path.segments.iter().all(is_finite), Part::Path)
            }
            Paint::Image { area, .. } => (is_area(area), Part::Picture),
        };
        if !sound {
            return Err(PdfError::Position { page, what });
        }
    }
    Ok(())
}

fn words(run: &GlyphRun, page: u32, fonts: &Fonts) -> Result<(), PdfError> {
    let text = || run.text.clone();
    if run.font >= fonts.count() {
        return Err(PdfError::UnknownFont { page, font: run.font, text: text() });
    }
    for glyph in &run.glyphs {
        let Some(character) = run.text.get(glyph.range.clone()) else {
            let (start, end) = (glyph.range.start, glyph.range.end);
            return Err(PdfError::TextRange { page, text: text(), start, end });
        };
        if !fonts.has_glyph(run.font, glyph.id) {
            let character = character.to_owned();
            return Err(PdfError::MissingGlyph { page, character, text: text() });
        }
    }
    Ok(())
}

fn links(frame: &PageFrame, page: u32, paged: &Paged) -> Result<(), PdfError> {
    for link in &frame.links {
        if !is_area(&link.area) {
            return Err(PdfError::Position { page, what: Part::Link });
        }
        if let LinkTarget::Block(target) = &link.target
            && super::outline::place(paged, target).is_none()
        {
            return Err(PdfError::DanglingLink { page, target: target.clone() });
        }
    }
    Ok(())
}

/// Every node that owns something is reached once from the root, and no node twice.
fn tree(paged: &Paged, owned: &[bool]) -> Result<(), PdfError> {
    let mut reached = vec![false; paged.tree.len()];
    let mut open: Vec<usize> = if paged.tree.is_empty() { Vec::new() } else { vec![0] };
    while let Some(node) = open.pop() {
        let place = reached.get_mut(node).ok_or(PdfError::Tree { node })?;
        if std::mem::replace(place, true) {
            return Err(PdfError::Tree { node });
        }
        open.extend(paged.tree.get(node).into_iter().flat_map(|n| &n.children));
    }
    match owned.iter().zip(&reached).position(|(owned, reached)| *owned && !reached) {
        Some(node) => Err(PdfError::Tree { node }),
        None => Ok(()),
    }
}

fn is_extent(length: f32) -> bool {
    length.is_finite() && length > 0.0
}

fn is_area(area: &Rect) -> bool {
    area.x.is_finite() && area.y.is_finite() && is_extent(area.width) && is_extent(area.height)
}

/// A dash of no length would never end.
fn is_stroke(stroke: &Stroke) -> bool {
    let dash =
        stroke.dash.is_none_or(|(dash, gap)| is_extent(dash) && gap.is_finite() && gap >= 0.0);
    stroke.width.is_finite() && stroke.width >= 0.0 && dash
}

fn is_finite(segment: &Segment) -> bool {
    match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) => x.is_finite() && y.is_finite(),
        Segment::Cubic(a, b, c, d, x, y) => [a, b, c, d, x, y].iter().all(|n| n.is_finite()),
        Segment::Close => true,
    }
}
