//! This file shows the user's own words back to them, safely and shortly, and guesses what was meant.

use crate::diagnostic::nearest;

/// Longest piece of the user's text that a message repeats.
const SHOWN: usize = 40;

/// The text in 「」, cut when long, with characters made visible that a screen would swallow.
pub(in crate::profile) fn quoted(text: &str) -> String {
    let mut shown = String::from("「");
    for (index, c) in text.chars().enumerate() {
        if index == SHOWN {
            shown.push('…');
            break;
        }
        match c {
            '\n' => shown.push(' '),
            c if is_forbidden(c) => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => shown.push(c),
        }
    }
    shown.push('」');
    shown
}

/// Whether a character may not stand in a document: controls, and marks that turn the direction of text.
pub(in crate::profile) fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The candidate that was probably meant: a slip of the fingers, or the only one that contains what was written.
pub(in crate::profile) fn suggestion<'a>(given: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let given = super::ascii(given);
    nearest(&given, candidates.iter().copied()).or_else(|| {
        let mut akin = candidates.iter().filter(|c| {
            given.chars().count() > 1 && (c.contains(given.as_str()) || given.contains(**c))
        });
        match (akin.next(), akin.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{quoted, suggestion};

    #[test]
    fn a_control_character_is_shown_by_its_number() {
        assert_eq!(quoted("院\u{0}長"), "「院<U+0000>長」");
    }

    #[test]
    fn a_shortened_word_leads_to_the_whole_one() {
        assert_eq!(suggestion("無床", &["無床診療所", "有床診療所"]), Some("無床診療所"));
    }

    #[test]
    fn a_word_that_fits_two_candidates_leads_to_neither() {
        assert_eq!(suggestion("診療所", &["無床診療所", "有床診療所"]), None);
    }
}
