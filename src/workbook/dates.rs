//! This file counts days as spreadsheets do, and tells which number formats show a day.

use chrono::{Days, NaiveDate};

/// From which day dates count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is the first of January 1900, and 60 is a 29th of February that there never was.
    Y1900,
    /// 0 is the first of January 1904.
    Y1904,
}

/// The last day a spreadsheet knows.
const LAST: (i32, u32, u32) = (9999, 12, 31);

impl Epoch {
    /// The day of a number; a time of day is left off. `None` where no such day is.
    pub(super) fn date(self, serial: f64) -> Option<NaiveDate> {
        if !(0.0..3_000_000.0).contains(&serial) {
            return None;
        }
        // In bounds just checked, so nothing is cut but the time of day.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 3,000,000"
        )]
        let days = serial.floor() as u64;
        let date = match (self, days) {
            (Self::Y1900, 0 | 60) => None,
            (Self::Y1900, 1..60) => day(1899, 12, 31)?.checked_add_days(Days::new(days)),
            (Self::Y1900, _) => day(1899, 12, 30)?.checked_add_days(Days::new(days)),
            (Self::Y1904, _) => day(1904, 1, 1)?.checked_add_days(Days::new(days)),
        };
        date.filter(|date| Some(*date) <= day(LAST.0, LAST.1, LAST.2))
    }

    /// The number of a day; `None` before the first and after the last that a spreadsheet can show.
    pub(super) fn serial(self, date: NaiveDate) -> Option<u32> {
        let since = |from: Option<NaiveDate>| u32::try_from((date - from?).num_days()).ok();
        let serial = match self {
            Self::Y1900 if date < day(1900, 3, 1)? => since(day(1899, 12, 31))?,
            Self::Y1900 => since(day(1899, 12, 30))?,
            Self::Y1904 => since(day(1904, 1, 1))?,
        };
        (self.date(f64::from(serial)) == Some(date)).then_some(serial)
    }
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a number format of Excel's own list shows a day; 27 to 36 and 50 to 58 are the Japanese ones, of
/// which 32 and 33 show hours.
pub(super) fn built_in_shows_day(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58)
}

/// Whether a number format shows a day: `yyyy"年"m"月"d"日"`, `ge.m.d`, but not `h:mm` or `0.0E+0`.
pub(super) fn shows_day(format: &str) -> bool {
    let bare = bare(format);
    if bare.starts_with("general") || bare.contains("e+") || bare.contains("e-") {
        return false;
    }
    let has_time = bare.contains(['h', 's']);
    bare.contains(['y', 'd', 'e']) || bare.contains("aaa") || (bare.contains('m') && !has_time)
}

/// The first section of a format in lower case, without literals, colours, conditions and padding.
fn bare(format: &str) -> String {
    let mut out = String::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // `[h]` and `[mm]` count hours and minutes beyond a day.
                if inside.chars().all(|c| matches!(c, 'h' | 'm' | 's' | 'H' | 'M' | 'S')) {
                    out.push('h');
                }
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            c => out.push(c.to_ascii_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::{Epoch, shows_day};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_count_from_1900_around_a_day_that_never_was() {
        for (serial, text) in
            [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (46346, "2026-11-20")]
        {
            assert_eq!(Epoch::Y1900.date(f64::from(serial)), Some(date(text)));
            assert_eq!(Epoch::Y1900.serial(date(text)), Some(serial));
        }
        assert_eq!(Epoch::Y1900.date(60.0), None);
        assert_eq!(Epoch::Y1900.date(46346.75), Some(date("2026-11-20")));
        assert_eq!(Epoch::Y1900.serial(date("1899-12-31")), None);
    }

    #[test]
    fn days_count_from_1904_in_files_of_old_macintoshes() {
        assert_eq!(Epoch::Y1904.date(0.0), Some(date("1904-01-01")));
        assert_eq!(Epoch::Y1904.serial(date("2026-11-20")), Some(46346 - 1462));
        assert_eq!(Epoch::Y1904.serial(date("1903-12-31")), None);
    }

    #[test]
    fn what_is_no_number_of_a_day_is_none() {
        for serial in [-1.0, f64::NAN, f64::INFINITY, 0.5, 2_958_466.0, 1e300] {
            assert_eq!(Epoch::Y1900.date(serial), None, "{serial}");
        }
        assert_eq!(Epoch::Y1900.date(2_958_465.0), Some(date("9999-12-31")));
        let beyond = date("9999-12-31").checked_add_days(Days::new(1)).unwrap();
        assert_eq!(Epoch::Y1900.serial(beyond), None);
    }

    #[test]
    fn a_format_shows_a_day_or_not() {
        for format in [
            "yyyy/m/d",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-411]ge.m.d",
            "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@",
            "m/d",
            "mmm",
            "yyyy/mm/dd hh:mm",
            "aaa",
        ] {
            assert!(shows_day(format), "{format}");
        }
        for format in [
            "General", "G/標準", "0.00E+00", "h:mm", "mm:ss.0", "[h]:mm", "[mm]", "@", "#,##0",
            "0\"d\"", "\\d0", "[Red]0", "_d0",
        ] {
            assert!(!shows_day(format), "{format}");
        }
    }
}
