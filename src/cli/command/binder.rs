//! This file tells which papers a facility gets, in which folder they lie, and why it does not get the others.

use serde::Serialize;

use super::trouble::Trouble;
use crate::cli::args::binder::{Binder, BinderList, BinderTask};
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::cli::wrap::{hanging, width};
use crate::compose::{Bundle, Listed, Shelf, list as papers};
use crate::generate::{Fault, GenerateError, Selection, examine};
use crate::layout::Fonts;
use crate::profile::Date;

/// The answer, as JSON shows it.
#[derive(Debug, Serialize)]
struct Answer {
    facility: String,
    papers: Vec<Row>,
}

/// One kind of paper.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    title: String,
    folder: &'static str,
    bundles: Vec<&'static str>,
    left_out: Option<String>,
}

/// `sonae binder`
pub(crate) fn binder(args: &Binder, terminal: &mut Terminal) -> Exit {
    let BinderTask::List(args) = &args.task;
    list(args, terminal).unwrap_or_else(|trouble| trouble.tell(terminal))
}

fn list(args: &BinderList, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = Date::new(today(args.time.date)?);
    let catalogue = catalogue(Some(&args.profile), args.overlays.catalogue.as_deref())?;
    let sources = load(&args.profile)?;
    let fonts = Fonts::bundled()?;
    let examined = examine(&sources, &catalogue, &args.time.requested(), today, &fonts)?;
    terminal.report(&examined.notes);
    let selection = Selection { only: Vec::new(), bundles: args.bundles.chosen() };
    let listed = papers(&examined.case()).map_err(|e| GenerateError::from(Fault::from(e)))?;
    let wanted = listed.into_iter().filter(|paper| selection.has_one_of(paper.bundles));
    let facility = examined.profile.facility.name.clone();
    let answer = Answer { facility, papers: wanted.map(row).collect() };
    if args.output.json {
        terminal.json(&answer);
    } else {
        terminal.say(&words(&answer));
    }
    Ok(Exit::Done)
}

fn row(listed: Listed) -> Row {
    Row {
        name: listed.name,
        title: listed.title,
        folder: listed.shelf.folder(),
        bundles: listed.bundles.iter().copied().map(Bundle::name).collect(),
        left_out: listed.left_out,
    }
}

fn words(answer: &Answer) -> String {
    let (made, left): (Vec<&Row>, Vec<&Row>) =
        answer.papers.iter().partition(|row| row.left_out.is_none());
    let names = answer.papers.iter().map(|row| width(row.name)).max().unwrap_or_default();
    let line = |row: &Row, words: &str| {
        let gap = " ".repeat(names.saturating_sub(width(row.name)));
        hanging(&format!("  {}{gap}  ", row.name), words)
    };
    let mut lines = vec![format!("{}で作る書類は{}種類です。", answer.facility, made.len())];
    for folder in Shelf::ALL.map(Shelf::folder) {
        let rows: Vec<&Row> = made.iter().copied().filter(|row| row.folder == folder).collect();
        if !rows.is_empty() {
            lines.push(format!("\n■ {folder}"));
            lines.extend(rows.iter().map(|row| line(row, &row.title)));
        }
    }
    if !left.is_empty() {
        lines.push("\n■ 作らない書類".to_owned());
        for row in left {
            let why = row.left_out.as_deref().unwrap_or_default();
            lines.push(line(row, &format!("{}\n{why}", row.title)));
        }
    }
    lines.push(
        "\n左の名前を --only に並べると、その書類だけを作ります。例: --only bcp,contact-chart"
            .to_owned(),
    );
    lines.join("\n")
}
