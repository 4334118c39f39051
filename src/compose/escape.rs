//! This file carries data through Handlebars and Markdown untouched: not one of its characters can become markup.
//!
//! Every character of a value is moved into a private plane of Unicode before the template is rendered and moved back
//! after the Markdown is read, so neither reader ever sees a letter, a space or a line end that came from the profile.

/// Stands for an empty value, which no template may print.
const EMPTY: char = '\u{100001}';
/// Comes before the two halves of a character above U+FFFF.
const WIDE: char = '\u{100000}';
const PLANE: u32 = 0xF_0000;

/// Whether a character is reserved for carried data and marks, so that no template may contain it.
pub(super) fn is_reserved(c: char) -> bool {
    u32::from(c) >= PLANE
}

/// Moves a value out of the reach of both readers.
pub(super) fn encode(value: &str) -> String {
    if value.is_empty() {
        return EMPTY.to_string();
    }
    let mut out = String::with_capacity(value.len() * 2);
    for c in value.chars() {
        let code = u32::from(c);
        if code > 0xFFFF {
            out.push(WIDE);
            out.extend(moved(code >> 16));
        }
        out.extend(moved(code & 0xFFFF));
    }
    out
}

fn moved(half: u32) -> Option<char> {
    char::from_u32(PLANE + half)
}

/// Brings carried values in a text back; everything else stays as it is.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            EMPTY => {}
            WIDE => {
                let high = chars.next().map_or(0, half);
                let low = chars.next().map_or(0, half);
                out.extend(char::from_u32((high << 16) | low));
            }
            c if is_reserved(c) => out.extend(char::from_u32(half(c))),
            c => out.push(c),
        }
    }
    out
}

fn half(c: char) -> u32 {
    u32::from(c).saturating_sub(PLANE)
}

/// Whether a text carries an empty value.
pub(super) fn carries_empty(text: &str) -> bool {
    text.contains(EMPTY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_value_comes_back_as_it_was(value in any::<String>()) {
            prop_assert_eq!(decode(&encode(&value)), value.clone());
            prop_assert!(encode(&value).chars().all(is_reserved));
        }
    }

    #[test]
    fn words_of_the_template_stay_beside_the_data() {
        assert_eq!(decode(&format!("院長は{}へ", encode("𠮷田|神󠄀"))), "院長は𠮷田|神󠄀へ");
    }
}
