//! This file breaks long sentences for a screen of 80 columns or fewer, where kanji take two.

use unicode_width::UnicodeWidthChar;

use super::look::is_plain;
use super::terminal::columns_shown;

/// The columns that are filled: longer lines are hard to read.
const COLUMNS: usize = 80;

/// May not begin a line.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〕〉》］｝〜ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)]}%";
/// May not end a line.
const NOT_LAST: &str = "（「『【〔〈《［｛([{";

/// The text in lines of 80 columns, fewer on a narrow screen: the first after `head`, the others under where the first
/// began.
///
/// Where screens are read aloud, lines stay whole: a reader would pause in the middle of a sentence.
pub(crate) fn hanging(head: &str, text: &str) -> String {
    if is_plain() {
        return format!("{head}{text}");
    }
    hang(head, text, columns_shown().map_or(COLUMNS, |shown| shown.min(COLUMNS)))
}

fn hang(head: &str, text: &str, room: usize) -> String {
    let indent = " ".repeat(width(head));
    let mut out = String::new();
    for (index, line) in lines(text, room.saturating_sub(width(head)).max(20)).iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(if index == 0 { head } else { &indent });
        out.push_str(line);
    }
    out
}

/// Columns that a text takes; a sign that some terminals make wide counts as wide.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    c.width_cjk().unwrap_or(0)
}

/// The text in lines of so many columns; its own line ends are kept.
fn lines(text: &str, room: usize) -> Vec<String> {
    text.split('\n').flat_map(|paragraph| broken(paragraph, room)).collect()
}

/// One paragraph in lines. Words in Latin letters stay whole where they fit into a line.
fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(text) {
        let begins = used == 0;
        if !begins && used + width(piece.trim_end()) > room {
            lines.push(String::new());
            used = 0;
        }
        let anew = used == 0 && lines.len() > 1;
        let Some(line) = lines.last_mut() else { continue };
        // What was broken goes on where the line begins. Only the first line can be meant to stand in.
        let piece = if anew { piece.trim_start() } else { piece.as_str() };
        let wide = width(piece);
        if wide <= room {
            line.push_str(piece);
            used += wide;
            continue;
        }
        for c in piece.chars() {
            if used + columns(c) > room {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
            used += columns(c);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// What is not broken inside: a kanji with the signs that cling to it, a word with the space after it, a command with
/// its colon.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let clings = before.is_some_and(|b| {
            (NOT_FIRST.contains(c) && !b.is_whitespace())
                || NOT_LAST.contains(b)
                || (is_word(b) && (is_word(c) || c == ' '))
        });
        match pieces.last_mut() {
            Some(piece) if clings || piece == ":" => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

/// Part of a word, a number, an address.
fn is_word(c: char) -> bool {
    c.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, hang, width};

    fn broken(head: &str, text: &str) -> String {
        hang(head, text, COLUMNS)
    }

    #[test]
    fn a_long_sentence_stays_within_80_columns_and_hangs_under_its_beginning() {
        let text = "サーバ、端末PC、ネットワーク機器の台帳管理を行っている。".repeat(4);
        let said = broken("   ① ", &text);
        assert!(said.lines().count() > 2);
        for (index, line) in said.lines().enumerate() {
            assert!(width(line) <= 80, "{line}");
            assert!(line.starts_with(if index == 0 { "   ① " } else { "      " }), "{line}");
        }
    }

    #[test]
    fn no_line_begins_with_a_full_stop_and_no_address_is_broken() {
        let said = broken("", &format!("{}。", "あ".repeat(40)));
        assert_eq!(said, format!("{}\nあ。", "あ".repeat(39)));
        let url = "https://www.mhlw.go.jp/content/10808000/001716187.xlsx";
        let said = broken("  ", &format!("今年度の公式の様式のExcelファイルは {url} です"));
        assert_eq!(said, format!("  今年度の公式の様式のExcelファイルは\n  {url} です"));
    }

    #[test]
    fn a_line_never_begins_with_the_space_before_its_first_word() {
        let text = "使える命令: わからない（一覧に残す） :目次（章を選ぶ）";
        for room in 37..40 {
            let said = hang("", text, room);
            assert_eq!(said, "使える命令: わからない（一覧に残す）\n:目次（章を選ぶ）", "{room}");
        }
    }

    #[test]
    fn line_ends_of_the_text_are_kept() {
        assert_eq!(broken("・", "一行目\n二行目"), "・一行目\n  二行目");
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_all_the_same() {
        let hash = "0123456789abcdef".repeat(6);
        let said = broken("SHA-256 ", &hash);
        assert_eq!(said, format!("SHA-256 {}\n        {}", &hash[..72], &hash[72..]));
    }
}
