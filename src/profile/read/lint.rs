//! This file finds the slips of a Japanese keyboard in the raw text and mends them for reading on.
//!
//! No YAML parser explains a full-width colon. Every slip is a fault, but the mended text is read
//! further, so that the same run names the other faults too.

use super::quote::is_forbidden;
use crate::diagnostic::{Diagnostic, Place, Report};

/// Dashes that a Japanese keyboard gives instead of `-`.
const DASHES: [char; 8] = ['－', 'ー', '―', '—', '–', '‐', '−', '・'];

/// The text with its slips mended; each slip is said.
pub(in crate::profile) fn lint(
    name: &str,
    text: &str,
    is_key: &dyn Fn(&str) -> bool,
    report: &mut Report,
) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut block: Option<usize> = None;
    let mut expects_list = false;
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            mended.push('\n');
        }
        let number = u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX);
        let mut line = Line { name, number, text: line.to_owned(), report };
        line.controls();
        let indent = line.text.len().saturating_sub(line.text.trim_start_matches(' ').len());
        let blank = line.text.trim().is_empty();
        if block.is_some_and(|parent| blank || indent > parent) {
            mended.push_str(&line.text);
            continue;
        }
        block = None;
        if !blank {
            line.comment();
            line.indent(is_key);
            let dashed = line.dash(is_key, expects_list);
            line.colon(is_key);
            line.flow_colons(is_key);
            block = block_parent(&line.text);
            expects_list = dashed || line.text.trim_end().ends_with(':');
        }
        mended.push_str(&line.text);
    }
    mended
}

struct Line<'a> {
    name: &'a str,
    number: u32,
    text: String,
    report: &'a mut Report,
}

