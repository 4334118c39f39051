//! This file puts sentences that are written for a clinic into the words of the facility: 当薬局 for 当院, its head for 院長.
//!
//! It is for our own sentences alone: what people write (「院長室の棚」) stays as it is.

use crate::profile::{Profile, Role, we};

/// The words of one facility.
pub(super) struct Voice {
    we: String,
    chief: String,
}

impl Voice {
    /// Of a facility.
    pub(super) fn of(profile: &Profile) -> Self {
        let chief = profile.holders(Role::Executive).next();
        let chief = chief.map_or_else(|| "経営層".to_owned(), |person| person.title.clone());
        Self { we: we(profile), chief }
    }

    /// A sentence of ours in its words.
    pub(super) fn say(&self, words: &str) -> String {
        words.replace("当院", &self.we).replace("院長", &self.chief)
    }

    /// A sentence that begins with our words and goes on with somebody's own.
    pub(super) fn begin(&self, words: &str) -> String {
        match words.strip_prefix("院長又は") {
            Some(rest) => format!("{}又は{rest}", self.chief),
            None => words.to_owned(),
        }
    }
}
