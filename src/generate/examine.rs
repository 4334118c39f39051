//! This file reads a profile and answers every form from it: what `check` tells and what the papers are made of.

use super::error::{Fault, GenerateError};
use super::glyphs::unprintable;
use crate::assess::{Answers, Gap, Subject, assess, gaps};
use crate::catalogue::{Catalogue, Chosen, Form, Requested, choose_edition};
use crate::diagnostic::Report;
use crate::layout::Fonts;
use crate::profile::{Date, Profile, Sources, parse};

/// A profile and what it comes to.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The profile.
    pub profile: Profile,
    /// Warnings and notices about it.
    pub notes: Report,
    /// The edition of the checklist.
    pub chosen: Chosen<'static>,
    /// The facility's own checklist.
    pub facility: Answers,
    /// One checklist for each vendor that has to fill one, in the profile's order.
    pub vendors: Vec<Answers>,
    /// What is missing for the inspection, heaviest first.
    pub gaps: Vec<Gap>,
}

/// Reads a profile and answers every form from it.
///
/// # Errors
/// [`GenerateError::Faults`] with everything that is wrong in the user's data.
pub fn examine(
    sources: &Sources,
    edition: &Requested,
    today: Date,
    fonts: &Fonts,
) -> Result<Examined, GenerateError> {
    let noted =
        parse(sources, Some(today.day())).map_err(|report| GenerateError::Faults { report })?;
    let (loaded, mut notes) = (noted.value, noted.notes);
    let mut unprintable = unprintable(&loaded, fonts);
    if !unprintable.is_empty() {
        unprintable.append(notes);
        unprintable.sort();
        return Err(GenerateError::Faults { report: unprintable });
    }
    let profile = loaded.profile;
    let catalogue = Catalogue::builtin().map_err(Fault::from)?;
    let chosen = choose_edition(catalogue, edition, today.day())?;
    let facility_form = form(&chosen, "facility")?;
    let facility = assess(facility_form, catalogue, &profile, today, &Subject::Facility);
    let vendor_form = form(&chosen, "vendor")?;
    let vendors: Vec<Answers> = profile
        .vendors
        .iter()
        .filter(|vendor| vendor.has_contract())
        .map(|vendor| {
            assess(vendor_form, catalogue, &profile, today, &Subject::Vendor(vendor.id.clone()))
        })
        .collect();
    for answers in std::iter::once(&facility).chain(&vendors) {
        notes.append(answers.notes.clone());
    }
    let all: Vec<Answers> = std::iter::once(facility.clone()).chain(vendors.clone()).collect();
    let gaps = gaps(&profile, catalogue, &all, today);
    Ok(Examined { profile, notes, chosen, facility, vendors, gaps })
}

fn form<'c>(chosen: &Chosen<'c>, name: &str) -> Result<&'c Form, Fault> {
    let key = || format!("{}/{name}", chosen.publication.key);
    chosen.publication.form(name).ok_or_else(|| Fault::NoForm { key: key() })
}
