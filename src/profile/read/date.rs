//! This file reads days as people write them: 2026-11-20, 2026年11月20日, 令和8年11月20日, R8.11.20.

use super::text::scalar;
use super::tree::Node;
use super::{FromYaml, Reading, quoted};
use crate::profile::Date;
use crate::profile::shape::Shape;
use chrono::NaiveDate;

/// A Japanese era: its words, its first year, its first and last day.
struct Era {
    words: [&'static str; 3],
    before: i32,
    first: (i32, u32, u32),
    last: (i32, u32, u32),
}

const ERAS: [Era; 3] = [
    Era { words: ["令和", "R", "r"], before: 2018, first: (2019, 5, 1), last: (2200, 12, 31) },
    Era { words: ["平成", "H", "h"], before: 1988, first: (1989, 1, 8), last: (2019, 4, 30) },
    Era { words: ["昭和", "S", "s"], before: 1925, first: (1926, 12, 25), last: (1989, 1, 7) },
];

/// Why a text is not a day.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// It has no form of a date.
    Form,
    /// Only a month is given.
    NoDay(i32, u32),
    /// The calendar has no such day.
    NoSuchDay,
    /// The day lies outside the era; the words are those of the right one.
    OtherEra(String),
}

impl FromYaml for Date {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "日付", reading)?;
        let (message, help) = match parse(text) {
            Ok(day) => return Some(Date::new(day)),
            Err(Fault::Form) => (
                format!("日付として読めません: {}。", quoted(text)),
                "2026-11-20、2026年11月20日、令和8年11月20日のどれかの形で書いてください。"
                    .to_owned(),
            ),
            Err(Fault::NoDay(year, month)) => (
                format!("日がありません: {}。", quoted(text)),
                format!("日まで書いてください。例: {}", month_end(year, month)),
            ),
            Err(Fault::NoSuchDay) => (
                format!("暦にない日付です: {}。", quoted(text)),
                "正しい日付に直してください。".to_owned(),
            ),
            Err(Fault::OtherEra(right)) => (
                format!("元号と日付が合いません: {}。", quoted(text)),
                format!("{right}ではありませんか。"),
            ),
        };
        reading.fault(node.at, "profile-date", message, help);
        None
    }

    fn shape() -> Shape {
        Shape::Day
    }
}

/// The year of 「2026」, 「令和8」 or 「R8」 in half-width characters.
pub(super) fn year(text: &str) -> Option<i32> {
    for era in &ERAS {
        if let Some(rest) = era.words.iter().find_map(|w| text.strip_prefix(w)) {
            let within = if rest.trim() == "元" { 1 } else { small(rest)? };
            return i32::try_from(within).ok().filter(|n| *n > 0).map(|n| era.before + n);
        }
    }
    if text.len() != 4 { None } else { small(text).and_then(|n| i32::try_from(n).ok()) }
}

fn parse(text: &str) -> Result<NaiveDate, Fault> {
    let folded = super::hyphens(text.trim());
    // Spreadsheets write the hour of a day without one.
    let bare = ["00:00:00", "0:00:00", "00:00", "0:00"]
        .iter()
        .find_map(|hour| folded.strip_suffix(hour)?.strip_suffix(' '))
        .unwrap_or(&folded);
    let bare: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    let era = ERAS.iter().find(|e| e.words.iter().any(|w| bare.starts_with(w)));
    if era.is_none() && bare.len() == 8 && bare.bytes().all(|b| b.is_ascii_digit()) {
        let part = |from, to| bare.get(from..to).and_then(small).ok_or(Fault::Form);
        let year = i32::try_from(part(0, 4)?).map_err(|_| Fault::Form)?;
        return day(year, part(4, 6)?, part(6, 8)?);
    }
    let uniform: String =
        bare.chars().map(|c| if matches!(c, '年' | '月' | '/' | '.') { '-' } else { c }).collect();
    let uniform = uniform.strip_suffix('日').unwrap_or(&uniform).trim_end_matches('-');
    let parts: Vec<&str> = uniform.split('-').collect();
    let (written_year, month, day_text) = match parts.as_slice() {
        [y, m, d] => (*y, small(m).ok_or(Fault::Form)?, *d),
        [y, m] => {
            let (year, month) = (year(y).ok_or(Fault::Form)?, small(m).ok_or(Fault::Form)?);
            return Err(if (1..=12).contains(&month) && (1900..=2200).contains(&year) {
                Fault::NoDay(year, month)
            } else {
                Fault::Form
            });
        }
        _ => return Err(Fault::Form),
    };
    let day_number = small(day_text).ok_or(Fault::Form)?;
    if let Some(era) = era {
        let year = year(written_year).ok_or(if zero_year(written_year) {
            Fault::NoSuchDay
        } else {
            Fault::Form
        })?;
        let found = day(year, month, day_number)?;
        let bound = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d);
        let (first, last) = (bound(era.first), bound(era.last));
        if first.is_some_and(|f| found < f) || last.is_some_and(|l| found > l) {
            return Err(Fault::OtherEra(Date::new(found).era()));
        }
        return Ok(found);
    }
    let year = year(written_year).ok_or(Fault::Form)?;
    day(year, month, day_number)
}

