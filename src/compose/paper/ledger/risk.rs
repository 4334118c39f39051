//! This file builds the 資産・リスク・重要度・復旧順: every system, what hangs on it, and what comes back first.

use super::book::{Book, LedgerPaper};
use super::cells::{Cells, column};
use super::threats::threats;
use crate::compose::paper::Case;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, TypeSize, Value};
use crate::profile::{FacilityKind, KindWords, Known, Profile, System};

/// 資産・リスク・重要度・復旧順; a hospital gets the リスク評価表 besides.
pub(in crate::compose) fn risk_table(case: &Case<'_>) -> LedgerPaper {
    let profile = case.profile;
    let mut book = Book::new(case, "risk-table", "資産・リスク・重要度・復旧順の一覧");
    book.ledger("assets", "システムの重要度と復旧の順番", assets(profile));
    if profile.facility.kind == FacilityKind::Hospital {
        book.ledger("threats", "リスク評価表", threats(profile));
    }
    book.finish(TypeSize::Small)
}

fn assets(profile: &Profile) -> Ledger {
    let cells = Cells::new(profile);
    let care = KindWords::of(profile.facility.kind).care;
    Ledger {
        title: "資産と復旧順".to_owned(),
        facts: Vec::new(),
        columns: vec![
            column("order", "復旧\n優先度", 3.4, Kind::Number),
            column("asset", "資産\n（システム）", 8.0, Kind::Text),
            column("hosting", "動く場所", 4.6, Kind::Text),
            column("vendor", "事業者", 7.4, Kind::Text),
            column("importance", "重要度", 3.2, Kind::Code),
            column("rto", "目標復旧\n時間\n（時間）", 4.2, Kind::Number),
            column("rpo", "目標復旧\n時点\n（時間）", 4.2, Kind::Number),
            column("impact", "止まると困ること", 11.0, Kind::Text),
            column("substitute", "代わりのやり方", 11.0, Kind::Text),
            column("depends_on", "先に要る\nシステム", 6.4, Kind::Text),
            column("ways", "外部との接続", 8.6, Kind::Text),
            column("backups", "バックアップ", 8.8, Kind::Text),
        ],
        rows: in_order(profile).into_iter().map(|system| row(cells, profile, system)).collect(),
        remarks: vec![format!(
            "重要度は{care}への影響の大きさ、復旧優先度は復旧する順番（1が最初）である。両者は一致しないことがある。"
        )],
    }
}

/// Systems by restore priority; those without one last, in the profile's order.
fn in_order(profile: &Profile) -> Vec<&System> {
    let mut systems: Vec<&System> = profile.systems.iter().collect();
    systems.sort_by_key(|s| s.restore_priority.value().copied().unwrap_or(u32::MAX));
    systems
}

fn row(cells: Cells<'_>, profile: &Profile, system: &System) -> LedgerRow {
    let values = vec![
        cells.must(&system.restore_priority, |n| Value::Number(*n)),
        Value::words(&system.name),
        Value::words(KindWords::of(profile.facility.kind).inside_of(system.hosting.word())),
        cells.vendor(system.vendor.as_ref()),
        Value::words(system.importance.word()),
        cells.must(&system.rto_hours, |n| Value::Number(*n)),
        cells.must(&system.rpo_hours, |n| Value::Number(*n)),
        cells.must_words(&system.stop_impact),
        cells.must(&system.downtime, |d| Value::words(&d.substitute)),
        cells.systems(&system.depends_on),
        Value::words(ways_of(profile, system).join("、")),
        Value::words(backups_of(profile, system)),
    ];
    LedgerRow::new(system.id.as_str(), values)
}

/// The ways out that a system uses.
pub(super) fn ways_of(profile: &Profile, system: &System) -> Vec<String> {
    let ways = profile.network.external_connections.iter();
    ways.filter(|way| way.systems.contains(&system.id)).map(|way| way.name.clone()).collect()
}

/// How often a system is kept, and whether a copy lies off every network.
pub(super) fn backups_of(profile: &Profile, system: &System) -> String {
    let kept: Vec<_> = profile.backups.iter().filter(|b| b.system == system.id).collect();
    if kept.is_empty() {
        return "記載なし".to_owned();
    }
    let how_often: Vec<&str> = kept.iter().map(|b| b.frequency.as_str()).collect();
    let offline = if kept.iter().any(|b| b.offline == Known::Value(true)) {
        "切り離した写しあり"
    } else {
        "切り離した写しの記載なし"
    };
    format!("{}（{offline}）", how_often.join("、"))
}
