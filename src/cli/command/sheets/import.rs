//! This file takes a filled table in: shows what goes in, proves the result, and puts it down with the earlier one kept.

use std::path::Path;

use chrono::NaiveDate;

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
use crate::import::{ImportError, amend};
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
    let is_empty = taken.changes.is_empty() && taken.ledgers.is_empty();
    if !is_empty && !args.dry_run {
        put(&args.profile, &sources, &text, &taken, today, terminal)?;
    } else if args.dry_run {
        terminal.say("\n--dry-run のため、何も書き込んでいません。");
    } else {
        terminal.say("\n書き込むものはありませんでした。");
    }
    let left = [taken.kept.is_empty(), taken.by_hand.is_empty()];
    Ok(if left.iter().all(|none| *none) { Exit::Done } else { Exit::Gaps })
}

/// Proves the files with the answers in them as a whole, and then puts them down.
fn put(
    path: &Path,
    sources: &Sources,
    text: &str,
    taken: &Taken,
    today: NaiveDate,
    terminal: &mut Terminal,
) -> Result<(), Trouble> {
    let faults = |report| GenerateError::Faults { report };
    let mut after = sources.clone();
    let ledgers = amend(sources, &taken.ledgers)?;
    for (name, bytes) in &ledgers {
        let shown = sources.ledgers.get(name).map_or(name, |source| &source.name);
        after.ledgers.insert(name.clone(), Source::new(shown.clone(), bytes.clone()));
    }
    if !taken.changes.is_empty() {
        after.profile.bytes = changed(sources, text, taken).map_err(faults)?;
    }
    parse(&after, Some(today)).map_err(faults)?;
    terminal.say("");
    // The ledgers first, as in lists; each answer stands in one file alone.
    let folder = path.parent().unwrap_or(Path::new(""));
    for (name, bytes) in &ledgers {
        if let Some(source) = sources.ledgers.get(name) {
            let kept =
                replace(&folder.join(name), Some(&source.bytes), bytes, Aside::Dated(today))?;
            told::changed(&kept, source, terminal);
        }
    }
    if !taken.changes.is_empty() {
        let before = Some(sources.profile.bytes.as_slice());
        let kept = replace(path, before, &after.profile.bytes, Aside::Dated(today))?;
        told::changed(&kept, &sources.profile, terminal);
    }
    terminal.say(&format!("確かめるには: sonae check {}", path.display()));
    Ok(())
}

/// The profile with the answers in it.
fn changed(sources: &Sources, text: &str, taken: &Taken) -> Result<Vec<u8>, Report> {
    let new = edit(text, &taken.changes).map_err(|error| {
        let place = Place::file(&sources.profile.name);
        Report::from(Diagnostic::error("hearing-edit", place, error.to_string()))
    })?;
    Ok(new.into_bytes())
}
