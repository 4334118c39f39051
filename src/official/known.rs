//! This file lists the questions that the catalogue knows already, as something to compare with.

use std::collections::BTreeSet;

use super::found::{Found, Question};
use super::number::{Number, number};
use super::scope::{Scope, scope};
use super::words::{Compared, Difference};
use crate::catalogue::{Audience, Catalogue, Form, Item, Publication, Section};

/// A question of an edition that the catalogue knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Known<'c> {
    /// The edition.
    pub publication: &'c Publication,
    /// The form.
    pub form: &'c Form,
    /// The section.
    pub section: &'c Section,
    /// The item.
    pub item: &'c Item,
    pub(super) number: Option<Number>,
    pub(super) scope: BTreeSet<Scope>,
    words: Compared,
    /// With what stands in brackets under the sentence, which may share its cell.
    whole: Option<Compared>,
}

/// How near a known question is to one that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Nearness {
    /// From 0 to 1.
    pub(super) similarity: f64,
    /// What differs; only where the published sentence is known.
    pub(super) difference: Option<Difference>,
    /// Whether section and number are the same; also where neither has a number.
    pub(super) same_number: bool,
    /// Whether both are about the same devices.
    pub(super) same_scope: bool,
}

/// The questions of a family that the same kind of reader answers, newest edition first, in the forms' order.
pub(super) fn known_items<'c>(
    catalogue: &'c Catalogue,
    family: &str,
    audience: Audience,
) -> Vec<Known<'c>> {
    let mut editions: Vec<&Publication> =
        catalogue.publications().iter().filter(|p| p.family == family).collect();
    editions.sort_by(|a, b| b.in_force.from.cmp(&a.in_force.from).then(b.key.cmp(&a.key)));
    let forms = editions.iter().flat_map(|p| p.forms.iter().map(move |form| (*p, form)));
    forms
        .filter(|(_, form)| form.audience == audience && form.has_items())
        .flat_map(|(publication, form)| items(publication, form))
        .collect()
}

/// The questions of one form.
pub(super) fn items<'c>(publication: &'c Publication, form: &'c Form) -> Vec<Known<'c>> {
    let pairs = form.sections.iter().flat_map(|s| s.items.iter().map(move |item| (s, item)));
    pairs
        .map(|(section, item)| Known {
            publication,
            form,
            section,
            item,
            number: number(&item.number),
            scope: scope(item.group.as_deref()),
            words: Compared::of(words(item)),
            whole: item
                .bracket
                .as_ref()
                .map(|b| Compared::of(&format!("{}{}", words(item), b.text))),
        })
        .collect()
}

/// The published sentence as far as it was read, else ours.
fn words(item: &Item) -> &str {
    item.official_text.as_deref().unwrap_or(&item.our_words)
}

impl Known<'_> {
    /// How people name the question: 令和7年度版 2⑦.
    pub fn name(&self) -> String {
        let own = self.number.as_ref().is_some_and(|n| n.0.len() > 1);
        let section = if own { "" } else { self.section.number.as_str() };
        format!("{} {section}{}", self.publication.edition_name, self.item.number)
    }

    /// How near it is to a question of a sheet.
    pub(super) fn nearness(&self, found: &Found, question: &Question) -> Nearness {
        let section = found.section_of(question).and_then(|s| number(&s.number));
        let own = question.number.as_ref().is_some_and(|n| n.0.len() > 1);
        // A sheet that prints no section cannot contradict one.
        let same_section = own || section.is_none() || section == number(&self.section.number);
        let sentence = &question.compared;
        let near = |text: &Compared| text.similarity(sentence);
        let differ = |text: &Compared| text.difference(sentence);
        let known = [Some(&self.words), self.whole.as_ref()].into_iter().flatten();
        Nearness {
            similarity: known.clone().map(near).fold(0.0, f64::max),
            difference: self.item.official_text.as_ref().and_then(|_| known.map(differ).min()),
            same_number: same_section && question.number == self.number,
            same_scope: scope(question.group.as_deref()) == self.scope,
        }
    }
}
