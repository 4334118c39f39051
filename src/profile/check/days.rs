//! This file finds days that come in the wrong order, or have not come yet.

use chrono::NaiveDate;

use super::{Checking, entry};
use crate::profile::{Date, Evidence, Known, Profile};

/// Says contracts that end before they begin and plans approved before they were written.
pub(super) fn check_order(profile: &Profile, checking: &mut Checking<'_>) {
    for (index, vendor) in profile.vendors.iter().enumerate() {
        let Some(contract) = &vendor.contract else { continue };
        if let (Some(from), Some(to)) = (contract.from.value(), contract.to.value())
            && to < from
        {
            checking.error(
                "profile-day-order",
                &format!("{}.contract.to", entry("vendors", index)),
                format!("契約の終了日（{to}）が、開始日（{from}）より前です。"),
                "日付を確かめてください。",
            );
        }
    }
    let plan = &profile.plan;
    let revised = plan.revised_on;
    if let Some(first) = plan.established_on.value().filter(|day| revised < **day) {
        checking.error(
            "profile-day-order",
            "plan.revised_on",
            format!("この版の日付（{revised}）が、最初に策定した日（{first}）より前です。"),
            "日付を確かめてください。",
        );
    }
    let of_this_version = plan.approved_version.as_ref().is_none_or(|v| *v == plan.version);
    if let Some(approved) = plan.approved_on.filter(|day| of_this_version && *day < revised) {
        checking.warning(
            "profile-approval-old",
            "plan.approved_on",
            format!("承認した日（{approved}）が、この版の日付（{revised}）より前です。"),
            "前の版の承認であれば、approved_version にその版を書いてください。この版の承認とは扱いません。",
        );
    }
    if let Some(next) = plan.next_review.value().filter(|day| **day < revised) {
        checking.warning(
            "profile-review-past",
            "plan.next_review",
            format!("次に見直す日（{next}）が、この版の日付（{revised}）より前です。"),
            "これから見直す日を書いてください。",
        );
    }
    for (index, pair) in plan.revisions.windows(2).enumerate() {
        let [older, newer] = pair else { continue };
        if newer.on < older.on {
            checking.warning(
                "profile-revision-order",
                &format!("{}.on", entry("plan.revisions", index.saturating_add(1))),
                format!("改訂の日付（{}）が、前の改訂（{}）より前です。", newer.on, older.on),
                "改訂の履歴は古い順に書いてください。",
            );
        }
    }
}

/// Says days on which something is said to have been done although they have not come yet.
pub(super) fn check_future(profile: &Profile, today: NaiveDate, checking: &mut Checking<'_>) {
    let today = Date::new(today);
    for (path, day) in done_days(profile) {
        if day > today {
            checking.error(
                "profile-future-day",
                &path,
                format!("済んだことの日付が、まだ来ていない日（{day}）になっています。"),
                format!("実際に行った日を書いてください（今日は{today}として扱っています）。"),
            );
        }
    }
}

/// The days of everything that the profile says was done.
fn done_days(profile: &Profile) -> Vec<(String, Date)> {
    let mut days = Days::default();
    for (index, person) in profile.people.iter().enumerate() {
        days.evidence(&person.appointed, || format!("{}.appointed", entry("people", index)));
    }
    for (index, vendor) in profile.vendors.iter().enumerate() {
        let base = entry("vendors", index);
        if let Some(maintenance) = vendor.remote_maintenance.value() {
            let path = || format!("{base}.remote_maintenance.confirmed_on");
            days.known(&maintenance.confirmed_on, path);
        }
        if let Some(disclosure) = vendor.disclosure.value() {
            days.known(&disclosure.received_on, || format!("{base}.disclosure.received_on"));
        }
        if let Some(day) = vendor.request.as_ref().and_then(|request| request.sent_on) {
            days.push(format!("{base}.request.sent_on"), day);
        }
    }
    for (index, system) in profile.systems.iter().enumerate() {
        if let Some(restore) = system.restore.value() {
            let path = || format!("{}.restore.checked_on", entry("systems", index));
            days.known(&restore.checked_on, path);
        }
    }
    for (index, backup) in profile.backups.iter().enumerate() {
        if let Some(test) = backup.last_restore_test.value() {
            days.push(format!("{}.last_restore_test.on", entry("backups", index)), test.on);
        }
    }
    days.evidence(&profile.network.diagram, || "network.diagram".to_owned());
    let ledgers = &profile.ledgers;
    let reviews = [
        ("devices", &ledgers.devices),
        ("cloud_services", &ledgers.cloud_services),
        ("accounts", &ledgers.accounts),
        ("remote_maintenance", &ledgers.remote_maintenance),
    ];
    for (name, review) in reviews {
        let Some(review) = review else { continue };
        days.known(&review.updated_on, || format!("ledgers.{name}.updated_on"));
        days.evidence(&review.executive_review, || format!("ledgers.{name}.executive_review"));
    }
    for (index, body) in profile.outside_bodies.iter().enumerate() {
        days.known(&body.verified_on, || format!("{}.verified_on", entry("outside_bodies", index)));
    }
    for (index, answer) in profile.attestations.iter().enumerate() {
        let base = format!("{}.rounds", entry("attestations", index));
        for (index, round) in answer.rounds.iter().enumerate() {
            days.push(format!("{}.checked_on", entry(&base, index)), round.checked_on);
        }
    }
    for (index, statement) in profile.vendor_statements.iter().enumerate() {
        let path = format!("{}.received_on", entry("vendor_statements", index));
        days.push(path, statement.received_on);
        let base = format!("{}.answers", entry("vendor_statements", index));
        for (index, stated) in statement.answers.iter().enumerate() {
            let Some(day) = stated.checked_on else { continue };
            days.push(format!("{}.checked_on", entry(&base, index)), day);
        }
    }
    for (index, event) in profile.training.iter().enumerate() {
        days.known(&event.done_on, || format!("{}.done_on", entry("training", index)));
    }
    for (index, review) in profile.log_reviews.iter().enumerate() {
        days.known(&review.last_on, || format!("{}.last_on", entry("log_reviews", index)));
    }
    days.known(&profile.decisions.adopted_on, || "decisions.adopted_on".to_owned());
    if let Some(day) = profile.plan.approved_on {
        days.push("plan.approved_on".to_owned(), day);
    }
    if let Some(day) = profile.rules.approved_on {
        days.push("rules.approved_on".to_owned(), day);
    }
    if let Some(chart) = &profile.plan.contact_chart {
        days.push("plan.contact_chart.updated_on".to_owned(), chart.updated_on);
        days.evidence(&chart.announced, || "plan.contact_chart.announced".to_owned());
    }
    days.list
}

#[derive(Default)]
struct Days {
    list: Vec<(String, Date)>,
}

impl Days {
    fn push(&mut self, path: String, day: Date) {
        self.list.push((path, day));
    }

    fn known(&mut self, day: &Known<Date>, path: impl Fn() -> String) {
        if let Some(day) = day.value() {
            self.push(path(), *day);
        }
    }

    fn evidence(&mut self, evidence: &Known<Evidence>, path: impl Fn() -> String) {
        if let Some(day) = evidence.value().and_then(|e| e.on) {
            self.push(format!("{}.on", path()), day);
        }
    }
}
