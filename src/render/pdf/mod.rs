//! This module paints laid-out pages as PDF/A-2a and PDF/UA-1; it never decides where anything stands.

mod error;
mod extent;
mod mark;
mod outline;
mod page;
mod proof;
mod structure;

pub use error::{Part, PdfError, RuleFault};

use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::{Document, SerializeSettings};

use crate::document::Numbered;
use crate::layout::{Fonts, Paged};

const LANGUAGE: &str = "ja-JP";

/// Paints a document. The same pages give the same bytes.
///
/// # Errors
/// [`PdfError`] when the pages cannot be painted or would break PDF/A-2a or PDF/UA-1.
pub fn pdf(paged: &Paged, numbered: &Numbered, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    paint(paged, numbered, fonts, true)
}

fn paint(
    paged: &Paged,
    numbered: &Numbered,
    fonts: &Fonts,
    compress: bool,
) -> Result<Vec<u8>, PdfError> {
    proof::prove(paged, fonts)?;
    let brush = mark::Brush::open(paged, fonts)?;
    let mut leaves = structure::Leaves::new(paged);
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration()?,
        enable_tagging: true,
        compress_content_streams: compress,
        ..SerializeSettings::default()
    });
    for index in 0..paged.pages.len() {
        page::paint(&mut document, paged, index, &brush, &mut leaves);
    }
    document.set_tag_tree(structure::tree(paged, leaves));
    document.set_outline(outline::outline(paged, numbered));
    document.set_metadata(outline::metadata(numbered.document()));
    Ok(document.finish()?)
}

fn configuration() -> Result<Configuration, PdfError> {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Writer { reason: format!("{error:?}") })
}

#[cfg(test)]
mod tests;
