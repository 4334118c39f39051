//! Ledgers in CSV files: what is read, and what is said about file, line and column.

use super::super::{Known, Loaded, Pending, Source, Sources, ledger_files, parse};
use super::{SMALL, says, words_of};
use crate::diagnostic::{Noted, Report};

const HEADINGS: &str =
    "管理番号,種類,メーカー,ＯＳ,設置場所,状態,サポート期限,リモート保守,システム\n";

fn profile() -> Source {
    Source::new("profile.yaml", format!("{SMALL}devices: {{file: 機器台帳.csv}}\n"))
}

fn read(csv: impl Into<Vec<u8>>) -> Result<Noted<Loaded>, Report> {
    let path = "機器台帳.csv".to_owned();
    let ledgers = [(path.clone(), Source::new(path, csv))].into();
    parse(&Sources { profile: profile(), ledgers }, None)
}

fn said(csv: impl Into<Vec<u8>>) -> String {
    words_of(read(csv))
}

#[test]
fn the_files_are_named_as_the_profile_writes_them() {
    assert_eq!(ledger_files(&profile()), Ok(vec!["機器台帳.csv".to_owned()]));
}

#[test]
fn rows_are_read_under_japanese_headings() {
    let csv = format!(
        "{HEADINGS}PC-01,端末PC,髙山電機,Windows 11,受付,使用中,令和11年10月31日,あり,\n\n\
         SV-01,サーバ,未確認,,\"院長室, 棚\",予備,,,\n"
    );
    let devices = read(csv).unwrap().value.profile.devices;
    assert_eq!(devices.len(), 2);
    assert_eq!(devices[0].maker, Known::Value("髙山電機".into()));
    assert_eq!(devices[0].support_end.value().unwrap().to_string(), "2029-10-31");
    assert_eq!(devices[0].remote_maintenance, Known::Value(true));
    assert_eq!(devices[0].system, None);
    assert_eq!(devices[1].maker, Known::Pending(Pending::default()));
    assert_eq!(devices[1].os, Known::Absent);
    assert_eq!(devices[1].place, Known::Value("院長室, 棚".into()));
}

#[test]
fn english_headings_tabs_and_windows_line_ends_are_read_too() {
    let devices =
        read("id\tkind\tstatus\r\nPC-01\t端末PC\t使用中\r\n").unwrap().value.profile.devices;
    assert_eq!(devices[0].id.as_str(), "PC-01");
}

#[test]
fn a_ledger_in_cp932_is_read_and_mentioned() {
    let csv = format!("{HEADINGS}PC-01,端末PC,髙山電機,,,使用中,,,\n");
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&csv);
    says(
        &said(bytes.into_owned()),
        "お知らせ: 機器台帳.csv",
        "文字コードがシフトJIS（CP932）だったので、読み替えました。",
        "次に保存するときは、文字コードにUTF-8を選んでください。",
    );
}

#[test]
fn a_fault_names_file_line_and_column() {
    says(
        &said(format!("{HEADINGS}PC-01,端末PC,,,,使用中,,,\nPC-02,パソコン,,,,使用中,,,\n")),
        "誤り: 機器台帳.csv 3行2列 devices[2].kind",
        "機器の種類に「パソコン」は書けません。",
        "次のどれかを書いてください: サーバ、端末PC、ネットワーク機器、医療機器、その他。",
    );
}

#[test]
fn an_empty_cell_of_a_required_column_is_missing() {
    says(
        &said(format!("{HEADINGS}PC-01,,,,,使用中,,,\n")),
        "誤り: 機器台帳.csv 2行1列 devices[1].kind",
        "必須の項目「kind」（種類）がありません。",
        "この行の「種類」の列に値を書いてください。",
    );
}

#[test]
fn a_missing_column_is_said_once_not_for_every_row() {
    says(
        &said("管理番号,種類\nPC-01,端末PC\nPC-02,端末PC\n"),
        "誤り: 機器台帳.csv 1行",
        "「状態」（status）の列がありません。",
        "最初の行に列の名前を書き、この列を足してください。",
    );
}

