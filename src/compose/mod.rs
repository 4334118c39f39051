//! This module turns a profile and its answers into the papers of the binder.

mod bcp;
mod binder;
mod check;
mod dialect;
mod error;
mod escape;
pub mod paper;
pub mod parties;
mod phrase;
mod shape;
mod template;
mod view;

pub use binder::{Paper, binder, check_templates, forms, reference};
pub use error::ComposeError;
pub use shape::{Shape, Shaped};
pub use template::Templates;

use serde::Serialize;

use crate::document::{Document, Meta};

/// Fills templates with a view and reads the result as the pages of one document.
///
/// # Errors
/// [`ComposeError`] with template and line for everything that the dialect does not know.
pub fn compose(
    templates: &Templates,
    parts: &[&str],
    name: &str,
    meta: Meta,
    view: &impl Serialize,
) -> Result<Document, ComposeError> {
    let expanded = template::expand(templates, parts, name, view)?;
    let sections = dialect::read(&expanded, name)?;
    Ok(Document { name: name.to_owned(), meta, sections })
}

/// Proves the templates of one document against the shape of its view, without any data.
///
/// # Errors
/// All faults of paths, or the first fault of the dialect when all paths are right.
pub fn check_parts(
    templates: &Templates,
    parts: &[&str],
    name: &str,
    shape: &Shape,
) -> Result<(), Vec<ComposeError>> {
    let errors = check::check(templates, parts, name, shape);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod bcp_tests;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
