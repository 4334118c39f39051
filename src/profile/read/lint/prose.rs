//! This file tells which lines of a YAML text are prose, in which nothing is a slip.

/// The indentation that a following text block (`|` or `>`) must exceed, when the line opens one.
pub(super) fn block_parent(line: &str) -> Option<usize> {
    let code = line.split(" #").next().unwrap_or(line).trim_end();
    let header = code.rsplit([' ', '\t']).next().unwrap_or_default();
    let opens = header.starts_with(['|', '>'])
        && header.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let before = code.strip_suffix(header).unwrap_or_default().trim_end();
    if !opens || !before.ends_with([':', '-']) {
        return None;
    }
    let mut indent = 0_usize;
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start_matches(' ');
        indent = indent.saturating_add(rest.len().saturating_sub(trimmed.len()));
        match trimmed.strip_prefix("- ") {
            Some(after) if after.contains(':') => {
                indent = indent.saturating_add(2);
                rest = after;
            }
            _ => return Some(indent),
        }
    }
}

/// The mark of a quoted text that begins on this line and goes on.
pub(super) fn open_quote(line: &str) -> Option<char> {
    let value = match line.find(": ") {
        Some(colon) => line.get(colon.saturating_add(2)..).unwrap_or_default(),
        None => line.trim_start().strip_prefix("- ").unwrap_or_default(),
    };
    let value = value.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    (!closes(value.get(1..).unwrap_or_default(), mark)).then_some(mark)
}

/// Whether a quoted text ends on this line.
pub(super) fn closes(line: &str, mark: char) -> bool {
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        if c == '\\' && mark == '"' {
            characters.next();
        } else if c == mark {
            // Two single marks stand for one.
            if mark == '\'' && characters.peek() == Some(&mark) {
                characters.next();
            } else {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{block_parent, closes, open_quote};

    #[test]
    fn a_text_block_must_be_indented_more_than_the_key_that_opens_it() {
        assert_eq!(block_parent("  note: |"), Some(2));
        assert_eq!(block_parent("- note: >-  # 長い文"), Some(2));
        assert_eq!(block_parent("  - |2"), Some(2));
        assert_eq!(block_parent("note: a | b"), None);
        assert_eq!(block_parent("note: |a|"), None);
    }

    #[test]
    fn a_quoted_text_goes_on_until_its_own_mark() {
        assert_eq!(open_quote("note: \"一行め"), Some('"'));
        assert_eq!(open_quote("- 'it''s"), Some('\''));
        assert_eq!(open_quote("note: \"一行だけ\""), None);
        assert_eq!(open_quote("note: 5\" の画面"), None);
        assert!(closes("おわり\\\"まだ\"", '"'));
        assert!(!closes("it''s", '\''));
    }
}
