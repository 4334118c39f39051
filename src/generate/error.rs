//! This file says why a binder could not be made, and whose matter that is.

use crate::catalogue::{CatalogueError, EditionError};
use crate::diagnostic::Report;
use crate::layout::fonts::FontError;

/// Why a binder could not be made.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The user's data has faults; the report says all of them.
    #[error("プロファイルに誤りがあります。")]
    Faults {
        /// Every fault found.
        report: Report,
    },
    /// There is no such edition of the checklist.
    #[error("{source}。")]
    Edition {
        /// What is wrong with it.
        #[from]
        source: EditionError,
    },
    /// Our own part does not fit together: data, templates or writers.
    #[error("書類を組み立てられませんでした。")]
    Ours(#[from] Fault),
}

/// A fault of ours, for the developers' eyes.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The shipped catalogue.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A form that the documents need is not in the catalogue.
    #[error("form `{key}` is not in the catalogue")]
    NoForm {
        /// Its key.
        key: String,
    },
    /// The bundled fonts.
    #[error(transparent)]
    Font(#[from] FontError),
}
