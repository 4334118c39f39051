//! This file shows one form: its items, whose their words are, and what stands behind them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::about::AboutControl;
use super::tally::{Tally, mark, wording};
use crate::catalogue::{Ask, Catalogue, Content, Form, Item, ItemText, Later, Publication};
use crate::cli::args::forms::Show;
use crate::cli::command::trouble::Trouble;
use crate::cli::exit::Exit;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;

/// The answer, as JSON shows it.
#[derive(Debug, Serialize)]
struct Shown<'c> {
    form: &'c str,
    edition_name: &'c str,
    title: &'c str,
    subtitle: Option<&'c str>,
    authority: &'c str,
    topics_only: bool,
    is_exact_throughout: bool,
    wording: Tally,
    sections: Vec<ShownSection<'c>>,
    unknown: &'c [String],
}

/// A part of a form.
#[derive(Debug, Serialize)]
struct ShownSection<'c> {
    number: &'c str,
    title: &'c str,
    part: Option<&'c str>,
    items: Vec<ShownItem<'c>>,
}

/// An item.
#[derive(Debug, Serialize)]
struct ShownItem<'c> {
    key: &'c str,
    name: String,
    group: Option<&'c str>,
    wording: &'static str,
    official_text: Option<&'c str>,
    our_words: &'c str,
    source: &'c str,
    clauses: &'c BTreeMap<String, Vec<String>>,
    /// Which controls must be yes: a key, or `all` or `any` of a list; the item's own key where none means the same.
    asks: Value,
    #[serde(skip)]
    rule: String,
    controls: Vec<AboutControl<'c>>,
    /// What later publications say otherwise.
    later: Vec<String>,
}

/// `sonae forms show`
pub(super) fn show(args: &Show, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let catalogue = catalogue(args.shelf.profile(), args.shelf.shared())?;
    let publication = catalogue.look_up(&args.edition)?;
    let form = publication.look_up(&args.form)?;
    let only = match &args.item {
        Some(given) => Some(form.look_up(given)?),
        None => None,
    };
    let wanted = |item: &Item| only.as_ref().is_none_or(|o| o.iter().any(|i| i.key == item.key));
    let shown = shown(&catalogue, publication, form, wanted);
    if args.output.json {
        terminal.json(&shown);
    } else {
        terminal.say(&words(&shown));
    }
    Ok(Exit::Done)
}

fn shown<'c>(
    catalogue: &'c Catalogue,
    publication: &'c Publication,
    form: &'c Form,
    wanted: impl Fn(&Item) -> bool,
) -> Shown<'c> {
    let sections = form.sections.iter().map(|section| ShownSection {
        number: &section.number,
        title: &section.title.text,
        part: section.part.as_ref().map(|p| p.text.as_str()),
        items: section
            .items
            .iter()
            .filter(|item| wanted(item))
            .map(|item| shown_item(catalogue, form, item))
            .collect(),
    });
    Shown {
        form: &form.key,
        edition_name: &publication.edition_name,
        title: &form.title.text,
        subtitle: form.subtitle.as_ref().map(|s| s.text.as_str()),
        authority: &publication.authority,
        topics_only: form.content == Content::Topics,
        is_exact_throughout: form.is_exact_throughout(),
        wording: Tally::of(form),
        sections: sections.filter(|section| !section.items.is_empty()).collect(),
        unknown: &form.unknown,
    }
}

fn shown_item<'c>(catalogue: &'c Catalogue, form: &Form, item: &'c Item) -> ShownItem<'c> {
    let official = match item.text() {
        ItemText::Official(text) | ItemText::Unverified(text) => Some(text),
        ItemText::Ours(_) => None,
    };
    let controls = item.control_keys();
    ShownItem {
        key: &item.key,
        name: form.item_name(item),
        group: item.group.as_deref(),
        wording: wording(item),
        official_text: official,
        our_words: &item.our_words,
        source: &item.source,
        clauses: &item.clauses,
        asks: item.controls.as_ref().map_or_else(|| json!(item.key), asks),
        rule: item.controls.as_ref().map(rule).unwrap_or_default(),
        controls: controls
            .iter()
            .filter_map(|key| catalogue.control(key))
            .map(|control| AboutControl::of(catalogue, control))
            .collect(),
        later: item.later.iter().map(Later::printed).collect(),
    }
}

