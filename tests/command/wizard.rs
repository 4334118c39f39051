//! These tests answer questions from files and options, and look at the profile that comes of it.

use std::fs;

use super::clinic::Clinic;

/// Answers of a clinic that knows little yet; what is not named is Enter.
const ANSWERS: &str = "\
facility.kind: 無床診療所
facility.name: 髙田内科クリニック
facility.prefecture: 神奈川県
facility.address: 横浜市中区本町9丁目99番地
facility.phone: ０４５－０００－０１０１
people*: 1 2
people[incho].name: 髙田 一郎
people[jimucho].name: 山﨑 美穂
vendors+: [株式会社青葉]
vendors[vendor-1].kind: システム事業者
vendors[vendor-1].phone: わからない
systems*: 1 3
";

fn clinic() -> Clinic {
    let clinic = Clinic::with("# 別の医院\n");
    clinic.write("答え.yaml", ANSWERS);
    clinic
}

#[test]
fn without_a_terminal_nothing_is_asked_and_the_way_out_is_named() {
    let ran = clinic().run("init --out 甲.yaml");
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "誤り: 画面とキーボードにつながっていないため、質問できません。--answers か --set で答えを渡してください（質問の名前は sonae init --help にあります）。\n"
    );
}

#[test]
fn a_file_of_answers_becomes_a_profile_that_check_can_read() {
    let clinic = clinic();
    let ran = clinic.run("init --no-input --answers 答え.yaml --out 甲.yaml --date 2026-11-26");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("「甲.yaml」を書きました。\n"), "{}", ran.out);
    let text = fs::read_to_string(clinic.path("甲.yaml")).unwrap();
    assert!(text.contains("  phone: 045-000-0101\n"), "{text}");
    assert!(text.contains("    phone:\n      未確認:\n        担当: jimucho\n"), "{text}");
    assert!(!text.contains("attestations"), "nobody looked, so nothing is attested");
    assert!(fs::read(clinic.path("甲.yaml.途中")).is_err(), "the journal is done with");
    assert_eq!(clinic.run("check 甲.yaml --date 2026-11-26").code, 3);
}

#[test]
fn a_missing_answer_is_named_by_its_key_and_nothing_is_lost() {
    let clinic = clinic();
    clinic.write("答え.yaml", ANSWERS.replace("facility.phone: ０４５－０００－０１０１\n", ""));
    let ran = clinic.run("init --no-input --answers 答え.yaml --out 甲.yaml --date 2026-11-26");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("質問「facility.phone」の答えがありません。"), "{}", ran.err);
    let kept = fs::read_to_string(clinic.path("甲.yaml.途中")).unwrap();
    assert!(
        kept.contains("{\"at\":\"facility.name\",\"line\":\"髙田内科クリニック\"}\n"),
        "{kept}"
    );
    // The second run goes on where the first one stopped.
    let rest = "init --no-input --answers 答え.yaml --set facility.phone=045-000-0101 --out 甲.yaml --date 2026-11-26";
    let ran = clinic.run(rest);
    assert!(ran.err.contains("前回の続きから始めます（2026-11-26に始めた答え、"), "{}", ran.err);
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn an_answer_that_cannot_be_taken_says_why() {
    let clinic = clinic();
    let ran = clinic.run(
        "init --no-input --answers 答え.yaml --set facility.phone=事務長に聞く --out 甲.yaml --date 2026-11-26",
    );
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("電話番号に使えない文字があります: 「事務長に聞く」。"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("質問「facility.phone」の答えを使えませんでした。"), "{}", ran.err);
}

#[test]
fn what_only_a_person_may_say_is_never_set_in_bulk() {
    let clinic = clinic();
    for given in [
        "control*はい=1",
        "control:patch.terminal.answer=はい",
        "plan.approved_on=2026-11-20",
        "training[t1].done_on=2026-05-28",
        "backups[b1].last_restore_test.on=2026-07-01",
    ] {
        let ran = clinic.run(&format!("edit 医院.yaml --no-input --set {given} --date 2026-11-26"));
        assert_eq!(ran.code, 2, "{given}: {ran:?}");
        assert!(
            ran.err.contains("は、実際に確かめた人が画面の質問に答えて入れます。"),
            "{given}: {}",
            ran.err
        );
    }
}

