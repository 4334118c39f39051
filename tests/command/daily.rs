//! These tests run the command as a clinic's office does.

use std::fs;

use super::clinic::{Clinic, PROFILE};

#[test]
fn a_first_run_makes_every_paper_in_both_formats() {
    let clinic = Clinic::new();
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("さくら通り皮膚科の書類（書類）\n  作成　　　"), "{}", ran.out);
    let papers = clinic.papers();
    for name in ["2_院内限り/連絡体制図.docx", "2_院内限り/連絡体制図.pdf"] {
        assert!(papers.iter().any(|p| p == name), "{papers:?}");
    }
    let of = |end: &str| papers.iter().filter(|name| name.ends_with(end)).count();
    assert_eq!(of(".docx"), of(".pdf"));
    assert_eq!(of(".docx") + of(".pdf"), papers.len());
}

#[test]
fn a_second_run_changes_nothing_and_says_so() {
    let clinic = Clinic::new();
    clinic.generate();
    let ran = clinic.generate();
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("  変更なし　2_院内限り/連絡体制図.docx\n"), "{}", ran.out);
    assert!(!ran.out.contains("作成") && !ran.out.contains("更新"), "{}", ran.out);
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_day_of_the_year() {
    let clinic = Clinic::new();
    clinic.run("generate 医院.yaml --out 書類 --date 2026-11-20");
    let ran = clinic.run("generate 医院.yaml --out 二つ目 --date 2026-12-24");
    assert_eq!(ran.code, 0, "{ran:?}");
    for name in clinic.papers() {
        let first = fs::read(clinic.path("書類").join(&name)).unwrap();
        let second = fs::read(clinic.path("二つ目").join(&name)).unwrap();
        assert!(first == second, "{name} differs");
    }
}

#[test]
fn a_paper_edited_by_hand_is_kept_and_the_run_ends_with_4() {
    let clinic = Clinic::new();
    clinic.generate();
    fs::write(clinic.path("書類/2_院内限り/連絡体制図.docx"), "院長が直した").unwrap();
    let ran = clinic.generate();
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(ran.out.contains("  横に作成　2_院内限り/連絡体制図（新）.docx\n"), "{}", ran.out);
    assert!(ran.err.contains("「2_院内限り/連絡体制図.docx」は手で直されているか"), "{}", ran.err);
    assert_eq!(
        fs::read_to_string(clinic.path("書類/2_院内限り/連絡体制図.docx")).unwrap(),
        "院長が直した"
    );
}

#[test]
fn one_paper_in_one_format_leaves_the_others_alone() {
    let clinic = Clinic::new();
    let ran = clinic
        .run("generate 医院.yaml --out 書類 --only contact-chart --format pdf --date 2026-11-20");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(clinic.papers(), ["2_院内限り/連絡体制図.pdf"]);
}

#[test]
fn a_paper_that_does_not_exist_is_refused_with_those_that_do() {
    let clinic = Clinic::new();
    let ran = clinic.run("generate 医院.yaml --out 書類 --only contact-chat --date 2026-11-20");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("「contact-chat」という書類はありません。")
            && ran.err.contains("「contact-chart」ではありませんか。"),
        "{}",
        ran.err
    );
    assert!(!clinic.path("書類").exists());
}

#[test]
fn an_edition_that_does_not_exist_is_refused_with_those_that_do() {
    let ran = Clinic::new().run("generate 医院.yaml --out 書類 --edition r3");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("チェックリストの版「r3」はありません。"), "{}", ran.err);
    assert!(ran.err.contains("r7"), "{}", ran.err);
}

#[test]
fn several_profiles_get_a_folder_each_and_one_that_fails_does_not_stop_the_others() {
    let clinic = Clinic::new();
    clinic.write("壊れた.yaml", PROFILE.replace("埼玉県", "[埼玉県]"));
    clinic.write("隣.yaml", PROFILE.replace("さくら通り皮膚科", "うめ/もも:内科"));
    clinic.write("同名.yaml", PROFILE);
    let ran =
        clinic.run("generate 医院.yaml 壊れた.yaml 隣.yaml 同名.yaml --out 書類 --date 2026-11-20");
    assert_eq!(ran.code, 5, "{ran:?}");
    assert_eq!(
        clinic.folders(),
        ["うめ／もも：内科", "さくら通り皮膚科", "さくら通り皮膚科（同名）"]
    );
    assert!(
        ran.err.ends_with("4施設のうち1施設の書類を作れませんでした: 壊れた.yaml\n"),
        "{}",
        ran.err
    );
}

