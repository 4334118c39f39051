//! This file names what can keep a document from becoming a PDF, and where.

use krilla::configure::ValidationError;
use krilla::error::KrillaError;

use crate::document::BlockId;

/// Why a laid-out document could not be painted. Pages count from 1.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PdfError {
    /// A bundled font cannot be read.
    #[error("bundled font {font} cannot be read")]
    UnreadableFont {
        /// Its index.
        font: usize,
    },
    /// The document has no page.
    #[error("the document has no page")]
    NoPage,
    /// A page's size is not a size.
    #[error("page {page} is {width} by {height} points")]
    PageSize {
        /// Which page.
        page: u32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
    },
    /// Something stands nowhere: a coordinate is not a number, or an area has no extent.
    #[error("page {page}: {what} has no place")]
    Position {
        /// Which page.
        page: u32,
        /// What it is.
        what: Part,
    },
    /// A run names a font that is not bundled.
    #[error("page {page}: 「{text}」 wants font {font}, which is not bundled")]
    UnknownFont {
        /// Which page.
        page: u32,
        /// The index.
        font: usize,
        /// The run's words.
        text: String,
    },
    /// A run would print an empty box.
    #[error("page {page}: no glyph for 「{character}」 in 「{text}」")]
    MissingGlyph {
        /// Which page.
        page: u32,
        /// What has no glyph.
        character: String,
        /// The run's words.
        text: String,
    },
    /// A glyph names bytes that the run's text does not have.
    #[error("page {page}: a glyph of 「{text}」 shows bytes {start} to {end}")]
    TextRange {
        /// Which page.
        page: u32,
        /// The run's words.
        text: String,
        /// First byte.
        start: usize,
        /// Byte after the last.
        end: usize,
    },
    /// A picture is not a PNG that can be read.
    #[error("page {page}: picture cannot be read: {reason}")]
    Picture {
        /// Which page.
        page: u32,
        /// What the decoder says.
        reason: String,
    },
    /// A mark or link belongs to a node that the tree of meaning does not reach exactly once.
    #[error("node {node} of the structure tree is not reached exactly once")]
    Tree {
        /// Its index.
        node: usize,
    },
    /// A link leads to a block that no page shows.
    #[error("page {page}: link to `{target}` leads nowhere")]
    DanglingLink {
        /// Which page.
        page: u32,
        /// The block meant.
        target: BlockId,
    },
    /// The file would break PDF/A-2a or PDF/UA-1.
    #[error("not PDF/A-2a and PDF/UA-1: {}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Rules {
        /// What breaks them.
        faults: Vec<RuleFault>,
    },
    /// The writer below gave up.
    #[error("PDF cannot be written: {reason}")]
    Writer {
        /// What it says.
        reason: String,
    },
}

/// Kinds of things on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Glyphs.
    Words,
    /// A path.
    Path,
    /// A picture.
    Picture,
    /// A clickable area.
    Link,
    /// A link target or bookmark.
    Anchor,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Part::Words => "a run of words",
            Part::Path => "a path",
            Part::Picture => "a picture",
            Part::Link => "a link",
            Part::Anchor => "an anchor",
        })
    }
}

/// A rule of PDF/A-2a or PDF/UA-1 that the document breaks; the page is 0 where it concerns the whole document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// An empty box would be printed.
    #[error("page {page}: no glyph for 「{text}」")]
    MissingGlyph {
        /// Which page.
        page: u64,
        /// What has no glyph.
        text: String,
    },
    /// A glyph shows no character or one that may not be stored.
    #[error("page {page}: glyph {glyph} stands for {}", character.map_or("no character".to_owned(), |c| format!("U+{:04X}", u32::from(c))))]
    Unreadable {
        /// Which page.
        page: u64,
        /// The glyph.
        glyph: u32,
        /// The character, if any.
        character: Option<char>,
    },
    /// A figure has no words for those who cannot see it.
    #[error("a figure has no alternative text")]
    FigureWithoutWords,
    /// A link has no words for those who cannot see it.
    #[error("page {page}: a link has no alternative text")]
    LinkWithoutWords {
        /// Which page.
        page: u64,
    },
    /// A heading has no words.
    #[error("a heading has no words")]
    HeadingWithoutWords,
    /// A string is longer than a PDF/A file may hold.
    #[error("a text is too long")]
    TooLong,
    /// Any other rule.
    #[error("{rule}")]
    Other {
        /// Its name.
        rule: String,
    },
}

impl From<KrillaError> for PdfError {
    fn from(error: KrillaError) -> Self {
        match error {
            KrillaError::Validation(faults) => PdfError::Rules {
                faults: faults.into_iter().map(|(fault, _)| fault.into()).collect(),
            },
            KrillaError::Image(_, location, reason) => PdfError::Picture {
                page: location.and_then(|l| u32::try_from(l.get()).ok()).unwrap_or(0),
                reason,
            },
            other => PdfError::Writer { reason: other.to_string() },
        }
    }
}

impl From<ValidationError> for RuleFault {
    fn from(fault: ValidationError) -> Self {
        let page = |location: Option<krilla::surface::Location>| location.map_or(0, |l| l.get());
        match fault {
            ValidationError::ContainsNotDefGlyph(_, at, text) => {
                RuleFault::MissingGlyph { page: page(at), text }
            }
            ValidationError::NoCodepointMapping(_, glyph, at) => {
                RuleFault::Unreadable { page: page(at), glyph: glyph.to_u32(), character: None }
            }
            ValidationError::InvalidCodepointMapping(_, glyph, ch, at)
            | ValidationError::UnicodePrivateArea(_, glyph, ch, at) => {
                RuleFault::Unreadable { page: page(at), glyph: glyph.to_u32(), character: Some(ch) }
            }
            ValidationError::MissingAltText(_) => RuleFault::FigureWithoutWords,
            ValidationError::MissingAnnotationAltText(at) => {
                RuleFault::LinkWithoutWords { page: page(at) }
            }
            ValidationError::MissingHeadingTitle => RuleFault::HeadingWithoutWords,
            ValidationError::TooLongString => RuleFault::TooLong,
            other => RuleFault::Other { rule: format!("{other:?}") },
        }
    }
}
