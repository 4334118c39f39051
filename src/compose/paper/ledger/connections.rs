//! This file builds the 外部接続点一覧: every way out, and the parts of the network behind them.

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column};
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::{ExternalConnection, Profile};

/// 外部接続点一覧, with addresses: 院内限り.
pub(in crate::compose) fn external_connections(case: &Case<'_>) -> LedgerPaper {
    let network = &case.profile.network;
    let mut book = Book::new(case, "external-connections", "外部接続点一覧");
    if !network.external_connections.is_empty() {
        book.ledger("ways", "外部との接続", ways(case.profile));
    }
    if !network.segments.is_empty() {
        book.ledger("segments", "ネットワークの区画", segments(case.profile));
    }
    book.finish(TypeSize::Small)
}

fn ways(profile: &Profile) -> Ledger {
    let cells = Cells::new(profile);
    Ledger {
        title: "外部接続点一覧".to_owned(),
        facts: Vec::new(),
        columns: vec![
            column("name", "名称", 8.6, Kind::Text),
            column("kind", "種類", 8.0, Kind::Text),
            column("purpose", "用途", 9.0, Kind::Text),
            column("vendor", "事業者", 8.8, Kind::Text),
            column("device", "接続機器", 4.6, Kind::Code),
            column("maker", "メーカー", 7.6, Kind::Text),
            column("place", "設置場所", 7.8, Kind::Text),
            column("ip_address", "IPアドレス", 9.8, Kind::Code),
            column("source_restriction", "接続元の制限", 10.0, Kind::Text),
            column("systems", "使うシステム", 8.6, Kind::Text),
        ],
        rows: profile
            .network
            .external_connections
            .iter()
            .map(|way| way_row(cells, profile, way))
            .collect(),
        remarks: [
            Some("接続機器は、機器台帳の管理番号で示す。".to_owned()),
            profile.network.small_transmitters.value().map(|found| {
                format!("ケーブルのない通信機器を探した結果は、次のとおりである。{found}")
            }),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

fn way_row(cells: Cells<'_>, profile: &Profile, way: &ExternalConnection) -> LedgerRow {
    let device = way.device.as_ref().and_then(|id| profile.device(id));
    let of_device = |value: Option<Value>| value.unwrap_or(Value::Blank);
    let values = vec![
        Value::words(&way.name),
        Value::words(way.kind.word()),
        Value::words(&way.purpose),
        cells.vendor(way.vendor.as_ref()),
        way.device.as_ref().map_or(Value::Blank, |id| Value::words(id.as_str())),
        of_device(device.map(|d| cells.words(&d.maker))),
        of_device(device.map(|d| cells.words(&d.place))),
        of_device(device.map(|d| cells.words(&d.ip_address))),
        cells.must_words(&way.source_restriction),
        cells.systems(&way.systems),
    ];
    LedgerRow::new(way.id.as_str(), values)
}

fn segments(profile: &Profile) -> Ledger {
    let cells = Cells::new(profile);
    let row = |segment: &crate::profile::Segment| {
        let values = vec![
            Value::words(&segment.name),
            Value::words(&segment.purpose),
            cells.words(&segment.range),
            cells.systems(&segment.systems),
        ];
        LedgerRow::new(segment.id.as_str(), values)
    };
    Ledger {
        title: "ネットワークの区画".to_owned(),
        facts: Vec::new(),
        columns: vec![
            column("name", "区画", 12.0, Kind::Text),
            column("purpose", "つながっているもの", 30.0, Kind::Text),
            column("range", "アドレスの範囲", 12.0, Kind::Code),
            column("systems", "システム", 24.0, Kind::Text),
        ],
        rows: profile.network.segments.iter().map(row).collect(),
        remarks: Vec::new(),
    }
}
