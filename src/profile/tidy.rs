//! This file brings codes and addresses of a fixed form into that form; names are never touched.

use super::check::no_prefecture;
use super::read::{Spots, ascii, hyphens, quoted};
use super::{Known, Profile};
use crate::diagnostic::{Diagnostic, Report};

/// What to do about a postal code.
const POSTAL_CODE_HELP: &str = "7桁の数字で書いてください。例: 231-0005";
/// What to do about a 医療機関コード.
const INSTITUTION_CODE_HELP: &str =
    "都道府県番号2桁、点数表番号1桁、医療機関番号7桁を続けて書いてください。";
/// What to do about a mail address.
const MAIL_HELP: &str = "アドレスだけを書いてください。例: jimu@example.jp";

/// A text in the fixed form of its field, or what to do about it; most fields have none.
pub(super) fn tidied(key: &str, text: &str) -> Result<String, String> {
    match key {
        "postal_code" => postal_code(text).ok_or_else(|| POSTAL_CODE_HELP.to_owned()),
        "institution_code" => {
            institution_code(text).ok_or_else(|| INSTITUTION_CODE_HELP.to_owned())
        }
        "email" => mail_address(text).ok_or_else(|| MAIL_HELP.to_owned()),
        "prefecture" => match no_prefecture(text) {
            Some(help) => Err(help),
            None => Ok(text.to_owned()),
        },
        "ip_address" => Ok(ascii(text)),
        _ => Ok(text.to_owned()),
    }
}

fn postal_code(text: &str) -> Option<String> {
    let digits = digits_of(text.trim_start_matches('〒'))?;
    let (area, rest) = digits.split_at_checked(3)?;
    (rest.len() == 4).then(|| format!("{area}-{rest}"))
}

fn institution_code(text: &str) -> Option<String> {
    digits_of(text).filter(|digits| digits.len() == 10)
}

fn mail_address(text: &str) -> Option<String> {
    let folded = ascii(text).trim().to_owned();
    let (name, domain) = folded.split_once('@')?;
    let fits = !name.is_empty() && domain.contains('.') && !domain.contains('@');
    (fits && !folded.contains(char::is_whitespace)).then_some(folded)
}

/// Folds postal code, 医療機関コード, mail and IP addresses, and says which have no such form.
pub(super) fn tidy(profile: &mut Profile, spots: &Spots, report: &mut Report) {
    let facility = &mut profile.facility;
    if let Known::Value(code) = &mut facility.postal_code {
        match postal_code(code) {
            Some(folded) => *code = folded,
            None => report.push(
                Diagnostic::error(
                    "profile-postal-code",
                    spots.locate("facility.postal_code"),
                    format!("郵便番号として読めません: {}。", quoted(code)),
                )
                .help(POSTAL_CODE_HELP),
            ),
        }
    }
    if let Known::Value(code) = &mut facility.institution_code {
        match institution_code(code) {
            Some(digits) => *code = digits,
            None => report.push(
                Diagnostic::warning(
                    "profile-institution-code",
                    spots.locate("facility.institution_code"),
                    format!("医療機関コードが10桁の数字ではありません: {}。", quoted(code)),
                )
                .help(INSTITUTION_CODE_HELP),
            ),
        }
    }
    mail(&mut facility.email, "facility.email", spots, report);
    for (index, person) in profile.people.iter_mut().enumerate() {
        mail(&mut person.email, &path("people", index, "email"), spots, report);
    }
    for (index, vendor) in profile.vendors.iter_mut().enumerate() {
        mail(&mut vendor.email, &path("vendors", index, "email"), spots, report);
    }
    for (index, body) in profile.outside_bodies.iter_mut().enumerate() {
        mail(&mut body.email, &path("outside_bodies", index, "email"), spots, report);
    }
    for device in &mut profile.devices {
        if let Known::Value(address) = &mut device.ip_address {
            *address = ascii(address);
        }
    }
}

fn mail(address: &mut Known<String>, path: &str, spots: &Spots, report: &mut Report) {
    let Known::Value(text) = address else { return };
    if let Some(folded) = mail_address(text) {
        *text = folded;
        return;
    }
    report.push(
        Diagnostic::warning(
            "profile-mail",
            spots.locate(path),
            format!("メールアドレスの形になっていません: {}。", quoted(text)),
        )
        .help(MAIL_HELP),
    );
}

/// The digits of a text that holds only digits, hyphens and spaces.
fn digits_of(text: &str) -> Option<String> {
    let folded = hyphens(text);
    let fits = folded.chars().all(|c| c.is_ascii_digit() || c == '-' || c.is_whitespace());
    fits.then(|| folded.chars().filter(char::is_ascii_digit).collect())
}

fn path(list: &str, index: usize, field: &str) -> String {
    format!("{list}[{}].{field}", index.saturating_add(1))
}
