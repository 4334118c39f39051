//! This module is the command line: arguments in, Japanese out, an exit code at the end.

mod args;
mod command;
mod error;
mod exit;
mod files;
mod guard;
mod interrupt;
mod keep;
mod look;
mod menu;
mod overlay;
mod terminal;
mod today;
mod usage;
mod wrap;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;

use args::Task;
use exit::Exit;
use menu::Place;
use terminal::Terminal;

/// Runs the command that the arguments ask for; the first argument is the program's own name.
///
/// Without a command, and with files that were dropped onto the program, the menu opens where somebody can be asked.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut terminal = Terminal;
    if terminal.can_ask()
        && let Some(dropped) = menu::dropped(&args)
    {
        look::settle(args.iter().any(|arg| arg == args::PLAIN));
        return guard::guarded(&mut terminal, |terminal| open(&dropped, terminal)).into();
    }
    let cli = match args::parse(args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &mut terminal).into(),
    };
    look::settle(cli.plain);
    let exit = match cli.command {
        Some(task) => guard::guarded(&mut terminal, |terminal| perform(task, terminal)),
        None if terminal.can_ask() => {
            guard::guarded(&mut terminal, |terminal| menu::menu(Place::here(), None, terminal))
        }
        None => {
            terminal.warn(args::command().render_help().to_string().trim_end());
            Exit::Usage
        }
    };
    exit.into()
}

/// The menu for what was dropped onto the program.
fn open(dropped: &[PathBuf], terminal: &mut Terminal) -> Exit {
    match Place::of(dropped) {
        Ok(place) => menu::menu(place, None, terminal),
        Err(other) => {
            let remark = format!(
                "「{}」は sonae で開けるファイルではありません。開けるのはプロファイル（名前が .yaml で終わるファイル）です。",
                other.display()
            );
            menu::menu(Place::here(), Some(&remark), terminal)
        }
    }
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
