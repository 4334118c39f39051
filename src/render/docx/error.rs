//! This file says why a DOCX file could not be made.

use crate::document::BlockId;

/// Why a DOCX file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A picture is not a PNG file, or one without a size.
    #[error("picture `{id}` is not a PNG file with a size")]
    Picture {
        /// The picture's block.
        id: BlockId,
    },
    /// The package could not be put together.
    #[error("part `{part}` could not be packed")]
    Pack {
        /// The part's name.
        part: String,
        /// What the packer said.
        source: zip::result::ZipError,
    },
    /// A part could not be written into the package.
    #[error("part `{part}` could not be written into the package")]
    Write {
        /// The part's name.
        part: String,
        /// What the writer said.
        source: std::io::Error,
    },
}
