//! This file finds every character of the user's that no bundled font can print, before anything is laid out.

use crate::catalogue::{Catalogue, OverlayFile};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::layout::Fonts;
use crate::profile::LocatedText;

const HELP: &str = "別の文字（かな、別の字体など）に置き換えてください。";

/// A fault for each text of a profile that holds such characters, at its place in the user's files.
pub(super) fn unprintable_texts(texts: &[LocatedText], fonts: &Fonts) -> Report {
    let mut report = Report::new();
    for located in texts {
        find("profile-glyph", &located.text, &located.place, fonts, &mut report);
    }
    report
}

/// The same for the forms that do not ship.
pub(super) fn unprintable_forms(catalogue: &Catalogue, fonts: &Fonts) -> Report {
    let mut report = Report::new();
    for (text, place) in catalogue.overlays().iter().flat_map(OverlayFile::texts) {
        find("overlay-glyph", &text, &place, fonts, &mut report);
    }
    report
}

fn find(code: &'static str, text: &str, place: &Place, fonts: &Fonts, report: &mut Report) {
    if let Some(message) = message(text, fonts) {
        report.push(Diagnostic::error(code, place.clone(), message).help(HELP));
    }
}

/// What is wrong with a text as it is typed, and what to do, where it holds such characters.
pub fn unprintable(text: &str, fonts: &Fonts) -> Option<String> {
    message(text, fonts).map(|message| format!("{message}\n{HELP}"))
}

fn message(text: &str, fonts: &Fonts) -> Option<String> {
    let missing = fonts.missing(text);
    let named: Vec<String> =
        missing.iter().map(|c| format!("「{c}」（U+{:04X}）", u32::from(*c))).collect();
    (!named.is_empty()).then(|| format!("印刷できない文字があります: {}。", named.join("、")))
}
