//! This module shows a profile to templates: typed, in words, with nothing empty.

mod approval;
mod asking;
mod calls;
mod collection;
mod cuts;
mod day;
mod director;
mod facility;
mod law;
mod ledgers;
mod letter;
mod network;
mod paper_operation;
mod plan;
mod reports;
mod response;
mod review;
mod roles;
mod rules;
pub(super) mod sheets;
mod systems;
mod training;
mod vendors;
mod walk;

use crate::compose::paper::Case;
use crate::compose::shape::view;
use crate::interview::Questions;
use approval::ApprovalView;
pub(crate) use calls::inside;
use collection::CollectionView;
use day::DayView;
use director::DirectorView;
pub(crate) use director::is_done as director_is_done;
use facility::FacilityView;
use law::LawView;
use ledgers::LedgersView;
pub(super) use ledgers::kinds;
use network::NetworkView;
use paper_operation::PaperView;
use plan::PlanView;
use reports::ReportsView;
use response::{DecisionsView, FactRow, LogView, SourceView, TrainingView};
use review::AppointmentView;
use roles::RolesView;
use rules::RulesView;
use systems::{BackupView, SystemView};
use training::DrillView;
use vendors::VendorView;
use walk::WalkView;

pub(crate) use letter::LetterView;
pub(crate) use review::ReviewRow;
pub(crate) use rules::{existing as existing_rules, stated as stated_topics};
pub(crate) use walk::is_done as walk_is_done;

view! {
    /// Everything that templates may say of a facility.
    pub(crate) struct CaseView {
        /// The facility.
        facility: FacilityView,
        /// The plan as a paper.
        plan: PlanView,
        /// Who signs it.
        approval: ApprovalView,
        /// Who acts.
        roles: RolesView,
        /// Systems in the profile's order.
        systems: Vec<SystemView>,
        /// Systems by restore priority.
        order: Vec<SystemView>,
        /// Where forms lie.
        forms: Vec<FactRow>,
        /// Where restore manuals lie.
        manuals: Vec<FactRow>,
        /// Backups.
        backups: Vec<BackupView>,
        /// Vendors.
        vendors: Vec<VendorView>,
        /// The network.
        network: NetworkView,
        /// The ledgers.
        ledgers: LedgersView,
        /// Training and drills.
        training: Vec<TrainingView>,
        /// What they brought to light.
        improvements: Vec<FactRow>,
        /// Sources of news.
        sources: Vec<SourceView>,
        /// Logs.
        logs: Vec<LogView>,
        /// Decisions.
        decisions: DecisionsView,
        /// Means of the day.
        means: Vec<FactRow>,
        /// Preservation of evidence.
        evidence: Vec<FactRow>,
        /// Duties and deadlines.
        law: LawView,
        /// The paper operation.
        paper: PaperView,
        /// Reports and announcements.
        reports: ReportsView,
        /// Training and the table-top drill.
        drill: DrillView,
        /// The day of an attack.
        day: DayView,
        /// The rules of operation.
        rules: RulesView,
        /// The officer's appointment.
        appointment: AppointmentView,
        /// What the head looks at.
        reviews: Vec<ReviewRow>,
        /// What vendors were asked for.
        collection: CollectionView,
        /// What a walk through the building is to find out.
        walk: WalkView,
        /// What the executives are asked to decide.
        director: DirectorView,
    }
}

impl CaseView {
    /// The view of a facility's case.
    pub(crate) fn new(case: &Case<'_>) -> Self {
        let profile = case.profile;
        let facility = FacilityView::new(profile, case.catalogue);
        let roles = RolesView::new(profile);
        let questions = Questions::of(profile);
        Self {
            plan: PlanView::new(profile, case.is_approved()),
            day: DayView::new(profile, case.catalogue, &roles),
            roles,
            approval: ApprovalView::new(profile, case.is_approved()),
            systems: SystemView::all(profile),
            order: SystemView::by_priority(profile),
            forms: systems::forms(profile),
            manuals: systems::manuals(profile),
            backups: BackupView::all(profile),
            vendors: VendorView::all(profile),
            network: NetworkView::new(profile),
            ledgers: LedgersView::new(profile),
            training: response::training(profile),
            improvements: response::improvements(profile),
            sources: response::sources(profile),
            logs: response::logs(profile),
            decisions: DecisionsView::new(profile),
            means: response::means(profile),
            evidence: response::evidence(profile),
            facility,
            law: LawView::new(case.catalogue, profile),
            paper: PaperView::new(profile, case.catalogue),
            reports: ReportsView::new(profile, case.catalogue),
            drill: DrillView::new(profile, case.catalogue, case.chosen.fiscal_year),
            rules: RulesView::new(case),
            appointment: AppointmentView::new(profile),
            reviews: ReviewRow::all(profile),
            collection: CollectionView::new(case),
            walk: WalkView::new(profile, &questions),
            director: DirectorView::new(profile, &questions),
        }
    }
}
