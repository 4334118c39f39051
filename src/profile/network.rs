//! This file holds the network: segments, outside connections, and where to cut in which order.

use super::record::{record, words};
use super::{Evidence, Id, Known};

words! {
    /// Kind of an outside connection.
    pub enum ExternalKind: "外部との接続の種類" {
        /// Internet line.
        Internet = "インターネット",
        /// オンライン資格確認 and claims.
        Claims = "オンライン請求・資格確認網",
        /// VPN or router of a vendor.
        VendorMaintenance = "事業者の保守回線",
        /// Mobile router or SIM.
        Mobile = "モバイル回線",
        /// Link to other sites.
        Site = "拠点間接続",
    }
}

words! {
    /// Stage of cutting; the order is the plan's order.
    pub enum CutStage: "遮断の段階。上から順に行います" {
        /// First: the way to the backups.
        Backup = "バックアップ",
        /// Second: outside lines.
        Outside = "外部回線",
        /// Third: borders of segments.
        Segment = "区画の境界",
    }
}

record! {
    /// The network.
    pub struct Network: "ネットワーク" {
        /// Parts of the network (区画).
        segments: Vec<Segment> = "区画（診療系、事務系、Wi-Fi など）",
        /// Ways out (外部接続点).
        external_connections: Vec<ExternalConnection> = "外部との接続点",
        /// Where to cut, in order.
        cut_points: Vec<CutPoint> = "遮断する場所。順番どおりに書きます",
        /// What must not be pulled.
        do_not_pull: Vec<DoNotPull> = "抜いてはいけないもの",
        /// What the telephone hangs on.
        phone_depends_on: Known<String> = "電話が何につながっているか。例: 光電話ルータ（抜くと電話も止まる）",
        /// What a search for transmitters without a cable found.
        small_transmitters: Known<String> = "ケーブルのない通信機器（SIM入りの機器、モバイルルータ）を探した結果。例: X線装置の裏に1台（保守用）、ほかになし",
        /// Diagrams of network and systems (構成図).
        diagram: Known<Evidence> = "ネットワーク・システム構成図。更新日と置き場所",
    }
}

record! {
    /// A part of the network.
    pub struct Segment: "ネットワークの区画" {
        /// Stable name.
        id: Id = "短い名前",
        /// Printed name.
        name: String = "名称。例: 診療系",
        /// What stands in it.
        purpose: String = "つながっているもの",
        /// Address range; never on papers shown outside.
        range: Known<String> = "アドレスの範囲。提示用の書類には出しません",
        /// Systems in it.
        systems: Vec<Id> = "この区画のシステム（systems の id）",
        /// Boxes that tie it to the outside, from the outside inwards; the network diagram draws them.
        connected_by: Vec<Id> = "この区画を外とつなぐ機器を、外側から順に（devices の id）。例: [NW-01, NW-03]。構成図に描きます",
    }
}

record! {
    /// A way out of the facility's network.
    pub struct ExternalConnection: "外部との接続点" {
        /// Stable name.
        id: Id = "短い名前",
        /// Printed name.
        name: String = "名称。例: 院内インターネット",
        /// Kind.
        kind: ExternalKind = "種類",
        /// What it is for.
        purpose: String = "用途",
        /// Vendor behind it.
        vendor: Option<Id> = "回線・機器の事業者（vendors の id）",
        /// Its box in the ledger.
        device: Option<Id> = "接続機器（devices の id）",
        /// Which addresses may come in.
        source_restriction: Known<String> = "接続元の制限",
        /// Systems that need it.
        systems: Vec<Id> = "この接続を使うシステム（systems の id）",
    }
}

record! {
    /// A place where the network is cut.
    pub struct CutPoint: "遮断する場所" {
        /// Stable name.
        id: Id = "短い名前",
        /// Stage.
        stage: CutStage = "遮断の段階",
        /// Box and the label on it.
        target: String = "対象の機器と、貼ってある札。例: 白い箱「NAS-1」",
        /// Where it stands.
        place: String = "場所。例: 受付の裏の棚 上から2段目",
        /// What to do with it.
        action: String = "操作。例: 青いLANケーブルを抜く",
        /// What stops then.
        stops: Known<String> = "抜くと止まるもの",
        /// Condition or exception.
        caution: Option<String> = "注意。例: 患者につながっている機器は医師が判断する",
    }
}

record! {
    /// Something that must not be pulled.
    pub struct DoNotPull: "抜いてはいけないもの" {
        /// Stable name.
        id: Id = "短い名前",
        /// Box and label.
        target: String = "機器と札",
        /// Where it stands.
        place: String = "場所",
        /// Why.
        reason: String = "理由。例: 抜くと電話が止まる",
    }
}
