//! This module writes open questions as tables and takes filled tables in.

mod export;
mod import;
mod telling;

use crate::cli::args::sheets::{Sheets, SheetsTask};
use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;

/// `sonae sheets`
pub(crate) fn sheets(args: &Sheets, terminal: &mut Terminal) -> Exit {
    let done = match &args.task {
        SheetsTask::Export(args) => export::export(args, terminal),
        SheetsTask::Import(args) => import::import(args, terminal),
    };
    done.unwrap_or_else(|trouble| trouble.tell(terminal))
}
