//! This module is the command line: arguments in, Japanese out, an exit code at the end.

mod args;
mod command;
mod error;
mod exit;
mod files;
mod guard;
mod keep;
mod look;
mod overlay;
mod terminal;
mod today;
mod usage;
mod wrap;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;

use args::Task;
use exit::Exit;
use terminal::Terminal;

/// Runs the command that the arguments ask for; the first argument is the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut terminal = Terminal;
    let cli = match args::parse(args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &mut terminal).into(),
    };
    look::settle(cli.plain);
    guard::guarded(&mut terminal, |terminal| perform(cli.command, terminal)).into()
}

fn perform(task: Task, terminal: &mut Terminal) -> Exit {
    match task {
        Task::Init(args) => command::init(&args, terminal),
        Task::Edit(args) => command::edit(&args, terminal),
        Task::Ask(args) => command::ask(&args, terminal),
        Task::Generate(args) => command::generate(&args, terminal),
        Task::Check(args) => command::check(&args, terminal),
        Task::Binder(args) => command::binder(&args, terminal),
        Task::Forms(args) => command::forms(&args, terminal),
        Task::Import(args) => command::import(&args, terminal),
        Task::Export(args) => command::export(&args, terminal),
        Task::Templates(args) => command::templates(&args, terminal),
        Task::Sheets(args) => command::sheets(&args, terminal),
        Task::Schema => command::schema(terminal),
        Task::Restore(args) => command::restore(&args, terminal),
        Task::Completions(args) => command::completions(&args, terminal),
    }
}

/// Help and version come as errors from clap and are none.
fn refuse(error: &clap::Error, terminal: &mut Terminal) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.say(error.to_string().trim_end());
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.warn(error.to_string().trim_end());
            Exit::Usage
        }
        _ => {
            terminal.warn(&usage::explain(error));
            Exit::Usage
        }
    }
}
