//! This file judges the ledger of accounts: IDs that several people share, and names that machines come with.

use std::collections::BTreeMap;

use crate::catalogue::{AskedOf, Effort, Wait};
use crate::profile::{Account, DeviceStatus, Profile};

use super::super::concern::{ConcernKind, Concerns, Severity, Told};
use super::super::stale::listed;

/// IDs that machines and programs come with.
const FACTORY: &[&str] =
    &["admin", "administrator", "root", "guest", "user", "test", "default", "sa", "owner"];
/// IDs that are called after a desk rather than a person.
const DESKS: &[&str] = &[
    "uketsuke",
    "uketuke",
    "reception",
    "kango",
    "nurse",
    "staff",
    "jimu",
    "office",
    "shinsatsu",
    "clinic",
    "kyoyo",
    "受付",
    "看護",
    "事務",
    "診察",
];

pub(super) fn find(profile: &Profile, out: &mut Concerns) {
    let used =
        |(_, a): &(usize, &Account)| matches!(a.status, DeviceStatus::InUse | DeviceStatus::Spare);
    let accounts: Vec<(usize, &Account)> =
        profile.accounts.iter().enumerate().filter(used).collect();
    let shared = shared(&accounts);
    let is_shared = |at: &usize| shared.iter().any(|(_, field)| *field == field_of(*at, "user_id"));
    let of = |names: &[&str]| -> Vec<(String, String)> {
        let named = accounts.iter().filter(|(at, a)| !is_shared(at) && is_one(&a.user_id, names));
        named.map(|(at, a)| (a.user_id.clone(), field_of(*at, "user_id"))).collect()
    };
    let (factory, desks) = (of(FACTORY), of(DESKS));
    let owner = AskedOf::Clinic;
    let why = "誰が使ったかを記録から追えず、1人が辞めても閉じられないため。";
    let effort = Effort { minutes: 120, wait: Some(Wait { from: 7, to: 14 }) };
    if !shared.is_empty() {
        let (names, basis) = listed(shared.clone());
        let told = Told {
            what: format!("何人かで共用しているIDがある: {names}。"),
            why,
            todo: "1人ずつのIDを作り、共用のIDを使えなくする",
            basis,
            owner,
            effort,
        };
        out.risk("shared-account", Severity::High, told);
    }
    if !factory.is_empty() {
        let (names, basis) = listed(factory);
        let told = Told {
            what: format!("機器や製品にはじめから付いている名前のIDがある: {names}。"),
            why: "名前もはじめのパスワードも広く知られていて、最初に試されるため。",
            todo: "名前を変えるか使えなくし、はじめのパスワードのままでないことを確かめる",
            basis,
            owner,
            effort,
        };
        out.risk("factory-account", Severity::Middle, told);
    }
    if !desks.is_empty() {
        let (names, basis) = listed(desks);
        let told = Told {
            what: format!("1人だけが使うIDか分からないものがある: {names}。"),
            why,
            todo: "使っている人を確かめ、共用なら1人ずつのIDに分ける",
            basis,
            owner,
            effort: Effort::minutes(20),
        };
        out.ask("desk-account", ConcernKind::Risk, Severity::Middle, told);
    }
}

/// IDs of one system that stand beside several names, and those that the ledger itself calls shared.
fn shared(accounts: &[(usize, &Account)]) -> Vec<(String, String)> {
    let mut holders: BTreeMap<(Option<&str>, &str), Vec<&str>> = BTreeMap::new();
    for (_, account) in accounts {
        let system = account.system.as_ref().map(crate::profile::Id::as_str);
        let names = holders.entry((system, account.user_id.trim())).or_default();
        let name = account.name.trim();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let several = |a: &Account| {
        let system = a.system.as_ref().map(crate::profile::Id::as_str);
        holders.get(&(system, a.user_id.trim())).is_some_and(|names| names.len() > 1)
    };
    let called = |a: &Account| {
        ["共用", "共有", "兼用", "全員", "全職員"].iter().any(|word| a.name.contains(word))
    };
    let shared = accounts.iter().filter(|(_, a)| several(a) || called(a));
    shared.map(|(at, a)| (a.user_id.clone(), field_of(*at, "user_id"))).collect()
}

fn field_of(at: usize, key: &str) -> String {
    format!("accounts[{}].{key}", at + 1)
}

/// Whether an ID is one of these names, with or without a number behind it.
fn is_one(user_id: &str, names: &[&str]) -> bool {
    let plain = user_id.trim().to_ascii_lowercase();
    let name = plain.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '_');
    names.contains(&name)
}
