//! This file decides between which characters a line may end: 禁則 in its strict form, and runs that stay whole.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Stands in a paragraph's text for things that are drawn, not written: lines may end on both sides of it.
pub(super) const OBJECT: char = '\u{FFFC}';

/// Characters that begin no line.
pub const NEVER_FIRST: &str = "、。，．・：；？！）」』】〕］｝〉》〙〗’”…‥ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ々〻ゝゞヽヾ〜～゠–%％℃°‰′″,.:;?!)]}｣｡､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ\u{3099}\u{309A}";
/// Characters that end no line.
pub const NEVER_LAST: &str = "（「『【〔［｛〈《〘〖‘“＃￥＄＠№([{｢¥$£〒";
const COUNTERS: &str = "年月日時分秒頁条項号章節名台件回版部階床歳人円点枚個社室";

const SEGMENTER: LineSegmenterBorrowed<'static> = {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_for_non_complex_scripts(options)
};

/// Whether a line may begin before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opportunity {
    /// Never, as long as any other place is left.
    Forbidden,
    /// Only when a word is longer than a line.
    Emergency,
    /// Where lines end as a rule.
    Allowed,
}

/// Whether a line must not begin with the character.
pub(super) fn never_first(c: char) -> bool {
    NEVER_FIRST.contains(c)
}

/// Whether a line must not end with the character.
pub(super) fn never_last(c: char) -> bool {
    NEVER_LAST.contains(c)
}

/// The places in a text before which a line may begin, as byte offsets in order.
pub(super) fn breaks(text: &str) -> impl Iterator<Item = usize> + '_ {
    SEGMENTER.segment_str(text)
}

/// What the pair of characters says, given that the segmenter would or would not break between them.
pub(super) fn between(before: char, after: char, segmenter_breaks: bool) -> Opportunity {
    if never_first(after) || never_last(before) {
        return Opportunity::Forbidden;
    }
    if !segmenter_breaks {
        return Opportunity::Emergency;
    }
    let torn = match (before.is_numeric(), after.is_numeric()) {
        (true, true) => true,
        (true, false) => COUNTERS.contains(after),
        (false, true) => before == '第',
        (false, false) => false,
    };
    if torn { Opportunity::Emergency } else { Opportunity::Allowed }
}

/// Whether the character takes a full square, so that justification may put space beside it.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF01..=0xFF60 | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut cuts = vec![0];
        let segmenter: Vec<usize> = breaks(text).collect();
        let mut previous = None;
        for (at, c) in text.char_indices() {
            if let Some(p) = previous
                && between(p, c, segmenter.contains(&at)) == Opportunity::Allowed
            {
                cuts.push(at);
            }
            previous = Some(c);
        }
        cuts.push(text.len());
        cuts.windows(2).map(|w| &text[w[0]..w[1]]).collect()
    }

    #[test]
    fn a_comma_never_begins_a_line() {
        assert_eq!(pieces("院長、事務長。"), ["院", "長、", "事", "務", "長。"]);
    }

    #[test]
    fn an_opening_bracket_never_ends_a_line() {
        assert_eq!(pieces("法（案）の"), ["法", "（案）", "の"]);
    }

    #[test]
    fn small_kana_long_marks_and_repeat_marks_never_begin_a_line() {
        assert_eq!(pieces("サーバー"), ["サー", "バー"]);
        assert_eq!(pieces("ネットワーク"), ["ネッ", "ト", "ワー", "ク"]);
        assert_eq!(pieces("佐々木"), ["佐々", "木"]);
    }

    #[test]
    fn telephone_numbers_and_dates_stay_whole() {
        assert_eq!(pieces("電話03-6812-7837へ"), ["電", "話", "03-6812-7837", "へ"]);
        assert_eq!(pieces("令和8年11月20日"), ["令", "和", "8年", "11月", "20日"]);
    }

    #[test]
    fn full_width_digits_stay_whole() {
        assert_eq!(pieces("約１２０台"), ["約", "１２０台"]);
    }

    #[test]
    fn latin_words_stay_whole_and_long_addresses_may_break_after_slashes() {
        assert_eq!(
            pieces("VPN装置 https://www.mhlw.go.jp/stf/"),
            ["VPN", "装", "置 ", "https://", "www.mhlw.go.jp/", "stf/"]
        );
    }

    #[test]
    fn a_chapter_is_not_torn_from_its_ordinal() {
        assert_eq!(pieces("第3章を"), ["第3章", "を"]);
    }
}
