//! This file shows what the head looks at: each with its last day, and the day of that look only where the profile tells it.

use crate::compose::phrase::{Words, filled};
use crate::compose::shape::view;
use crate::profile::{Evidence, Known, LedgerReview, Profile, Role};

view! {
    /// Something that the head looks at.
    pub(crate) struct ReviewRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// 台帳, リモート保守, ログ, 復旧試験.
        kind: String = "種類（台帳、リモート保守、ログ、復旧試験）",
        /// What.
        subject: String = "対象",
        /// Last update or test.
        last: String = "最後の更新か試験",
        /// Where it lies.
        place: String = "置き場所",
        /// The day on which the head looked; nothing where the profile does not say.
        on: Option<String> = "経営層が確かめた日",
        /// The record of that.
        record: Option<String> = "確かめた記録",
    }
}

view! {
    /// What a letter of appointment says besides the roles.
    pub(crate) struct AppointmentView {
        /// Who acts in the officer's absence.
        deputy: Option<String> = "責任者が不在のときの代理",
    }
}

impl AppointmentView {
    pub(crate) fn new(profile: &Profile) -> Self {
        let words = Words::new(profile);
        let officer = profile.holders(Role::SecurityOfficer).next();
        Self { deputy: officer.and_then(|p| p.deputy.value()).map(|id| words.name_of(id)) }
    }
}

impl ReviewRow {
    fn new(kind: &str, id: String, subject: String, last: String, place: String) -> Self {
        let kind = kind.to_owned();
        Self { id, kind, subject, last, place: filled(place), on: None, record: None }
    }

    fn seen(self, evidence: &Known<Evidence>) -> Self {
        let Some(evidence) = evidence.value() else { return self };
        Self {
            on: evidence.on.map(|day| day.era()),
            record: Some(format!("{}\n{}", evidence.what, evidence.place)),
            ..self
        }
    }

    pub(crate) fn all(profile: &Profile) -> Vec<Self> {
        let mut rows: Vec<Self> = ledgers(profile);
        rows.extend(remote(profile));
        rows.extend(logs(profile));
        for row in restore_tests(profile) {
            // Several backups of a system are tested on one day and recorded once.
            let same =
                |r: &Self| r.subject == row.subject && r.last == row.last && r.place == row.place;
            if !rows.iter().any(same) {
                rows.push(row);
            }
        }
        rows
    }
}

fn ledgers(profile: &Profile) -> Vec<ReviewRow> {
    let words = Words::new(profile);
    let kept = &profile.ledgers;
    let row = |id: &str, name: &str, review: Option<&LedgerReview>, lines: usize| {
        let review = review.filter(|_| lines > 0)?;
        let (last, place) = (words.day(&review.updated_on), words.known(&review.place));
        let row = ReviewRow::new("台帳", format!("ledger-{id}"), name.to_owned(), last, place);
        Some(row.seen(&review.executive_review))
    };
    let clouds = profile.cloud_services.len();
    [
        row("devices", "機器台帳", kept.devices.as_ref(), profile.devices.len()),
        row("clouds", "クラウドサービス台帳", kept.cloud_services.as_ref(), clouds),
        row("accounts", "利用者ID台帳", kept.accounts.as_ref(), profile.accounts.len()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn remote(profile: &Profile) -> impl Iterator<Item = ReviewRow> + '_ {
    let words = Words::new(profile);
    profile.vendors.iter().filter_map(move |vendor| {
        let remote = vendor.remote_maintenance.value()?;
        let id = format!("remote-{}", vendor.id);
        let used = if remote.used { "利用する" } else { "利用しない" };
        let subject = format!("{}の回答（{used}）", vendor.name);
        let (last, place) = (words.day(&remote.confirmed_on), words.known(&remote.place));
        Some(ReviewRow::new("リモート保守", id, subject, last, place))
    })
}

fn logs(profile: &Profile) -> impl Iterator<Item = ReviewRow> + '_ {
    let words = Words::new(profile);
    profile.log_reviews.iter().map(move |log| {
        let id = format!("log-{}", log.id);
        let (last, place) = (words.day(&log.last_on), words.known(&log.place));
        ReviewRow::new("ログの確認", id, log.target.clone(), last, place)
    })
}

fn restore_tests(profile: &Profile) -> impl Iterator<Item = ReviewRow> + '_ {
    let words = Words::new(profile);
    profile.backups.iter().filter_map(move |backup| {
        let test = backup.last_restore_test.value()?;
        let id = format!("restore-{}", backup.id);
        let subject = format!("{}の復旧試験", words.system_of(&backup.system));
        let place = words.known(&test.place);
        Some(ReviewRow::new("復旧試験", id, subject, test.on.era(), place))
    })
}
