//! This file builds the リモート保守一覧: who connects from where, how, and to which devices.

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column, unknown};
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::{Device, DeviceStatus, Id, Known, Profile, RemoteMaintenance, Vendor};

/// リモート保守一覧.
pub(in crate::compose) fn remote_maintenance(case: &Case<'_>) -> LedgerPaper {
    let profile = case.profile;
    let cells = Cells::new(profile);
    let title = "リモート保守一覧";
    let ledger = Ledger {
        title: title.to_owned(),
        facts: cells.review(profile.ledgers.remote_maintenance.as_ref()),
        columns: vec![
            column("vendor", "事業者", 8.0, Kind::Text),
            column("used", "リモート\n保守", 3.6, Kind::Code),
            column("devices", "対象の機器", 9.8, Kind::Text),
            column("by", "作業する人", 5.2, Kind::Text),
            column("from", "どこから", 5.2, Kind::Text),
            column("method", "接続の方法", 6.2, Kind::Text),
            column("source_restriction", "接続元の制限", 7.0, Kind::Text),
            column("authentication", "認証", 6.2, Kind::Text),
            column("terminal", "接続する端末の\n状態", 6.6, Kind::Text),
            column("notice", "時期と事前の連絡", 6.6, Kind::Text),
            column("confirmed_on", "確かめた日", 7.4, Kind::Date),
            column("place", "回答の書面", 8.4, Kind::Text),
        ],
        rows: remote_maintenance_rows(profile),
        remarks: vec![
            "対象の機器は、機器台帳の管理番号で示す。".to_owned(),
            "「なし」は、リモート保守がないと事業者が答えたことを示す。".to_owned(),
        ],
    };
    let mut book = Book::new(case, "remote-maintenance", title);
    book.ledger("vendors", "事業者ごとのリモート保守", ledger);
    book.finish(TypeSize::Small)
}

/// One row for each vendor that was or has to be asked, and one for devices that nobody is known to maintain.
pub(in crate::compose) fn remote_maintenance_rows(profile: &Profile) -> Vec<LedgerRow> {
    let cells = Cells::new(profile);
    let asked = |v: &&Vendor| v.has_contract() || v.remote_maintenance != Known::Absent;
    let mut rows: Vec<LedgerRow> =
        profile.vendors.iter().filter(asked).map(|vendor| row(cells, vendor, profile)).collect();
    let orphans = devices_of(profile, None);
    if !matches!(orphans, Value::Blank) {
        let mut values = vec![unknown(), Value::words("あり"), orphans];
        values.extend(std::iter::repeat_with(unknown).take(8));
        values.push(Value::Blank);
        rows.push(LedgerRow::new("unknown-vendor", values));
    }
    rows
}

fn row(cells: Cells<'_>, vendor: &Vendor, profile: &Profile) -> LedgerRow {
    let answer = &vendor.remote_maintenance;
    let used = cells.must(answer, |r| Value::words(if r.used { "あり" } else { "なし" }));
    // How a vendor connects is asked only of those that do; of the others there is nothing to say.
    let how = |fact: fn(&RemoteMaintenance) -> &Known<String>| match answer {
        Known::Value(answer) if answer.used => cells.must_words(fact(answer)),
        _ => Value::Blank,
    };
    let values = vec![
        Value::words(&vendor.name),
        used,
        match (devices_of(profile, Some(&vendor.id)), answer.value()) {
            // Two statements that do not agree stand side by side; nobody here knows which is right.
            (Value::Text(devices), Some(r)) if !r.used => {
                Value::words(format!("{devices}\n（機器台帳では「あり」）"))
            }
            (devices, _) => devices,
        },
        how(|r| &r.by),
        how(|r| &r.from),
        how(|r| &r.method),
        how(|r| &r.source_restriction),
        how(|r| &r.authentication),
        how(|r| &r.terminal),
        how(|r| &r.notice),
        answer.value().map_or(Value::Blank, |r| cells.must_day(&r.confirmed_on)),
        answer.value().map_or(Value::Blank, |r| cells.must_words(&r.place)),
    ];
    LedgerRow::new(vendor.id.as_str(), values)
}

/// Numbers of the devices that a vendor maintains from outside; without a vendor, those whose vendor nobody knows.
fn devices_of(profile: &Profile, vendor: Option<&Id>) -> Value {
    let remote = profile.devices.iter().filter(|device| {
        device.status != DeviceStatus::Disposed && device.remote_maintenance == Known::Value(true)
    });
    let numbers: Vec<&str> = remote
        .filter(|device| vendor_of(profile, device) == vendor)
        .map(|device| device.id.as_str())
        .collect();
    // Other programs break a line after a hyphen, in the middle of a number; two numbers take a line here.
    let lines: Vec<String> = numbers.chunks(2).map(|pair| pair.join("、")).collect();
    Value::words(lines.join("、\n"))
}

/// The vendor behind a device: of the way out that it is, else of the system that it belongs to.
fn vendor_of<'a>(profile: &'a Profile, device: &'a Device) -> Option<&'a Id> {
    let ways = &profile.network.external_connections;
    let way = ways.iter().find(|way| way.device.as_ref() == Some(&device.id));
    way.and_then(|way| way.vendor.as_ref())
        .or_else(|| device.system.as_ref().and_then(|id| profile.system(id)?.vendor.as_ref()))
}
