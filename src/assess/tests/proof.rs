//! These tests close every way to a はい without a day, a check by a person, or a proof with a place.

use super::{attest, checklist, clinic, clinic_saying, clinic_with, day, item, round, why};
use crate::assess::Verdict;
use crate::profile::{AnswerWord, Known, Profile, Scope};

fn yes() -> Vec<crate::profile::Round> {
    vec![round("2026-10-20", AnswerWord::Yes)]
}

#[test]
fn a_proof_of_a_day_to_come_is_no_proof() {
    let mut later = yes();
    later[0].evidence[0].on = Some(day("2026-11-21"));
    let answer = item(&clinic_with("media.restricted", later), "2-9");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(answer.why_not[0].field, "attestations[17].rounds[1].evidence");
}

#[test]
fn a_proof_of_one_part_says_nothing_of_another() {
    let control = "password.no-reuse";
    let mut profile = clinic();
    let mut other = profile.systems[0].clone();
    other.id = profile.backups[0].id.clone();
    profile.systems.push(other);
    profile.attestations.retain(|a| a.control != control);
    for system in profile.systems.clone() {
        profile.attestations.push(attest(control, Scope::System(system.id), yes()));
    }
    assert_eq!(item(&profile, "2-8").verdict, Verdict::Yes);
    profile.attestations.last_mut().unwrap().rounds[0].evidence.clear();
    let answer = item(&profile, "2-8");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(answer.why_not[0].field, "attestations[18].rounds[1].evidence");
}

#[test]
fn half_a_proof_in_the_facts_does_not_carry_a_yes_that_names_none() {
    let mut bare = yes();
    bare[0].evidence.clear();
    let mut profile = clinic_with("ledger.devices", bare);
    assert_eq!(item(&profile, "2-1").verdict, Verdict::Yes, "the ledger is whole");
    profile.devices[0].os = Known::Absent;
    let answer = item(&profile, "2-1");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(
        why(&answer),
        ["「サーバ、端末PC、ネットワーク機器の台帳管理」の「はい」に、証拠とその場所がない。"]
    );
}

#[test]
fn a_part_that_does_not_apply_says_why_beside_the_parts_that_are_yes() {
    let control = "password.no-reuse";
    let mut profile = clinic();
    let mut other = profile.systems[0].clone();
    other.id = profile.backups[0].id.clone();
    profile.systems.push(other);
    profile.attestations.retain(|a| a.control != control);
    let ids: Vec<_> = profile.systems.iter().map(|s| s.id.clone()).collect();
    let exempt = vec![round("2026-10-20", AnswerWord::NotApplicable)];
    profile.attestations.push(attest(control, Scope::System(ids[0].clone()), yes()));
    profile.attestations.push(attest(control, Scope::System(ids[1].clone()), exempt));
    let answer = item(&profile, "2-8");
    assert_eq!(why(&answer), ["「パスワードの使い回しの禁止」が「該当なし」である理由がない。"]);
    assert_eq!(answer.why_not[0].field, "attestations[18].rounds[1].reason");

    profile.attestations[17].rounds[0].reason = Some("パスワードのない機器である".into());
    let answer = item(&profile, "2-8");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.remarks[1], "一部該当なし: パスワードのない機器である。");
}

/// The clinic where a person says that the control does not apply to any vendor.
fn all_exempt(control: &str, forget: fn(&mut Profile)) -> Profile {
    let mut profile = clinic();
    forget(&mut profile);
    for vendor in profile.vendors.clone() {
        let mut exempt = vec![round("2026-10-20", AnswerWord::NotApplicable)];
        exempt[0].reason = Some("製品を納めていない".into());
        profile.attestations.push(attest(control, Scope::Vendor(vendor.id), exempt));
    }
    profile
}

#[test]
fn where_every_vendor_is_exempt_nothing_was_received() {
    let forget = |p: &mut Profile| p.vendors.iter_mut().for_each(|v| v.disclosure = Known::Absent);
    let mut profile = all_exempt("disclosure.collected", forget);
    assert_eq!(item(&profile, "2-3").verdict, Verdict::Unknown);

    profile.vendors[0].disclosure = clinic().vendors[0].disclosure.clone();
    profile.attestations.retain(|a| a.scope != Scope::Vendor(profile.vendors[0].id.clone()));
    let answer = item(&profile, "2-3");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.remarks[1], "中央ネットワーク株式会社は対象外: 製品を納めていない。");
}

#[test]
fn where_every_vendor_is_exempt_nobody_was_asked_about_remote_maintenance() {
    let forget =
        |p: &mut Profile| p.vendors.iter_mut().for_each(|v| v.remote_maintenance = Known::Absent);
    let profile = all_exempt("remote-maintenance.asked", forget);
    assert_eq!(item(&profile, "2-2").verdict, Verdict::Unknown);
}

#[test]
fn an_office_that_cannot_be_reached_is_not_on_the_chart() {
    let mut profile = clinic();
    let ministry = profile.outside_bodies.iter_mut().find(|b| b.id.as_str() == "mhlw").unwrap();
    ministry.phone = Known::Absent;
    let answer = item(&profile, "3-1");
    assert_eq!(why(&answer), ["厚生労働省の電話番号もメールアドレスもWebの窓口も書かれていない。"]);
    assert_eq!(answer.why_not[0].field, "outside_bodies[3]");
}

#[test]
fn a_check_by_nobody_in_particular_is_told() {
    let advice: Vec<_> = item(&clinic_with("media.restricted", yes()), "2-9").advice;
    assert_eq!(advice.len(), 1);
    assert_eq!(advice[0].what, "「USBストレージ等の接続の制限」を確かめた人が書かれていない。");
    assert_eq!(advice[0].field, "attestations[17].rounds[1].by");
}

#[test]
fn a_yes_written_down_for_an_earlier_year_does_not_hide_one_of_this_year_but_a_no_does() {
    let control = "media.restricted";
    let earlier = |word| {
        let mut earlier = attest(control, Scope::All, vec![round("2026-05-01", word)]);
        earlier.fiscal_year = 2025;
        earlier
    };
    let this = attest(control, Scope::All, vec![round("2026-04-10", AnswerWord::Yes)]);
    let with = |word| item(&clinic_saying(control, vec![earlier(word), this.clone()]), "2-9");
    assert_eq!(with(AnswerWord::Yes).verdict, Verdict::Yes);
    assert_eq!(with(AnswerWord::No).verdict, Verdict::Stale { last: day("2026-05-01") });
}

#[test]
fn no_yes_of_the_clinic_lacks_its_day_its_proof_or_its_field() {
    for answer in checklist(&clinic()).answers {
        assert_eq!(answer.verdict, Verdict::Yes, "{}", answer.item);
        assert!(answer.checked_on.is_some());
        for basis in &answer.basis {
            assert!(!basis.what.is_empty() && !basis.place.is_empty(), "{}", answer.item);
            assert!(answer.rests_on.contains(&basis.field), "{}", answer.item);
        }
    }
}
