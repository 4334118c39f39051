//! This file writes over what a vendor stated, item by item, and tells what it left blank.

use crate::catalogue::{Ask, AskedOf, Form, Item};
use crate::profile::{AnswerWord, Date, StatedAnswer};

use super::super::outcome::{self, Outcome};
use super::super::{Answer, Basis, Missing, RoundAnswer, Verdict};
use super::Sent;

/// The answers of the sheet as the vendor gave them; what it did not say stays the vendor's to say.
pub(super) fn answers(form: &Form, sent: &Sent<'_>) -> Vec<Answer> {
    let outcomes: Vec<(&Item, Outcome)> =
        form.items().map(|item| (item, outcome(item, sent))).collect();
    let blank: Vec<String> = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.verdict == Verdict::Unknown)
        .map(|(item, _)| short(&item.key).to_owned())
        .collect();
    outcomes
        .into_iter()
        .map(|(item, mut outcome)| {
            if outcome.verdict == Verdict::Unknown {
                outcome = Outcome::new(Verdict::ForVendor);
                outcome.why_not.push(left_blank(item, sent, &blank));
            }
            outcome.into_answer(item)
        })
        .collect()
}

/// The key of an item within its sheet: `2-4`.
pub(super) fn short(key: &str) -> &str {
    key.rsplit_once('/').map_or(key, |(_, short)| short)
}

fn outcome(item: &Item, sent: &Sent<'_>) -> Outcome {
    let of_item = |s: &StatedAnswer| {
        s.item.as_deref().is_some_and(|name| name == item.key || name == short(&item.key))
    };
    let control = item.control_keys().first().copied().unwrap_or_default();
    match find(sent, of_item) {
        Some((number, stated)) => said(control, sent, number, stated),
        // What no control means is answered by its own name alone.
        None => match &item.controls {
            Some(question) => by_controls(question, sent),
            None => Outcome::new(Verdict::Unknown),
        },
    }
}

fn by_controls(question: &Ask, sent: &Sent<'_>) -> Outcome {
    match question {
        Ask::Control(key) => match find(sent, |s| s.control.as_ref() == Some(key)) {
            Some((number, stated)) => said(key, sent, number, stated),
            None => Outcome::new(Verdict::Unknown),
        },
        Ask::Any { any } => outcome::any(any.iter().map(|a| by_controls(a, sent)).collect()),
        Ask::All(all) => outcome::all(all.iter().map(|a| by_controls(a, sent)).collect()),
    }
}

fn find<'a>(
    sent: &Sent<'a>,
    about: impl Fn(&StatedAnswer) -> bool,
) -> Option<(usize, &'a StatedAnswer)> {
    (1..).zip(&sent.statement.answers).find(|(_, stated)| about(stated))
}

/// One answer as the vendor gave it; はい and いいえ need the day on which the vendor checked.
fn said(control: &str, sent: &Sent<'_>, number: usize, stated: &StatedAnswer) -> Outcome {
    let field = format!("vendor_statements[{}].answers[{number}]", sent.number);
    let round = |yes| stated.checked_on.map(|checked_on| RoundAnswer { checked_on, yes });
    let verdict = match stated.answer {
        Some(AnswerWord::Yes) if stated.checked_on.is_some() => Verdict::Yes,
        Some(AnswerWord::No) if stated.checked_on.is_some() => {
            Verdict::No { target: stated.target_date }
        }
        Some(AnswerWord::NotApplicable) => Verdict::NotApplicable {
            reason: "事業者の回答による。".to_owned(),
            blank: false,
        },
        _ => return Outcome::new(Verdict::Unknown),
    };
    let mut outcome = Outcome::new(verdict);
    match outcome.verdict {
        Verdict::Yes => outcome.rounds.extend(round(true)),
        Verdict::No { target } => {
            outcome.rounds.extend(round(false));
            outcome.target = target;
            outcome.why_not.push(says_no(control, sent, stated, &field));
        }
        Verdict::NotApplicable { .. } => outcome.remarks.push("該当なし。".to_owned()),
        Verdict::Unknown | Verdict::Stale { .. } | Verdict::ForVendor => {}
    }
    outcome.checked_on = outcome.rounds.last().map(|r| r.checked_on);
    let year = sent.statement.received_on.fiscal_year();
    if let Some(day) = outcome.checked_on.filter(|day| day.fiscal_year() < year) {
        outcome.advice.push(of_last_year(control, sent, day, &field));
    }
    outcome.remarks.extend(stated.remark.iter().map(|remark| outcome::sentence(remark)));
    outcome.rest_on([field.clone()]);
    outcome.basis.push(Basis {
        control: control.to_owned(),
        what: format!("{}の事業者確認用", sent.vendor.name),
        place: sent.statement.place.value().cloned().unwrap_or_default(),
        on: sent.statement.received_on,
        by: sent.statement.stated_by.clone().unwrap_or_default(),
        field,
    });
    outcome
}

fn says_no(control: &str, sent: &Sent<'_>, stated: &StatedAnswer, field: &str) -> Missing {
    let name = stated.item.as_deref().or(stated.control.as_deref()).unwrap_or(control);
    let target = match stated.target_date {
        Some(day) => format!("目標日 {}", day.era()),
        None => "目標日の記入がない".to_owned(),
    };
    Missing {
        control: control.to_owned(),
        what: format!(
            "{}の事業者確認用で「{name}」が「いいえ」である（{target}）。",
            sent.vendor.name
        ),
        field: format!("{field}.answer"),
        write: "対策の予定を事業者に聞き、行われたら新しい回答を書き足してください。".to_owned(),
        owner: AskedOf::Vendor,
    }
}

/// A vendor's check of an earlier 年度 is printed as the vendor wrote it, and asked for anew.
fn of_last_year(control: &str, sent: &Sent<'_>, day: Date, field: &str) -> Missing {
    Missing {
        control: control.to_owned(),
        what: format!(
            "{}の事業者確認用に、今年度より前の確認日（{}）がある。",
            sent.vendor.name,
            day.era()
        ),
        field: format!("{field}.checked_on"),
        write: "今年度に確かめた日を事業者に尋ねてください。".to_owned(),
        owner: AskedOf::Vendor,
    }
}

/// One thing to do for all blanks of a sheet.
fn left_blank(item: &Item, sent: &Sent<'_>, blank: &[String]) -> Missing {
    Missing {
        control: item.control_keys().first().copied().unwrap_or_default().to_owned(),
        what: format!(
            "{}の事業者確認用に、答えか確認日の空欄がある（{}）。",
            sent.vendor.name,
            blank.join("、")
        ),
        field: format!("vendor_statements[{}].answers", sent.number),
        write: "空欄の項目を事業者に尋ね、答えと確認日を書き足してください。".to_owned(),
        owner: AskedOf::Vendor,
    }
}
