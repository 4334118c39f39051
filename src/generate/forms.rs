//! This file makes single forms of the catalogue: blank, or answered from a profile.

use super::error::{Fault, GenerateError};
use super::examine::{Examined, examine};
use super::files::{Format, files};
use super::glyphs::unprintable_forms;
use super::input::fingerprint;
use crate::assess::{Answers, Subject, assess};
use crate::catalogue::{Audience, Catalogue, Form, Publication, Requested};
use crate::compose::paper::{FormPrint, ReferencePrint};
use crate::compose::{Templates, forms, reference};
use crate::diagnostic::{Report, nearest};
use crate::layout::Fonts;
use crate::output::{Artifact, Fingerprint, Scope, Set};
use crate::profile::{Date, Profile, Sources, Vendor};

/// Which forms are wanted.
#[derive(Debug, Clone)]
pub struct FormRequest<'a, 'c> {
    /// What the regulator asks.
    pub catalogue: &'c Catalogue,
    /// The templates of the papers that forms refer to.
    pub templates: &'a Templates,
    /// The publication.
    pub publication: &'c Publication,
    /// Its forms to print.
    pub forms: Vec<&'c Form>,
    /// Whose they are; none prints them for anybody.
    pub facility: Option<FormFacility<'a>>,
    /// The formats, without repetition.
    pub formats: Vec<Format>,
}

/// The facility that forms are printed for.
#[derive(Debug, Clone)]
pub struct FormFacility<'a> {
    /// Its profile and ledgers.
    pub sources: &'a Sources,
    /// The vendor whose sheet is wanted; none means every vendor with a contract.
    pub vendor: Option<String>,
    /// Whether every answer is left to the pen.
    pub blank: bool,
    /// The day that freshness is judged by.
    pub today: Date,
}

/// Forms, not yet put down.
#[derive(Debug, Clone)]
pub struct MadeForms {
    /// The files.
    pub set: Set,
    /// Warnings and notices about the profile.
    pub notes: Report,
}

/// One sheet to print: a form, and the vendor whose it is.
struct Wanted<'a, 'c> {
    form: &'c Form,
    vendor: Option<&'a Vendor>,
    answers: Option<Answers>,
}

impl Wanted<'_, '_> {
    /// `checklist-r5-vendor-emr`: the edition in it, so that several lie side by side.
    fn name(&self, publication: &Publication) -> String {
        let vendor = self.vendor.map(|v| format!("-{}", v.id)).unwrap_or_default();
        format!("{}-{}{vendor}", publication.key.replace('/', "-"), self.form.name())
    }
}

/// Makes the forms.
///
/// # Errors
/// [`GenerateError`] with everything that is wrong in the user's data, or with a fault of ours.
pub fn make_forms(
    request: &FormRequest<'_, '_>,
    fonts: &Fonts,
) -> Result<MadeForms, GenerateError> {
    let Some(facility) = &request.facility else {
        let report = unprintable_forms(request.catalogue, fonts);
        if !report.is_empty() {
            return Err(GenerateError::Faults { report });
        }
        let wanted: Vec<Wanted<'_, '_>> =
            request.forms.iter().map(|form| Wanted { form, vendor: None, answers: None }).collect();
        let set = set(request, &wanted, None, fonts)?;
        return Ok(MadeForms { set, notes: Report::new() });
    };
    let FormFacility { sources, today, .. } = facility;
    let examined = examine(sources, request.catalogue, &Requested::Auto, *today, fonts)?;
    let wanted = wanted(request, facility, &examined.profile)?;
    let mut notes = examined.notes.clone();
    for answers in wanted.iter().filter_map(|w| w.answers.as_ref()) {
        let known: Vec<_> = notes.iter().cloned().collect();
        answers.notes.iter().filter(|n| !known.contains(n)).for_each(|n| notes.push(n.clone()));
    }
    let set = set(request, &wanted, Some((&examined, *today)), fonts)?;
    Ok(MadeForms { set, notes })
}

