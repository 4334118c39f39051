//! This file holds concerns: what no form asks for, and what would hurt on the day all the same.

use std::cmp::Reverse;

use crate::catalogue::{AskedOf, Effort};
use crate::profile::{Date, Id};

use super::super::Gap;

/// Something that no form asks for, and that would hurt all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Its stable name: `backup-321:emr`.
    pub key: String,
    /// Whether time has passed or something is weak.
    pub kind: ConcernKind,
    /// Whether facts show it, or nobody has said.
    pub state: ConcernState,
    /// How grave it is.
    pub severity: Severity,
    /// What is so, as a である調 sentence; of what nobody has said, only that.
    pub what: String,
    /// Why it matters, ending with ため。.
    pub why: String,
    /// What to do, in the dictionary form without 。, so that it fits any register.
    pub todo: String,
    /// The fields of the profile that show it, or where the answer is to be written; entries counted from 1.
    pub basis: Vec<String>,
    /// Who can do it or can say.
    pub owner: AskedOf,
    /// The vendor to ask, where it is one.
    pub ask: Option<Id>,
    /// How long it takes.
    pub effort: Effort,
    /// The person who promised to find it out.
    pub person: Option<Id>,
    /// Until when.
    pub due: Option<Date>,
}

/// What kind of concern it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConcernKind {
    /// 古くなったこと: a date has passed.
    Stale,
    /// 備えの弱いところ: a weakness that the training for inspections names.
    Risk,
}

/// Whether a concern is known to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConcernState {
    /// Facts of the profile show it.
    Found,
    /// 未確認: the profile says nothing, so that it has to be asked for before anything can be said.
    ToAsk,
}

/// How grave a concern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 低.
    Low,
    /// 中.
    Middle,
    /// 高.
    High,
}

impl Severity {
    /// The Japanese word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "低",
            Self::Middle => "中",
            Self::High => "高",
        }
    }

    /// How much it weighs beside gaps, 1 to 100.
    pub fn weight(self) -> u8 {
        match self {
            Self::Low => 30,
            Self::Middle => 60,
            Self::High => 85,
        }
    }
}

/// What a rule says of a concern, before anybody is named.
pub(super) struct Told {
    pub(super) what: String,
    pub(super) why: &'static str,
    pub(super) todo: &'static str,
    pub(super) basis: Vec<String>,
    pub(super) owner: AskedOf,
    pub(super) effort: Effort,
}

/// Concerns in the making.
#[derive(Debug, Default)]
pub(super) struct Concerns(Vec<Concern>);

impl Concerns {
    /// A weakness that facts show.
    pub(super) fn risk(&mut self, key: impl Into<String>, severity: Severity, told: Told) {
        self.add(key, (ConcernKind::Risk, ConcernState::Found, severity), told);
    }

    /// A date that has passed.
    pub(super) fn stale(&mut self, key: impl Into<String>, severity: Severity, told: Told) {
        self.add(key, (ConcernKind::Stale, ConcernState::Found, severity), told);
    }

    /// What may be a concern, and what nobody has said.
    pub(super) fn ask(
        &mut self,
        key: impl Into<String>,
        kind: ConcernKind,
        severity: Severity,
        told: Told,
    ) {
        self.add(key, (kind, ConcernState::ToAsk, severity), told);
    }

    fn add(
        &mut self,
        key: impl Into<String>,
        (kind, state, severity): (ConcernKind, ConcernState, Severity),
        told: Told,
    ) {
        let Told { what, why, todo, basis, owner, effort } = told;
        self.0.push(Concern {
            key: key.into(),
            kind,
            state,
            severity,
            what,
            why: why.to_owned(),
            todo: todo.to_owned(),
            basis,
            owner,
            ask: None,
            effort,
            person: None,
            due: None,
        });
    }

    /// Concerns and gaps without what both say: where an item's own gap says it, only a weakness that facts show is told
    /// again; of a mere 未確認, or of advice, the concern says more.
    pub(super) fn beside(self, gaps: &[Gap]) -> (Vec<Concern>, Vec<Gap>) {
        let asked = |gap: &&Gap| gap.item.is_some() && !gap.is_advice;
        let fields: Vec<&str> = gaps.iter().filter(asked).map(|gap| gap.field.as_str()).collect();
        let mut concerns = self.0;
        concerns.retain(|concern| {
            let told = |field: &String| fields.contains(&field.as_str());
            let shown = concern.kind == ConcernKind::Risk && concern.state == ConcernState::Found;
            shown || concern.basis.is_empty() || !concern.basis.iter().all(told)
        });
        let mut rest = Vec::new();
        for gap in gaps {
            let speaks = |c: &&mut Concern| c.basis.contains(&gap.field);
            match concerns.iter_mut().find(speaks).filter(|_| gap.item.is_none() || gap.is_advice) {
                Some(concern) => {
                    concern.person = concern.person.take().or_else(|| gap.person.clone());
                    concern.ask = concern.ask.take().or_else(|| gap.ask.clone());
                    concern.due = concern.due.or(gap.due);
                }
                None => rest.push(gap.clone()),
            }
        }
        concerns.sort_by_key(|concern| (concern.state, Reverse(concern.severity)));
        (concerns, rest)
    }
}
