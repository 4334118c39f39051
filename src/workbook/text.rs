//! This file reads and writes the text of cells: runs joined, readings left out, odd characters as `_xHHHH_`.

use std::fmt::Write as _;

use super::Fault;
use super::limits::{Budget, too_large};
use super::xml::Xml;

/// A cell holds at most so many UTF-16 units.
pub(super) const LONGEST: usize = 32_767;
/// Shared strings of a workbook.
const STRINGS: usize = 200_000;
/// Length of `_xHHHH_`.
const ESCAPE: usize = 7;

/// The text of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CellText {
    pub(super) text: String,
    /// It is made of runs with looks of their own.
    pub(super) is_rich: bool,
}

/// The strings that cells refer to by number.
pub(super) fn shared_strings(
    part: &str,
    source: &str,
    budget: &mut Budget,
) -> Result<Vec<CellText>, Fault> {
    let mut xml = Xml::new(part, source);
    if !xml.root()?.is("sst") {
        return Err(xml.malformed());
    }
    let mut out = Vec::new();
    while let Some(tag) = xml.child()? {
        if tag.is("si") {
            let text = cell_text(&mut xml)?;
            budget.text(&text.text)?;
            out.push(text);
            if out.len() > STRINGS {
                return Err(too_large("文字列の数".to_owned(), "200,000"));
            }
        } else {
            xml.skip()?;
        }
    }
    xml.finish()?;
    Ok(out)
}

/// The text of the `si` or `is` element that was entered last, which is left.
pub(super) fn cell_text(xml: &mut Xml<'_>) -> Result<CellText, Fault> {
    let mut out = CellText::default();
    while let Some(tag) = xml.child()? {
        if tag.is("t") {
            out.text.push_str(&decoded(&xml.text()?));
        } else if tag.is("r") {
            out.is_rich = true;
            run(xml, &mut out.text)?;
        } else {
            // Readings (`rPh`) would double the text.
            xml.skip()?;
        }
    }
    Ok(out)
}

fn run(xml: &mut Xml<'_>, out: &mut String) -> Result<(), Fault> {
    while let Some(tag) = xml.child()? {
        if tag.is("t") {
            out.push_str(&decoded(&xml.text()?));
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}

/// Text with every `_xHHHH_` read as the character it stands for.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(unit) = escape(rest) {
            units.push(unit);
            rest = &rest[ESCAPE..];
        } else {
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            rest = &rest[c.len_utf8()..];
        }
    }
    String::from_utf16_lossy(&units)
}

/// The character that an escape at the beginning of the text stands for.
fn escape(text: &str) -> Option<u16> {
    let is_closed = text.as_bytes().get(ESCAPE - 1) == Some(&b'_');
    unclosed(text).filter(|_| is_closed)
}

/// The same for an escape that may lack its last character.
fn unclosed(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let is_number = digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_number.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// Characters that XML cannot hold, and the carriage return, which it reads as a line feed.
fn is_odd(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Text as it is written into a part: line ends as Excel has them, what XML cannot hold as `_xHHHH_`, and what looks
/// like such an escape with its first character escaped.
pub(super) fn encoded(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let mut out = String::with_capacity(lines.len());
    for (at, c) in lines.char_indices() {
        // An odd character's own escape would close an open one before it.
        let closes = |c: char| c == '_' || is_odd(c);
        let looks = || {
            let rest = &lines[at..];
            unclosed(rest).is_some() && rest[ESCAPE - 1..].starts_with(closes)
        };
        if is_odd(c) || looks() {
            // Writing to a string cannot fail.
            let _ = write!(out, "_x{:04X}_", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{decoded, encoded};

    #[test]
    fn escapes_are_read_and_what_only_looks_like_one_stays() {
        assert_eq!(decoded("一行目_x000D_\n二行目"), "一行目\r\n二行目");
        assert_eq!(decoded("_x005F_x000D_"), "_x000D_");
        assert_eq!(decoded("_xD842__xDFB7_"), "𠮷");
        assert_eq!(decoded("_x00_ _xZZZZ_ _x"), "_x00_ _xZZZZ_ _x");
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped() {
        assert_eq!(encoded("a\u{1}b\rc\r\nd\te"), "a_x0001_b_x000D_c\nd\te");
        assert_eq!(encoded("_x0041_"), "_x005F_x0041_");
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_again(text in any::<String>()) {
            prop_assert_eq!(decoded(&encoded(&text)), text.replace("\r\n", "\n"));
        }

        #[test]
        fn escapes_in_any_company_are_read_again(text in "(_|x|_x00|41|_x0041_|あ|\u{1}|5F_){0,12}") {
            prop_assert_eq!(decoded(&encoded(&text)), text);
        }
    }
}
