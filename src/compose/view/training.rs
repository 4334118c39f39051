//! This file shows the year of training and the table-top drill to templates; the drill is built from the facility's own facts.

use crate::catalogue::{Catalogue, year_name};
use crate::compose::parties::parties;
use crate::compose::phrase::{NOTHING, Stated, Words, dash, filled, present};
use crate::compose::shape::view;
use crate::profile::{
    Device, DeviceKind, DeviceStatus, OutsideCategory, Person, Profile, Role, System,
    TrainingEvent, TrainingKind,
};

view! {
    /// Training and the table-top drill.
    pub(crate) struct DrillView {
        /// 令和8年度.
        year: String = "年度",
        /// The year's events with their months.
        events: Vec<EventView> = "年間の予定",
        /// Whether education of staff is planned.
        has_training: bool = "職員教育の予定があるか",
        /// Whether a drill is planned.
        has_drill: bool = "訓練の予定があるか",
        /// Everybody with a role.
        people: Vec<PlayerView> = "役割のある人",
        /// The system that the drill stops, with its article of speech: 「電子カルテ」.
        system: String = "訓練で止まるシステム",
        /// What stops with it.
        impact: Option<String> = "一緒に止まること",
        /// When the switch to paper is made.
        starts_when: Option<String> = "紙に切り替える時",
        /// What is done instead.
        substitute: Option<String> = "代わりにすること",
        /// Where forms lie.
        forms: Option<String> = "紙の様式の置き場所",
        /// Who notices: a title that is not the head's.
        finder: String = "最初に気づく人の役職",
        /// The terminal at which it begins.
        terminal: String = "最初に異常が出る端末",
        /// The vendor of that system.
        vendor: Option<String> = "そのシステムの事業者",
        /// Firms and bodies to call, in order.
        calls: Vec<ReachView> = "連絡する事業者と機関（順番どおり）",
        /// What the vendor says of remote maintenance.
        remote: Option<String> = "リモート保守について事業者が答えたこと",
        /// Backups of the system: the way, and whether it is off the network.
        backups: Vec<ReachView> = "そのシステムのバックアップ",
        /// What nobody has adopted as a criterion for switching to paper.
        paper: Stated = "紙に切り替える基準",
        /// For reducing care.
        degrade: Stated = "縮退運転の基準",
        /// For publishing.
        publish: Stated = "公表の基準",
        /// For restoring.
        restore: Stated = "復旧の基準",
    }
}

view! {
    /// An event of the year.
    pub(crate) struct EventView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Training or drill.
        kind: String = "教育か訓練か",
        /// Title.
        title: String = "題名",
        /// What is taught or practised.
        content: Option<String> = "内容",
        /// For whom.
        audience: String = "対象",
        /// Planned for, in words.
        planned: Option<String> = "予定",
        /// Done on and by how many.
        done: Option<String> = "実施した日と人数",
        /// Where the record lies.
        place: Option<String> = "記録の場所",
        /// Marks in April … March.
        m4: Option<String> = "4月の印",
        /// May.
        m5: Option<String> = "5月の印",
        /// June.
        m6: Option<String> = "6月の印",
        /// July.
        m7: Option<String> = "7月の印",
        /// August.
        m8: Option<String> = "8月の印",
        /// September.
        m9: Option<String> = "9月の印",
        /// October.
        m10: Option<String> = "10月の印",
        /// November.
        m11: Option<String> = "11月の印",
        /// December.
        m12: Option<String> = "12月の印",
        /// January.
        m1: Option<String> = "1月の印",
        /// February.
        m2: Option<String> = "2月の印",
        /// March.
        m3: Option<String> = "3月の印",
    }
}

view! {
    /// Somebody who plays.
    pub(crate) struct PlayerView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "氏名",
        /// Title.
        title: String = "役職",
        /// What they do on the day.
        roles: String = "当日にすること",
    }
}

view! {
    /// Whom to call, or what is kept.
    pub(crate) struct ReachView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Who or what.
        name: String = "相手、または残すもの",
        /// Number, or how.
        value: String = "電話番号、または方法",
        /// Number at night, or where.
        other: String = "夜間の電話番号、または置き場所",
    }
}

