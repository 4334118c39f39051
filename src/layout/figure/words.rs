//! This file breaks the words of a box into even lines: 禁則 is kept, telephone numbers and words of one script stay whole.

/// Knows how wide a character is.
pub(super) trait Measure {
    /// Advance in ems.
    fn advance(&self, ch: char, selector: Option<char>, strong: bool) -> f32;
}

/// A text cut into the smallest pieces that may stand on a line of their own.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pieces: Vec<Piece>,
    pub(super) strong: bool,
}

#[derive(Debug, Clone)]
struct Piece {
    text: String,
    /// Advance in ems.
    width: f32,
    /// What a break after this piece costs.
    cost: f32,
    space: bool,
}

/// A printed line with its width in ems.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) width: f32,
    pub(super) strong: bool,
}

/// A break at a natural place.
const FREE: f32 = 0.0;
/// A break inside a run of kanji or hiragana.
const INSIDE: f32 = 40.0;
/// A break inside a katakana word.
const WORD: f32 = 200.0;
/// A break inside a number or Latin word: only where the whole does not fit.
const NUMBER: f32 = 1.0e5;
/// A break that 禁則 forbids.
const FORBIDDEN: f32 = 1.0e7;
/// A further line.
const LINE: f32 = 2.0e3;
/// A piece wider than the measure, per em.
const OVERFULL: f32 = 1.0e10;

impl Text {
    /// Cuts one line of input.
    pub(super) fn new(words: &str, strong: bool, measure: &dyn Measure) -> Text {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut chars = words.trim().chars().filter(|c| !c.is_control()).peekable();
        while let Some(ch) = chars.next() {
            let mut text = String::from(ch);
            let mut selector = None;
            while let Some(mark) = chars.next_if(|c| is_mark(*c)) {
                if is_selector(mark) && selector.is_none() {
                    selector = Some(mark);
                }
                text.push(mark);
            }
            let width = measure.advance(ch, selector, strong);
            pieces.push(Piece { text, width, cost: FREE, space: ch.is_whitespace() });
        }
        let firsts: Vec<char> = pieces.iter().filter_map(|p| p.text.chars().next()).collect();
        for (piece, pair) in pieces.iter_mut().zip(firsts.windows(2)) {
            if let [a, b] = pair {
                piece.cost = break_cost(*a, *b);
            }
        }
        Text { pieces, strong }
    }

    /// Width in ems on one line.
    pub(super) fn width(&self) -> f32 {
        self.pieces.iter().map(|p| p.width).sum()
    }

    /// Width in ems of the longest stretch that should not be broken.
    pub(super) fn longest_word(&self) -> f32 {
        let (mut longest, mut current) = (0.0_f32, 0.0);
        for piece in &self.pieces {
            current += piece.width;
            longest = longest.max(current);
            if piece.cost < NUMBER {
                current = 0.0;
            }
        }
        longest
    }

    /// Whether nothing is written.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|p| p.space)
    }

    /// The fewest lines of at most `measure` ems, evenly filled and broken at the best places.
    pub(super) fn lines(&self, measure: f32) -> Vec<Line> {
        let count = self.pieces.len();
        if self.width() <= measure {
            return vec![self.line(0, count)];
        }
        // best[j]: cost and start of the last line of the first j pieces.
        let mut best: Vec<(f32, usize)> = vec![(0.0, 0)];
        for end in 1..=count {
            let mut choice = (f32::INFINITY, end - 1);
            let mut width = 0.0;
            let cost = self.pieces.get(end - 1).map_or(0.0, |p| p.cost);
            let mut trailing = true;
            for start in (0..end).rev() {
                let Some(piece) = self.pieces.get(start) else { continue };
                trailing &= piece.space;
                if !trailing {
                    width += piece.width;
                }
                let over = (width - measure).max(0.0);
                if over > 0.0 && start + 1 < end {
                    break;
                }
                let slack = (measure - width).max(0.0);
                let before = best.get(start).map_or(f32::INFINITY, |b| b.0);
                let here = if end == count { 0.0 } else { cost };
                let total = before + here + LINE + slack * slack + over * OVERFULL;
                if total < choice.0 {
                    choice = (total, start);
                }
            }
            best.push(choice);
        }
        let mut ends = Vec::new();
        let mut end = count;
        while end > 0 {
            let start = best.get(end).map_or(0, |b| b.1).min(end - 1);
            ends.push((start, end));
            end = start;
        }
        ends.iter().rev().map(|&(start, end)| self.line(start, end)).collect()
    }

    fn line(&self, start: usize, end: usize) -> Line {
        let mut pieces = self.pieces.get(start..end).unwrap_or_default();
        while let [rest @ .., last] = pieces {
            if !last.space {
                break;
            }
            pieces = rest;
        }
        while let [first, rest @ ..] = pieces {
            if !first.space {
                break;
            }
            pieces = rest;
        }
        Line {
            text: pieces.iter().map(|p| p.text.as_str()).collect(),
            width: pieces.iter().map(|p| p.width).sum(),
            strong: self.strong,
        }
    }
}

