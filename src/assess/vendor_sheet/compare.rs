//! This file holds a vendor's statements against the sheet, against each other, and against the profile.

use crate::catalogue::{Catalogue, Form};
use crate::diagnostic::{Diagnostic, Place, Report, nearest};
use crate::profile::{AnswerWord, ExternalKind, Profile, StatedAnswer, Vendor, VendorStatement};

use super::stated::short;

const SUBMITTED: &str = "vendor.disclosure-submitted";

/// Everything about a vendor's statements that a person should look at.
pub(super) fn notes(
    form: &Form,
    catalogue: &Catalogue,
    profile: &Profile,
    vendor: &Vendor,
    edition: &str,
) -> Report {
    let mut notes = Report::new();
    let of_edition = |s: &VendorStatement| s.edition.eq_ignore_ascii_case(edition);
    let statements: Vec<(usize, &VendorStatement)> = (1..)
        .zip(&profile.vendor_statements)
        .filter(|(_, s)| s.vendor == vendor.id && of_edition(s))
        .collect();
    for (number, statement) in &statements {
        unknown_names(form, catalogue, *number, statement, &mut notes);
        split_answers(form, *number, statement, &mut notes);
        against_profile(form, profile, vendor, *number, statement, &mut notes);
    }
    for (at, earlier) in statements.iter().enumerate() {
        for later in statements.iter().skip(at + 1) {
            taken_back(form, *earlier, *later, &mut notes);
        }
    }
    notes
}

fn field(number: usize, answer: usize, key: &str) -> Place {
    Place::default().field(format!("vendor_statements[{number}].answers[{answer}].{key}"))
}

/// An answer to something that the sheet does not ask is used for nothing.
fn unknown_names(
    form: &Form,
    catalogue: &Catalogue,
    number: usize,
    statement: &VendorStatement,
    notes: &mut Report,
) {
    for (answer, stated) in (1..).zip(&statement.answers) {
        if let Some(name) = &stated.item
            && !form.items().any(|i| i.key == *name || short(&i.key) == name)
        {
            let help = match nearest(name, form.items().map(|i| short(&i.key))) {
                Some(key) => format!("「{key}」でしょうか。"),
                None => "項目は sonae forms show で見られます。".to_owned(),
            };
            notes.push(
                Diagnostic::warning(
                    "assess-unknown-item",
                    field(number, answer, "item"),
                    format!("事業者確認用に項目「{name}」はないため、この答えは使いません。"),
                )
                .help(help),
            );
        }
        if let Some(name) = &stated.control
            && !form.items().any(|i| i.control_keys().contains(&name.as_str()))
        {
            let asked = form.items().flat_map(|i| i.control_keys());
            let help = match nearest(name, asked) {
                Some(key) => format!("「{key}」でしょうか。"),
                None if catalogue.control(name).is_some() => {
                    "この対策は、この版の事業者確認用では尋ねられません。".to_owned()
                }
                None => "対策の名前は sonae forms controls で見られます。".to_owned(),
            };
            notes.push(
                Diagnostic::warning(
                    "assess-unknown-control",
                    field(number, answer, "control"),
                    format!(
                        "事業者確認用に対策「{name}」を問う項目はないため、この答えは使いません。"
                    ),
                )
                .help(help),
            );
        }
    }
}

/// The controls that an answer speaks of.
fn spoken_of<'f>(form: &'f Form, stated: &'f StatedAnswer) -> Vec<&'f str> {
    match (&stated.item, &stated.control) {
        (Some(name), _) => form
            .items()
            .find(|i| i.key == *name || short(&i.key) == name)
            .map(|i| i.control_keys())
            .unwrap_or_default(),
        (None, Some(control)) => vec![control],
        (None, None) => Vec::new(),
    }
}

