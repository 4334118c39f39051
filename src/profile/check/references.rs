//! This file finds names that point nowhere.

use super::Checking;
use crate::diagnostic::Diagnostic;
use crate::profile::read::{PendingAt, suggestion};
use crate::profile::{Id, Known, Profile, Scope};

/// The lists that ids point into.
struct Targets<'p> {
    people: Vec<&'p str>,
    vendors: Vec<&'p str>,
    systems: Vec<&'p str>,
    devices: Vec<&'p str>,
    ways: Vec<&'p str>,
    /// Vendors and outside bodies: whoever can be asked.
    asked: Vec<&'p str>,
}

impl<'p> Targets<'p> {
    fn of(profile: &'p Profile) -> Self {
        let vendors: Vec<&str> = profile.vendors.iter().map(|v| v.id.as_str()).collect();
        let bodies = profile.outside_bodies.iter().map(|b| b.id.as_str());
        Self {
            people: profile.people.iter().map(|p| p.id.as_str()).collect(),
            asked: vendors.iter().copied().chain(bodies).collect(),
            vendors,
            systems: profile.systems.iter().map(|s| s.id.as_str()).collect(),
            devices: profile.devices.iter().map(|d| d.id.as_str()).collect(),
            ways: profile.network.external_connections.iter().map(|w| w.id.as_str()).collect(),
        }
    }
}

/// Says every id that no entry bears.
pub(super) fn check_references(
    profile: &Profile,
    pendings: &[PendingAt],
    checking: &mut Checking<'_>,
) {
    let targets = Targets::of(profile);
    let t = &targets;
    for (n, person) in numbered(&profile.people) {
        checking.known(&t.people, "people", &person.deputy, || format!("people[{n}].deputy"));
    }
    for (n, vendor) in numbered(&profile.vendors) {
        let Some(maintenance) = vendor.remote_maintenance.value() else { continue };
        let path = || format!("vendors[{n}].remote_maintenance.connection");
        checking.optional(&t.ways, "network.external_connections", &maintenance.connection, path);
    }
    for (n, system) in numbered(&profile.systems) {
        checking.optional(&t.vendors, "vendors", &system.vendor, || format!("systems[{n}].vendor"));
        checking.each(&t.systems, &system.depends_on, &format!("systems[{n}].depends_on"));
    }
    for (n, backup) in numbered(&profile.backups) {
        checking.points(&t.systems, "systems", &backup.system, || format!("backups[{n}].system"));
    }
    for (n, segment) in numbered(&profile.network.segments) {
        checking.each(&t.systems, &segment.systems, &format!("network.segments[{n}].systems"));
        for (m, device) in numbered(&segment.connected_by) {
            let path = || format!("network.segments[{n}].connected_by[{m}]");
            checking.points(&t.devices, "devices", device, path);
        }
    }
    for (n, way) in numbered(&profile.network.external_connections) {
        let base = format!("network.external_connections[{n}]");
        checking.optional(&t.vendors, "vendors", &way.vendor, || format!("{base}.vendor"));
        checking.optional(&t.devices, "devices", &way.device, || format!("{base}.device"));
        checking.each(&t.systems, &way.systems, &format!("{base}.systems"));
    }
    for (n, device) in numbered(&profile.devices) {
        checking.optional(&t.systems, "systems", &device.system, || format!("devices[{n}].system"));
    }
    for (n, service) in numbered(&profile.cloud_services) {
        let path = || format!("cloud_services[{n}].vendor");
        checking.optional(&t.vendors, "vendors", &service.vendor, path);
    }
    for (n, account) in numbered(&profile.accounts) {
        let path = || format!("accounts[{n}].system");
        checking.optional(&t.systems, "systems", &account.system, path);
    }
    let ledgers = &profile.ledgers;
    let reviews = [
        ("devices", &ledgers.devices),
        ("cloud_services", &ledgers.cloud_services),
        ("accounts", &ledgers.accounts),
        ("remote_maintenance", &ledgers.remote_maintenance),
    ];
    for (name, review) in reviews {
        let Some(review) = review else { continue };
        let path = || format!("ledgers.{name}.updated_by");
        checking.known(&t.people, "people", &review.updated_by, path);
    }
    for (n, body) in numbered(&profile.outside_bodies) {
        let path = || format!("outside_bodies[{n}].verified_by");
        checking.known(&t.people, "people", &body.verified_by, path);
    }
    for (n, source) in numbered(&profile.information_sources) {
        let path = || format!("information_sources[{n}].by");
        checking.known(&t.people, "people", &source.by, path);
    }
    let adopted_by = &profile.decisions.adopted_by;
    checking.known(&t.people, "people", adopted_by, || "decisions.adopted_by".to_owned());
    let plan = &profile.plan;
    checking.optional(&t.people, "people", &plan.author, || "plan.author".to_owned());
    checking.optional(&t.people, "people", &plan.approver, || "plan.approver".to_owned());
    let rules = &profile.rules;
    checking.optional(&t.people, "people", &rules.author, || "rules.author".to_owned());
    checking.optional(&t.people, "people", &rules.approver, || "rules.approver".to_owned());
    let contact = &profile.requests.contact;
    checking.optional(&t.people, "people", contact, || "requests.contact".to_owned());
    check_answers(profile, t, checking);
    for PendingAt { path, pending } in pendings {
        let owner = || format!("{path}.未確認.担当");
        checking.optional(&t.people, "people", &pending.owner, owner);
        let ask = || format!("{path}.未確認.照会先");
        checking.optional(&t.asked, "vendors か outside_bodies", &pending.ask, ask);
    }
}

