//! This file shows systems and their backups to templates.

use super::words::{NONE, Words, dash, filled, hours, joined, present};
use crate::compose::shape::view;
use crate::profile::{Known, Profile, System};

view! {
    /// A system.
    pub(crate) struct SystemView {
        /// Key.
        id: String,
        /// Printed name.
        name: String,
        /// What it is for.
        purpose: String,
        /// Where it runs.
        hosting: String,
        /// 重要度.
        importance: String,
        /// 復旧優先度.
        priority: String,
        /// 目標復旧時間.
        rto: String,
        /// 目標復旧時点.
        rpo: String,
        /// What stops.
        impact: String,
        /// What is done instead.
        substitute: String,
        /// When it starts.
        starts_when: String,
        /// Where forms lie.
        forms_place: String,
        /// How it is entered later.
        entry_afterwards: String,
        /// Systems that must run first.
        depends: String,
        /// Vendor.
        vendor: String,
        /// Who restores.
        restore_by: String,
        /// Steps, one a line.
        restore_steps: String,
        /// Where the manual lies and when it was last checked.
        restore_manual: String,
        /// What is checked, one a line.
        acceptance: Option<String>,
    }
}

view! {
    /// A way of backing up.
    pub(crate) struct BackupView {
        /// Key.
        id: String,
        /// System.
        system: String,
        /// What is kept.
        target: String,
        /// How often and how.
        way: String,
        /// Medium and generations.
        medium: String,
        /// Whether a copy lies off the network, and where.
        offline: String,
        /// How it is restored.
        restore: String,
        /// Last restore test.
        test: String,
    }
}

impl SystemView {
    pub(crate) fn new(profile: &Profile, system: &System) -> Self {
        let words = Words::new(profile);
        let downtime = |print: fn(&crate::profile::DowntimeProcedure) -> String| {
            words.cell(&system.downtime, print)
        };
        let restore = |print: fn(&crate::profile::RestoreProcedure) -> String| {
            words.cell(&system.restore, print)
        };
        Self {
            id: system.id.to_string(),
            name: system.name.clone(),
            purpose: filled(system.purpose.clone()),
            hosting: system.hosting.word().to_owned(),
            importance: system.importance.word().to_owned(),
            priority: words.cell(&system.restore_priority, u32::to_string),
            rto: words.cell(&system.rto_hours, |h| hours(*h)),
            rpo: words.cell(&system.rpo_hours, |h| hours(*h)),
            impact: words.known(&system.stop_impact),
            substitute: downtime(|d| d.substitute.clone()),
            starts_when: downtime(|d| dash(d.starts_when.as_ref())),
            forms_place: downtime(|d| dash(d.forms_place.as_ref())),
            entry_afterwards: downtime(|d| dash(d.entry_afterwards.as_ref())),
            depends: match system.depends_on.is_empty() {
                true => "なし".to_owned(),
                false => joined(system.depends_on.iter().map(|id| words.system_of(id)), "、"),
            },
            vendor: system.vendor.as_ref().map_or_else(|| NONE.to_owned(), |v| words.vendor_of(v)),
            restore_by: restore(|r| r.by.clone()),
            restore_steps: restore(|r| numbered(&r.steps)),
            restore_manual: words.cell(&system.restore, |r| {
                let checked = match &r.checked_on {
                    Known::Value(on) => format!("（{}に確認）", on.era()),
                    _ => String::new(),
                };
                format!("{}{checked}", words.known(&r.place))
            }),
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

impl BackupView {
    pub(crate) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::new(profile);
        let view = |b: &crate::profile::Backup| Self {
            id: b.id.to_string(),
            system: words.system_of(&b.system),
            target: b.target.word().to_owned(),
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
            restore: words.known(&b.restore_method),
            test: words.cell(&b.last_restore_test, |t| {
                format!("{}\n{}（{}）", t.on.era(), filled(t.result.clone()), t.by)
            }),
        };
        profile.backups.iter().map(view).collect()
    }
}

/// 「(1) …」, one a line.
pub(crate) fn numbered(steps: &[String]) -> String {
    let steps = steps.iter().filter(|s| !s.trim().is_empty()).enumerate();
    joined(steps.map(|(n, step)| format!("({}) {step}", n + 1)), "\n")
}
