//! This file holds the columns of ledgers in CSV files: our keys, and the headings people give them.

/// A column of a ledger.
#[derive(Debug, Clone, Copy)]
pub(in crate::profile) struct Column {
    /// The field it fills.
    pub(in crate::profile) key: &'static str,
    /// Whether there is no ledger without it.
    pub(in crate::profile) required: bool,
    /// Headings under which it is found; the first is the official one.
    pub(in crate::profile) labels: &'static [&'static str],
}

const fn must(key: &'static str, labels: &'static [&'static str]) -> Column {
    Column { key, required: true, labels }
}

const fn may(key: &'static str, labels: &'static [&'static str]) -> Column {
    Column { key, required: false, labels }
}

/// 機器台帳; headings of the ministry's manual first.
pub(in crate::profile) const DEVICE_COLUMNS: &[Column] = &[
    must("id", &["管理番号", "No", "No.", "番号", "機器番号"]),
    must("kind", &["種類", "種別", "機器の種類", "機器種別"]),
    may("maker", &["メーカー", "メーカ", "メーカー・型番", "メーカーと型番", "製造元"]),
    may("os", &["OS", "OSの種類"]),
    may("software", &["ソフトウェア", "ソフト", "主なソフトウェア"]),
    may("software_version", &["ソフトウェアバージョン", "バージョン", "ソフトウェアのバージョン"]),
    may("ip_address", &["IPアドレス", "IP"]),
    may("hostname", &["コンピュータ名", "コンピューター名", "ホスト名", "端末名"]),
    may("place", &["設置場所", "場所"]),
    may("user", &["利用者", "使用者", "利用者名"]),
    may("registered_on", &["登録日", "導入日", "登録年月日"]),
    must("status", &["状態", "使用状態", "状況"]),
    may("system", &["システム", "対象システム"]),
    may("support_end", &["サポート期限", "サポート終了日", "保守期限"]),
    may("patch_state", &["更新の状態", "更新状況", "パッチ", "パッチ適用状況"]),
    may("unneeded_services", &["不要なサービス", "止めた不要なサービス", "不要なソフトウェア"]),
    may("antivirus", &["ウイルス対策", "ウイルス対策ソフト"]),
    may("remote_maintenance", &["リモート保守", "リモートメンテナンス"]),
    may("stops", &["抜くと止まるもの", "止まるもの"]),
    may("carries_phone", &["電話が通る", "電話"]),
    may("note", &["説明", "備考"]),
];

/// クラウドサービス台帳.
pub(in crate::profile) const CLOUD_SERVICE_COLUMNS: &[Column] = &[
    must("id", &["管理番号", "No", "No.", "番号"]),
    must("name", &["サービス名", "名称", "クラウドサービス名"]),
    may("vendor", &["事業者", "提供事業者", "提供元"]),
    must("purpose", &["用途", "利用目的"]),
    may("information", &["保存する情報", "情報", "取り扱う情報"]),
    may("location", &["データの保存場所", "保存場所", "保管場所"]),
    may("authentication", &["認証の方法", "認証方法", "認証", "利用者認証方法"]),
    may("administrator", &["管理者", "院内の管理者", "管理する職員"]),
    may("contract_number", &["契約番号", "利用者番号"]),
    may("domain", &["ドメイン", "ドメイン／アドレス", "ドメイン/アドレス", "アドレス"]),
    may("access", &["利用場所／アクセス経路", "利用場所/アクセス経路", "利用場所", "アクセス経路"]),
    may("users", &["利用者／グループ", "利用者/グループ", "利用者", "グループ"]),
    may("started_on", &["利用開始日", "開始日"]),
    may("usage", &["利用状況", "状態"]),
];

/// 利用者ID台帳.
pub(in crate::profile) const ACCOUNT_COLUMNS: &[Column] = &[
    must("id", &["管理番号", "No", "No.", "番号"]),
    may("system", &["システム", "対象システム"]),
    may("department", &["所属部署", "所属", "部署"]),
    must("name", &["氏名", "名前", "利用者名"]),
    must("user_id", &["ユーザID", "ユーザーID", "利用者ID"]),
    may("rights", &["権限", "アクセス権限"]),
    must("status", &["状態", "使用状態", "状況"]),
    may("note", &["説明", "備考"]),
];

impl Column {
    /// Whether a heading names this column; width, case and spaces do not matter in a heading.
    pub(in crate::profile) fn is_named(&self, heading: &str) -> bool {
        let heading = fold(heading);
        fold(self.key) == heading || self.labels.iter().any(|l| fold(l) == heading)
    }

    /// The official heading.
    pub(in crate::profile) fn label(&self) -> &'static str {
        self.labels.first().copied().unwrap_or(self.key)
    }
}

fn fold(heading: &str) -> String {
    super::ascii(heading)
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
