//! This file holds the ledgers: devices, cloud services, accounts, backups, ways out, logs, risks.

use super::entry::{Bundle, Entry, Shelf, Source};
use crate::compose::paper::{Case, ledger};

const SHOWN: &[Bundle] = &[Bundle::Inspection];
const IN_HOUSE: &[Bundle] = &[Bundle::Internal];

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "device-ledger",
        title: "機器台帳",
        shelf: Shelf::Internal,
        bundles: IN_HOUSE,
        left_out: no_devices,
        source: Source::Ledger(ledger::device_ledger, "機器台帳"),
    },
    Entry {
        name: "device-ledger-shown",
        title: "機器台帳（提示用）",
        shelf: Shelf::Inspection,
        bundles: SHOWN,
        left_out: no_devices,
        source: Source::Ledger(ledger::device_ledger_shown, "機器台帳_提示用"),
    },
    Entry {
        name: "cloud-ledger",
        title: "クラウドサービス台帳",
        shelf: Shelf::Inspection,
        bundles: SHOWN,
        left_out: |case| {
            let empty = case.profile.cloud_services.is_empty();
            unless(!empty, "クラウドサービスが1件もないため（cloud_services）")
        },
        source: Source::Ledger(ledger::cloud_ledger, "クラウドサービス台帳"),
    },
    Entry {
        name: "account-ledger",
        title: "利用者ID台帳",
        shelf: Shelf::Internal,
        bundles: IN_HOUSE,
        left_out: |case| {
            let empty = case.profile.accounts.is_empty();
            unless(!empty, "利用者IDが1件もないため（accounts）")
        },
        source: Source::Ledger(ledger::account_ledger, "利用者ID台帳"),
    },
    Entry {
        name: "remote-maintenance",
        title: "リモート保守一覧",
        shelf: Shelf::Inspection,
        bundles: SHOWN,
        left_out: |case| {
            let some = !ledger::remote_maintenance_rows(case.profile).is_empty();
            unless(some, "契約のある事業者も、リモート保守の対象の機器もないため")
        },
        source: Source::Ledger(ledger::remote_maintenance, "リモート保守一覧"),
    },
    Entry {
        name: "disclosure-ledger",
        title: "MDS/SDSの回収状況",
        shelf: Shelf::Inspection,
        bundles: SHOWN,
        left_out: |case| {
            let some = ledger::asked_for_disclosure(case.profile).next().is_some();
            unless(some, "契約のある事業者がないため（開示書の回収は不要）")
        },
        source: Source::Ledger(ledger::disclosure_ledger, "MDS・SDSの回収状況"),
    },
    Entry {
        name: "backup-ledger",
        title: "バックアップ一覧",
        shelf: Shelf::Inspection,
        bundles: SHOWN,
        left_out: |case| {
            let empty = case.profile.backups.is_empty();
            unless(!empty, "バックアップが1件も書かれていないため（backups）")
        },
        source: Source::Ledger(ledger::backup_ledger, "バックアップ一覧"),
    },
    Entry {
        name: "external-connections",
        title: "外部接続点一覧",
        shelf: Shelf::Internal,
        bundles: IN_HOUSE,
        left_out: |case| {
            let network = &case.profile.network;
            let some = !network.external_connections.is_empty() || !network.segments.is_empty();
            unless(some, "外部との接続点も区画も書かれていないため（network）")
        },
        source: Source::Ledger(ledger::external_connections, "外部接続点一覧"),
    },
    Entry {
        name: "risk-table",
        title: "資産・リスク・重要度・復旧順",
        shelf: Shelf::Internal,
        bundles: IN_HOUSE,
        left_out: |case| {
            let empty = case.profile.systems.is_empty();
            unless(!empty, "医療情報システムが1件も書かれていないため（systems）")
        },
        source: Source::Ledger(ledger::risk_table, "資産・リスク・重要度・復旧順"),
    },
    Entry {
        name: "log-review",
        title: "アクセスログ確認記録",
        shelf: Shelf::Internal,
        bundles: IN_HOUSE,
        left_out: |case| {
            let empty = case.profile.log_reviews.is_empty();
            unless(!empty, "確認するログが決まっていないため（log_reviews）")
        },
        source: Source::Ledger(ledger::log_review, "アクセスログ確認記録"),
    },
];

fn no_devices(case: &Case<'_>) -> Option<String> {
    unless(!case.profile.devices.is_empty(), "機器が1台も書かれていないため（devices）")
}

/// The reason for leaving a ledger out, unless it has lines.
fn unless(has_lines: bool, reason: &str) -> Option<String> {
    (!has_lines).then(|| reason.to_owned())
}
