//! This file sets a line: glyph runs at their places, justification, circles, rules to write on, areas to click.

use super::ink::{Fit, Ink, Slot, ring};
use super::lines::{Line, trimmed, width};
use super::paged::{GlyphRun, LinkArea, Mark, Paint, PlacedGlyph, Rect, Segment, Stroke};
use super::theme::TextAlign;
use super::words::{Cluster, Kind, SpanMark, Words};

/// Part of an em square above the baseline in Japanese fonts.
const ABOVE_BASELINE: f32 = 0.88;
/// Gaps wider than this many ems look worse than a ragged edge.
const WIDEST_STRETCH: f32 = 0.25;

/// Where and how a line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Size of the words.
    pub(super) size: f32,
    /// Distance from baseline to baseline.
    pub(super) leading: f32,
    /// Left end of the measure.
    pub(super) x: f32,
    /// Width of the measure.
    pub(super) measure: f32,
    /// How the line stands in it.
    pub(super) align: TextAlign,
}

/// Sets a line whose top left corner is the origin.
pub(super) fn set_line(words: &Words, line: &Line, setting: Setting) -> Ink {
    let clusters = trimmed(words, line);
    let mut pen = Pen::new(words, line, clusters, setting);
    for (index, cluster) in clusters.iter().enumerate() {
        pen.step(index, cluster);
    }
    pen.finish()
}

/// The baseline of a line of words, from the line's top.
pub(super) fn baseline(size: f32, leading: f32) -> f32 {
    (leading - size) / 2.0 + size * ABOVE_BASELINE
}

struct Pen<'w> {
    words: &'w Words,
    setting: Setting,
    x: f32,
    y: f32,
    stretch: f32,
    /// By how much each blank is shorter than it was asked to be.
    shorter: f32,
    ink: Ink,
    /// Key of the open run: font, span for special spans, leaf.
    open: Option<(usize, Option<u32>, Option<usize>)>,
    circle: Option<(u32, f32)>,
    link: Option<(usize, usize)>,
}

impl<'w> Pen<'w> {
    fn new(words: &'w Words, line: &Line, clusters: &[Cluster], setting: Setting) -> Self {
        let natural = width(clusters) * setting.size;
        let blanks = clusters.iter().filter(|c| c.kind == Kind::Blank).count().max(1);
        let shorter = (natural - setting.measure).max(0.0) / blanks as f32;
        let left = (setting.measure - natural).max(0.0);
        let gaps = clusters.iter().skip(1).filter(|c| c.stretches).count();
        let mut stretch = 0.0;
        let mut x = setting.x;
        match setting.align {
            TextAlign::Start => {}
            TextAlign::Center => x += left / 2.0,
            TextAlign::End => x += left,
            TextAlign::Justify if line.ends || gaps == 0 => {}
            TextAlign::Justify => {
                let each = left / gaps as f32;
                stretch = if each > WIDEST_STRETCH * setting.size { 0.0 } else { each };
            }
        }
        let y = baseline(setting.size, setting.leading);
        let ink = Ink::default();
        Self { words, setting, x, y, stretch, shorter, ink, open: None, circle: None, link: None }
    }

    fn step(&mut self, index: usize, cluster: &Cluster) {
        let mut gap = if index == 0 { 0.0 } else { cluster.lead * self.setting.size };
        if index > 0 && cluster.stretches {
            gap += self.stretch;
        }
        let span = self.words.spans.get(cluster.span as usize);
        let owner = span.and_then(|s| s.owner);
        let mark = span.map_or(&SpanMark::Plain, |s| &s.mark);
        let special = match mark {
            SpanMark::Plain | SpanMark::Option(None) => None,
            SpanMark::Option(Some(_)) | SpanMark::Slot { .. } => Some(cluster.span),
        };
        if self.circle.is_some_and(|(span, _)| span != cluster.span) {
            self.close_circle();
        }
        self.x += gap;
        let mut advance = (cluster.advance * self.setting.size).min(self.setting.measure.max(1.0));
        if cluster.kind == Kind::Blank {
            let wanted = cluster.advance * self.setting.size - self.shorter;
            advance = wanted.clamp(1.0_f32.min(advance), advance);
        }
        match cluster.kind {
            Kind::Glyph { font, id } | Kind::Space { font, id } => {
                self.widen_last(gap);
                let key = (font, special, owner);
                if self.open != Some(key) {
                    self.open = Some(key);
                    self.start_run(font, owner, mark);
                }
                if special.is_some() && self.circle.is_none() {
                    self.circle = Some((cluster.span, self.x));
                }
                self.add_glyph(id, cluster);
            }
            Kind::Blank => {
                self.open = None;
                let inset = self.setting.size * 0.1;
                let y = self.y + self.setting.size * 0.14;
                let stroke = Stroke { width: 0.5, grey: 0.0, dash: None };
                let rule = vec![
                    Segment::Move(self.x + inset, y),
                    Segment::Line(self.x + advance - inset, y),
                ];
                self.ink.path(rule, Some(stroke), None);
            }
            Kind::Slot => {
                self.open = None;
                self.add_slot(mark, owner);
            }
            Kind::Newline => {}
        }
        self.touch_link(span.and_then(|s| s.link), self.x, self.x + advance);
        self.x += advance;
    }

