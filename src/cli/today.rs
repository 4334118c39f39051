//! This file knows what day it is: by `--date`, by SOURCE_DATE_EPOCH, by the clock in Japan.

use std::time::UNIX_EPOCH;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::error::CliError;

/// Hours that Japan is ahead of UTC.
const JAPAN: i32 = 9;

/// Reads the day that freshness is judged by.
pub(crate) fn today(given: Option<NaiveDate>) -> Result<NaiveDate, CliError> {
    if let Some(day) = given {
        return Ok(day);
    }
    match environment("SOURCE_DATE_EPOCH") {
        Some(text) => day_of_epoch(&text).ok_or(CliError::Epoch { text }),
        None => day_in_japan(clock()).ok_or(CliError::Clock),
    }
}

/// Reads the value of `--date`.
pub(crate) fn parse_date(text: &str) -> Result<NaiveDate, String> {
    let refused = || {
        format!(
            "「{text}」は日付として読めません。2026-11-20 のように、西暦の年-月-日で書いてください"
        )
    };
    let is_plain = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    if !is_plain {
        return Err(refused());
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| refused())
}

fn day_of_epoch(text: &str) -> Option<NaiveDate> {
    day_in_japan(text.trim().parse().ok()?)
}

fn day_in_japan(seconds: i64) -> Option<NaiveDate> {
    let offset = FixedOffset::east_opt(JAPAN * 3600)?;
    Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&offset).date_naive())
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn clock() -> i64 {
    // A clock before 1970 counts as 1970; --date is there for such machines.
    let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{day_of_epoch, parse_date};

    #[test]
    fn the_day_is_that_of_japan() {
        let day = |text| day_of_epoch(text).map(|d| d.to_string());
        assert_eq!(day("1795100399"), Some("2026-11-19".to_owned()));
        assert_eq!(day("1795100400"), Some("2026-11-20".to_owned()));
        assert_eq!(day("99999999999999999"), None);
        assert_eq!(day("きょう"), None);
    }

    #[test]
    fn only_whole_dates_of_the_western_calendar_are_read() {
        assert_eq!(parse_date("2026-11-20").map(|d| d.to_string()), Ok("2026-11-20".to_owned()));
        for text in ["2026-13-45", "2026/11/20", "20261120", "+026-11-20", "令和8年11月20日", ""]
        {
            assert_eq!(
                parse_date(text),
                Err(format!(
                    "「{text}」は日付として読めません。2026-11-20 のように、西暦の年-月-日で書いてください"
                ))
            );
        }
    }
}
