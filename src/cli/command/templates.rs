//! This file copies the built-in templates out, proves those that somebody changed, and lists what they can name.

use std::path::Path;

use super::trouble::Trouble;
use crate::catalogue::{Catalogue, Requested};
use crate::cli::args::templates::{Check, Export, Paths, Templates as Args, TemplatesTask};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::keep::{Standing, make, standing};
use crate::cli::overlay::{catalogue, templates as laid};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::compose::{NamedKind, Templates, paths as named};
use crate::diagnostic::nearest;
use crate::generate::{Examined, Fault, GenerateError, examine, prove};
use crate::layout::Fonts;
use crate::profile::{Date, Source, Sources};

/// The sample whose values stand for everybody's.
const CLINIC: &str = include_str!("../../../profiles/one-doctor-clinic.yaml");
/// The sample that has next to nothing, where lists are empty.
const MINIMAL: &str = include_str!("../../../profiles/minimal.yaml");

/// `sonae templates`
pub(crate) fn templates(args: &Args, terminal: &mut Terminal) -> Exit {
    let done = match &args.task {
        TemplatesTask::Export(args) => export(args, terminal),
        TemplatesTask::Check(args) => check(args, terminal),
        TemplatesTask::Paths(args) => paths(args, terminal),
    };
    done.unwrap_or_else(|trouble| trouble.tell(terminal))
}

fn export(args: &Export, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let templates = Templates::embedded();
    let wanted = wanted(&templates, &args.only)?;
    let mut kept = 0;
    for name in wanted {
        let Some(source) = templates.source(name) else { continue };
        let path = name.split('/').fold(args.folder.clone(), |path, part| path.join(part));
        let shown = path.display();
        match standing(&path, source.as_bytes())? {
            Standing::Nothing => {
                make(&path, source.as_bytes(), "もう一度実行してください。")?;
                terminal.say(&format!("  作成　　　{shown}"));
            }
            Standing::Same => terminal.say(&format!("  変更なし　{shown}")),
            Standing::Other => {
                kept += 1;
                terminal.say(&format!("  残した　　{shown}（組み込みのひな形と内容が違います）"));
            }
        }
    }
    terminal.say(&format!(
        "\n直したら「sonae templates check {}」で確かめてください。直さないひな形は消してください。",
        args.folder.display()
    ));
    if kept == 0 {
        return Ok(Exit::Done);
    }
    terminal.warn(&format!(
        "注意: すでにある{kept}件は、直したものかもしれないため上書きしませんでした。組み込みの文章に戻すときは、そのファイルを消してください。"
    ));
    Ok(Exit::Kept)
}

/// The templates of the papers that are named, or all.
fn wanted<'t>(templates: &'t Templates, only: &[String]) -> Result<Vec<&'t str>, CliError> {
    let names: Vec<&str> = templates.names().collect();
    let papers: Vec<&str> = names.iter().filter_map(|n| Some(n.split_once('/')?.0)).collect();
    let mut wanted = Vec::new();
    for asked in only {
        let paper = format!("{}/", asked.trim_end_matches('/'));
        let meant = |name: &&str| name == asked || name.starts_with(&paper);
        let found: Vec<&str> = names.iter().copied().filter(meant).collect();
        if found.is_empty() {
            let near = nearest(asked, papers.iter().chain(&names).copied()).map(str::to_owned);
            return Err(CliError::NoSuchTemplate { given: asked.clone(), near });
        }
        wanted.extend(found);
    }
    let all = only.is_empty();
    Ok(names.into_iter().filter(|name| all || wanted.contains(name)).collect())
}

fn check(args: &Check, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let laid = laid(None, Some(&args.folder))?;
    let changed = laid.templates.overrides().count();
    if laid.read == 0 {
        terminal.warn(&format!(
            "注意: 「{}」にひな形（.hbs）がありません。「sonae templates export」で書き出せます。",
            args.folder.display()
        ));
        return Ok(Exit::Done);
    }
    // Paths and dialect are proven; whether papers still find each other's headings, and whether nothing comes out
    // empty, is seen on papers that are composed.
    let catalogue = catalogue(None, None)?;
    for profile in [CLINIC, MINIMAL] {
        prove(&sample(profile, &catalogue)?, &laid.templates)?;
    }
    terminal.say(&format!(
        "ひな形{}件に誤りはありません（組み込みと違うもの{changed}件）。見本の施設の書類を組み立てられることも確かめました。",
        laid.read
    ));
    let same = laid.read - changed;
    if changed > 0 && same > 0 {
        terminal.say(&format!("組み込みと同じ{same}件は消してください。新しい版の sonae で文章が改められても使われなくなるためです。"));
    }
    Ok(Exit::Done)
}

/// A sample on a day in the year of its plan.
fn sample<'c>(profile: &str, catalogue: &'c Catalogue) -> Result<Examined<'c>, Trouble> {
    let profile = Source::new("profile.yaml".to_owned(), profile);
    let sources = Sources { profile, ledgers: std::collections::BTreeMap::new() };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    Ok(examine(&sources, catalogue, &Requested::Auto, Date::new(day), &Fonts::bundled()?)?)
}

fn paths(args: &Paths, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let catalogue = catalogue(args.profile.as_deref(), None)?;
    let examined = match &args.profile {
        Some(profile) => examined(profile, &catalogue)?,
        None => sample(CLINIC, &catalogue)?,
    };
    let named = named(&examined.case()).map_err(Fault::from).map_err(GenerateError::from)?;
    let begins = args.begins.as_deref().unwrap_or_default();
    let inside = |path: &str| {
        let rest = path.strip_prefix(begins);
        begins.is_empty() || rest.is_some_and(|r| r.is_empty() || r.starts_with(['.', '[']))
    };
    let found: Vec<_> = named.iter().filter(|n| inside(&n.path)).collect();
    if found.is_empty() {
        let names = named.iter().map(|n| n.path.as_str());
        let near = nearest(begins, names).map(str::to_owned);
        return Err(CliError::NoSuchPath { given: begins.to_owned(), near }.into());
    }
    for name in found {
        let example = match (&name.example, name.kind) {
            (Some(example), _) => example.replace('\n', "⏎"),
            (None, NamedKind::List) => "0件".to_owned(),
            (None, _) => "（この施設にはない）".to_owned(),
        };
        let (path, kind, meaning) = (&name.path, name.kind.word(), &name.meaning);
        terminal.say(&format!("{path}　{kind}\n    {meaning}\n    例: {example}"));
    }
    Ok(Exit::Done)
}

fn examined<'c>(profile: &Path, catalogue: &'c Catalogue) -> Result<Examined<'c>, Trouble> {
    let today = Date::new(today(None)?);
    let sources = load(profile)?;
    Ok(examine(&sources, catalogue, &Requested::Auto, today, &Fonts::bundled()?)?)
}
