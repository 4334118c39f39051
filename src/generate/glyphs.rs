//! This file finds every character of the user's that no bundled font can print, before anything is laid out.

use crate::catalogue::{Catalogue, OverlayFile};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::layout::Fonts;
use crate::profile::LocatedText;

/// A fault for each text of a profile that holds such characters, at its place in the user's files.
pub(super) fn unprintable(texts: &[LocatedText], fonts: &Fonts) -> Report {
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
    let missing = fonts.missing(text);
    if !missing.is_empty() {
        let named: Vec<String> =
            missing.iter().map(|c| format!("「{c}」（U+{:04X}）", u32::from(*c))).collect();
        report.push(
            Diagnostic::error(
                code,
                place.clone(),
                format!("印刷できない文字があります: {}。", named.join("、")),
            )
            .help("別の文字（かな、別の字体など）に置き換えてください。"),
        );
    }
}
