//! This module reads tables that people keep in CSV and Excel files as rows of plain texts, and writes CSV that Excel opens.
//!
//! What the rows mean is not known here: lists (`import`) and answers to questions (`hearing`) find their own headings.

mod error;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use error::GridError;
pub use read::{Grid, Merged, Row, grids};
pub use write::{csv, field};
