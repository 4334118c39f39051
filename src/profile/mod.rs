//! This module is what a facility says of itself: one YAML profile, read leniently and checked as a whole.

mod attestation;
mod backup;
mod check;
mod decision;
mod device;
mod document;
mod edit;
mod entries;
mod facility;
mod field;
mod kind_words;
mod known;
mod load;
mod network;
mod outside;
mod people;
mod plan;
mod read;
mod record;
mod request;
mod rules;
mod schema;
mod shape;
mod source;
mod spoken;
mod system;
mod tidy;
mod training;
mod value;
mod vendor;

pub use attestation::{
    AnswerWord, Attestation, Evidence, Round, Scope, StatedAnswer, VendorStatement,
};
pub use backup::{Backup, BackupTarget, RestoreTest};
pub use decision::{Decisions, Incident};
pub use device::{Account, CloudService, Device, DeviceKind, DeviceStatus, LedgerReview, Ledgers};
pub use document::{DocumentKind, ExistingDocument, Finding, Inspection};
pub use edit::{
    Change, EditError, Path, PathError, Step, apply, decoded, diff, edit, get, tree, write,
};
pub use entries::{EntryList, GivenEntry, GivenField, GivenValue, read_entries};
pub use facility::{Facility, FacilityKind};
pub use field::Fields;
pub(crate) use kind_words::{KindWords, chief, we};
pub use known::{Known, Pending};
pub use load::{Loaded, ledger_files, parse, texts};
pub use network::{
    CutPoint, CutStage, DoNotPull, ExternalConnection, ExternalKind, Network, Segment,
};
pub use outside::{OutsideBody, OutsideCategory};
pub use people::{Person, Role};
pub use plan::{ContactChartRecord, Copy, Plan, Revision};
pub use read::LocatedText;
pub use read::foreign_encoding;
pub(crate) use read::{ascii, decode, is_formula, ledger_reader, ledger_sign, unguarded};
pub use request::{Papers, Requests, VendorRequest};
pub use rules::{AnsweringArticle, RuleTopic, Rules};
pub use schema::schema;
pub use shape::{FieldShape, RecordShape, Shape, WordList, shape};
pub use source::{Source, Sources};
pub use spoken::{Spoken, spoken};
pub use system::{DowntimeProcedure, Hosting, Importance, RestoreProcedure, System};
pub use training::{InformationSource, LogReview, TrainingEvent, TrainingKind};
pub use value::{Date, Id, Phone};
pub use vendor::{Contract, Disclosure, RemoteMaintenance, Vendor, VendorKind};

use record::record;

#[cfg(test)]
mod tests;

record! {
    /// Everything a facility says of itself; always valid, because only `parse` makes one.
    pub struct Profile: "1つの医療機関の情報（プロファイル）。すべての書類がここから作られます。" {
        /// Version of the profile's form; 1 today.
        schema: u32 = "プロファイルの形式の版。いまは 1 です。",
        /// The facility itself (施設).
        facility: Facility = "施設の基本情報",
        /// People with a role in the plan (職員).
        people: Vec<Person> = "役割のある職員。院長、安全管理責任者、代理者、各部門の責任者など",
        /// Vendors (事業者).
        vendors: Vec<Vendor> = "電子カルテ、レセコン、ネットワークなどの事業者",
        /// Medical information systems (医療情報システム).
        systems: Vec<System> = "医療情報システム。電子カルテ、レセコン、オンライン資格確認、画像など",
        /// Backups (バックアップ).
        backups: Vec<Backup> = "バックアップ。1つの方法につき1件",
        /// Network, outside connections and where to cut (ネットワーク).
        network: Network = "ネットワーク、外部との接続、遮断する場所",
        /// 機器台帳; may lie in a CSV file beside the profile.
        devices: Vec<Device> = "機器台帳。{file: 機器台帳.csv} と書くと、別のCSVファイルから読みます",
        /// クラウドサービス台帳.
        cloud_services: Vec<CloudService> = "クラウドサービス台帳。{file: ….csv} も使えます",
        /// 利用者ID台帳.
        accounts: Vec<Account> = "利用者ID台帳。{file: ….csv} も使えます",
        /// When ledgers were last updated and looked at by the executives.
        ledgers: Ledgers = "台帳を最後に更新した日と、経営層が確認した記録",
        /// Outside bodies (外部関係機関); the national ones are supplied when absent.
        outside_bodies: Vec<OutsideBody> = "外部関係機関。警察、保健所、医師会など。国の窓口は書かなくても入ります",
        /// Papers that already exist (既存の規程など).
        documents: Vec<ExistingDocument> = "すでにある規程、災害BCP、構成図などの文書",
        /// Inspections announced or past (立入検査).
        inspections: Vec<Inspection> = "立入検査の予定と過去の結果",
        /// The facility's answers about controls (申告).
        attestations: Vec<Attestation> = "対策ごとの確認結果。誰がいつ確かめ、証拠がどこにあるか",
        /// What vendors stated on their own checklist (事業者確認用の回答).
        vendor_statements: Vec<VendorStatement> = "事業者から受け取った確認用チェックリストの回答",
        /// Training and drills (教育・訓練).
        training: Vec<TrainingEvent> = "教育と訓練の計画と実績",
        /// Where news of vulnerabilities comes from (情報収集).
        information_sources: Vec<InformationSource> = "脆弱性や攻撃の情報をどこから得て、誰が見るか",
        /// Which logs are looked at (ログの確認).
        log_reviews: Vec<LogReview> = "アクセスログなどを誰がどの頻度で確認するか",
        /// Criteria that the executives adopted (決裁).
        decisions: Decisions = "経営層が決めた判断の基準。決めていないものは書かないでください",
        /// Team and means on the day (非常時の体制).
        incident: Incident = "非常時の対応チーム、証拠保全、広報の手段",
        /// The plan itself: version, approval, revisions (計画の版と承認).
        plan: Plan = "BCPの版、作成者、承認、改訂の履歴、次回の見直し",
        /// The rules of operation: version and approval.
        rules: Rules = "運用管理規程の版と承認。すでに規程があるときは書かず、documents に書いてください",
        /// What letters to vendors say alike.
        requests: Requests = "事業者への依頼状の期限、送り先、担当者",
        /// Papers to be made on request.
        papers: Papers = "希望したときだけ作る書類",
    }
}

impl Profile {
    /// The person of an id.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        self.people.iter().find(|p| p.id == *id)
    }

    /// The people who hold a role, in the profile's order.
    pub fn holders(&self, role: Role) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |p| p.roles.contains(&role))
    }

    /// The vendor of an id.
    pub fn vendor(&self, id: &Id) -> Option<&Vendor> {
        self.vendors.iter().find(|v| v.id == *id)
    }

    /// The system of an id.
    pub fn system(&self, id: &Id) -> Option<&System> {
        self.systems.iter().find(|s| s.id == *id)
    }

    /// The device of an id.
    pub fn device(&self, id: &Id) -> Option<&Device> {
        self.devices.iter().find(|d| d.id == *id)
    }
}
