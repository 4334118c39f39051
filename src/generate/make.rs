//! This file makes the files of a binder out of a profile, in memory.

use std::collections::BTreeSet;

use super::archive::archive;
use super::error::{Fault, GenerateError};
use super::examine::{Examined, examine};
use super::files::{Format, files};
use super::input::fingerprint;
use super::select::Selection;
use crate::assess::Readiness;
use crate::catalogue::{Catalogue, Chosen, Requested};
use crate::compose::{Paper, Shelf, Templates, binder};
use crate::diagnostic::Report;
use crate::document::number;
use crate::layout::Fonts;
use crate::output::{Scope, Set};
use crate::profile::{Date, FacilityKind, Sources};

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Request<'a, 'c> {
    /// The profile and its ledgers.
    pub sources: &'a Sources,
    /// What the regulator asks, with the forms that lie beside the profile.
    pub catalogue: &'c Catalogue,
    /// The templates, with those that lie beside the profile.
    pub templates: &'a Templates,
    /// The edition of the checklist.
    pub edition: Requested,
    /// The formats, without repetition.
    pub formats: Vec<Format>,
    /// The papers that are written.
    pub selection: Selection,
    /// Whether the files also lie together in one zip.
    pub zip: bool,
    /// The day that freshness is judged by; printed nowhere.
    pub today: Date,
}

/// A binder, not yet put down.
#[derive(Debug, Clone)]
pub struct Made<'c> {
    /// The facility's name.
    pub facility: String,
    /// The files.
    pub set: Set,
    /// Warnings and notices about the profile.
    pub notes: Report,
    /// The edition of the checklist.
    pub chosen: Chosen<'c>,
    /// What kind of facility it is.
    pub kind: FacilityKind,
    /// The verdict before an inspection, in whose numbers every command speaks of what is left to do.
    pub readiness: Readiness,
    /// Whether there is a zip, and papers that stay in the house are in it with those that are shown.
    pub mixed_zip: bool,
}

/// Makes a binder. Documents that are not wanted are laid out all the same: the others refer to their pages.
///
/// # Errors
/// [`GenerateError`] with everything that is wrong in the user's data, or with a fault of ours.
pub fn make<'c>(request: &Request<'_, 'c>, fonts: &Fonts) -> Result<Made<'c>, GenerateError> {
    let Request { sources, catalogue, templates, edition, today, .. } = request;
    let examined = examine(sources, catalogue, edition, *today, fonts)?;
    let blame = |fault: Fault| GenerateError::from(fault).blame(templates);
    let papers = binder(&examined.case(), templates).map_err(|e| blame(e.into()))?;
    let wanted = request.selection.names(&papers)?;
    let mixed = mixed(&papers, &wanted);
    if let (Some((shown, house)), true, false) = (&mixed, request.zip, request.selection.is_all()) {
        return Err(GenerateError::MixedZip { shown: shown.clone(), house: house.clone() });
    }
    let mut artifacts = files(papers, &wanted, &request.formats, fonts).map_err(blame)?;
    if artifacts.is_empty() && !wanted.is_empty() {
        return Err(GenerateError::NothingInFormat);
    }
    if request.zip {
        artifacts.push(archive(&artifacts).map_err(GenerateError::from)?);
    }
    let asked = [examined.chosen.publication.key.as_str()];
    let input = fingerprint(&asked, Some(sources), catalogue, templates);
    let whole = request.selection.is_all() && request.formats.len() == Format::ALL.len();
    let scope = if whole { Scope::Whole } else { Scope::Part };
    Ok(Made {
        facility: examined.profile.facility.name.clone(),
        set: Set { artifacts, input, scope },
        kind: examined.profile.facility.kind,
        readiness: examined.readiness,
        mixed_zip: request.zip && mixed.is_some(),
        notes: examined.notes,
        chosen: examined.chosen,
    })
}

/// Proves that replaced templates make a facility's papers, and that the papers still find each other's headings.
///
/// # Errors
/// [`GenerateError::Templates`] with what does not fit.
pub fn prove(examined: &Examined<'_>, templates: &Templates) -> Result<(), GenerateError> {
    let papers = binder(&examined.case(), templates).map_err(Fault::from);
    let documents = papers.map(|papers| papers.into_iter().map(|paper| paper.document).collect());
    let numbered = documents.and_then(|all| number(all).map_err(|faults| Fault::Number { faults }));
    numbered.map(drop).map_err(|fault| GenerateError::from(fault).blame(templates))
}

/// Of the wanted papers the titles of one that is shown outside and of one that stays in the house, where there are both.
fn mixed(papers: &[Paper], wanted: &BTreeSet<String>) -> Option<(String, String)> {
    let title = |is_it: fn(Shelf) -> bool| {
        let found = papers.iter().find(|p| is_it(p.shelf) && wanted.contains(&p.document.name));
        found.map(|paper| paper.document.meta.title.clone())
    };
    Some((title(|shelf| shelf == Shelf::Inspection)?, title(Shelf::stays_in_the_house)?))
}
