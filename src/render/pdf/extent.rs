//! This file measures how much of its page each figure takes, which readers need to show it as one thing.

use std::collections::BTreeMap;

use krilla::geom::Rect;

use crate::layout::Paged;
use crate::layout::paged::{Paint, Segment, TagRole};

/// Page index and area of each figure that stands on one page.
pub(super) struct Extents(BTreeMap<usize, Option<(usize, Bounds)>>);

#[derive(Clone, Copy)]
struct Bounds {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Bounds {
    const NOTHING: Bounds = Bounds {
        left: f32::INFINITY,
        top: f32::INFINITY,
        right: f32::NEG_INFINITY,
        bottom: f32::NEG_INFINITY,
    };

    fn add(&mut self, x: f32, y: f32) {
        (self.left, self.right) = (self.left.min(x), self.right.max(x));
        (self.top, self.bottom) = (self.top.min(y), self.bottom.max(y));
    }

    fn join(&mut self, other: Bounds) {
        if other.left <= other.right {
            self.add(other.left, other.top);
            self.add(other.right, other.bottom);
        }
    }
}

impl Extents {
    pub(super) fn of_figures(paged: &Paged) -> Extents {
        let figure_of = figures(paged);
        let mut found: BTreeMap<usize, Option<(usize, Bounds)>> = BTreeMap::new();
        for (page, frame) in paged.pages.iter().enumerate() {
            for mark in &frame.marks {
                let owner = mark.owner.and_then(|owner| figure_of.get(owner).copied());
                let Some(Some(figure)) = owner else { continue };
                let bounds = bounds(&mark.paint);
                let known = found.entry(figure).or_insert(Some((page, Bounds::NOTHING)));
                match known {
                    Some((on, area)) if *on == page => area.join(bounds),
                    // A figure that goes on over the page has no single area.
                    other => *other = None,
                }
            }
        }
        Extents(found)
    }

    pub(super) fn area(&self, figure: usize) -> Option<(usize, Rect)> {
        let (page, b) = (*self.0.get(&figure)?)?;
        Some((page, Rect::from_ltrb(b.left, b.top, b.right, b.bottom)?))
    }
}

/// The figure around each node, if any.
fn figures(paged: &Paged) -> Vec<Option<usize>> {
    let mut figure_of = vec![None; paged.tree.len()];
    let mut open: Vec<(usize, Option<usize>)> = vec![(0, None)];
    while let Some((node, around)) = open.pop() {
        let Some(tag) = paged.tree.get(node) else { continue };
        let figure = match tag.role {
            TagRole::Figure { .. } => Some(node),
            _ => around,
        };
        if let Some(place) = figure_of.get_mut(node) {
            *place = figure;
        }
        open.extend(tag.children.iter().map(|&child| (child, figure)));
    }
    figure_of
}

fn bounds(paint: &Paint) -> Bounds {
    let mut bounds = Bounds::NOTHING;
    match paint {
        Paint::Glyphs(run) => {
            let width: f32 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            bounds.add(run.x, run.y - run.size);
            bounds.add(run.x + width * run.size, run.y + run.size * 0.2);
        }
        Paint::Path(path) => {
            for segment in &path.segments {
                match *segment {
                    Segment::Move(x, y) | Segment::Line(x, y) => bounds.add(x, y),
                    Segment::Cubic(a, b, c, d, x, y) => {
                        for (x, y) in [(a, b), (c, d), (x, y)] {
                            bounds.add(x, y);
                        }
                    }
                    Segment::Close => {}
                }
            }
        }
        Paint::Image { area, .. } => {
            bounds.add(area.x, area.y);
            bounds.add(area.x + area.width, area.y + area.height);
        }
    }
    bounds
}
