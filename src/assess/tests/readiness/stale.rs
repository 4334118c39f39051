//! These tests say what time has passed over, and what nobody has said.

use super::super::samples::samples;
use super::{ConcernState, clinic, concern, day, judged_on, keys};
use crate::assess::{ConcernKind, Severity};
use crate::profile::{Inspection, Known, Pending, RestoreTest, TrainingKind};

#[test]
fn a_restore_test_is_old_after_a_year_and_not_before() {
    let mut profile = clinic();
    let test = |on| RestoreTest {
        on: day(on),
        by: "株式会社青葉メディカル".into(),
        result: "戻った".into(),
        place: Known::Absent,
    };
    profile.backups[0].last_restore_test = Known::Value(test("2025-11-20"));
    assert!(!keys(&profile, ConcernState::Found).contains(&"restore-test-old".to_owned()));
    profile.backups[0].last_restore_test = Known::Value(test("2025-11-19"));
    let old = concern(&profile, "restore-test-old");
    assert_eq!(
        old.what,
        "最後の復旧試験から1年を過ぎたバックアップがある: 電子カルテ（令和7年11月19日）。"
    );
    assert_eq!((old.kind, old.severity), (ConcernKind::Stale, Severity::High));
    assert_eq!(old.basis, ["backups[1].last_restore_test"]);
    assert_eq!(old.effort.words(), "事業者に聞いて2〜4週間");
}

#[test]
fn a_restore_test_that_nobody_speaks_of_is_asked_for() {
    let unsaid = concern(&clinic(), "restore-test-unsaid");
    assert_eq!(unsaid.state, ConcernState::ToAsk);
    assert_eq!(unsaid.what, "復旧試験を行ったことがあるか、書かれていない: 電子カルテ。");
}

#[test]
fn a_promise_lends_its_person_and_day_to_what_is_asked() {
    let mut profile = clinic();
    profile.backups[0].last_restore_test = Known::Pending(Pending {
        owner: Some(profile.people[1].id.clone()),
        ask: Some(profile.vendors[0].id.clone()),
        due: Some(day("2026-12-15")),
    });
    let unsaid = concern(&profile, "restore-test-unsaid");
    assert_eq!(unsaid.person.unwrap().as_str(), "jimucho");
    assert_eq!(unsaid.ask.unwrap().as_str(), "vendor-emr");
    assert_eq!(unsaid.due, Some(day("2026-12-15")));
}

#[test]
fn training_drills_contracts_numbers_ledgers_and_the_plan_grow_old() {
    let mut profile = clinic();
    profile.training[0].done_on = Known::Value(day("2025-05-15"));
    let mut drill = profile.training[0].clone();
    drill.kind = TrainingKind::Drill;
    drill.title = "紙運用の訓練".into();
    profile.training.push(drill);
    profile.vendors[1].contract.as_mut().unwrap().to = Known::Value(day("2026-11-19"));
    profile.outside_bodies[2].verified_on = Known::Value(day("2025-10-05"));
    profile.ledgers.accounts = profile.ledgers.devices.clone();
    profile.ledgers.accounts.as_mut().unwrap().updated_on = Known::Value(day("2026-03-31"));
    profile.plan.next_review = Known::Value(day("2026-11-19"));
    let said: Vec<(String, String)> = [
        "training-old",
        "drill-old",
        "contract-over",
        "numbers-old",
        "ledger-old:accounts",
        "plan-review-passed",
    ]
    .into_iter()
    .map(|key| {
        let old = concern(&profile, key);
        (old.what, old.basis.join(" "))
    })
    .collect();
    let said: Vec<(&str, &str)> = said.iter().map(|(w, b)| (w.as_str(), b.as_str())).collect();
    assert_eq!(
        said,
        [
            (
                "記録のある最後の教育「情報セキュリティ研修」（令和7年5月15日）から1年を過ぎている。",
                "training[1].done_on"
            ),
            (
                "記録のある最後の訓練「紙運用の訓練」（令和7年5月15日）から1年を過ぎている。",
                "training[2].done_on"
            ),
            (
                "契約の終わりの日を過ぎた事業者がある: 中央ネットワーク株式会社（令和8年11月19日）。",
                "vendors[2].contract.to"
            ),
            (
                "1年以上確かめていない連絡先がある: 厚生労働省（令和7年10月5日）。",
                "outside_bodies[3].verified_on"
            ),
            (
                "利用者ID台帳が今年度に更新されていない（最後は令和8年3月31日）。",
                "ledgers.accounts.updated_on"
            ),
            ("BCPを見直すと決めた日（令和8年11月19日）を過ぎている。", "plan.next_review"),
        ]
    );
}

#[test]
fn an_inspection_is_near_only_while_something_is_missing_and_within_sixty_days() {
    let mut profile = clinic();
    let inspection = Inspection {
        id: profile.people[0].id.clone(),
        office: "中央区保健所".into(),
        on: Known::Value(day("2027-01-19")),
        requested_documents: Vec::new(),
        findings: Vec::new(),
    };
    profile.inspections = vec![inspection];
    let near = |today| {
        let all = judged_on(&profile, day(today)).concerns;
        all.into_iter().find(|c| c.key == "inspection-near").map(|c| c.what)
    };
    assert_eq!(near("2026-11-19"), None);
    assert_eq!(
        near("2026-11-20").as_deref(),
        Some("中央区保健所の検査（令和9年1月19日）が近いのに、そろっていないものがある。")
    );
    assert_eq!(near("2027-01-20"), None, "it is over");
}

/// What a concern rests on is a field of the profile that a person can find.
#[test]
fn every_concern_says_where_why_and_what_to_do() {
    for (name, profile) in samples() {
        let fields = crate::profile::Fields::new(&profile);
        for today in ["2026-11-20", "2029-11-20"] {
            for c in judged_on(&profile, day(today)).concerns {
                let named = |field: &String| {
                    let (entry, about) = fields.words(field);
                    !(entry.is_empty() && about.is_empty())
                };
                assert!(c.basis.iter().all(named), "{name} {c:?}");
                assert!(c.basis.is_empty() == (c.key == "inspection-near"), "{name} {c:?}");
                assert!(c.what.ends_with('。') && c.why.contains("ため"), "{name} {c:?}");
                assert!(!c.todo.is_empty() && !c.todo.ends_with('。'), "{name} {c:?}");
                assert!(c.effort.minutes > 0, "{name} {c:?}");
                let asks = c.key.ends_with("-unsaid") || c.key.starts_with("backup-321-unsaid");
                assert!(!asks || c.state == ConcernState::ToAsk, "{name} {c:?}");
            }
        }
    }
}
