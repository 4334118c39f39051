//! This file finds telephone numbers, days and addresses in words.

use chrono::NaiveDate;

/// Every telephone number: digits in two or three groups, ten or eleven in all, the first of them 0.
pub(crate) fn phones(text: &str) -> Vec<String> {
    runs(text, |c| c.is_ascii_digit() || c == '-')
        .into_iter()
        .filter(|run| {
            let digits = run.bytes().filter(u8::is_ascii_digit).count();
            run.starts_with('0') && run.contains('-') && (10..=11).contains(&digits)
        })
        .collect()
}

/// Every address of the internet protocol, without the length of its net.
pub(crate) fn addresses(text: &str) -> Vec<String> {
    let is_address = |run: &String| {
        let parts: Vec<&str> = run.split('.').collect();
        parts.len() == 4 && parts.iter().all(|p| p.parse::<u8>().is_ok())
    };
    let found = runs(text, |c| c.is_ascii_digit() || c == '.').into_iter();
    found.map(|run| run.trim_matches('.').to_owned()).filter(is_address).collect()
}

/// Every 「第3版」.
pub(crate) fn versions(text: &str) -> Vec<String> {
    text.match_indices('第')
        .filter_map(|(at, _)| {
            let number: String =
                text[at..].chars().skip(1).take_while(char::is_ascii_digit).collect();
            let whole = format!("第{number}版");
            (!number.is_empty() && text[at..].starts_with(&whole)).then_some(whole)
        })
        .collect()
}

/// A day, with as much of it as is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Day {
    Whole(NaiveDate),
    OfAnyYear { month: u32, day: u32 },
}

impl Day {
    /// Whether it can be this day.
    pub(crate) fn is(self, day: NaiveDate) -> bool {
        use chrono::Datelike;
        match self {
            Day::Whole(whole) => whole == day,
            Day::OfAnyYear { month, day: date } => day.month() == month && day.day() == date,
        }
    }
}

/// Every day: 2026-11-20, 2026/11/20, 令和8年11月20日, 2026年11月20日, 11月20日.
pub(crate) fn days(text: &str) -> Vec<Day> {
    let mut out = Vec::new();
    for run in runs(text, |c| c.is_ascii_digit() || c == '-' || c == '/') {
        let parts: Vec<&str> = run.split(['-', '/']).collect();
        if let [year, month, day] = parts.as_slice()
            && year.len() == 4
            && let (Ok(y), Ok(m), Ok(d)) = (year.parse(), month.parse(), day.parse())
            && let Some(day) = NaiveDate::from_ymd_opt(y, m, d)
        {
            out.push(Day::Whole(day));
        }
    }
    for (at, _) in text.match_indices('月') {
        let (before, after) = (&text[..at], &text[at + '月'.len_utf8()..]);
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() || !after[digits.len()..].starts_with('日') {
            continue;
        }
        let (before, month) = number_before(before);
        let (Some(month), Ok(day)) = (month, digits.parse::<u32>()) else { continue };
        let year = before.strip_suffix('年').and_then(year_before);
        match year {
            Some(year) => out.extend(NaiveDate::from_ymd_opt(year, month, day).map(Day::Whole)),
            None => out.push(Day::OfAnyYear { month, day }),
        }
    }
    out
}

fn number_before(text: &str) -> (&str, Option<u32>) {
    let digits = text.chars().rev().take_while(char::is_ascii_digit).count();
    let (rest, number) = text.split_at(text.len() - digits);
    (rest, number.parse().ok())
}

fn year_before(text: &str) -> Option<i32> {
    let (rest, number) = match text.strip_suffix('元') {
        Some(rest) => (rest, Some(1)),
        None => number_before(text),
    };
    let number = i32::try_from(number?).ok()?;
    let eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];
    let era = eras.iter().find(|(era, _)| rest.ends_with(era));
    Some(era.map_or(number, |(_, before)| before + number))
}

/// The longest runs of such characters.
fn runs(text: &str, is_part: impl Fn(char) -> bool) -> Vec<String> {
    let pieces = text.split(|c| !is_part(c));
    pieces.filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

#[test]
fn tokens_are_found_as_people_see_them() {
    let day = |y, m, d| Day::Whole(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    assert_eq!(phones("電話 03-6812-7837（昼）、090-0000-0001"), ["03-6812-7837", "090-0000-0001"]);
    assert!(phones("2026-11-20、180-0000、03-6812").is_empty());
    assert_eq!(addresses("10.1.0.0/24 と 192.168.1.5。版 10.2"), ["10.1.0.0", "192.168.1.5"]);
    assert_eq!(days("2026-11-20 令和8年4月1日"), [day(2026, 11, 20), day(2026, 4, 1)]);
    assert_eq!(days("令和元年5月1日、2026年12月3日まで"), [day(2019, 5, 1), day(2026, 12, 3)]);
    assert_eq!(days("12月15日まで"), [Day::OfAnyYear { month: 12, day: 15 }]);
    assert_eq!(days("　年　月　日"), []);
    assert_eq!(versions("第2版（第10版の次）第3章"), ["第2版", "第10版"]);
}
