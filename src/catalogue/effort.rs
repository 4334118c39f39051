//! This file holds how long a thing takes to do, in minutes of one's own work and days of waiting for an answer.

use serde::Deserialize;

use super::AskedOf;

/// Minutes of a working day, which is what longer work is counted in.
const WORKING_DAY: u32 = 480;

/// How long something takes, estimated carefully: nobody should be told ten minutes for an afternoon's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// Minutes of work in the house.
    pub minutes: u32,
    /// How long a vendor takes to answer, where one has to be asked.
    #[serde(default)]
    pub wait: Option<Wait>,
}

/// Days that pass until an answer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// At best.
    pub from: u32,
    /// As a rule at the latest.
    pub to: u32,
}

impl Effort {
    /// So many minutes of work in the house, and nobody to wait for.
    pub fn minutes(minutes: u32) -> Self {
        Self { minutes, wait: None }
    }

    /// What it takes to ask somebody for one thing and to write the answer down.
    pub fn to_ask(who: AskedOf) -> Self {
        match who {
            AskedOf::Clinic => Self::minutes(10),
            AskedOf::Director => Self::minutes(30),
            AskedOf::Vendor => Self { minutes: 10, wait: Some(Wait { from: 7, to: 14 }) },
        }
    }

    /// Both, one after the other; answers are waited for at the same time.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let wait = match (self.wait, other.wait) {
            (Some(one), Some(two)) => {
                Some(Wait { from: one.from.max(two.from), to: one.to.max(two.to) })
            }
            (one, two) => one.or(two),
        };
        Self { minutes: self.minutes.saturating_add(other.minutes), wait }
    }

    /// The work alone: 「約10分」, 「約1時間」, 「半日」, 「2日」, rounded upwards.
    pub fn work(self) -> String {
        match self.minutes {
            0..60 => format!("約{}分", self.minutes.div_ceil(10).max(1) * 10),
            60..=180 => format!("約{}時間", self.minutes.div_ceil(60)),
            181..=240 => "半日".to_owned(),
            more => format!("約{}日", more.div_ceil(WORKING_DAY)),
        }
    }

    /// How long it takes in all: 「約10分」, or 「事業者に聞いて1〜2週間」 where an answer has to be waited for.
    pub fn words(self) -> String {
        self.wait.map_or_else(|| self.work(), Wait::words)
    }
}

impl Wait {
    /// 「事業者に聞いて1〜2週間」.
    pub fn words(self) -> String {
        format!("事業者に聞いて{}", self.span())
    }

    /// 「1〜2週間」.
    pub fn span(self) -> String {
        let Self { from, to } = self;
        let weeks = from.is_multiple_of(7) && to.is_multiple_of(7);
        let (from, to, unit) = if weeks { (from / 7, to / 7, "週間") } else { (from, to, "日") };
        if from == to { format!("{to}{unit}") } else { format!("{from}〜{to}{unit}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_words_and_rounded_upwards() {
        let work = |minutes| Effort::minutes(minutes).words();
        assert_eq!([0, 10, 25, 59].map(work), ["約10分", "約10分", "約30分", "約60分"]);
        assert_eq!([60, 90, 180].map(work), ["約1時間", "約2時間", "約3時間"]);
        assert_eq!(
            [181, 240, 241, 480, 500].map(work),
            ["半日", "半日", "約1日", "約1日", "約2日"]
        );
    }

    #[test]
    fn what_a_vendor_is_asked_takes_as_long_as_its_answer() {
        assert_eq!(Effort::to_ask(AskedOf::Vendor).words(), "事業者に聞いて1〜2週間");
        let days = Effort { minutes: 10, wait: Some(Wait { from: 3, to: 5 }) };
        assert_eq!(
            (days.words().as_str(), Wait { from: 7, to: 7 }.span().as_str()),
            ("事業者に聞いて3〜5日", "1週間")
        );
        let both = days.and(Effort::to_ask(AskedOf::Clinic));
        assert_eq!((both.minutes, both.words().as_str()), (20, "事業者に聞いて3〜5日"));
    }
}
