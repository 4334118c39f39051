//! This file builds the クラウドサービス台帳: the eight columns of the ministry's training, and where data lie.

use super::book::{Book, LedgerPaper, Part};
use super::cells::{Cells, column};
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::CloudService;

/// The eight columns of the training deck of 2024 (立入検査研修), in its order.
const EIGHT: [&str; 8] =
    ["provider", "service", "domain", "access", "users", "authentication", "started_on", "usage"];

/// What the house wants to know besides.
const DATA: [&str; 5] = ["service", "information", "location", "administrator", "contract"];

/// クラウドサービス台帳.
pub(in crate::compose) fn cloud_ledger(case: &Case<'_>) -> LedgerPaper {
    let profile = case.profile;
    let cells = Cells::new(profile);
    let title = "クラウドサービス台帳";
    let ledger = Ledger {
        title: title.to_owned(),
        facts: cells.review(profile.ledgers.cloud_services.as_ref()),
        columns: vec![
            column("id", "管理番号", 5.0, Kind::Code),
            column("provider", "サービス提供事業者", 8.5, Kind::Text),
            column("service", "サービス名称／用途", 12.5, Kind::Text),
            column("domain", "ドメイン／アドレス", 9.5, Kind::Text),
            column("access", "利用場所／アクセス経路", 12.0, Kind::Text),
            column("users", "利用者／グループ", 7.0, Kind::Text),
            column("authentication", "利用者認証方法", 9.0, Kind::Text),
            column("started_on", "利用開始日", 7.4, Kind::Date),
            column("usage", "利用状況", 4.6, Kind::Code),
            column("information", "保存する情報", 16.0, Kind::Text),
            column("location", "データの保存場所", 12.0, Kind::Text),
            column("administrator", "管理する職員", 9.0, Kind::Text),
            column("contract", "契約番号", 9.0, Kind::Code),
        ],
        rows: profile.cloud_services.iter().map(|service| row(cells, service)).collect(),
        remarks: Vec::new(),
    };
    let mut book = Book::new(case, "cloud-ledger", title);
    let parts = [
        Part { key: "services", heading: "サービスの利用", columns: EIGHT.to_vec() },
        Part { key: "data", heading: "保存する情報と契約", columns: DATA.to_vec() },
    ];
    book.parts(ledger, &parts);
    book.finish(TypeSize::Normal)
}

fn row(cells: Cells<'_>, service: &CloudService) -> LedgerRow {
    let values = vec![
        Value::words(service.id.as_str()),
        cells.vendor(service.vendor.as_ref()),
        Value::words(format!("{}／{}", service.name, service.purpose)),
        cells.must_words(&service.domain),
        cells.must_words(&service.access),
        cells.must_words(&service.users),
        cells.must_words(&service.authentication),
        cells.must_day(&service.started_on),
        cells.must_words(&service.usage),
        cells.must_words(&service.information),
        cells.must_words(&service.location),
        cells.words(&service.administrator),
        cells.words(&service.contract_number),
    ];
    LedgerRow::new(service.id.as_str(), values)
}