#[test]
fn a_column_that_is_not_known_is_a_warning() {
    says(
        &said("管理番号,種類,状態,設置揚所\nPC-01,端末PC,使用中,受付\n"),
        "注意: 機器台帳.csv 1行4列",
        "「設置揚所」という列は台帳にありません。",
        "「設置場所」ではありませんか。このままでは、この列は使いません。",
    );
}

#[test]
fn a_comma_without_quotes_shows_as_a_value_beyond_the_last_column() {
    says(
        &said("管理番号,種類,状態\nPC-01,端末PC,使用中,受付\n"),
        "誤り: 機器台帳.csv 2行4列",
        "列の名前より右に値があります: 「受付」。",
        "値の中に「,」があるときは、値全体を \" \" で囲んでください。",
    );
}

#[test]
fn a_quote_that_never_closes_swallows_no_row_in_silence() {
    assert!(
        said("管理番号,種類,状態,メーカー\nPC-01,端末PC,使用中,\"髙山\nPC-02,端末PC,使用中,青葉\n")
            .contains("誤り: 機器台帳.csv 2行\n  この行かその後で、引用符（\"）が閉じていません。")
    );
}

#[test]
fn one_id_in_two_rows_names_both_lines() {
    says(
        &said("管理番号,種類,状態\nPC-01,端末PC,使用中\nPC-01,サーバ,使用中\n"),
        "誤り: 機器台帳.csv 3行1列 devices[2].id",
        "短い名前（id）「PC-01」が重なっています（前のものは2行目）。",
        "どちらかを別の名前に変え、それを指しているところも直してください。",
    );
}

#[test]
fn a_control_character_in_a_cell() {
    says(
        &said("管理番号,種類,状態,メーカー\nPC-01,端末PC,使用中,髙\u{1}山\n"),
        "誤り: 機器台帳.csv 2行4列 devices[1].maker",
        "目に見えない制御文字（U+0001）が入っています。",
        "その文字を消してください。打ち直すのが確実です。",
    );
}

#[test]
fn a_ledger_that_was_not_loaded() {
    says(
        &words_of(parse(&Sources::alone(profile()), None)),
        "誤り: profile.yaml 11行17列 devices",
        "台帳のファイルが読めませんでした: 「機器台帳.csv」。",
        "ファイルの名前と場所を確かめてください。",
    );
}

#[test]
fn a_ledger_outside_the_folder_is_neither_named_nor_read() {
    let profile =
        Source::new("profile.yaml", format!("{SMALL}devices: {{file: ../機器台帳.csv}}\n"));
    assert_eq!(ledger_files(&profile), Ok(vec![]));
    says(
        &words_of(parse(&Sources::alone(profile), None)),
        "誤り: profile.yaml 11行17列 devices",
        "台帳のファイルの場所が正しくありません: 「../機器台帳.csv」。",
        "プロファイルと同じフォルダか、その中のフォルダにあるファイルを書いてください。「..」「C:」「/」で始まる場所は使えません。",
    );
}

#[test]
fn a_ledger_of_more_than_fifty_thousand_rows_is_refused() {
    let rows = "PC,端末PC,使用中\n".repeat(50_001);
    says(
        &said(format!("管理番号,種類,状態\n{rows}")),
        "誤り: 機器台帳.csv 50002行",
        "行が多すぎます（50000行まで）。",
        "使っていない行を別のファイルに移してください。",
    );
}

#[test]
fn five_hundred_devices_are_read() {
    let rows: String = (1..=500).map(|n| format!("PC-{n:03},端末PC,使用中\n")).collect();
    let devices = read(format!("管理番号,種類,状態\n{rows}")).unwrap().value.profile.devices;
    assert_eq!(devices.len(), 500);
}
