//! This file knows in which papers of the binder the proof of a control is looked for first.

/// Beginnings of control keys, and the papers and chapters that speak of them, most telling first. A name without a
/// slash is a paper, also in the version that is shown; one with a slash is a heading of it.
const PLACES: &[(&str, &[&str])] = &[
    ("medical-system", &["system-diagram", "device-ledger", "bcp/scope"]),
    ("security-officer", &["appointment", "bcp/roles"]),
    ("ledger.devices", &["device-ledger", "director-review", "bcp/ledgers"]),
    ("remote-maintenance", &["remote-maintenance", "external-connections"]),
    ("disclosure", &["disclosure-ledger"]),
    ("access-rights", &["account-ledger", "rules"]),
    ("accounts", &["account-ledger", "rules"]),
    ("patch", &["device-ledger", "bcp/vulnerability"]),
    ("password", &["rules"]),
    ("media", &["rules"]),
    ("two-factor", &["rules"]),
    ("access-log", &["log-review", "bcp/information"]),
    ("services", &["device-ledger", "rules"]),
    ("connection-source", &["external-connections", "network-diagram"]),
    ("contact-chart", &["contact-chart", "contact-list", "bcp/contact-chart"]),
    ("backup", &["backup-ledger", "bcp/backup"]),
    ("bcp", &["bcp", "approval"]),
    ("rules", &["rules"]),
    ("plan.devices-known", &["device-ledger", "bcp/ledgers"]),
    ("plan.training-done", &["training-plan", "drill-record", "bcp/training"]),
];

/// Where the binder speaks of a control; nowhere for controls that it does not know.
pub(super) fn of(control: &str) -> &'static [&'static str] {
    let is_it = |begins: &str| {
        control.strip_prefix(begins).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    PLACES.iter().find(|(begins, _)| is_it(begins)).map(|(_, places)| *places).unwrap_or_default()
}