fn asks(ask: &Ask) -> Value {
    let list = |parts: &[Ask]| parts.iter().map(asks).collect::<Vec<_>>();
    match ask {
        Ask::Control(key) => json!(key),
        Ask::Any { any } => json!({ "any": list(any) }),
        Ask::All(all) => json!({ "all": list(all) }),
    }
}

/// 「a かつ（b または c）」
fn rule(ask: &Ask) -> String {
    let part = |ask: &Ask| match ask {
        Ask::Control(key) => key.clone(),
        _ => format!("（{}）", rule(ask)),
    };
    let joined = |parts: &[Ask], word: &str| parts.iter().map(part).collect::<Vec<_>>().join(word);
    match ask {
        Ask::Control(key) => key.clone(),
        Ask::Any { any } => joined(any, " または "),
        Ask::All(all) => joined(all, " かつ "),
    }
}

fn words(shown: &Shown<'_>) -> String {
    let subtitle = shown.subtitle.map(|s| format!("　{s}")).unwrap_or_default();
    let mut lines = vec![
        hanging("", &format!("{}　{}（{}）", shown.form, shown.edition_name, shown.authority)),
        hanging("", &format!("{}{subtitle}", shown.title)),
        hanging("", &state(shown)),
    ];
    for section in &shown.sections {
        let part = section.part.map(|p| format!("{p} ")).unwrap_or_default();
        let head = format!("{part}{} {}", section.number, section.title);
        if !head.trim().is_empty() {
            lines.push(String::new());
            lines.push(hanging("■ ", head.trim()));
        }
        for item in &section.items {
            lines.push(String::new());
            lines.extend(item_words(item));
        }
    }
    if !shown.unknown.is_empty() {
        lines.push("\n■ この様式で分かっていないこと".to_owned());
        lines.extend(shown.unknown.iter().map(|words| hanging("・", words)));
    }
    lines.join("\n")
}

fn state(shown: &Shown<'_>) -> String {
    let print = if shown.topics_only {
        "項目の主題だけが分かっています。答えるには公式のExcelを取り込みます。"
    } else if shown.is_exact_throughout {
        "文言はすべて公式のもので、様式として印刷します。"
    } else if shown.wording.is_exact() {
        "項目の文言はすべて公式のものですが、様式の形に確かめられていない点があるため、記入準備シートとして印刷します。"
    } else {
        "文言がすべては確かめられていないため、記入準備シートとして印刷します。"
    };
    format!("{}。{print}", shown.wording.words())
}

fn item_words(item: &ShownItem<'_>) -> Vec<String> {
    let group = item.group.map(|g| format!("［{g}］")).unwrap_or_default();
    let mark = mark(item.wording);
    let text = item.official_text.unwrap_or(item.our_words);
    let mut lines = vec![hanging(&format!("{} ", item.name), &format!("{group}{text}【{mark}】"))];
    let mut line = |label: &str, text: &str| {
        lines.push(hanging(&format!("  {label}　"), text));
    };
    if item.official_text.is_some() {
        line("趣旨", item.our_words);
    }
    for note in &item.later {
        line("後の版", note);
    }
    line("出典", item.source);
    for (guideline, clauses) in item.clauses {
        line("条項", &format!("ガイドライン第{guideline}版 {}", clauses.join("、")));
    }
    if item.controls.is_empty() {
        let own = format!("結び付く対策がないため、項目の名前（{}）で答えます。", item.key);
        line("対策", &own);
    } else if item.controls.len() > 1 {
        line("対策", &format!("{} が「はい」のとき「はい」です。", item.rule));
    }
    for control in &item.controls {
        lines.extend(control.words("  "));
    }
    lines
}
