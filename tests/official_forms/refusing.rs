//! These tests hand both commands what is no official form: each is told in plain words, and nothing is written.

use std::fmt::Write as _;
use std::fs;

use crate::book::{Page, book};
use crate::clinic::Clinic;
use crate::desk::invented;

/// Both commands refuse the file with this exit code and these words, and leave the folder as it was.
fn refused(bytes: &[u8], code: i32, words: &str) {
    let clinic = Clinic::new();
    clinic.write("様式.xlsx", bytes);
    for command in [
        "forms import 様式.xlsx --profile 医院.yaml --date 2026-11-20",
        "forms fill 様式.xlsx --profile 医院.yaml --date 2026-11-20 --out 提出用.xlsx",
    ] {
        let ran = clinic.run(command);
        assert_eq!(ran.code, code, "{command} {ran:?}");
        assert!(ran.err.starts_with("誤り: 「様式.xlsx」"), "{}", ran.err);
        assert!(ran.err.contains(words), "not said: {words}\n{}", ran.err);
        let left: Vec<_> =
            fs::read_dir(clinic.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }
}

#[test]
fn an_empty_file() {
    refused(b"", 6, "中身が空");
}

#[test]
fn the_old_format() {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1536, 0);
    refused(&bytes, 6, "Excel ブック (*.xlsx)");
}

#[test]
fn a_file_cut_short() {
    let bytes = invented("circle-xlsxwriter.xlsx").0;
    refused(&bytes[..bytes.len() / 2], 6, "ファイルが途中で切れています");
}

#[test]
fn a_text_file_by_the_name_of_a_workbook() {
    refused("番号,項目".as_bytes(), 6, "Excel ブック（.xlsx）ではありません");
}

#[test]
fn a_form_of_fire_safety() {
    refused(&invented("fire-safety-openpyxl.xlsx").0, 1, "sonae が知っている様式ではなさそうです");
}

#[test]
fn a_hundred_thousand_rows() {
    let mut rows = "令和9年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<\n番号|チェック項目|確認結果\n".to_owned();
    for n in 1..=100_000 {
        writeln!(rows, "{}|項目を確認している。|", n % 100 + 1).unwrap();
    }
    refused(&book(&[Page { name: "様式", rows: &rows }]), 6, "様式としては大きすぎます");
}

#[test]
fn more_questions_than_any_form_asks() {
    let mut rows = "令和9年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<\n番号|チェック項目|確認結果\n".to_owned();
    for n in 1..=1_500 {
        writeln!(rows, "{}|アクセスログを管理している。|", n % 100 + 1).unwrap();
    }
    refused(&book(&[Page { name: "様式", rows: &rows }]), 1, "項目が多すぎます");
}

#[test]
fn a_folder_and_a_file_that_is_not_there() {
    let clinic = Clinic::new();
    fs::create_dir(clinic.path("様式.xlsx")).unwrap();
    let ran = clinic.run("forms import 様式.xlsx --profile 医院.yaml");
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.err,
        "誤り: 「様式.xlsx」はフォルダーです。その中のExcelファイル（.xlsx）を指定してください。\n"
    );
    let ran = clinic.run("forms fill ない.xlsx --profile 医院.yaml --out 提出用.xlsx");
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.err,
        "誤り: 「ない.xlsx」が見つかりません。ファイル名と場所を確かめてください。\n"
    );
}
