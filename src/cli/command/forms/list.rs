//! This file lists the publications and their forms, and says which one is taken today.

use chrono::NaiveDate;
use serde::Serialize;

use super::tally::Tally;
use crate::catalogue::{
    Audience, Catalogue, Form, OfficialFile, Origin, Publication, Requested, choose_edition,
};
use crate::cli::args::forms::List;
use crate::cli::command::trouble::Trouble;
use crate::cli::exit::Exit;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::cli::wrap::hanging;
use crate::generate::GenerateError;
use crate::profile::Date;

/// The answer, as JSON shows it.
#[derive(Debug, Serialize)]
struct Listed<'c> {
    today: NaiveDate,
    publications: Vec<Row<'c>>,
    auto: Auto,
}

/// One publication.
#[derive(Debug, Serialize)]
struct Row<'c> {
    key: &'c str,
    edition_name: &'c str,
    title: &'c str,
    authority: &'c str,
    date: Option<NaiveDate>,
    date_words: Option<&'c str>,
    fiscal_year: Option<i32>,
    in_force_from: NaiveDate,
    in_force_to: Option<NaiveDate>,
    origin: &'static str,
    url: &'c str,
    files: Vec<File>,
    forms: Vec<FormRow<'c>>,
}

/// One form of a publication.
#[derive(Debug, Serialize)]
struct FormRow<'c> {
    key: &'c str,
    name: &'c str,
    subtitle: Option<&'c str>,
    audience: &'static str,
    is_exact_throughout: bool,
    items: usize,
    wording: Tally,
}

/// A file on the authority's site.
#[derive(Debug, Serialize)]
struct File {
    name: String,
    url: String,
    sha256: Option<String>,
}

/// The edition that `auto` takes.
#[derive(Debug, Serialize)]
struct Auto {
    publication: String,
    edition_name: String,
    fiscal_year: i32,
    heading: Option<String>,
    why: String,
    official_page: Option<String>,
    official_files: Vec<File>,
}

/// `sonae forms list`
pub(super) fn list(args: &List, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = today(args.date)?;
    let catalogue = catalogue(args.shelf.profile(), args.shelf.shared())?;
    let listed = listed(&catalogue, today)?;
    if args.output.json {
        terminal.json(&listed);
    } else {
        terminal.say(&words(&listed));
    }
    Ok(Exit::Done)
}

fn listed(catalogue: &Catalogue, today: NaiveDate) -> Result<Listed<'_>, Trouble> {
    let chosen = choose_edition(catalogue, &Requested::Auto, today).map_err(GenerateError::from)?;
    let (page, files) = match chosen.hint {
        Some(hint) => (Some(hint.page), hint.files.iter().map(File::of).collect()),
        None => (None, Vec::new()),
    };
    Ok(Listed {
        today,
        publications: catalogue.publications().iter().map(row).collect(),
        auto: Auto {
            publication: chosen.publication.key.clone(),
            edition_name: chosen.publication.edition_name.clone(),
            fiscal_year: chosen.fiscal_year,
            heading: chosen.heading,
            why: chosen.why,
            official_page: page,
            official_files: files,
        },
    })
}

fn row(publication: &Publication) -> Row<'_> {
    Row {
        key: &publication.key,
        edition_name: &publication.edition_name,
        title: &publication.title.text,
        authority: &publication.authority,
        date: publication.date,
        date_words: publication.date_words.as_deref(),
        fiscal_year: publication.fiscal_year,
        in_force_from: publication.in_force.from,
        in_force_to: publication.in_force.to,
        origin: match publication.origin {
            Origin::Builtin => "builtin",
            Origin::Overlay => "overlay",
        },
        url: &publication.url,
        files: publication.files.iter().map(File::of).collect(),
        forms: publication.forms.iter().map(form_row).collect(),
    }
}

fn form_row(form: &Form) -> FormRow<'_> {
    FormRow {
        key: &form.key,
        name: form.key.rsplit('/').next().unwrap_or(&form.key),
        subtitle: form.subtitle.as_ref().map(|s| s.text.as_str()),
        audience: match form.audience {
            Audience::Facility => "facility",
            Audience::Vendor => "vendor",
        },
        is_exact_throughout: form.is_exact_throughout(),
        items: form.items().count(),
        wording: Tally::of(form),
    }
}

impl File {
    fn of(file: &OfficialFile) -> Self {
        let OfficialFile { name, url, sha256 } = file.clone();
        Self { name, url, sha256 }
    }
}

fn words(listed: &Listed<'_>) -> String {
    let day = Date::new(listed.today).era();
    let mut lines = vec![format!("収録している様式（{day}現在）")];
    for row in &listed.publications {
        lines.push(String::new());
        lines.push(hanging("■ ", &format!("{}　{}", row.key, row.edition_name)));
        lines.push(hanging("  ", row.title));
        lines.push(hanging("  ", &issue(row)));
        for form in &row.forms {
            let subtitle = form.subtitle.map(|s| format!("　{s}")).unwrap_or_default();
            lines.push(hanging("  ・", &format!("{}{subtitle}", form.name)));
            let whole = if form.is_exact_throughout { "（様式として印刷）" } else { "" };
            let count = format!("{}項目（{}）{whole}", form.items, form.wording.words());
            lines.push(hanging("    ", &count));
        }
        if row.forms.is_empty() {
            lines.push(hanging("  ", "項目の文言は未収録です。"));
        }
    }
    lines.push(String::new());
    lines.push(hanging("今日の版: ", &format!("{}　{}", listed.auto.publication, listed.auto.why)));
    lines.join("\n")
}

/// Who, when, from when until when, and whether it ships.
fn issue(row: &Row<'_>) -> String {
    let published = match (row.date_words, row.date) {
        (Some(words), _) => format!("{words}公表"),
        (None, Some(date)) => format!("{}公表", Date::new(date).era()),
        (None, None) => "公表日は不明".to_owned(),
    };
    let until = row.in_force_to.map(|to| Date::new(to).era()).unwrap_or_default();
    let in_force = format!("{}〜{until}", Date::new(row.in_force_from).era());
    let origin = match row.origin {
        "overlay" => "catalogue フォルダーから",
        _ => "同梱",
    };
    format!("{}、{published}、適用 {in_force}、{origin}", row.authority)
}
