//! These tests hold the registry of controls, and the facts of law and guideline beside it, to what they promise.

use std::collections::BTreeSet;

use super::{day, shipped};
use crate::catalogue::FactKind;

#[test]
fn no_control_is_ever_renamed_or_dropped() {
    let lock: BTreeSet<&str> = include_str!("../../../catalogue/controls.lock")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let live: BTreeSet<&str> = shipped().controls().map(|c| c.key.as_str()).collect();
    let gone: Vec<_> = lock.difference(&live).collect();
    assert!(gone.is_empty(), "renamed or dropped (write replaced_by instead): {gone:?}");
    let new: Vec<_> = live.difference(&lock).collect();
    assert!(new.is_empty(), "add to controls.lock: {new:?}");
}

#[test]
fn every_control_of_the_shipped_forms_is_explained_to_a_layman() {
    for control in shipped().controls() {
        assert!(control.plain.ends_with('。'), "{}", control.key);
        assert!(control.why.ends_with('。'), "{}", control.key);
        assert!(!control.name.is_empty(), "{}", control.key);
        assert!(!control.evidence.is_empty(), "{}", control.key);
        assert!(!control.profile.is_empty(), "{}", control.key);
        assert!((1..=100).contains(&control.weight), "{}", control.key);
    }
}

#[test]
fn every_fact_of_law_names_its_source_and_waits_for_somebody_to_verify_it() {
    for fact in shipped().facts() {
        assert!(!fact.source.is_empty(), "{}", fact.key);
        assert!(fact.text.ends_with('。'), "{}", fact.key);
        assert_eq!(fact.verified_on.is_some(), fact.verified_by.is_some(), "{}", fact.key);
    }
    let ministry = shipped().public_contact("厚生労働省").unwrap();
    assert_eq!(ministry.phone.as_deref(), Some("03-6812-7837"));
    assert!(ministry.caution.as_deref().unwrap().starts_with("184を付けた発信"));
    let final_report = shipped().fact("deadline.privacy-final-malicious").unwrap();
    assert_eq!(final_report.days.unwrap().to, 60);
}

/// The controls that an item asks for.
fn asked(edition: &str, item: &str) -> Vec<&'static str> {
    let form = shipped().form("checklist", edition, "facility").unwrap();
    form.item(&format!("checklist/{edition}/facility/{item}")).unwrap().control_keys()
}

/// Editions that ask for a control, over all their forms.
fn editions_asking(control: &str) -> Vec<&'static str> {
    let asks = |p: &&crate::catalogue::Publication| {
        let mut items = p.forms.iter().flat_map(|f| f.items());
        items.any(|i| i.control_keys().contains(&control))
    };
    let lists = shipped().publications().iter().filter(|p| p.family == "checklist");
    lists.filter(asks).map(|p| p.edition.as_str()).collect()
}

/// Where each subject stands in R5, R6, R7 and R8; a dash where it is not asked or not known to be.
#[rustfmt::skip]
const SUBJECTS: &[(&str, [&str; 4])] = &[
    ("medical-system.in-use",               ["0", "0", "-", "-"]),
    ("security-officer.appointed",          ["1-1", "1-1", "1-1", "1-1"]),
    ("ledger.devices",                      ["2-1", "2-1", "2-1", "2-ledger"]),
    ("remote-maintenance.asked",            ["2-2", "2-2", "2-2", "2-remote-maintenance"]),
    ("disclosure.collected",                ["2-3", "2-3", "2-3", "2-disclosure"]),
    ("access-rights.server",                ["2-4@server", "2-4@server", "2-4", "-"]),
    ("access-rights.terminal",              ["2-4@terminal", "2-4@terminal", "2-4", "-"]),
    ("access-rights.administrators",        ["-", "-", "2-4", "-"]),
    ("accounts.unused-deleted.server",      ["2-5@server", "2-5@server", "-", "-"]),
    ("accounts.unused-deleted.terminal",    ["2-5@terminal", "2-5@terminal", "-", "-"]),
    ("accounts.unused-removed.server",      ["-", "-", "2-5", "-"]),
    ("accounts.unused-removed.terminal",    ["-", "-", "2-5", "-"]),
    ("access-log.managed",                  ["2-6@server", "2-6@server", "2-11@server", "2-access-log"]),
    ("patch.network",                       ["2-7@network", "2-7@network", "2-6", "2-patch"]),
    ("patch.server",                        ["2-7@server", "2-7@server", "2-6", "2-patch"]),
    ("patch.terminal",                      ["2-7@terminal", "2-7@terminal", "2-6", "2-patch"]),
    ("connection-source.restricted",        ["2-8@network", "2-8@network", "2-13@network", "-"]),
    ("services.unneeded-stopped.server",    ["2-9@server", "2-9@server", "2-12@server", "-"]),
    ("services.unneeded-stopped.terminal",  ["2-9@terminal", "2-9@terminal", "2-12@terminal", "-"]),
    ("password.length-r7",                  ["-", "-", "2-7", "-"]),
    ("password.length-r8",                  ["-", "-", "-", "2-password"]),
    ("password.no-reuse",                   ["-", "-", "2-8", "2-password-reuse"]),
    ("media.restricted",                    ["-", "-", "2-9", "2-media"]),
    ("two-factor.done",                     ["-", "-", "2-10", "-"]),
    ("two-factor.planned",                  ["-", "-", "2-10", "-"]),
    ("two-factor.application-and-server",   ["-", "-", "-", "2-two-factor"]),
    ("two-factor.planned-2027-04-01",       ["-", "-", "-", "2-two-factor"]),
    ("contact-chart.exists",                ["3-1", "3-1", "3-1", "3-1"]),
    ("backup.and-restore-procedure",        ["3-2", "3-2", "3-2", "3-2"]),
    ("bcp.established",                     ["3-3", "3-3", "3-3", "3-3"]),
    ("bcp.planned",                         ["3-3", "-", "-", "-"]),
    ("rules.written",                       ["-", "-", "4-1", "4-1"]),
];