#[test]
fn restoring_brings_the_earlier_papers_back() {
    let clinic = Clinic::new();
    clinic.generate();
    let first = fs::read(clinic.path("書類/2_院内限り/連絡体制図.pdf")).unwrap();
    clinic.write("医院.yaml", PROFILE.replace("第1版", "第2版"));
    let ran = clinic.generate();
    assert!(ran.out.contains("  更新　　　2_院内限り/連絡体制図.pdf\n"), "{}", ran.out);
    assert!(fs::read(clinic.path("書類/2_院内限り/連絡体制図.pdf")).unwrap() != first);
    let ran = clinic.run("restore 書類");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(fs::read(clinic.path("書類/2_院内限り/連絡体制図.pdf")).unwrap() == first);
}

#[test]
fn a_folder_without_papers_has_nothing_to_restore() {
    let clinic = Clinic::new();
    let ran = clinic.run("restore 書類");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (6, "誤り: 「書類」には戻せる前回の書類がありません。\n")
    );
    assert!(!clinic.path("書類").exists());
}

#[test]
fn check_tells_what_is_missing_and_ends_with_3() {
    let ran = Clinic::new().run("check 医院.yaml --date 2026-11-20");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(
        ran.out.contains("【判定】まだです。あと41件がそろえば、準備ができます。"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\n1. ") && ran.out.contains("   足りないもの: "), "{}", ran.out);
}

#[test]
fn no_inspection_is_spoken_of_to_a_home_nursing_station() {
    let clinic = Clinic::with(include_str!("../../profiles/home-nursing.yaml"));
    let ran = clinic.run("check 医院.yaml --date 2026-11-20");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.out.contains("　備えの点検（令和8年11月20日現在）\n"), "{}", ran.out);
    assert!(!ran.out.contains("立入検査前"), "{}", ran.out);
}

#[test]
fn the_day_may_come_from_the_environment() {
    let clinic = Clinic::new();
    let line = "generate 医院.yaml --out 書類 --only contact-list";
    let ran = clinic.run_with(line, &[("SOURCE_DATE_EPOCH", "1795100400")]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = clinic.run_with(line, &[("SOURCE_DATE_EPOCH", "きょう")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("SOURCE_DATE_EPOCH の値「きょう」"), "{}", ran.err);
}

#[test]
fn the_schema_is_json_and_explains_fields_in_japanese() {
    let ran = Clinic::new().run("schema");
    assert_eq!(ran.code, 0);
    let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(schema["properties"]["facility"].is_object(), "{schema}");
    assert!(ran.out.contains("施設の正式な名称"));
}

#[test]
fn completions_are_written_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = Clinic::new().run(&format!("completions {shell}"));
        assert_eq!(ran.code, 0, "{shell}");
        assert!(ran.out.contains("generate"), "{shell}");
    }
}

#[test]
fn help_is_japanese_throughout() {
    let clinic = Clinic::new();
    for command in [
        "",
        "generate",
        "check",
        "binder",
        "binder list",
        "forms",
        "forms list",
        "forms show",
        "forms compare",
        "forms coverage",
        "forms controls",
        "forms new",
        "schema",
        "restore",
        "completions",
    ] {
        let ran = clinic.run(&format!("{command} --help"));
        assert_eq!(ran.code, 0, "{command}");
        assert!(ran.out.contains("使い方: sonae"), "{command}: {}", ran.out);
        for english in
            ["Usage", "Options:", "Arguments:", "Commands:", "Print", "default", "possible"]
        {
            assert!(!ran.out.contains(english), "{command}: {}", ran.out);
        }
    }
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let clinic = Clinic::new();
    for line in ["", "作って", "generate", "generate 医院.yaml", "check a b", "schema x", "--nope"]
    {
        let ran = clinic.run(line);
        assert_eq!(ran.code, 2, "{line}");
        assert!(!ran.err.is_empty() && ran.out.is_empty(), "{line}");
    }
}
