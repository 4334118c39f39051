//! This file builds the MDS/SDS 回収状況: which vendor's disclosure lies where, and which is still missing.

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column, fact, optional};
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, Pen, TypeSize, Value};
use crate::profile::{Disclosure, Known, Profile, Vendor};

/// MDS/SDS 回収状況.
pub(in crate::compose) fn disclosure_ledger(case: &Case<'_>) -> LedgerPaper {
    let profile = case.profile;
    let title = "医療情報セキュリティ開示書（MDS/SDS）の回収状況";
    let vendors: Vec<&Vendor> = asked_for_disclosure(profile).collect();
    let received = vendors.iter().filter(|v| v.disclosure.value().is_some()).count();
    let count = |n: usize| Value::words(format!("{n}社"));
    let ledger = Ledger {
        title: "MDS・SDSの回収状況".to_owned(),
        facts: vec![
            fact("asked", "提出を求める事業者", count(vendors.len()), 8.0, Pen::Name),
            fact("received", "受け取った事業者", count(received), 8.0, Pen::Name),
            fact("missing", "まだの事業者", missing(&vendors), 40.0, Pen::Name),
        ],
        columns: vec![
            column("vendor", "事業者", 11.4, Kind::Text),
            column("contract", "契約番号", 9.6, Kind::Code),
            column("state", "受領の状況", 8.6, Kind::Text),
            column("form", "書式", 7.6, Kind::Text),
            column("covers", "対象の製品・サービス", 8.6, Kind::Text),
            column("received_on", "受け取った日", 7.4, Kind::Date),
            column("place", "置き場所", 9.6, Kind::Text),
            column("sheet_on", "事業者確認用を\n受け取った日", 7.4, Kind::Date),
        ],
        rows: vendors.iter().map(|vendor| row(profile, vendor)).collect(),
        remarks: Vec::new(),
    };
    let mut book = Book::new(case, "disclosure-ledger", title);
    book.ledger("vendors", "事業者ごとの受領", ledger);
    book.finish(TypeSize::Normal)
}

/// Vendors that owe the house a disclosure, and those that gave one without owing it.
pub(in crate::compose) fn asked_for_disclosure(profile: &Profile) -> impl Iterator<Item = &Vendor> {
    profile.vendors.iter().filter(|v| v.has_contract() || v.disclosure.value().is_some())
}

fn missing(vendors: &[&Vendor]) -> Value {
    let names: Vec<&str> = vendors
        .iter()
        .filter(|v| v.disclosure.value().is_none())
        .map(|v| v.name.as_str())
        .collect();
    Value::words(if names.is_empty() { "なし".to_owned() } else { names.join("、") })
}

fn row(profile: &Profile, vendor: &Vendor) -> LedgerRow {
    let cells = Cells::new(profile);
    let given = |print: &dyn Fn(&Disclosure) -> Value| match &vendor.disclosure {
        Known::Value(disclosure) => print(disclosure),
        _ => Value::Blank,
    };
    let contract = match &vendor.contract {
        Some(contract) => cells.words(&contract.number),
        None => Value::words("契約なし"),
    };
    let sheets = profile.vendor_statements.iter().filter(|s| s.vendor == vendor.id);
    let sheet = sheets.map(|s| s.received_on.day()).max();
    let values = vec![
        Value::words(&vendor.name),
        contract,
        cells.must(&vendor.disclosure, |_| Value::words("受領済み")),
        given(&|d| Value::words(&d.form)),
        given(&|d| optional(d.covers.as_ref())),
        given(&|d| cells.must_day(&d.received_on)),
        given(&|d| cells.must_words(&d.place)),
        sheet.map_or(Value::Blank, Value::Date),
    ];
    LedgerRow::new(vendor.id.as_str(), values)
}
