//! This module holds the commands about forms, one file each.

mod list;
mod print;
mod tally;

use super::trouble::Trouble;
use crate::cli::args::forms::{Forms, FormsTask};
use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;

/// `sonae forms`
pub(crate) fn forms(args: &Forms, terminal: &mut Terminal) -> Exit {
    let done = match &args.task {
        FormsTask::List(args) => list::list(args, terminal),
        FormsTask::Print(args) => print::print(args, terminal),
    };
    done.unwrap_or_else(|trouble: Trouble| trouble.tell(terminal))
}
