//! This file answers the interview for a small clinic: by the key of each question, so that new questions upset nothing.

use std::fs;
use std::path::Path;

use sonae::wizard::journal::{Entry, read};

/// Where the profile is to lie.
pub(crate) const PROFILE: &str = "わたしの医院.yaml";
/// The command that asks.
pub(crate) const INIT: &str = "init --date 2026-11-26";

/// What is answered when a question comes for the first, second … time; after that it is as for all others.
const ANSWERS: [(&str, &[&str]); 14] = [
    ("facility.kind", &["1"]),
    ("facility.name", &["髙田内科クリニック"]),
    ("facility.prefecture", &["神奈川県"]),
    ("facility.address", &["横浜市中区本町9丁目99番地"]),
    ("facility.phone", &["０４５－０００－０１０１"]),
    ("people*", &["1 2"]),
    ("people[incho].name", &["髙田 一郎"]),
    ("people[jimucho].name", &["山﨑 美穂"]),
    ("vendors+", &["株式会社青葉", ""]),
    ("vendors[vendor-1].kind", &["1"]),
    ("vendors[vendor-1].phone", &["電話", "03-0000-0201"]),
    ("systems*", &["1 3"]),
    ("plan.version", &["第1版"]),
    ("plan.revised_on", &["2026-11-26"]),
];
/// What is tried at any other question until it is passed.
const OTHERWISE: [&str; 4] = ["", "わからない", "-", "1"];

/// What is typed next by somebody who remembers nothing but the journal.
///
/// The journal tells which question a line was typed at, so every question is met with `?` first.
pub(crate) fn next_line(entries: &[Entry]) -> &'static str {
    let Some(Entry { at, .. }) = entries.last().filter(|entry| entry.line == "?") else {
        return "?";
    };
    let tried = entries.iter().filter(|entry| entry.at == *at && entry.line != "?").count();
    let known = ANSWERS.iter().find(|(key, _)| key == at).map_or([].as_slice(), |(_, lines)| lines);
    let mut lines = known.iter().chain(&OTHERWISE);
    lines.nth(tried).unwrap_or_else(|| panic!("{at} takes no answer"))
}

/// The lines of the journal, none where nothing was answered yet.
pub(crate) fn kept(folder: &Path) -> Vec<Entry> {
    let bytes = fs::read(folder.join(format!("{PROFILE}.途中"))).unwrap_or_default();
    // Only the last line may be cut, in the middle of a character too.
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let text = std::str::from_utf8(&bytes[..whole]).unwrap();
    if text.is_empty() {
        return Vec::new();
    }
    let journal = read(text).unwrap();
    assert_eq!(journal.whole, whole, "a whole line cannot be read:\n{text}");
    journal.entries
}
