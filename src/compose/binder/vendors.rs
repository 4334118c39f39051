//! This file holds letters to vendors and the ledger of what came back.

use super::entry::{Bundle, Draft, Entry, Shelf, Source};
use crate::compose::paper::Case;
use crate::compose::script::{Issue, Script};
use crate::compose::view::LetterView;
use crate::compose::{ComposeError, Shaped, Templates, check, compose};
use crate::document::{Meta, TypeSize};
use crate::profile::Vendor;

/// What begins the names of the letters.
const LETTER: &str = "vendor-letter";

/// The letter and what is to be filled in and returned with it.
const PARTS: &[&str] = &[
    "vendor-letter/1-letter.hbs",
    "vendor-letter/2-remote.hbs",
    "vendor-letter/3-questions.hbs",
    "vendor-letter/4-devices.hbs",
];

/// What came back.
const COLLECTION: Script = Script {
    name: "vendor-collection",
    title: "事業者の回答 回収台帳",
    short_title: "回収台帳",
    parts: &["vendor-collection/sheet.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: LETTER,
        title: "事業者への依頼状（リモート保守 確認書、事業者に聞く紙）",
        shelf: Shelf::Vendors,
        bundles: &[],
        left_out: no_contract,
        source: Source::Letters { make, check: check_letters },
    },
    Entry {
        name: COLLECTION.name,
        title: COLLECTION.title,
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: no_contract,
        source: Source::Script(COLLECTION, "事業者の回答_回収台帳"),
    },
];

fn no_contract(case: &Case<'_>) -> Option<String> {
    case.vendors.is_empty().then(|| "契約のある事業者がないため".to_owned())
}

fn make(case: &Case<'_>, templates: &Templates) -> Result<Vec<Draft>, ComposeError> {
    case.vendors.iter().map(|(vendor, _)| letter(case, vendor, templates)).collect()
}

fn letter(case: &Case<'_>, vendor: &Vendor, templates: &Templates) -> Result<Draft, ComposeError> {
    let name = format!("{LETTER}-{}", vendor.id);
    // A letter carries its own day, not the plan's version.
    let title = format!("依頼状 {}", vendor.name);
    let meta = Meta { version: None, ..case.sheet_meta(&title, "依頼状") };
    let document = compose(templates, PARTS, &name, meta, &LetterView::new(case, vendor))?;
    Ok(Draft { document, file_name: format!("依頼状_{}", vendor.name) })
}

fn check_letters(templates: &Templates) -> Vec<ComposeError> {
    check::check(templates, PARTS, LETTER, &LetterView::shape())
}
