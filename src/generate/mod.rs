//! This module makes a binder: the calls of the pipeline in order, and nothing printed.

mod archive;
mod error;
mod examine;
mod files;
mod forms;
mod glyphs;
mod input;
mod make;
mod select;
mod theme;

pub use archive::ARCHIVE;
pub use error::{Fault, GenerateError};
pub use examine::{Examined, examine};
pub use files::Format;
pub use forms::{FormFacility, FormRequest, MadeForms, make_forms};
pub use glyphs::unprintable;
pub use make::{Made, Request, make, prove};
pub use select::Selection;
pub use theme::workbook;

use std::path::Path;

use crate::layout::Fonts;
use crate::output::{Outcome, plan};

/// Makes a binder and puts it down.
///
/// # Errors
/// [`GenerateError`]; where the user's data is at fault nothing has been written.
pub fn generate(
    request: &Request<'_, '_>,
    fonts: &Fonts,
    root: &Path,
) -> Result<Outcome, GenerateError> {
    let made = make(request, fonts)?;
    Ok(plan(root, made.set)?.apply()?)
}
