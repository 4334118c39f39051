//! This module gives a numbered document its pages: fonts, lines, tables, figures and where each block stands.
//!
//! Blocks become *pieces* (strips that no page end cuts) in a *galley*; `flow` puts pieces on pages under their keep
//! rules; page numbers are filled into room that lines kept for them.

mod binder;
mod contents;
mod draw;
mod error;
pub mod figure;
mod flow;
pub mod fonts;
mod furniture;
mod galley;
mod grid;
pub mod house;
mod ink;
mod kinsoku;
mod lines;
mod list;
mod note;
pub mod paged;
mod phrases;
mod picture;
mod references;
mod set;
mod setter;
mod text;
pub mod theme;
mod tree;
mod words;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use binder::{lay_out, lay_out_binder};
pub use error::{LayoutError, MissingGlyph};
pub use fonts::Fonts;
pub use grid::{Placed, Places, column_edges, place};
pub use kinsoku::{NEVER_FIRST, NEVER_LAST};
pub use paged::Paged;
pub use theme::Theme;
