//! This module gives the verdict before an inspection: ready or not, what stands between, what is stale, what is risky.
//!
//! Ready means that the forms can be handed over: every item is answered this 年度, every いいえ has a 目標日 that is
//! still to come within it, and every vendor under contract has returned its sheet. Concerns are told beside the
//! verdict and do not decide it, for no form asks for them.

mod concern;
mod risk;
mod stale;
mod standing;
mod task;

pub use concern::{Concern, ConcernKind, ConcernState, Severity};
pub use standing::{FormStanding, VendorSheets};
pub use task::{Task, TaskKind, TaskPart};

use crate::catalogue::{Catalogue, Effort};
use crate::profile::{Date, Inspection, Profile};

use super::{Answers, Gap};
use concern::Concerns;

/// The verdict before an inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// The 年度 that is judged, as the year in which it begins.
    pub fiscal_year: i32,
    /// The next inspection that has a date.
    pub inspection: Option<ComingInspection>,
    /// How each form of the facility's own stands.
    pub forms: Vec<FormStanding>,
    /// How the vendors' sheets stand.
    pub sheets: VendorSheets,
    /// What is to be done, heaviest first; what stands between the facility and the verdict 「準備ができている」 first.
    pub tasks: Vec<Task>,
    /// What no form asks for and what would hurt all the same, gravest first.
    pub concerns: Vec<Concern>,
}

/// An inspection to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingInspection {
    /// The office that comes.
    pub office: String,
    /// When.
    pub on: Date,
}

/// Gives the verdict as of `today` from the answers of all forms and the gaps between them.
pub fn readiness(
    profile: &Profile,
    catalogue: &Catalogue,
    answers: &[Answers],
    gaps: &[Gap],
    today: Date,
) -> Readiness {
    let mut readiness = Readiness {
        fiscal_year: today.fiscal_year(),
        inspection: coming(profile, today),
        forms: standing::forms(catalogue, answers, today),
        sheets: standing::sheets(profile, catalogue, answers, today),
        tasks: Vec::new(),
        concerns: Vec::new(),
    };
    let mut concerns = Concerns::default();
    risk::find(profile, today, &mut concerns);
    stale::find(profile, today, &mut concerns);
    if !readiness.is_ready() {
        stale::inspection_is_near(readiness.inspection.as_ref(), today, &mut concerns);
    }
    let (mut concerns, gaps) = concerns.beside(gaps);
    concerns.iter_mut().for_each(|concern| task::name_vendor(profile, concern));
    readiness.tasks = task::tasks(profile, catalogue, answers, &gaps, today);
    readiness.concerns = concerns;
    readiness
}

impl Readiness {
    /// Whether the forms can be handed over as they are.
    pub fn is_ready(&self) -> bool {
        self.unanswered() + self.stale() + self.undated() + self.sheets.open.len() == 0
    }

    /// Items of all forms that nobody has answered.
    pub fn unanswered(&self) -> usize {
        self.forms.iter().map(|form| form.unanswered).sum()
    }

    /// Items of all forms whose last check is of an earlier 年度.
    pub fn stale(&self) -> usize {
        self.forms.iter().map(|form| form.stale).sum()
    }

    /// Items answered いいえ without a 目標日 that is still to come within the 年度.
    pub fn undated(&self) -> usize {
        self.forms.iter().map(|form| form.no - form.dated).sum()
    }

    /// What has to be done before the verdict can be 「準備ができている」.
    pub fn blocking(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| task.kind.blocks())
    }

    /// What is to be done besides.
    pub fn remaining(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| !task.kind.blocks())
    }

    /// Concerns of a kind that facts show.
    pub fn found(&self, kind: ConcernKind) -> impl Iterator<Item = &Concern> {
        let found = ConcernState::Found;
        self.concerns.iter().filter(move |c| c.kind == kind && c.state == found)
    }

    /// What nobody has said, and what would have to be asked before anything can be said of it.
    pub fn to_ask(&self) -> impl Iterator<Item = &Concern> {
        self.concerns.iter().filter(|c| c.state == ConcernState::ToAsk)
    }

    /// How long it takes until the facility is ready: work of all blocking tasks, and the longest wait among them.
    pub fn effort(&self) -> Effort {
        let none = Effort::minutes(0);
        self.blocking().filter_map(|task| task.effort).fold(none, Effort::and)
    }
}

fn coming(profile: &Profile, today: Date) -> Option<ComingInspection> {
    let day = |i: &Inspection| i.on.value().copied().filter(|on| *on >= today);
    let inspections = profile.inspections.iter().filter_map(|i| Some((day(i)?, i)));
    let (on, next) = inspections.min_by_key(|(on, _)| *on)?;
    Some(ComingInspection { office: next.office.clone(), on })
}
