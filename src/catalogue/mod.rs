//! This module is what the regulator asks: publications and their forms, controls, facts of law, all as data.

mod cells;
mod check;
mod compare;
#[cfg(test)]
mod compare_tests;
mod control;
mod edition;
mod effort;
mod fact;
mod form;
mod later;
mod load;
mod lookup;
mod number;
mod overlay;
#[cfg(test)]
mod overlay_tests;
mod precepts;
mod publication;
mod scan;
mod sheet;
mod step_chart;
#[cfg(test)]
mod tests;
mod unreadable;
mod wording;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

pub use cells::{AnswerCells, ItemCells, NameCell, RoundCells, WorkbookSheet};
pub use compare::{Carry, Compared, Comparison, Known, compare};
pub use control::{AskedOf, Control, Covers, FactRule, FactUse, Freshness, ProfileField};
pub use edition::{
    Chosen, EditionError, ImportHint, Preparation, Requested, choose_edition, year_name,
};
pub use effort::{Effort, Wait};
pub use fact::{Fact, FactKind, Force, Limit};
pub use form::{Ask, Audience, Content, Form, Item, ItemText, Section};
pub use later::Later;
pub use lookup::LookupError;
pub use number::plain;
pub use overlay::{OverlayFile, is_local_family, is_plain_key};
pub use precepts::{Precept, PreceptAudience, Precepts};
pub use publication::{InForce, OfficialFile, Origin, Publication};
pub use sheet::{Column, ColumnRole, Edge, Group, MarginLine, ScoreBox};
pub use step_chart::{Lane, Phase, Step, StepChart, StepEdge, StepNote, StepPart};
pub use wording::{Confidence, Wording};

use crate::diagnostic::Report;

/// Why the catalogue cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The data has faults; all of them are reported.
    #[error("様式データに誤りがあります")]
    Faulty {
        /// Every fault found.
        report: Report,
    },
}

/// Everything the regulator asks, in one value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    publications: Vec<Publication>,
    controls: BTreeMap<String, Control>,
    facts: Vec<Fact>,
    overlays: Vec<OverlayFile>,
}

impl Catalogue {
    /// The catalogue that ships with the product, loaded once.
    ///
    /// # Errors
    /// [`CatalogueError::Faulty`] when the shipped data is broken, which a test rules out.
    pub fn builtin() -> Result<&'static Self, CatalogueError> {
        static BUILTIN: OnceLock<Result<Catalogue, CatalogueError>> = OnceLock::new();
        BUILTIN.get_or_init(Self::read).as_ref().map_err(Clone::clone)
    }

    /// The catalogue that ships with the product, read anew; [`Catalogue::builtin`] keeps one.
    ///
    /// # Errors
    /// As [`Catalogue::builtin`].
    pub fn read() -> Result<Self, CatalogueError> {
        load::builtin()
    }

    /// This catalogue together with the publications found in `catalogue/` beside the profile.
    ///
    /// # Errors
    /// [`CatalogueError::Faulty`] with every fault of the files.
    pub fn with_overlay(&self, files: &[OverlayFile]) -> Result<Self, CatalogueError> {
        load::with_overlay(self, files)
    }

    /// The files that were laid over what ships, in the order in which they were given.
    pub fn overlays(&self) -> &[OverlayFile] {
        &self.overlays
    }

    /// All publications, in the order of their keys.
    pub fn publications(&self) -> &[Publication] {
        &self.publications
    }

    /// One edition of a family: `publication("checklist", "r7")`.
    pub fn publication(&self, family: &str, edition: &str) -> Option<&Publication> {
        self.publications.iter().find(|p| p.family == family && p.edition == edition)
    }

    /// One form: `form("checklist", "r7", "facility")`.
    pub fn form(&self, family: &str, edition: &str, name: &str) -> Option<&Form> {
        self.publication(family, edition)?.form(name)
    }

    /// The item of a whole key: `item("checklist/r7/facility/1-1")`.
    pub fn item(&self, key: &str) -> Option<&Item> {
        let (form, _) = key.rsplit_once('/')?;
        let forms = self.publications.iter().flat_map(|p| &p.forms);
        forms.filter(|f| f.key == form).find_map(|f| f.item(key))
    }

    /// The publication a form belongs to.
    pub fn publication_of(&self, form: &Form) -> Option<&Publication> {
        let (publication, _) = form.key.rsplit_once('/')?;
        self.publications.iter().find(|p| p.key == publication)
    }

    /// The newest edition of a family that has item text.
    pub fn newest(&self, family: &str) -> Option<&Publication> {
        self.publications
            .iter()
            .filter(|p| p.family == family && p.has_items())
            .max_by_key(|p| p.in_force.from)
    }

    /// People's own forms: of each family the edition in force on that day, else the one nearest to it.
    pub fn local(&self, today: NaiveDate) -> Vec<&Publication> {
        let mut chosen: BTreeMap<&str, &Publication> = BTreeMap::new();
        let own = |p: &&Publication| is_local_family(&p.family) && p.has_items();
        for publication in self.publications.iter().filter(own) {
            let slot = chosen.entry(&publication.family).or_insert(publication);
            if nearness(publication, today) > nearness(slot, today) {
                *slot = publication;
            }
        }
        chosen.into_values().collect()
    }

    /// All controls, in the order of their keys.
    pub fn controls(&self) -> impl Iterator<Item = &Control> {
        self.controls.values()
    }

    /// The control of a key.
    pub fn control(&self, key: &str) -> Option<&Control> {
        self.controls.get(key)
    }

    /// The control that a key means today: a replaced one leads to what took its place.
    pub fn current(&self, key: &str) -> Option<&Control> {
        let mut control = self.control(key)?;
        // As many steps as there are controls: a ring of replacements ends too.
        for _ in 0..self.controls.len() {
            match control.replaced_by.as_deref().and_then(|next| self.control(next)) {
                Some(next) => control = next,
                None => break,
            }
        }
        Some(control)
    }

    /// All facts, in the order of the data.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The fact of a key.
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|f| f.key == key)
    }

    /// The public contact of a category of outside bodies, such as 厚生労働省.
    pub fn public_contact(&self, category: &str) -> Option<&Fact> {
        self.facts.iter().find(|f| f.category.as_deref() == Some(category))
    }
}

/// What speaks for an edition on a day: that it is in force, that it has begun, and then the later beginning, or the
/// earlier where none has begun.
fn nearness(publication: &Publication, today: NaiveDate) -> (bool, bool, i64) {
    let InForce { from, to, .. } = publication.in_force;
    let begun = from <= today;
    let days = (from - today).num_days();
    (begun && to.is_none_or(|to| today <= to), begun, if begun { days } else { -days })
}