/// The sheets of a facility: its own forms once, a vendor's form for each vendor.
fn wanted<'a, 'c>(
    request: &FormRequest<'_, 'c>,
    facility: &FormFacility<'_>,
    profile: &'a Profile,
) -> Result<Vec<Wanted<'a, 'c>>, GenerateError> {
    let vendors = vendors(facility, profile)?;
    let answers = |form: &Form, subject: &Subject| {
        let answerable = !facility.blank && form.has_items();
        answerable.then(|| assess(form, request.catalogue, profile, facility.today, subject))
    };
    let mut wanted = Vec::new();
    for form in request.forms.iter().filter(|form| fits(form, request, profile)) {
        match form.audience {
            Audience::Facility if facility.vendor.is_some() => {}
            Audience::Facility => {
                let answers = answers(form, &Subject::Facility);
                wanted.push(Wanted { form, vendor: None, answers });
            }
            Audience::Vendor => {
                for vendor in &vendors {
                    let answers = answers(form, &Subject::Vendor(vendor.id.clone()));
                    wanted.push(Wanted { form, vendor: Some(vendor), answers });
                }
            }
        }
    }
    let is_reference = ReferencePrint::of(request.publication, Some(profile)).is_some();
    if wanted.is_empty() && !is_reference {
        return Err(GenerateError::NothingToPrint);
    }
    Ok(wanted)
}

/// Whether a form is for facilities of the profile's kind; one that is asked for alone always is.
fn fits(form: &Form, request: &FormRequest<'_, '_>, profile: &Profile) -> bool {
    let alone = request.forms.len() == 1;
    alone || request.publication.is_for(form, profile.facility.is_pharmacy())
}

fn vendors<'a>(
    facility: &FormFacility<'_>,
    profile: &'a Profile,
) -> Result<Vec<&'a Vendor>, GenerateError> {
    let Some(asked) = &facility.vendor else {
        return Ok(profile.vendors.iter().filter(|v| v.has_contract()).collect());
    };
    let ids: Vec<String> = profile.vendors.iter().map(|v| v.id.to_string()).collect();
    match profile.vendors.iter().find(|v| v.id.to_string() == *asked) {
        Some(vendor) => Ok(vec![vendor]),
        None => Err(GenerateError::NoSuchVendor {
            id: asked.clone(),
            nearest: nearest(asked, ids.iter().map(String::as_str)).map(str::to_owned),
            known: ids.join("、"),
        }),
    }
}

fn set(
    request: &FormRequest<'_, '_>,
    wanted: &[Wanted<'_, '_>],
    facility: Option<(&Examined<'_>, Date)>,
    fonts: &Fonts,
) -> Result<Set, GenerateError> {
    let year = facility.map(|(_, today)| today.fiscal_year());
    let preparation =
        year.and_then(|year| request.catalogue.preparation(request.publication, year));
    let prints: Vec<FormPrint<'_>> = wanted
        .iter()
        .map(|wanted| FormPrint {
            name: wanted.name(request.publication),
            publication: request.publication,
            form: wanted.form,
            profile: facility.map(|(examined, _)| &examined.profile),
            vendor: wanted.vendor,
            answers: wanted.answers.as_ref(),
            preparation: preparation.clone(),
        })
        .collect();
    let case = facility.map(|(examined, _)| examined.case());
    let templates = request.templates;
    let mut papers = forms(&prints, case.as_ref(), templates)
        .map_err(|fault| GenerateError::from(Fault::from(fault)).blame(templates))?;
    let profile = facility.map(|(examined, _)| &examined.profile);
    let other = ReferencePrint::of(request.publication, profile);
    papers.extend(other.iter().map(reference));
    // The rest of the binder is there for its pages alone.
    let ours = |name: &str| {
        let is_other = other.as_ref().is_some_and(|print| print.name() == name);
        is_other || prints.iter().any(|print| print.name == name)
    };
    let names = papers.iter().map(|paper| paper.document.name.clone());
    let wanted = names.filter(|name| ours(name)).collect();
    let artifacts = files(papers, &wanted, &request.formats, fonts)
        .map_err(|fault| GenerateError::from(fault).blame(templates))?;
    if artifacts.is_empty() {
        return Err(GenerateError::NothingInFormat);
    }
    // Single forms are no binder: whoever prints them chose the folder.
    let artifacts = artifacts.into_iter().map(|artifact| Artifact { folder: None, ..artifact });
    Ok(Set { artifacts: artifacts.collect(), input: input(request), scope: Scope::Part })
}

fn input(request: &FormRequest<'_, '_>) -> Fingerprint {
    let facility = request.facility.as_ref();
    let blank = facility.is_some_and(|f| f.blank).then_some("blank");
    let vendor = facility.and_then(|f| f.vendor.as_deref());
    let forms = request.forms.iter().map(|form| form.key.as_str());
    let asked: Vec<&str> = forms.chain(blank).chain(vendor).collect();
    fingerprint(&asked, facility.map(|f| f.sources), request.catalogue, request.templates)
}