impl Line<'_> {
    /// 「＃」 at the beginning was meant as a comment.
    fn comment(&mut self) {
        let start = self.text.chars().take_while(|c| is_space(*c)).count();
        if self.char_at(start) == Some('＃') {
            self.say(
                start,
                "profile-fullwidth-comment",
                "コメントの「＃」が全角です。",
                "半角の「#」にしてください。",
            );
            self.replace(start, 1, "#");
        }
    }

    /// Full-width spaces and tabs before a key or dash.
    fn indent(&mut self, is_key: &dyn Fn(&str) -> bool) {
        let spaces: Vec<char> = self.text.chars().take_while(|c| is_space(*c)).collect();
        let rest: String = self.text.chars().skip(spaces.len()).collect();
        if spaces.iter().all(|c| *c == ' ') || !looks_like_structure(&rest, is_key) {
            return;
        }
        let first = spaces.iter().position(|c| *c != ' ').unwrap_or(0);
        let mended: String = spaces.iter().map(|c| if *c == ' ' { " " } else { "  " }).collect();
        if spaces.contains(&'\t') {
            self.say(
                first,
                "profile-tab-indent",
                "字下げにタブが使われています。",
                "半角の空白に置きかえてください。1段につき2つです。",
            );
        } else {
            self.say(
                first,
                "profile-fullwidth-indent",
                "字下げに全角の空白が使われています。",
                "半角の空白に置きかえてください。1段につき2つです。",
            );
        }
        self.replace(0, spaces.len(), &mended);
    }

    /// A dash of the wrong width, or without the space after it; returns whether one was mended.
    fn dash(&mut self, is_key: &dyn Fn(&str) -> bool, expects_list: bool) -> bool {
        let start = self.text.chars().take_while(|c| *c == ' ').count();
        let Some(dash) = self.char_at(start) else { return false };
        let rest: String = self.text.chars().skip(start.saturating_add(1)).collect();
        let spaces = rest.chars().take_while(|c| is_space(*c)).count();
        let begins_key = key_at_start(rest.trim_start_matches(is_space), is_key).is_some();
        let stands_for_dash = begins_key || expects_list || (spaces > 0 && dash != '・');
        if DASHES.contains(&dash) && stands_for_dash {
            self.say(
                start,
                "profile-fullwidth-dash",
                format!("リストの「{dash}」が、半角の「-」ではありません。"),
                "半角の「-」と半角の空白1つにしてください。",
            );
            self.replace(start, spaces.saturating_add(1), "- ");
        } else if dash == '-' && rest.starts_with('　') {
            self.say(
                start.saturating_add(1),
                "profile-fullwidth-indent",
                "「-」のあとの空白が全角です。",
                "半角の空白1つにしてください。",
            );
            self.replace(start, spaces.saturating_add(1), "- ");
        } else if dash == '-' && spaces == 0 && begins_key {
            self.say(
                start,
                "profile-dash-space",
                "「-」のあとに空白がありません。",
                "「- 」のように、半角の空白を1つ入れてください。",
            );
            self.replace(start, 1, "- ");
        } else {
            return false;
        }
        true
    }

    /// 「：」, or a colon with nothing or a full-width space after it, behind a known key.
    fn colon(&mut self, is_key: &dyn Fn(&str) -> bool) {
        let mut start = self.text.chars().take_while(|c| *c == ' ').count();
        while self.char_at(start) == Some('-') && self.char_at(start.saturating_add(1)) == Some(' ')
        {
            let spaces =
                self.text.chars().skip(start.saturating_add(1)).take_while(|c| *c == ' ').count();
            start = start.saturating_add(spaces).saturating_add(1);
        }
        let rest: String = self.text.chars().skip(start).collect();
        let Some(length) = key_at_start(&rest, is_key) else { return };
        let colon = start.saturating_add(length);
        let after = self.char_at(colon.saturating_add(1));
        if self.char_at(colon) == Some('：') {
            self.say_wide_colon(colon);
            let spaces = self
                .text
                .chars()
                .skip(colon.saturating_add(1))
                .take_while(|c| is_space(*c))
                .count();
            self.replace(colon, spaces.saturating_add(1), ": ");
        } else if after.is_some_and(|c| c == '　') {
            self.say(
                colon.saturating_add(1),
                "profile-fullwidth-indent",
                "「:」のあとの空白が全角です。",
                "半角の空白1つにしてください。",
            );
            self.replace(colon.saturating_add(1), 1, " ");
        } else if after.is_some_and(|c| c != ' ' && c != '\t') {
            self.say_glued_colon(colon);
            self.replace(colon, 1, ": ");
        }
    }

    /// 「：」, or a colon without a space, behind a key inside `{ }`.
    fn flow_colons(&mut self, is_key: &dyn Fn(&str) -> bool) {
        let characters: Vec<char> = self.text.chars().collect();
        let Some(brace) = characters.iter().position(|c| *c == '{') else { return };
        let before = characters.iter().take(brace).rfind(|c| !is_space(**c));
        if before.is_some_and(|c| !matches!(c, ':' | '-' | '[' | ',')) {
            // A brace within a sentence is no structure.
            return;
        }
        let mut shift = 0_usize;
        let mut word_start = None;
        let mut quote = false;
        for (index, c) in characters.iter().enumerate().skip(brace) {
            match c {
                '"' => quote = !quote,
                '{' | ',' if !quote => word_start = Some(index.saturating_add(1)),
                ':' | '：' if !quote => {
                    let Some(start) = word_start.take() else { continue };
                    let length = index.saturating_sub(start);
                    let word: String = characters.iter().skip(start).take(length).collect();
                    let next = characters.get(index.saturating_add(1)).copied();
                    let glued = next.is_some_and(|c| !is_space(c) && !matches!(c, '}' | ','));
                    if !is_key(word.trim()) || (*c == ':' && !glued) {
                        continue;
                    }
                    let at = index.saturating_add(shift);
                    if *c == '：' {
                        self.say_wide_colon(at);
                    } else {
                        self.say_glued_colon(at);
                    }
                    self.replace(at, 1, ": ");
                    shift = shift.saturating_add(1);
                }
                _ => {}
            }
        }
    }

    fn say_wide_colon(&mut self, column: usize) {
        self.say(
            column,
            "profile-fullwidth-colon",
            "項目の名前のあとの「：」が全角です。",
            "半角の「:」と半角の空白1つにしてください。",
        );
    }

    fn say_glued_colon(&mut self, column: usize) {
        self.say(
            column,
            "profile-colon-space",
            "「:」のあとに空白がありません。",
            "「: 」のように、半角の空白を1つ入れてください。",
        );
    }

    /// Characters that no document can hold.
    fn controls(&mut self) {
        let bad = self.text.chars().enumerate().find(|(_, c)| is_forbidden(*c));
        let Some((column, c)) = bad else { return };
        self.say(
            column,
            "profile-control-character",
            format!("目に見えない制御文字（U+{:04X}）が入っています。", u32::from(c)),
            "その文字を消してください。打ち直すのが確実です。",
        );
        self.text.retain(|c| !is_forbidden(c));
    }

    fn say(
        &mut self,
        column: usize,
        code: &'static str,
        message: impl Into<String>,
        help: &'static str,
    ) {
        let column = u32::try_from(column.saturating_add(1)).unwrap_or(u32::MAX);
        let place = Place::at(self.name, self.number, column);
        self.report.push(Diagnostic::error(code, place, message).help(help));
    }

    fn char_at(&self, index: usize) -> Option<char> {
        self.text.chars().nth(index)
    }

    fn replace(&mut self, from: usize, count: usize, with: &str) {
        let head = self.text.chars().take(from);
        let tail = self.text.chars().skip(from.saturating_add(count));
        self.text = head.chain(with.chars()).chain(tail).collect();
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '　' | '\t')
}

/// The length in characters of a known key at the beginning that a colon follows.
fn key_at_start(text: &str, is_key: &dyn Fn(&str) -> bool) -> Option<usize> {
    let key: String = text.chars().take_while(|c| !matches!(c, ':' | '：' | ' ' | '　')).collect();
    let length = key.chars().count();
    let colon = text.chars().nth(length).filter(|c| matches!(c, ':' | '：'));
    (colon.is_some() && is_key(&key)).then_some(length)
}

fn looks_like_structure(rest: &str, is_key: &dyn Fn(&str) -> bool) -> bool {
    rest.starts_with('-') || rest.starts_with(DASHES) || key_at_start(rest, is_key).is_some()
}

/// The indentation that a following text block (`|` or `>`) must exceed, when the line opens one.
fn block_parent(line: &str) -> Option<usize> {
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
