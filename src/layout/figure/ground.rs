//! This file knows where connectors may run: around boxes, across the lines of frames but never along them.

use super::place::{Block, Cell};

/// Directions of a step: right, left, down, up.
pub(super) const STEPS: [(i32, i32); 4] = [(1, 0), (-1, 0), (0, 1), (0, -1)];

/// The lattice of a page.
pub(super) struct Ground {
    pub(super) w: i32,
    pub(super) h: i32,
    /// Covered by a box or a title, outlines included.
    solid: Vec<bool>,
    /// Per point: the step to the right runs along a frame's line.
    along_h: Vec<bool>,
    /// Per point: the step down runs along a frame's line.
    along_v: Vec<bool>,
    /// Per point: how many frames it lies in.
    inside: Vec<u8>,
}

impl Ground {
    pub(super) fn new(block: &Block) -> Ground {
        let (w, h) = (block.w.max(0) + 1, block.h.max(0) + 1);
        let count = usize::try_from(w * h).unwrap_or(0);
        let mut ground = Ground {
            w,
            h,
            solid: vec![false; count],
            along_h: vec![false; count],
            along_v: vec![false; count],
            inside: vec![0; count],
        };
        for (_, cell) in &block.boxes {
            ground.cover(*cell);
        }
        for pen in &block.pens {
            if pen.title.w > 0 && pen.title.h > 0 {
                ground.cover(pen.title);
            }
            let a = pen.area;
            for x in a.x..a.right() {
                for y in [a.y, a.bottom()] {
                    if let Some(p) = ground.point(x, y) {
                        ground.along_h[p] = true;
                    }
                }
            }
            for y in a.y..a.bottom() {
                for x in [a.x, a.right()] {
                    if let Some(p) = ground.point(x, y) {
                        ground.along_v[p] = true;
                    }
                }
            }
            if !pen.lane {
                for y in a.y + 1..a.bottom() {
                    for x in a.x + 1..a.right() {
                        if let Some(p) = ground.point(x, y) {
                            ground.inside[p] = ground.inside[p].saturating_add(1);
                        }
                    }
                }
            }
        }
        ground
    }

    fn cover(&mut self, cell: Cell) {
        for y in cell.y..=cell.bottom() {
            for x in cell.x..=cell.right() {
                if let Some(p) = self.point(x, y) {
                    self.solid[p] = true;
                }
            }
        }
    }

    /// The index of a point on the page.
    pub(super) fn point(&self, x: i32, y: i32) -> Option<usize> {
        let within = (0..self.w).contains(&x) && (0..self.h).contains(&y);
        within.then(|| usize::try_from(y * self.w + x).unwrap_or(0))
    }

    /// Where a point lies.
    pub(super) fn place(&self, point: usize) -> (i32, i32) {
        let point = i32::try_from(point).unwrap_or(0);
        (point % self.w, point / self.w)
    }

    /// How many points there are.
    pub(super) fn len(&self) -> usize {
        self.solid.len()
    }

    pub(super) fn is_solid(&self, point: usize) -> bool {
        self.solid.get(point).copied().unwrap_or(true)
    }

    pub(super) fn depth(&self, point: usize) -> u8 {
        self.inside.get(point).copied().unwrap_or(0)
    }

    /// The point one step on, unless the step leaves the page or runs along a frame.
    pub(super) fn step(&self, point: usize, direction: usize) -> Option<usize> {
        let (x, y) = self.place(point);
        let (dx, dy) = STEPS.get(direction).copied()?;
        let to = self.point(x + dx, y + dy)?;
        let along = match direction {
            0 => self.along_h.get(point),
            1 => self.along_h.get(to),
            2 => self.along_v.get(point),
            _ => self.along_v.get(to),
        };
        (!along.copied().unwrap_or(true)).then_some(to)
    }

    /// Whether a rectangle in units (open edges) meets nothing solid and lies on the page.
    pub(super) fn is_free(&self, x0: f32, y0: f32, x1: f32, y1: f32) -> bool {
        if x0 < 0.0 || y0 < 0.0 || x1 > (self.w - 1) as f32 || y1 > (self.h - 1) as f32 {
            return false;
        }
        let (left, right) = (x0.ceil() as i32, x1.floor() as i32);
        let (top, bottom) = (y0.ceil() as i32, y1.floor() as i32);
        let solid = |x: i32, y: i32| self.point(x, y).is_some_and(|p| self.is_solid(p));
        (top..=bottom).all(|y| (left..=right).all(|x| !solid(x, y)))
    }
}
