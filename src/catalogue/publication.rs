//! This file holds publications: what an authority put out, when, and where the files are.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Audience, Form, Precepts, StepChart, Wording};

/// Name of the forms that publications have for pharmacies (薬局確認用, 薬局用).
const PHARMACY: &str = "pharmacy";

/// Where a publication came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// It ships with the product.
    #[default]
    Builtin,
    /// It lies in the `catalogue/` folder beside the profile.
    Overlay,
}

/// From when until when a publication is the one to use.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// First day; the day of publication, not 1 April.
    pub from: NaiveDate,
    /// Whether the first day is only known to lie near this one.
    #[serde(default)]
    pub from_about: bool,
    /// Last day, which is the day before the next edition came; absent while it has no known end.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Whether the last day is only known to lie near this one.
    #[serde(default)]
    pub to_about: bool,
}

/// A file of the publication on the authority's site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialFile {
    /// What it is, such as 「Excel 医療機関・薬局確認用」.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its SHA-256, where somebody computed it.
    #[serde(default)]
    pub sha256: Option<String>,
}

/// What an authority published: one edition of one family of forms.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Version of the catalogue's own form; 1 today.
    pub schema: u32,
    /// `checklist/r7`, taken from the folder.
    #[serde(skip)]
    pub key: String,
    /// `checklist`, taken from the folder.
    #[serde(skip)]
    pub family: String,
    /// `r7`, taken from the folder.
    #[serde(skip)]
    pub edition: String,
    /// Printed title.
    pub title: Wording,
    /// How people name the edition: 令和7年度版.
    pub edition_name: String,
    /// Who published it.
    pub authority: String,
    /// Day of publication, where known.
    pub date: Option<NaiveDate>,
    /// The day in words, where it is not known to the day.
    #[serde(default)]
    pub date_words: Option<String>,
    /// The 年度 it was made for, as the year in which it begins; absent for forms without a year.
    #[serde(default)]
    pub fiscal_year: Option<i32>,
    /// When to use it.
    pub in_force: InForce,
    /// The page on which it is found.
    pub url: String,
    /// Its files.
    #[serde(default)]
    pub files: Vec<OfficialFile>,
    /// Under what licence its text may be used.
    pub licence: String,
    /// How to cite it.
    pub citation: String,
    /// What a reader should know of how the text was obtained.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where it came from.
    #[serde(skip)]
    pub origin: Origin,
    /// Its forms, in the order of their keys.
    #[serde(skip)]
    pub forms: Vec<Form>,
    /// Its chart of steps, where it holds one (`steps.yaml`).
    #[serde(skip)]
    pub step_chart: Option<StepChart>,
    /// Its precepts, where it holds them (`precepts.yaml`).
    #[serde(skip)]
    pub precepts: Option<Precepts>,
}

impl OfficialFile {
    /// Whether it is a workbook that can be imported and filled.
    pub fn is_excel(&self) -> bool {
        self.url.to_ascii_lowercase().ends_with(".xlsx")
    }
}

impl Publication {
    /// The form whose key ends with `name`, such as `facility`.
    pub fn form(&self, name: &str) -> Option<&Form> {
        let key = format!("{}/{name}", self.key);
        self.forms.iter().find(|f| f.key == key)
    }

    /// Whether a form of it holds questions, so that it can be answered.
    pub fn has_items(&self) -> bool {
        self.forms.iter().any(Form::has_items)
    }

    /// Whether a form of it is one for facilities of this kind: some editions have sheets of their own for pharmacies
    /// (薬局確認用). What a vendor answers is for everybody.
    pub fn is_for(&self, form: &Form, pharmacy: bool) -> bool {
        let own = self.form(PHARMACY).filter(|own| own.has_items());
        let is_own = form.name() == PHARMACY;
        form.audience == Audience::Vendor || is_own == (pharmacy && own.is_some())
    }

    /// The sheet that a facility answers, where its questions are known.
    pub fn facility_form(&self, pharmacy: bool) -> Option<&Form> {
        let asks = |form: &&Form| form.audience == Audience::Facility && form.has_items();
        self.forms.iter().filter(asks).find(|form| self.is_for(form, pharmacy))
    }

    /// The sheet that a vendor answers, where its questions are known.
    pub fn vendor_form(&self) -> Option<&Form> {
        self.forms.iter().find(|form| form.audience == Audience::Vendor && form.has_items())
    }
}
