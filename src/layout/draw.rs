//! This file paints figures: boxes, lines with heads, and the words in them.

use std::ops::Range;

use super::fonts::{Fonts, is_shapeless, is_variation_selector};
use super::ink::{Ink, rectangle};
use super::paged::{
    Connector, Figure, FigureLine, FigureShape, GlyphRun, Mark, Paint, PlacedGlyph, Rect, Segment,
};

/// Length of an arrow's head in line widths plus a base, and half its breadth as a share of that.
const HEAD: (f32, f32, f32) = (4.0, 2.5, 0.42);

/// Paints a figure from its top left corner; its words belong to one leaf. Characters no font has are returned.
pub(super) fn draw(figure: &Figure, owner: usize, fonts: &Fonts) -> (Ink, Vec<char>) {
    let mut ink = Ink::default();
    let mut missing = Vec::new();
    for shape in &figure.shapes {
        outline(&mut ink, shape);
    }
    for connector in &figure.connectors {
        line(&mut ink, connector);
    }
    for words in figure.shapes.iter().flat_map(|s| &s.lines) {
        write(&mut ink, words, owner, fonts, &mut missing);
    }
    (ink, missing)
}

fn outline(ink: &mut Ink, shape: &FigureShape) {
    if shape.stroke.is_none() && shape.fill.is_none() {
        return;
    }
    let Rect { width, height, .. } = shape.area;
    let radius = shape.radius.min(width / 2.0).min(height / 2.0);
    let path = if radius > 0.0 { rounded(shape.area, radius) } else { rectangle(shape.area) };
    ink.path(path, shape.stroke, shape.fill);
}

fn rounded(area: Rect, r: f32) -> Vec<Segment> {
    let (left, top) = (area.x, area.y);
    let (right, bottom) = (left + area.width, top + area.height);
    let k = r * 0.4477;
    vec![
        Segment::Move(left + r, top),
        Segment::Line(right - r, top),
        Segment::Cubic(right - k, top, right, top + k, right, top + r),
        Segment::Line(right, bottom - r),
        Segment::Cubic(right, bottom - k, right - k, bottom, right - r, bottom),
        Segment::Line(left + r, bottom),
        Segment::Cubic(left + k, bottom, left, bottom - k, left, bottom - r),
        Segment::Line(left, top + r),
        Segment::Cubic(left, top + k, left + k, top, left + r, top),
        Segment::Close,
    ]
}

fn line(ink: &mut Ink, connector: &Connector) {
    let Connector { points, stroke, start_head, end_head } = connector;
    let mut points = points.clone();
    let length = HEAD.0 * stroke.width + HEAD.1;
    let mut heads = Vec::new();
    if *end_head {
        heads.extend(head(&mut points, length));
    }
    if *start_head {
        points.reverse();
        heads.extend(head(&mut points, length));
        points.reverse();
    }
    let path = points.iter().enumerate().map(|(index, (x, y))| match index {
        0 => Segment::Move(*x, *y),
        _ => Segment::Line(*x, *y),
    });
    ink.path(path.collect(), Some(*stroke), None);
    for head in heads {
        ink.path(head, None, Some(stroke.grey));
    }
}

/// The head at the last point; the line ends inside it, so that its blunt end does not show at the tip.
fn head(points: &mut [(f32, f32)], length: f32) -> Option<Vec<Segment>> {
    let [.., from, tip] = points else { return None };
    let (dx, dy) = (tip.0 - from.0, tip.1 - from.1);
    let distance = dx.hypot(dy);
    if distance < 0.01 {
        return None;
    }
    let (ux, uy) = (dx / distance, dy / distance);
    let length = length.min(distance);
    let (bx, by) = (tip.0 - ux * length, tip.1 - uy * length);
    let half = length * HEAD.2;
    let triangle = vec![
        Segment::Move(tip.0, tip.1),
        Segment::Line(bx - uy * half, by + ux * half),
        Segment::Line(bx + uy * half, by - ux * half),
        Segment::Close,
    ];
    *tip = (tip.0 - ux * length * 0.8, tip.1 - uy * length * 0.8);
    Some(triangle)
}

fn write(ink: &mut Ink, line: &FigureLine, owner: usize, fonts: &Fonts, missing: &mut Vec<char>) {
    let mut x = line.x;
    let mut open: Option<GlyphRun> = None;
    let mut rest = line.text.chars().peekable();
    while let Some(c) = rest.next() {
        let selector = rest.next_if(|s| is_variation_selector(*s));
        let Some(glyph) = fonts.glyph(c, selector, line.strong) else {
            if !is_shapeless(c) {
                missing.push(c);
            }
            continue;
        };
        if open.as_ref().is_none_or(|run| run.font != glyph.font) {
            flush(ink, open.take(), owner);
        }
        let run = open.get_or_insert_with(|| GlyphRun {
            font: glyph.font,
            size: line.size,
            x,
            y: line.baseline,
            grey: 0.0,
            text: String::new(),
            actual_text: None,
            glyphs: Vec::new(),
        });
        let from = run.text.len();
        run.text.push(c);
        run.text.extend(selector);
        let range: Range<usize> = from..run.text.len();
        run.glyphs.push(PlacedGlyph { id: glyph.id, advance: glyph.advance, range });
        x += glyph.advance * line.size;
    }
    flush(ink, open, owner);
}

fn flush(ink: &mut Ink, run: Option<GlyphRun>, owner: usize) {
    if let Some(run) = run {
        ink.marks.push(Mark { owner: Some(owner), paint: Paint::Glyphs(run) });
    }
}
