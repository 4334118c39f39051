//! This file fills the authority's own Excel from a profile and puts the filled file beside it.

use std::fs;
use std::path::Path;

use super::import::open;
use super::telling;
use crate::cli::args::official::Fill;
use crate::cli::command::told;
use crate::cli::command::trouble::Trouble;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::generate::GenerateError;
use crate::official::{FillRequest, Filled, fill as fill_workbook};
use crate::output::{Artifact, Fingerprint, Scope, Set, plan};
use crate::profile::{Date, parse};

/// `sonae forms fill`
pub(super) fn fill(args: &Fill, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = Date::new(today(args.date)?);
    let name = out_name(args)?;
    let sources = load(&args.profile)?;
    let parsed =
        parse(&sources, Some(today.day())).map_err(|report| GenerateError::Faults { report })?;
    terminal.report(&parsed.notes);
    let catalogue = catalogue(Some(&args.profile), args.overlays.catalogue.as_deref())?;
    let workbook = open(&args.file)?;
    let filled = fill_workbook(&FillRequest {
        workbook: &workbook,
        catalogue: &catalogue,
        profile: &parsed.value.profile,
        today,
        vendor: args.vendor.as_deref(),
    })?;
    terminal.say(&telling::filled(&filled));
    put(args, name, filled, terminal)
}

/// The name of the result, which must not be the workbook that it is made from.
fn out_name(args: &Fill) -> Result<String, CliError> {
    let out = &args.out;
    let is_workbook = out.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let name = out.file_name().filter(|_| is_workbook);
    let name = name.ok_or_else(|| CliError::OutIsNoWorkbook { path: out.clone() })?;
    if let (Ok(one), Ok(other)) = (fs::canonicalize(&args.file), fs::canonicalize(out))
        && one == other
    {
        return Err(CliError::OutIsInput { path: out.clone() });
    }
    Ok(name.to_string_lossy().into_owned())
}

fn put(
    args: &Fill,
    name: String,
    filled: Filled,
    terminal: &mut Terminal,
) -> Result<Exit, Trouble> {
    let folder = args.out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let input = Fingerprint::of(&filled.bytes);
    let document = filled.form.replace('/', "-");
    let artifact =
        Artifact { folder: None, name, bytes: filled.bytes, texts: Vec::new(), document };
    let set = Set { artifacts: vec![artifact], input, scope: Scope::Part };
    let outcome = plan(folder, set).and_then(|plan| plan.apply())?;
    Ok(told::files(&outcome, terminal))
}
