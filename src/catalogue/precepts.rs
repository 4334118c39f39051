//! This file holds precepts as published: a few rules to live by, grouped by whom they are for.

use serde::Deserialize;

use super::{Confidence, Later, Wording};

/// A sheet of precepts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precepts {
    /// Printed title.
    pub title: Wording,
    /// The printed lines over the title.
    #[serde(default)]
    pub lead: Vec<Wording>,
    /// How sure we are of the names, titles and texts below.
    pub confidence: Confidence,
    /// Where they were read.
    pub source: String,
    /// Whom they are for, in order.
    pub audiences: Vec<PreceptAudience>,
    /// What is not known of the sheet, in our words.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// What later publications say otherwise of the sheet as a whole.
    #[serde(default)]
    pub later: Vec<Later>,
}

/// Those whom some precepts are for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreceptAudience {
    /// Printed name.
    pub name: String,
    /// Their precepts, in order.
    pub precepts: Vec<Precept>,
}

/// One precept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precept {
    /// Printed number, counted over the whole sheet.
    pub number: u8,
    /// Printed title.
    pub title: String,
    /// The short points of the poster, one a line.
    pub points: Vec<String>,
    /// The sentences of the sheet that explains it, one paragraph each.
    pub text: Vec<String>,
    /// What later publications say otherwise.
    #[serde(default)]
    pub later: Vec<Later>,
}

impl Precepts {
    /// All precepts, in order.
    pub fn precepts(&self) -> impl Iterator<Item = &Precept> {
        self.audiences.iter().flat_map(|audience| &audience.precepts)
    }
}
