//! This module makes a binder: the calls of the pipeline in order, and nothing printed.

mod error;
mod examine;
mod glyphs;

pub use error::{Fault, GenerateError};
pub use examine::{Examined, examine};
