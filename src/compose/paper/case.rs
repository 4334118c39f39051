//! This file holds one facility's case: everything that a paper may speak of.

use super::form::FormPrint;
use crate::assess::{Answers, Gap, Readiness};
use crate::catalogue::{Catalogue, Chosen, Form, Publication};
use crate::document::{Meta, Status};
use crate::profile::{Profile, Vendor};

/// One facility's case: everything that a paper may speak of.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// What the facility says of itself.
    pub profile: &'a Profile,
    /// What the regulator asks.
    pub catalogue: &'a Catalogue,
    /// The edition of the checklist, and why.
    pub chosen: &'a Chosen<'a>,
    /// 医療機関確認用, answered.
    pub facility: Answered<'a>,
    /// 事業者確認用, one for each vendor with a contract.
    pub vendors: Vec<(&'a Vendor, Answered<'a>)>,
    /// BCP策定の確認表, answered.
    pub review: Answered<'a>,
    /// What is missing for the inspection, heaviest first.
    pub gaps: &'a [Gap],
    /// The verdict before an inspection.
    pub readiness: &'a Readiness,
    /// People's own forms that lie beside the profile, answered.
    pub local: Vec<Answered<'a>>,
    /// The lists of 2022, answered, where the facility asks for an audit of its own.
    pub audit: Vec<Answered<'a>>,
}

/// A form with its answers.
#[derive(Debug, Clone)]
pub struct Answered<'a> {
    /// The form.
    pub form: &'a Form,
    /// Its answers.
    pub answers: Answers,
}

impl Case<'_> {
    /// What a paper of the plan says of itself: version, date and approval are the plan's.
    pub(in crate::compose) fn plan_meta(&self, title: &str, short_title: &str) -> Meta {
        let plan = &self.profile.plan;
        let status = if self.is_approved() { Status::Approved } else { Status::Draft };
        Meta {
            title: title.to_owned(),
            short_title: short_title.to_owned(),
            facility: self.profile.facility.name.clone(),
            document_number: plan.document_number.clone(),
            version: Some(plan.version.clone()),
            date: plan.revised_on.day(),
            status,
            handling: None,
        }
    }

    /// What the rules of operation say of themselves: version, date and approval are their own.
    pub(in crate::compose) fn rules_meta(&self, title: &str, short_title: &str) -> Meta {
        let rules = &self.profile.rules;
        let approved = rules.approval().is_some();
        Meta {
            document_number: rules.document_number.clone(),
            version: rules.version.clone(),
            date: rules.revised_on.unwrap_or(self.profile.plan.revised_on).day(),
            status: if approved { Status::Approved } else { Status::Draft },
            ..self.plan_meta(title, short_title)
        }
    }

    /// What a working sheet that nobody approves says of itself.
    pub(in crate::compose) fn sheet_meta(&self, title: &str, short_title: &str) -> Meta {
        Meta { document_number: None, status: Status::Sheet, ..self.plan_meta(title, short_title) }
    }

    /// Whether the present version of the plan has been approved.
    pub fn is_approved(&self) -> bool {
        is_approved(self.profile)
    }
}

impl<'a> Case<'a> {
    /// 医療機関確認用 with the facility's answers.
    pub fn checklist(&'a self) -> FormPrint<'a> {
        self.print("checklist-facility".to_owned(), &self.facility, None)
    }

    /// 事業者確認用 of one vendor.
    pub fn vendor_sheet(&'a self, vendor: &'a Vendor, answered: &'a Answered<'a>) -> FormPrint<'a> {
        let name = format!("checklist-vendor-{}", vendor.id);
        self.print(name, answered, Some(vendor))
    }

    /// BCP策定の確認表 with the place of every answer in the plan.
    pub fn review_sheet(&'a self) -> FormPrint<'a> {
        self.print("bcp-review-sheet".to_owned(), &self.review, None)
    }

    /// A form of people's own.
    pub fn local_form(&'a self, answered: &'a Answered<'a>) -> FormPrint<'a> {
        let name = format!("{}-{}", self.publication(answered).family, answered.form.name());
        self.print(name, answered, None)
    }

    /// A list of 2022, for an audit of the house's own.
    pub fn audit_form(&'a self, answered: &'a Answered<'a>) -> FormPrint<'a> {
        self.print(format!("self-audit-{}", answered.form.name()), answered, None)
    }

    fn print(
        &'a self,
        name: String,
        answered: &'a Answered<'a>,
        vendor: Option<&'a Vendor>,
    ) -> FormPrint<'a> {
        let publication = self.publication(answered);
        FormPrint {
            name,
            publication,
            form: answered.form,
            profile: Some(self.profile),
            vendor,
            answers: Some(&answered.answers),
            preparation: self.catalogue.preparation(publication, self.chosen.fiscal_year),
        }
    }

    /// The publication of a form; every form of the catalogue has one.
    fn publication(&self, answered: &Answered<'_>) -> &'a Publication {
        self.catalogue.publication_of(answered.form).unwrap_or(self.chosen.publication)
    }
}

/// Whether the present version of a facility's plan has been approved.
pub(super) fn is_approved(profile: &Profile) -> bool {
    let plan = &profile.plan;
    let same = plan.approved_version.as_ref().is_none_or(|v| *v == plan.version);
    plan.approved_on.is_some() && same
}
