//! This file holds one facility's case: everything that a paper may speak of.

use crate::assess::Answers;
use crate::catalogue::{Catalogue, Chosen, Form};
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

    /// What a working sheet says of itself: nobody approves it.
    pub(super) fn sheet_meta(&self, title: &str, short_title: &str) -> Meta {
        Meta {
            document_number: None,
            version: None,
            status: Status::Sheet,
            ..self.plan_meta(title, short_title)
        }
    }

    /// Whether the present version of the plan has been approved.
    pub fn is_approved(&self) -> bool {
        let plan = &self.profile.plan;
        let same = plan.approved_version.as_ref().is_none_or(|v| *v == plan.version);
        plan.approved_on.is_some() && same
    }
}
