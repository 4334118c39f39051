//! This file holds the ledgers: devices, cloud services, accounts, and who looked at them.

use super::record::{record, words};
use super::{Date, Evidence, Id, Known};

words! {
    /// Kind of device.
    pub enum DeviceKind: "機器の種類" {
        /// サーバ.
        Server = "サーバ",
        /// 端末PC.
        Terminal = "端末PC",
        /// ネットワーク機器.
        NetworkDevice = "ネットワーク機器",
        /// 医療機器 on the network.
        MedicalDevice = "医療機器",
        /// Storage and other boxes.
        Other = "その他",
    }
}

words! {
    /// State of a device or account.
    pub enum DeviceStatus: "状態" {
        /// In use.
        InUse = "使用中",
        /// Kept in reserve.
        Spare = "予備",
        /// Switched off or locked.
        Stopped = "停止",
        /// Gone.
        Disposed = "廃棄",
    }
}

record! {
    /// One line of the 機器台帳; columns of the ministry's manual plus those of the BCP guide.
    pub struct Device: "機器台帳の1行" in DEVICE_COLUMNS {
        /// 管理番号.
        id: Id = "管理番号。例: PC-01",
        /// Kind.
        kind: DeviceKind = "種類",
        /// メーカー and model.
        maker: Known<String> = "メーカーと型番",
        /// OS.
        os: Known<String> = "OSと版。例: Windows 11 Pro",
        /// ソフトウェア.
        software: Known<String> = "主なソフトウェア",
        /// ソフトウェアバージョン.
        software_version: Known<String> = "ソフトウェアのバージョン",
        /// IPアドレス; never on papers shown outside.
        ip_address: Known<String> = "IPアドレス。提示用の書類には出しません",
        /// コンピュータ名.
        hostname: Known<String> = "コンピュータ名",
        /// 設置場所.
        place: Known<String> = "設置場所",
        /// 利用者.
        user: Known<String> = "利用者",
        /// 登録日.
        registered_on: Known<Date> = "登録日",
        /// 状態.
        status: DeviceStatus = "状態",
        /// The system it belongs to.
        system: Option<Id> = "どのシステムの機器か（systems の id）",
        /// End of the maker's support.
        support_end: Known<Date> = "メーカーのサポートが終わる日",
        /// State of updates.
        patch_state: Known<String> = "更新の状態。例: 自動更新、2026-10 適用",
        /// What programs and services run on it that nobody needs, and which were stopped.
        unneeded_services: Known<String> = "使わないソフトウェアとサービス。止めたものと、止めていないもの",
        /// Anti-virus.
        antivirus: Known<String> = "ウイルス対策ソフトと稼働の状態",
        /// Whether it is maintained from outside.
        remote_maintenance: Known<bool> = "リモート保守の対象か（true / false）",
        /// What stops when its cables are pulled.
        stops: Known<String> = "ケーブルを抜くと止まるもの。例: 受付の端末3台とレセコン",
        /// Whether the telephone runs through it.
        carries_phone: Known<bool> = "電話がこの機器を通っているか（true / false）",
        /// 説明.
        note: Option<String> = "説明",
    }
}

record! {
    /// One line of the cloud ledger.
    pub struct CloudService: "クラウドサービス台帳の1行" in CLOUD_SERVICE_COLUMNS {
        /// Stable name.
        id: Id = "短い名前",
        /// サービス名.
        name: String = "サービス名",
        /// Provider.
        vendor: Option<Id> = "提供する事業者（vendors の id）",
        /// 用途.
        purpose: String = "用途",
        /// What data it holds.
        information: Known<String> = "保存する情報",
        /// Where data lie.
        location: Known<String> = "データの保存場所（国・地域）",
        /// How users are recognised.
        authentication: Known<String> = "認証の方法",
        /// Who administers it here.
        administrator: Known<String> = "院内の管理者",
        /// Contract or user number.
        contract_number: Known<String> = "契約番号",
        /// ドメイン／アドレス.
        domain: Known<String> = "サービスのドメインまたはアドレス。例: karte.example.jp",
        /// 利用場所／アクセス経路.
        access: Known<String> = "利用する場所と経路。例: 診察室と受付の端末から、院内のインターネット回線で",
        /// 利用者／グループ.
        users: Known<String> = "利用者またはグループ。例: 全職員、事務部",
        /// 利用開始日.
        started_on: Known<Date> = "利用を始めた日",
        /// 利用状況.
        usage: Known<String> = "利用状況。例: 使用中、試用中、解約予定",
    }
}

record! {
    /// One line of the 利用者ID台帳.
    pub struct Account: "利用者ID台帳の1行" in ACCOUNT_COLUMNS {
        /// No.
        id: Id = "番号",
        /// System it opens.
        system: Option<Id> = "対象のシステム（systems の id）",
        /// 所属部署.
        department: Option<String> = "所属部署",
        /// Name.
        name: String = "氏名",
        /// ユーザID.
        user_id: String = "ユーザID",
        /// 権限.
        rights: Known<String> = "権限。例: 医師、受付、管理者",
        /// 状態.
        status: DeviceStatus = "状態",
        /// 説明.
        note: Option<String> = "説明",
    }
}

record! {
    /// When each ledger was last updated and looked at.
    pub struct Ledgers: "台帳の更新と確認の記録" {
        /// 機器台帳.
        devices: Option<LedgerReview> = "機器台帳",
        /// クラウドサービス台帳.
        cloud_services: Option<LedgerReview> = "クラウドサービス台帳",
        /// 利用者ID台帳.
        accounts: Option<LedgerReview> = "利用者ID台帳",
        /// List of remote maintenance.
        remote_maintenance: Option<LedgerReview> = "リモート保守一覧",
    }
}

record! {
    /// Who updated a ledger when, and the proof that the executives saw it.
    pub struct LedgerReview: "台帳の更新と確認" {
        /// Last update.
        updated_on: Known<Date> = "最後に更新した日",
        /// By whom.
        updated_by: Known<Id> = "更新した人（people の id）",
        /// Where it lies.
        place: Known<String> = "置き場所",
        /// Proof that the executives looked at it.
        executive_review: Known<Evidence> = "経営層が確認した記録。いつ、どこにあるか",
    }
}
