//! This file says why a document could not be given pages.

use super::figure::FigureError;
use crate::document::BlockId;

/// Why a document could not be given pages; each variant holds everything found, not only the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// Characters that no bundled font has.
    #[error("{} glyphs are missing, first `{}` in `{}`", missing.len(), first(missing).0, first(missing).1)]
    MissingGlyphs {
        /// Every character with the block that holds it, in order of blocks.
        missing: Vec<MissingGlyph>,
    },
    /// A picture that is not a PNG file.
    #[error("the picture in `{block}` is not a PNG file")]
    NotPng {
        /// The picture's block.
        block: BlockId,
    },
    /// A diagram that could not be drawn.
    #[error("the figure `{block}` could not be drawn")]
    Figure {
        /// The figure's block.
        block: BlockId,
        /// What is wrong with it.
        #[source]
        why: FigureError,
    },
}

/// A character that no bundled font has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingGlyph {
    /// The smallest block that holds it.
    pub block: BlockId,
    /// The character.
    pub character: char,
}

fn first(missing: &[MissingGlyph]) -> (String, String) {
    missing.first().map_or_else(Default::default, |m| {
        (m.character.escape_unicode().to_string(), m.block.to_string())
    })
}
