//! This module holds the commands about forms, one file each.

mod about;
mod asking;
mod compare;
mod controls;
mod coverage;
mod fill;
mod import;
mod list;
mod new;
mod print;
mod show;
mod store;
mod tally;
mod telling;

use crate::cli::args::forms::{Forms, FormsTask};
use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;

/// `sonae forms`
pub(crate) fn forms(args: &Forms, terminal: &mut Terminal) -> Exit {
    let done = match &args.task {
        FormsTask::List(args) => list::list(args, terminal),
        FormsTask::Print(args) => print::print(args, terminal),
        FormsTask::Show(args) => show::show(args, terminal),
        FormsTask::Compare(args) => compare::compare(args, terminal),
        FormsTask::Coverage(args) => coverage::coverage(args, terminal),
        FormsTask::Controls(args) => controls::controls(args, terminal),
        FormsTask::New(args) => new::new(args, terminal),
        FormsTask::Import(args) => import::import(args, terminal),
        FormsTask::Fill(args) => fill::fill(args, terminal),
    };
    done.unwrap_or_else(|trouble| trouble.tell(terminal))
}
