//! This module tells whether a facility is ready for its inspection, and what stands between.

mod json;
mod polite;
mod screen;

pub(super) use polite::polite;

use std::path::Path;

use super::told;
use super::trouble::Trouble;
use crate::catalogue::Catalogue;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::{catalogue, templates};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::compose::READINESS;
use crate::generate::{Examined, Format, Made, Request, Selection, examine, make};
use crate::layout::Fonts;
use crate::output::plan;
use crate::profile::Date;

/// `sonae check`
pub(crate) fn check(args: &Check, terminal: &mut Terminal) -> Exit {
    let catalogue = match catalogue(Some(&args.profile), args.overlays.catalogue.as_deref()) {
        Ok(catalogue) => catalogue,
        Err(trouble) => return trouble.tell(terminal),
    };
    match tell(args, &catalogue, terminal) {
        Ok(exit) => exit,
        Err(trouble) => trouble.tell(terminal),
    }
}

fn tell(args: &Check, catalogue: &Catalogue, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = Date::new(today(args.time.date)?);
    let sources = load(&args.profile)?;
    let fonts = Fonts::bundled()?;
    let examined = examine(&sources, catalogue, &args.time.requested(), today, &fonts)?;
    terminal.report(&examined.notes);
    if args.json {
        terminal.json(&json::verdict(&examined, today));
    } else {
        terminal.say(&screen::verdict(&examined, today, &args.profile));
        terminal.warn("");
    }
    // Whoever asks whether they are ready hears that first.
    told::edition(&examined.chosen, terminal);
    let verdict = if examined.readiness.is_ready() { Exit::Done } else { Exit::Gaps };
    let Some(folder) = &args.out else { return Ok(verdict) };
    let templates = templates(Some(&args.profile), args.wording.templates.as_deref())?.templates;
    let made = make(
        &Request {
            sources: &sources,
            catalogue,
            templates: &templates,
            edition: args.time.requested(),
            formats: vec![Format::Docx, Format::Pdf],
            selection: Selection { only: vec![READINESS.to_owned()], bundles: Vec::new() },
            zip: false,
            today,
        },
        &fonts,
    )?;
    Ok(verdict.max(put(made, folder, terminal)?))
}

/// Puts the one-page paper down.
fn put(made: Made<'_>, folder: &Path, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let outcome = plan(folder, made.set)?.apply()?;
    terminal.say(&format!("\n1枚にまとめた書類（{}）", folder.display()));
    Ok(told::files(&outcome, terminal))
}

/// Who is meant by an id: a vendor or a person by name.
fn called(examined: &Examined<'_>, id: &crate::profile::Id) -> String {
    let profile = &examined.profile;
    let vendor = profile.vendor(id).map(|vendor| vendor.name.clone());
    let body = || profile.outside_bodies.iter().find(|b| b.id == *id).map(|b| b.name.clone());
    let person = || profile.person(id).map(|person| person.name.clone());
    vendor.or_else(body).or_else(person).unwrap_or_else(|| id.to_string())
}