    fn start_run(&mut self, font: usize, owner: Option<usize>, mark: &SpanMark) {
        let actual_text = match mark {
            SpanMark::Option(actual) => actual.clone(),
            SpanMark::Plain | SpanMark::Slot { .. } => None,
        };
        let run = GlyphRun {
            font,
            size: self.setting.size,
            x: self.x,
            y: self.y,
            grey: 0.0,
            text: String::new(),
            actual_text,
            glyphs: Vec::new(),
        };
        self.ink.marks.push(Mark { owner, paint: Paint::Glyphs(run) });
    }

    fn add_glyph(&mut self, id: u32, cluster: &Cluster) {
        let (start, end) = (cluster.start as usize, cluster.end as usize);
        let text = self.words.text.get(start..end).unwrap_or_default();
        if let Some(Mark { paint: Paint::Glyphs(run), .. }) = self.ink.marks.last_mut() {
            let from = run.text.len();
            run.text.push_str(text);
            let range = from..run.text.len();
            run.glyphs.push(PlacedGlyph { id, advance: cluster.advance, range });
        }
    }

    /// Space between two glyphs of one run belongs to the first of them.
    fn widen_last(&mut self, gap: f32) {
        if gap != 0.0
            && self.open.is_some()
            && let Some(Mark { paint: Paint::Glyphs(run), .. }) = self.ink.marks.last_mut()
            && let Some(glyph) = run.glyphs.last_mut()
        {
            glyph.advance += gap / self.setting.size;
        }
    }

    fn add_slot(&mut self, mark: &SpanMark, owner: Option<usize>) {
        let SpanMark::Slot { target, digits, strong } = mark else { return };
        let index = self.ink.marks.len();
        self.start_run(0, owner, mark);
        self.ink.slots.push(Slot {
            target: target.clone(),
            digits: *digits,
            strong: *strong,
            mark: index,
            line_end: 0,
            links_end: 0,
            link: None,
            fit: Fit::Close,
        });
    }

    fn touch_link(&mut self, link: Option<usize>, left: f32, right: f32) {
        let Some(link) = link else {
            self.link = None;
            return;
        };
        if let Some((open, area)) = self.link
            && open == link
            && let Some(area) = self.ink.links.get_mut(area)
        {
            area.area.width = right - area.area.x;
        } else if let Some(link_of) = self.words.links.get(link) {
            self.link = Some((link, self.ink.links.len()));
            self.ink.links.push(LinkArea {
                area: Rect { x: left, y: 0.0, width: right - left, height: self.setting.leading },
                target: link_of.target.clone(),
                owner: link_of.owner,
                alt: link_of.alt.clone(),
            });
        }
        if let (Some((_, area)), Some(slot)) = (self.link, self.ink.slots.last_mut())
            && slot.mark + 1 == self.ink.marks.len()
        {
            slot.link = Some(area);
        }
    }

    fn close_circle(&mut self) {
        let Some((span, left)) = self.circle.take() else { return };
        let circled = self
            .words
            .spans
            .get(span as usize)
            .is_some_and(|s| matches!(s.mark, SpanMark::Option(Some(_))));
        if !circled {
            return;
        }
        let size = self.setting.size;
        let right = self.right_of_last();
        let height = size * 1.32;
        let area = Rect {
            x: left - size * 0.26,
            y: self.y - size * 0.38 - height / 2.0,
            width: right - left + size * 0.52,
            height,
        };
        self.ink.path(ring(area), Some(Stroke { width: 0.9, grey: 0.0, dash: None }), None);
        self.open = None;
    }

    fn right_of_last(&self) -> f32 {
        let run = self.ink.marks.iter().rev().find_map(|m| match &m.paint {
            Paint::Glyphs(run) => Some(run),
            _ => None,
        });
        run.map_or(self.x, |r| r.x + r.glyphs.iter().map(|g| g.advance).sum::<f32>() * r.size)
    }

    fn finish(mut self) -> Ink {
        self.close_circle();
        let (marks, links) = (self.ink.marks.len(), self.ink.links.len());
        for slot in &mut self.ink.slots {
            slot.line_end = marks;
            slot.links_end = links;
            if self.stretch > 0.0 {
                slot.fit = Fit::Justify { line_start: 0 };
            }
        }
        self.ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lines::{Measure, break_lines};
    use crate::layout::sample::fonts;
    use crate::layout::words::Shaper;

    #[test]
    fn a_mark_after_a_blank_as_wide_as_its_line_stands_inside_the_measure() {
        let mut shaper = Shaper::new(fonts());
        shaper.blank(12);
        shaper.write("。", false);
        let words = shaper.finish().0;
        let (size, measure) = (10.0, 80.0);
        let lines = break_lines(&words, Measure::even(size, measure));
        assert_eq!(lines.len(), 1);
        let setting = Setting { size, leading: 15.0, x: 0.0, measure, align: TextAlign::Start };
        let ink = set_line(&words, &lines[0], setting);
        let ends = ink.marks.iter().filter_map(|mark| match &mark.paint {
            Paint::Glyphs(run) => {
                Some(run.x + run.glyphs.iter().map(|g| g.advance).sum::<f32>() * size)
            }
            _ => None,
        });
        assert_eq!(ends.map(f32::round).collect::<Vec<_>>(), [measure]);
    }
}
