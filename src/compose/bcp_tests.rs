//! These tests read the BCP as an inspector does, and prove it for every sample.

use super::sample::{SAMPLES, at, lines, profile, with_case};
use super::{Templates, binder};
use crate::document::{Block, Document, Inline, Visited, number, walk};
use crate::profile::Profile;

/// The sections that the review sheet points at.
const SECTIONS: &[&str] = &[
    "purpose",
    "policy",
    "scope",
    "events",
    "document-control",
    "roles",
    "ledgers",
    "diagrams",
    "impact",
    "vulnerability",
    "contact-chart",
    "information",
    "training",
    "backup",
    "report-to",
    "notice",
    "route",
    "clock",
    "cause",
    "vendors",
    "containment",
    "executive-report",
    "care-continuity",
    "damage-survey",
    "outside-reports",
    "restore-order",
    "restore-request",
    "restore-work",
    "restore-acceptance",
    "result-report",
    "prevention-plan",
    "prevention-notice",
    "prevention-practice",
    "prevention-vendors",
    "disclosure",
    "approval",
];

fn bcp(profile: &Profile) -> Document {
    let papers = with_case(profile, |case| binder(case, &Templates::embedded())).unwrap();
    papers.into_iter().map(|p| p.document).find(|d| d.name == "bcp").unwrap()
}

#[test]
fn every_sample_has_every_section_and_nothing_left_open() {
    for name in SAMPLES {
        let document = bcp(&profile(name, &[]));
        let ids: Vec<_> = document
            .sections
            .iter()
            .flat_map(|s| &s.blocks)
            .filter_map(|b| match b {
                Block::Heading(h) => Some(h.id.to_string()),
                _ => None,
            })
            .collect();
        for key in SECTIONS {
            assert!(ids.contains(&format!("bcp/{key}")), "{name} has no bcp/{key}");
        }
        for (id, text) in lines(&document) {
            for mark in ["〇〇", "○○", "××", "{{", "}}", "{#", "[[", "**", "null", "。。"]
            {
                assert!(!text.contains(mark), "{name}, {id}: {text}");
            }
        }
    }
}

#[test]
fn every_section_says_something_under_its_heading() {
    for name in SAMPLES {
        let document = bcp(&profile(name, &[]));
        let blocks: Vec<_> = document.sections.iter().flat_map(|s| &s.blocks).collect();
        for pair in blocks.windows(2) {
            if let [Block::Heading(a), Block::Heading(b)] = pair {
                assert!(b.level > a.level, "{name}: {} is empty", a.id);
            }
        }
    }
}

#[test]
fn the_whole_binder_of_every_sample_can_be_numbered() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let papers = with_case(&profile, |case| binder(case, &Templates::embedded())).unwrap();
        let documents = papers.into_iter().map(|p| p.document).collect();
        if let Err(errors) = number(documents) {
            panic!("{name}: {}", errors.iter().map(|e| e.to_string() + "\n").collect::<String>());
        }
    }
}

#[test]
fn nobody_reports_to_or_orders_themselves() {
    const ACTORS: &[&str] = &[
        "院長",
        "病院長",
        "安全管理責任者",
        "システム運用担当者",
        "記録担当",
        "広報担当",
        "個人情報保護責任者",
    ];
    for name in SAMPLES {
        for (id, text) in lines(&bcp(&profile(name, &[]))) {
            for sentence in text.split('。') {
                for actor in ACTORS {
                    let Some(rest) = sentence.strip_prefix(&format!("{actor}は、")) else {
                        continue;
                    };
                    let own = [format!("{actor}に"), format!("{actor}が"), format!("{actor}と")];
                    let clash = own.iter().any(|own| {
                        rest.match_indices(own.as_str()).any(|(at, _)| {
                            // 「副院長に」 is somebody else.
                            !rest[..at].ends_with(['副', '部', '各'])
                        })
                    });
                    assert!(!clash, "{name}, {id}: {sentence}");
                }
            }
        }
    }
}

#[test]
fn a_director_who_holds_all_roles_decides_and_reports_to_nobody() {
    let document = bcp(&profile("one-doctor-clinic", &[]));
    assert_eq!(
        at(&document, "bcp/roles/heads"),
        "当院の最高責任者は院長 髙田 一郎とし、医療情報システム安全管理責任者は院長 髙田 一郎とする。院長が両方を兼ねる。"
    );
    assert_eq!(at(&document, "bcp/executive-report"), "経営層の判断");
    assert_eq!(
        at(&document, "bcp/report-to/order/deputy"),
        "院長と連絡がとれないときは、事務長に知らせる。"
    );
}

#[test]
fn a_hospital_reports_from_department_to_officer_to_director() {
    let document = bcp(&profile("hospital-80-beds", &[]));
    assert_eq!(at(&document, "bcp/executive-report"), "経営層への報告と判断");
    assert_eq!(at(&document, "bcp/report-to/order/chief"), "安全管理責任者は、院長に知らせる。");
    assert_eq!(at(&document, "bcp/containment/cuts/head/order"), "順");
}

