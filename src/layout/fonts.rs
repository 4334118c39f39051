//! This file chooses, for every character, the bundled font that has it and the glyph that shows it.

mod face;

use std::collections::BTreeMap;
use std::sync::Arc;

use face::{Face, Variant};

/// The bundled fonts; cheap to clone, safe to share between threads.
///
/// Fonts are spoken of by index. The supplement and the symbols have one weight, so each has a second index for
/// heavier words, which [`Fonts::emboldened`] tells apart.
#[derive(Clone)]
pub struct Fonts(Arc<Tables>);

/// A glyph of one of the bundled fonts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Which font.
    pub font: usize,
    /// Index in that font.
    pub id: u32,
    /// Width in ems.
    pub advance: f32,
    /// Whether a variation selector was asked for that no font knows, so that the base glyph stands here.
    pub selector_ignored: bool,
}

/// Why the bundled fonts could not be read; a fault of the build, never of the user's data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The file is not a font.
    #[error("bundled font `{file}` cannot be read")]
    Unreadable {
        /// File name.
        file: &'static str,
    },
    /// The font maps no characters.
    #[error("bundled font `{file}` maps no characters")]
    NoCharacters {
        /// File name.
        file: &'static str,
    },
}

const FILES: [(&str, &[u8]); 4] = [
    ("BIZUDPGothic-Regular.ttf", include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf")),
    ("BIZUDPGothic-Bold.ttf", include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf")),
    (
        "SonaeSupplement-Regular.ttf",
        include_bytes!("../../assets/fonts/SonaeSupplement-Regular.ttf"),
    ),
    ("SonaeSymbols-Regular.ttf", include_bytes!("../../assets/fonts/SonaeSymbols-Regular.ttf")),
];
/// File of each font index.
const FILE_OF: [usize; 6] = [0, 1, 2, 3, 2, 3];
/// First index of the fonts that stand in for a heavier weight that does not exist.
const FIRST_EMBOLDENED: usize = 4;
/// Where to look, in order, for words of usual weight and for heavier ones.
const CHAINS: [[usize; 3]; 2] = [[0, 2, 3], [1, 4, 5]];
const BMP: usize = 0x1_0000;

struct Tables {
    faces: Vec<Face>,
    weights: [Weight; 2],
}

/// Characters of one weight, resolved through its chain of fonts.
struct Weight {
    /// By code; [`Slot::NONE`] where no font has the character.
    bmp: Vec<Slot>,
    beyond: BTreeMap<u32, Slot>,
}

#[derive(Clone, Copy)]
struct Slot {
    font: u8,
    id: u16,
    advance: f32,
}

impl Slot {
    const NONE: Slot = Slot { font: u8::MAX, id: 0, advance: 0.0 };

    fn glyph(self) -> Option<Glyph> {
        (self.font != u8::MAX).then(|| Glyph {
            font: self.font.into(),
            id: self.id.into(),
            advance: self.advance,
            selector_ignored: false,
        })
    }
}

impl Fonts {
    /// Reads the bundled fonts once and resolves every character they have.
    ///
    /// # Errors
    /// [`FontError`] when a bundled file is damaged.
    pub fn bundled() -> Result<Fonts, FontError> {
        let faces = FILES
            .iter()
            .map(|(file, data)| Face::read(file, data))
            .collect::<Result<Vec<_>, _>>()?;
        let weights = CHAINS.map(|chain| Weight::resolve(&faces, chain));
        Ok(Fonts(Arc::new(Tables { faces, weights })))
    }

    /// The glyph of a character, with the variation selector that follows it if any.
    ///
    /// `None` when no font has the character; also for control characters and other characters without a shape.
    pub fn glyph(&self, ch: char, selector: Option<char>, strong: bool) -> Option<Glyph> {
        let weight = &self.0.weights[usize::from(strong)];
        let base = weight.glyph(ch);
        let Some(selector) = selector else { return base };
        let varied =
            CHAINS[usize::from(strong)].iter().find_map(|&font| self.varied(font, ch, selector));
        // U+FE0E and U+FE0F ask for the plain or the coloured look of a symbol; there is only one here.
        let ignored = !matches!(selector, '\u{FE0E}' | '\u{FE0F}');
        varied.or(base.map(|glyph| Glyph { selector_ignored: ignored, ..glyph }))
    }

    /// The bytes of a font; empty for an index that no glyph carries.
    pub fn data(&self, font: usize) -> &'static [u8] {
        FILE_OF.get(font).and_then(|&file| FILES.get(file)).map_or(&[], |(_, data)| data)
    }

    /// Whether a font has a glyph of that index that is not the empty box.
    pub fn has_glyph(&self, font: usize, id: u32) -> bool {
        let face = FILE_OF.get(font).and_then(|&file| self.0.faces.get(file));
        id != 0 && face.is_some_and(|face| face.has_glyph(id))
    }

    /// How many font indices there are.
    pub fn count(&self) -> usize {
        FILE_OF.len()
    }

    /// Whether the font is to be painted with thicker strokes because its file has no heavier weight.
    pub fn emboldened(&self, font: usize) -> bool {
        font >= FIRST_EMBOLDENED
    }

    /// Height above the baseline of the main font, in ems.
    pub fn ascent(&self) -> f32 {
        self.0.faces.first().map_or(0.0, |face| face.ascent)
    }

    /// Depth below the baseline of the main font, in ems, above zero.
    pub fn descent(&self) -> f32 {
        self.0.faces.first().map_or(0.0, |face| face.descent)
    }

    /// The characters of a text that no font has, each once, in order; those without a shape do not count.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut found = Vec::new();
        for ch in text.chars() {
            if !is_shapeless(ch) && self.glyph(ch, None, false).is_none() && !found.contains(&ch) {
                found.push(ch);
            }
        }
        found
    }

    fn varied(&self, font: usize, ch: char, selector: char) -> Option<Glyph> {
        let face = FILE_OF.get(font).and_then(|&file| self.0.faces.get(file))?;
        let id = match face.variant(ch, selector)? {
            Variant::Glyph(id) => id,
            Variant::Base => face.glyph(ch)?,
        };
        Some(Glyph { font, id: id.into(), advance: face.advance(id), selector_ignored: false })
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("faces", &self.0.faces.len()).finish_non_exhaustive()
    }
}

