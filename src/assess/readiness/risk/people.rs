//! This file judges people: one who holds everything and has no deputy, and vendors nobody can reach at night.

use crate::catalogue::{AskedOf, Effort};
use crate::profile::{Importance, Known, Person, Profile, Role};

use super::super::concern::{ConcernKind, Concerns, Severity, Told};
use super::super::stale::listed;

/// The roles that decide and act on the day.
const ROLES: [Role; 4] =
    [Role::Executive, Role::SecurityOfficer, Role::PlanningManager, Role::SystemOperator];

pub(super) fn find(profile: &Profile, out: &mut Concerns) {
    all_on_one(profile, out);
    nights(profile, out);
}

/// Every role that somebody holds is held by one person, for whom nobody stands in.
fn all_on_one(profile: &Profile, out: &mut Concerns) {
    let held: Vec<Role> =
        ROLES.into_iter().filter(|role| profile.holders(*role).next().is_some()).collect();
    let alone = |person: &Person| {
        held.iter().all(|role| profile.holders(*role).all(|holder| holder.id == person.id))
    };
    // With fewer roles written down it is not known who holds the others.
    if held.len() < 3 {
        return;
    }
    let Some((at, person)) = profile.people.iter().enumerate().find(|(_, p)| alone(p)) else {
        return;
    };
    let why = "その人が不在の日に、誰も決められず動けないため。";
    let todo = "代理者を1人決め、本人に伝えて書く";
    let basis = vec![format!("people[{}].deputy", at + 1)];
    let owner = AskedOf::Director;
    let effort = Effort::to_ask(owner);
    match &person.deputy {
        Known::Value(_) => {}
        Known::Absent => {
            let what = format!(
                "責任と作業の役割がすべて{} {}に集まり、代理者が書かれていない。",
                person.title, person.name
            );
            let told = Told { what, why, todo, basis, owner, effort };
            out.risk("all-roles-on-one", Severity::High, told);
        }
        Known::Pending(_) => {
            let what = format!(
                "責任と作業の役割がすべて{} {}に集まり、代理者が未確認である。",
                person.title, person.name
            );
            let told = Told { what, why, todo, basis, owner, effort };
            out.ask("deputy-unsaid", ConcernKind::Risk, Severity::High, told);
        }
    }
}

/// Vendors of important systems of which nobody knows whom to call at night.
fn nights(profile: &Profile, out: &mut Concerns) {
    let important = |id: &crate::profile::Id| {
        let theirs = |s: &&crate::profile::System| s.vendor.as_ref() == Some(id);
        profile.systems.iter().filter(theirs).any(|s| s.importance == Importance::High)
    };
    let mut open = Vec::new();
    for (at, vendor) in profile.vendors.iter().enumerate().filter(|(_, v)| important(&v.id)) {
        // 「24時間」, or 「夜間の窓口なし」: somebody has asked.
        let told = |hours: &String| hours.contains("24時間") || hours.contains("夜間");
        let always = vendor.hours.value().is_some_and(told);
        if vendor.night_phone.value().is_none() && !always {
            open.push((vendor.name.clone(), format!("vendors[{}].night_phone", at + 1)));
        }
    }
    if open.is_empty() {
        return;
    }
    let (names, basis) = listed(open);
    out.ask(
        "night-number-unsaid",
        ConcernKind::Risk,
        Severity::Middle,
        Told {
            what: format!("重要なシステムの事業者の、夜間・休日の窓口が分からない: {names}。"),
            why: "攻撃は夜や連休に始まることが多く、朝まで待つと被害が広がるため。",
            todo: "夜間・休日にかける番号を事業者に聞く。窓口がなければ、その旨を書面でもらう",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        },
    );
}
