//! This file folds full-width digits, letters and hyphens; for typed fields only, never for names.

/// Full-width ASCII as half-width; all other characters stay.
pub(crate) fn ascii(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c)
            }
            '\u{3000}' => ' ',
            c => c,
        })
        .collect()
}

/// Like `ascii`, and every dash that people type between digits becomes a hyphen.
pub(in crate::profile) fn hyphens(text: &str) -> String {
    ascii(text)
        .chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' | '\u{FF70}' | '\u{2500}' => '-',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ascii, hyphens};

    #[test]
    fn kanji_and_kana_stay_as_they_are() {
        assert_eq!(ascii("髙﨑カﾅ"), "髙﨑カﾅ");
    }

    #[test]
    fn every_dash_between_digits_becomes_a_hyphen() {
        assert_eq!(hyphens("０９０－1234ー5678"), "090-1234-5678");
    }
}
