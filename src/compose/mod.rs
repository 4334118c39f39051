//! This module turns a profile and its answers into the papers of the binder.

mod binder;
mod check;
mod dialect;
mod error;
mod escape;
pub mod paper;
pub mod parties;
mod paths;
mod phrase;
mod script;
mod shape;
mod template;
mod view;

pub use binder::{Bundle, Listed, Paper, Shelf, binder, check_templates, forms, list, reference};
pub use error::ComposeError;
pub(crate) use paper::front::Voice;
pub use paths::{Named, NamedKind, paths};
pub use shape::{Field, Shape, Shaped};
pub use template::Templates;

use handlebars::Context;
use serde::Serialize;

use crate::document::{Document, Meta, TypeSize};

/// The name of the paper with the verdict before an inspection.
pub const READINESS: &str = paper::front::READINESS;

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
    let context = Context::wraps(view)
        .map_err(|e| ComposeError::View { document: name.to_owned(), reason: e.to_string() })?;
    let expanded = template::expand(templates, parts, &context)?;
    let sections = dialect::read(&expanded, name)?;
    Ok(Document { name: name.to_owned(), meta, type_size: TypeSize::Normal, sections })
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
