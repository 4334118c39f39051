//! This file holds the small values of the profile: ids, dates, telephone numbers.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// The stable name of a list entry, such as `vendor-emr`: letters and digits of any script, `-`, `_`, `.`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(pub(super) String);

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(NaiveDate);

/// A telephone number in half-width digits and hyphens: `03-6812-7837`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Phone(pub(super) String);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Phone {
    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Date {
    /// Wraps a day.
    pub fn new(day: NaiveDate) -> Self {
        Self(day)
    }

    /// The day.
    pub fn day(self) -> NaiveDate {
        self.0
    }

    /// 令和8年11月20日; 西暦 before 平成.
    pub fn era(self) -> String {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        let start = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).is_some_and(|s| self.0 >= s);
        let (era, first) = if start(2019, 5, 1) {
            ("令和", 2019)
        } else if start(1989, 1, 8) {
            ("平成", 1989)
        } else {
            return format!("{year}年{month}月{day}日");
        };
        match year - first + 1 {
            1 => format!("{era}元年{month}月{day}日"),
            n => format!("{era}{n}年{month}月{day}日"),
        }
    }

    /// The 年度 (April to March) as the year in which it begins.
    pub fn fiscal_year(self) -> i32 {
        if self.0.month() >= 4 { self.0.year() } else { self.0.year() - 1 }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Date {
    /// 2026-11-20.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
