//! This module lays out diagrams and bars: it ranks boxes, composes frames, leads connectors around boxes, and splits over pages.
//!
//! Everything stands on a lattice of 6 points with at least two steps between neighbours. A connector therefore
//! always finds a free line, and a box can never be crossed, because the lattice points that it covers are closed.

mod arrange;
mod bars;
mod chart;
mod cluster;
mod compose;
mod draw;
mod ground;
mod label;
mod lanes;
mod pages;
mod place;
mod rank;
mod refer;
mod route;
mod shelf;
mod words;

#[cfg(test)]
mod tests;

use chart::Chart;
use compose::Room;
use words::Measure;

use super::fonts::Fonts;
use super::paged;
use super::theme::Theme;
use crate::document::{Bars, BlockId, Diagram};

/// No word of a figure is smaller, in points.
const SMALLEST: f32 = 7.5;

/// Why a diagram cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// Two nodes or groups have the same name.
    #[error("two parts of the diagram are called `{id}`")]
    SameId {
        /// The name.
        id: BlockId,
    },
    /// A node names a group that the diagram does not have.
    #[error("`{node}` stands in group `{key}`, which does not exist")]
    UnknownGroup {
        /// The node.
        node: BlockId,
        /// The key it names.
        key: String,
    },
    /// An edge names neither a node nor a frame.
    #[error("an edge ends at `{id}`, which is neither a box nor a frame")]
    UnknownEnd {
        /// The name.
        id: BlockId,
    },
    /// An edge leads back to where it starts.
    #[error("an edge leads from `{id}` to itself")]
    Loop {
        /// The end.
        id: BlockId,
    },
    /// Not even this part fits a page alone.
    #[error("`{id}` does not fit a page of this size")]
    TooSmall {
        /// The part.
        id: BlockId,
    },
}

/// Draws a diagram on one or more pages of at most `width` × `height` points; every node stands on exactly one.
///
/// An edge may also end at a frame: the diagram's id with the group's key as its child.
///
/// # Errors
/// [`FigureError`] when ends or groups do not exist, or the page is too small for a single box.
pub fn figures(
    diagram: &Diagram,
    width: f32,
    height: f32,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Vec<paged::Figure>, FigureError> {
    let chart = Chart::read(diagram)?;
    pages::pages(&chart, Room::new(width, height), theme, fonts)
}

/// Draws horizontal bars `width` points wide, as high as they need.
pub fn bars(bars: &Bars, width: f32, theme: &Theme, fonts: &Fonts) -> paged::Figure {
    bars::bars(bars, width, theme, fonts)
}

impl Measure for Fonts {
    fn advance(&self, ch: char, selector: Option<char>, strong: bool) -> f32 {
        // A character without a glyph is reported elsewhere; here it only needs some room.
        self.glyph(ch, selector, strong).map_or(1.0, |g| g.advance)
    }
}
