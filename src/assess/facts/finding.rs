//! This file holds what the facts of a profile show about one control.

use crate::catalogue::AskedOf;
use crate::profile::{Date, Known, Person, Phone};

use super::super::Missing;

/// A fact with its day and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assess) struct Proof {
    pub(in crate::assess) what: String,
    pub(in crate::assess) place: String,
    pub(in crate::assess) on: Date,
    pub(in crate::assess) by: String,
    /// The field of the profile that states it, entries counted from 1.
    pub(in crate::assess) field: String,
}

/// What the facts show: proofs, what is missing for a proof, what speaks against a はい.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::assess) struct Finding {
    pub(in crate::assess) proofs: Vec<Proof>,
    pub(in crate::assess) missing: Vec<Missing>,
    pub(in crate::assess) against: Vec<Missing>,
    /// Fields that were needed beside the proofs, and found.
    pub(in crate::assess) needed: Vec<String>,
    /// Fields whose loss would speak against a はい.
    pub(in crate::assess) upholds: Vec<String>,
    /// What speaks against an いいえ, such as a false 「医療情報システムなし」.
    pub(in crate::assess) against_no: Vec<Missing>,
    pub(in crate::assess) advice: Vec<Missing>,
    /// What a はい says in 備考 of those it does not speak of.
    pub(in crate::assess) exempt: Vec<String>,
    /// What an いいえ may say in 備考.
    pub(in crate::assess) remarks: Vec<String>,
}

impl Finding {
    /// Whether the facts alone show that the control is in place.
    pub(in crate::assess) fn is_proof(&self) -> bool {
        !self.proofs.is_empty() && self.missing.is_empty() && self.against.is_empty()
    }

    pub(super) fn proof(
        &mut self,
        what: impl Into<String>,
        place: impl Into<String>,
        on: Date,
        field: impl Into<String>,
    ) {
        let (what, place, field) = (what.into(), place.into(), field.into());
        self.proofs.push(Proof { what, place, on, by: String::new(), field });
    }

    /// Notes a field that was needed and found.
    pub(super) fn found(&mut self, field: impl Into<String>) {
        self.needed.push(field.into());
    }

    pub(super) fn lacks(&mut self, missing: Missing) {
        self.missing.push(missing);
    }

    pub(super) fn speaks_against(&mut self, missing: Missing) {
        self.against.push(missing);
    }

    /// The value, or a note that it is missing.
    pub(super) fn need<'k, T>(&mut self, known: &'k Known<T>, ask: Ask<'_>) -> Option<&'k T> {
        if let Some(value) = known.value() {
            self.found(ask.field);
            return Some(value);
        }
        self.missing.push(ask.missing(known.pending().is_some()));
        None
    }

    /// Notes that something is missing unless the condition holds.
    pub(super) fn need_that(&mut self, holds: bool, ask: Ask<'_>) {
        if holds {
            self.found(ask.field);
        } else {
            self.missing.push(ask.missing(false));
        }
    }
}

/// What is asked for when a fact is missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    /// The noun: 「株式会社青葉の開示書の受領日」.
    pub(super) noun: &'a str,
    /// The field to fill.
    pub(super) field: &'a str,
    /// What to write there.
    pub(super) write: &'a str,
    /// Who can say.
    pub(super) owner: AskedOf,
}

impl Ask<'_> {
    fn missing(self, promised: bool) -> Missing {
        let end = if promised { "が未確認である。" } else { "が書かれていない。" };
        missing(format!("{}{end}", self.noun), self.field, self.write, self.owner)
    }
}

pub(super) fn missing(
    what: impl Into<String>,
    field: impl Into<String>,
    write: impl Into<String>,
    owner: AskedOf,
) -> Missing {
    Missing {
        control: String::new(),
        what: what.into(),
        field: field.into(),
        write: write.into(),
        owner,
    }
}

/// Whether a person can be reached by telephone at all.
pub(super) fn reachable(person: &Person) -> bool {
    let known = |phone: &Known<Phone>| phone.value().is_some();
    known(&person.phone) || known(&person.mobile)
}

/// The first few names of many: 「PC-01、PC-02、PC-03、ほか4件」.
pub(in crate::assess) fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut text = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("、");
    if names.len() > SHOWN {
        text.push_str(&format!("、ほか{}件", names.len() - SHOWN));
    }
    text
}
