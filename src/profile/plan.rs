//! This file holds the plan itself: version, people behind it, approval and revisions.

use super::record::record;
use super::{Date, Evidence, Id, Known};

record! {
    /// The plan (BCP) as a controlled document.
    pub struct Plan: "BCPの版と承認" {
        /// 文書番号.
        document_number: Option<String> = "文書番号",
        /// Version, such as 「第2版」 or 「1.0」.
        version: String = "版。例: 第2版",
        /// First established on.
        established_on: Known<Date> = "最初に策定した日",
        /// Date of this version, printed on every paper.
        revised_on: Date = "この版の日付。すべての書類に印刷します",
        /// Who wrote it.
        author: Option<Id> = "作成者（people の id）",
        /// Who helped: a consultant (作成支援).
        support: Option<String> = "作成支援（コンサルタントなど）",
        /// Who approves.
        approver: Option<Id> = "承認者（people の id）",
        /// Approved on; absent means 案.
        approved_on: Option<Date> = "承認した日。承認前は書かないでください（案になります）",
        /// The version that was approved; absent means the present one.
        approved_version: Option<String> = "承認した版。書かなければ今の版",
        /// Where the approval is recorded.
        approval_place: Known<String> = "承認の記録がある場所",
        /// Next review.
        next_review: Known<Date> = "次に見直す日",
        /// How often it is reviewed.
        review_cycle: Option<String> = "見直しの頻度。例: 年1回（5月）",
        /// Where the original lies.
        original_place: Known<String> = "原本の置き場所",
        /// Where copies lie, also off the network.
        copies: Vec<Copy> = "写しの置き場所",
        /// Earlier versions (改訂履歴).
        revisions: Vec<Revision> = "改訂の履歴（古い順）",
        /// The contact chart's own record.
        contact_chart: Option<ContactChartRecord> = "連絡体制図の更新と周知の記録",
    }
}

record! {
    /// A copy of the plan.
    pub struct Copy: "写し" {
        /// Stable name.
        id: Id = "短い名前",
        /// Where it lies.
        place: String = "置き場所。例: 受付の赤いフォルダ",
        /// Paper, stick, phone.
        form: String = "形。例: 紙、USBメモリ、院長のスマートフォン",
    }
}

record! {
    /// A version in the history.
    pub struct Revision: "改訂1件" {
        /// Version.
        version: String = "版",
        /// Day.
        on: Date = "日付",
        /// What changed.
        what: String = "変更の内容",
        /// Who approved it.
        approved_by: Option<String> = "承認した人",
    }
}

record! {
    /// The contact chart's own record.
    pub struct ContactChartRecord: "連絡体制図の記録" {
        /// Last update.
        updated_on: Date = "最後に更新した日",
        /// Where it is posted and kept.
        places: Vec<String> = "貼ってある場所・置き場所",
        /// Proof that staff were told.
        announced: Known<Evidence> = "職員に周知した証拠",
    }
}
