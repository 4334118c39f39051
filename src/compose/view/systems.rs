//! This file shows systems and their backups to templates.

use super::response::FactRow;
use crate::compose::phrase::{Words, dash, filled, hours, joined, present};
use crate::compose::shape::view;
use crate::profile::{KindWords, Known, Profile, System};

view! {
    /// A system.
    pub(crate) struct SystemView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name as tables print it: without what stands in brackets, where that is enough.
        name: String = "表に書く名前",
        /// Whole name.
        full_name: String = "省略しない名前",
        /// What it is for.
        purpose: String = "用途",
        /// Where it runs.
        hosting: String = "動いている場所（院内、クラウドなど）",
        /// 重要度.
        importance: String = "重要度",
        /// 復旧優先度.
        priority: String = "復旧優先度",
        /// 目標復旧時間.
        rto: String = "目標復旧時間",
        /// 目標復旧時点.
        rpo: String = "目標復旧時点",
        /// What stops.
        impact: String = "止まると困ること",
        /// What is done instead.
        substitute: String = "代わりにすること",
        /// When it starts.
        starts_when: String = "代わりのやり方を始める時",
        /// How it is entered later.
        entry_afterwards: String = "あとから入力する方法",
        /// Systems that must run first.
        depends: String = "先に動いていなければならないシステム",
        /// Who restores.
        restore_by: String = "復旧させる人",
        /// Steps, one a line.
        restore_steps: String = "復旧の手順（1行に1つ）",
        /// What is checked, one a line.
        acceptance: Option<String> = "復旧したか確かめること（1行に1つ）",
    }
}

view! {
    /// A way of backing up.
    pub(crate) struct BackupView {
        /// Key.
        id: String = "行の名前（キー）",
        /// System and what of it is kept.
        system: String = "システムと、残すもの",
        /// How often and how.
        way: String = "間隔と方法",
        /// Medium and generations.
        medium: String = "媒体と世代",
        /// Whether a copy lies off the network, and where.
        offline: String = "ネットワークから離した写しと、その場所",
        /// How it is restored, and the last test of that.
        restore: String = "戻し方と、最後の復旧試験",
    }
}

impl SystemView {
    pub(crate) fn new(profile: &Profile, system: &System) -> Self {
        let words = Words::new(profile);
        let downtime = |print: fn(&crate::profile::DowntimeProcedure) -> String| {
            words.cell(&system.downtime, print)
        };
        Self {
            id: system.id.to_string(),
            name: words.system(system),
            full_name: system.name.clone(),
            purpose: filled(system.purpose.clone()),
            hosting: KindWords::of(profile.facility.kind).inside_of(system.hosting.word()),
            importance: system.importance.word().to_owned(),
            priority: words.cell(&system.restore_priority, u32::to_string),
            rto: words.cell(&system.rto_hours, |h| hours(*h)),
            rpo: words.cell(&system.rpo_hours, |h| hours(*h)),
            impact: words.known(&system.stop_impact),
            substitute: downtime(|d| d.substitute.clone()),
            starts_when: downtime(|d| dash(d.starts_when.as_ref())),
            entry_afterwards: downtime(|d| dash(d.entry_afterwards.as_ref())),
            depends: match system.depends_on.is_empty() {
                true => "なし".to_owned(),
                false => joined(system.depends_on.iter().map(|id| words.system_of(id)), "、"),
            },
            restore_by: words.cell(&system.restore, |r| r.by.clone()),
            restore_steps: words.cell(&system.restore, |r| numbered(&r.steps)),
            acceptance: present(Some(&system.acceptance.join("\n"))),
        }
    }

    /// All systems in the profile's order.
    pub(crate) fn all(profile: &Profile) -> Vec<Self> {
        profile.systems.iter().map(|system| Self::new(profile, system)).collect()
    }

    /// All systems, those to be restored first on top, the undecided last.
    pub(crate) fn by_priority(profile: &Profile) -> Vec<Self> {
        let mut systems: Vec<_> = profile.systems.iter().collect();
        systems.sort_by_key(|s| s.restore_priority.value().copied().unwrap_or(u32::MAX));
        systems.into_iter().map(|system| Self::new(profile, system)).collect()
    }
}

/// Where forms lie, each place once, with the systems whose forms lie there.
pub(crate) fn forms(profile: &Profile) -> Vec<FactRow> {
    gathered(profile, |system| present(system.downtime.value()?.forms_place.as_ref()))
}

/// Where restore manuals lie and when they were last checked, each once, with their systems.
pub(crate) fn manuals(profile: &Profile) -> Vec<FactRow> {
    let words = Words::new(profile);
    gathered(profile, |system| {
        let restore = system.restore.value()?;
        let place = words.known(&restore.place);
        Some(match &restore.checked_on {
            Known::Absent => place,
            on => format!("{place}（{}に確認）", words.day(on)),
        })
    })
}

fn gathered(profile: &Profile, fact: impl Fn(&System) -> Option<String>) -> Vec<FactRow> {
    let words = Words::new(profile);
    let mut rows: Vec<FactRow> = Vec::new();
    for system in &profile.systems {
        let Some(name) = fact(system) else { continue };
        let value = words.system(system);
        match rows.iter_mut().find(|row| row.name == name) {
            Some(row) => row.value = format!("{}、{value}", row.value),
            None => rows.push(FactRow { id: system.id.to_string(), name, value }),
        }
    }
    rows
}

impl BackupView {
    pub(crate) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::new(profile);
        let view = |b: &crate::profile::Backup| Self {
            id: b.id.to_string(),
            system: format!("{}\n（{}）", words.system_of(&b.system), b.target.word()),
            way: format!("{}\n{}", filled(b.frequency.clone()), filled(b.method.clone())),
            medium: format!(
                "{}\n{}",
                words.known(&b.medium),
                words.cell(&b.generations, |n| format!("{n}世代"))
            ),
            offline: match &b.offline {
                Known::Value(true) => format!("あり\n{}", words.known(&b.place)),
                Known::Value(false) => format!("なし\n{}", words.known(&b.place)),
                _ => words.cell(&b.offline, |_| String::new()),
            },
            restore: format!(
                "{}\n試験: {}",
                words.known(&b.restore_method),
                words.cell(&b.last_restore_test, |t| {
                    format!("{}、{}", t.on.era(), filled(t.result.clone()))
                })
            ),
        };
        profile.backups.iter().map(view).collect()
    }
}

/// 「(1) …」, one a line.
pub(crate) fn numbered(steps: &[String]) -> String {
    let steps = steps.iter().filter(|s| !s.trim().is_empty()).enumerate();
    joined(steps.map(|(n, step)| format!("({}) {step}", n + 1)), "\n")
}
