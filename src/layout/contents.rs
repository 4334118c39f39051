//! This file sets the table of contents: number, words, dots, page.

use super::galley::{Galley, Piece};
use super::ink::{Fit, Slot};
use super::lines::width;
use super::paged::{GlyphRun, LinkArea, LinkTarget, Mark, Paint, Rect, Segment, Stroke, TagRole};
use super::set::baseline;
use super::setter::{Column, Place, Setter, from_left, set_lines};
use super::theme::TextStyle;
use super::tree::ROOT;
use crate::document::{Block, BlockId, ContentsEntry};

/// Room for the page number at the right edge, in ems.
const NUMBER_ROOM: f32 = 2.2;
/// Dots of the leader: length and gap, in points.
const DOTS: (f32, f32) = (0.8, 2.6);

impl<'a> Setter<'a> {
    /// Sets the contents down to a heading level.
    pub(super) fn contents(
        &mut self,
        galley: &mut Galley<'a>,
        (id, depth): (&'a BlockId, u8),
        column: Column,
    ) {
        galley.begin(id);
        let node = self.tree.add(ROOT, TagRole::Contents);
        let own_title = self.heading_before(id);
        let numbered = self.numbered;
        for entry in numbered.contents() {
            if entry.level <= depth && Some(&entry.id) != own_title {
                self.entry(galley, entry, node, column);
            }
        }
        galley.space(self.theme.contents[0].before);
    }

    /// The heading right above the contents says 「目次」 and is not part of them.
    fn heading_before(&self, id: &BlockId) -> Option<&'a BlockId> {
        let sections = &self.numbered.document().sections;
        sections.iter().flat_map(|s| s.blocks.windows(2)).find_map(|pair| match pair {
            [Block::Heading(h), Block::Contents { id: found, .. }] if found == id => Some(&h.id),
            _ => None,
        })
    }

    fn entry(
        &mut self,
        galley: &mut Galley<'a>,
        entry: &'a ContentsEntry,
        parent: usize,
        column: Column,
    ) {
        let style = self.contents_style(entry.level);
        let indent = self.theme.list_indent * f32::from(entry.level.clamp(1, 3) - 1);
        let label =
            if entry.number.is_empty() { String::new() } else { format!("{} ", entry.number) };
        let title = format!("{label}{}", entry.title);
        let item = self.tree.add(parent, TagRole::ContentsItem);
        let link = self.tree.add(item, TagRole::Link);
        let hang = width(&self.shape_plain(&entry.id, &label, style.strong).clusters) * style.size;
        let mut words = self.shape_plain(&entry.id, &title, style.strong);
        words.attach(&mut self.tree, link);
        let room = NUMBER_ROOM * style.size;
        let words_column = Column { width: (column.width - room).max(1.0), ..column };
        let place = Place {
            column: words_column.indented(indent),
            first: 0.0,
            rest: hang,
            style: from_left(style),
        };
        let mut lines = set_lines(&words, place);
        let y = baseline(style.size, style.leading);
        if let Some(last) = lines.last_mut() {
            let end = last.marks.iter().filter_map(right_end).fold(column.x, f32::max);
            let right = column.x + column.width;
            let leader = [end + style.size * 0.4, right - room];
            if leader[1] - leader[0] > style.size {
                let stroke = Stroke { width: 0.8, grey: 0.45, dash: Some(DOTS) };
                // Dots of all lines stand below each other when they are counted from the right.
                let segments =
                    vec![Segment::Move(leader[1], y - 0.4), Segment::Line(leader[0], y - 0.4)];
                last.path(segments, Some(stroke), None);
            }
            self.page_number(last, entry, link, (right, y), style);
        }
        galley.space(style.before);
        let count = lines.len();
        for (index, mut ink) in lines.into_iter().enumerate() {
            ink.links.push(LinkArea {
                area: Rect {
                    x: column.x + indent,
                    y: 0.0,
                    width: (column.width - indent).max(1.0),
                    height: style.leading,
                },
                target: LinkTarget::Block(entry.id.clone()),
                owner: link,
                alt: title.clone(),
            });
            let mut piece = Piece::new(style.leading, ink);
            if index + 1 < count {
                piece.keep = super::galley::Keep::Glue;
            }
            galley.push(piece);
        }
        galley.space(style.after);
    }

    fn page_number(
        &self,
        ink: &mut super::ink::Ink,
        entry: &ContentsEntry,
        owner: usize,
        (right, y): (f32, f32),
        style: TextStyle,
    ) {
        let digits = self.digits(&entry.id);
        let digit = self.fonts.glyph('0', None, style.strong);
        let (font, advance) = digit.map_or((0, 0.5), |g| (g.font, g.advance));
        let run = GlyphRun {
            font,
            size: style.size,
            x: right - advance * digits as f32 * style.size,
            y,
            grey: 0.0,
            text: String::new(),
            actual_text: None,
            glyphs: Vec::new(),
        };
        let mark = ink.marks.len();
        ink.marks.push(Mark { owner: Some(owner), paint: Paint::Glyphs(run) });
        ink.slots.push(Slot {
            target: entry.id.clone(),
            digits,
            strong: style.strong,
            mark,
            line_end: mark + 1,
            links_end: 0,
            link: None,
            fit: Fit::Right,
        });
    }

    fn contents_style(&self, level: u8) -> TextStyle {
        let [one, two, three] = self.theme.contents;
        match level {
            0 | 1 => one,
            2 => two,
            _ => three,
        }
    }
}

fn right_end(mark: &Mark) -> Option<f32> {
    match &mark.paint {
        Paint::Glyphs(run) => {
            Some(run.x + run.glyphs.iter().map(|g| g.advance).sum::<f32>() * run.size)
        }
        Paint::Path(_) | Paint::Image { .. } => None,
    }
}