fn is_selector(ch: char) -> bool {
    matches!(ch, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_mark(ch: char) -> bool {
    is_selector(ch) || matches!(ch, '\u{3099}' | '\u{309A}' | '\u{300}'..='\u{36F}' | '\u{200D}')
}

#[derive(PartialEq, Clone, Copy)]
enum Script {
    Latin,
    Hiragana,
    Katakana,
    Other,
}

fn script(ch: char) -> Script {
    match ch {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            Script::Latin
        }
        '-' | '.' | '@' | '/' | '_' | ':' | '+' | '#' | '%' | '&' | '\'' | '‐' | '－' | ',' => {
            Script::Latin
        }
        '\u{3041}'..='\u{309F}' => Script::Hiragana,
        '\u{30A0}'..='\u{30FF}' => Script::Katakana,
        _ => Script::Other,
    }
}

/// What a break between two characters costs.
fn break_cost(a: char, b: char) -> f32 {
    const NOT_FIRST: &str = "、。，．・：；？！?!,.:;）)」』】〉》〕］]｝}ー〜~ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々ゝゞヽヾ％%’”…‥";
    const NOT_LAST: &str = "（(「『【〈《〔［[｛{〒‘“￥$＃";
    if a == ' ' && b.is_ascii_digit() {
        // 「夜 090-…」: what a number is for stands before it.
        return INSIDE;
    }
    if a.is_whitespace() {
        return FREE;
    }
    let (left, right) = (script(a), script(b));
    if left == Script::Latin && right == Script::Latin {
        return NUMBER;
    }
    if NOT_FIRST.contains(b) || NOT_LAST.contains(a) || b.is_whitespace() {
        return FORBIDDEN;
    }
    if "、。・：）」』】〉／".contains(a) || "（「『【〈〒".contains(b) {
        return FREE;
    }
    if a.is_ascii_digit() && "年月日時分秒番号件名枚頁階回点円人床".contains(b) {
        return WORD;
    }
    if "年月時".contains(a) && b.is_ascii_digit() {
        return WORD;
    }
    match (left, right) {
        (Script::Katakana, Script::Katakana) => WORD,
        // 「保健|所」 reads worse than 「お知らせ|先」, but kana tails belong to the word before them.
        (Script::Other, Script::Hiragana) => WORD / 2.0,
        (x, y) if x == y => INSIDE,
        _ => INSIDE / 3.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Even;
    impl Measure for Even {
        fn advance(&self, ch: char, _: Option<char>, _: bool) -> f32 {
            if ch.is_ascii() { 0.5 } else { 1.0 }
        }
    }

    fn broken(words: &str, measure: f32) -> Vec<String> {
        Text::new(words, false, &Even).lines(measure).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn a_long_role_is_broken_where_one_word_ends() {
        assert_eq!(
            broken("医療情報システム安全管理責任者", 12.0),
            ["医療情報システム", "安全管理責任者"]
        );
    }

    #[test]
    fn a_telephone_number_stays_whole_where_it_fits() {
        assert_eq!(broken("夜間・休日 090-1234-5678", 8.0), ["夜間・休日", "090-1234-5678"]);
    }

    #[test]
    fn a_time_is_broken_between_its_ends_only() {
        let words = "受付 平日 8時30分〜17時15分";
        assert_eq!(broken(words, 9.0), ["受付 平日", "8時30分〜17時15分"]);
        assert_eq!(broken(words, 10.0), ["受付 平日 8時30分〜", "17時15分"]);
    }

    #[test]
    fn a_number_longer_than_the_box_is_broken_rather_than_cut() {
        let lines = broken("03-6812-7837", 3.0);
        assert_eq!(lines.concat(), "03-6812-7837");
        assert!(lines.len() == 2, "{lines:?}");
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_small_kana() {
        for measure in 3..12 {
            for line in broken("株式会社ネットワーク（保守）、サーバー・ルーター。", measure as f32)
            {
                let first = line.chars().next().unwrap();
                assert!(!"）、ーッ・。".contains(first), "{measure}: {line}");
            }
        }
    }

    #[test]
    fn variation_selectors_stay_with_their_character() {
        let lines = broken("葛\u{E0100}葛\u{E0100}葛\u{E0100}", 1.0);
        assert_eq!(lines, ["葛\u{E0100}", "葛\u{E0100}", "葛\u{E0100}"]);
    }
}
