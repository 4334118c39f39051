//! This file holds controls: the stable meanings behind the numbers of every edition.

use serde::Deserialize;

use super::Effort;

/// Who can say whether a control is in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedOf {
    /// Anybody at the facility who looks.
    Clinic,
    /// The vendor.
    Vendor,
    /// The head of the facility, by deciding.
    Director,
}

impl AskedOf {
    /// The Japanese word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clinic => "院内で確認",
            Self::Vendor => "事業者に照会",
            Self::Director => "経営層が決定",
        }
    }
}

/// How long a check stays fresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// Until the end of the 年度 in which it was made.
    FiscalYear,
    /// For so many years from the day.
    Years(u32),
}

/// The part of the facility that a control speaks of; narrower answers must cover it whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Covers {
    /// The facility as a whole.
    #[default]
    Facility,
    /// サーバ.
    Servers,
    /// 端末PC.
    Terminals,
    /// ネットワーク機器.
    NetworkDevices,
    /// Every vendor that has to be asked.
    Vendors,
}

/// What facts of the profile can do for a control.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactUse {
    /// Facts may contradict a はい, but never make one.
    #[default]
    Contradict,
    /// Facts with a date and a place answer without an attestation.
    Answer,
    /// As `answer`, and an attestation without them is not enough.
    Require,
}

/// The named rule by which facts of the profile bear on a control.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each rule is documented where it is carried out, in assess")]
pub enum FactRule {
    #[default]
    None,
    // The checklists.
    MedicalSystemListed,
    SecurityOfficerAppointed,
    DeviceLedgerKept,
    RemoteMaintenanceAsked,
    DisclosuresCollected,
    ServersSupported,
    TerminalsSupported,
    NetworkDevicesSupported,
    ConnectionSourcesKnown,
    ContactChartComplete,
    BackupAndRestoreChecked,
    PlanApproved,
    RulesListed,
    // Rows of the review sheet: is the section of the plan written from known facts?
    DevicesKnown,
    DiagramsKept,
    StopImpactKnown,
    VulnerabilityDutiesKnown,
    InformationGathered,
    TrainingDone,
    BackupsWritten,
    ReportChainTold,
    NoticeTaught,
    RouteToExecutives,
    CauseSurveyable,
    VendorsReachable,
    ContainmentOrdered,
    StopDecided,
    EvidenceArranged,
    OutsideReportsArranged,
    RestoreOrdered,
    RestoreRequestable,
    RestoreWorkWritten,
    AcceptanceWritten,
    ResultReportable,
    PreventionAssigned,
    PreventionAnnounceable,
    PreventionReviewed,
    VendorDutiesWritten,
    DisclosurePrepared,
    DisclosureSpokespersonNamed,
}

/// A field of the profile that bears on a control.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileField {
    /// Its path in the profile, without numbers: `devices.support_end`.
    pub field: String,
    /// What it says, in the words of a layman.
    pub words: String,
}

/// A stable meaning behind item numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// `accounts.unused-removed.server`; never renamed.
    pub key: String,
    /// Japanese name.
    pub name: String,
    /// One plain line for a layman.
    pub plain: String,
    /// What counts as evidence.
    pub evidence: Vec<String>,
    /// Why an inspector, and the facility, care.
    pub why: String,
    /// How long a check stays fresh.
    pub freshness: Freshness,
    /// Who can say.
    pub asked_of: AskedOf,
    /// What it speaks of.
    #[serde(default)]
    pub covers: Covers,
    /// The rule of facts.
    #[serde(default)]
    pub rule: FactRule,
    /// What the facts can do.
    #[serde(default)]
    pub facts: FactUse,
    /// The fields of the profile that bear on it, most telling first. Attestations bear on all but `vendor.*` and are
    /// named only where nothing else does.
    #[serde(default)]
    pub profile: Vec<ProfileField>,
    /// Keys of facts of law and guideline that bear on its answer.
    #[serde(default)]
    pub law: Vec<String>,
    /// How much a gap weighs, 1 to 100.
    pub weight: u8,
    /// How long it takes to check it and to write the answer down; absent where it is as quick as any question.
    #[serde(default)]
    pub effort: Option<Effort>,
    /// What it waits for, where no form asks for it yet; the keys of an edition are there before its form is.
    #[serde(default)]
    pub awaits: Option<String>,
    /// Whether the substance of its question changes from edition to edition (password rules and the date for two
    /// factors follow the guideline; a plan once could be a plan to make one), so that only the very same sentence
    /// is the same question.
    #[serde(default)]
    pub edition_bound: bool,
    /// The key that took its place.
    #[serde(default)]
    pub replaced_by: Option<String>,
}

impl Control {
    /// How long it takes to check it and to write the answer down.
    pub fn effort(&self) -> Effort {
        self.effort.unwrap_or_else(|| Effort::to_ask(self.asked_of))
    }
}
