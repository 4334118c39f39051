//! This module builds the ledgers: typed rows first, from which the paper and its Excel file are made alike.

mod account;
mod backup;
mod book;
mod cells;
mod cloud;
mod connections;
mod device;
mod disclosure;
mod log;
mod remote;
mod risk;
mod threats;

pub(in crate::compose) use account::account_ledger;
pub(in crate::compose) use backup::backup_ledger;
pub(in crate::compose) use book::LedgerPaper;
pub(in crate::compose) use cloud::cloud_ledger;
pub(in crate::compose) use connections::external_connections;
pub(in crate::compose) use device::{device_ledger, device_ledger_shown};
pub(in crate::compose) use disclosure::{asked_for_disclosure, disclosure_ledger};
pub(in crate::compose) use log::log_review;
pub(in crate::compose) use remote::{remote_maintenance, remote_maintenance_rows};
pub(in crate::compose) use risk::risk_table;
