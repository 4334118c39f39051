//! This file holds gaps: what is missing for the inspection, heaviest first, with the field to fill.

use std::cmp::Reverse;

use crate::catalogue::{AskedOf, Catalogue};
use crate::profile::{Date, FacilityKind, Id, Pending, Profile};

use super::{Answers, Missing, Subject, Verdict, pending};

/// A vendor's sheet that has not come back weighs as much as one of the facility's heavier items.
const VENDOR_SHEET: u8 = 72;
/// A promise that no item rests on.
const PROMISE: u8 = 12;

/// One thing to do before the inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// How much it weighs, 1 to 100.
    pub weight: u8,
    /// The item it stands against; absent for a value that is merely 未確認.
    pub item: Option<String>,
    /// The control it stands against; empty for a value that is merely 未確認.
    pub control: String,
    /// What is missing, as a である調 sentence.
    pub missing: String,
    /// Why it matters, as a である調 sentence.
    pub why: String,
    /// The field of the profile to fill.
    pub field: String,
    /// What to write there, as a です・ます sentence.
    pub write: String,
    /// Who can say.
    pub owner: AskedOf,
    /// Whether the item is はい all the same, so that this would only make it stronger.
    pub is_advice: bool,
    /// The person who promised to find it out.
    pub person: Option<Id>,
    /// Whom to ask.
    pub ask: Option<Id>,
    /// Until when.
    pub due: Option<Date>,
}

/// Everything missing, heaviest first: what keeps an item from はい, sheets that vendors have not
/// returned, and every 未確認 of the profile with the person and day it was promised for.
pub fn gaps(
    profile: &Profile,
    catalogue: &Catalogue,
    answers: &[Answers],
    today: Date,
) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for sheet in answers {
        if let Some(gap) = unreturned(profile, catalogue, sheet, today) {
            gaps.push(gap);
        }
        for answer in &sheet.answers {
            for missing in &answer.why_not {
                add(&mut gaps, gap(catalogue, &answer.item, missing, false));
            }
            for missing in &answer.advice {
                add(&mut gaps, gap(catalogue, &answer.item, missing, true));
            }
        }
    }
    for (field, promise) in pending::promises(profile) {
        promised(&mut gaps, profile, field, &promise);
    }
    // Equal weights: what was promised sooner, then the order of the sheets.
    gaps.sort_by_key(|gap| (Reverse(gap.weight), gap.due.is_none(), gap.due));
    gaps
}

fn gap(catalogue: &Catalogue, item: &str, missing: &Missing, is_advice: bool) -> Gap {
    let control = catalogue.control(&missing.control);
    let weight = control.map_or(PROMISE, |c| c.weight);
    Gap {
        weight: if is_advice { (weight / 2).max(1) } else { weight },
        item: Some(item.to_owned()),
        control: missing.control.clone(),
        missing: missing.what.clone(),
        why: control.map(|c| c.why.clone()).unwrap_or_default(),
        field: missing.field.clone(),
        write: missing.write.clone(),
        owner: missing.owner,
        is_advice,
        person: None,
        ask: None,
        due: None,
    }
}

/// One thing to do stands once, at its heaviest.
fn add(gaps: &mut Vec<Gap>, gap: Gap) {
    let same = |g: &&mut Gap| g.field == gap.field && g.missing == gap.missing;
    match gaps.iter_mut().find(same) {
        Some(earlier) if earlier.weight < gap.weight => *earlier = gap,
        Some(_) => {}
        None => gaps.push(gap),
    }
}

/// A vendor under contract whose sheet of this 年度 has not come back.
pub(super) fn unreturned(
    profile: &Profile,
    catalogue: &Catalogue,
    sheet: &Answers,
    today: Date,
) -> Option<Gap> {
    let Subject::Vendor(id) = &sheet.subject else { return None };
    let vendor = profile.vendor(id)?;
    // A home nursing station gets none of the ministry's sheets, so it has none to collect.
    if profile.facility.kind == FacilityKind::HomeNursing {
        return None;
    }
    let first = sheet.answers.first().filter(|a| a.verdict == Verdict::ForVendor)?;
    let missing = match &sheet.receipt {
        None => format!("{}の事業者確認用が戻っていない。", vendor.name),
        Some(receipt) if receipt.received_on.fiscal_year() < today.fiscal_year() => format!(
            "{}の事業者確認用は前年度以前のもの（{}受領）である。",
            vendor.name,
            receipt.received_on.era()
        ),
        Some(receipt) if receipt.place.is_none() => {
            format!("{}の事業者確認用の原本の場所が書かれていない。", vendor.name)
        }
        Some(_) => return None,
    };
    let name = catalogue.publications().iter().find(|p| sheet.form.starts_with(&p.key));
    let edition = name.map(|p| p.edition.as_str()).unwrap_or_default();
    Some(Gap {
        weight: VENDOR_SHEET,
        item: Some(first.item.clone()),
        control: String::new(),
        missing,
        why: "立入検査では、契約している事業者ごとの事業者確認用も確認されるため。".to_owned(),
        field: "vendor_statements".to_owned(),
        write: format!(
            "用紙を送り、戻ったら vendor: {id}、edition: {edition}、received_on、place を書いてください。"
        ),
        owner: AskedOf::Vendor,
        is_advice: false,
        person: None,
        ask: Some(id.clone()),
        due: None,
    })
}

/// A promise joins the gap that it will close, or stands for itself.
fn promised(gaps: &mut Vec<Gap>, profile: &Profile, field: String, promise: &Pending) {
    let asks_vendor = promise.ask.as_ref().is_some_and(|id| profile.vendor(id).is_some());
    let mut joined = false;
    for gap in gaps.iter_mut().filter(|g| g.field == field) {
        gap.person.clone_from(&promise.owner);
        gap.ask.clone_from(&promise.ask);
        gap.due = promise.due;
        joined = true;
    }
    if joined {
        return;
    }
    gaps.push(Gap {
        weight: PROMISE,
        item: None,
        control: String::new(),
        missing: "「未確認」のままである。".to_owned(),
        why: "書類に「未確認」と印刷されるため。".to_owned(),
        field,
        write: "分かったら値を書いてください。".to_owned(),
        owner: if asks_vendor { AskedOf::Vendor } else { AskedOf::Clinic },
        is_advice: false,
        person: promise.owner.clone(),
        ask: promise.ask.clone(),
        due: promise.due,
    });
}
