//! The `sonae` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    sonae::cli::run(std::env::args_os())
}
