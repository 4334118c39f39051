//! This file tells which items of which edition a profile answers, and by what.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::tally::{marked, wording};
use crate::assess::{Covered, GroundKind, coverage as covered};
use crate::catalogue::{Catalogue, Content};
use crate::cli::args::forms::Coverage;
use crate::cli::command::trouble::Trouble;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::cli::wrap::hanging;
use crate::generate::GenerateError;
use crate::profile::{Date, Profile, parse};

/// The answer, as JSON shows it.
#[derive(Debug, Serialize)]
struct Told {
    today: NaiveDate,
    facility: String,
    forms: Vec<FormRow>,
}

/// One form.
#[derive(Debug, Serialize)]
struct FormRow {
    form: String,
    edition_name: String,
    subtitle: Option<String>,
    vendor: Option<String>,
    received_on: Option<NaiveDate>,
    topics_only: bool,
    counts: BTreeMap<&'static str, usize>,
    untouched: usize,
    items: Vec<ItemRow>,
}

/// One item.
#[derive(Debug, Serialize)]
struct ItemRow {
    key: String,
    name: String,
    group: Option<String>,
    text: String,
    wording: &'static str,
    verdict: &'static str,
    untouched: bool,
    by: Vec<By>,
    missing: Vec<Open>,
}

/// What an answer rests on.
#[derive(Debug, Serialize)]
struct By {
    kind: &'static str,
    field: String,
    what: String,
    place: String,
    on: NaiveDate,
    by: String,
}

/// What stands between an item and a はい.
#[derive(Debug, Serialize)]
struct Open {
    control: String,
    what: String,
    field: String,
}

/// The verdicts, as people count them and as JSON names them.
const VERDICTS: [(&str, &str); 6] = [
    ("はい", "yes"),
    ("いいえ", "no"),
    ("該当なし", "not-applicable"),
    ("未回答", "unknown"),
    ("今年度未確認", "stale"),
    ("事業者が記入", "for-vendor"),
];

/// `sonae forms coverage`
pub(super) fn coverage(args: &Coverage, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = Date::new(today(args.date)?);
    let catalogue = catalogue(Some(&args.profile), args.overlays.catalogue.as_deref())?;
    let only = match &args.edition {
        Some(given) => Some(catalogue.look_up(given)?.key.as_str()),
        None => None,
    };
    let parsed = parse(&load(&args.profile)?, Some(today.day()));
    let noted = parsed.map_err(|report| GenerateError::Faults { report })?;
    let told = told(&catalogue, &noted.value.profile, today, only);
    if args.output.json {
        terminal.json(&told);
    } else {
        terminal.report(&noted.notes);
        terminal.say(&words(&told));
    }
    Ok(Exit::Done)
}

fn told(catalogue: &Catalogue, profile: &Profile, today: Date, only: Option<&str>) -> Told {
    let forms = covered(catalogue, profile, today);
    let wanted = forms.into_iter().filter(|f| only.is_none_or(|key| f.publication.key == key));
    let row = |form: crate::assess::Coverage<'_>| FormRow {
        form: form.form.key.clone(),
        edition_name: form.publication.edition_name.clone(),
        subtitle: form.form.subtitle.as_ref().map(|s| s.text.clone()),
        vendor: form
            .vendor
            .as_ref()
            .map(|id| profile.vendor(id).map_or_else(|| id.to_string(), |v| v.name.clone())),
        received_on: form.received_on.map(Date::day),
        topics_only: form.form.content == Content::Topics,
        counts: VERDICTS
            .iter()
            .filter_map(|(word, key)| Some((*key, *form.counts.get(word)?)))
            .collect(),
        untouched: form.items.iter().filter(|item| item.untouched).count(),
        items: form.items.iter().map(|one| item_row(form.form.item_name(one.item), one)).collect(),
    };
    Told {
        today: today.day(),
        facility: profile.facility.name.clone(),
        forms: wanted.map(row).collect(),
    }
}

