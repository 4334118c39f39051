//! This file reads training and drills as participants do: their own names, boxes and numbers, and no year's proof for another.

use crate::compose::sample::{SAMPLES, lines, paper, profile};

fn said(sample: &str, changes: &[(&str, &str)], name: &str) -> String {
    let document = paper(&profile(sample, changes), name);
    lines(&document).into_iter().map(|(_, words)| words + "\n").collect()
}

#[test]
fn the_year_shows_what_is_planned_and_leaves_the_rest_blank() {
    let document = paper(&profile("one-doctor-clinic", &[]), "training-plan");
    let words = lines(&document);
    let at = |id: &str| words.iter().find(|(at, _)| at == id).map(|(_, words)| words.as_str());
    assert_eq!(at("training-plan/front/months/edu-2026/m5"), Some("●"));
    assert_ne!(at("training-plan/front/months/edu-2026/m6"), Some("●"));
    assert_eq!(at("training-plan/record/list/edu-2026/done"), Some("令和8年5月28日（7人）"));
    assert!(at("training-plan/front/months/open-drill/kind").is_none());
}

#[test]
fn a_kind_of_training_that_nobody_planned_has_an_empty_row() {
    let words = lines(&paper(&profile("dental-clinic", &[]), "training-plan"));
    let kind = words.iter().find(|(id, _)| id == "training-plan/front/months/open-drill/kind");
    assert_eq!(kind.map(|(_, words)| words.as_str()), Some("訓練"));
    assert!(said("minimal", &[], "training-plan").contains("教育"));
}

#[test]
fn what_was_done_in_an_earlier_year_is_no_proof_of_this_one() {
    let earlier = [("done_on: 2026-05-28", "done_on: 2025-05-28")];
    assert!(
        said("one-doctor-clinic", &earlier, "training-plan").contains("前回 令和7年5月28日（7人）")
    );
}

#[test]
fn the_drill_is_built_from_the_facility_itself() {
    let words = said("one-doctor-clinic", &[], "drill-scenario");
    for own in [
        "ランサムウェアで電子カルテが止まる",
        "受付主任が受付の端末PC（PC-02）で",
        "ルータ（札「NW-01」白い箱）のWAN口",
        "株式会社クラウドカルテ青葉に電話すると",
        "03-0000-0202",
        "045-000-0901",
        "山﨑 美穂（事務長）",
        "光電話の黒い箱（札「TEL」）",
        "60日以内",
    ] {
        assert!(words.contains(own), "{own}");
    }
    assert!(
        said("hospital-80-beds", &[], "drill-scenario").contains("北辰ヘルスケアシステム株式会社")
    );
}

#[test]
fn the_drill_says_that_it_is_made_up_and_forbids_touching_and_calling() {
    for name in SAMPLES {
        let words = said(name, &[], "drill-scenario");
        assert!(words.contains("この紙は作り話である。"), "{name}");
        assert!(words.contains("機器、ケーブル、画面に触らせない。"), "{name}");
        assert!(words.contains("外に電話をかけさせない。"), "{name}");
        assert!(words.contains("本当の異常が起きたら、「訓練を中止します」と言い"), "{name}");
    }
}

#[test]
fn everybody_with_a_role_stands_on_the_attendance_sheet() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let document = paper(&profile, "drill-record");
        let words = lines(&document);
        for person in &profile.people {
            assert!(
                words.iter().any(|(_, words)| *words == person.name),
                "{name}: {}",
                person.name
            );
        }
    }
}
