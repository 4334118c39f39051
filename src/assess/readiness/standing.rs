//! This file counts how the answers of each form stand.

use crate::catalogue::{Catalogue, Form, Publication};
use crate::profile::{Date, FacilityKind, Id, Profile};

use super::super::gap::unreturned;
use super::super::{Answer, Answers, Subject, Verdict};

/// How the answers of one of the facility's own forms stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormStanding {
    /// The form's key: `checklist/r7/facility`.
    pub form: String,
    /// 「チェックリスト 医療機関確認用（令和7年度版）」.
    pub name: String,
    /// はい.
    pub yes: usize,
    /// いいえ.
    pub no: usize,
    /// Those of them whose 目標日 is still to come within the 年度, or that need none.
    pub dated: usize,
    /// 該当なし, 記入不要 among them.
    pub not_applicable: usize,
    /// 未回答.
    pub unanswered: usize,
    /// 今年度未確認.
    pub stale: usize,
}

/// How the sheets of the vendors under contract stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VendorSheets {
    /// How many there are.
    pub all: usize,
    /// Vendors whose sheet of this 年度 has not come back, or lies nobody knows where.
    pub open: Vec<Id>,
}

/// The facility's own forms, in the order in which they were answered.
pub(super) fn forms(catalogue: &Catalogue, answers: &[Answers], today: Date) -> Vec<FormStanding> {
    let own = answers.iter().filter(|sheet| sheet.subject == Subject::Facility);
    own.map(|sheet| form(catalogue, sheet, today)).collect()
}

fn form(catalogue: &Catalogue, sheet: &Answers, today: Date) -> FormStanding {
    let mut standing = FormStanding {
        form: sheet.form.clone(),
        name: name(catalogue, &sheet.form),
        yes: 0,
        no: 0,
        dated: 0,
        not_applicable: 0,
        unanswered: 0,
        stale: 0,
    };
    for answer in &sheet.answers {
        let count = match answer.verdict {
            Verdict::Yes => &mut standing.yes,
            Verdict::No { .. } => {
                standing.dated += usize::from(is_dated(catalogue, answer, today));
                &mut standing.no
            }
            Verdict::NotApplicable { .. } | Verdict::ForVendor => &mut standing.not_applicable,
            Verdict::Unknown => &mut standing.unanswered,
            Verdict::Stale { .. } => &mut standing.stale,
        };
        *count += 1;
    }
    standing
}

/// Whether an いいえ can stand on the sheet: it has a 目標日 to come within the 年度, or is the row 「システムの有無」.
pub(super) fn is_dated(catalogue: &Catalogue, answer: &Answer, today: Date) -> bool {
    let Verdict::No { target } = answer.verdict else { return false };
    let year = today.fiscal_year();
    target.is_some_and(|day| day >= today && day.fiscal_year() == year)
        || catalogue.item(&answer.item).is_some_and(|item| item.gate)
}

pub(super) fn sheets(
    profile: &Profile,
    catalogue: &Catalogue,
    answers: &[Answers],
    today: Date,
) -> VendorSheets {
    let mut sheets = VendorSheets::default();
    // A home nursing station gets none of the ministry's sheets, so it has none to collect.
    if profile.facility.kind == FacilityKind::HomeNursing {
        return sheets;
    }
    for sheet in answers {
        if let Subject::Vendor(id) = &sheet.subject {
            sheets.all += 1;
            if unreturned(profile, catalogue, sheet, today).is_some() {
                sheets.open.push(id.clone());
            }
        }
    }
    sheets
}

/// What people call a form, short enough for a line.
fn name(catalogue: &Catalogue, key: &str) -> String {
    let found = catalogue.publications().iter().find_map(|publication| {
        Some((publication, publication.forms.iter().find(|f| f.key == key)?))
    });
    found.map_or_else(|| key.to_owned(), |(publication, form)| called(publication, form))
}

fn called(publication: &Publication, form: &Form) -> String {
    let edition = &publication.edition_name;
    let part = form.subtitle.as_ref().map(|subtitle| subtitle.text.as_str());
    match (publication.family.as_str(), part) {
        ("checklist", Some(part)) => format!("チェックリスト {part}（{edition}）"),
        ("bcp-review-sheet", _) => format!("BCP策定の確認表（{edition}）"),
        _ => form.title.text.clone(),
    }
}
