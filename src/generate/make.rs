//! This file makes the files of a binder out of a profile, in memory.

use std::collections::BTreeSet;

use super::error::{Fault, GenerateError};
use super::examine::{Examined, examine};
use super::files::{Format, files};
use super::input::fingerprint;
use crate::catalogue::{Catalogue, Chosen, Requested};
use crate::compose::{Templates, binder};
use crate::diagnostic::{Report, nearest};
use crate::document::number;
use crate::layout::Fonts;
use crate::output::{Scope, Set};
use crate::profile::{Date, Sources};

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
    /// Names of the documents that are written; none means all.
    pub only: Vec<String>,
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
    /// How much is missing for the inspection.
    pub gaps: usize,
}

/// Makes a binder. Documents that are not wanted are laid out all the same: the others refer to their pages.
///
/// # Errors
/// [`GenerateError`] with everything that is wrong in the user's data, or with a fault of ours.
pub fn make<'c>(request: &Request<'_, 'c>, fonts: &Fonts) -> Result<Made<'c>, GenerateError> {
    let Request { sources, catalogue, templates, edition, today, .. } = request;
    let examined = examine(sources, catalogue, edition, *today, fonts)?;
    let papers = binder(&examined.case(), templates).map_err(Fault::from);
    let artifacts = papers
        .map_err(GenerateError::from)
        .and_then(|papers| {
            files(papers, |names| wanted(&request.only, names), &request.formats, fonts)
        })
        .map_err(|error| error.blame(templates))?;
    let asked = [examined.chosen.publication.key.as_str()];
    let input = fingerprint(&asked, Some(sources), catalogue, templates);
    let whole = request.only.is_empty() && request.formats.len() == Format::ALL.len();
    let scope = if whole { Scope::Whole } else { Scope::Part };
    Ok(Made {
        facility: examined.profile.facility.name.clone(),
        set: Set { artifacts, input, scope },
        gaps: examined.gaps.len(),
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

/// The documents to write. A name that none has means those that begin with it: the sheets of all vendors.
fn wanted<'n>(only: &[String], names: &[&'n str]) -> Result<Vec<&'n str>, GenerateError> {
    if only.is_empty() {
        return Ok(names.to_vec());
    }
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    for asked in only {
        let begins = format!("{asked}-");
        let exact = names.contains(&asked.as_str());
        let meant = |name: &&str| if exact { *name == asked } else { name.starts_with(&begins) };
        let found: Vec<&str> = names.iter().copied().filter(meant).collect();
        if found.is_empty() {
            return Err(GenerateError::NoSuchDocument {
                name: asked.clone(),
                nearest: nearest(asked, names.iter().copied()).map(str::to_owned),
                known: names.join("、"),
            });
        }
        wanted.extend(found);
    }
    Ok(names.iter().copied().filter(|name| wanted.contains(name)).collect())
}
