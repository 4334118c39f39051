//! This file reads a profile and answers every form from it: what `check` tells and what the papers are made of.

use super::error::{Fault, GenerateError};
use super::glyphs::{unprintable_forms, unprintable_texts};
use crate::assess::{Answers, Gap, Readiness, Subject, assess, gaps, readiness};
use crate::catalogue::{Audience, Catalogue, Chosen, Form, Publication, Requested, choose_edition};
use crate::compose::paper::{Answered, Case};
use crate::diagnostic::Report;
use crate::layout::Fonts;
use crate::profile::{Date, Id, Profile, Sources, parse, texts};

/// A profile and what it comes to.
#[derive(Debug, Clone)]
pub struct Examined<'c> {
    /// The profile.
    pub profile: Profile,
    /// Warnings and notices about it, and contradictions between what it says and what its facts show.
    pub notes: Report,
    /// The edition of the checklist.
    pub chosen: Chosen<'c>,
    /// What is missing for the inspection, heaviest first.
    pub gaps: Vec<Gap>,
    /// The verdict before an inspection.
    pub readiness: Readiness,
    catalogue: &'c Catalogue,
    facility: Answered<'c>,
    vendors: Vec<(Id, Answered<'c>)>,
    review: Answered<'c>,
    local: Vec<Answered<'c>>,
    audit: Vec<Answered<'c>>,
}

/// Reads a profile and answers every form from it.
///
/// # Errors
/// [`GenerateError::Faults`] with everything that is wrong in the user's data.
pub fn examine<'c>(
    sources: &Sources,
    catalogue: &'c Catalogue,
    edition: &Requested,
    today: Date,
    fonts: &Fonts,
) -> Result<Examined<'c>, GenerateError> {
    let faults = |report| GenerateError::Faults { report };
    let forms = unprintable_forms(catalogue, fonts);
    let (loaded, mut notes) = match parse(sources, Some(today.day())) {
        Ok(noted) => (noted.value, noted.notes),
        // Characters without a glyph are told together with all other faults.
        Err(report) => {
            let unprintable = together(forms, unprintable_texts(&texts(sources), fonts));
            return Err(faults(together(unprintable, report)));
        }
    };
    let unprintable = together(forms, unprintable_texts(&loaded.texts, fonts));
    if !unprintable.is_empty() {
        return Err(faults(together(unprintable, notes)));
    }
    let profile = loaded.profile;
    let chosen = choose_edition(catalogue, edition, today.day())?;
    let answered = |form: &'c Form, subject: &Subject| Answered {
        form,
        answers: assess(form, catalogue, &profile, today, subject),
    };
    let pharmacy = profile.facility.is_pharmacy();
    let facility = answered(facility_form(chosen.publication, pharmacy)?, &Subject::Facility);
    let vendor_form = vendor_form(catalogue, chosen.publication)?;
    let vendors: Vec<(Id, Answered<'c>)> = profile
        .vendors
        .iter()
        .filter(|vendor| vendor.has_contract())
        .map(|vendor| {
            (vendor.id.clone(), answered(vendor_form, &Subject::Vendor(vendor.id.clone())))
        })
        .collect();
    let review = answered(review_form(catalogue, pharmacy)?, &Subject::Facility);
    let own = catalogue.local(today.day()).into_iter().flat_map(|p| &p.forms);
    let own = own.filter(|form| form.audience == Audience::Facility && form.has_items());
    let local: Vec<Answered<'c>> = own.map(|f| answered(f, &Subject::Facility)).collect();
    let audited = catalogue.newest("checklist-5.2").filter(|_| asks_for_audit(&profile));
    let lists = audited.iter().flat_map(|publication| &publication.forms);
    let audit: Vec<Answered<'c>> = lists.map(|f| answered(f, &Subject::Facility)).collect();
    let all: Vec<Answers> = [&facility, &review]
        .into_iter()
        .chain(&local)
        .chain(vendors.iter().map(|(_, answered)| answered))
        .map(|answered| answered.answers.clone())
        .collect();
    for answers in &all {
        notes.append(answers.notes.clone());
    }
    let gaps = gaps(&profile, catalogue, &all, today);
    let readiness = readiness(&profile, catalogue, &all, &gaps, today);
    Ok(Examined {
        profile,
        notes,
        chosen,
        gaps,
        readiness,
        catalogue,
        facility,
        vendors,
        review,
        local,
        audit,
    })
}

impl<'c> Examined<'c> {
    /// The case that papers are made from.
    pub fn case(&self) -> Case<'_> {
        let vendor = |(id, answered): &(Id, Answered<'c>)| {
            Some((self.profile.vendor(id)?, answered.clone()))
        };
        Case {
            profile: &self.profile,
            catalogue: self.catalogue,
            chosen: &self.chosen,
            facility: self.facility.clone(),
            vendors: self.vendors.iter().filter_map(vendor).collect(),
            review: self.review.clone(),
            gaps: &self.gaps,
            readiness: &self.readiness,
            local: self.local.clone(),
            audit: self.audit.clone(),
        }
    }
}

fn asks_for_audit(profile: &Profile) -> bool {
    profile.papers.self_audit == Some(true)
}

fn together(mut one: Report, other: Report) -> Report {
    one.append(other);
    one.sort();
    one
}

fn review_form(catalogue: &Catalogue, pharmacy: bool) -> Result<&Form, Fault> {
    let family = "bcp-review-sheet";
    let newest = catalogue.newest(family).and_then(|p| p.facility_form(pharmacy));
    newest.ok_or_else(|| Fault::NoForm { key: family.to_owned() })
}

fn facility_form(publication: &Publication, pharmacy: bool) -> Result<&Form, Fault> {
    let key = || format!("{}/facility", publication.key);
    publication.facility_form(pharmacy).ok_or_else(|| Fault::NoForm { key: key() })
}

fn vendor_form<'c>(catalogue: &'c Catalogue, publication: &Publication) -> Result<&'c Form, Fault> {
    let key = || format!("{}/vendor", publication.key);
    catalogue.vendor_form(publication).ok_or_else(|| Fault::NoForm { key: key() })
}
