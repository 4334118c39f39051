//! This file puts sentences that are written for a clinic into the words of the facility: 当薬局 for 当院, its head for 院長.
//!
//! It is for our own sentences alone: what people write (「院長室の棚」) stays as it is.

use crate::profile::{KindWords, Profile, Role, we};

/// The words of one facility.
pub(crate) struct Voice {
    kind: KindWords,
    we: String,
    chief: String,
}

impl Voice {
    /// Of a facility.
    pub(crate) fn of(profile: &Profile) -> Self {
        let chief = profile.holders(Role::Executive).next();
        let chief = chief.map_or_else(|| "経営層".to_owned(), |person| person.title.clone());
        Self { kind: KindWords::of(profile.facility.kind), we: we(profile), chief }
    }

    /// A sentence of ours in its words.
    pub(crate) fn say(&self, words: &str) -> String {
        words.replace("当院", &self.we).replace("院長", &self.chief)
    }

    /// Words that speak of a clinic's walls, in this facility's.
    pub(crate) fn inside(&self, words: &str) -> String {
        self.kind.inside_of(words)
    }

    /// A sentence that begins with our words and goes on with somebody's own.
    pub(crate) fn begin(&self, words: &str) -> String {
        match words.strip_prefix("院長又は") {
            Some(rest) => format!("{}又は{rest}", self.chief),
            None => words.to_owned(),
        }
    }
}
