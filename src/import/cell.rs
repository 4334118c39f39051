//! This file reads one cell as people fill it in: signs for nothing, words for choices, lost zeros, extensions.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::fold::{bare, fold, holds};
use super::words::ColumnWords;
use crate::profile::ascii;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Blank,
    /// That it is not known.
    Unknown,
    /// Something.
    Says(String),
}

/// Signs that people put where there is nothing.
const NOTHING: [&str; 12] = ["-", "－", "ー", "―", "—", "–", "‐", "─", "・", "〃なし", "…", "／"];

/// Words for nothing, in cells that hold a number, a day or an address.
const NONE: [&str; 8] = ["なし", "無し", "無", "該当なし", "特になし", "n/a", "na", "対象外"];

/// Words for what somebody has yet to find out.
const UNKNOWN: [&str; 12] = [
    "未確認",
    "不明",
    "未定",
    "要確認",
    "確認中",
    "調査中",
    "わからない",
    "分からない",
    "?",
    "要調査",
    "問い合わせ中",
    "問合せ中",
];

/// What a cell says, before anybody asks what kind of value it holds.
pub(super) fn read(text: &str) -> Cell {
    let text = text.trim();
    let folded = fold(text);
    let signs = NOTHING.contains(&text) || text.chars().all(|c| matches!(c, '-' | '－' | 'ー'));
    if text.is_empty() || signs {
        return Cell::Blank;
    }
    // 「未確認（事務長、2026-12-15まで）」 is how our own papers say it.
    if UNKNOWN.iter().any(|word| fold(word) == folded && !folded.is_empty())
        || text.starts_with("未確認（")
        || text == "？"
    {
        return Cell::Unknown;
    }
    Cell::Says(text.to_owned())
}

/// Whether a cell says that there is no such number, day or address.
pub(super) fn says_none(text: &str) -> bool {
    NONE.contains(&fold(text).as_str())
}

/// The choice that a text means, and whether it means nothing else besides.
pub(super) fn choice(column: &ColumnWords, text: &str) -> Option<(String, bool)> {
    let exact = |text: &str| {
        let means = |(word, others): &(&String, &Vec<String>)| {
            fold(word) == text || others.iter().any(|other| fold(other) == text)
        };
        column.words.iter().find(means).map(|(word, _)| word.clone())
    };
    // ○ and × are no marks here, so that folding leaves them.
    let folded = fold(text);
    if let Some(word) = exact(&folded) {
        return Some((word, true));
    }
    if let Some(word) = bare(text).and_then(|text| exact(&text)) {
        return Some((word, false));
    }
    guess(&column.holds, text).map(|word| (word, false))
}

/// The only choice of which a word stands in the text.
pub(super) fn guess(words: &BTreeMap<String, Vec<String>>, text: &str) -> Option<String> {
    let folded = fold(text);
    let mut found = words.iter().filter(|(_, words)| words.iter().any(|word| holds(&folded, word)));
    match (found.next(), found.next()) {
        (Some((word, _)), None) => Some(word.clone()),
        _ => None,
    }
}

/// Words for yes and no.
pub(super) fn truth(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "はい" | "あり" | "有" | "有り" | "○" | "〇" | "◯" | "yes" | "y" | "true" | "1"
        | "対象" | "する" | "可" | "実施" | "利用" | "使用" | "✓" | "✔" | "●" | "◎" => {
            Some(true)
        }
        "いいえ" | "なし" | "無" | "無し" | "×" | "✕" | "✗" | "no" | "n" | "false" | "0"
        | "対象外" | "しない" | "不可" | "未実施" | "未使用" => Some(false),
        _ => None,
    }
}

/// A telephone number apart from its label and extension, and whether a lost zero was put back.
pub(super) struct Number {
    /// The number.
    pub(super) number: String,
    /// 「内線12」.
    pub(super) extension: Option<String>,
    /// Excel had taken the number for one to count with.
    pub(super) zero_lost: bool,
}

