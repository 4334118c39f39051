//! This file looks at all papers together: nothing lost, the order of restoration, names of files, gaps kept inside.

use std::collections::BTreeSet;

use sonae::assess::Gap;
use sonae::compose::{Paper, Shelf};

use super::groups;
use crate::facts::{Facts, Kind};

/// Faults of the binder as a whole.
pub(crate) fn faults(papers: &[Paper], facts: &Facts, gaps: &[Gap]) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(lost(papers, facts));
    out.extend(order(papers, facts));
    out.extend(file_names(papers));
    for paper in papers.iter().filter(|p| !matches!(p.shelf, Shelf::Internal | Shelf::Day)) {
        for group in groups(&paper.document) {
            if let Some(gap) = gaps.iter().find(|gap| group.text.contains(gap.missing.as_str())) {
                out.push(format!("{}: the gap 「{}」 on {:?}", group.id, gap.missing, paper.shelf));
            }
        }
    }
    out
}

/// Telephone numbers of the user's that no paper prints.
fn lost(papers: &[Paper], facts: &Facts) -> Vec<String> {
    let all: String =
        papers.iter().flat_map(|p| groups(&p.document)).map(|g| g.text + "\n").collect();
    let lost = facts.phones.iter().filter(|(phone, _)| !all.contains(phone.as_str()));
    // A fax number is nobody's way to be reached on the day.
    let lost = lost.filter(|(_, owners)| owners.iter().all(|o| o.0 != Kind::Facility));
    lost.map(|(phone, owners)| format!("{phone} of {owners:?} stands on no paper")).collect()
}

/// Tables that say in which order systems come back, and do not keep to it.
fn order(papers: &[Paper], facts: &Facts) -> Vec<String> {
    let mut out = Vec::new();
    for paper in papers {
        let mut last = ("", 0);
        for group in &groups(&paper.document) {
            let (table, row) = group.id.rsplit_once('/').unwrap_or_default();
            if !table.contains("order") {
                continue;
            }
            let owner = (Kind::System, row.to_owned());
            if !facts.names.contains_key(&owner) {
                continue;
            }
            let place = facts
                .figures
                .get(&(owner, "priority"))
                .and_then(|p| p.parse().ok())
                .unwrap_or(u32::MAX);
            if last.0 == table && place < last.1 {
                out.push(format!("{}: {place} comes after {}", group.id, last.1));
            }
            last = (table, place);
        }
    }
    out
}

fn file_names(papers: &[Paper]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let taken = |paper: &&Paper| !seen.insert(paper.file_name.to_lowercase());
    papers.iter().filter(taken).map(|p| format!("{}: a file name twice", p.file_name)).collect()
}
