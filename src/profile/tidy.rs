//! This file brings codes and addresses of a fixed form into that form; names are never touched.

use super::read::{Spots, ascii, hyphens, quoted};
use super::{Known, Profile};
use crate::diagnostic::{Diagnostic, Report};

/// Folds postal code, 医療機関コード, mail and IP addresses, and says which have no such form.
pub(super) fn tidy(profile: &mut Profile, spots: &Spots, report: &mut Report) {
    let facility = &mut profile.facility;
    if let Known::Value(code) = &mut facility.postal_code {
        let digits = digits_of(code.trim_start_matches('〒'));
        match digits.as_deref().and_then(|d| d.split_at_checked(3)).filter(|(_, b)| b.len() == 4) {
            Some((area, rest)) => *code = format!("{area}-{rest}"),
            None => report.push(
                Diagnostic::error(
                    "profile-postal-code",
                    spots.locate("facility.postal_code"),
                    format!("郵便番号として読めません: {}。", quoted(code)),
                )
                .help("7桁の数字で書いてください。例: 231-0005"),
            ),
        }
    }
    if let Known::Value(code) = &mut facility.institution_code {
        match digits_of(code).filter(|d| d.len() == 10) {
            Some(digits) => *code = digits,
            None => report.push(
                Diagnostic::warning(
                    "profile-institution-code",
                    spots.locate("facility.institution_code"),
                    format!("医療機関コードが10桁の数字ではありません: {}。", quoted(code)),
                )
                .help("都道府県番号2桁、点数表番号1桁、医療機関番号7桁を続けて書いてください。"),
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
    let folded = ascii(text).trim().to_owned();
    let form = folded.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && domain.contains('.') && !domain.contains('@')
    });
    if form && !folded.contains(char::is_whitespace) {
        *text = folded;
        return;
    }
    report.push(
        Diagnostic::warning(
            "profile-mail",
            spots.locate(path),
            format!("メールアドレスの形になっていません: {}。", quoted(text)),
        )
        .help("アドレスだけを書いてください。例: jimu@example.jp"),
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
