//! This file reads single values outside a profile, by the same rules as inside one.

use std::collections::BTreeMap;

use super::read::{FromYaml, Kind, Node, Position, Reading};
use super::{Date, Phone};
use crate::diagnostic::{Diagnostic, Noted, Place, Report};

/// A day as people write it: 2026-11-20, 令和8年11月20日, R8.11.20.
///
/// # Errors
/// Why it is no day, and how to write one; said of `place`.
pub fn read_day(written: &str, place: &Place) -> Result<Noted<Date>, Report> {
    single(written, place)
}

/// A telephone number as people write it.
///
/// # Errors
/// Why nobody could dial it; said of `place`.
pub fn read_phone(written: &str, place: &Place) -> Result<Noted<Phone>, Report> {
    single(written, place)
}

fn single<T: FromYaml>(written: &str, place: &Place) -> Result<Noted<T>, Report> {
    let ledgers = BTreeMap::new();
    let mut reading = Reading::new("", &ledgers, false);
    let at = Position { file: 0, line: 1, column: 1 };
    let value = T::read(&Node { at, kind: Kind::Scalar(written.to_owned()) }, &mut reading);
    let mut report = Report::new();
    for said in reading.report.iter() {
        report.push(Diagnostic { place: place.clone(), ..said.clone() });
    }
    report.settle(value)
}
