//! Whatever bytes arrive, reading ends, says something whole, and never panics.

use proptest::prelude::*;

use super::super::{Source, Sources, ledger_files, parse};
use super::SMALL;
use crate::diagnostic::Severity;

const LARGE: &str = include_str!("../../../profiles/everything.yaml");

fn reads_and_speaks(profile: &[u8], ledger: &[u8]) {
    let profile = Source::new("profile.yaml", profile);
    let _ = ledger_files(&profile);
    let ledgers = [("機器台帳.csv".to_owned(), Source::new("機器台帳.csv", ledger))].into();
    let today = "2026-12-01".parse().ok();
    if let Err(report) = parse(&Sources { profile, ledgers }, today) {
        assert!(report.has_errors());
        for said in report.iter().filter(|d| d.severity == Severity::Error) {
            assert!(!said.place.file.is_empty(), "{said}");
            assert!(said.message.ends_with('。'), "{said}");
            assert!(!said.help.is_empty(), "{said}");
        }
    }
}

/// A piece that people or attackers put into a file.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            ":",
            "：",
            "- ",
            "－",
            "　",
            "\t",
            "\n",
            "\n\n  ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|\n",
            ">-\n",
            "&a ",
            "*a",
            "#",
            "＃",
            "!!str ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "<<: ",
            "? ",
            "未確認",
            "{未確認: {担当: x}}",
            "\u{0}",
            "\u{FEFF}",
            "\u{202E}",
            "𠮷",
            "葛\u{E0100}",
            "null",
            "~",
            "{file: 機器台帳.csv}",
            "令和0年",
            "R8.13.1",
            "2026-02-30",
            "0x10",
            "1e9",
            "99999999999999999999",
            "id: ",
            "name：",
            "schema: ",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "\\PC{0,12}",
    ]
}

/// A profile with a few pieces taken out, put in or exchanged.
fn mutated(text: &'static str) -> impl Strategy<Value = String> {
    let characters = text.chars().count();
    let change = (0..=characters, 0..30_usize, piece());
    proptest::collection::vec(change, 1..6).prop_map(move |changes| {
        let mut characters: Vec<char> = text.chars().collect();
        for (at, gone, piece) in changes {
            let at = at.min(characters.len());
            let end = at.saturating_add(gone).min(characters.len());
            characters.splice(at..end, piece.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        reads_and_speaks(&bytes, &bytes);
    }

    #[test]
    fn a_small_profile_with_any_mistakes_is_survived(text in mutated(SMALL)) {
        reads_and_speaks(text.as_bytes(), b"");
    }

    #[test]
    fn any_scraps_of_yaml_are_survived(pieces in proptest::collection::vec(piece(), 0..60)) {
        reads_and_speaks(pieces.concat().as_bytes(), b"");
    }

    #[test]
    fn any_ledger_is_survived(pieces in proptest::collection::vec(piece(), 0..40)) {
        let profile = format!("{SMALL}devices: {{file: 機器台帳.csv}}\n");
        let ledger = format!("管理番号,種類,状態,登録日\nPC-01,端末PC,使用中,{}\n", pieces.join(","));
        reads_and_speaks(profile.as_bytes(), ledger.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_large_profile_with_any_mistakes_is_survived(text in mutated(LARGE)) {
        reads_and_speaks(text.as_bytes(), b"");
    }
}

#[test]
fn a_bomb_of_aliases_is_defused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let sources = Sources::alone(Source::new("profile.yaml", bomb));
    let report = parse(&sources, None).unwrap_err();
    assert!(report.iter().any(|d| d.message == "項目が多すぎるので、ここで読むのをやめました。"));
}
