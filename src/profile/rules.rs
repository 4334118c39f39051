//! This file holds the rules of operation (運用管理規程) as a controlled document, and what they speak of.

use super::record::{record, words};
use super::{Date, Id, Known};

words! {
    /// What an article of the rules of operation is about; its key never changes, whatever number the article gets.
    pub enum RuleTopic: "運用管理規程の条が扱う事柄" {
        /// Who is responsible.
        Responsibility = "責任者と体制",
        /// 機器台帳.
        DeviceLedger = "機器台帳",
        /// クラウドサービス台帳.
        CloudLedger = "クラウドサービス台帳",
        /// 利用者ID台帳.
        AccountLedger = "利用者ID台帳",
        /// リモート保守.
        RemoteMaintenance = "リモート保守",
        /// MDS/SDS.
        Disclosure = "開示書",
        /// Access rights.
        AccessRights = "アクセス権限",
        /// Accounts that nobody uses.
        Accounts = "不要なアカウント",
        /// Updates.
        Patches = "更新プログラム",
        /// Passwords.
        Passwords = "パスワード",
        /// Two factors.
        TwoFactor = "二要素認証",
        /// External media.
        Media = "外部記録媒体",
        /// Logs.
        Logs = "アクセスログ",
        /// Programs and services that nobody needs.
        Services = "不要なソフトウェア",
        /// Who may connect from outside.
        ConnectionSources = "接続元の制限",
        /// News of vulnerabilities.
        Information = "情報収集",
        /// Training and drills.
        Training = "教育と訓練",
        /// The contact chart.
        ContactChart = "連絡体制図",
        /// Backups.
        Backup = "バックアップ",
        /// Restoring.
        Restore = "復旧の手順",
        /// The BCP.
        Continuity = "事業継続計画",
    }
}

record! {
    /// Which article of an existing paper answers a topic.
    pub struct AnsweringArticle: "文書のどの条が何を定めているか" {
        /// The topic.
        topic: RuleTopic = "事柄",
        /// The article; absent where somebody looked and the paper does not speak of it.
        article: Option<String> = "条。例: 第12条。読んで確かめ、書かれていなかったときは書かないでください（追加する条を作ります）",
    }
}

record! {
    /// The rules of operation that are made from this profile, as a controlled document.
    pub struct Rules: "このプロファイルから作る運用管理規程の版と承認" {
        /// 文書番号.
        document_number: Option<String> = "文書番号",
        /// Version.
        version: Option<String> = "版。例: 第1版",
        /// Date of this version.
        revised_on: Option<Date> = "この版の日付",
        /// Who wrote it.
        author: Option<Id> = "作成者（people の id）",
        /// Who approves.
        approver: Option<Id> = "承認者（people の id）",
        /// Approved on; absent means 案.
        approved_on: Option<Date> = "承認した日。承認前は書かないでください（案になります）",
        /// The version that was approved; absent means the present one.
        approved_version: Option<String> = "承認した版。書かなければ今の版",
        /// Where the approval is recorded.
        approval_place: Known<String> = "承認の記録がある場所",
        /// In force from.
        in_force_from: Option<Date> = "施行する日",
        /// How often they are reviewed.
        review_cycle: Option<String> = "見直しの頻度。例: 年1回（5月）",
    }
}

impl Rules {
    /// The day on which the present version was approved.
    pub fn approval(&self) -> Option<Date> {
        let same = self.approved_version.is_none() || self.approved_version == self.version;
        self.approved_on.filter(|_| same)
    }
}
