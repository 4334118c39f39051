//! This file lists the publications and their forms, and says which one is taken today.

use chrono::NaiveDate;
use serde::Serialize;

use super::tally::Tally;
use crate::catalogue::{
    Audience, Catalogue, Content, Form, ImportHint, OfficialFile, Origin, Publication, Requested,
    choose_edition,
};
use crate::cli::args::forms::List;
use crate::cli::command::told::import;
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
    #[serde(skip)]
    hint: Option<ImportHint>,
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
    in_force_from_about: bool,
    in_force_to: Option<NaiveDate>,
    in_force_to_about: bool,
    origin: &'static str,
    url: &'c str,
    files: Vec<File>,
    forms: Vec<FormRow<'c>>,
    /// How many steps its chart has, where it is one.
    steps: Option<usize>,
    /// How many precepts it holds, where it does.
    precepts: Option<usize>,
}

/// One form of a publication.
#[derive(Debug, Serialize)]
struct FormRow<'c> {
    key: &'c str,
    name: &'c str,
    subtitle: Option<&'c str>,
    audience: &'static str,
    topics_only: bool,
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
    let (page, files) = match chosen.hint() {
        Some(hint) => (Some(hint.page.clone()), hint.files.iter().map(File::of).collect()),
        None => (None, Vec::new()),
    };
    Ok(Listed {
        today,
        publications: catalogue.publications().iter().map(row).collect(),
        auto: Auto {
            publication: chosen.publication.key.clone(),
            edition_name: chosen.publication.edition_name.clone(),
            fiscal_year: chosen.fiscal_year,
            heading: chosen.preparation.as_ref().map(|p| p.heading.clone()),
            why: chosen.why,
            official_page: page,
            official_files: files,
        },
        hint: chosen.preparation.and_then(|p| p.hint),
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
        in_force_from_about: publication.in_force.from_about,
        in_force_to: publication.in_force.to,
        in_force_to_about: publication.in_force.to_about,
        origin: match publication.origin {
            Origin::Builtin => "builtin",
            Origin::Overlay => "overlay",
        },
        url: &publication.url,
        files: publication.files.iter().map(File::of).collect(),
        forms: publication.forms.iter().map(form_row).collect(),
        steps: publication.step_chart.as_ref().map(|chart| chart.steps().count()),
        precepts: publication.precepts.as_ref().map(|nine| nine.precepts().count()),
    }
}

fn form_row(form: &Form) -> FormRow<'_> {
    FormRow {
        key: &form.key,
        name: form.name(),
        subtitle: form.subtitle.as_ref().map(|s| s.text.as_str()),
        audience: match form.audience {
            Audience::Facility => "facility",
            Audience::Vendor => "vendor",
        },
        topics_only: form.content == Content::Topics,
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
            lines.push(hanging("    ", &state(form)));
        }
        if row.forms.is_empty() {
            lines.push(hanging("  ", &without_forms(row)));
        }
    }
    lines.push(String::new());
    lines.push("チェックリストの今日の版（--edition auto）".to_owned());
    lines.push(hanging("  ", &format!("{}　{}", listed.auto.publication, listed.auto.why)));
    lines.extend(listed.hint.as_ref().map(import));
    lines.join("\n")
}

/// How many items, whose words they are, and what can be done with them.
fn state(form: &FormRow<'_>) -> String {
    if form.items == 0 {
        return "項目は分かっていません。".to_owned();
    }
    let use_of_it = match (form.topics_only, form.is_exact_throughout) {
        (true, _) => "主題だけの収録（答えるには公式のExcelを取り込みます）",
        (false, true) => "様式として印刷",
        (false, false) => "記入準備シートとして印刷",
    };
    format!("{}項目（{}）　{use_of_it}", form.items, form.wording.words())
}

/// What a publication holds that is no form.
fn without_forms(row: &Row<'_>) -> String {
    match (row.steps, row.precepts) {
        (Some(steps), _) => format!("{steps}の段階（参考として印刷）"),
        (None, Some(precepts)) => format!("{precepts}の心得（参考として印刷）"),
        (None, None) => "項目の文言は未収録です。".to_owned(),
    }
}

/// Who, when, from when until when, and whether it ships.
fn issue(row: &Row<'_>) -> String {
    let published = match (row.date_words, row.date) {
        (Some(words), _) => words.to_owned(),
        (None, Some(date)) => Date::new(date).era(),
        (None, None) => "不明".to_owned(),
    };
    let day = |date, about| format!("{}{}", Date::new(date).era(), if about { "ごろ" } else { "" });
    let until = row.in_force_to.map(|to| day(to, row.in_force_to_about)).unwrap_or_default();
    let in_force = format!("{}〜{until}", day(row.in_force_from, row.in_force_from_about));
    let origin = match row.origin {
        "overlay" => "catalogue フォルダーから",
        _ => "同梱",
    };
    format!("{}　公表 {published}　適用 {in_force}　{origin}", row.authority)
}
