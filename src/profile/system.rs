//! This file holds medical information systems (医療情報システム) and what happens when they stop.

use super::record::{record, words};
use super::{Date, Id, Known};

words! {
    /// Where a system runs.
    pub enum Hosting: "どこで動いているか" {
        /// On machines in the building.
        OnPremises = "院内",
        /// At a provider.
        Cloud = "クラウド",
        /// Both.
        Both = "院内とクラウド",
    }
}

words! {
    /// 重要度: how much care depends on it.
    pub enum Importance: "重要度（診療への影響の大きさ）" {
        /// Care stops or becomes unsafe.
        High = "高",
        /// Care goes on with effort.
        Middle = "中",
        /// Care hardly notices.
        Low = "低",
    }
}

record! {
    /// A medical information system.
    pub struct System: "医療情報システム" {
        /// Stable name.
        id: Id = "このシステムを指すための短い名前。例: emr",
        /// Printed name.
        name: String = "名称。例: 電子カルテ（クラウドカルテ青葉）",
        /// What it is used for.
        purpose: String = "用途。例: 診療録の記載と参照、処方",
        /// Where it runs.
        hosting: Hosting = "どこで動いているか",
        /// 重要度.
        importance: Importance = "重要度",
        /// 復旧優先度: 1 is restored first.
        restore_priority: Known<u32> = "復旧優先度。1 が最初",
        /// RTO in hours.
        rto_hours: Known<u32> = "目標復旧時間（時間）。何時間止まったら新患を断るか",
        /// RPO in hours.
        rpo_hours: Known<u32> = "目標復旧時点（時間）。何時間分なら紙から打ち直せるか",
        /// What work stops.
        stop_impact: Known<String> = "止まると何ができなくなるか",
        /// How work goes on meanwhile.
        downtime: Known<DowntimeProcedure> = "止まったときの代わりのやり方（紙運用など）",
        /// Systems it needs to be restored first.
        depends_on: Vec<Id> = "先に動いていないと使えないシステム（systems の id）",
        /// Vendor.
        vendor: Option<Id> = "担当する事業者（vendors の id）",
        /// Where its server stands.
        place: Option<String> = "サーバの設置場所。クラウドなら書かないでください",
        /// How it is restored.
        restore: Known<RestoreProcedure> = "復旧の手順",
        /// How long the vendor expects restoring to take, in hours; what the vendor says, not what the facility aims at.
        restore_hours: Known<u32> = "復旧にかかる見込みの時間（事業者の回答）。目標は rto_hours に書きます",
        /// Which logs it keeps, and for how long.
        log_retention: Known<String> = "残るログと保存する期間（事業者の回答）。例: 利用者・日時・操作、3年",
        /// How its users are recognised.
        authentication: Known<String> = "利用者の確認の方法。例: 個人IDとパスワード、二要素認証は2027年3月に対応",
        /// End of the product or service, or of its support.
        support_end: Known<Date> = "製品・サービスの提供かサポートが終わる日。機器のサポートは devices に書きます",
        /// How it is known to work again (復旧の確認項目).
        acceptance: Vec<String> = "復旧後に確かめること。例: 昨日の患者の処方が表示される",
    }
}

record! {
    /// How work goes on while a system is down (代替運用).
    pub struct DowntimeProcedure: "代わりのやり方" {
        /// What is done instead.
        substitute: String = "代わりの手段。例: 紙カルテに記載する",
        /// When it starts.
        starts_when: Option<String> = "切り替える基準。例: 15分たっても画面が開かないとき",
        /// Where forms lie.
        forms_place: Option<String> = "用紙の置き場所",
        /// How it is entered later.
        entry_afterwards: Option<String> = "復旧後の入力のしかた",
    }
}

record! {
    /// How a system is restored.
    pub struct RestoreProcedure: "復旧の手順" {
        /// Who restores.
        by: String = "誰が行うか",
        /// Steps in short.
        steps: Vec<String> = "手順（1行に1つ）",
        /// The manual and where it lies.
        place: Known<String> = "手順書のある場所",
        /// When the steps were last checked.
        checked_on: Known<Date> = "手順を最後に確かめた日",
    }
}
