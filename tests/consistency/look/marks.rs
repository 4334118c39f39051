//! This file finds facts that stand with the wrong entry, and facts that nobody has stated.

use std::collections::{BTreeMap, BTreeSet};

use sonae::compose::Paper;

use super::tokens::{addresses, days, phones, versions};
use super::{Group, groups};
use crate::facts::{Facts, Kind, Owner};
use crate::known::Known;

/// Facts of a paper that the profile does not hold, or holds of somebody else.
pub(crate) fn faults(paper: &Paper, facts: &Facts, known: &Known) -> Vec<String> {
    let mut out = Vec::new();
    for group in groups(&paper.document) {
        for what in of_group(&group, facts, known) {
            out.push(format!("{}: {what} in 「{}」", group.id, group.text));
        }
    }
    out
}

fn of_group(group: &Group, facts: &Facts, known: &Known) -> Vec<String> {
    let mut out = Vec::new();
    let mut stands_with = |fact: String, owners: &BTreeSet<Owner>| {
        if let Some(named) = strangers(group, owners, facts) {
            out.push(format!("{fact} stands with {named}"));
        }
    };
    let mut nobody = Vec::new();
    for phone in phones(&group.text) {
        match facts.phones.get(&phone) {
            Some(owners) => stands_with(phone, owners),
            None if known.phones.contains(&phone) => {}
            None => nobody.push(phone),
        }
    }
    for day in days(&group.text) {
        let owners: Vec<_> = facts.days.iter().filter(|(d, _)| day.is(**d)).collect();
        let is_known = known.days.iter().any(|d| day.is(*d));
        match owners.as_slice() {
            [] if !is_known => nobody.push(format!("{day:?}")),
            [] => {}
            _ if is_known => {}
            owners => {
                let all = owners.iter().flat_map(|(_, o)| o.iter().cloned()).collect();
                stands_with(format!("{day:?}"), &all);
            }
        }
    }
    // A range speaks of all devices of its box, whose numbers stand there as a range too.
    let in_range = |address: &String| group.text.contains(&format!("IP {address}〜"));
    for address in addresses(&group.text).into_iter().filter(|a| !in_range(a)) {
        match facts.addresses.iter().find(|(a, _)| a.split('/').next() == Some(&address)) {
            Some((_, owner)) => stands_with(address, &BTreeSet::from([owner.clone()])),
            None => nobody.push(address),
        }
    }
    for (host, owner) in facts.hostnames.iter().filter(|(h, _)| group.text.contains(h.as_str())) {
        stands_with(host.clone(), &BTreeSet::from([owner.clone()]));
    }
    for (number, owner) in facts.contracts.iter().filter(|(n, _)| group.text.contains(n.as_str())) {
        stands_with(number.clone(), &BTreeSet::from([owner.clone()]));
    }
    for version in versions(&group.text) {
        if !facts.versions.contains(&version) && !known.versions.contains(&version) {
            nobody.push(version);
        }
    }
    out.extend(nobody.into_iter().map(|fact| format!("{fact} is nobody's")));
    for (mark, owner) in facts.marks.iter().filter(|(m, _)| group.text.contains(m.as_str())) {
        let others = facts.names.keys().filter(|(kind, id)| *kind == owner.0 && *id != owner.1);
        let other = others.map(|(_, id)| id).find(|id| group.is_of(id));
        if let Some(other) = other.filter(|_| !group.is_of(&owner.1)) {
            out.push(format!("{mark} of {} stands in the row of {other}", owner.1));
        }
    }
    out.extend(titles(group, facts));
    out
}

/// People who are called what another is.
fn titles(group: &Group, facts: &Facts) -> Vec<String> {
    let mut out = Vec::new();
    for (owner, title) in &facts.titles {
        let Some(name) = facts.names.get(owner) else { continue };
        for between in [" ", "\n"] {
            for (at, _) in group.text.match_indices(&format!("{between}{name}")) {
                let before = &group.text[..at];
                let other = facts.titles.values().filter(|t| before.ends_with(t.as_str()));
                if !before.ends_with(title.as_str()) && other.count() > 0 {
                    out.push(format!("{name} is not 「{title}」"));
                }
            }
        }
    }
    out
}

/// Somebody of the owners' kind who is named beside a fact while none of the owners is.
fn strangers(group: &Group, owners: &BTreeSet<Owner>, facts: &Facts) -> Option<String> {
    let is_named = |owner: &Owner| {
        facts.names.get(owner).is_some_and(|name| group.text.contains(short(name)))
            || group.is_of(&owner.1)
    };
    if owners.iter().any(|o| matches!(o.0, Kind::Facility | Kind::Other) || is_named(o)) {
        return None;
    }
    let same = facts.names.iter().filter(|(other, _)| owners.iter().any(|o| o.0 == other.0));
    same.filter(|(other, _)| is_named(other)).map(|(_, name)| name.clone()).next()
}

/// A firm's name as narrow boxes print it: without its legal form.
fn short(name: &str) -> &str {
    let forms = ["株式会社", "有限会社", "合同会社", "一般社団法人", "㈱"];
    let without = forms.iter().fold(name, |n, form| n.strip_prefix(form).unwrap_or(n));
    forms.iter().fold(without, |n, form| n.strip_suffix(form).unwrap_or(n)).trim()
}

/// Cells that say one thing of an entry on one paper and another on the next.
pub(crate) fn contradictions(papers: &[Paper], facts: &Facts) -> Vec<String> {
    type Said = BTreeMap<String, String>;
    let mut said: BTreeMap<(Owner, &'static str), Said> = BTreeMap::new();
    for paper in papers {
        for group in groups(&paper.document).iter().filter(|g| !g.cells.is_empty()) {
            let last = group.id.rsplit('/').next().unwrap_or_default();
            let Some(owner) = facts.names.keys().find(|(_, id)| id == last) else { continue };
            for (column, text) in &group.cells {
                let Some(fact) = FACTS.iter().find(|(word, _)| column == word) else {
                    continue;
                };
                if OPEN.iter().any(|open| text.starts_with(open)) {
                    continue;
                }
                let told = said.entry((owner.clone(), fact.1)).or_default();
                told.entry(text.replace('\n', "")).or_insert_with(|| group.id.clone());
            }
        }
    }
    let mut out = Vec::new();
    for ((owner, fact), told) in &said {
        if told.len() > 1 {
            out.push(format!("{fact} of {}: {told:?}", owner.1));
        }
        if let Some(meant) = facts.figures.get(&(owner.clone(), *fact)) {
            for (text, id) in told.iter().filter(|(text, _)| *text != meant) {
                out.push(format!("{id}: {fact} is 「{text}」 and not {meant}"));
            }
        }
    }
    out
}

/// How a cell begins that states nothing; each paper says it in its own way.
const OPEN: &[&str] = &["未確認", "―", "契約なし", "直接の契約なし"];

/// Words of columns, and the fact that stands under them.
const FACTS: &[(&str, &str)] = &[
    ("RTO", "rto"),
    ("目標復旧時間", "rto"),
    ("RPO", "rpo"),
    ("目標復旧時点", "rpo"),
    ("優先度", "priority"),
    ("復旧時間", "rto"),
    ("復旧時点", "rpo"),
    ("契約番号", "contract"),
    ("受付時間", "hours"),
    ("IPアドレス", "address"),
    ("コンピュータ名", "host"),
    ("登録日", "registered"),
    ("サポート", "support"),
];
