//! This file holds papers that already exist, and inspections.

use super::record::{record, words};
use super::{AnsweringArticle, Date, Id, Known};

words! {
    /// What an existing paper is.
    pub enum DocumentKind: "文書の種類" {
        /// 運用管理規程.
        OperationRules = "運用管理規程",
        /// BCP for natural disasters.
        DisasterBcp = "災害BCP",
        /// システム障害時マニュアル.
        DowntimeManual = "システム障害時マニュアル",
        /// 伝票運用マニュアル.
        PaperManual = "伝票運用マニュアル",
        /// ネットワーク・システム構成図.
        NetworkDiagram = "構成図",
        /// Rules on personal data.
        PrivacyRules = "個人情報保護規程",
        /// Minutes.
        Minutes = "議事録",
        /// Others.
        Other = "その他",
    }
}

record! {
    /// A paper that already exists.
    pub struct ExistingDocument: "すでにある文書" {
        /// Stable name.
        id: Id = "短い名前",
        /// Kind.
        kind: DocumentKind = "種類",
        /// Title.
        name: String = "文書の名前",
        /// Version.
        version: Option<String> = "版",
        /// Date of that version.
        date: Known<Date> = "その版の日付",
        /// Where it lies.
        place: Known<String> = "置き場所",
        /// Which of its articles answer which topics, on rules of operation.
        articles: Vec<AnsweringArticle> = "どの条が何を定めているか。運用管理規程に書きます",
    }
}

record! {
    /// An inspection (立入検査).
    pub struct Inspection: "立入検査" {
        /// Stable name.
        id: Id = "短い名前",
        /// Inspecting office.
        office: String = "検査を行う機関。例: 横浜市保健所",
        /// Day.
        on: Known<Date> = "検査の日",
        /// Papers asked for in advance.
        requested_documents: Vec<String> = "事前に求められた書類",
        /// What was found.
        findings: Vec<Finding> = "指摘されたこと",
    }
}

record! {
    /// A finding of an inspection.
    pub struct Finding: "立入検査での指摘" {
        /// What was found.
        what: String = "指摘の内容",
        /// What was done.
        measure: Known<String> = "行った改善",
        /// When it was mended.
        improved_on: Known<Date> = "改善した日",
        /// Where the 改善報告書 lies.
        place: Known<String> = "改善報告書のある場所",
    }
}