impl DrillView {
    pub(crate) fn new(profile: &Profile, catalogue: &Catalogue, year: i32) -> Self {
        let words = Words::new(profile);
        let planned = |kind| profile.training.iter().any(|t| t.kind == kind);
        let system = struck(profile);
        let downtime = system.and_then(|s| s.downtime.value());
        let vendor = system.and_then(|s| s.vendor.as_ref()).and_then(|id| profile.vendor(id));
        let decisions = &profile.decisions;
        let criterion = |value| words.stated(value, "未決定", String::clone);
        Self {
            year: year_name(year),
            events: profile.training.iter().map(|t| EventView::new(words, t, year)).collect(),
            has_training: planned(TrainingKind::Training),
            has_drill: planned(TrainingKind::Drill),
            people: profile.people.iter().map(player).collect(),
            system: system.map_or_else(|| "記録のシステム".to_owned(), |s| words.system(s)),
            impact: system.and_then(|s| present(s.stop_impact.value())),
            starts_when: downtime.and_then(|d| present(d.starts_when.as_ref())),
            substitute: downtime.and_then(|d| present(Some(&d.substitute))),
            forms: downtime.and_then(|d| present(d.forms_place.as_ref())),
            finder: finder(profile),
            terminal: terminal(profile, system),
            vendor: vendor.map(|v| v.name.clone()),
            calls: calls(profile, catalogue, system),
            remote: vendor.and_then(|v| v.remote_maintenance.value()).map(|r| {
                match (r.used, r.method.value()) {
                    (true, Some(method)) => format!("使っている（{method}）"),
                    (true, None) => "使っている".to_owned(),
                    (false, _) => "使っていない".to_owned(),
                }
            }),
            backups: system.map_or_else(Vec::new, |s| backups(profile, s)),
            paper: criterion(&decisions.paper),
            degrade: criterion(&decisions.degrade),
            publish: criterion(&decisions.publish),
            restore: criterion(&decisions.restore),
        }
    }
}

impl EventView {
    fn new(words: Words<'_>, event: &TrainingEvent, year: i32) -> Self {
        let planned = present(event.planned.value());
        let months = planned.as_deref().map(months).unwrap_or_default();
        let mark = |month| months.contains(&month).then(|| "●".to_owned());
        Self {
            id: event.id.to_string(),
            kind: event.kind.word().to_owned(),
            title: event.title.clone(),
            content: present(event.content.as_ref()),
            audience: dash(Some(&event.audience)),
            // What was done in an earlier year is no proof of this one.
            done: event.done_on.value().map(|on| {
                let before = if on.fiscal_year() == year { "" } else { "前回 " };
                let people = event.participants.map(|n| format!("（{n}人）")).unwrap_or_default();
                format!("{before}{}{people}", on.era())
            }),
            place: event.place.value().map(|_| words.known(&event.place)),
            m4: mark(4),
            m5: mark(5),
            m6: mark(6),
            m7: mark(7),
            m8: mark(8),
            m9: mark(9),
            m10: mark(10),
            m11: mark(11),
            m12: mark(12),
            m1: mark(1),
            m2: mark(2),
            m3: mark(3),
            planned,
        }
    }
}

/// The months that words name: 「毎年5月と11月」 as 5 and 11.
fn months(words: &str) -> Vec<u32> {
    let before = |part: &str| {
        let digits: Vec<char> = part.chars().rev().take_while(char::is_ascii_digit).collect();
        digits.into_iter().rev().collect::<String>().parse().ok()
    };
    let mut parts: Vec<&str> = words.split('月').collect();
    parts.pop();
    parts.into_iter().filter_map(before).filter(|month| (1..=12).contains(month)).collect()
}

fn player(person: &Person) -> PlayerView {
    let roles: Vec<_> = person.roles.iter().map(|r| r.word()).collect();
    PlayerView {
        id: person.id.to_string(),
        name: person.name.clone(),
        title: person.title.clone(),
        roles: if roles.is_empty() { NOTHING.to_owned() } else { roles.join("、") },
    }
}

