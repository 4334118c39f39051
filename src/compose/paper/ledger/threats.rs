//! This file builds the リスク評価表 of a hospital: threats with the facts that speak of them; what nobody judged is blank.

use super::cells::{Cells, column};
use super::risk::{backups_of, ways_of};
use crate::compose::phrase::Words;
use crate::document::{ColumnKind as Kind, Ledger, LedgerRow, Value};
use crate::profile::{Device, DeviceStatus, Profile, System};

/// リスク評価表: one row for each system and each threat that a fact of the profile speaks of.
pub(super) fn threats(profile: &Profile) -> Ledger {
    let rows = profile.systems.iter().flat_map(|system| rows(profile, system)).collect();
    Ledger {
        title: "リスク評価表".to_owned(),
        facts: Vec::new(),
        columns: vec![
            column("asset", "資産\n（システム）", 8.4, Kind::Text),
            column("threat", "脅威", 11.0, Kind::Text),
            column("facts", "関係する事実", 21.0, Kind::Text),
            column("impact", "影響\n（重要度）", 4.6, Kind::Code),
            column("likelihood", "起こり\nやすさ", 4.2, Kind::Code),
            column("level", "リスクの\n大きさ", 4.4, Kind::Code),
            column("decision", "判断と追加の対策", 15.0, Kind::Text),
            column("owner", "担当", 6.6, Kind::Text),
            column("due", "期限", 7.4, Kind::Date),
        ],
        rows,
        remarks: vec![
            "起こりやすさ、リスクの大きさ、判断、担当、期限の空欄は、まだ評価していないことを示す。評価は会議で行い、この表に記入する。"
                .to_owned(),
            "影響には、システムの重要度（診療への影響の大きさ）を写している。".to_owned(),
        ],
    }
}

fn rows(profile: &Profile, system: &System) -> Vec<LedgerRow> {
    let found = [
        ("outside", "外部との接続点からの侵入", outside(profile, system)),
        ("maintenance", "事業者の保守の経路からの侵入", maintenance(profile, system)),
        ("old", "サポートの終わる機器の弱点", ending(profile, system)),
        ("unknown", "更新の状態が分からない機器の弱点", unknown(profile, system)),
        ("encryption", "データの暗号化と消失", Some(backups(profile, system))),
    ];
    found
        .into_iter()
        .filter_map(|(key, threat, facts)| Some((key, threat, facts?)))
        .map(|(key, threat, facts)| {
            let mut values = vec![
                Value::words(Words::new(profile).system(system)),
                Value::words(threat),
                Value::words(facts),
                Value::words(system.importance.word()),
            ];
            values.extend(std::iter::repeat_n(Value::Blank, 5));
            LedgerRow::by_pen(format!("{}-{key}", system.id), values)
        })
        .collect()
}

fn outside(profile: &Profile, system: &System) -> Option<String> {
    let ways = ways_of(profile, system);
    (!ways.is_empty()).then(|| format!("使う接続: {}", ways.join("、")))
}

fn maintenance(profile: &Profile, system: &System) -> Option<String> {
    let vendor = profile.vendor(system.vendor.as_ref()?)?;
    let remote = vendor.remote_maintenance.value().filter(|remote| remote.used)?;
    let cells = Cells::new(profile);
    let words = |fact| cells.must_words(fact).printed();
    Some(format!(
        "{}がリモート保守を行う。接続の方法: {}。認証: {}。接続元の制限: {}",
        vendor.name,
        words(&remote.method),
        words(&remote.authentication),
        words(&remote.source_restriction)
    ))
}

fn ending(profile: &Profile, system: &System) -> Option<String> {
    let limit = profile.plan.revised_on.day() + chrono::Days::new(365);
    let ends = |device: &&Device| device.support_end.value().is_some_and(|end| end.day() <= limit);
    let one = |device: &Device| match device.support_end.value() {
        Some(end) => format!("{}（{end}）", device.id),
        None => device.id.to_string(),
    };
    listed(
        "サポートが終わった機器、1年以内に終わる機器",
        devices(profile, system).filter(ends).map(one),
    )
}

fn unknown(profile: &Profile, system: &System) -> Option<String> {
    let silent = |device: &&Device| device.patch_state.value().is_none();
    let numbers = devices(profile, system).filter(silent).map(|device| device.id.to_string());
    listed("更新の状態を確かめていない機器", numbers)
}

fn backups(profile: &Profile, system: &System) -> String {
    format!("バックアップ: {}", backups_of(profile, system))
}

fn devices<'a>(profile: &'a Profile, system: &'a System) -> impl Iterator<Item = &'a Device> {
    let of_system = |d: &&Device| d.system.as_ref() == Some(&system.id);
    profile.devices.iter().filter(of_system).filter(|d| d.status != DeviceStatus::Disposed)
}

fn listed(what: &str, entries: impl Iterator<Item = String>) -> Option<String> {
    let entries: Vec<String> = entries.collect();
    (!entries.is_empty()).then(|| format!("{what}: {}", entries.join("、")))
}
