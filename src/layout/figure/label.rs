//! This file puts the words of an edge beside its line, on ground where nothing else stands.

use super::chart::Chart;
use super::ground::Ground;
use super::place::{Block, Sizes, UNIT};
use super::route::corners;
use super::words::Line;
use crate::layout::paged::Rect;

/// The words of a link with their place in points.
pub(super) struct Label {
    pub(super) link: usize,
    pub(super) area: Rect,
    pub(super) lines: Vec<Line>,
}

/// A straight piece of a connector or frame, in points.
#[derive(Clone, Copy)]
struct Piece {
    x0: f32,
    y0: f32,
    x1: f32,
    y1: f32,
}

/// Points between a line and its words.
const OFF: f32 = 2.5;
/// The same where a lane's line runs between them.
const BEYOND: f32 = OFF + UNIT + 1.0;
/// What words that a line strikes through cost.
const STRUCK: f32 = 400.0;
/// What words close to a strange line cost.
const NEAR: f32 = 30.0;
/// What words on the line of a frame or lane cost.
const FRAMED: f32 = 200.0;
/// Steps of 4 points around the middle of a line in which a place is looked for.
const REACH: i32 = 24;

/// Finds a place for every label; `None` when one has none.
pub(super) fn labels(
    chart: &Chart,
    sizes: &Sizes<'_>,
    block: &Block,
    ground: &Ground,
    paths: &[Vec<usize>],
) -> Option<(Vec<Label>, f32)> {
    let pieces: Vec<Vec<Piece>> = paths.iter().map(|p| pieces(ground, p)).collect();
    let mut frames: Vec<Piece> = Vec::new();
    for pen in &block.pens {
        let a = pen.area;
        let (x0, y0) = (a.x as f32 * UNIT, a.y as f32 * UNIT);
        let (x1, y1) = (a.right() as f32 * UNIT, a.bottom() as f32 * UNIT);
        for (x0, y0, x1, y1) in
            [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
        {
            frames.push(Piece { x0, y0, x1, y1 });
        }
    }
    let mut out: Vec<Label> = Vec::new();
    let mut strain = 0.0;
    for link in 0..chart.links.len() {
        let Some((words, width, height)) = sizes.label(link) else { continue };
        let own = pieces.get(link).map(Vec::as_slice).unwrap_or_default();
        let width = width + 1.0;
        let middle = middle(own);
        let best = |spots: &[(f32, f32, f32)]| -> Option<(f32, Rect)> {
            let judged = spots.iter().filter_map(|&(x, y, extra)| {
                let area = Rect { x, y, width, height };
                if !is_free(ground, area) || out.iter().any(|l| meets(l.area, area)) {
                    return None;
                }
                let wide =
                    Rect { x: x - 5.0, y: y - 5.0, width: width + 10.0, height: height + 10.0 };
                let struck = pieces.iter().flatten().filter(|p| touches(**p, area)).count() as f32;
                let others = pieces.iter().enumerate().filter(|(index, _)| *index != link);
                let near = others.flat_map(|o| o.1).filter(|p| touches(**p, wide)).count() as f32;
                let framed = frames.iter().filter(|p| touches(**p, area)).count() as f32;
                let hits = struck * STRUCK + near * NEAR + framed * FRAMED;
                let (dx, dy) = (x + width / 2.0 - middle.0, y + height / 2.0 - middle.1);
                Some((extra + hits + (dx.abs() + dy.abs()) * 0.5, area))
            });
            judged.min_by(|a, b| a.0.total_cmp(&b.0))
        };
        let mut spots = Vec::new();
        for piece in own {
            let length = (piece.x1 - piece.x0).abs() + (piece.y1 - piece.y0).abs();
            // Half steps: between two boxes three units apart, words fit in the middle alone.
            let steps = ((2.0 * length / UNIT) as i32).max(1);
            for step in 0..=steps {
                let t = step as f32 / steps as f32;
                let x = piece.x0 + (piece.x1 - piece.x0) * t;
                let y = piece.y0 + (piece.y1 - piece.y0) * t;
                if (piece.y0 - piece.y1).abs() < 0.1 {
                    spots.push((x - width / 2.0, y - OFF - height, 0.0));
                    spots.push((x - width / 2.0, y + OFF, 3.0));
                } else {
                    spots.push((x + OFF, y - height / 2.0, 0.0));
                    spots.push((x - OFF - width, y - height / 2.0, 3.0));
                    // A lane's line may run close beside: words stand beyond it.
                    spots.push((x - BEYOND - width, y - height / 2.0, 10.0));
                    spots.push((x + BEYOND, y - height / 2.0, 10.0));
                }
            }
        }
        let mut found = best(&spots);
        if found.is_none_or(|b| b.0 >= STRUCK) {
            // Nothing free along the line: look around it.
            spots.clear();
            for dy in -REACH..=REACH {
                for dx in -REACH..=REACH {
                    let (x, y) = (middle.0 + dx as f32 * 4.0, middle.1 + dy as f32 * 4.0);
                    spots.push((x - width / 2.0, y - height / 2.0, STRUCK / 3.0));
                }
            }
            found = [found, best(&spots)].into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0));
        }
        if found.is_none() {
            spots.clear();
            for y in 0..ground.h {
                spots.extend(
                    (0..ground.w).map(|x| (x as f32 * UNIT + 1.0, y as f32 * UNIT + 1.0, STRUCK)),
                );
            }
            found = best(&spots);
        }
        let (score, area) = found?;
        strain += score;
        out.push(Label { link, area, lines: words });
    }
    Some((out, strain))
}

fn pieces(ground: &Ground, path: &[usize]) -> Vec<Piece> {
    let corners = corners(ground, path);
    let scale = |v: i32| v as f32 * UNIT;
    let piece = |pair: &[(i32, i32)]| match pair {
        [a, b] => Some(Piece { x0: scale(a.0), y0: scale(a.1), x1: scale(b.0), y1: scale(b.1) }),
        _ => None,
    };
    corners.windows(2).filter_map(piece).collect()
}

/// The middle of the longest piece.
fn middle(pieces: &[Piece]) -> (f32, f32) {
    let length = |p: &Piece| (p.x1 - p.x0).abs() + (p.y1 - p.y0).abs();
    let longest = pieces.iter().max_by(|a, b| length(a).total_cmp(&length(b)));
    longest.map_or((0.0, 0.0), |p| ((p.x0 + p.x1) / 2.0, (p.y0 + p.y1) / 2.0))
}

fn is_free(ground: &Ground, area: Rect) -> bool {
    let (x1, y1) = (area.x + area.width, area.y + area.height);
    ground.is_free(area.x / UNIT, area.y / UNIT, x1 / UNIT, y1 / UNIT)
}

fn meets(a: Rect, b: Rect) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

fn touches(piece: Piece, area: Rect) -> bool {
    let (left, right) = (piece.x0.min(piece.x1), piece.x0.max(piece.x1));
    let (top, bottom) = (piece.y0.min(piece.y1), piece.y0.max(piece.y1));
    left < area.x + area.width && right > area.x && top < area.y + area.height && bottom > area.y
}
