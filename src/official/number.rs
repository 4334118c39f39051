//! This file reads the numbers of items and sections in every way in which forms print them.

/// A printed number: `[7]` for ⑦, (7) and ７; `[1, 2]` for 1-2 and 1(2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number(pub(super) Vec<u32>);

/// A number at the beginning of a text, and what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leading<'t> {
    /// The number.
    pub(super) number: Number,
    /// The number as printed.
    pub(super) printed: &'t str,
    /// What follows, without the space between.
    pub(super) rest: &'t str,
    /// Whether the number is set apart by brackets, a circle or a full stop, so that it can be nothing else.
    pub(super) set_apart: bool,
}

impl Number {
    /// 1-2.
    pub(super) fn join(&self) -> String {
        self.0.iter().map(u32::to_string).collect::<Vec<_>>().join("-")
    }
}

/// The whole of a text as a number: ①, (1), （１）, 1-1, １, 1., №3.
pub(super) fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let text = ["№", "No.", "NO.", "No"].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text);
    let leading = leading(text)?;
    leading.rest.is_empty().then_some(leading.number)
}

/// The number at the beginning of a text.
pub(super) fn leading(text: &str) -> Option<Leading<'_>> {
    let start = text.trim_start();
    let mut parts = Vec::new();
    let mut left = start;
    let mut set_apart = false;
    while let Some(part) = part(left) {
        // 「1 2」 is no number in two parts: only a sign or a bracket binds them.
        if !parts.is_empty() && !part.bound {
            break;
        }
        set_apart |= part.set_apart;
        parts.push(part.value);
        left = part.rest;
        if parts.len() == 3 {
            break;
        }
    }
    if parts.is_empty() {
        return None;
    }
    let after = left.strip_prefix(['.', '．', '、', ':', '：']);
    set_apart |= after.is_some();
    let rest = after.unwrap_or(left);
    let printed = start.get(..start.len() - left.len()).unwrap_or(start).trim_end();
    Some(Leading { number: Number(parts), printed, rest: rest.trim_start(), set_apart })
}

struct Part<'t> {
    value: u32,
    rest: &'t str,
    set_apart: bool,
    bound: bool,
}

fn part(text: &str) -> Option<Part<'_>> {
    let first = text.chars().next()?;
    if let Some(value) = circled(first) {
        let rest = text.get(first.len_utf8()..)?;
        return Some(Part { value, rest, set_apart: true, bound: true });
    }
    if matches!(first, '(' | '（') {
        let (inside, rest) = text.get(first.len_utf8()..)?.split_once([')', '）'])?;
        return Some(Part { value: digits(inside.trim())?, rest, set_apart: true, bound: true });
    }
    let bound = matches!(first, '-' | '－' | '‐' | '−' | '–');
    let text = if bound { text.get(first.len_utf8()..)? } else { text };
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let (figures, rest) = text.split_at_checked(end)?;
    Some(Part { value: digits(figures)?, rest, set_apart: bound, bound })
}

fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 3 {
        return None;
    }
    text.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

fn circled(c: char) -> Option<u32> {
    let from = |first: char, value: u32| Some(u32::from(c) - u32::from(first) + value);
    match c {
        '①'..='⑳' => from('①', 1),
        '㉑'..='㉟' => from('㉑', 21),
        '㊱'..='㊿' => from('㊱', 36),
        '⑴'..='⒇' => from('⑴', 1),
        '❶'..='❿' => from('❶', 1),
        'Ⅰ'..='Ⅻ' => from('Ⅰ', 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{leading, number};

    fn parts(text: &str) -> Option<Vec<u32>> {
        number(text).map(|n| n.0)
    }

    #[test]
    fn a_number_is_read_in_every_dress() {
        for text in ["⑦", "(7)", "（７）", "７", "7.", "⑺", " 7 ", "No.7", "№7"] {
            assert_eq!(parts(text), Some(vec![7]), "{text}");
        }
        for text in ["1-2", "１－２", "1(2)", "1②"] {
            assert_eq!(parts(text), Some(vec![1, 2]), "{text}");
        }
        assert_eq!(parts("㉓"), Some(vec![23]));
    }

    #[test]
    fn words_and_dates_are_no_numbers() {
        for text in ["", "はい", "(R7.5)", "2026/11/20", "1 2", "（ / ）", "(", "12345"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_before_a_sentence_is_taken_off_it() {
        let found = leading("⑦ パスワードは8文字以上").unwrap();
        assert_eq!(
            (found.printed, found.rest, found.set_apart),
            ("⑦", "パスワードは8文字以上", true)
        );
        let found = leading("1　体制構築").unwrap();
        assert_eq!((found.printed, found.rest, found.set_apart), ("1", "体制構築", false));
        let found = leading("2(2)及び2(3)については").unwrap();
        assert_eq!((found.printed, found.rest), ("2(2)", "及び2(3)については"));
    }
}
