//! This file prints forms of the catalogue: blank, or answered from a profile.

use crate::catalogue::Form;
use crate::cli::args::forms::Print;
use crate::cli::command::told;
use crate::cli::command::trouble::Trouble;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::{catalogue, templates};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::generate::{FormFacility, FormRequest, make_forms};
use crate::layout::Fonts;
use crate::output::plan;
use crate::profile::Date;

/// `sonae forms print`
pub(super) fn print(args: &Print, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = Date::new(today(args.date)?);
    let catalogue = catalogue(args.shelf.profile(), args.shelf.shared())?;
    let laid = templates(args.shelf.profile(), args.wording.templates.as_deref())?;
    let publication = catalogue.look_up(&args.edition)?;
    let forms: Vec<&Form> = match &args.form {
        Some(name) => vec![publication.look_up(name)?],
        None => publication.forms.iter().collect(),
    };
    let sources = args.shelf.profile().map(load).transpose()?;
    let facility = sources.as_ref().map(|sources| FormFacility {
        sources,
        vendor: args.vendor.clone(),
        blank: args.blank,
        today,
    });
    let formats = args.formats.each_once();
    let request = FormRequest {
        catalogue: &catalogue,
        templates: &laid.templates,
        publication,
        forms,
        facility,
        formats,
    };
    let made = make_forms(&request, &Fonts::bundled()?)?;
    terminal.report(&made.notes);
    told::templates(&laid.templates, terminal);
    let outcome = plan(&args.out, made.set)?.apply()?;
    terminal.say(&format!("{}の様式（{}）", publication.edition_name, args.out.display()));
    Ok(told::files(&outcome, terminal))
}
