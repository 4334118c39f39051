//! This file puts the files that the last run replaced back.

use super::told;
use crate::cli::args::Restore;
use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::output;

/// `sonae restore`
pub(crate) fn restore(args: &Restore, terminal: &mut Terminal) -> Exit {
    match output::restore(&args.folder).and_then(output::Plan::apply) {
        Ok(outcome) => {
            terminal.say(&format!("「{}」の書類を前回の版に戻しました。", args.folder.display()));
            told::files(&outcome, terminal)
        }
        Err(error) => {
            terminal.warn(&format!("誤り: {error}"));
            Exit::Files
        }
    }
}