fn check_answers(profile: &Profile, t: &Targets<'_>, checking: &mut Checking<'_>) {
    for (n, answer) in numbered(&profile.attestations) {
        let path = || format!("attestations[{n}].scope");
        match &answer.scope {
            Scope::All | Scope::DeviceKind(_) => {}
            Scope::System(id) => checking.points(&t.systems, "systems", id, path),
            Scope::Vendor(id) => checking.points(&t.vendors, "vendors", id, path),
        }
        for (r, round) in numbered(&answer.rounds) {
            let path = || format!("attestations[{n}].rounds[{r}].by");
            checking.optional(&t.people, "people", &round.by, path);
        }
    }
    for (n, statement) in numbered(&profile.vendor_statements) {
        let path = || format!("vendor_statements[{n}].vendor");
        checking.points(&t.vendors, "vendors", &statement.vendor, path);
    }
}

/// Entries with the number under which their path names them.
fn numbered<T>(list: &[T]) -> impl Iterator<Item = (usize, &T)> {
    list.iter().enumerate().map(|(index, entry)| (index.saturating_add(1), entry))
}

impl Checking<'_> {
    fn known(&mut self, in_list: &[&str], list: &str, id: &Known<Id>, path: impl Fn() -> String) {
        if let Known::Value(id) = id {
            self.points(in_list, list, id, path);
        }
    }

    fn optional(
        &mut self,
        in_list: &[&str],
        list: &str,
        id: &Option<Id>,
        path: impl Fn() -> String,
    ) {
        if let Some(id) = id {
            self.points(in_list, list, id, path);
        }
    }

    fn each(&mut self, systems: &[&str], ids: &[Id], path: &str) {
        for (n, id) in numbered(ids) {
            self.points(systems, "systems", id, || format!("{path}[{n}]"));
        }
    }

    fn points(&mut self, in_list: &[&str], list: &str, id: &Id, path: impl Fn() -> String) {
        if in_list.contains(&id.as_str()) {
            return;
        }
        let help = match suggestion(id.as_str(), in_list) {
            Some(near) => format!("「{near}」の書き誤りではありませんか。"),
            None if in_list.is_empty() => {
                format!("{list} に1件も書かれていません。「{id}」を書き足してください。")
            }
            None if in_list.len() <= 12 => {
                format!("{list} にあるのは {} です。", in_list.join("、"))
            }
            None => format!("{list} に「{id}」を書き足すか、正しい名前に直してください。"),
        };
        let message = format!("「{id}」は {list} にありません。");
        let place = self.spots.locate(&path());
        self.report.push(Diagnostic::error("profile-dangling-id", place, message).help(help));
    }
}
