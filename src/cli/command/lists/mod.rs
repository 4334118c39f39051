//! This module holds the commands that take lists in and give them out.

mod asking;
mod export;
mod import;
mod left;
mod telling;

use crate::cli::args::lists::{Export, Import};
use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;

/// `sonae import`
pub(crate) fn import(args: &Import, terminal: &mut Terminal) -> Exit {
    import::import(args, terminal).unwrap_or_else(|trouble| trouble.tell(terminal))
}

/// `sonae export`
pub(crate) fn export(args: &Export, terminal: &mut Terminal) -> Exit {
    export::export(args, terminal).unwrap_or_else(|trouble| trouble.tell(terminal))
}
