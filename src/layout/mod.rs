//! This module gives a numbered document its pages: fonts, lines, tables, figures and where each block stands.

pub mod fonts;
pub mod paged;
pub mod theme;

pub use fonts::Fonts;
pub use paged::Paged;
pub use theme::Theme;
