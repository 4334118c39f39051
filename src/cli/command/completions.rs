//! This file prints the script by which a shell completes our commands.

use crate::cli::args::{Completions, command};
use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;

/// `sonae completions`
pub(crate) fn completions(args: &Completions, terminal: &mut Terminal) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "sonae", &mut script);
    terminal.data(String::from_utf8_lossy(&script).trim_end());
    Exit::Done
}