/// はい to an item whose part is いいえ elsewhere on the same sheet.
fn split_answers(form: &Form, number: usize, statement: &VendorStatement, notes: &mut Report) {
    for whole in statement.answers.iter().filter(|s| s.item.is_some()) {
        let Some(name) = &whole.item else { continue };
        let controls = spoken_of(form, whole);
        for (at, part) in (1..).zip(&statement.answers) {
            let of_it = part.control.as_deref().is_some_and(|c| controls.contains(&c));
            if of_it && whole.answer == Some(AnswerWord::Yes) && part.answer == Some(AnswerWord::No)
            {
                notes.push(
                    Diagnostic::warning(
                        "assess-statement-contradiction",
                        field(number, at, "answer"),
                        format!(
                            "項目「{name}」が「はい」なのに、その一部が「いいえ」と書かれています。"
                        ),
                    )
                    .help("原本を確かめ、事業者に尋ねてください。"),
                );
            }
        }
    }
}

/// What the vendor says of itself, and what the profile says of the vendor.
fn against_profile(
    form: &Form,
    profile: &Profile,
    vendor: &Vendor,
    number: usize,
    statement: &VendorStatement,
    notes: &mut Report,
) {
    if let Some(states) = statement.remote_maintenance {
        let place =
            || Place::default().field(format!("vendor_statements[{number}].remote_maintenance"));
        let mut clash = |what: String| {
            let word = if states { "有" } else { "無" };
            notes.push(
                Diagnostic::warning(
                    "assess-statement-contradiction",
                    place(),
                    format!("{}はリモート保守を「{word}」と回答していますが、{what}", vendor.name),
                )
                .help("事業者に尋ね、正しいほうに直してください。"),
            );
        };
        if let Some(answer) = vendor.remote_maintenance.value().filter(|a| a.used != states) {
            let word = if answer.used { "有" } else { "無" };
            clash(format!("vendors の remote_maintenance は「{word}」です。"));
        }
        let line = profile.network.external_connections.iter().find(|way| {
            way.kind == ExternalKind::VendorMaintenance && way.vendor.as_ref() == Some(&vendor.id)
        });
        if let Some(way) = line.filter(|_| !states) {
            clash(format!("network.external_connections に保守回線「{}」があります。", way.name));
        }
    }
    let received = vendor.disclosure.value().is_some_and(|d| d.received_on.value().is_some());
    for (at, stated) in (1..).zip(&statement.answers) {
        if !spoken_of(form, stated).contains(&SUBMITTED) {
            continue;
        }
        let what = match stated.answer {
            Some(AnswerWord::Yes) if !received => {
                "渡したと回答していますが、受け取った記録がありません。"
            }
            Some(AnswerWord::No) if received => {
                "渡していないと回答していますが、受け取ったと書かれています。"
            }
            _ => continue,
        };
        notes.push(
            Diagnostic::warning(
                "assess-statement-contradiction",
                field(number, at, "answer"),
                format!("{}は開示書（MDS/SDS）を{what}", vendor.name),
            )
            .help("原本を確かめ、vendors の disclosure か、この回答を直してください。"),
        );
    }
}

/// はい that a later sheet takes back; いいえ that became はい is what a 目標日 is for.
fn taken_back(
    form: &Form,
    one: (usize, &VendorStatement),
    other: (usize, &VendorStatement),
    notes: &mut Report,
) {
    let (earlier, later) =
        if one.1.received_on <= other.1.received_on { (one, other) } else { (other, one) };
    let same_day = earlier.1.received_on == later.1.received_on;
    for before in &earlier.1.answers {
        for (at, after) in (1..).zip(&later.1.answers) {
            let shared = spoken_of(form, before).iter().any(|c| spoken_of(form, after).contains(c));
            let back = matches!(
                (before.answer, after.answer),
                (Some(AnswerWord::Yes), Some(AnswerWord::No))
            ) || (same_day
                && matches!(
                    (before.answer, after.answer),
                    (Some(AnswerWord::No), Some(AnswerWord::Yes))
                ));
            let alike = before.item.is_some() == after.item.is_some();
            if !(shared && alike && back) {
                continue;
            }
            let name = after.item.as_deref().or(after.control.as_deref()).unwrap_or_default();
            notes.push(
                Diagnostic::warning(
                    "assess-statement-contradiction",
                    field(later.0, at, "answer"),
                    format!(
                        "「{name}」の答えが、前の回答（{}受領、vendor_statements[{}]）と食い違っています。",
                        earlier.1.received_on, earlier.0
                    ),
                )
                .help("どちらが今の状態かを事業者に尋ねてください。"),
            );
        }
    }
}