fn zero_year(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_ascii_digit()).bytes().all(|b| b == b'0')
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, Fault> {
    if !(1900..=2200).contains(&year) {
        return Err(Fault::NoSuchDay);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::NoSuchDay)
}

/// A short number of digits only.
fn small(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn month_end(year: i32, month: u32) -> String {
    let last = (28..=31).rev().find_map(|d| NaiveDate::from_ymd_opt(year, month, d));
    last.map_or_else(|| "2026-11-20".to_owned(), |day| day.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Fault, parse, year};
    use crate::profile::Date;

    proptest::proptest! {
        #[test]
        fn a_day_printed_in_its_era_is_read_back_as_the_same_day(days in 0..70_000_i64) {
            let day = NaiveDate::from_ymd_opt(1926, 12, 25).unwrap() + chrono::Duration::days(days);
            proptest::prop_assert_eq!(parse(&Date::new(day).era()), Ok(day));
        }
    }

    #[test]
    fn all_usual_ways_to_write_a_day_mean_the_same_day() {
        for written in [
            "2026-11-20",
            "2026/11/20",
            "2026.11.20",
            "2026年11月20日",
            "令和8年11月20日",
            "令和８年１１月２０日",
            "R8.11.20",
            "R8/11/20",
            "r8-11-20",
            "２０２６－１１－２０",
            "20261120",
            "2026 年 11 月 20 日",
            "2026/11/20 0:00",
        ] {
            assert_eq!(parse(written).map(|d| d.to_string()), Ok("2026-11-20".into()), "{written}");
        }
    }

    #[test]
    fn the_first_year_of_an_era_may_be_called_gannen() {
        assert_eq!(parse("令和元年5月1日").map(|d| d.to_string()), Ok("2019-05-01".into()));
        assert_eq!(parse("平成元年1月8日").map(|d| d.to_string()), Ok("1989-01-08".into()));
        assert_eq!(parse("昭和64年1月7日").map(|d| d.to_string()), Ok("1989-01-07".into()));
    }

    #[test]
    fn a_day_after_the_end_of_its_era_names_the_right_era() {
        assert_eq!(parse("平成31年5月1日"), Err(Fault::OtherEra("令和元年5月1日".into())));
        assert_eq!(parse("令和元年4月30日"), Err(Fault::OtherEra("平成31年4月30日".into())));
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for written in ["2026-02-30", "2026-13-01", "令和0年4月1日", "2026-00-10", "R00.1.1"] {
            assert_eq!(parse(written), Err(Fault::NoSuchDay), "{written}");
        }
    }

    #[test]
    fn a_month_alone_is_not_a_day() {
        assert_eq!(parse("2028年2月"), Err(Fault::NoDay(2028, 2)));
        assert_eq!(super::month_end(2028, 2), "2028-02-29");
    }

    #[test]
    fn words_are_not_days() {
        for written in ["来年の春", "", "-", "2026-11-20頃", "26-11-20", "99999999999-1-1", "令和"]
        {
            assert_eq!(parse(written), Err(Fault::Form), "{written}");
        }
    }

    #[test]
    fn a_fiscal_year_may_be_written_in_the_era() {
        assert_eq!(year("令和8"), Some(2026));
        assert_eq!(year("R元"), Some(2019));
        assert_eq!(year("2026"), Some(2026));
        assert_eq!(year("26"), None);
    }
}
