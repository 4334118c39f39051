//! This module writes the open questions as a table that people fill in, and takes the filled table in again.
//!
//! Only what a question asks for is ever taken in, and no question asks for an answer to a control, an approval or the
//! date of a check. A criterion is taken in with the day and the name of its adoption, or not at all.

mod adoption;
mod fault;
mod rows;
mod take;
mod write;

pub use rows::{Filled, rows};
pub use take::{Kept, Row, Taken, Told, take};
pub use write::{ANSWER, CODE, csv, table};

#[cfg(test)]
mod tests;
