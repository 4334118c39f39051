//! This file finds words that belong to another kind of facility, and letters that tell one firm of another.

use sonae::compose::{Paper, Shelf};

use super::{Group, groups};
use crate::facts::{Facts, Kind};

/// Papers whose sentences are the ministry's.
const OFFICIAL: &[&str] =
    &["checklist", "bcp-review-sheet", "incident-flowchart", "precepts", "local-", "self-audit"];

/// Rows that quote a sentence of the ministry's are named after its form.
const QUOTED: &[&str] = &["/checklist-", "/bcp-review-sheet-"];

/// Words that a facility does not use of itself.
pub(crate) fn faults(paper: &Paper, facts: &Facts) -> Vec<String> {
    let mut out = Vec::new();
    if OFFICIAL.iter().any(|name| paper.document.name.starts_with(name)) {
        return out;
    }
    let mut foreign: Vec<&str> = Vec::new();
    if facts.we.is_some() {
        foreign.extend(["当院", "当薬局", "当ステーション"]);
    }
    match facts.kind.as_str() {
        "薬局" => foreign.extend(["当院", "診療所", "診療録", "病棟", "入院"]),
        "訪問看護ステーション" => foreign.extend([
            "当院",
            "当薬局",
            "診療録",
            "立入検査",
            "病棟",
            "入院",
            "医療法施行規則",
        ]),
        "助産所" => foreign.extend(["当薬局", "病棟"]),
        _ => foreign.extend(["当薬局", "当ステーション", "利用者様"]),
    }
    let has_director = facts.titles.values().any(|title| title.contains("院長"));
    if !has_director {
        foreign.push("院長");
    }
    for group in groups(&paper.document) {
        if QUOTED.iter().any(|form| group.id.contains(form)) {
            continue;
        }
        for word in foreign.iter().filter(|word| group.text.contains(**word)) {
            out.push(format!("{}: the word {word} in 「{}」", group.id, group.text));
        }
        out.extend(strange_firm(paper, &group, facts));
    }
    out
}

/// A firm that is named in a letter to another.
fn strange_firm(paper: &Paper, group: &Group, facts: &Facts) -> Option<String> {
    let ids: Vec<&String> =
        facts.names.keys().filter(|(k, _)| *k == Kind::Vendor).map(|(_, id)| id).collect();
    let to = ids.iter().find(|id| paper.document.name.ends_with(id.as_str()))?;
    if paper.shelf != Shelf::Vendors {
        return None;
    }
    let addressee = facts.names.get(&(Kind::Vendor, (*to).clone()))?;
    let others = facts.names.iter().filter(|((kind, id), _)| *kind == Kind::Vendor && id != *to);
    let named = others.map(|(_, name)| name).find(|name| group.text.contains(name.as_str()))?;
    Some(format!("{}: {named} is named in a letter to {addressee} in 「{}」", group.id, group.text))
}
