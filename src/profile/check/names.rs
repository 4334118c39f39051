//! This file finds names that two entries share.

use super::Checking;
use crate::diagnostic::Diagnostic;
use crate::profile::{Id, Profile};

/// Says every id that occurs twice in its list.
pub(super) fn check_names(profile: &Profile, checking: &mut Checking<'_>) {
    checking.unique("people", profile.people.iter().map(|e| &e.id));
    checking.unique("vendors", profile.vendors.iter().map(|e| &e.id));
    checking.unique("systems", profile.systems.iter().map(|e| &e.id));
    checking.unique("backups", profile.backups.iter().map(|e| &e.id));
    let network = &profile.network;
    checking.unique("network.segments", network.segments.iter().map(|e| &e.id));
    checking
        .unique("network.external_connections", network.external_connections.iter().map(|e| &e.id));
    checking.unique("network.cut_points", network.cut_points.iter().map(|e| &e.id));
    checking.unique("network.do_not_pull", network.do_not_pull.iter().map(|e| &e.id));
    checking.unique("devices", profile.devices.iter().map(|e| &e.id));
    checking.unique("cloud_services", profile.cloud_services.iter().map(|e| &e.id));
    checking.unique("accounts", profile.accounts.iter().map(|e| &e.id));
    checking.unique("outside_bodies", profile.outside_bodies.iter().map(|e| &e.id));
    checking.unique("documents", profile.documents.iter().map(|e| &e.id));
    checking.unique("inspections", profile.inspections.iter().map(|e| &e.id));
    checking.unique("training", profile.training.iter().map(|e| &e.id));
    checking.unique("information_sources", profile.information_sources.iter().map(|e| &e.id));
    checking.unique("log_reviews", profile.log_reviews.iter().map(|e| &e.id));
    checking.unique("plan.copies", profile.plan.copies.iter().map(|e| &e.id));
}

impl Checking<'_> {
    fn unique<'p>(&mut self, list: &str, ids: impl Iterator<Item = &'p Id>) {
        let mut seen: Vec<(&Id, usize)> = ids.enumerate().map(|(i, id)| (id, i)).collect();
        seen.sort();
        for pair in seen.windows(2) {
            let [(first, first_index), (second, second_index)] = pair else { continue };
            if first != second {
                continue;
            }
            let path = |index: &usize| format!("{list}[{}].id", index.saturating_add(1));
            let place = self.spots.locate(&path(second_index));
            let line = self.spots.line(&path(first_index)).unwrap_or_default();
            self.report.push(
                Diagnostic::error(
                    "profile-duplicate-id",
                    place,
                    format!("短い名前（id）「{first}」が重なっています（前のものは{line}行目）。"),
                )
                .help("どちらかを別の名前に変え、それを指しているところも直してください。"),
            );
        }
    }
}
