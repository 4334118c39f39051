//! This file builds the 機器台帳: the columns of the ministry's manual, and what the BCP guide asks for besides.

use super::book::{Book, LedgerPaper, Part};
use super::cells::{Cells, column, fact, optional};
use crate::compose::paper::Case;
use crate::compose::view;
use crate::document::{ColumnKind as Kind, Ledger, LedgerColumn, LedgerRow, Pen, TypeSize, Value};
use crate::profile::{Device, KindWords};

/// What an outsider does not need in order to see that devices are known: the way to them, and where they are weak.
const IN_HOUSE: [&str; 5] = ["ip_address", "hostname", "stops", "carries_phone", "services"];

/// The columns of the manual of 2023 (医療機関におけるサイバーセキュリティ対策チェックリストマニュアル), in its order.
const MANUAL: [&str; 12] = [
    "id",
    "maker",
    "os",
    "software",
    "software_version",
    "ip_address",
    "hostname",
    "place",
    "user",
    "registered_on",
    "status",
    "note",
];

/// What the guide to the BCP asks for besides, with what tells the device.
const CARE: [&str; 8] =
    ["id", "kind", "place", "system", "support_end", "patch_state", "antivirus", "remote"];

/// What a walk through the building and its vendors said besides; printed where anybody said anything.
const BESIDES: [&str; 5] = ["id", "place", "stops", "carries_phone", "services"];

/// 機器台帳, with addresses: 院内限り.
pub(in crate::compose) fn device_ledger(case: &Case<'_>) -> LedgerPaper {
    paper(case, "device-ledger", "機器台帳", ledger(case, "機器台帳"))
}

/// 機器台帳（提示用）, without addresses and names in the network.
pub(in crate::compose) fn device_ledger_shown(case: &Case<'_>) -> LedgerPaper {
    let title = "機器台帳（提示用）";
    let mut shown = ledger(case, title).without(&IN_HOUSE);
    let inside = KindWords::of(case.profile.facility.kind).inside;
    shown.remarks.push(format!(
        "IPアドレスとコンピュータ名は、{inside}限りの機器台帳に記載している。必要なときは、その場で示す。"
    ));
    paper(case, "device-ledger-shown", title, shown)
}

fn paper(case: &Case<'_>, name: &str, title: &str, ledger: Ledger) -> LedgerPaper {
    let mut book = Book::new(case, name, title);
    let mut parts = vec![
        Part { key: "devices", heading: "機器の所在と利用者", columns: MANUAL.to_vec() },
        Part {
            key: "care", heading: "更新、ウイルス対策、リモート保守", columns: CARE.to_vec()
        },
    ];
    if ledger.keys().contains(&"services") && case.profile.devices.iter().any(says_besides) {
        let heading = "止まるもの、電話、不要なサービス";
        parts.push(Part { key: "besides", heading, columns: BESIDES.to_vec() });
    }
    book.parts(ledger, &parts);
    book.finish(TypeSize::Small)
}

fn says_besides(device: &Device) -> bool {
    let said = [&device.stops, &device.unneeded_services];
    said.iter().any(|fact| fact.value().is_some()) || device.carries_phone.value().is_some()
}

fn ledger(case: &Case<'_>, title: &str) -> Ledger {
    let profile = case.profile;
    let cells = Cells::new(profile);
    let mut facts = cells.review(profile.ledgers.devices.as_ref());
    let kinds = view::kinds(profile).map_or(Value::Blank, Value::words);
    facts.push(fact("kinds", "機器の数", kinds, 14.0, Pen::Name));
    Ledger {
        title: title.to_owned(),
        facts,
        columns: columns(),
        rows: profile.devices.iter().map(|device| row(cells, device, case)).collect(),
        remarks: vec!["空欄は、記載することがないか、まだ書いていないことを示す。".to_owned()],
    }
}

fn columns() -> Vec<LedgerColumn> {
    vec![
        column("id", "管理番号", 4.9, Kind::Code),
        column("kind", "種類", 7.2, Kind::Text),
        column("maker", "メーカー", 7.2, Kind::Text),
        column("os", "OS", 7.2, Kind::Text),
        column("software", "ソフトウェア", 7.2, Kind::Text),
        column("software_version", "ソフトウェア\nバージョン", 5.8, Kind::Code),
        column("ip_address", "IPアドレス", 9.8, Kind::Code),
        column("hostname", "コンピュータ名", 6.6, Kind::Text),
        column("place", "設置場所", 7.4, Kind::Text),
        column("user", "利用者", 7.4, Kind::Text),
        column("registered_on", "登録日", 7.4, Kind::Date),
        column("status", "状態", 3.4, Kind::Code),
        column("system", "システム", 9.0, Kind::Text),
        column("support_end", "サポート\n終了日", 7.4, Kind::Date),
        column("patch_state", "更新の状態", 12.0, Kind::Text),
        column("antivirus", "ウイルス対策", 9.4, Kind::Text),
        column("remote", "リモート\n保守", 6.0, Kind::Code),
        column("stops", "抜くと止まるもの", 18.0, Kind::Text),
        column("carries_phone", "電話", 5.0, Kind::Code),
        column("services", "不要なソフトウェアとサービス", 26.0, Kind::Text),
        column("note", "説明", 6.4, Kind::Text),
    ]
}

fn row(cells: Cells<'_>, device: &Device, case: &Case<'_>) -> LedgerRow {
    let system = device.system.as_ref().and_then(|id| case.profile.system(id));
    let values = vec![
        Value::words(device.id.as_str()),
        Value::words(device.kind.word()),
        cells.words(&device.maker),
        cells.words(&device.os),
        cells.words(&device.software),
        cells.words(&device.software_version),
        cells.words(&device.ip_address),
        cells.words(&device.hostname),
        cells.words(&device.place),
        cells.words(&device.user),
        cells.day(&device.registered_on),
        Value::words(device.status.word()),
        system.map_or(Value::Blank, |system| Value::words(cells.system(system))),
        cells.day(&device.support_end),
        cells.words(&device.patch_state),
        cells.words(&device.antivirus),
        cells.either(&device.remote_maintenance, "あり", "なし"),
        cells.words(&device.stops),
        cells.either(&device.carries_phone, "通る", "通らない"),
        cells.words(&device.unneeded_services),
        optional(device.note.as_ref()),
    ];
    LedgerRow::new(device.id.as_str(), values)
}
