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
        facility: FacilityView = "施設",
        /// The plan as a paper.
        plan: PlanView = "BCP",
        /// Who signs it.
        approval: ApprovalView = "承認の欄",
        /// Who acts.
        roles: RolesView = "役割",
        /// Systems in the profile's order.
        systems: Vec<SystemView> = "システム",
        /// Systems by restore priority.
        order: Vec<SystemView> = "復旧する順のシステム",
        /// Where forms lie.
        forms: Vec<FactRow> = "紙の様式の置き場所",
        /// Where restore manuals lie.
        manuals: Vec<FactRow> = "復旧手順書の置き場所",
        /// Backups.
        backups: Vec<BackupView> = "バックアップ",
        /// Vendors.
        vendors: Vec<VendorView> = "事業者",
        /// The network.
        network: NetworkView = "ネットワーク",
        /// The ledgers.
        ledgers: LedgersView = "台帳",
        /// Training and drills.
        training: Vec<TrainingView> = "教育と訓練の記録",
        /// What they brought to light.
        improvements: Vec<FactRow> = "訓練で分かったこと",
        /// Sources of news.
        sources: Vec<SourceView> = "情報の入手先",
        /// Logs.
        logs: Vec<LogView> = "ログの確認",
        /// Decisions.
        decisions: DecisionsView = "判断の基準",
        /// Means of the day.
        means: Vec<FactRow> = "当日に使う手段",
        /// Preservation of evidence.
        evidence: Vec<FactRow> = "証拠の残し方",
        /// Duties and deadlines.
        law: LawView = "法令と期限",
        /// The paper operation.
        paper: PaperView = "紙運用",
        /// Reports and announcements.
        reports: ReportsView = "報告と公表",
        /// Training and the table-top drill.
        drill: DrillView = "教育と机上訓練",
        /// The day of an attack.
        day: DayView = "攻撃を受けた日",
        /// The rules of operation.
        rules: RulesView = "運用管理規程",
        /// The officer's appointment.
        appointment: AppointmentView = "責任者の任命書",
        /// What the head looks at.
        reviews: Vec<ReviewRow> = "経営層の確認",
        /// What vendors were asked for.
        collection: CollectionView = "事業者への依頼",
        /// What a walk through the building is to find out.
        walk: WalkView = "院内の一巡",
        /// What the executives are asked to decide.
        director: DirectorView = "経営層に決めてもらうこと",
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