#[test]
fn every_item_of_every_edition_stands_under_its_controls_and_none_is_left_out() {
    for (at, edition) in ["r5", "r6", "r7", "r8"].into_iter().enumerate() {
        let form = shipped().form("checklist", edition, "facility").unwrap();
        for item in form.items() {
            let key = item.key.rsplit('/').next().unwrap_or_default();
            let listed: BTreeSet<&str> =
                SUBJECTS.iter().filter(|(_, at_item)| at_item[at] == key).map(|s| s.0).collect();
            let asked: BTreeSet<&str> = asked(edition, key).into_iter().collect();
            assert!(!asked.is_empty(), "{}", item.key);
            assert_eq!(listed, asked, "{}", item.key);
        }
        for (control, items) in SUBJECTS.iter().filter(|(_, items)| items[at] != "-") {
            assert!(asked(edition, items[at]).contains(control), "{edition} {control}");
        }
    }
}

#[test]
fn a_vendors_sheet_asks_the_vendor_what_the_facilitys_sheet_asks_the_facility() {
    for edition in ["r5", "r6", "r7"] {
        let form = shipped().form("checklist", edition, "vendor").unwrap();
        for item in form.items() {
            let key = item.key.rsplit('/').next().unwrap_or_default();
            let controls = item.control_keys();
            // The first three speak of the vendor's own house and of what it handed over.
            match key {
                "1-1" => assert_eq!(controls, ["vendor.security-officer"]),
                "2-2" => assert_eq!(controls, ["vendor.remote-maintenance-checked"]),
                "2-3" => assert_eq!(controls, ["vendor.disclosure-submitted"]),
                _ => {
                    let own = asked(edition, key);
                    let own: Vec<_> = own.iter().map(|c| format!("vendor.{c}")).collect();
                    assert_eq!(controls, own, "{}", item.key);
                }
            }
        }
    }
}

#[test]
fn a_control_that_no_form_asks_for_says_what_it_waits_for() {
    let forms = shipped().publications().iter().flat_map(|p| &p.forms);
    let asked: BTreeSet<&str> =
        forms.flat_map(|f| f.items()).flat_map(|i| i.control_keys()).collect();
    for control in shipped().controls() {
        let waits = control.awaits.is_some() || control.replaced_by.is_some();
        assert_eq!(asked.contains(control.key.as_str()), !waits, "{}", control.key);
    }
}

#[test]
fn an_answer_does_not_carry_into_an_edition_that_asks_for_something_else() {
    assert_eq!(editions_asking("password.length-r7"), ["r7"]);
    assert_eq!(editions_asking("password.length-r8"), ["r8"]);
    assert_eq!(editions_asking("two-factor.planned"), ["r7"]);
    assert_eq!(editions_asking("two-factor.planned-2027-04-01"), ["r8"]);
    assert_eq!(editions_asking("bcp.planned"), ["r5"]);
    // Until R6 an account had to be deleted; since R7 it may be disabled.
    assert_eq!(editions_asking("accounts.unused-deleted.server"), ["r5", "r6"]);
    assert_eq!(editions_asking("accounts.unused-removed.server"), ["r7"]);
}

#[test]
fn what_guideline_7_0_changed_is_dated_and_tied_to_the_controls_it_bears_on() {
    let guideline = shipped().facts().iter().filter(|f| f.kind == FactKind::Guideline);
    let mut count = 0;
    for fact in guideline {
        count += 1;
        assert_eq!(fact.source_date, Some(day("2026-06-29")), "{}", fact.key);
        assert!(fact.basis.as_ref().is_some_and(|b| b.contains("第7.0版")), "{}", fact.key);
        let bears = shipped().controls().any(|c| c.law.contains(&fact.key));
        assert!(bears, "no control names {}", fact.key);
    }
    assert_eq!(count, 11);
    assert_eq!(shipped().fact("deadline.two-factor").unwrap().on, Some(day("2027-04-01")));
    let password = &shipped().control("password.length-r8").unwrap().law;
    assert!(password.iter().any(|f| f == "guideline.password-no-regular-change"));
}
