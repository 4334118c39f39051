//! This file prints the JSON Schema by which editors complete and explain a profile.

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::profile;

/// `sonae schema`
pub(crate) fn schema(terminal: &mut Terminal) -> Exit {
    terminal.data(&format!("{:#}", profile::schema()));
    Exit::Done
}
