//! This file fills the authority's own workbook from a profile: finds the form, makes sure that it is that form, answers it.

use super::differ::{Differing, differences};
use super::error::OfficialError;
use super::filling::{Filler, Filling};
use super::found::Found;
use super::grid::Grid;
use super::import::{drafts, forms_of};
use crate::assess::{Subject, assess};
use crate::catalogue::{Audience, Catalogue, Form, WorkbookSheet};
use crate::profile::{Date, Id, Profile, Vendor};
use crate::workbook::Workbook;

/// What is to be filled, and from what.
#[derive(Debug, Clone, Copy)]
pub struct FillRequest<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// What the regulator asks, with the forms that were imported.
    pub catalogue: &'a Catalogue,
    /// The facility.
    pub profile: &'a Profile,
    /// The day by which freshness is judged.
    pub today: Date,
    /// The vendor whose sheet it is; the facility's own without one.
    pub vendor: Option<&'a str>,
}

/// A filled workbook, not yet put down.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The form: `checklist/r8/facility`.
    pub form: String,
    /// How people name the edition.
    pub edition_name: String,
    /// The sheet.
    pub sheet: String,
    /// Whether the form was imported before; otherwise every question is a known one.
    pub imported: bool,
    /// What was written and what was left.
    pub filling: Filling,
    /// Whether formulas of the workbook may show values of before.
    pub has_formulas: bool,
}

/// Fills a workbook.
///
/// # Errors
/// [`OfficialError`]: nothing is filled unless every question stands where it is expected, word for word.
pub fn fill(request: &FillRequest<'_>) -> Result<Filled, OfficialError> {
    let FillRequest { workbook, catalogue, profile, today, .. } = *request;
    let vendor = request.vendor.map(|id| named_vendor(profile, id)).transpose()?;
    let audience = if vendor.is_some() { Audience::Vendor } else { Audience::Facility };
    let sheets = forms_of(workbook)?;
    let wanted = Wanted { workbook, catalogue, audience, today };
    let (found, catalogue, key) = match wanted.imported(&sheets)? {
        Some((found, form)) => (found.clone(), None, form.key.clone()),
        None => wanted.recognised()?,
    };
    let imported = catalogue.is_none();
    let catalogue = catalogue.as_ref().unwrap_or(request.catalogue);
    let no_form = || OfficialError::Unreadable { report: key.clone() };
    let form = form_of(catalogue, &key).ok_or_else(no_form)?;
    let sheet = workbook.sheets().get(found.sheet).ok_or_else(no_form)?;
    let mut filler = Filler::new(Grid::of(sheet), &found);
    let at = form.workbook.as_ref();
    filler.name(at.and_then(|at| at.facility.as_ref()), "医療機関名", &profile.facility.name);
    if let Some(vendor) = vendor {
        filler.name(at.and_then(|at| at.vendor.as_ref()), "事業者名", &vendor.name);
        filler.for_vendor(form);
    } else {
        let answers = assess(form, catalogue, profile, today, &Subject::Facility);
        filler.answers(form, &answers);
    }
    let filling = filler.finish();
    Ok(Filled {
        bytes: workbook.fill(&filling.changes)?,
        edition_name: catalogue
            .publication_of(form)
            .map_or_else(String::new, |p| p.edition_name.clone()),
        form: key,
        sheet: found.name.clone(),
        imported,
        filling,
        has_formulas: workbook.sheets().iter().flat_map(|s| s.cells()).any(|c| c.has_formula),
    })
}

fn named_vendor<'p>(profile: &'p Profile, id: &str) -> Result<&'p Vendor, OfficialError> {
    profile.vendors.iter().find(|vendor| vendor.id.as_str() == id).ok_or_else(|| {
        let known: Vec<&str> = profile.vendors.iter().map(|v: &Vendor| Id::as_str(&v.id)).collect();
        OfficialError::NoVendor { id: id.to_owned(), known: known.join("、") }
    })
}

fn form_of<'c>(catalogue: &'c Catalogue, key: &str) -> Option<&'c Form> {
    catalogue.publications().iter().flat_map(|p| &p.forms).find(|form| form.key == key)
}

/// What is looked for in a workbook.
struct Wanted<'a> {
    workbook: &'a Workbook,
    catalogue: &'a Catalogue,
    audience: Audience,
    today: Date,
}

impl<'a> Wanted<'a> {
    /// The sheet from which a form of the catalogue was imported, when it still is that sheet.
    fn imported<'f>(
        &self,
        sheets: &'f [Found],
    ) -> Result<Option<(&'f Found, &'a Form)>, OfficialError> {
        let forms = self.catalogue.publications().iter().flat_map(|p| &p.forms);
        let mapped: Vec<(&Form, &WorkbookSheet)> = forms
            .filter(|form| form.audience == self.audience)
            .filter_map(|form| Some((form, form.workbook.as_deref()?)))
            .collect();
        for (form, at) in &mapped {
            if let Some(found) = sheets.iter().find(|found| differences(form, at, found).is_empty())
            {
                return Ok(Some((found, form)));
            }
        }
        // The same file, or the same form of the same edition, and yet another sheet: it has changed.
        let same_file = mapped.iter().find(|(_, at)| at.sha256 == self.workbook.sha256());
        if let (Some((form, at)), Some(found)) = (same_file, sheets.first()) {
            return Err(self.changed(form, differences(form, at, found)));
        }
        for draft in drafts(self.workbook, self.catalogue, None)? {
            let key = draft.recognised.name.key();
            if let Some((form, at)) = mapped.iter().find(|(form, _)| form.key == key) {
                return Err(self.changed(form, differences(form, at, &draft.found)));
            }
        }
        Ok(None)
    }

    fn changed(&self, form: &Form, differences: Vec<Differing>) -> OfficialError {
        let (file, key) = (self.workbook.file().to_owned(), form.key.clone());
        OfficialError::Changed { file, key, differences }
    }

    /// A form that was not imported, where every question is surely a known one.
    fn recognised(&self) -> Result<(Found, Option<Catalogue>, String), OfficialError> {
        let file = || self.workbook.file().to_owned();
        let mut drafts = drafts(self.workbook, self.catalogue, None)?;
        drafts.retain(|draft| draft.recognised.audience == self.audience);
        let Some(draft) = drafts.first() else {
            let is_vendor = self.audience == Audience::Vendor;
            return Err(OfficialError::NoSuchForm {
                file: file(),
                wanted: if is_vendor { "事業者確認用" } else { "医療機関確認用" },
                vendor_wanted: is_vendor,
            });
        };
        let open = draft.open();
        let asked = open.iter().filter_map(|at| draft.found.items.get(*at));
        let questions: Vec<String> = asked.map(|q| draft.found.name_of(q)).collect();
        // Nothing is answered on a vendor's sheet, so no question has to be known.
        if !questions.is_empty() && self.audience == Audience::Facility {
            return Err(OfficialError::NotImported { file: file(), questions });
        }
        let (_, with) = draft.overlay(self.catalogue, self.today)?;
        Ok((draft.found.clone(), Some(with), draft.recognised.name.key()))
    }
}
