//! This module makes valid profiles of every kind: what it writes has no fault by the way it is made.

mod answers;
mod facility;
mod machines;
mod papers;
mod parties;
pub(crate) mod rest;
mod systems;

use chrono::{Duration, NaiveDate};
use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::facts::{Facts, Kind, Owner};
use crate::sample;
use crate::words::PHRASES;

/// A profile as a person would have written it, and what it says.
pub(crate) struct Made {
    pub(crate) yaml: String,
    pub(crate) facts: Facts,
}

/// Makes the profile of a seed.
pub(crate) fn made(seed: u64) -> Made {
    let mut maker = Maker::new(seed);
    let profile = maker.by_hand();
    let profile = maker.completed(profile);
    let yaml = serde_saphyr::to_string(&profile).unwrap();
    Made { yaml, facts: maker.facts }
}

struct Maker {
    chance: Chance,
    facts: Facts,
    pharmacy: bool,
    people: Vec<String>,
    vendors: Vec<String>,
    systems: Vec<String>,
    bodies: Vec<String>,
    devices: Vec<String>,
    connections: Vec<String>,
    /// Whose facts are being written.
    at: Owner,
    phones: usize,
    counter: usize,
}

impl Maker {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        // Most facilities are small; some have everything, some next to nothing.
        let (large, bare) = (chance.percent(12), chance.percent(6));
        let mut ids = |letter: &str, small: usize, most: usize, least: usize| -> Vec<String> {
            let count = match (bare, large) {
                (true, _) => least,
                (_, true) if chance.percent(40) => most,
                (_, true) => chance.between(least, most),
                _ => chance.between(least, small),
            };
            (1..=count).map(|n| format!("{letter}-{n:02}")).collect()
        };
        let people = ids("hito", 5, 15, 1);
        let vendors = ids("gyosha", 4, 8, 0);
        let systems = ids("sys", 4, 12, 0);
        let bodies = ids("kikan", 8, 20, 0);
        let devices = ids("KIKI", 14, 60, 0);
        Self {
            chance,
            facts: Facts::default(),
            pharmacy: false,
            people,
            vendors,
            systems,
            bodies,
            devices,
            connections: Vec::new(),
            at: other(""),
            phones: 0,
            counter: 0,
        }
    }

    /// What the maker's own files write.
    fn by_hand(&mut self) -> Value {
        let mut profile = Map::new();
        profile.insert("schema".into(), json!(1));
        profile.insert("facility".into(), self.facility());
        profile.insert("people".into(), self.people());
        profile.insert("vendors".into(), self.vendors());
        profile.insert("systems".into(), self.systems());
        profile.insert("backups".into(), self.backups());
        self.at = other("network");
        profile.insert("network".into(), self.network());
        profile.insert("devices".into(), self.devices());
        self.at = other("ledgers");
        profile.insert("cloud_services".into(), self.cloud_services());
        profile.insert("accounts".into(), self.accounts());
        profile.insert("ledgers".into(), self.ledgers());
        profile.insert("outside_bodies".into(), self.outside_bodies());
        self.at = other("papers");
        profile.insert("documents".into(), self.documents());
        profile.insert("inspections".into(), self.inspections());
        profile.insert("attestations".into(), self.attestations());
        profile.insert("vendor_statements".into(), self.vendor_statements());
        self.at = other("papers");
        profile.insert("training".into(), self.training());
        profile.insert("information_sources".into(), self.information_sources());
        profile.insert("log_reviews".into(), self.log_reviews());
        profile.insert("decisions".into(), self.decisions());
        profile.insert("incident".into(), self.incident());
        profile.insert("plan".into(), self.plan());
        tidied(Value::Object(profile))
    }

    /// A value that may be known, promised in both forms, or not spoken of.
    fn known(&mut self, value: impl FnOnce(&mut Self) -> Value) -> Value {
        match self.chance.below(100) {
            0..64 => value(self),
            64..74 => json!("未確認"),
            74..84 => {
                let owner = self.one_of(&self.people.clone(), 70);
                let asked: Vec<String> = self.vendors.iter().chain(&self.bodies).cloned().collect();
                let ask = self.one_of(&asked, 40);
                // The day of a promise stands with the one who promised.
                let at = std::mem::replace(&mut self.at, other("promise"));
                let due = self.chance.percent(60).then(|| self.coming());
                self.at = at;
                json!({ "未確認": tidied(json!({ "担当": owner, "照会先": ask, "期限": due })) })
            }
            _ => Value::Null,
        }
    }

    /// A value that is written or left out.
    fn maybe(&mut self, share: usize, value: impl FnOnce(&mut Self) -> Value) -> Value {
        if self.chance.percent(share) { value(self) } else { Value::Null }
    }

    fn one_of(&mut self, ids: &[String], share: usize) -> Value {
        match ids {
            [] => Value::Null,
            ids if self.chance.percent(share) => json!(self.chance.pick(ids)),
            _ => Value::Null,
        }
    }

    /// A text of an entry, short or long, with a mark that says whose it is.
    fn text(&mut self, owner: &Owner) -> Value {
        let phrase = *self.chance.pick(PHRASES);
        self.counter += 1;
        let mark = format!("M{:04}", self.counter);
        self.facts.marks.insert(mark.clone(), owner.clone());
        json!(format!("{phrase} {mark}"))
    }

    fn known_text(&mut self, owner: &Owner) -> Value {
        self.known(|m| m.text(owner))
    }

    fn maybe_text(&mut self, share: usize, owner: &Owner) -> Value {
        self.maybe(share, |m| m.text(owner))
    }

    /// A number that nobody else has, written in one of the ways in which people write numbers.
    fn phone(&mut self, owner: &Owner, mobile: bool) -> String {
        self.phones += 1;
        let n = self.phones;
        let number = match (mobile, n % 4) {
            (true, _) => format!("090-0000-{n:04}"),
            (false, 0) => format!("0422-00-{n:04}"),
            (false, 1) => format!("03-0000-{n:04}"),
            (false, 2) => format!("0120-00-{n:04}"),
            (false, _) => format!("045-000-{n:04}"),
        };
        self.facts.phones.entry(number.clone()).or_default().insert(owner.clone());
        if mobile {
            self.facts.mobiles.insert(number.clone());
        }
        if self.chance.percent(10) { wide(&number) } else { number }
    }

    fn known_phone(&mut self, owner: &Owner) -> Value {
        self.known(|m| json!(m.phone(owner, false)))
    }

    /// A day that has been, in one of the ways in which people write days.
    fn past(&mut self) -> Value {
        let back = self.chance.below(900);
        self.day(sample::today() - Duration::days(i64::try_from(back).unwrap()))
    }

    /// A day to come.
    fn coming(&mut self) -> Value {
        let ahead = self.chance.between(1, 700);
        self.day(sample::today() + Duration::days(i64::try_from(ahead).unwrap()))
    }

    fn day(&mut self, day: NaiveDate) -> Value {
        use chrono::Datelike;
        self.facts.days.entry(day).or_default().insert(self.at.clone());
        let (year, month, date) = (day.year(), day.month(), day.day());
        json!(match self.chance.below(5) {
            0 => format!("令和{}年{month}月{date}日", year - 2018),
            1 => format!("{year}/{month}/{date}"),
            _ => day.to_string(),
        })
    }

    fn known_past(&mut self) -> Value {
        self.known(Self::past)
    }

    fn evidence(&mut self, owner: &Owner) -> Value {
        let on = self.maybe(70, Self::past);
        json!({ "what": self.text(owner), "place": self.text(owner), "on": on })
    }

    fn known_evidence(&mut self, owner: &Owner) -> Value {
        self.known(|m| m.evidence(owner))
    }

    /// Begins an entry: its days and addresses are its own.
    fn begin(&mut self, owner: &Owner, name: &str) {
        self.at = owner.clone();
        self.facts.names.insert(owner.clone(), name.to_owned());
    }

    fn contract_number(&mut self, owner: &Owner) -> Value {
        self.counter += 1;
        let number = format!("契{:05}", self.counter);
        self.facts.contracts.insert(number.clone(), owner.clone());
        json!(number)
    }
}

/// An entry that nobody points at.
fn other(id: &str) -> Owner {
    (Kind::Other, id.to_owned())
}

fn wide(number: &str) -> String {
    number
        .chars()
        .map(|c| match c {
            '-' => '－',
            c => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        })
        .collect()
}

/// What is not written has no line.
fn tidied(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, v)| !v.is_null());
            Value::Object(kept.map(|(k, v)| (k, tidied(v))).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(tidied).collect()),
        value => value,
    }
}
