//! What becomes of files in old encodings, and of files that are no profile at all.

use super::super::{Source, Sources, parse};
use super::{SMALL, says, words_of};

fn said_of(bytes: &[u8]) -> String {
    words_of(parse(&Sources::alone(Source::new("profile.yaml", bytes)), None))
}

fn name_in(bytes: &[u8]) -> String {
    let sources = Sources::alone(Source::new("profile.yaml", bytes));
    parse(&sources, None).map(|noted| noted.value.profile.facility.name).unwrap()
}

#[test]
fn a_byte_order_mark_is_not_worth_a_word() {
    assert_eq!(said_of(format!("\u{FEFF}{SMALL}").as_bytes()), "");
}

#[test]
fn a_file_in_cp932_is_read_and_mentioned() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(SMALL);
    assert_eq!(name_in(&bytes), "髙田内科クリニック");
    says(
        &said_of(&bytes),
        "お知らせ: profile.yaml",
        "文字コードがシフトJIS（CP932）だったので、読み替えました。",
        "次に保存するときは、文字コードにUTF-8を選んでください。",
    );
}

#[test]
fn a_file_in_utf_16_is_read_and_mentioned() {
    let little: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(SMALL.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain(SMALL.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for bytes in [little, big] {
        assert_eq!(name_in(&bytes), "髙田内科クリニック");
        says(
            &said_of(&bytes),
            "お知らせ: profile.yaml",
            "文字コードがUTF-16だったので、読み替えました。",
            "次に保存するときは、文字コードにUTF-8を選んでください。",
        );
    }
}

#[test]
fn an_empty_file() {
    for text in ["", "  \n\n", "# まだ何もない\n"] {
        says(
            &said_of(text.as_bytes()),
            "誤り: profile.yaml",
            "ファイルに何も書かれていません。",
            "見本（profiles/minimal.yaml）を写して書き始めてください。",
        );
    }
}

#[test]
fn an_excel_file() {
    says(
        &said_of(b"PK\x03\x04\x14\x00\x06\x00"),
        "誤り: profile.yaml",
        "ExcelやWordのファイル（または圧縮ファイル）です。テキストではないので読めません。",
        "プロファイルはYAML、台帳はCSVで保存したファイルを指定してください。",
    );
}

#[test]
fn a_file_of_zeros_gets_one_message() {
    says(
        &said_of(&[0; 4096]),
        "誤り: profile.yaml",
        "制御文字が多く、テキストのファイルではないようです。",
        "プロファイルはYAML、台帳はCSVで保存したファイルを指定してください。",
    );
}

#[test]
fn a_file_that_is_no_text_in_any_encoding_names_the_line() {
    let mut bytes = SMALL.as_bytes().to_vec();
    bytes.extend_from_slice(b"incident:\n  headquarters: \xFF\xFE\xFD\n");
    says(
        &said_of(&bytes),
        "誤り: profile.yaml 12行",
        "文字として読めない部分があります。",
        "テキストエディタで開き、文字コードにUTF-8を選んで保存し直してください。",
    );
}
