//! This file turns answers and days into what is written into a cell, and tells what somebody has written there before.

use super::answer::{is_blank, is_blank_day};
use super::words::folded;
use crate::profile::Date;
use crate::workbook::{Entry, Run};

/// The sign that marks a chosen word.
const MARK: char = '○';
/// Signs with which people mark a word.
const MARKS: [char; 8] = ['○', '◯', '〇', '●', '☑', '✓', '✔', 'レ'];

/// How a cell stands to what is to be written into it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Writing {
    /// It is blank: this is written.
    Write(Entry),
    /// It says the same already.
    Already,
    /// It says something else, which is kept.
    Kept,
}

/// Marks one of the two words of 「はい・いいえ」, and writes the day into the same cell where it belongs there.
pub(super) fn circle(text: &str, yes: bool, day: Option<Date>) -> Writing {
    let word = if yes { "はい" } else { "いいえ" };
    let (Some(at), true) = (text.find(word), text.contains("はい") && text.contains("いいえ"))
    else {
        return if is_blank(text) {
            Writing::Write(Entry::Text(word.to_owned()))
        } else {
            Writing::Kept
        };
    };
    let marked = |word: &str| {
        let before = text.find(word).and_then(|at| text.get(..at)).unwrap_or_default();
        before.trim_end().ends_with(MARKS)
    };
    match (marked("はい"), marked("いいえ")) {
        (false, false) => {}
        (true, false) if yes => return Writing::Already,
        (false, true) if !yes => return Writing::Already,
        _ => return Writing::Kept,
    }
    let (before, rest) = text.split_at(at);
    let after = rest.strip_prefix(word).unwrap_or_default();
    // 「□はい　□いいえ」: the box is ticked instead of a second sign before it.
    let (before, sign) = match before.trim_end().strip_suffix(['□', '☐']) {
        Some(before) => (before, '☑'),
        None => (before, MARK),
    };
    let dated =
        |part: &str| day.and_then(|day| day_into(part, day)).unwrap_or_else(|| part.to_owned());
    let runs = [
        Run { text: dated(before), is_marked: false },
        Run { text: format!("{sign}{word}"), is_marked: true },
        Run { text: dated(after), is_marked: false },
    ];
    Writing::Write(Entry::Runs(runs.into_iter().filter(|run| !run.text.is_empty()).collect()))
}

/// Writes a word into a cell of its own: はい, いいえ, or what a list calls them.
pub(super) fn word(text: &str, wanted: &str) -> Writing {
    if folded(text) == folded(wanted) {
        Writing::Already
    } else if is_blank(text) || text.contains("選択") {
        Writing::Write(Entry::Text(wanted.to_owned()))
    } else {
        Writing::Kept
    }
}

/// Marks one of two cells; `text` is what stands in it, `other` what stands in the one beside.
pub(super) fn mark(text: &str, other: &str) -> Writing {
    let ticked = |text: &str| text.chars().any(|c| MARKS.contains(&c));
    match (ticked(text), ticked(other)) {
        (true, false) => return Writing::Already,
        (_, true) => return Writing::Kept,
        (false, false) => {}
    }
    let is_box = |text: &str| matches!(text.trim(), "□" | "☐");
    if is_box(text) {
        Writing::Write(Entry::Text("☑".to_owned()))
    } else if is_blank(text) && (is_blank(other) || is_box(other)) {
        Writing::Write(Entry::Text(MARK.to_string()))
    } else {
        Writing::Kept
    }
}

/// Writes a day into a cell of its own.
pub(super) fn day(text: &str, day: Date) -> Writing {
    let into = if is_blank(text) { None } else { day_into(text, day) };
    if says(text, day) {
        Writing::Already
    } else if !is_blank_day(text) {
        Writing::Kept
    } else if let Some(text) = into {
        Writing::Write(Entry::Text(text))
    } else {
        Writing::Write(Entry::Date { date: day.day(), otherwise: day.era() })
    }
}

/// Writes remarks into a cell.
pub(super) fn remark(text: &str, remarks: &str) -> Writing {
    if folded(text) == folded(remarks) {
        Writing::Already
    } else if is_blank(text) {
        Writing::Write(Entry::Text(remarks.to_owned()))
    } else {
        Writing::Kept
    }
}

/// Writes a name behind its label, or into a cell of its own.
pub(super) fn name(text: &str, after: &str, name: &str) -> Writing {
    let rest = text.strip_prefix(after).unwrap_or(text);
    if rest.trim() == name {
        Writing::Already
    } else if is_blank(rest) {
        Writing::Write(Entry::Text(format!("{after}{name}")))
    } else {
        Writing::Kept
    }
}

