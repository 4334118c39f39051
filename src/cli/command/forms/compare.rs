//! This file tells how two editions differ, and what becomes of the answers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::tally::{marked, wording};
use crate::catalogue::{
    Ask, Carry, Catalogue, Compared, Comparison, Fact, Form, Item, Known, Publication,
    compare as compared,
};
use crate::cli::args::forms::Compare;
use crate::cli::command::trouble::Trouble;
use crate::cli::exit::Exit;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;
use crate::profile::Date;

/// The answer, as JSON shows it.
#[derive(Debug, Serialize)]
struct Told<'c> {
    older: Side<'c>,
    newer: Side<'c>,
    topics_only: bool,
    counts: BTreeMap<&'static str, usize>,
    items: Vec<Row<'c>>,
    left: Vec<Named<'c>>,
}

/// One of the two forms.
#[derive(Debug, Serialize)]
struct Side<'c> {
    form: &'c str,
    edition_name: &'c str,
}

/// An item of the newer form.
#[derive(Debug, Serialize)]
struct Row<'c> {
    #[serde(flatten)]
    item: Named<'c>,
    from: Vec<Named<'c>>,
    change: &'static str,
    reworded: Option<bool>,
    moved: Option<bool>,
    answer: Answer<'c>,
}

/// An item of either form.
#[derive(Debug, Serialize)]
struct Named<'c> {
    key: &'c str,
    name: String,
    group: Option<&'c str>,
    text: &'c str,
    wording: &'static str,
}

/// What becomes of an answer.
#[derive(Debug, Serialize)]
struct Answer<'c> {
    carries: &'static str,
    controls: Vec<Control<'c>>,
    /// Whether one of the controls is enough.
    choice: bool,
    kept: Vec<Control<'c>>,
    without: Vec<Control<'c>>,
    since: Vec<Since<'c>>,
}

/// A control by its key and name.
#[derive(Debug, Serialize)]
struct Control<'c> {
    key: &'c str,
    name: &'c str,
}

/// A guideline fact that is younger than the older edition.
#[derive(Debug, Serialize)]
struct Since<'c> {
    key: &'c str,
    text: &'c str,
    date: Option<NaiveDate>,
}

/// `sonae forms compare`
pub(super) fn compare(args: &Compare, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let catalogue = catalogue(args.shelf.profile(), args.shelf.shared())?;
    let older = catalogue.look_up(&args.older)?;
    let newer = catalogue.look_up(&args.newer)?;
    let (old_form, new_form) = (older.look_up(&args.form)?, newer.look_up(&args.form)?);
    let comparison = compared(&catalogue, old_form, new_form);
    let told = told(&catalogue, (older, newer), &comparison);
    if args.output.json {
        terminal.json(&told);
    } else {
        terminal.say(&words(&told));
    }
    Ok(Exit::Done)
}

fn told<'c>(
    catalogue: &'c Catalogue,
    (older, newer): (&'c Publication, &'c Publication),
    comparison: &Comparison<'c>,
) -> Told<'c> {
    let row = |one: &Compared<'c>| Row {
        item: named(comparison.newer, one.item),
        from: one.from.iter().map(|item| named(comparison.older, item)).collect(),
        change: change(one),
        reworded: told_known(one.reworded),
        moved: told_known(one.moved),
        answer: answer(catalogue, one),
    };
    let items: Vec<Row<'c>> = comparison.items.iter().map(row).collect();
    let mut counts = BTreeMap::new();
    for row in &items {
        *counts.entry(row.change).or_default() += 1;
        *counts.entry(row.answer.carries).or_default() += 1;
    }
    counts.insert("left", comparison.left.len());
    Told {
        older: Side { form: &comparison.older.key, edition_name: &older.edition_name },
        newer: Side { form: &comparison.newer.key, edition_name: &newer.edition_name },
        topics_only: comparison.by_topics(),
        counts,
        items,
        left: comparison.left.iter().map(|item| named(comparison.older, item)).collect(),
    }
}

fn named<'c>(form: &'c Form, item: &'c Item) -> Named<'c> {
    Named {
        key: &item.key,
        name: form.item_name(item),
        group: item.group.as_deref(),
        text: item.text().words(),
        wording: wording(item),
    }
}