impl Weight {
    fn resolve(faces: &[Face], chain: [usize; 3]) -> Weight {
        let mut bmp = vec![Slot::NONE; BMP];
        let mut beyond = BTreeMap::new();
        // From the last to the first, so that the first has the last word.
        for font in chain.into_iter().rev() {
            let Some(face) = FILE_OF.get(font).and_then(|&file| faces.get(file)) else { continue };
            let number = u8::try_from(font).unwrap_or(u8::MAX);
            for (code, id) in face.characters() {
                let slot = Slot { font: number, id, advance: face.advance(id) };
                match usize::try_from(code).ok().and_then(|code| bmp.get_mut(code)) {
                    Some(place) => *place = slot,
                    None => drop(beyond.insert(code, slot)),
                }
            }
        }
        Weight { bmp, beyond }
    }

    fn glyph(&self, ch: char) -> Option<Glyph> {
        let code = u32::from(ch);
        let near = usize::try_from(code).ok().and_then(|code| self.bmp.get(code));
        near.or_else(|| self.beyond.get(&code))?.glyph()
    }
}

/// Whether a character chooses the shape of the one before it.
pub fn is_variation_selector(ch: char) -> bool {
    matches!(ch, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is never painted: controls, selectors, joiners, direction and byte-order marks.
pub fn is_shapeless(ch: char) -> bool {
    ch.is_control()
        || is_variation_selector(ch)
        || matches!(ch, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(ch, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests;
