//! This file builds the 利用者ID台帳: who may open which system.

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column, optional};
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::Account;

/// 利用者ID台帳: the columns of the manual of 2023, with the system; the telephone number stands in the 連絡先一覧.
pub(in crate::compose) fn account_ledger(case: &Case<'_>) -> LedgerPaper {
    let profile = case.profile;
    let cells = Cells::new(profile);
    let title = "利用者ID台帳";
    let ledger = Ledger {
        title: title.to_owned(),
        facts: cells.review(profile.ledgers.accounts.as_ref()),
        columns: vec![
            column("id", "No.", 4.0, Kind::Code),
            column("department", "所属部署", 9.0, Kind::Text),
            column("name", "氏名", 9.0, Kind::Text),
            column("user_id", "ユーザID", 11.0, Kind::Text),
            column("system", "システム", 11.0, Kind::Text),
            column("rights", "権限", 10.0, Kind::Text),
            column("status", "状態", 4.0, Kind::Code),
            column("note", "説明", 12.0, Kind::Text),
        ],
        rows: profile.accounts.iter().map(|account| row(cells, account, case)).collect(),
        remarks: Vec::new(),
    };
    let mut book = Book::new(case, "account-ledger", title);
    book.ledger("accounts", "利用者IDと権限", ledger);
    book.finish(TypeSize::Normal)
}

fn row(cells: Cells<'_>, account: &Account, case: &Case<'_>) -> LedgerRow {
    let system = account.system.as_ref().and_then(|id| case.profile.system(id));
    let values = vec![
        Value::words(account.id.as_str()),
        optional(account.department.as_ref()),
        Value::words(&account.name),
        Value::words(&account.user_id),
        system.map_or(Value::Blank, |system| Value::words(cells.system(system))),
        cells.must_words(&account.rights),
        Value::words(account.status.word()),
        optional(account.note.as_ref()),
    ];
    LedgerRow::new(account.id.as_str(), values)
}
