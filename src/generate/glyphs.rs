//! This file finds every character of the user's that no bundled font can print, before anything is laid out.

use crate::diagnostic::{Diagnostic, Report};
use crate::layout::Fonts;
use crate::profile::LocatedText;

/// A fault for each text that holds such characters, at its place in the user's files.
pub(super) fn unprintable(texts: &[LocatedText], fonts: &Fonts) -> Report {
    let mut report = Report::new();
    for located in texts {
        let missing = fonts.missing(&located.text);
        if missing.is_empty() {
            continue;
        }
        let named: Vec<String> =
            missing.iter().map(|c| format!("「{c}」（U+{:04X}）", u32::from(*c))).collect();
        report.push(
            Diagnostic::error(
                "profile-glyph",
                located.place.clone(),
                format!("印刷できない文字があります: {}。", named.join("、")),
            )
            .help("別の文字（かな、別の字体など）に置き換えてください。"),
        );
    }
    report
}
