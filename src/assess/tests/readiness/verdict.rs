//! These tests say what stands between a clinic and the verdict that it is ready.

use super::super::samples::samples;
use super::super::{attest, clinic_saying, clinic_with, round};
use super::{clinic, day, judged, judged_on};
use crate::assess::{Readiness, Task, TaskKind};
use crate::catalogue::AskedOf;
use crate::profile::{AnswerWord, FacilityKind, Known, Pending, Profile, Scope, VendorStatement};

/// The clinic with the sheets of both vendors back.
fn ready() -> Profile {
    let mut profile = clinic();
    let back = |vendor: &crate::profile::Vendor| VendorStatement {
        vendor: vendor.id.clone(),
        edition: "r7".to_owned(),
        stated_by: None,
        received_on: day("2026-10-01"),
        place: Known::Value("事務室「事業者」ファイル".to_owned()),
        file_sha256: None,
        product: None,
        remote_maintenance: None,
        answers: Vec::new(),
        note: None,
    };
    profile.vendor_statements = profile.vendors.iter().map(back).collect();
    profile
}

/// The ready clinic with a control answered otherwise.
fn saying(control: &str, on: &str, answer: AnswerWord, target: Option<&str>) -> Readiness {
    let mut said = round(on, answer);
    said.target_date = target.map(day);
    let other = clinic_with(control, vec![said]);
    let mut profile = ready();
    profile.attestations = other.attestations;
    judged(&profile)
}

/// Items without an answer, of an earlier 年度, いいえ without a day, and sheets that are not back.
fn open(readiness: &Readiness) -> [usize; 4] {
    let sheets = readiness.sheets.open.len();
    [readiness.unanswered(), readiness.stale(), readiness.undated(), sheets]
}

fn blocking(readiness: &Readiness) -> Vec<(TaskKind, &str)> {
    readiness.blocking().map(|task| (task.kind, task.key.as_str())).collect()
}

#[test]
fn a_clinic_that_can_answer_everything_is_ready() {
    let readiness = judged(&ready());
    assert!(readiness.is_ready());
    assert_eq!(open(&readiness), [0; 4]);
    assert_eq!(blocking(&readiness), []);
    assert_eq!(readiness.effort().minutes, 0);
    let names: Vec<&str> = readiness.forms.iter().map(|form| form.name.as_str()).collect();
    assert_eq!(
        names,
        ["チェックリスト 医療機関確認用（令和7年度版）", "BCP策定の確認表（令和6年6月版）"]
    );
}

#[test]
fn an_item_without_an_answer_stands_between() {
    let mut profile = ready();
    profile.attestations = clinic_saying("media.restricted", vec![]).attestations;
    let readiness = judged(&profile);
    assert_eq!(open(&readiness), [1, 0, 0, 0]);
    assert_eq!(blocking(&readiness), [(TaskKind::Unanswered, "media.restricted")]);
    let task: &Task = readiness.blocking().next().unwrap();
    assert_eq!(task.title, "USBストレージ等の接続の制限");
    assert_eq!(task.items, ["2⑨"]);
    assert_eq!(task.parts[0].what, "確かめた記録がない。");
    assert_eq!(task.effort.unwrap().words(), "約1時間");
    assert_eq!(task.owner, AskedOf::Clinic);
}

#[test]
fn a_check_of_last_year_is_told_as_such_and_never_as_no() {
    let readiness = saying("media.restricted", "2026-03-20", AnswerWord::Yes, None);
    assert_eq!(open(&readiness), [0, 1, 0, 0]);
    assert_eq!(blocking(&readiness), [(TaskKind::Stale, "media.restricted")]);
}

#[test]
fn a_no_stands_between_unless_its_day_is_still_to_come_within_the_year() {
    for (target, stands) in [
        (None, true),
        (Some("2026-11-19"), true),
        (Some("2027-04-01"), true),
        (Some("2026-11-20"), false),
        (Some("2027-03-31"), false),
    ] {
        let readiness = saying("media.restricted", "2026-10-20", AnswerWord::No, target);
        assert_eq!(open(&readiness), [0, 0, usize::from(stands), 0], "{target:?}");
        let kind = if stands { TaskKind::Undated } else { TaskKind::Promised };
        assert_eq!(readiness.tasks[0].kind, kind, "{target:?}");
        assert_eq!(readiness.is_ready(), !stands, "{target:?}");
    }
}

#[test]
fn a_sheet_that_a_vendor_has_not_returned_stands_between() {
    let mut profile = ready();
    profile.vendor_statements.remove(0);
    let readiness = judged(&profile);
    assert_eq!(open(&readiness), [0, 0, 0, 1]);
    assert_eq!(blocking(&readiness), [(TaskKind::VendorSheet, "vendor-sheets")]);
    assert_eq!(readiness.effort().words(), "事業者に聞いて1〜2週間");
    profile.facility.kind = FacilityKind::HomeNursing;
    assert_eq!(judged(&profile).sheets.all, 0, "nobody collects sheets from a nursing station");
}

#[test]
fn a_value_that_is_merely_not_known_does_not_stand_between() {
    let mut profile = ready();
    let promise = Pending { due: Some(day("2026-12-15")), ..Pending::default() };
    profile.vendors[1].email = Known::Pending(promise);
    let readiness = judged(&profile);
    assert!(readiness.is_ready());
    let task = readiness.remaining().find(|task| task.kind == TaskKind::Unknown).unwrap();
    assert_eq!(task.parts[0].what, "中央ネットワーク株式会社のメールアドレスが未確認である。");
    assert_eq!(task.parts[0].due, Some(day("2026-12-15")));
}

#[test]
fn what_one_question_lacks_is_one_task() {
    let mut profile = ready();
    profile.plan.approved_on = None;
    profile.plan.approval_place = Known::Absent;
    let readiness = judged(&profile);
    assert_eq!(blocking(&readiness), [(TaskKind::Unanswered, "bcp.established")]);
    assert_eq!(readiness.tasks[0].parts.len(), 2);
}

#[test]
fn a_scope_that_is_not_covered_stays_open() {
    let only = attest(
        "media.restricted",
        Scope::System(clinic().systems[0].id.clone()),
        vec![round("2026-10-20", AnswerWord::Unknown)],
    );
    let mut profile = ready();
    profile.attestations = clinic_saying("media.restricted", vec![only]).attestations;
    assert_eq!(open(&judged(&profile)), [1, 0, 0, 0]);
}

/// The verdict, the counts and the tasks never say different things.
#[test]
fn no_sample_is_called_ready_with_something_open_nor_open_without_something_to_do() {
    for (name, profile) in samples() {
        for today in ["2026-05-01", "2026-11-20", "2027-03-31", "2027-04-01", "2028-11-20"] {
            let readiness = judged_on(&profile, day(today));
            let open = open(&readiness).iter().sum::<usize>();
            assert_eq!(readiness.is_ready(), open == 0, "{name} {today}");
            assert_eq!(
                readiness.is_ready(),
                readiness.blocking().next().is_none(),
                "{name} {today}"
            );
            for task in &readiness.tasks {
                assert!(!task.title.is_empty() && !task.parts.is_empty(), "{name} {task:?}");
                assert_eq!(
                    task.effort.is_none(),
                    task.kind == TaskKind::Promised,
                    "{name} {task:?}"
                );
                assert!(task.parts.iter().all(|p| p.what.ends_with('。')), "{name} {task:?}");
            }
            let weights = readiness.blocking().map(|task| task.weight).collect::<Vec<_>>();
            assert!(weights.is_sorted_by(|a, b| a >= b), "{name} {today}");
        }
    }
}
