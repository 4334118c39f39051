//! This file draws glyphs, paths and pictures.

use std::ops::Range;
use std::sync::Arc;

use krilla::Data;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::{Location, Surface};
use krilla::text::{Font, Glyph, GlyphId};

use super::error::PdfError;
use crate::layout::Fonts;
use crate::layout::paged::{self, GlyphRun, Paged, Paint, PathMark, PlacedGlyph, Rect, Segment};

/// How much thicker, in ems, a stem becomes where a font has no heavier weight.
const EMBOLDENING: f32 = 0.035;

/// Fonts and pictures, opened once for the whole document.
pub(super) struct Brush {
    faces: Vec<Face>,
    pictures: Vec<(Arc<Vec<u8>>, Image)>,
}

struct Face {
    font: Font,
    emboldened: bool,
}

impl Brush {
    pub(super) fn open(paged: &Paged, fonts: &Fonts) -> Result<Brush, PdfError> {
        let mut faces = Vec::with_capacity(fonts.count());
        for index in 0..fonts.count() {
            let font = Font::new(Data::from(fonts.data(index)), 0)
                .ok_or(PdfError::UnreadableFont { font: index })?;
            faces.push(Face { font, emboldened: fonts.emboldened(index) });
        }
        let mut brush = Brush { faces, pictures: Vec::new() };
        for (frame, page) in paged.pages.iter().zip(1u32..) {
            for mark in &frame.marks {
                if let Paint::Image { png, .. } = &mark.paint
                    && brush.picture(png).is_none()
                {
                    let image = Image::from_png(Data::from(Arc::clone(png)), false)
                        .map_err(|reason| PdfError::Picture { page, reason })?;
                    brush.pictures.push((Arc::clone(png), image));
                }
            }
        }
        Ok(brush)
    }

    pub(super) fn draw(&self, surface: &mut Surface, paint: &Paint) {
        match paint {
            Paint::Glyphs(run) => self.glyphs(surface, run),
            Paint::Path(mark) => path(surface, mark),
            Paint::Image { png, area } => self.image(surface, png, area),
        }
    }

    fn glyphs(&self, surface: &mut Surface, run: &GlyphRun) {
        let Some(face) = self.faces.get(run.font).filter(|_| !run.glyphs.is_empty()) else {
            return;
        };
        surface.set_fill(Some(fill(run.grey)));
        surface.set_stroke(face.emboldened.then(|| Stroke {
            paint: luma::Color::new(lightness(run.grey)).into(),
            width: run.size * EMBOLDENING,
            line_join: LineJoin::Round,
            ..Stroke::default()
        }));
        let start = Point::from_xy(run.x, run.y);
        surface.draw_glyphs(start, &run.glyphs, face.font.clone(), &run.text, run.size, false);
    }

    fn image(&self, surface: &mut Surface, png: &Arc<Vec<u8>>, area: &Rect) {
        let (Some(image), Some(size)) = (self.picture(png), Size::from_wh(area.width, area.height))
        else {
            return;
        };
        surface.push_transform(&Transform::from_translate(area.x, area.y));
        surface.draw_image(image.clone(), size);
        surface.pop();
    }

    /// The same bytes need not be decoded twice; the same picture is nearly always the same allocation.
    fn picture(&self, png: &Arc<Vec<u8>>) -> Option<&Image> {
        self.pictures.iter().find(|(known, _)| Arc::ptr_eq(known, png)).map(|(_, image)| image)
    }
}

impl Glyph for PlacedGlyph {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }

    fn text_range(&self) -> Range<usize> {
        self.range.clone()
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }

    fn x_offset(&self, _: f32) -> f32 {
        0.0
    }

    fn y_offset(&self, _: f32) -> f32 {
        0.0
    }

    fn y_advance(&self, _: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<Location> {
        None
    }
}

fn path(surface: &mut Surface, mark: &PathMark) {
    if mark.fill.is_none() && mark.stroke.is_none() {
        return;
    }
    let Some(path) = outline(&mark.segments) else { return };
    surface.set_fill(mark.fill.map(fill));
    surface.set_stroke(mark.stroke.map(stroke));
    surface.draw_path(&path);
}

fn outline(segments: &[Segment]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in segments {
        match *segment {
            Segment::Move(x, y) => builder.move_to(x, y),
            Segment::Line(x, y) => builder.line_to(x, y),
            Segment::Cubic(a, b, c, d, x, y) => builder.cubic_to(a, b, c, d, x, y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn fill(grey: f32) -> Fill {
    Fill {
        paint: luma::Color::new(lightness(grey)).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn stroke(look: paged::Stroke) -> Stroke {
    Stroke {
        paint: luma::Color::new(lightness(look.grey)).into(),
        width: look.width,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Miter,
        dash: look.dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
        ..Stroke::default()
    }
}

/// From 0 (black) to 1 (white) in 256 steps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255")]
fn lightness(grey: f32) -> u8 {
    (grey.clamp(0.0, 1.0) * 255.0).round() as u8
}
