//! This file turns bytes into text: UTF-8 as it should be, CP932 and UTF-16 as people still save.

use encoding_rs::{SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::super::Source;
use super::quote::is_forbidden;
use crate::diagnostic::{Diagnostic, Place, Report};

/// Largest file that is read.
const LARGEST: usize = 16 * 1024 * 1024;

/// The text of a file with plain line ends, or nothing when no text can be made of it.
pub(crate) fn decode(source: &Source, report: &mut Report) -> Option<String> {
    let whole = || Place::file(&source.name);
    let bytes = source.bytes.as_slice();
    if bytes.len() > LARGEST {
        report.push(
            Diagnostic::error("profile-too-large", whole(), "ファイルが大きすぎます（16MBまで）。")
                .help("プロファイルではないファイルを指定していないか確かめてください。"),
        );
        return None;
    }
    if let Some(kind) = foreign_format(bytes) {
        report.push(
            Diagnostic::error(
                "profile-not-text",
                whole(),
                format!("{kind}です。テキストではないので読めません。"),
            )
            .help("プロファイルはYAML、台帳はCSVで保存したファイルを指定してください。"),
        );
        return None;
    }
    let text = match text_of(bytes) {
        Some((text, None)) => text,
        Some((text, Some(name))) => {
            report.push(
                Diagnostic::notice(
                    "profile-encoding",
                    whole(),
                    format!("文字コードが{name}だったので、読み替えました。"),
                )
                .help("次に保存するときは、文字コードにUTF-8を選んでください。"),
            );
            text
        }
        None => {
            let place = match first_bad_line(bytes) {
                Some(line) => Place { line: Some(line), ..whole() },
                None => whole(),
            };
            report.push(
                Diagnostic::error("profile-encoding", place, "文字として読めない部分があります。")
                    .help(
                        "テキストエディタで開き、文字コードにUTF-8を選んで保存し直してください。",
                    ),
            );
            return None;
        }
    };
    if text.chars().filter(|c| is_forbidden(*c) && *c != '\r').take(MANY + 1).count() > MANY {
        report.push(
            Diagnostic::error(
                "profile-not-text",
                whole(),
                "制御文字が多く、テキストのファイルではないようです。",
            )
            .help("プロファイルはYAML、台帳はCSVで保存したファイルを指定してください。"),
        );
        return None;
    }
    if text.trim().is_empty() {
        report.push(
            Diagnostic::error("profile-empty", whole(), "ファイルに何も書かれていません。")
                .help("見本（profiles/minimal.yaml）を写して書き始めてください。"),
        );
        return None;
    }
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// More control characters than this, and the file is no text at all.
const MANY: usize = 30;

/// The name of a file's encoding where it is another one than UTF-8, in which everything is written.
pub fn foreign_encoding(source: &Source) -> Option<&'static str> {
    text_of(&source.bytes)?.1
}

/// The text and, when it was not UTF-8, the name of its encoding.
fn text_of(bytes: &[u8]) -> Option<(String, Option<&'static str>)> {
    let decoded = |encoding: &'static encoding_rs::Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes.get(2..)?)
    };
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some((decoded(UTF_16LE)?.into_owned(), Some("UTF-16")));
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some((decoded(UTF_16BE)?.into_owned(), Some("UTF-16")));
    }
    if let (Some(text), _) = (UTF_8.decode_without_bom_handling_and_without_replacement(bytes), ())
    {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        return Some((text.to_owned(), None));
    }
    SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| (text.into_owned(), Some("シフトJIS（CP932）")))
}

/// What a file is that begins like something else than text.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 5] = [
        (b"PK\x03\x04", "ExcelやWordのファイル（または圧縮ファイル）"),
        (b"\xD0\xCF\x11\xE0", "古い形式のExcelやWordのファイル"),
        (b"%PDF", "PDFのファイル"),
        (b"\x89PNG", "画像のファイル"),
        (b"\xFF\xD8\xFF", "画像のファイル"),
    ];
    KNOWN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// The line of the first byte that is not UTF-8, where the file is UTF-8 up to there.
fn first_bad_line(bytes: &[u8]) -> Option<u32> {
    let good = std::str::from_utf8(bytes).err()?.valid_up_to();
    let lines = bytes.get(..good)?.iter().filter(|b| **b == b'\n').count();
    u32::try_from(lines.saturating_add(1)).ok()
}