/// Whether a text is this day in some way of writing it.
fn says(text: &str, day: Date) -> bool {
    let [year, month, date] = parts(day);
    let figures: Vec<u32> = folded(text)
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|figures| figures.parse().ok())
        .collect();
    match figures.as_slice() {
        [m, d] => [*m, *d] == [month, date],
        [y, m, d] => (*y == year || *y + 2018 == year) && [*m, *d] == [month, date],
        _ => false,
    }
}

/// A text with its place for a day filled: 「（　/　）」, 「令和　年　月　日」; `None` where it has none.
fn day_into(text: &str, day: Date) -> Option<String> {
    let [year, month, date] = parts(day);
    if let (Some(_), Some(_)) = (text.find('月'), text.find('日')) {
        let era = text.contains("令和") || text.contains(['R', 'Ｒ']);
        let shown = if era { year.saturating_sub(2018) } else { year };
        let with_year = before_sign(text, '年', shown);
        return Some(before_sign(&before_sign(&with_year, '月', month), '日', date));
    }
    let slash = |c: char| matches!(c, '/' | '／');
    let first = text.find(slash)?;
    let last = text.rfind(slash)?;
    let blank = |c: char| c.is_whitespace() || c == '_' || c == '＿';
    let (head, rest) = text.split_at_checked(first)?;
    let (_, tail) = text.split_at_checked(last)?;
    let tail = tail.trim_start_matches(slash).trim_start_matches(blank);
    let signs = rest.chars().filter(|c| slash(*c)).count();
    let figures = match signs {
        1 => format!("{month}/{date}"),
        2 => format!("{year}/{month}/{date}"),
        _ => return None,
    };
    let trimmed = head.trim_end_matches(blank);
    // Space that sets the place apart from the word before it stays.
    let gap = if trimmed.ends_with(['(', '（']) { "" } else { head.strip_prefix(trimmed)? };
    Some(format!("{trimmed}{gap}{figures}{tail}"))
}

/// A text with the blank before a sign filled.
fn before_sign(text: &str, sign: char, figure: u32) -> String {
    match text.split_once(sign) {
        Some((head, tail)) => {
            let head = head.trim_end_matches(|c: char| c.is_whitespace() || c == '_' || c == '＿');
            format!("{head}{figure}{sign}{tail}")
        }
        None => text.to_owned(),
    }
}

fn parts(day: Date) -> [u32; 3] {
    let figures = day.to_string();
    let mut parts = figures.split('-').map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{Writing, circle, day, day_into, mark, name, word};
    use crate::profile::Date;
    use crate::workbook::Entry;

    fn november() -> Date {
        Date::new("2026-11-20".parse().unwrap())
    }

    fn written(writing: Writing) -> String {
        match writing {
            Writing::Write(Entry::Runs(runs)) => {
                let shown = |run: &crate::workbook::Run| {
                    if run.is_marked { format!("[{}]", run.text) } else { run.text.clone() }
                };
                runs.iter().map(shown).collect()
            }
            Writing::Write(Entry::Text(text)) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn both_words_stay_and_the_chosen_one_is_marked() {
        assert_eq!(written(circle("はい・いいえ", true, None)), "[○はい]・いいえ");
        assert_eq!(written(circle("はい・いいえ", false, None)), "はい・[○いいえ]");
        assert_eq!(
            written(circle("はい・いいえ\n（　　/　　）", true, Some(november()))),
            "[○はい]・いいえ\n（11/20）"
        );
        assert_eq!(written(circle("□はい　□いいえ", false, None)), "□はい　[☑いいえ]");
    }

    #[test]
    fn what_somebody_has_answered_is_kept() {
        assert_eq!(circle("○はい・いいえ", true, None), Writing::Already);
        assert_eq!(circle("○はい・いいえ", false, None), Writing::Kept);
        assert_eq!(circle("はい", true, None), Writing::Kept);
        assert_eq!(word("いいえ", "はい"), Writing::Kept);
        assert_eq!(mark("", "○"), Writing::Kept);
        assert_eq!(mark("○", ""), Writing::Already);
        assert_eq!(day("(10/1)", november()), Writing::Kept);
        assert_eq!(name("事業者名：山田商会", "事業者名：", "田中電機"), Writing::Kept);
    }

    #[test]
    fn a_day_goes_into_the_place_that_is_printed_for_it() {
        for (place, filled) in [
            ("（　　/　　）", "（11/20）"),
            ("( / )", "(11/20)"),
            ("令和　年　月　日", "令和8年11月20日"),
            ("　　年　　月　　日", "2026年11月20日"),
            ("　月　日", "11月20日"),
            ("　/　/　", "2026/11/20"),
        ] {
            let said = day_into(place, november()).unwrap();
            assert_eq!(said.trim(), filled, "{place}");
            assert_eq!(day(&said, november()), Writing::Already, "{place}");
        }
        assert_eq!(
            day("", november()),
            Writing::Write(Entry::Date {
                date: november().day(),
                otherwise: "令和8年11月20日".into()
            })
        );
    }
}
