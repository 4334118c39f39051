//! This file says, for every form that is known, which of its items the profile answers and by what.

use std::collections::BTreeMap;

use crate::catalogue::{Audience, Catalogue, Content, Form, Item, Publication};
use crate::profile::{Date, Id, Profile};

use super::{Answer, Answers, Basis, Missing, Subject, Verdict, assess};

/// One form, as far as the profile answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage<'c> {
    /// The publication it belongs to.
    pub publication: &'c Publication,
    /// The form.
    pub form: &'c Form,
    /// Whose sheet it is, where it is a vendor's.
    pub vendor: Option<Id>,
    /// The day on which the vendor's sheet came back.
    pub received_on: Option<Date>,
    /// How many items there are of each verdict, by its Japanese word.
    pub counts: BTreeMap<&'static str, usize>,
    /// One entry per item, in the form's order.
    pub items: Vec<Covered<'c>>,
}

/// One item, and what the profile has for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Covered<'c> {
    /// The item.
    pub item: &'c Item,
    /// What it comes to.
    pub verdict: Verdict,
    /// What the answer rests on.
    pub by: Vec<Ground>,
    /// What stands between it and a はい.
    pub missing: Vec<Missing>,
    /// Whether neither a fact nor an attestation of the profile speaks of it.
    pub untouched: bool,
}

/// One fact or attestation that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Whether a person said so, or a fact of the profile shows it.
    pub kind: GroundKind,
    /// What it is, where it lies, its day, its field.
    pub basis: Basis,
}

/// What kind of thing an answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroundKind {
    /// A fact of the profile.
    Fact,
    /// Somebody's answer, with the proof named for it.
    Attestation,
    /// What a vendor stated on the sheet that it sent.
    Statement,
}

/// Answers every form of the catalogue that holds items or topics, vendors' sheets once for each vendor under contract.
pub fn coverage<'c>(catalogue: &'c Catalogue, profile: &Profile, today: Date) -> Vec<Coverage<'c>> {
    let mut out = Vec::new();
    for publication in catalogue.publications() {
        for form in publication.forms.iter().filter(|form| concerns(publication, form, profile)) {
            let answered = |subject: Subject| {
                let answers = assess(form, catalogue, profile, today, &subject);
                covered(publication, form, catalogue, profile, &answers)
            };
            match form.audience {
                Audience::Facility => out.push(answered(Subject::Facility)),
                // Nobody has sent a sheet of which only the topics are known.
                Audience::Vendor if form.content == Content::Topics => {}
                Audience::Vendor => {
                    let vendors = profile.vendors.iter().filter(|v| v.has_contract());
                    out.extend(vendors.map(|v| answered(Subject::Vendor(v.id.clone()))));
                }
            }
        }
    }
    out
}

/// Whether a form asks anything of this facility.
fn concerns(publication: &Publication, form: &Form, profile: &Profile) -> bool {
    publication.is_for(form, profile.facility.is_pharmacy()) && form.items().next().is_some()
}

fn covered<'c>(
    publication: &'c Publication,
    form: &'c Form,
    catalogue: &Catalogue,
    profile: &Profile,
    answers: &Answers,
) -> Coverage<'c> {
    let item = |item: &'c Item| {
        let answer = answers.get(&item.key)?;
        let spoken = attested(item, catalogue, profile);
        Some(Covered {
            item,
            verdict: answer.verdict.clone(),
            by: grounds(answer),
            missing: answer.why_not.clone(),
            untouched: answer.verdict == Verdict::Unknown && !spoken && only_unsaid(answer),
        })
    };
    Coverage {
        publication,
        form,
        vendor: match &answers.subject {
            Subject::Vendor(id) => Some(id.clone()),
            Subject::Facility => None,
        },
        received_on: answers.receipt.as_ref().map(|r| r.received_on),
        counts: answers.counts(),
        items: form.items().filter_map(item).collect(),
    }
}

/// Whether all that is missing is somebody's word: no fact of the profile bears on it, not even an incomplete one.
fn only_unsaid(answer: &Answer) -> bool {
    answer.basis.is_empty() && answer.why_not.iter().all(|missing| missing.field == "attestations")
}

fn grounds(answer: &Answer) -> Vec<Ground> {
    let kind = |field: &str| match field.split('[').next() {
        Some("attestations") => GroundKind::Attestation,
        Some("vendor_statements") => GroundKind::Statement,
        _ => GroundKind::Fact,
    };
    let ground = |basis: &Basis| Ground { kind: kind(&basis.field), basis: basis.clone() };
    answer.basis.iter().map(ground).collect()
}

/// Whether somebody has said anything of a control that the item asks for.
fn attested(item: &Item, catalogue: &Catalogue, profile: &Profile) -> bool {
    let asked = match &item.controls {
        Some(question) => question.controls(),
        None => vec![item.key.as_str()],
    };
    profile.attestations.iter().any(|attestation| {
        let named = attestation.control.as_str();
        let means = catalogue.current(named).map_or(named, |control| control.key.as_str());
        !attestation.rounds.is_empty() && asked.contains(&means)
    })
}
