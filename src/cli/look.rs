//! This file decides how things are shown: whose lines are broken, which marks stand in front, what is in colour.

use std::borrow::Cow;
use std::sync::OnceLock;

use anstyle::{AnsiColor, Style};
use supports_unicode::Stream;

use crate::wizard::{Line, Tone};

/// Whether `--plain` was given; a run is told once.
static PLAIN: OnceLock<bool> = OnceLock::new();

/// Settles whether screens are read aloud rather than looked at.
pub(crate) fn settle(plain: bool) {
    // Only the first word counts, and only the command line speaks.
    let _ = PLAIN.set(plain);
}

/// Whether screens are read aloud: no styles, no drawn marks, no line broken by us.
pub(crate) fn is_plain() -> bool {
    PLAIN.get().copied().unwrap_or(false)
}

/// How a line of an interview looks. Nothing is said by the look alone.
pub(crate) fn style(line: &Line) -> Style {
    match line.tone {
        Tone::Title => AnsiColor::Cyan.on_default(),
        Tone::Question => Style::new().bold(),
        Tone::Plain if line.head.starts_with("なぜ") => Style::new().dimmed(),
        Tone::Plain => Style::new(),
        Tone::Echo => AnsiColor::Green.on_default(),
        Tone::Trouble => AnsiColor::Red.on_default(),
    }
}

/// The look of the word that a message begins with, where it has one, and the length of the word.
pub(crate) fn word(text: &str) -> Option<(Style, usize)> {
    let words =
        [("誤り:", AnsiColor::Red.on_default().bold()), ("注意:", AnsiColor::Yellow.on_default())];
    words
        .into_iter()
        .find_map(|(word, style)| text.starts_with(word).then_some((style, word.len())))
}

/// The text with the marks that this stream can show and its reader can use.
pub(crate) fn fitting(text: &str, stream: Stream) -> Cow<'_, str> {
    fit(text, is_plain(), supports_unicode::on(stream))
}

fn fit(text: &str, plain: bool, unicode: bool) -> Cow<'_, str> {
    let text = if plain { Cow::Owned(read_aloud(text)) } else { Cow::Borrowed(text) };
    let replaced = |c: char| ascii(c).is_some();
    if unicode || !text.contains(replaced) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match ascii(c) {
            Some(sign) => out.push_str(sign),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A sign of ASCII for a mark that terminals without Unicode lack. The Japanese itself stays.
fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        '→' => "->",
        '─' | '―' | '—' => "-",
        '■' => "#",
        '〔' => "[",
        '〕' => "]",
        '…' => "...",
        '✓' | '✔' => "v",
        '①' => "(1)",
        '②' => "(2)",
        '③' => "(3)",
        '④' => "(4)",
        '⑤' => "(5)",
        '⑥' => "(6)",
        '⑦' => "(7)",
        '⑧' => "(8)",
        '⑨' => "(9)",
        _ => return None,
    })
}

/// The text without marks that only the eye can use: a reader would say 「黒四角」 and 「右矢印」.
fn read_aloud(text: &str) -> String {
    let line = |line: &str| {
        let words = line.trim_start_matches([' ', '■', '─', '→']);
        let (marks, _) = line.split_at(line.len() - words.len());
        let indent: String = marks.chars().take_while(|c| *c == ' ').collect();
        format!("{indent}{}", words.replace(" → ", " から "))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_terminal_without_unicode_gets_signs_of_ascii_and_keeps_its_japanese() {
        assert_eq!(fit("〔院長〕\n→ 髙田 一郎…", false, false), "[院長]\n-> 髙田 一郎...");
        assert_eq!(fit("■ まだ分からないこと", false, true), "■ まだ分からないこと");
    }

    #[test]
    fn what_is_read_aloud_has_no_drawn_marks() {
        assert_eq!(
            fit("── 施設\n■ 足りないもの\n     → 写しをもらう\n「1」 → 「2」", true, true),
            "施設\n足りないもの\n     写しをもらう\n「1」 から 「2」"
        );
    }
}
