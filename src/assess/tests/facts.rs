//! These tests say what facts answer by themselves, and what they forbid.

use super::{checklist, clinic, clinic_with, day, item, round, why};
use crate::assess::Verdict;
use crate::profile::{AnswerWord, Known, Pending};

fn yes() -> Vec<crate::profile::Round> {
    vec![round("2026-10-20", AnswerWord::Yes)]
}

#[test]
fn the_letter_of_appointment_answers_1_1() {
    let answer = item(&clinic(), "1-1");
    assert_eq!(answer.remarks, ["𠮷田 花子の任命書（院長室の青いファイル、令和8年4月1日）。"]);
}

#[test]
fn an_appointment_of_an_earlier_year_must_be_looked_at_again() {
    let mut profile = clinic();
    if let Known::Value(letter) = &mut profile.people[1].appointed {
        letter.on = Some(day("2024-04-01"));
    }
    assert_eq!(item(&profile, "1-1").verdict, Verdict::Stale { last: day("2024-04-01") });

    profile.attestations.extend(clinic_with("security-officer.appointed", yes()).attestations);
    let answer = item(&profile, "1-1");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.checked_on, Some(day("2026-10-20")));
}

#[test]
fn a_house_without_a_security_officer_may_not_say_that_it_has_one() {
    let mut profile = clinic_with("security-officer.appointed", yes());
    profile.people[1].roles.clear();
    assert_eq!(item(&profile, "1-1").verdict, Verdict::Unknown);
    assert!(checklist(&profile).notes.iter().any(|n| n.code == "assess-contradiction"));
}

#[test]
fn a_ledger_without_versions_does_not_answer_by_itself() {
    let mut profile = clinic();
    profile.devices[1].software_version = Known::Absent;
    let answer = item(&profile, "2-1");
    assert_eq!(
        why(&answer),
        ["使用中の機器のソフトウェア（ファームウェア）の版が書かれていない（RT-01）。"]
    );
    assert_eq!(answer.why_not[0].field, "devices[2].software_version");
}

#[test]
fn a_version_still_being_asked_for_forbids_a_yes() {
    let mut profile = clinic_with("ledger.devices", yes());
    assert_eq!(item(&profile, "2-1").verdict, Verdict::Yes);
    profile.devices[1].software_version = Known::Pending(Pending::default());
    assert_eq!(item(&profile, "2-1").verdict, Verdict::Unknown);
}

#[test]
fn a_machine_beyond_its_makers_support_forbids_a_yes_on_patches() {
    let mut profile = clinic();
    profile.devices[0].support_end = Known::Value(day("2025-10-14"));
    let answer = item(&profile, "2-6");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(
        why(&answer),
        ["使用中の端末PC「PC-01」のサポートが令和7年10月14日に終わっている。"]
    );
}

#[test]
fn a_way_out_of_unknown_restriction_forbids_a_yes() {
    let mut profile = clinic();
    profile.network.external_connections[0].source_restriction = Known::Pending(Pending::default());
    assert_eq!(item(&profile, "2-13@network").verdict, Verdict::Unknown);
}

#[test]
fn the_contact_chart_names_everyone_it_lacks() {
    let mut profile = clinic();
    profile.outside_bodies.clear();
    for person in &mut profile.people {
        person.deputy = Known::Absent;
    }
    profile.vendors[0].phone = Known::Absent;
    let answer = item(&profile, "3-1");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(
        why(&answer),
        [
            "経営層又は安全管理責任者の、電話のつながる代理者が書かれていない。",
            "「電子カルテ」の事業者（株式会社青葉メディカル）の電話番号が書かれていない。",
            "都道府県警察の担当部署の電話番号が書かれていない。",
            "都道府県又は保健所の電話番号が書かれていない。",
        ]
    );
}

#[test]
fn the_national_offices_are_supplied_but_somebody_should_verify_them() {
    let mut profile = clinic();
    profile.outside_bodies.retain(|b| ["police", "hoken"].contains(&b.id.as_str()));
    let answer = item(&profile, "3-1");
    assert_eq!(answer.verdict, Verdict::Yes);
    let advice: Vec<_> = answer.advice.iter().map(|m| m.what.as_str()).collect();
    assert_eq!(
        advice,
        [
            "厚生労働省の連絡先が最新かを、誰も確かめていない。",
            "個人情報保護委員会の連絡先が最新かを、誰も確かめていない。"
        ]
    );
}

#[test]
fn a_chart_that_hangs_nowhere_is_no_chart() {
    let mut profile = clinic_with("contact-chart.exists", yes());
    assert_eq!(item(&profile, "3-1").verdict, Verdict::Yes);
    profile.plan.contact_chart.as_mut().unwrap().places.clear();
    assert_eq!(item(&profile, "3-1").verdict, Verdict::Unknown);
}

#[test]
fn a_plan_nobody_approved_is_not_established_whatever_is_said() {
    let mut profile = clinic_with("bcp.established", yes());
    profile.plan.approved_on = None;
    let answer = item(&profile, "3-3");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(why(&answer), ["BCP（第2版）が承認されていない（案のままである）。"]);
}

#[test]
fn the_approval_of_an_earlier_version_does_not_count() {
    let mut profile = clinic();
    profile.plan.approved_version = Some("第1版".into());
    assert_eq!(
        why(&item(&profile, "3-3")),
        ["承認されたのは第1版で、今の版（第2版）は承認されていない。"]
    );
    profile.plan.approved_version = None;
    profile.plan.approved_on = Some(day("2026-04-30"));
    assert_eq!(
        why(&item(&profile, "3-3")),
        ["承認日（令和8年4月30日）が版の日付（令和8年5月1日）より前である。"]
    );
}

#[test]
fn an_approval_that_is_still_to_come_does_not_count() {
    let mut profile = clinic();
    profile.plan.approved_on = Some(day("2026-12-01"));
    assert_eq!(
        why(&item(&profile, "3-3")),
        ["「BCP（第2版）の承認」の日付（令和8年12月1日）がまだ来ていない。"]
    );
}

#[test]
fn a_restore_procedure_still_being_asked_for_forbids_a_yes() {
    let mut profile = clinic_with("backup.and-restore-procedure", yes());
    assert_eq!(item(&profile, "3-2").verdict, Verdict::Yes);
    profile.systems[0].restore = Known::Pending(Pending::default());
    assert_eq!(item(&profile, "3-2").verdict, Verdict::Unknown);
}

#[test]
fn rules_that_are_not_listed_forbid_a_yes() {
    let mut profile = clinic();
    profile.documents.clear();
    let answer = item(&profile, "4-1");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(why(&answer), ["運用管理規程が文書の一覧にない。"]);
}
