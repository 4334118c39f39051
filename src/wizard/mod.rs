//! This module is the interview: questions derived from the profile's shape, the script and the catalogue, one line at a time.
//!
//! It reads no terminal and writes no file. A line goes in, a screen comes out; whoever runs it keeps the journal.

mod answer;
mod checking;
mod controls;
mod draft;
mod entries;
mod input;
pub mod journal;
mod plan;
mod screen;
mod script;
mod session;
mod showing;
mod sound;
mod taking;

#[cfg(test)]
mod tests;

pub use controls::ControlQuestion;
pub use draft::Draft;
pub use screen::{Line, Screen, Tone};
pub use script::{Chapter, From, Question, ScriptError, Step, chapters};
pub use session::{Purpose, Session, Start, State};
pub use showing::find_chapter;
