//! This file writes the settings that keep Word's lines where the layout has them, and the table of fonts.

use super::MAIN;
use super::xml::{Element, el, val};
use crate::layout::{NEVER_FIRST, NEVER_LAST, Theme};

/// `word/settings.xml`. Fields are neither marked dirty nor updated on opening: Word would ask the reader first.
pub(super) fn settings() -> Element {
    let compatibility = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
        ("useWord2013TrackBottomHyphenation", "0"),
    ];
    let compatibility = compatibility.into_iter().map(|(name, value)| {
        val("w:compatSetting", value)
            .attr("w:name", name)
            .attr("w:uri", "http://schemas.microsoft.com/office/word")
    });
    el("w:settings")
        .attr("xmlns:w", MAIN)
        .child(el("w:zoom").attr("w:percent", 100))
        // Names of persons and products are right as they are; nobody wants them underlined in red.
        .child(el("w:hideSpellingErrors"))
        .child(el("w:hideGrammaticalErrors"))
        .child(val("w:defaultTabStop", 840))
        // Our layout squeezes no punctuation.
        .child(val("w:characterSpacingControl", "doNotCompress"))
        .child(kinsoku("w:noLineBreaksAfter", NEVER_LAST, 50))
        .child(kinsoku("w:noLineBreaksBefore", NEVER_FIRST, 100))
        .child(
            el("w:compat")
                // A blank to write on is underlined to its end.
                .child(el("w:ulTrailSpace"))
                .child(el("w:doNotExpandShiftReturn"))
                // The space between two paragraphs is the sum of both, as in our layout, not the larger one.
                .child(el("w:doNotUseHTMLParagraphAutoSpacing"))
                .children(compatibility),
        )
        .child(el("w:themeFontLang").attr("w:val", "en-US").attr("w:eastAsia", "ja-JP"))
        .child(val("w:decimalSymbol", "."))
        .child(val("w:listSeparator", ","))
}

/// The characters that our layout forbids at the end or start of a line, as far as Word takes them.
fn kinsoku(name: &'static str, characters: &str, most: usize) -> Element {
    // Half-width kana and loose voicing marks stand in no document of ours.
    let usual = characters.chars().filter(|c| !matches!(c, 'ｦ'..='ﾟ' | '\u{3099}' | '\u{309a}'));
    val(name, usual.take(most).collect::<String>()).attr("w:lang", "ja-JP")
}

/// `word/fontTable.xml`: the East-Asian font under both its names, and the font of the check boxes.
pub(super) fn fonts(theme: &Theme) -> Element {
    let text = el("w:font")
        .attr("w:name", theme.docx_font.clone())
        .child(val("w:altName", theme.docx_font_alternative.clone()))
        .child(val("w:charset", "80"))
        .child(val("w:family", "swiss"))
        .child(val("w:pitch", "variable"));
    el("w:fonts").attr("xmlns:w", MAIN).child(text)
}
