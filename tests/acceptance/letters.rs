//! This file compares words that lines, columns and pages have cut in different places.

/// Whether a character only keeps others apart.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Whether a character says nothing on paper: joiners, soft hyphens, marks of direction.
fn is_shapeless(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}')
}

/// The letters of a text without what keeps them apart.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c) && !is_shapeless(*c)).collect()
}

/// How often each letter occurs.
pub(crate) fn sorted_letters(text: &str) -> String {
    let mut sorted: Vec<char> = letters(text).chars().collect();
    sorted.sort_unstable();
    sorted.into_iter().collect()
}

/// Whether set lines say what a paragraph says: letter for letter, and space for space except where a line begins or ends.
pub(crate) fn says_the_same(set: &str, paragraph: &str) -> bool {
    let mut rest = paragraph.chars().filter(|c| !is_shapeless(*c)).peekable();
    while rest.next_if(|r| is_space(*r)).is_some() {}
    let mut line_begins = true;
    for c in set.chars().filter(|c| !is_shapeless(*c)) {
        line_begins = c == '\n' || (line_begins && is_space(c));
        if line_begins {
            while rest.next_if(|r| is_space(*r)).is_some() {}
            continue;
        }
        // A tab is room, and a new line in the file may be where the set line ends.
        while rest.next_if(|r| matches!(r, '\t' | '\n')).is_some() {}
        if rest.next() != Some(c) {
            return false;
        }
    }
    rest.all(is_space)
}

#[test]
fn lines_say_the_same_only_letter_for_letter() {
    assert!(says_the_same("院長 髙田\n一郎", "院長 髙田 一郎"));
    assert!(says_the_same("院長髙\n田", "院長髙田"));
    assert!(says_the_same("一行目\n  二行目", "一行目\n\n  二行目"));
    assert!(!says_the_same("院長 髙田", "院長髙田"));
    assert!(!says_the_same("院長髙田", "院長 髙田"));
    assert!(!says_the_same("院長", "院長は"));
    assert!(!says_the_same("院長は", "院長"));
}
