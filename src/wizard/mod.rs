//! This module is the interview: questions derived from the profile's shape, the script and the catalogue, one line at a time.
//!
//! It reads no terminal and writes no file. A line goes in, a screen comes out; whoever runs it keeps the journal.

mod answer;
mod checking;
mod controls;
mod derived;
mod draft;
mod entries;
mod input;
pub mod journal;
mod overview;
mod paper;
mod picking;
mod plan;
mod purpose;
mod screen;
mod script;
mod session;
mod sheet;
mod showing;
mod sound;
mod taking;
mod way;
mod words;

#[cfg(test)]
mod tests;

pub use controls::{ControlQuestion, Controls};
pub use draft::Draft;
pub use purpose::{Need, Purpose};
pub use screen::{Line, Screen, Tone};
pub use script::{Chapter, Question, ScriptError, Step, chapters, find_chapter};
pub use session::{Session, Start, State};
pub use sheet::Sheet;
