//! This file holds an import that is not yet stored: what was found, what is proposed, what a person decided.

use super::compare::{Change, compare};
use super::error::OfficialError;
use super::found::Found;
use super::known::{Known, known_items};
use super::matching::{Match, Sureness, match_question};
use super::overlay;
use super::recognise::Recognised;
use super::words::folded;
use crate::catalogue::{Ask, Catalogue, Form, OverlayFile, Publication};
use crate::profile::Date;

/// What a person decided, or the sheet leaves no doubt of, for a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// These controls answer it.
    Controls(Ask),
    /// No control answers it: it stays blank.
    Nothing,
}

/// A form of a workbook on its way into the catalogue.
#[derive(Debug, Clone)]
pub struct Draft<'c> {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What was found on the sheet.
    pub found: Found,
    /// What it was recognised as.
    pub recognised: Recognised,
    /// What is proposed for every question.
    pub matches: Vec<Match<'c>>,
    /// The edition that the sheet is compared with, where there is one.
    pub base: Option<&'c Publication>,
    /// What the sheet changed against it.
    pub changes: Vec<Change<'c>>,
    decisions: Vec<Option<Decision>>,
}

impl<'c> Draft<'c> {
    /// Proposes an answer to everything.
    pub(super) fn new(
        file: &str,
        sha256: &str,
        found: Found,
        recognised: Recognised,
        catalogue: &'c Catalogue,
    ) -> Self {
        let name = &recognised.name;
        let known = known_items(catalogue, &name.family, recognised.audience);
        let form = name.key();
        let matches: Vec<Match<'c>> = found
            .items
            .iter()
            .map(|question| match_question(catalogue, &found, question, &known, &form))
            .collect();
        let decisions = matches
            .iter()
            .map(|m| {
                let sure = m.candidates.first().filter(|_| m.sureness == Sureness::Sure)?;
                Some(sure.controls.clone().map_or(Decision::Nothing, Decision::Controls))
            })
            .collect();
        let base = base(&known, &recognised);
        let changes = base.map(|(p, form)| compare(&found, p, form)).unwrap_or_default();
        let base = base.map(|(publication, _)| publication);
        let (file, sha256) = (file.to_owned(), sha256.to_owned());
        Self { file, sha256, found, recognised, matches, base, changes, decisions }
    }

    /// Questions about which nothing is decided, as indices.
    pub fn open(&self) -> Vec<usize> {
        let open = self.decisions.iter().enumerate().filter(|(_, d)| d.is_none());
        open.map(|(at, _)| at).collect()
    }

    /// What is decided for a question.
    pub fn decision(&self, item: usize) -> Option<&Decision> {
        self.decisions.get(item)?.as_ref()
    }

    /// Decides for a question.
    pub fn decide(&mut self, item: usize, decision: Decision) {
        if let Some(slot) = self.decisions.get_mut(item) {
            *slot = Some(decision);
        }
    }

    /// The day on which this very file was imported before.
    pub fn imported_on(&self, catalogue: &Catalogue) -> Option<Date> {
        let name = &self.recognised.name;
        let form = catalogue.form(&name.family, &name.edition, &name.form)?;
        let at = form.workbook.as_ref().filter(|at| at.sha256 == self.sha256)?;
        Some(Date::new(at.imported_on))
    }

    /// How many questions no control answers.
    pub fn unanswered(&self) -> usize {
        self.decisions.iter().filter(|d| matches!(d, Some(Decision::Nothing) | None)).count()
    }

    /// The known question whose controls were taken for a question.
    pub(super) fn known(&self, item: usize) -> Option<&Known<'c>> {
        let controls = match self.decision(item)? {
            Decision::Controls(controls) => Some(controls),
            Decision::Nothing => None,
        };
        let candidates = &self.matches.get(item)?.candidates;
        candidates.iter().find(|c| c.controls.as_ref() == controls).map(|c| &c.from)
    }

    /// Whether the sheet says that items are 記入不要 where there is no contract with a vendor.
    pub(super) fn says_blank_without_vendor(&self) -> bool {
        self.found.around.iter().any(|line| {
            let text = folded(&line.text);
            text.contains("契約していない") && text.contains("不要")
        })
    }

    /// The form as files of the catalogue; proven to be readable.
    ///
    /// # Errors
    /// [`OfficialError::Unreadable`] when the catalogue refuses the files, which is a fault of ours.
    pub fn overlay(
        &self,
        catalogue: &Catalogue,
        day: Date,
    ) -> Result<(Vec<OverlayFile>, Catalogue), OfficialError> {
        let files = overlay::files(self, catalogue, day);
        let with = catalogue.with_overlay(&files).map_err(|e| OfficialError::unreadable(&e))?;
        Ok((files, with))
    }
}

/// What the sheet is compared with: the same edition where it is known, else the newest one; the same form where there is.
fn base<'c>(known: &[Known<'c>], recognised: &Recognised) -> Option<(&'c Publication, &'c Form)> {
    let name = &recognised.name;
    let form = |k: &&Known<'_>| k.form.key.rsplit('/').next() == Some(name.form.as_str());
    let edition = |k: &&Known<'_>| k.publication.edition == name.edition;
    let same = known.iter().find(|k| edition(k) && form(k));
    let found = same.or_else(|| known.iter().find(form)).or_else(|| known.first())?;
    Some((found.publication, found.form))
}
