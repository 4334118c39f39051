//! Every sample beside the product is read without an error.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::super::{Source, Sources, ledger_files, parse};

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    found.sort();
    found
}

fn load(path: &Path) -> Sources {
    let name = path.file_name().unwrap().to_str().unwrap();
    let profile = Source::new(name, std::fs::read(path).unwrap());
    let ledgers = ledger_files(&profile)
        .unwrap()
        .into_iter()
        .map(|file| {
            let bytes = std::fs::read(path.parent().unwrap().join(&file)).unwrap();
            (file.clone(), Source::new(file, bytes))
        })
        .collect();
    Sources { profile, ledgers }
}

#[test]
fn every_sample_is_read_and_only_the_old_ledger_is_spoken_of() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20);
    let paths = samples();
    assert!(paths.len() >= 6, "{paths:?}");
    let mut said = Vec::new();
    for path in &paths {
        let report = match parse(&load(path), today) {
            Ok(noted) => noted.notes,
            Err(report) => report,
        };
        said.extend(report.iter().map(ToString::to_string));
    }
    let old_ledger = "お知らせ: hospital-80-beds/機器台帳.csv\n  文字コードがシフトJIS（CP932）だったので、読み替えました。\n  → 次に保存するときは、文字コードにUTF-8を選んでください。";
    assert_eq!(said, [old_ledger]);
}
