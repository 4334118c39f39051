//! This file sets the header and footer lines of every page.

use super::fonts::Fonts;
use super::house::{HEADER_RULE, SMALLEST_FURNITURE};
use super::ink::Ink;
use super::lines::{Line, Measure, break_lines, width};
use super::paged::{PageFrame, Segment, Stroke};
use super::set::{Setting, baseline, set_line};
use super::theme::{TextAlign, TextStyle, Theme};
use super::words::{Shaper, Words};
use crate::document::Furniture;

/// Part of the line that the facility's name may take in any case; it gets what the title leaves.
const LEFT_SHARE: f32 = 0.46;

/// Paints header and footer on all pages; they are furniture and mean nothing to a reader. Missing characters come back.
pub(super) fn furnish(
    pages: &mut [PageFrame],
    words: &Furniture,
    theme: &Theme,
    fonts: &Fonts,
) -> Vec<char> {
    let mut missing = Vec::new();
    let total = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let margins = theme.margins;
        let measure = (page.width - margins.left - margins.right).max(1.0);
        let style = theme.furniture;
        let mut ink = Ink::default();
        let count = format!("{} / {total}", index + 1);
        let top = margins.header;
        let bottom = page.height - margins.footer - style.leading;
        let gap = style.size;
        let mut shape = |text: &str| {
            let mut shaper = Shaper::new(fonts);
            shaper.write(text, style.strong);
            let (shaped, lost) = shaper.finish();
            missing.extend(lost);
            shaped
        };
        let (facility, title) = (shape(&words.facility), shape(&words.title));
        let least = measure * LEFT_SHARE - gap;
        let left = least.max(measure - width(&title.clusters) * style.size - gap);
        let right = measure - least.min(width(&facility.clusters) * style.size) - gap;
        let lines = [
            (facility, left, TextAlign::Start, top),
            (title, right, TextAlign::End, top),
            (shape(&words.issue), measure * 0.8, TextAlign::Start, bottom),
            (shape(&count), measure * 0.2, TextAlign::End, bottom),
        ];
        for (shaped, room, align, y) in lines {
            ink.append(fitted(&shaped, style, (room, measure), align), 0.0, y);
        }
        let y = top + baseline(style.size, style.leading) + HEADER_RULE;
        let stroke = Stroke { width: theme.rules.thin, grey: theme.rules.grey, dash: None };
        ink.path(vec![Segment::Move(0.0, y), Segment::Line(measure, y)], Some(stroke), None);
        ink.paint(page, margins.left, 0.0);
    }
    missing
}

/// One line that never leaves its room: long words become smaller, longer ones are cut.
fn fitted(words: &Words, style: TextStyle, (room, measure): (f32, f32), align: TextAlign) -> Ink {
    let natural = width(&words.clusters) * style.size;
    let size =
        (style.size * (room / natural.max(0.01)).min(1.0)).max(SMALLEST_FURNITURE.min(style.size));
    let fits = break_lines(words, Measure::even(size, room));
    let whole = Line { clusters: 0..words.clusters.len(), ends: true };
    let line = if natural * size / style.size <= room + 0.1 { Some(&whole) } else { fits.first() };
    let setting = Setting { size, leading: style.leading, x: 0.0, measure, align };
    line.map_or_else(Ink::default, |line| set_line(words, line, setting))
}
