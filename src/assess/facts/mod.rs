//! This module reads the facts of a profile, one named rule for each control that facts bear on.

mod chart;
mod continuity;
mod devices;
mod finding;
mod people;
mod plan;
mod recovery;
mod vendors;

pub(super) use finding::{Finding, Proof, some_of};
pub(super) use plan::IN_THE_PLAN;
pub(super) use vendors::{no_contract, to_ask};

use super::context::Context;
use crate::catalogue::FactRule;
use crate::profile::DeviceKind;

/// Carries out a rule.
pub(super) fn find(rule: FactRule, context: &Context<'_>) -> Finding {
    use FactRule as R;
    let mut f = Finding::default();
    match rule {
        R::None => {}
        R::MedicalSystemListed => devices::medical_system_listed(&mut f, context),
        R::SecurityOfficerAppointed => people::security_officer_appointed(&mut f, context),
        R::DeviceLedgerKept => devices::ledger_kept(&mut f, context),
        R::RemoteMaintenanceAsked => vendors::remote_maintenance_asked(&mut f, context),
        R::DisclosuresCollected => vendors::disclosures_collected(&mut f, context),
        R::ServersSupported => devices::supported(&mut f, context, DeviceKind::Server),
        R::TerminalsSupported => devices::supported(&mut f, context, DeviceKind::Terminal),
        R::NetworkDevicesSupported => {
            devices::supported(&mut f, context, DeviceKind::NetworkDevice);
        }
        R::ConnectionSourcesKnown => devices::connection_sources_known(&mut f, context),
        R::ContactChartComplete => chart::complete(&mut f, context),
        R::BackupAndRestoreChecked => recovery::backup_and_restore_checked(&mut f, context),
        R::PlanApproved => plan::approved(&mut f, context),
        R::RulesListed => plan::rules_listed(&mut f, context),
        // The rows of the review sheet: the section is in the plan of this date, or it is not.
        R::TrainingDone => people::training_done(&mut f, context),
        _ => {
            row(&mut f, rule, context);
            plan::in_the_plan(&mut f, context);
        }
    }
    f
}

/// What a section of the plan must be able to say from known facts.
fn row(f: &mut Finding, rule: FactRule, context: &Context<'_>) {
    use FactRule as R;
    let profile = context.profile;
    match rule {
        R::DevicesKnown => devices::known(f, profile),
        R::DiagramsKept => devices::diagrams_kept(f, profile),
        R::StopImpactKnown => continuity::stop_impact_known(f, profile),
        R::VulnerabilityDutiesKnown => vendors::vulnerability_duties_known(f, context),
        R::InformationGathered => people::information_gathered(f, profile),
        R::BackupsWritten => recovery::backups_written(f, profile),
        R::ReportChainTold => people::report_chain_told(f, profile),
        R::NoticeTaught => people::notice_taught(f, context),
        R::RouteToExecutives => people::route_to_executives(f, profile),
        R::CauseSurveyable => people::cause_surveyable(f, context),
        R::VendorsReachable => vendors::reachable(f, context),
        R::ContainmentOrdered => continuity::containment_ordered(f, profile),
        R::StopDecided => continuity::stop_decided(f, profile),
        R::EvidenceArranged => continuity::evidence_arranged(f, profile),
        R::OutsideReportsArranged => chart::outside_reports_arranged(f, profile),
        R::RestoreOrdered => recovery::restore_ordered(f, profile),
        R::RestoreRequestable => vendors::restore_requestable(f, context),
        R::RestoreWorkWritten => recovery::restore_work_written(f, profile),
        R::AcceptanceWritten => recovery::acceptance_written(f, profile),
        R::ResultReportable => people::result_reportable(f, profile),
        R::PreventionAssigned => people::prevention_assigned(f, profile),
        R::PreventionAnnounceable => people::announceable(f, profile),
        R::PreventionReviewed => plan::prevention_reviewed(f, profile),
        R::VendorDutiesWritten => vendors::duties_written(f, context),
        R::DisclosurePrepared => continuity::disclosure_prepared(f, profile),
        R::DisclosureSpokespersonNamed => people::spokesperson_named(f, profile),
        // Answered above, by facts that carry their own dates.
        R::None
        | R::MedicalSystemListed
        | R::SecurityOfficerAppointed
        | R::DeviceLedgerKept
        | R::RemoteMaintenanceAsked
        | R::DisclosuresCollected
        | R::ServersSupported
        | R::TerminalsSupported
        | R::NetworkDevicesSupported
        | R::ConnectionSourcesKnown
        | R::ContactChartComplete
        | R::BackupAndRestoreChecked
        | R::PlanApproved
        | R::RulesListed
        | R::TrainingDone => {}
    }
}