/// Takes a telephone number apart.
pub(super) fn number(text: &str) -> Number {
    let mut text = text.trim();
    for label in ["TEL", "Tel", "tel", "電話", "℡", "☎", "携帯"] {
        if let Some(rest) = text.strip_prefix(label) {
            text = rest.trim_start_matches([':', '：', '.', ' ', '　']);
        }
    }
    let (number, extension) = match text.split_once("内線") {
        Some((number, rest)) => {
            let number = number.trim_end_matches(['(', '（', ' ', '　', '、', '/', '／', ',']);
            let rest = rest.trim_matches([')', '）', ' ', '　', ':', '：', '番']);
            (number.trim(), (!rest.is_empty()).then(|| format!("内線{rest}")))
        }
        None => (text, None),
    };
    let plain: String = number.nfkc().collect();
    let plain = plain.strip_suffix(".0").unwrap_or(&plain);
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    let zero_lost = digits
        && (9..=10).contains(&plain.len())
        && plain.starts_with(|c: char| ('1'..='9').contains(&c));
    let number = if zero_lost { format!("0{plain}") } else { number.to_owned() };
    Number { number, extension, zero_lost }
}

/// The two days of 「2023/4/1〜2027/3/31」.
pub(super) fn period(text: &str) -> Option<(String, Option<String>)> {
    let (from, to) = text.split_once(['〜', '～', '~', '∼']).or_else(|| text.split_once("から"))?;
    let to = to.trim().trim_end_matches("まで").trim();
    let from = from.trim();
    (!from.is_empty()).then(|| (from.to_owned(), (!to.is_empty()).then(|| to.to_owned())))
}

/// The pieces of a cell that lists several things.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', '・', '/', '／', '\n', ';', '；', '&', '＆'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// An id made of a number or name that people gave: what an id cannot hold becomes a hyphen.
pub(super) fn id(text: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let plain: String = ascii(text).chars().map(|c| if fits(c) { c } else { '-' }).collect();
    let plain = plain.trim_matches('-');
    plain.chars().take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, choice, id, number, period, read, truth};
    use crate::import::words::ListWords;
    use crate::profile::EntryList;

    #[test]
    fn signs_for_nothing_are_nothing_and_words_for_not_known_are_not_known() {
        for text in ["", "　", "-", "－", "ー", "---", "―"] {
            assert_eq!(read(text), Cell::Blank, "{text}");
        }
        for text in ["不明", "？", "未確認（事務長、2026-12-15まで）", "要確認"] {
            assert_eq!(read(text), Cell::Unknown, "{text}");
        }
        assert_eq!(read(" 受付 "), Cell::Says("受付".to_owned()));
    }

    #[test]
    fn usual_words_mean_a_state_or_a_kind() {
        let words = ListWords::of(EntryList::Devices).unwrap();
        let status = |text| choice(words.column("status").unwrap(), text);
        assert_eq!(status("稼働"), Some(("使用中".to_owned(), true)));
        assert_eq!(status("○"), Some(("使用中".to_owned(), true)));
        assert_eq!(status("使用可 (23年3月まで)"), Some(("使用中".to_owned(), false)));
        assert_eq!(status("来月から"), None);
        let kind = |text| choice(words.column("kind").unwrap(), text);
        assert_eq!(kind("ノートＰＣ"), Some(("端末PC".to_owned(), true)));
        assert_eq!(kind("ルーター"), Some(("ネットワーク機器".to_owned(), true)));
        // A machine that is two things is asked about.
        assert_eq!(kind("医療機器付属のパソコン"), None);
    }

    #[test]
    fn a_number_is_taken_apart_and_gets_its_zero_back() {
        let n = number("TEL：045-000-0101（内線12）");
        assert_eq!((n.number.as_str(), n.extension.as_deref()), ("045-000-0101", Some("内線12")));
        let n = number("450000101");
        assert!(n.zero_lost && n.number == "0450000101");
        assert!(!number("0120-000-111").zero_lost);
    }

    #[test]
    fn periods_ids_and_yes_are_read() {
        assert_eq!(
            period("2023/4/1～2027/3/31まで"),
            Some(("2023/4/1".to_owned(), Some("2027/3/31".to_owned())))
        );
        assert_eq!(period("自動更新"), None);
        assert_eq!(id("ＰＣ 01/受付"), "PC-01-受付");
        assert_eq!((truth("○"), truth("無し"), truth("たぶん")), (Some(true), Some(false), None));
    }
}
