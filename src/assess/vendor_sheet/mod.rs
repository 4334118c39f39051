//! This module answers a vendor's sheet: never for the vendor, only with what it stated and when that came.

mod compare;
mod stated;

use crate::catalogue::{Catalogue, Form, Item};
use crate::diagnostic::Report;
use crate::profile::{Date, Profile, Vendor, VendorStatement};

use super::outcome::Outcome;
use super::{Answer, Answers, Receipt, Subject, Verdict};

/// The statement that a sheet is filled from.
#[derive(Debug, Clone, Copy)]
struct Sent<'a> {
    /// Its number in the profile, from 1.
    number: usize,
    statement: &'a VendorStatement,
    vendor: &'a Vendor,
}

/// Every item is the vendor's own to answer; what the facility knows is what it received.
pub(super) fn answers(
    form: &Form,
    catalogue: &Catalogue,
    profile: &Profile,
    today: Date,
    subject: &Subject,
) -> Answers {
    let vendor = match subject {
        Subject::Vendor(id) => profile.vendor(id),
        Subject::Facility => None,
    };
    let edition = catalogue.publication_of(form).map(|p| p.edition.as_str()).unwrap_or_default();
    let sent = vendor.and_then(|vendor| newest(profile, vendor, edition, today));
    let needless = vendor.is_some_and(|v| !v.has_contract());
    let notes = vendor.map_or_else(Report::new, |vendor| {
        compare::notes(form, catalogue, profile, vendor, edition)
    });
    Answers {
        form: form.key.clone(),
        subject: subject.clone(),
        fiscal_year: today.fiscal_year(),
        answers: match sent.filter(|sent| !needless && is_for(sent, today)) {
            Some(sent) => stated::answers(form, &sent),
            None => form.items().map(|item| unsaid(item, needless)).collect(),
        },
        receipt: sent.map(receipt),
        notes,
    }
}

/// The newest sheet of this edition that the vendor sent.
fn newest<'a>(
    profile: &'a Profile,
    vendor: &'a Vendor,
    edition: &str,
    today: Date,
) -> Option<Sent<'a>> {
    (1..)
        .zip(&profile.vendor_statements)
        .filter(|(_, s)| s.vendor == vendor.id && s.edition.eq_ignore_ascii_case(edition))
        .filter(|(_, s)| s.received_on <= today)
        .max_by_key(|(_, s)| s.received_on)
        .map(|(number, statement)| Sent { number, statement, vendor })
}

/// Whether the answers may be written over: of this 年度, and with a place where the original can be seen.
fn is_for(sent: &Sent<'_>, today: Date) -> bool {
    sent.statement.received_on.fiscal_year() >= today.fiscal_year()
        && sent.statement.place.value().is_some()
        && !sent.statement.answers.is_empty()
}

/// An item of which the vendor has said nothing.
fn unsaid(item: &Item, needless: bool) -> Answer {
    let verdict = if needless {
        Verdict::NotApplicable {
            reason: "直接の契約がないため、事業者確認用は不要である。".to_owned(),
            blank: true,
        }
    } else {
        Verdict::ForVendor
    };
    Outcome::new(verdict).into_answer(item)
}

fn receipt(sent: Sent<'_>) -> Receipt {
    let statement = sent.statement;
    let product = statement.product.as_ref().map(|product| {
        format!(
            "「{product}」についての共通の回答であり、施設に置かれた機器についての答えではない。"
        )
    });
    let note = match (product, &statement.note) {
        (Some(product), Some(note)) => Some(format!("{product}{note}")),
        (product, note) => product.or_else(|| note.clone()),
    };
    Receipt {
        received_on: statement.received_on,
        edition: statement.edition.clone(),
        stated_by: statement.stated_by.clone(),
        place: statement.place.value().cloned(),
        file_sha256: statement.file_sha256.clone(),
        note,
    }
}