/// The one word under which an item is listed.
fn change(one: &Compared<'_>) -> &'static str {
    match (one.from.as_slice(), one.reworded, one.moved) {
        ([], _, _) => "added",
        (_, Known::Yes, _) => "reworded",
        ([_, _, ..], _, _) => "merged",
        (_, _, Known::Yes) => "moved",
        (_, Known::Unknown, _) | (_, _, Known::Unknown) => "unknown",
        (_, Known::No, Known::No) => "unchanged",
    }
}

fn told_known(known: Known) -> Option<bool> {
    match known {
        Known::Yes => Some(true),
        Known::No => Some(false),
        Known::Unknown => None,
    }
}

fn answer<'c>(catalogue: &'c Catalogue, one: &Compared<'c>) -> Answer<'c> {
    let nothing = Answer {
        carries: "by-hand",
        controls: Vec::new(),
        choice: false,
        kept: Vec::new(),
        without: Vec::new(),
        since: Vec::new(),
    };
    let control = |key: &&'c str| Control {
        key,
        name: catalogue.control(key).map_or(*key, |control| control.name.as_str()),
    };
    let since = |facts: &[&'c Fact]| -> Vec<Since<'c>> {
        let one = |f: &&'c Fact| Since { key: &f.key, text: &f.text, date: f.source_date };
        facts.iter().map(one).collect()
    };
    match &one.answer {
        Carry::Over { without, since: facts } => Answer {
            carries: "over",
            without: without.iter().map(control).collect(),
            since: since(facts),
            ..nothing
        },
        Carry::Anew { controls, kept, since: facts } => Answer {
            carries: "anew",
            controls: controls.iter().map(control).collect(),
            choice: matches!(one.item.controls, Some(Ask::Any { .. })),
            kept: kept.iter().map(control).collect(),
            since: since(facts),
            ..nothing
        },
        Carry::ByHand => nothing,
    }
}

fn words(told: &Told<'_>) -> String {
    let mut lines =
        vec![format!("{} → {}", told.older.form, told.newer.form), hanging("", &summary(told))];
    if told.topics_only {
        lines.push(hanging("", "主題だけが分かっている版なので、文言と番号の違いや、なくなった項目は分かりません。公式のExcelを取り込むと比べられます。"));
    }
    let mut part = |title: &str, wanted: &[&str]| {
        let rows: Vec<&Row<'_>> =
            told.items.iter().filter(|r| wanted.contains(&r.change)).collect();
        if rows.is_empty() {
            return;
        }
        lines.push(format!("\n■ {title}（{}件）", rows.len()));
        // An item of which there is nothing to say stands by its number alone.
        let (quiet, loud): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            rows.into_iter().partition(|row| is_quiet(row));
        let names: Vec<String> = quiet.iter().map(|row| short(&row.item)).collect();
        if !names.is_empty() {
            lines.push(hanging("", &format!("答えを引き継げます: {}", names.join("、"))));
        }
        loud.iter().for_each(|row| lines.extend(row_words(row)));
    };
    part("増えた項目", &["added"]);
    part("文言か番号が変わった項目", &["reworded", "merged", "moved"]);
    part("文言か番号を比べられない項目", &["unknown"]);
    part("変わらない項目", &["unchanged"]);
    if !told.left.is_empty() {
        let title = if told.topics_only {
            "残っているか分からない項目"
        } else {
            "なくなった項目"
        };
        lines.push(format!("\n■ {title}（{}件）", told.left.len()));
        for item in &told.left {
            lines.push(hanging(&format!("{} ", item.name), &with_group(item)));
        }
    }
    lines.join("\n")
}

/// Whether an item is the same in every respect and its answer carries over whole.
fn is_quiet(row: &Row<'_>) -> bool {
    let answer = &row.answer;
    let whole = answer.carries == "over" && answer.without.is_empty() && answer.since.is_empty();
    row.change == "unchanged" && whole
}

/// 「2(7)［サーバ］」
fn short(item: &Named<'_>) -> String {
    format!("{}{}", item.name, item.group.map(|g| format!("［{g}］")).unwrap_or_default())
}

fn summary(told: &Told<'_>) -> String {
    let count = |key: &str| told.counts.get(key).copied().unwrap_or_default();
    let gone = if told.topics_only { "残っているか不明" } else { "なくなった項目" };
    format!(
        "{}から{}へ: 増えた項目{}、{gone}{}、文言か番号の変わった項目{}、比べられない項目{}、変わらない項目{}。答えを引き継げる項目{}、新しく答える項目{}。",
        told.older.edition_name,
        told.newer.edition_name,
        count("added"),
        count("left"),
        count("reworded") + count("merged") + count("moved"),
        count("unknown"),
        count("unchanged"),
        count("over"),
        count("anew") + count("by-hand"),
    )
}

fn with_group(item: &Named<'_>) -> String {
    let group = item.group.map(|g| format!("［{g}］")).unwrap_or_default();
    format!("{group}{}", marked(item.text, item.wording))
}

fn row_words(row: &Row<'_>) -> Vec<String> {
    let mut lines = vec![hanging(&format!("{} ", row.item.name), &with_group(&row.item))];
    let mut line = |label: &str, text: &str| lines.push(hanging(&format!("  {label}　"), text));
    if !row.from.is_empty() {
        line("前は", &row.from.iter().map(short).collect::<Vec<_>>().join("、"));
    }
    if row.reworded == Some(true) {
        let mut texts: Vec<String> =
            row.from.iter().map(|item| marked(item.text, item.wording)).collect();
        texts.dedup();
        line("前の文", &texts.join("／"));
    }
    line("答え", &answer_words(row));
    let mut days: Vec<Option<NaiveDate>> = row.answer.since.iter().map(|s| s.date).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let facts = row.answer.since.iter().filter(|since| since.date == day);
        let texts: String = facts.map(|since| since.text).collect();
        let day = day.map(|day| Date::new(day).era()).unwrap_or_default();
        let text = match row.answer.carries {
            "over" => {
                format!("{day}に出たもの。それより前の確認は、確かめ直してください: {texts}")
            }
            _ => format!("{day}に出たもの: {texts}"),
        };
        line("指針", &text);
    }
    lines
}

fn answer_words(row: &Row<'_>) -> String {
    let names = |controls: &[Control<'_>]| {
        let one = |c: &Control<'_>| format!("{}（{}）", c.name, c.key);
        controls.iter().map(one).collect::<Vec<_>>().join("、")
    };
    match row.answer.carries {
        "over" if row.answer.without.is_empty() => "引き継げます。".to_owned(),
        "over" => format!(
            "引き継げます。ただし、次の対策による「はい」は使えなくなります: {}",
            names(&row.answer.without)
        ),
        "by-hand" => "結び付く対策がないため、項目の名前で新しく答えます。".to_owned(),
        _ => {
            let head =
                if row.from.is_empty() { "" } else { "問いの中身が変わったため、" };
            let one = if row.answer.choice { "（どれか1つ）" } else { "" };
            let kept = match row.answer.kept.as_slice() {
                [] => String::new(),
                kept => format!("。引き継げるもの: {}", names(kept)),
            };
            format!("{head}新しく答えます{one}: {}{kept}", names(&row.answer.controls))
        }
    }
}
