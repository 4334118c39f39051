//! This file answers a vendor's sheet: never for the vendor, only whether and when it came back.

use crate::catalogue::{Catalogue, Form};
use crate::diagnostic::Report;
use crate::profile::{Date, Id, Profile};

use super::{Answer, Answers, Receipt, Subject, Verdict};

/// Every item is the vendor's own to answer; what the facility knows is the receipt.
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
    let verdict = match vendor {
        Some(vendor) if !vendor.has_contract() => Verdict::NotApplicable {
            reason: "直接の契約がないため、事業者確認用は不要である。".to_owned(),
            blank: true,
        },
        _ => Verdict::ForVendor,
    };
    let edition = catalogue.publication_of(form).map(|p| p.edition.as_str());
    Answers {
        form: form.key.clone(),
        subject: subject.clone(),
        fiscal_year: today.fiscal_year(),
        answers: form.items().map(|item| blank(&item.key, &verdict)).collect(),
        receipt: vendor.and_then(|v| receipt(profile, &v.id, edition?, today)),
        notes: Report::new(),
    }
}

fn blank(item: &str, verdict: &Verdict) -> Answer {
    Answer {
        item: item.to_owned(),
        verdict: verdict.clone(),
        checked_on: None,
        rounds: Vec::new(),
        target: None,
        basis: Vec::new(),
        rests_on: Vec::new(),
        remarks: Vec::new(),
        why_not: Vec::new(),
        advice: Vec::new(),
    }
}

/// The newest sheet of this edition that the vendor sent.
fn receipt(profile: &Profile, vendor: &Id, edition: &str, today: Date) -> Option<Receipt> {
    let same = |e: &str| e.eq_ignore_ascii_case(edition);
    let statement = profile
        .vendor_statements
        .iter()
        .filter(|s| s.vendor == *vendor && same(&s.edition) && s.received_on <= today)
        .max_by_key(|s| s.received_on)?;
    Some(Receipt {
        received_on: statement.received_on,
        edition: statement.edition.clone(),
        stated_by: statement.stated_by.clone(),
        place: statement.place.value().cloned(),
        file_sha256: statement.file_sha256.clone(),
        note: statement.note.clone(),
    })
}
