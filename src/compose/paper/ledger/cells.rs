//! This file turns facts of the profile into values of a ledger: known, not known yet, or not written.

use crate::compose::phrase::Words;
use crate::document::{ColumnKind, LedgerColumn, LedgerFact, Pen, Value};
use crate::profile::{Date, Evidence, Id, Known, LedgerReview, Pending, Profile, System};

/// Makes the values of a profile.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a> {
    profile: &'a Profile,
    words: Words<'a>,
}

/// A column.
pub(super) fn column(
    key: &'static str,
    title: &'static str,
    width: f32,
    kind: ColumnKind,
) -> LedgerColumn {
    LedgerColumn { key, title, width, kind }
}

/// Optional words.
pub(super) fn optional(words: Option<&String>) -> Value {
    words.map_or(Value::Blank, Value::words)
}

/// Words that say what is not known, without anybody who finds out.
pub(super) fn unknown() -> Value {
    Value::Unknown("未確認".to_owned())
}

impl<'a> Cells<'a> {
    /// Values of that profile.
    pub(super) fn new(profile: &'a Profile) -> Self {
        Self { profile, words: Words::new(profile) }
    }

    /// A fact; blank where nothing was written.
    pub(super) fn known<T>(self, value: &Known<T>, print: impl FnOnce(&T) -> Value) -> Value {
        match value {
            Known::Value(value) => print(value),
            Known::Pending(pending) => self.pending(pending),
            Known::Absent => Value::Blank,
        }
    }

    /// A fact that the ledger must have; 「未確認」 where nothing was written.
    pub(super) fn must<T>(self, value: &Known<T>, print: impl FnOnce(&T) -> Value) -> Value {
        match self.known(value, print) {
            Value::Blank => unknown(),
            value => value,
        }
    }

    /// Words.
    pub(super) fn words(self, value: &Known<String>) -> Value {
        self.known(value, |words| Value::words(words))
    }

    /// Words that the ledger must have.
    pub(super) fn must_words(self, value: &Known<String>) -> Value {
        self.must(value, |words| Value::words(words))
    }

    /// A day.
    pub(super) fn day(self, value: &Known<Date>) -> Value {
        self.known(value, |day| Value::Date(day.day()))
    }

    /// A day that the ledger must have.
    pub(super) fn must_day(self, value: &Known<Date>) -> Value {
        self.must(value, |day| Value::Date(day.day()))
    }

    /// A number.
    pub(super) fn number(self, value: &Known<u32>) -> Value {
        self.known(value, |number| Value::Number(*number))
    }

    /// One of two words.
    pub(super) fn either(self, value: &Known<bool>, yes: &str, no: &str) -> Value {
        self.known(value, |value| Value::words(if *value { yes } else { no }))
    }

    /// The firm of an id.
    pub(super) fn vendor(self, id: Option<&Id>) -> Value {
        id.map_or(Value::Blank, |id| Value::words(self.words.vendor_of(id)))
    }

    /// A system as tables print it.
    pub(super) fn system(self, system: &System) -> String {
        self.words.system(system)
    }

    /// The systems of ids.
    pub(super) fn systems(self, ids: &[Id]) -> Value {
        let names: Vec<String> = ids.iter().map(|id| self.words.system_of(id)).collect();
        Value::words(names.join("、"))
    }

    /// 「未確認（事務長、2026-12-15まで）」, as far as owner and day are known.
    fn pending(self, pending: &Pending) -> Value {
        let owner = pending.owner.as_ref().map(|id| self.words.title_of(id));
        let due = pending.due.map(|due| format!("{due}まで"));
        let inside = [owner, due].into_iter().flatten().collect::<Vec<_>>().join("、");
        Value::Unknown(match inside.as_str() {
            "" => "未確認".to_owned(),
            inside => format!("未確認（{inside}）"),
        })
    }

    /// What the ledger says of itself: when it was last updated, by whom, and that the executives looked at it.
    pub(super) fn review(self, review: Option<&LedgerReview>) -> Vec<LedgerFact> {
        let value = |print: &dyn Fn(&LedgerReview) -> Value| review.map_or(Value::Blank, print);
        let by = |id: &Id| {
            self.profile.person(id).map_or(Value::words(id.as_str()), |person| {
                Value::words(crate::compose::phrase::person(person))
            })
        };
        vec![
            fact("updated-on", "最終更新日", value(&|r| self.day(&r.updated_on)), 9.0, Pen::Date),
            fact(
                "updated-by",
                "最終更新者",
                value(&|r| self.known(&r.updated_by, by)),
                10.0,
                Pen::Name,
            ),
            fact(
                "executive-review",
                "経営層の確認",
                value(&|r| self.known(&r.executive_review, |e| Value::words(proof(e)))),
                22.0,
                Pen::Signature,
            ),
            fact("place", "置き場所", value(&|r| self.words(&r.place)), 14.0, Pen::Name),
        ]
    }
}

/// A fact about a ledger.
pub(super) fn fact(
    key: &'static str,
    label: &'static str,
    value: Value,
    share: f32,
    pen: Pen,
) -> LedgerFact {
    LedgerFact { key, label, value, share, pen }
}

/// What a proof is, where it lies and of which day it is.
fn proof(evidence: &Evidence) -> String {
    match evidence.on {
        Some(on) => format!("{on} {}（{}）", evidence.what, evidence.place),
        None => format!("{}（{}）", evidence.what, evidence.place),
    }
}
