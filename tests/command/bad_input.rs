//! These tests hand the command what people hand it by mistake: each gets a word in Japanese, and nothing is written.

use std::fs;

use super::clinic::{Clinic, PROFILE};

/// The profile is refused with these words at this place, `check` agrees, and no folder was made.
fn refused(clinic: &Clinic, place: &str, words: &str) {
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    let expected = format!("誤り: 医院.yaml {place}\n");
    assert!(ran.err.contains(&expected), "no fault at {place}:\n{}", ran.err);
    assert!(ran.err.contains(words), "not said: {words}\n{}", ran.err);
    assert!(!clinic.path("書類").exists());
    assert_eq!(clinic.run("check 医院.yaml --date 2026-11-20").code, 1);
}

#[test]
fn broken_yaml_is_refused_with_its_line() {
    let clinic = Clinic::saying("  name: さくら通り皮膚科", "  name: \"さくら通り皮膚科");
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("医院.yaml ") && ran.err.contains('行'), "{}", ran.err);
    assert!(!clinic.path("書類").exists());
}

#[test]
fn a_list_where_words_belong_is_refused() {
    let clinic = Clinic::saying("name: さくら通り皮膚科", "name: [さくら通り, 皮膚科]");
    refused(&clinic, "4行9列 facility.name", "1つだけ書いてください。");
}

#[test]
fn an_unknown_key_is_refused_with_the_one_probably_meant() {
    let clinic = Clinic::saying("prefecture:", "prefectur:");
    refused(&clinic, "5行3列 facility.prefectur", "「prefecture」の書き誤りではありませんか。");
}

#[test]
fn a_missing_file_is_named() {
    let ran = Clinic::new().run("generate ない.yaml --out 書類");
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.err,
        "誤り: 「ない.yaml」が見つかりません。ファイル名と場所を確かめてください。\n"
    );
}

#[test]
fn a_folder_in_a_files_place_is_named() {
    let clinic = Clinic::new();
    fs::create_dir(clinic.path("わたしの医院")).unwrap();
    let ran = clinic.run("check わたしの医院");
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.err,
        "誤り: 「わたしの医院」はフォルダーです。その中のプロファイル（.yaml）を指定してください。\n"
    );
}

#[test]
fn an_output_folder_that_is_a_file_is_named_and_left_alone() {
    let clinic = Clinic::new();
    clinic.write("書類", "たいせつなメモ");
    let ran = clinic.generate();
    assert_eq!(ran.code, 6);
    assert!(
        ran.err.ends_with(
            "誤り: 出力先「書類」はフォルダーではなくファイルです。--out には別のフォルダーを指定してください。\n"
        ),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(clinic.path("書類")).unwrap(), "たいせつなメモ");
}

#[test]
fn a_system_that_names_an_absent_vendor_is_refused() {
    let profile = format!(
        "{PROFILE}systems:\n  - id: emr\n    name: 電子カルテ\n    purpose: 診療録\n    hosting: 院内\n    importance: 高\n    vendor: vendor-emr\n"
    );
    let ran = Clinic::with(profile).generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("systems[1].vendor") && ran.err.contains("vendor-emr"), "{}", ran.err);
}

#[test]
fn two_people_with_one_id_are_refused() {
    let second = "plan:\n";
    let clinic = Clinic::saying(
        second,
        "  - id: incho\n    name: 桜井 花\n    title: 事務長\n    roles: [システム運用担当者]\nplan:\n",
    );
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("people[2].id") && ran.err.contains("incho"), "{}", ran.err);
}

#[test]
fn a_telephone_number_with_letters_is_refused() {
    let clinic = Clinic::saying("phone: 048-000-0001", "phone: 048-000-ABCD");
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("7行10列 facility.phone"), "{}", ran.err);
    assert!(ran.err.contains("048-000-ABCD"), "{}", ran.err);
}

#[test]
fn an_impossible_date_is_refused() {
    let clinic = Clinic::saying("revised_on: 2026-11-02", "revised_on: 2026-02-30");
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("15行15列 plan.revised_on"), "{}", ran.err);
}

#[test]
fn a_control_character_is_refused() {
    let clinic = Clinic::saying("桜井 真", "\"桜井\\u0007真\"");
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("people[1].name") && ran.err.contains("U+0007"), "{}", ran.err);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let clinic = Clinic::with(b"schema: 1\nfacility:\n  name: \xff\xfe\xfd\n");
    let ran = clinic.generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.starts_with("誤り: 医院.yaml"), "{}", ran.err);
}

#[test]
fn a_character_that_no_font_has_is_refused_with_its_place() {
    let clinic = Clinic::saying("桜井 真", "桜井 𓀀");
    refused(&clinic, "10行11列 people[1].name", "印刷できない文字があります: 「𓀀」（U+13000）。");
}

#[test]
fn every_fault_is_told_in_one_run() {
    let profile = PROFILE
        .replace("無床診療所", "小さな医院")
        .replace("048-000-0001", "電話なし")
        .replace("2026-11-02", "きのう");
    let ran = Clinic::with(profile).generate();
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.ends_with("誤りが3件あります。直してから、もう一度実行してください。\n"),
        "{}",
        ran.err
    );
}

#[test]
fn an_empty_file_is_refused() {
    let ran = Clinic::with("").generate();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("医院.yaml"), "{}", ran.err);
}

#[test]
fn a_name_of_300_characters_is_printed_or_refused_but_nothing_breaks() {
    let name = "医療法人社団".repeat(50);
    let clinic = Clinic::saying("さくら通り皮膚科", &name);
    let ran = clinic.generate();
    match ran.code {
        0 => assert!(clinic.words().contains(&name)),
        1 => assert!(ran.err.contains("facility.name"), "{}", ran.err),
        _ => panic!("{ran:?}"),
    }
}

#[test]
fn a_clinic_without_vendors_and_devices_gets_its_papers() {
    let clinic = Clinic::new();
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!clinic.papers().iter().any(|name| name.contains("事業者確認用")));
}

#[test]
fn five_hundred_devices_are_all_accepted() {
    let mut profile = format!("{PROFILE}devices:\n");
    for n in 1..=500 {
        profile.push_str(&format!("  - {{id: PC-{n:03}, kind: 端末PC, status: 使用中}}\n"));
    }
    let clinic = Clinic::with(profile);
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn markup_and_template_syntax_is_printed_as_it_stands() {
    let hostile = [
        "{{7*7}}",
        "{{{facility.name}}}",
        "{{#each people}}",
        "<w:p/>",
        "&amp;",
        "a|b",
        "# 見出し",
        "**太字**",
        "[リンク](https://example.invalid)",
        "`code`",
        "{#key}",
        "\\*",
    ];
    let name = hostile.join(" ");
    let clinic = Clinic::saying("name: 桜井 真", &format!("name: '{name}'"));
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(clinic.words().contains(&name));
}

#[test]
fn a_profile_saved_by_an_old_editor_is_read() {
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(PROFILE);
    assert!(!lost);
    let clinic = Clinic::with(bytes.replace_line_ends());
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("CP932"), "{}", ran.err);
}

/// CRLF as Windows writes it.
trait Crlf {
    fn replace_line_ends(&self) -> Vec<u8>;
}

impl Crlf for std::borrow::Cow<'_, [u8]> {
    fn replace_line_ends(&self) -> Vec<u8> {
        self.iter().flat_map(|b| if *b == b'\n' { vec![b'\r', b'\n'] } else { vec![*b] }).collect()
    }
}