#[test]
fn a_key_that_is_no_question_changes_nothing() {
    let clinic = clinic();
    let before = fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    clinic.write("甲.yaml", &before);
    let ran = clinic.run(
        "edit 甲.yaml --no-input --set facility.phone=045-000-0199 --set facility.foo=1 --date 2026-11-26",
    );
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("質問「facility.foo」はありません。"), "{}", ran.err);
    assert_eq!(fs::read_to_string(clinic.path("甲.yaml")).unwrap(), before);
    let ran =
        clinic.run("edit 甲.yaml --no-input --set facility.phone=045-000-0199 --date 2026-11-26");
    assert_eq!(ran.code, 0, "{ran:?}");
    let after = fs::read_to_string(clinic.path("甲.yaml")).unwrap();
    assert_eq!(after, before.replacen("045-000-0101", "045-000-0199", 1));
}

#[test]
fn a_journal_left_behind_by_the_making_of_a_profile_is_put_aside() {
    let clinic = clinic();
    let before = fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    clinic.write("甲.yaml", &before);
    let journal = "{\"sonae\":1,\"today\":\"2026-11-26\",\"sitting\":\"init\"}\n{\"at\":\"facility.kind\",\"line\":\"1\"}\n";
    clinic.write("甲.yaml.途中", journal);
    let ran =
        clinic.run("edit 甲.yaml --no-input --set facility.fax=045-000-0102 --date 2026-11-26");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("プロファイルを作ったときの答えを「甲.yaml.途中.済」に移しました。"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(clinic.path("甲.yaml.途中.済")).unwrap(), journal);
    assert!(fs::read_to_string(clinic.path("甲.yaml")).unwrap().contains("045-000-0102"));
}

#[test]
fn answers_of_another_sitting_are_not_thrown_away() {
    let clinic = clinic();
    clinic.write("甲.yaml", fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap());
    let journal = "{\"sonae\":1,\"today\":\"2026-11-26\",\"sitting\":\"edit 施設\"}\n{\"at\":\"facility.name\",\"line\":\"新しい名前クリニック\"}\n";
    clinic.write("甲.yaml.途中", journal);
    let ran = clinic.run("ask 甲.yaml --no-input --date 2026-11-26");
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(
        ran.err.contains("途中でやめた答えが「甲.yaml.途中」に1件残っています。続きは「sonae edit \"甲.yaml\" 施設」です。"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(clinic.path("甲.yaml.途中")).unwrap(), journal);
}

#[test]
fn a_profile_that_is_there_is_not_begun_anew() {
    let clinic = clinic();
    let ran = clinic.run("init --no-input --answers 答え.yaml --out 医院.yaml");
    assert_eq!(ran.code, 6);
    assert!(ran.err.contains("「医院.yaml」はすでにあります。"), "{}", ran.err);
}

#[test]
fn an_edit_by_option_changes_one_line_and_keeps_the_earlier_file() {
    let clinic = clinic();
    let before = fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    clinic.write("甲.yaml", &before);
    let ran = clinic.run(
        "edit 甲.yaml vendors[vendor-emr].phone --set vendors[vendor-emr].phone=03-0000-9999 --date 2026-11-26",
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    let after = fs::read_to_string(clinic.path("甲.yaml")).unwrap();
    assert_eq!(after, before.replacen("03-0000-0201", "03-0000-9999", 1));
    assert_eq!(fs::read_to_string(clinic.path("甲.yaml.前の版")).unwrap(), before);
}

#[test]
fn a_wrong_key_takes_no_answer_of_an_earlier_sitting_along() {
    let clinic = clinic();
    clinic.write("甲.yaml", fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap());
    let journal = "{\"sonae\":1,\"today\":\"2026-11-26\",\"sitting\":\"edit\"}\n{\"at\":\"facility.phone\",\"line\":\"045-000-0199\"}\n";
    clinic.write("甲.yaml.途中", journal);
    let ran = clinic.run(
        "edit 甲.yaml --no-input --set facility.foo=1 --set facility.phone= --date 2026-11-26",
    );
    assert_eq!(ran.code, 2, "{ran:?}");
    let kept = fs::read_to_string(clinic.path("甲.yaml.途中")).unwrap();
    assert!(kept.starts_with(journal), "{kept}");
}

#[test]
fn answers_that_no_question_asks_for_any_more_are_put_beside() {
    let clinic = clinic();
    clinic.write("甲.yaml", fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap());
    let journal = "{\"sonae\":1,\"today\":\"2026-11-26\",\"sitting\":\"edit\"}\n{\"at\":\"vendors[gone].phone\",\"line\":\"045-000-0199\"}\n";
    clinic.write("甲.yaml.途中", journal);
    let ran =
        clinic.run("edit 甲.yaml --no-input --set facility.fax=045-000-0102 --date 2026-11-26");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("使わない答えを「甲.yaml.途中.済」に移しました。"), "{}", ran.err);
    assert_eq!(fs::read_to_string(clinic.path("甲.yaml.途中.済")).unwrap(), journal);
}
