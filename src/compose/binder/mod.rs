//! This file lists the papers of the binder and gives each its file name.

mod address;
mod asking;
mod core;
mod day;
mod diagrams;
mod discreet;
mod entry;
mod front;
mod ledgers;
mod optional;
mod paper_operation;
mod reports;
mod rules;
mod training;
mod vendors;

pub use entry::{Bundle, Shelf};

use entry::{Entry, Source};

use super::paper::{Case, FormPrint, ReferencePrint};
use super::script::Filling;
use super::{ComposeError, Templates};
use crate::document::{Document, Ledger};

/// A paper with its place in the binder.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The paper.
    pub document: Document,
    /// Name of its files without extension, free of characters that a file system refuses.
    pub file_name: String,
    /// Where its files lie.
    pub shelf: Shelf,
    /// The bundles it belongs to besides `all`.
    pub bundles: Vec<Bundle>,
    /// What its Excel file holds, one sheet a ledger; none has no Excel file.
    pub ledgers: Vec<Ledger>,
}

/// What becomes of an entry of the binder for one facility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The document's name, or how the names of its documents begin.
    pub name: &'static str,
    /// What it is called.
    pub title: String,
    /// Where its files lie.
    pub shelf: Shelf,
    /// The bundles it belongs to besides `all`.
    pub bundles: &'static [Bundle],
    /// Why this facility does not get it; `None` when it does.
    pub left_out: Option<String>,
}

/// Every kind of paper, in the order in which papers are bound.
const ENTRIES: &[&[Entry]] = &[
    front::ENTRIES,
    core::ENTRIES,
    day::ENTRIES,
    paper_operation::ENTRIES,
    diagrams::ENTRIES,
    ledgers::ENTRIES,
    rules::ENTRIES,
    vendors::ENTRIES,
    asking::ENTRIES,
    reports::ENTRIES,
    training::ENTRIES,
    optional::ENTRIES,
];

fn entries() -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().copied().flatten()
}

/// Composes every paper of the binder, in the order in which they are bound.
///
/// # Errors
/// [`ComposeError`] when a template is wrong; never because of what the profile says.
pub fn binder(case: &Case<'_>, templates: &Templates) -> Result<Vec<Paper>, ComposeError> {
    let filling = Filling::new(case)?;
    let mut made: Vec<(usize, Paper)> = Vec::new();
    let is_listing = |entry: &Entry| matches!(entry.source, Source::Listing(_));
    for (place, entry) in entries().enumerate().filter(|(_, entry)| !is_listing(entry)) {
        let papers = entry.make(case, &filling, templates, &[])?;
        made.extend(papers.into_iter().map(|paper| (place, paper)));
    }
    // Lists of contents know every other paper, so they are made last, and bound where they belong: once so that they
    // are there, and once more so that each knows the other lists too.
    for _ in 0..2 {
        for (place, entry) in entries().enumerate().filter(|(_, entry)| is_listing(entry)) {
            let others = made.iter().filter(|(at, _)| *at != place).map(|(_, paper)| paper);
            let papers = entry.make(case, &filling, templates, &others.collect::<Vec<_>>())?;
            made.retain(|(at, _)| *at != place);
            made.extend(papers.into_iter().map(|paper| (place, paper)));
            made.sort_by_key(|(place, _)| *place);
        }
    }
    Ok(apart(made.into_iter().map(|(_, paper)| paper).collect()))
}

/// Tells of every kind of paper whether the facility gets it, and why not.
pub fn list(case: &Case<'_>) -> Result<Vec<Listed>, ComposeError> {
    let filling = Filling::new(case)?;
    let listed = |entry: &Entry| Listed {
        name: entry.name,
        title: filling.words(entry.title),
        shelf: entry.shelf,
        bundles: entry.bundles,
        left_out: (entry.left_out)(case),
    };
    Ok(entries().map(listed).collect())
}

/// Composes single forms, each under a file name that tells editions apart. Where they name places of the plan, the
/// binder follows them, for the plan refers to all of it.
///
/// # Errors
/// As [`binder`].
pub fn forms(
    prints: &[FormPrint<'_>],
    case: Option<&Case<'_>>,
    templates: &Templates,
) -> Result<Vec<Paper>, ComposeError> {
    let print = |print: &FormPrint<'_>| alone(print.document(), &print.file_stem(true));
    let mut papers = apart(prints.iter().map(print).collect());
    if let Some(case) = case.filter(|_| prints.iter().any(FormPrint::names_places)) {
        papers.extend(binder(case, templates)?);
    }
    Ok(papers)
}

/// Composes an older publication that is no form, as a dated 参考.
pub fn reference(print: &ReferencePrint<'_>) -> Paper {
    alone(print.document(), &print.file_stem())
}

/// Proves every built-in or replaced template, all branches, without a profile.
///
/// # Errors
/// All faults found.
pub fn check_templates(templates: &Templates) -> Result<(), Vec<ComposeError>> {
    let errors: Vec<_> = entries().flat_map(|entry| entry.check(templates)).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// A paper that is printed for itself, outside a binder.
fn alone(document: Document, name: &str) -> Paper {
    let (bundles, ledgers) = (Vec::new(), Vec::new());
    Paper { document, file_name: file_name(name), shelf: Shelf::Inspection, bundles, ledgers }
}

/// Two vendors of one name keep their own files, told apart by the document's name.
fn apart(mut papers: Vec<Paper>) -> Vec<Paper> {
    for later in 1..papers.len() {
        let (before, after) = papers.split_at_mut(later);
        if let Some(paper) = after.first_mut()
            && before.iter().any(|p| p.file_name.eq_ignore_ascii_case(&paper.file_name))
        {
            paper.file_name = format!("{}_{}", paper.file_name, file_name(&paper.document.name));
        }
    }
    papers
}

/// A name that Windows, macOS and Linux accept: the characters they refuse become their full-width forms.
fn file_name(name: &str) -> String {
    let safe = |c: char| match c {
        '/' => '／',
        '\\' => '＼',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '"' => '”',
        '<' => '＜',
        '>' => '＞',
        '|' => '｜',
        c if c.is_control() => '_',
        c => c,
    };
    // 60 letters of three bytes stay under 255 bytes, with room for 「（新）.docx」 and a second vendor of the name.
    let mut room = 180;
    let fits = |c: &char| {
        room -= i32::try_from(c.len_utf8()).unwrap_or(4);
        room >= 0
    };
    let name: String = name.trim().chars().map(safe).take_while(fits).collect();
    name.trim_end_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    mod asking;
    mod ledgers;
    mod optional;
    mod paper_operation;
    mod reports;
    mod rules;
    mod training;
    mod vendors;

    use super::*;

    #[test]
    fn what_is_shown_and_what_stays_in_the_house_are_in_no_bundle_together() {
        for entry in entries() {
            let in_one = |bundle| entry.bundles.contains(&bundle);
            let house = entry.shelf.stays_in_the_house();
            assert!(!(house && in_one(Bundle::Inspection)), "{}", entry.name);
            assert!(
                !(entry.shelf == Shelf::Inspection && in_one(Bundle::Internal)),
                "{}",
                entry.name
            );
        }
    }

    #[test]
    fn no_paper_has_the_name_of_another() {
        let mut names: Vec<&str> = entries().map(|entry| entry.name).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn file_names_hold_on_every_system() {
        assert_eq!(
            file_name("チェックリスト_A/B:株式会社<東>."),
            "チェックリスト_A／B：株式会社＜東＞"
        );
        assert_eq!(file_name(&"長".repeat(300)).chars().count(), 60);
    }
}
