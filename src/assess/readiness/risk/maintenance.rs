//! This file judges remote maintenance: that somebody asked about it, and what is not known of it.

use crate::catalogue::{AskedOf, Effort};
use crate::profile::{Device, ExternalKind, Id, Profile, RemoteMaintenance, Vendor};

use super::super::concern::{ConcernKind, Concerns, Severity, Told};
use super::super::stale::listed;
use super::devices::is_used;

pub(super) fn find(profile: &Profile, out: &mut Concerns) {
    nobody_said(profile, out);
    shared_ids(profile, out);
    details(profile, out);
}

fn uses_it(vendor: &Vendor) -> bool {
    vendor.remote_maintenance.value().is_some_and(|answer| answer.used)
}

/// Machines and lines that are maintained from outside, while no vendor says that it does so.
fn nobody_said(profile: &Profile, out: &mut Concerns) {
    let mut found = Vec::new();
    let maintained = |d: &Device| is_used(d) && d.remote_maintenance.value() == Some(&true);
    for (at, device) in profile.devices.iter().enumerate().filter(|(_, d)| maintained(d)) {
        if !vendors_of(profile, device).any(uses_it) && !profile.vendors.iter().any(uses_it) {
            found.push((device.id.to_string(), format!("devices[{}].remote_maintenance", at + 1)));
        }
    }
    for (at, line) in profile.network.external_connections.iter().enumerate() {
        let vendor = line.vendor.as_ref().and_then(|id| profile.vendor(id));
        if line.kind == ExternalKind::VendorMaintenance && !vendor.is_some_and(uses_it) {
            let field = format!("network.external_connections[{}].vendor", at + 1);
            found.push((line.name.clone(), field));
        }
    }
    if found.is_empty() {
        return;
    }
    let (names, basis) = listed(found);
    out.risk(
        "remote-unanswered",
        Severity::High,
        Told {
            what: format!("外から保守される機器や回線に、そう答えた事業者がない: {names}。"),
            why: "誰がつないでいるか分からない入口は、閉めることも見張ることもできないため。",
            todo: "機器と回線の名前を挙げて、外からつないでいるかを事業者に聞く",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        },
    );
}

/// The vendor of a device's system, and those of the lines that go through it.
fn vendors_of<'p>(profile: &'p Profile, device: &'p Device) -> impl Iterator<Item = &'p Vendor> {
    let system = device.system.as_ref().and_then(|id| profile.system(id));
    let lines = profile.network.external_connections.iter();
    let through = lines.filter(|line| line.device.as_ref() == Some(&device.id));
    let ids = system.and_then(|s| s.vendor.as_ref()).into_iter();
    ids.chain(through.filter_map(|line| line.vendor.as_ref()))
        .filter_map(|id: &Id| profile.vendor(id))
}

/// A vendor that comes in with an ID that several of its people share.
fn shared_ids(profile: &Profile, out: &mut Concerns) {
    let mut found = Vec::new();
    for (at, vendor) in profile.vendors.iter().enumerate().filter(|(_, v)| uses_it(v)) {
        let answer = vendor.remote_maintenance.value();
        let words = answer.and_then(|a| a.authentication.value()).map_or("", String::as_str);
        let shared = words.contains("共用") || words.contains("共有ID");
        let denied = ["ない", "なし", "禁", "せず", "個人ID"].iter().any(|no| words.contains(no));
        if shared && !denied {
            let field = format!("vendors[{}].remote_maintenance.authentication", at + 1);
            found.push((vendor.name.clone(), field));
        }
    }
    if found.is_empty() {
        return;
    }
    let (names, basis) = listed(found);
    out.risk(
        "vendor-shared-id",
        Severity::High,
        Told {
            what: format!("外からの保守に共用のIDを使う事業者がある: {names}。"),
            why: "誰が入ったかを記録から追えず、辞めた人も入れたままになるため。",
            todo: "担当者ごとのIDに分け、二要素認証を使うよう事業者に頼む",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        },
    );
}

/// What the ministry's training asks of remote maintenance, and nobody has told.
fn details(profile: &Profile, out: &mut Concerns) {
    let mut open = Vec::new();
    for (at, vendor) in profile.vendors.iter().enumerate().filter(|(_, v)| uses_it(v)) {
        let Some(answer) = vendor.remote_maintenance.value() else { continue };
        let unsaid = unsaid(answer);
        if !unsaid.is_empty() {
            let name = format!("{}（{}項目）", vendor.name, unsaid.len());
            for key in unsaid {
                let field = format!("vendors[{}].remote_maintenance.{key}", at + 1);
                open.push((name.clone(), field));
            }
        }
    }
    if open.is_empty() {
        return;
    }
    let (names, basis) = listed(open);
    out.ask(
        "remote-details-unsaid",
        ConcernKind::Risk,
        Severity::Middle,
        Told {
            what: format!("リモート保守について聞いていないことがある: {names}。"),
            why: "国の研修が、誰がどこからどのようにつなぐかを確かめるよう求めているため。",
            todo: "リモート保守確認書を送り、書いて返してもらう",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        },
    );
}

/// Keys of what nobody has told of it: who, from where, how, with which limits, by which proof of who it is, from what
/// machine, and when.
fn unsaid(answer: &RemoteMaintenance) -> Vec<&'static str> {
    let all = [
        ("by", &answer.by),
        ("from", &answer.from),
        ("method", &answer.method),
        ("source_restriction", &answer.source_restriction),
        ("authentication", &answer.authentication),
        ("terminal", &answer.terminal),
        ("notice", &answer.notice),
    ];
    all.into_iter().filter(|(_, known)| known.value().is_none()).map(|(key, _)| key).collect()
}