fn item_row(name: String, one: &Covered<'_>) -> ItemRow {
    let word = one.verdict.word();
    let by = one.by.iter().map(|ground| By {
        kind: match ground.kind {
            GroundKind::Fact => "fact",
            GroundKind::Attestation => "attestation",
            GroundKind::Statement => "statement",
        },
        field: ground.basis.field.clone(),
        what: ground.basis.what.clone(),
        place: ground.basis.place.clone(),
        on: ground.basis.on.day(),
        by: ground.basis.by.clone(),
    });
    let missing = one.missing.iter().map(|missing| Open {
        control: missing.control.clone(),
        what: missing.what.clone(),
        field: missing.field.clone(),
    });
    ItemRow {
        key: one.item.key.clone(),
        name,
        group: one.item.group.clone(),
        text: one.item.text().words().to_owned(),
        wording: wording(one.item),
        verdict: VERDICTS.iter().find(|(w, _)| *w == word).map_or("unknown", |(_, key)| *key),
        untouched: one.untouched,
        by: by.collect(),
        missing: missing.collect(),
    }
}

fn words(told: &Told) -> String {
    let mut lines =
        vec![format!("{}（{}現在）", told.facility, Date::new(told.today).era()), String::new()];
    // The sheets of one edition's vendors are one line: the answers on them are not the facility's.
    let mut sheets: Vec<Vec<&FormRow>> = Vec::new();
    for form in &told.forms {
        match sheets.last_mut().filter(|sheet| sheet.iter().all(|s| s.form == form.form)) {
            Some(sheet) => sheet.push(form),
            None => sheets.push(vec![form]),
        }
    }
    for sheet in &sheets {
        let Some(form) = sheet.first() else { continue };
        let counts = if form.vendor.is_some() { vendors(sheet) } else { counted(form) };
        lines.push(hanging("・", &format!("{}　{counts}", title(form))));
    }
    for sheet in &sheets {
        let Some(form) = sheet.first() else { continue };
        lines.push(String::new());
        lines.push(hanging("■ ", &title(form)));
        if form.topics_only {
            lines.push(hanging(
                "  ",
                "項目の主題だけが分かっている版です。答えではなく、準備の目安です。",
            ));
        }
        if form.vendor.is_some() {
            lines.push(hanging(
                "  ",
                &format!("{}項目。答えは事業者が書きます。", form.items.len()),
            ));
            lines.extend(sheet.iter().map(|form| received(form)));
        } else {
            lines.extend(form.items.iter().flat_map(item_words));
        }
    }
    lines.join("\n")
}

fn title(form: &FormRow) -> String {
    let side = form.subtitle.as_ref().map(|side| format!("（{side}）")).unwrap_or_default();
    format!("{} {}{side}", form.form, form.edition_name)
}

fn counted(form: &FormRow) -> String {
    let count =
        |(word, key): &(&str, &str)| form.counts.get(key).map(|count| format!("{word}{count}"));
    let mut counts: Vec<String> = VERDICTS.iter().filter_map(count).collect();
    if form.untouched > 0 {
        counts.push(format!("うち記載なし{}", form.untouched));
    }
    counts.join("、")
}

fn vendors(sheets: &[&FormRow]) -> String {
    let back = sheets.iter().filter(|form| form.received_on.is_some()).count();
    format!("契約のある事業者{}（受け取ったもの{back}）", sheets.len())
}

fn received(form: &FormRow) -> String {
    let state = match form.received_on {
        Some(day) => {
            format!("{}に受け取っています（{}）", Date::new(day).era(), counted(form))
        }
        None => "まだ受け取っていません".to_owned(),
    };
    hanging("  ・", &format!("{}　{state}。", form.vendor.as_deref().unwrap_or_default()))
}

fn item_words(item: &ItemRow) -> Vec<String> {
    let word = VERDICTS.iter().find(|(_, key)| *key == item.verdict).map_or("", |(word, _)| *word);
    let group = item.group.as_ref().map(|g| format!("［{g}］")).unwrap_or_default();
    let blank = if item.untouched { "（記載なし）" } else { "" };
    let head = format!("{} ", item.name);
    let text = marked(&item.text, item.wording);
    let mut lines = vec![hanging(&head, &format!("{group}{text}"))];
    lines.push(format!("    答え　{word}{blank}"));
    for by in &item.by {
        let kind = if by.kind == "fact" { "事実" } else { "申告" };
        let who = if by.by.is_empty() { String::new() } else { format!("、{}", by.by) };
        let text = format!("{}　{}（{}、{}{who}）", by.field, by.what, by.place, by.on);
        lines.push(hanging(&format!("    {kind}　"), &text));
    }
    for open in &item.missing {
        lines.push(hanging("    不足　", &format!("{}（{}）", open.what, open.field)));
    }
    lines
}
