//! This file holds painted things before they have a page: marks around their own corner, links and open page numbers.

use super::paged::{LinkArea, Mark, PageFrame, Paint, PathMark, Rect, Segment, Stroke};
use crate::document::BlockId;

/// Marks relative to a corner, which a page takes over by shifting them.
#[derive(Debug, Clone, Default)]
pub(super) struct Ink {
    /// What is painted.
    pub(super) marks: Vec<Mark>,
    /// Areas that can be clicked.
    pub(super) links: Vec<LinkArea>,
    /// Page numbers still to be filled in.
    pub(super) slots: Vec<Slot>,
}

/// A page number that waits for the pages of the whole binder.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The block whose page is meant.
    pub(super) target: BlockId,
    /// How many digits the line keeps free.
    pub(super) digits: usize,
    /// Whether they are heavier.
    pub(super) strong: bool,
    /// Index of the empty run that takes the digits.
    pub(super) mark: usize,
    /// One past the last mark of the same line.
    pub(super) line_end: usize,
    /// One past the last link area of the same line.
    pub(super) links_end: usize,
    /// Index of the area that the number belongs to.
    pub(super) link: Option<usize>,
    /// How the line takes up what the digits leave.
    pub(super) fit: Fit,
}

/// How a line takes up the difference between reserved and real width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fit {
    /// What follows moves to the left.
    Close,
    /// What follows moves to the left and the gaps of the whole line, from its first mark on, grow.
    Justify {
        /// Index of the line's first mark.
        line_start: usize,
    },
    /// The digits end at the right edge of their place.
    Right,
}

impl Ink {
    /// Paints on top of what is there, shifted.
    pub(super) fn append(&mut self, mut other: Ink, dx: f32, dy: f32) {
        let (marks, links) = (self.marks.len(), self.links.len());
        for mark in &mut other.marks {
            shift(&mut mark.paint, dx, dy);
        }
        for link in &mut other.links {
            link.area.x += dx;
            link.area.y += dy;
        }
        for slot in &mut other.slots {
            slot.mark += marks;
            slot.line_end += marks;
            slot.links_end += links;
            if let Some(link) = &mut slot.link {
                *link += links;
            }
            if let Fit::Justify { line_start } = &mut slot.fit {
                *line_start += marks;
            }
        }
        self.marks.append(&mut other.marks);
        self.links.append(&mut other.links);
        self.slots.append(&mut other.slots);
    }

    /// The same marks as furniture: nothing to read, nothing to click.
    pub(super) fn as_furniture(&self) -> Ink {
        let mut ink =
            Ink { marks: self.marks.clone(), links: Vec::new(), slots: self.slots.clone() };
        for mark in &mut ink.marks {
            mark.owner = None;
        }
        for slot in &mut ink.slots {
            slot.link = None;
            slot.links_end = 0;
        }
        ink
    }

    /// Adds a path that means nothing to a reader.
    pub(super) fn path(
        &mut self,
        segments: Vec<Segment>,
        stroke: Option<Stroke>,
        fill: Option<f32>,
    ) {
        if !segments.is_empty() {
            let paint = Paint::Path(PathMark { segments, stroke, fill });
            self.marks.push(Mark { owner: None, paint });
        }
    }

    /// Adds the ground of an area.
    pub(super) fn ground(&mut self, area: Rect, grey: f32) {
        self.path(rectangle(area), None, Some(grey));
    }

    /// Hands everything to a page; the slots come back with the page's own indices.
    pub(super) fn paint(self, page: &mut PageFrame, dx: f32, dy: f32) -> Vec<Slot> {
        let mut whole = Ink {
            marks: std::mem::take(&mut page.marks),
            links: std::mem::take(&mut page.links),
            slots: Vec::new(),
        };
        whole.append(self, dx, dy);
        page.marks = whole.marks;
        page.links = whole.links;
        whole.slots
    }
}

/// The four sides of an area.
pub(super) fn rectangle(area: Rect) -> Vec<Segment> {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    vec![
        Segment::Move(area.x, area.y),
        Segment::Line(right, area.y),
        Segment::Line(right, bottom),
        Segment::Line(area.x, bottom),
        Segment::Close,
    ]
}

/// A ring inside an area, fuller in the corners than an ellipse, so that it runs clear of the words it encloses.
pub(super) fn ring(area: Rect) -> Vec<Segment> {
    let (rx, ry) = (area.width / 2.0, area.height / 2.0);
    let (cx, cy) = (area.x + rx, area.y + ry);
    // A circle would take 0.55.
    let (kx, ky) = (rx * 0.74, ry * 0.74);
    vec![
        Segment::Move(cx + rx, cy),
        Segment::Cubic(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        Segment::Cubic(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        Segment::Cubic(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        Segment::Cubic(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        Segment::Close,
    ]
}

fn shift(paint: &mut Paint, dx: f32, dy: f32) {
    match paint {
        Paint::Glyphs(run) => {
            run.x += dx;
            run.y += dy;
        }
        Paint::Image { area, .. } => {
            area.x += dx;
            area.y += dy;
        }
        Paint::Path(path) => {
            for segment in &mut path.segments {
                *segment = shifted(*segment, dx, dy);
            }
        }
    }
}

fn shifted(segment: Segment, dx: f32, dy: f32) -> Segment {
    match segment {
        Segment::Move(x, y) => Segment::Move(x + dx, y + dy),
        Segment::Line(x, y) => Segment::Line(x + dx, y + dy),
        Segment::Cubic(a, b, c, d, x, y) => {
            Segment::Cubic(a + dx, b + dy, c + dx, d + dy, x + dx, y + dy)
        }
        Segment::Close => Segment::Close,
    }
}
