//! This file folds headings, words and names for comparing; nothing that is kept is ever folded.

use unicode_normalization::UnicodeNormalization;

use crate::profile::ascii;

/// Signs that mean nothing in a heading: 「OS名称・バージョン」, 「No.」, 「電話番号：」, 「※備考」.
const MARKS: &str = "・･/／．.:：*※#＃_-‐－―'\"ー|｜「」『』【】[]〔〕、,，";

/// A heading or word as it is compared: width, case, spaces, brackets, marks and long vowels aside.
pub(super) fn fold(text: &str) -> String {
    folded(text).chars().filter(|c| !matches!(c, '(' | ')' | '<' | '>')).collect()
}

/// The same without what stands in brackets; nothing where there are none.
pub(super) fn bare(text: &str) -> Option<String> {
    let mut depth = 0_u32;
    let mut out = String::new();
    let mut cut = false;
    for c in folded(text).chars() {
        match c {
            '(' | '<' => {
                depth = depth.saturating_add(1);
                cut = true;
            }
            ')' | '>' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    (cut && !out.is_empty()).then_some(out)
}

fn folded(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace() && !c.is_control() && !MARKS.contains(*c))
        .map(|c| match c {
            '〈' | '《' => '<',
            '〉' | '》' => '>',
            c => c,
        })
        .collect()
}

/// A name of a person or thing as it is looked for: 「髙田　一郎」 and 「髙田 一郎」 are one, 「高田」 is another.
pub(super) fn name(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The name of a firm as it is looked for: 「(株)あおば」, 「㈱あおば」 and 「株式会社あおば」 are one.
pub(super) fn firm(text: &str) -> String {
    let mut name = name(text);
    for form in ["株式会社", "(株)", "有限会社", "(有)", "合同会社", "(同)"] {
        name = name.replace(form, "");
    }
    name.trim_end_matches(['様']).trim_end_matches("御中").to_owned()
}

/// Whether two texts differ in nothing but width and spaces, so that the one that is there may stay.
pub(super) fn same_text(one: &str, other: &str) -> bool {
    let plain = |text: &str| ascii(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    plain(one) == plain(other)
}

/// Whether a word stands in a folded text; short Latin ones only where no other letters touch them (PC, not PCR).
pub(super) fn holds(text: &str, word: &str) -> bool {
    let word = fold(word);
    let short = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_alphanumeric());
    !word.is_empty()
        && text.match_indices(&word).any(|(at, _)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
            let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            !short || !(touches(before) || touches(after))
        })
}

#[cfg(test)]
mod tests {
    use super::{bare, firm, fold, holds, name, same_text};

    #[test]
    fn a_heading_is_the_same_in_any_width_with_any_marks() {
        for heading in ["IPアドレス", "ＩＰ アドレス", "IP\nアドレス", "ipｱﾄﾞﾚｽ", "※IPアドレス："]
        {
            assert_eq!(fold(heading), "ipアドレス", "{heading}");
        }
        assert_eq!(fold("コンピューター名"), fold("コンピュタ名"));
        assert_eq!(bare("電話番号（代表）").as_deref(), Some("電話番号"));
        assert_eq!(bare("電話番号"), None);
        assert_eq!(bare("（代表）"), None);
    }

    #[test]
    fn names_are_looked_for_without_spaces_and_variants_stay_apart() {
        assert_eq!(name("髙田　一郎"), name("髙田 一郎"));
        assert_ne!(name("髙田一郎"), name("高田一郎"));
        assert_eq!(firm("㈱クラウド 青葉"), firm("株式会社クラウド青葉"));
        assert!(same_text("０３ー１", "03ー1") && !same_text("髙", "高"));
    }

    #[test]
    fn a_short_latin_word_is_not_found_inside_another() {
        assert!(holds("受付pc01", "PC") && holds("pc", "PC"));
        assert!(!holds("pcr検査", "PC") && !holds("planet", "LAN"));
    }
}
