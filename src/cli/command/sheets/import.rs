//! This file takes a filled table in: shows what goes in, proves the result, and puts it down with the earlier one kept.

use super::telling;
use crate::cli::args::sheets::SheetsImport;
use crate::cli::command::trouble::Trouble;
use crate::cli::command::{tables, told};
use crate::cli::exit::Exit;
use crate::cli::keep::{Aside, replace};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::generate::GenerateError;
use crate::hearing::{Taken, rows, take};
use crate::import::ImportError;
use crate::profile::{Source, Sources, decoded, edit, parse};

/// `sonae sheets import`
pub(super) fn import(args: &SheetsImport, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = today(args.date)?;
    let (name, bytes) = tables::given(&args.file)?;
    let (sources, profile) = tables::profile(&args.profile, Some(today))?;
    let faults = |report| GenerateError::Faults { report };
    let filled = rows(&name, &bytes).map_err(ImportError::from)?;
    terminal.report(&filled.notes);
    let text = decoded(&sources.profile).map_err(faults)?;
    let taken = take(&profile, &text, &filled.rows, args.update).map_err(faults)?;
    terminal.report(&taken.notes);
    terminal.say(&telling::taken(&taken));
    if !taken.changes.is_empty() && !args.dry_run {
        let new = changed(&sources, &text, &taken).map_err(faults)?;
        let proved = Source::new(sources.profile.name.clone(), new.clone());
        let ledgers = sources.ledgers.clone();
        parse(&Sources { profile: proved, ledgers }, Some(today)).map_err(faults)?;
        let before = Some(sources.profile.bytes.as_slice());
        terminal.say("");
        told::one(&replace(&args.profile, before, &new, Aside::Dated(today))?, terminal);
        terminal.say(&format!("確かめるには: sonae check {}", args.profile.display()));
    } else if args.dry_run {
        terminal.say("\n--dry-run のため、何も書き込んでいません。");
    } else {
        terminal.say("\n書き込むものはありませんでした。");
    }
    let left = [taken.kept.is_empty(), taken.elsewhere.is_empty(), taken.by_hand.is_empty()];
    Ok(if left.iter().all(|none| *none) { Exit::Done } else { Exit::Gaps })
}

/// The profile with the answers in it.
fn changed(sources: &Sources, text: &str, taken: &Taken) -> Result<Vec<u8>, Report> {
    let new = edit(text, &taken.changes).map_err(|error| {
        let place = Place::file(&sources.profile.name);
        Report::from(Diagnostic::error("hearing-edit", place, error.to_string()))
    })?;
    Ok(new.into_bytes())
}
