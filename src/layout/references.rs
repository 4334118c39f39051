//! This file fills page numbers into the room that lines keep for them.

use super::fonts::Fonts;
use super::ink::{Fit, Slot};
use super::paged::{GlyphRun, Mark, PageFrame, PageMap, Paint, PlacedGlyph, Segment};

/// Whether every page number fits the room that its line keeps.
pub(super) fn all_fit(slots: &[Vec<Slot>], pages: &PageMap) -> bool {
    let fits = |slot: &Slot| match pages.get(&slot.target) {
        Some(page) => page.to_string().len() <= slot.digits,
        None => true,
    };
    slots.iter().flatten().all(fits)
}

/// Fills the page numbers of one page; what a short number leaves is closed up within its line.
pub(super) fn fill(page: &mut PageFrame, slots: &[Slot], pages: &PageMap, fonts: &Fonts) {
    let mut emptied = false;
    for slot in slots {
        let digits = pages.get(&slot.target).map(u32::to_string).unwrap_or_default();
        emptied |= digits.is_empty();
        write(page, slot, &digits, fonts);
    }
    if emptied {
        page.marks
            .retain(|mark| !matches!(&mark.paint, Paint::Glyphs(run) if run.glyphs.is_empty()));
    }
}

fn write(page: &mut PageFrame, slot: &Slot, digits: &str, fonts: &Fonts) {
    let digit = fonts.glyph('0', None, slot.strong).map_or(0.5, |g| g.advance);
    let Some(Mark { paint: Paint::Glyphs(run), .. }) = page.marks.get_mut(slot.mark) else {
        return;
    };
    let before = run.x;
    let reserved = digit * slot.digits as f32 * run.size;
    let taken = set(run, digits, slot.strong, fonts);
    let spare = reserved - taken;
    match slot.fit {
        Fit::Right => run.x += spare,
        Fit::Close | Fit::Justify { .. } => {
            if spare.abs() < 0.001 {
                return;
            }
            let after = slot.mark + 1..slot.line_end;
            for mark in page.marks.get_mut(after).unwrap_or_default() {
                shift(&mut mark.paint, -spare);
            }
            if let Some(link) = slot.link.and_then(|l| page.links.get_mut(l)) {
                link.area.width -= spare;
            }
            let first = slot.link.map_or(slot.links_end, |l| l + 1);
            for link in page.links.get_mut(first..slot.links_end).unwrap_or_default() {
                if link.area.x > before {
                    link.area.x -= spare;
                }
            }
            if let Fit::Justify { line_start } = slot.fit {
                let line = page.marks.get_mut(line_start..slot.line_end).unwrap_or_default();
                spread(line, spare);
            }
        }
    }
}

/// Writes the digits; gives their width.
fn set(run: &mut GlyphRun, digits: &str, strong: bool, fonts: &Fonts) -> f32 {
    run.text = digits.to_owned();
    run.glyphs.clear();
    let mut width = 0.0;
    for (at, c) in digits.char_indices() {
        if let Some(glyph) = fonts.glyph(c, None, strong) {
            run.font = glyph.font;
            let range = at..at + c.len_utf8();
            run.glyphs.push(PlacedGlyph { id: glyph.id, advance: glyph.advance, range });
            width += glyph.advance * run.size;
        }
    }
    width
}

fn shift(paint: &mut Paint, dx: f32) {
    match paint {
        Paint::Glyphs(run) => run.x += dx,
        Paint::Image { area, .. } => area.x += dx,
        Paint::Path(path) => {
            for segment in &mut path.segments {
                match segment {
                    Segment::Move(x, _) | Segment::Line(x, _) => *x += dx,
                    Segment::Cubic(a, _, b, _, x, _) => {
                        *a += dx;
                        *b += dx;
                        *x += dx;
                    }
                    Segment::Close => {}
                }
            }
        }
    }
}

/// Spreads space over all gaps between the glyphs of a justified line, so that its right edge stays straight.
fn spread(line: &mut [Mark], space: f32) {
    let glyphs: usize = line
        .iter()
        .map(|m| match &m.paint {
            Paint::Glyphs(run) if run.actual_text.is_none() => run.glyphs.len(),
            _ => 0,
        })
        .sum();
    if glyphs < 2 {
        return;
    }
    let each = space / (glyphs - 1) as f32;
    let mut moved = 0.0;
    for mark in line {
        shift(&mut mark.paint, moved);
        if let Paint::Glyphs(run) = &mut mark.paint
            && run.actual_text.is_none()
        {
            for glyph in &mut run.glyphs {
                glyph.advance += each / run.size;
                moved += each;
            }
        }
    }
}
