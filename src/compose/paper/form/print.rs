//! This file says what is printed of one form: the form, whose it is, and what is filled in.

use crate::assess::{Answer, Answers, Verdict};
use crate::catalogue::{Form, Item, Preparation, Publication};
use crate::document::{Meta, Page, Status};
use crate::profile::{Profile, Vendor, we};

use super::names;

/// One form to be printed, and everything that its pages may speak of.
#[derive(Debug, Clone)]
pub struct FormPrint<'a> {
    /// The document's name, with which the id of every block begins.
    pub name: String,
    /// The publication that the form belongs to.
    pub publication: &'a Publication,
    /// The form.
    pub form: &'a Form,
    /// The facility whose sheet it is; none on a blank for anybody.
    pub profile: Option<&'a Profile>,
    /// The vendor that answers it, on a 事業者確認用 for somebody.
    pub vendor: Option<&'a Vendor>,
    /// What is filled in; none leaves every answer to the pen.
    pub answers: Option<&'a Answers>,
    /// What is said of it where another 年度 is prepared for than the form's own.
    pub preparation: Option<Preparation>,
}

impl<'a> FormPrint<'a> {
    /// Whether the pages are the form itself, every printed word of it exact, and not a 記入準備シート.
    pub fn is_form(&self) -> bool {
        self.form.is_exact_throughout()
    }

    /// Whether the answers are a vendor's own, written over from the sheet that it sent.
    pub fn is_transcript(&self) -> bool {
        let answered = |a: &Answer| match a.verdict {
            Verdict::Yes | Verdict::No { .. } => true,
            Verdict::NotApplicable { blank, .. } => !blank,
            Verdict::Unknown | Verdict::Stale { .. } | Verdict::ForVendor => false,
        };
        self.vendor.is_some()
            && self.answers.is_some_and(|a| a.receipt.is_some() && a.answers.iter().any(answered))
    }

    /// What the facility calls itself; a blank for anybody speaks of 当院.
    pub(super) fn we(&self) -> String {
        self.profile.map_or_else(|| "当院".to_owned(), we)
    }

    /// Whether its pages name places in the facility's plan, which has to be laid out with them.
    pub fn names_places(&self) -> bool {
        self.answers.is_some() && self.asks_for_places()
    }

    /// Name of the files without ending; `edition` where papers of several editions may lie side by side.
    pub fn file_stem(&self, edition: bool) -> String {
        names::file_stem(self, edition)
    }

    /// The answer to an item, where the sheet is filled in.
    pub(super) fn answer(&self, item: &Item) -> Option<&'a Answer> {
        self.answers?.get(&item.key)
    }

    /// Whether it asks where things stand in the facility's own plan.
    pub(super) fn asks_for_places(&self) -> bool {
        self.form.items().any(|item| !item.sections.is_empty())
    }

    /// Whether it is answered with はい and いいえ and the days on which somebody checked.
    pub(super) fn has_rounds(&self) -> bool {
        self.form.rounds > 0
    }

    /// The originals stand upright, and so do our blanks of them; evidence in 備考 needs the width, and so does what
    /// our own sheets show beside the questions.
    pub(super) fn is_wide(&self) -> bool {
        if !self.is_form() {
            return self.has_rounds() || self.asks_for_places();
        }
        let said = |a: &Answer| a.verdict != Verdict::ForVendor;
        self.has_rounds() && self.answers.is_some_and(|a| a.answers.iter().any(said))
    }

    /// Paper and orientation.
    pub(super) fn page(&self) -> Page {
        if self.is_wide() { Page::A4_LANDSCAPE } else { Page::A4 }
    }

    /// What stands above and below every page.
    pub(super) fn meta(&self) -> Meta {
        let published = self.publication.date.unwrap_or(self.publication.in_force.from);
        Meta {
            title: names::heading(self),
            short_title: names::short(self.publication).to_owned(),
            facility: self.profile.map(|p| p.facility.name.clone()).unwrap_or_default(),
            document_number: None,
            version: None,
            date: self.profile.map_or(published, |p| p.plan.revised_on.day()),
            status: Status::Sheet,
            handling: self.is_transcript().then(|| "写し・転記".to_owned()),
        }
    }
}