#[test]
fn only_adopted_criteria_are_printed_as_decided() {
    let adopted = bcp(&profile("one-doctor-clinic", &[]));
    assert_eq!(
        at(&adopted, "bcp/executive-report/decisions/publish/criterion"),
        "未決定（院長、12月25日まで）"
    );
    assert_eq!(
        at(&adopted, "bcp/executive-report/decisions/paper/criterion"),
        "電子カルテが15分以上開かないとき、またはシステムの使用を止めたとき"
    );
    let proposed = bcp(&profile("one-doctor-clinic", &[("  adopted_on: 2026-06-15\n", "")]));
    assert_eq!(
        at(&proposed, "bcp/executive-report/decisions/paper/criterion"),
        "未決定（案: 電子カルテが15分以上開かないとき、またはシステムの使用を止めたとき）"
    );
    assert_eq!(
        at(&proposed, "bcp/executive-report/adopted"),
        "この基準は、まだ院長が決めていない。決めた日に改訂する。"
    );
}

#[test]
fn the_plan_is_a_draft_until_this_version_is_approved() {
    let approved = bcp(&profile("one-doctor-clinic", &[]));
    assert_eq!(at(&approved, "bcp/approval/state/approved/value"), "令和8年11月16日");
    let draft = bcp(&profile(
        "one-doctor-clinic",
        &[(
            "  approved_on: 2026-11-16\n",
            "  approved_on: 2026-11-16\n  approved_version: 第1版\n",
        )],
    ));
    assert_eq!(at(&draft, "bcp/front/draft"), "案（承認前）");
    assert_eq!(at(&draft, "bcp/approval/state/approved/value"), "未承認（この版は案である）");
}

#[test]
fn cutting_goes_from_backup_over_outside_lines_to_segments() {
    let document = bcp(&profile("hospital-80-beds", &[]));
    let stages: Vec<_> = lines(&document)
        .into_iter()
        .filter(|(id, _)| id.starts_with("bcp/containment/cuts/") && id.ends_with("/stage"))
        .map(|(_, text)| text)
        .skip(1)
        .collect();
    let mut sorted = stages.clone();
    sorted.sort_by_key(|s| ["バックアップ", "外部回線", "区画の境界"].iter().position(|x| x == s));
    assert_eq!(stages, sorted);
    assert!(stages.len() >= 4);
}

#[test]
fn a_law_that_nobody_verified_leaves_a_blank_to_do_so() {
    let document = bcp(&profile("one-doctor-clinic", &[]));
    let mut blanks = 0;
    walk(&document, &mut |visited| {
        if let Visited::Words(id, words) = visited
            && id.as_str().starts_with("bcp/outside-reports/law/")
            && id.as_str().ends_with("/verified")
        {
            blanks += words.iter().filter(|w| matches!(w, Inline::Blank { .. })).count();
        }
    });
    assert!(blanks >= 3 * 6, "{blanks}");
    assert_eq!(at(&document, "bcp/clock/flow/first/when"), "3〜5日以内");
}

#[test]
fn addresses_and_private_numbers_stay_out() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let printed = lines(&bcp(&profile));
        let all: String = printed.into_iter().map(|(_, text)| text + "\n").collect();
        for device in &profile.devices {
            if let Some(address) = device.ip_address.value() {
                assert!(!all.contains(address.as_str()), "{name}: {address}");
            }
        }
        for person in &profile.people {
            if let Some(mobile) = person.mobile.value() {
                assert!(!all.contains(mobile.as_str()), "{name}: {mobile}");
            }
        }
    }
}

#[test]
fn a_facility_without_vendors_or_systems_says_so() {
    let document = bcp(&profile("minimal", &[]));
    assert_eq!(
        at(&document, "bcp/scope/systems"),
        "対象とするシステムの一覧は、未確認である。院長は、一覧を作ってこの計画に加える。"
    );
    assert_eq!(
        at(&document, "bcp/containment/missing"),
        "次の段階で遮断する場所は、未決定である（バックアップ、外部回線、区画の境界）。院長は、機器の札と場所を確かめてこの計画に加える。"
    );
    assert_eq!(
        at(&document, "bcp/roles/deputy"),
        "院長の代理者は、未決定である（担当と期限は決めていない）。"
    );
}

#[test]
fn markup_in_a_profile_is_printed_as_it_was_written() {
    let hostile = "{{7*7}} <w:p/> | # `x` **y** [[z]] {#k}";
    let profile = profile(
        "one-doctor-clinic",
        &[
            ("  name: 髙田内科クリニック\n", &format!("  name: \"{hostile}\"\n")),
            (
                "      substitute: 紙カルテに記載し",
                &format!("      substitute: \"{hostile}\"\n      # "),
            ),
        ],
    );
    let document = bcp(&profile);
    assert_eq!(at(&document, "bcp/front/facility"), hostile);
    assert_eq!(at(&document, "bcp/impact/table/emr/substitute"), hostile);
}
