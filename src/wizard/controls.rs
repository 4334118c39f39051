//! This file turns what was said about a control into an attestation, and never into more than was said.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::draft::{Draft, scalar};
use super::plan::{Part, control_key};
use super::words::kind;
use crate::profile::{Change, Date, FacilityKind, Path};

/// A control as the wizard asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlQuestion {
    /// Its key.
    pub key: String,
    /// Its Japanese name.
    pub name: String,
    /// One plain line.
    pub plain: String,
    /// Why an inspector asks.
    pub why: String,
    /// What counts as proof.
    pub evidence: Vec<String>,
    /// The printed number of the item that asks for it, such as 「2-4」.
    pub number: String,
}

/// The controls to ask for, by the sheet that a facility gets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Controls {
    /// Of 医療機関確認用.
    pub facility: Vec<ControlQuestion>,
    /// Of 薬局確認用.
    pub pharmacy: Vec<ControlQuestion>,
}

impl Controls {
    /// Those of the sheet for the kind of facility that a draft tells of.
    pub(super) fn of(&self, draft: &Draft) -> &[ControlQuestion] {
        match kind(draft) {
            Some(FacilityKind::Pharmacy) => &self.pharmacy,
            _ => &self.facility,
        }
    }
}

/// The key under which it is kept who looked.
pub(super) const BY: &str = "control.by";

/// The key under which it is kept when that was, once for all.
pub(super) const ON: &str = "control.on";

/// The parts to ask of a control, by what was said of it.
pub(super) fn parts(control: &str, said: &BTreeMap<String, String>) -> Vec<Part> {
    match said.get(&control_key(control, Part::Answer)).map(String::as_str) {
        Some("はい") => vec![Part::Answer, Part::Day, Part::Proof, Part::Place],
        Some("いいえ") => vec![Part::Answer, Part::Day, Part::Target, Part::Reason],
        Some("該当なし") => vec![Part::Answer, Part::Day, Part::Reason],
        _ => vec![Part::Answer],
    }
}

/// What the profile already says of controls for the facility as a whole in a 年度, in the words of the interview.
pub(super) fn said_in(draft: &Draft, fiscal_year: i32) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for attestation in attestations(draft) {
        let Some(control) = field(attestation, "control") else { continue };
        if !is_of(attestation, &control, fiscal_year) {
            continue;
        }
        let Some(round) = rounds(attestation).last() else { continue };
        let proof = round.get("evidence").and_then(|proofs| proofs.get(0));
        let parts = [
            (Part::Answer, field(round, "answer")),
            (Part::Day, field(round, "checked_on")),
            (Part::Proof, proof.and_then(|proof| field(proof, "what"))),
            (Part::Place, proof.and_then(|proof| field(proof, "place"))),
            (Part::Target, field(round, "target_date")),
            (Part::Reason, field(round, "reason")),
        ];
        for (part, text) in parts {
            if let Some(text) = text {
                said.insert(control_key(&control, part), text);
            }
        }
        if let Some(by) = field(round, "by") {
            said.insert(BY.to_owned(), by);
        }
    }
    said
}

/// The change that makes the attestation what was said, over what stood there before the interview.
///
/// A はい without a day, a proof and its place is not written: it stays open.
pub(super) fn change(
    control: &str,
    said: &BTreeMap<String, String>,
    before: &Draft,
    draft: &Draft,
    fiscal_year: i32,
) -> Option<Change> {
    let list = Path::top("attestations");
    let same = |a: &&Value| is_of(a, control, fiscal_year);
    let earlier = attestations(before).find(same).cloned();
    let wanted = match round(control, said) {
        Some(round) => Some(attestation(control, round, earlier.as_ref(), fiscal_year)),
        None => earlier,
    };
    let at = attestations(draft).position(|a| is_of(a, control, fiscal_year));
    let place = at.map(|at| list.then(crate::profile::Step::Place(at.saturating_add(1))));
    match (place, wanted) {
        (Some(path), Some(value)) => Some(Change::Set { path, value }),
        (Some(path), None) => Some(Change::Remove { path }),
        (None, Some(value)) => Some(Change::Append { path: list, value }),
        (None, None) => None,
    }
}

/// A round, when enough was said for one.
fn round(control: &str, said: &BTreeMap<String, String>) -> Option<Value> {
    let part = |part| said.get(&control_key(control, part)).cloned();
    let answer = part(Part::Answer)?;
    let mut round = Map::new();
    round.insert("checked_on".to_owned(), json!(part(Part::Day)?));
    round.insert("answer".to_owned(), json!(answer));
    if let Some(by) = said.get(BY) {
        round.insert("by".to_owned(), json!(by));
    }
    match answer.as_str() {
        "はい" => {
            let proof = json!({ "what": part(Part::Proof)?, "place": part(Part::Place)? });
            round.insert("evidence".to_owned(), json!([proof]));
        }
        "いいえ" => {
            if let Some(target) = part(Part::Target) {
                round.insert("target_date".to_owned(), json!(target));
            }
            if let Some(reason) = part(Part::Reason) {
                round.insert("reason".to_owned(), json!(reason));
            }
        }
        _ => {
            round.insert("reason".to_owned(), json!(part(Part::Reason)?));
        }
    }
    Some(Value::Object(round))
}

/// The attestation with a round: a later check joins an earlier one, a second one takes the place of the last.
fn attestation(
    control: &str,
    mut round: Value,
    earlier: Option<&Value>,
    fiscal_year: i32,
) -> Value {
    let mut kept: Vec<Value> = earlier.map(|e| rounds(e).cloned().collect()).unwrap_or_default();
    let later =
        match (kept.first().and_then(|r| field(r, "checked_on")), field(&round, "checked_on")) {
            (Some(first), Some(second)) => first < second,
            _ => false,
        };
    // What is said again of the same day is a correction; two rounds are all that the sheets have.
    let corrected = kept.split_off(kept.len().min(usize::from(later)));
    // The interview speaks of one proof; a correction loses none of the others.
    let others = corrected.last().and_then(|r| r.get("evidence")?.as_array());
    if let (Some(proofs), Some(others)) =
        (round.get_mut("evidence").and_then(Value::as_array_mut), others)
    {
        proofs.extend(others.iter().skip(1).cloned());
    }
    kept.push(round);
    let mut whole = earlier.and_then(Value::as_object).cloned().unwrap_or_default();
    whole.insert("control".to_owned(), json!(control));
    whole.entry("scope").or_insert_with(|| json!("all"));
    whole.insert("fiscal_year".to_owned(), json!(fiscal_year));
    whole.insert("rounds".to_owned(), Value::Array(kept));
    Value::Object(whole)
}

fn attestations(draft: &Draft) -> impl Iterator<Item = &Value> {
    let list = draft.tree().get("attestations").and_then(Value::as_array);
    list.into_iter().flatten()
}

fn rounds(attestation: &Value) -> impl Iterator<Item = &Value> {
    attestation.get("rounds").and_then(Value::as_array).into_iter().flatten()
}

fn is_of(attestation: &Value, control: &str, fiscal_year: i32) -> bool {
    let scope = field(attestation, "scope");
    field(attestation, "control").as_deref() == Some(control)
        && scope.is_none_or(|scope| scope.trim() == "all")
        && field(attestation, "fiscal_year") == Some(fiscal_year.to_string())
}

fn field(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(scalar)
}

/// The last day of a 年度.
pub(super) fn last_day(fiscal_year: i32) -> Option<Date> {
    chrono::NaiveDate::from_ymd_opt(fiscal_year.saturating_add(1), 3, 31).map(Date::new)
}
