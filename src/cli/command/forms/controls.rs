//! This file lists the controls: the names by which forms ask and profiles answer.

use serde::Serialize;

use super::about::AboutControl;
use crate::catalogue::{Catalogue, Control};
use crate::cli::args::forms::Controls;
use crate::cli::command::trouble::Trouble;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;

/// A control with the items that ask for it.
#[derive(Debug, Serialize)]
struct Listed<'c> {
    #[serde(flatten)]
    control: AboutControl<'c>,
    asked_in: Vec<Asked<'c>>,
}

/// An item that asks for a control.
#[derive(Debug, Serialize)]
struct Asked<'c> {
    form: &'c str,
    item: String,
}

/// `sonae forms controls`
pub(super) fn controls(args: &Controls, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let catalogue = catalogue(args.shelf.profile(), args.shelf.shared())?;
    let word = args.word.as_deref().map(str::to_lowercase);
    let listed: Vec<Listed<'_>> = catalogue
        .controls()
        .filter(|control| control.replaced_by.is_none())
        .filter(|control| word.as_ref().is_none_or(|word| speaks_of(control, word)))
        .map(|control| Listed {
            control: AboutControl::of(&catalogue, control),
            asked_in: asked_in(&catalogue, &control.key),
        })
        .collect();
    if let (true, Some(word)) = (listed.is_empty(), &args.word) {
        return Err(CliError::NoSuchControl { given: word.clone() }.into());
    }
    if args.output.json {
        terminal.json(&listed);
        return Ok(Exit::Done);
    }
    terminal.say(&format!("対策の一覧（{}件）", listed.len()));
    for one in &listed {
        terminal.say("");
        terminal.say(&one.control.words("").join("\n"));
        let asked: Vec<String> =
            one.asked_in.iter().map(|a| format!("{} {}", a.form, a.item)).collect();
        if !asked.is_empty() {
            terminal.say(&hanging("  様式　", &asked.join("、")));
        }
    }
    Ok(Exit::Done)
}

/// Whether a control's key, name, explanation or proofs hold a word.
fn speaks_of(control: &Control, word: &str) -> bool {
    let own = [&control.key, &control.name, &control.plain].into_iter();
    own.chain(&control.evidence).any(|text| text.to_lowercase().contains(word))
}

fn asked_in<'c>(catalogue: &'c Catalogue, key: &str) -> Vec<Asked<'c>> {
    let forms = catalogue.publications().iter().flat_map(|p| &p.forms);
    forms
        .flat_map(|form| {
            let asks = |item: &&crate::catalogue::Item| item.control_keys().contains(&key);
            let named = |item| Asked { form: &form.key, item: form.item_name(item) };
            form.items().filter(asks).map(named)
        })
        .collect()
}
