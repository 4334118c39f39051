//! This file finds where words must be smaller so that a telephone number or a name is not torn inside a cell.

/// Widths of ASCII from space to tilde in BIZ UDPゴシック Bold, in hundredths of an em.
const WIDTHS: [u8; 95] = [
    33, 37, 52, 94, 80, 100, 91, 32, 50, 51, 50, 84, 33, 48, 33, 50, 76, 63, 76, 76, 76, 76, 76,
    76, 76, 76, 34, 34, 84, 84, 84, 80, 98, 78, 77, 81, 85, 70, 67, 86, 84, 44, 56, 76, 61, 100,
    84, 88, 76, 90, 76, 73, 70, 86, 76, 100, 82, 74, 75, 55, 50, 55, 50, 31, 50, 66, 73, 64, 73,
    69, 51, 67, 72, 32, 40, 66, 36, 96, 72, 70, 73, 73, 49, 59, 49, 72, 60, 90, 62, 64, 58, 54, 44,
    54, 50,
];
/// Smallest size to which a cell's words shrink, as in layout.
const SMALLEST: f32 = 7.5;
/// Readers that put space between Japanese and Latin words need some room.
const RESERVE: f32 = 0.98;

/// The size that keeps the longest Latin word or number on one line of a width; `None` where the usual one does.
pub(super) fn smaller<'a>(
    words: impl Iterator<Item = &'a str>,
    width: f32,
    usual: f32,
) -> Option<f32> {
    let widest = words.map(widest_word).fold(0.0, f32::max);
    let size = width * RESERVE / widest.max(0.01);
    // Half points are the unit of the format.
    let size = (size * 2.0).floor() / 2.0;
    (size < usual && size >= SMALLEST).then_some(size)
}

/// The widest run of Latin letters and digits in ems, with the marks that may not be parted from it.
fn widest_word(words: &str) -> f32 {
    let (mut widest, mut run) = (0.0_f32, 0.0_f32);
    let mut before = Part::Other;
    for c in words.chars() {
        let part = Part::of(c);
        run = match part {
            Part::Other => 0.0,
            part if part < before => part.width(c),
            part => run + part.width(c),
        };
        if part != Part::Opening {
            widest = widest.max(run);
        }
        before = part;
    }
    widest
}

/// What a character is to the word it stands by, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// May not end a line.
    Opening,
    /// Of a word or number.
    Letter,
    /// May not begin a line.
    Closing,
    /// No part of any word.
    Other,
}

impl Part {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii_graphic() => Part::Letter,
            '（' | '「' | '『' | '【' => Part::Opening,
            '、' | '。' | '，' | '．' | '・' | '：' | '）' | '」' | '』' | '】' => {
                Part::Closing
            }
            _ => Part::Other,
        }
    }

    /// Width in ems.
    fn width(self, c: char) -> f32 {
        match self {
            Part::Letter => {
                let index = u32::from(c).checked_sub(u32::from(' ')).map(|index| index as usize);
                let known = index.and_then(|index| WIDTHS.get(index));
                known.map_or(1.0, |w| f32::from(*w) / 100.0)
            }
            Part::Opening => 0.5,
            Part::Closing => 0.6,
            Part::Other => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_shrinks_to_stay_whole_and_no_further_than_can_be_read() {
        let number = || ["夜間は03-6812-7837へ"].into_iter();
        assert_eq!(smaller(number(), 100.0, 9.0), None);
        assert_eq!(smaller(number(), 72.0, 9.0), Some(8.0));
        assert_eq!(smaller(number(), 40.0, 9.0), None);
    }

    #[test]
    fn a_word_takes_the_marks_with_it_that_may_not_begin_or_end_a_line() {
        let narrow = |words| smaller([words].into_iter(), 72.0, 9.0);
        assert_eq!(narrow("記録は03-6812-783にある"), None);
        assert_eq!(narrow("（03-6812-783、令和8年）"), Some(8.0));
        assert_eq!(narrow("）、。（「"), None);
    }

    #[test]
    fn japanese_words_may_be_parted_anywhere_and_need_no_other_size() {
        assert_eq!(smaller(["医療情報システム安全管理責任者"].into_iter(), 30.0, 9.0), None);
    }
}
