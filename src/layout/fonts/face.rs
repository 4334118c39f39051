//! This file reads one font file: characters, variation sequences, widths.

use skrifa::charmap::{Charmap, MapVariant};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::FontError;

/// One font file.
pub(super) struct Face {
    charmap: Charmap<'static>,
    /// By glyph, in ems.
    advances: Vec<f32>,
    /// In ems.
    pub(super) ascent: f32,
    /// In ems, above zero.
    pub(super) descent: f32,
}

/// What a font says about a variation sequence that it knows.
pub(super) enum Variant {
    /// A glyph of its own.
    Glyph(u16),
    /// The glyph of the character alone.
    Base,
}

impl Face {
    pub(super) fn read(file: &'static str, data: &'static [u8]) -> Result<Face, FontError> {
        let font = FontRef::new(data).map_err(|_| FontError::Unreadable { file })?;
        let charmap = font.charmap();
        if !charmap.has_map() {
            return Err(FontError::NoCharacters { file });
        }
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(metrics.units_per_em).max(1.0);
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advances = (0..metrics.glyph_count)
            .map(|id| widths.advance_width(GlyphId::new(id)).unwrap_or(em) / em)
            .collect();
        Ok(Face { charmap, advances, ascent: metrics.ascent / em, descent: -metrics.descent / em })
    }

    /// Every character with its glyph, without those that lead to the empty box.
    pub(super) fn characters(&self) -> impl Iterator<Item = (u32, u16)> + '_ {
        self.charmap.mappings().filter_map(|(code, id)| Some((code, known(id)?)))
    }

    pub(super) fn glyph(&self, ch: char) -> Option<u16> {
        self.charmap.map(ch).and_then(known)
    }

    pub(super) fn variant(&self, ch: char, selector: char) -> Option<Variant> {
        match self.charmap.map_variant(ch, selector)? {
            MapVariant::UseDefault => Some(Variant::Base),
            MapVariant::Variant(id) => known(id).map(Variant::Glyph),
        }
    }

    pub(super) fn has_glyph(&self, id: u32) -> bool {
        usize::try_from(id).is_ok_and(|id| id < self.advances.len())
    }

    pub(super) fn advance(&self, id: u16) -> f32 {
        self.advances.get(usize::from(id)).copied().unwrap_or(1.0)
    }
}

fn known(id: GlyphId) -> Option<u16> {
    u16::try_from(id.to_u32()).ok().filter(|&id| id != 0)
}
