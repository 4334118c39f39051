//! This file holds training, drills, sources of news and the reading of logs.

use super::record::{record, words};
use super::{Date, Id, Known};

words! {
    /// Training or drill.
    pub enum TrainingKind: "教育か訓練か" {
        /// 教育.
        Training = "教育",
        /// 訓練.
        Drill = "訓練",
    }
}

record! {
    /// One training or drill, planned or done.
    pub struct TrainingEvent: "教育・訓練1件" {
        /// Stable name.
        id: Id = "短い名前",
        /// Training or drill.
        kind: TrainingKind = "教育か訓練か",
        /// Title.
        title: String = "題名",
        /// For whom.
        audience: String = "対象者。例: 全職員",
        /// Planned for, in words.
        planned: Known<String> = "予定。例: 毎年5月",
        /// What is taught or practised.
        content: Option<String> = "内容",
        /// Done on.
        done_on: Known<Date> = "実施した日",
        /// How many took part.
        participants: Option<u32> = "参加した人数",
        /// Where the record lies.
        place: Known<String> = "記録のある場所",
        /// What is to be improved.
        improvement: Option<String> = "見つかった課題と改善計画",
    }
}

record! {
    /// A source of news about vulnerabilities and attacks.
    pub struct InformationSource: "情報の入手元" {
        /// Stable name.
        id: Id = "短い名前",
        /// What it is.
        name: String = "入手元。例: 事業者からの通知メール、IPAの重要なセキュリティ情報",
        /// What is looked for.
        about: Option<String> = "何の情報か",
        /// Who looks.
        by: Known<Id> = "見る人（people の id）",
        /// How often.
        frequency: Known<String> = "頻度",
    }
}

record! {
    /// A log that is looked at.
    pub struct LogReview: "ログの確認" {
        /// Stable name.
        id: Id = "短い名前",
        /// Which log.
        target: String = "対象。例: 電子カルテのアクセスログ、ルータの接続記録",
        /// Who looks.
        by: Known<String> = "確認する人・事業者",
        /// How often.
        frequency: Known<String> = "頻度",
        /// How long logs are kept.
        retention: Known<String> = "保存する期間",
        /// Last look.
        last_on: Known<Date> = "最後に確認した日",
        /// Where the record lies.
        place: Known<String> = "確認の記録がある場所",
    }
}