/// The system whose loss hurts most: the one that holds records, else the most important one.
fn struck(profile: &Profile) -> Option<&System> {
    const RECORDS: &[&str] =
        &["カルテ", "薬歴", "診療録", "助産録", "看護記録", "訪問看護", "レセコン"];
    let holds = |word: &&&str| profile.systems.iter().find(|s| names(s, word));
    RECORDS.iter().find_map(|word| holds(&word)).or_else(|| {
        let first = |s: &&System| s.restore_priority.value().copied().unwrap_or(u32::MAX);
        profile.systems.iter().min_by_key(first)
    })
}

fn names(system: &System, word: &str) -> bool {
    system.name.contains(word) || system.purpose.contains(word)
}

/// Whoever notices is not the head, who decides; the desk opens first in the morning.
fn finder(profile: &Profile) -> String {
    let words = Words::new(profile);
    let chief = profile.holders(Role::Executive).next();
    let other = |p: &&Person| chief.is_none_or(|c| c.id != p.id);
    let desk = |p: &&Person| p.title.contains("受付") || p.title.contains("医事");
    let others = || profile.people.iter().filter(other);
    let found = others().find(desk).or_else(|| others().next_back());
    found.map_or_else(|| "受付の職員".to_owned(), |p| words.title(p))
}

/// 「受付の端末PC（PC-02）」: one at the desk, or one of the system, or any.
fn terminal(profile: &Profile, system: Option<&System>) -> String {
    let in_use = |d: &&Device| d.kind == DeviceKind::Terminal && d.status == DeviceStatus::InUse;
    let of_system = |d: &&Device| d.system.is_some() && d.system.as_ref() == system.map(|s| &s.id);
    let desk = |d: &&Device| d.place.value().is_some_and(|place| place.contains("受付"));
    let used = || profile.devices.iter().filter(in_use);
    let device = used()
        .find(|d| of_system(d) && desk(d))
        .or_else(|| used().find(desk))
        .or_else(|| used().find(of_system))
        .or_else(|| used().next());
    match device.map(|d| (d.place.value(), &d.id)) {
        Some((Some(place), id)) => format!("{place}の端末PC（{id}）"),
        Some((None, id)) => format!("端末PC（{id}）"),
        None => "受付の端末PC".to_owned(),
    }
}

/// In the order of the plan: the vendor of the system, those of the lines, experts, authorities.
fn calls(profile: &Profile, catalogue: &Catalogue, system: Option<&System>) -> Vec<ReachView> {
    use OutsideCategory as C;
    let words = Words::of_list(profile);
    let first = system.and_then(|s| s.vendor.as_ref());
    let mut vendors: Vec<_> = profile.vendors.iter().collect();
    vendors.sort_by_key(|v| first != Some(&v.id));
    let firms = vendors.into_iter().map(|v| ReachView {
        id: format!("vendor-{}", v.id),
        name: v.name.clone(),
        value: words.phone(&v.phone),
        other: words.phone(&v.night_phone),
    });
    let order =
        [C::Ministry, C::Prefecture, C::HealthCenter, C::Police, C::Mist, C::PrivacyCommission];
    let all = parties(profile, catalogue);
    let bodies = order.into_iter().flat_map(|category| {
        let named = all.iter().filter(move |p| p.category == category);
        named.map(|p| ReachView {
            id: format!("body-{}", p.key),
            name: p.name.clone(),
            value: match (p.phone.as_str(), p.online.first()) {
                (NOTHING, Some(online)) => online.clone(),
                (phone, _) => phone.to_owned(),
            },
            other: p.night.clone(),
        })
    });
    firms.chain(bodies).collect()
}

fn backups(profile: &Profile, system: &System) -> Vec<ReachView> {
    let words = Words::new(profile);
    let of = profile.backups.iter().filter(|b| b.system == system.id);
    of.map(|b| ReachView {
        id: b.id.to_string(),
        name: filled(b.method.clone()),
        value: words.cell(&b.offline, |off| {
            if *off { "切り離してある" } else { "つながっている" }.to_owned()
        }),
        other: words.known(&b.place),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::months;

    #[test]
    fn months_are_read_out_of_words() {
        assert_eq!(months("毎年5月"), [5]);
        assert_eq!(months("5月と11月"), [5, 11]);
        assert!(months("入職の日").is_empty());
        assert!(months("毎月").is_empty());
    }
}
