//! This file finds and mends the slips of one line.

use std::borrow::Cow;

use super::super::quote::is_forbidden;
use super::IsKey;
use crate::diagnostic::{Diagnostic, Place, Report};

/// Dashes that a Japanese keyboard gives instead of `-`.
const DASHES: [char; 8] = ['－', 'ー', '―', '—', '–', '‐', '−', '・'];

/// One line, mended as its slips are found; offsets are in bytes of the mended line.
pub(super) struct Line<'a> {
    name: &'a str,
    number: u32,
    text: Cow<'a, str>,
    is_key: IsKey,
    report: &'a mut Report,
}

impl<'a> Line<'a> {
    pub(super) fn new(
        name: &'a str,
        number: u32,
        text: &'a str,
        is_key: IsKey,
        report: &'a mut Report,
    ) -> Self {
        Self { name, number, text: Cow::Borrowed(text), is_key, report }
    }

    /// The line as far as it is mended.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The number of spaces at its beginning.
    pub(super) fn indent(&self) -> usize {
        self.text.bytes().take_while(|b| *b == b' ').count()
    }

    /// Characters that no document can hold.
    pub(super) fn controls(&mut self) {
        let Some((at, c)) = self.text.char_indices().find(|(_, c)| is_forbidden(*c)) else {
            return;
        };
        self.say(
            at,
            "profile-control-character",
            format!("目に見えない制御文字（U+{:04X}）が入っています。", u32::from(c)),
            "その文字を消してください。打ち直すのが確実です。",
        );
        self.text.to_mut().retain(|c| !is_forbidden(c));
    }

    /// 「＃」 at the beginning was meant as a comment.
    pub(super) fn comment(&mut self) {
        let start = self.text.len().saturating_sub(self.text.trim_start_matches(is_space).len());
        if self.rest(start).starts_with('＃') {
            self.say(
                start,
                "profile-fullwidth-comment",
                "コメントの「＃」が全角です。",
                "半角の「#」にしてください。",
            );
            self.replace(start, '＃'.len_utf8(), "#");
        }
    }

    /// Full-width spaces and tabs before a key or dash.
    pub(super) fn wide_indent(&mut self) {
        let first = self.indent();
        if !self.rest(first).starts_with(['　', '\t']) {
            return;
        }
        let content = self.text.trim_start_matches(is_space);
        if !content.starts_with('-')
            && !content.starts_with(DASHES)
            && self.key_length(content).is_none()
        {
            return;
        }
        let length = self.text.len().saturating_sub(content.len());
        let spaces = self.text.get(..length).unwrap_or_default();
        let mended = spaces.replace(['　', '\t'], "  ");
        if spaces.contains('\t') {
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
        self.replace(0, length, &mended);
    }

    /// A dash of the wrong width, or without the space after it; returns whether one was mended.
    pub(super) fn dash(&mut self, expects_list: bool) -> bool {
        let start = self.indent();
        let Some(dash) = self.rest(start).chars().next() else { return false };
        if dash != '-' && !DASHES.contains(&dash) {
            return false;
        }
        let after = self.rest(start.saturating_add(dash.len_utf8()));
        let content = after.trim_start_matches(is_space);
        let spaces = after.len().saturating_sub(content.len());
        let begins_key = self.key_length(content).is_some();
        let wide_space = after.starts_with('　');
        let length = dash.len_utf8().saturating_add(spaces);
        if dash != '-' {
            if !begins_key && !expects_list && (spaces == 0 || dash == '・') {
                return false;
            }
            self.say(
                start,
                "profile-fullwidth-dash",
                format!("リストの「{dash}」が、半角の「-」ではありません。"),
                "半角の「-」と半角の空白1つにしてください。",
            );
        } else if wide_space {
            self.say(
                start.saturating_add(1),
                "profile-fullwidth-indent",
                "「-」のあとの空白が全角です。",
                "半角の空白1つにしてください。",
            );
        } else if spaces == 0 && begins_key {
            self.say(
                start,
                "profile-dash-space",
                "「-」のあとに空白がありません。",
                "「- 」のように、半角の空白を1つ入れてください。",
            );
        } else {
            return false;
        }
        self.replace(start, length, "- ");
        true
    }

    /// 「：」, or a colon with nothing or a full-width space after it, behind a known key.
    pub(super) fn colon(&mut self) {
        let mut start = self.indent();
        while let Some(after) = self.rest(start).strip_prefix("- ") {
            let spaces = after.bytes().take_while(|b| *b == b' ').count();
            start = start.saturating_add(2).saturating_add(spaces);
        }
        let Some(length) = self.key_length(self.rest(start)) else { return };
        let colon = start.saturating_add(length);
        if let Some(after) = self.rest(colon).strip_prefix('：') {
            let spaces = after.len().saturating_sub(after.trim_start_matches(is_space).len());
            self.say_wide_colon(colon);
            self.replace(colon, '：'.len_utf8().saturating_add(spaces), ": ");
            return;
        }
        let after = colon.saturating_add(1);
        match self.rest(after).chars().next() {
            None | Some(' ' | '\t') => {}
            Some('　') => {
                self.say(
                    after,
                    "profile-fullwidth-indent",
                    "「:」のあとの空白が全角です。",
                    "半角の空白1つにしてください。",
                );
                self.replace(after, '　'.len_utf8(), " ");
            }
            Some(_) => {
                self.say_glued_colon(colon);
                self.replace(colon, 1, ": ");
            }
        }
    }

    /// 「：」, or a colon without a space, behind a key inside `{ }`.
    pub(super) fn colons_in_braces(&mut self) {
        let Some(brace) = self.text.find('{') else { return };
        let before = self.text.get(..brace).unwrap_or_default().trim_end_matches(is_space);
        if !before.is_empty() && !before.ends_with([':', '-', '[', ',']) {
            // A brace within a sentence is no structure.
            return;
        }
        let line = self.text.clone().into_owned();
        let mut word: Option<usize> = None;
        let mut quoted = false;
        for (index, c) in line.char_indices().skip_while(|(index, _)| *index < brace) {
            match c {
                '"' => quoted = !quoted,
                '{' | ',' if !quoted => word = Some(index.saturating_add(1)),
                ':' | '：' if !quoted => {
                    let Some(start) = word.take() else { continue };
                    let key = line.get(start..index).unwrap_or_default().trim();
                    let next = line.get(index.saturating_add(c.len_utf8())..).unwrap_or_default();
                    let glued = !next.is_empty() && !next.starts_with([' ', '　', '\t', '}', ',']);
                    if !(self.is_key)(key) || (c == ':' && !glued) {
                        continue;
                    }
                    // Measured from the end, where nothing has been mended yet.
                    let at = self.text.len().saturating_sub(line.len().saturating_sub(index));
                    if c == '：' {
                        self.say_wide_colon(at);
                    } else {
                        self.say_glued_colon(at);
                    }
                    self.replace(at, c.len_utf8(), ": ");
                }
                _ => {}
            }
        }
    }

    fn say_wide_colon(&mut self, at: usize) {
        self.say(
            at,
            "profile-fullwidth-colon",
            "項目の名前のあとの「：」が全角です。",
            "半角の「:」と半角の空白1つにしてください。",
        );
    }

    fn say_glued_colon(&mut self, at: usize) {
        self.say(
            at,
            "profile-colon-space",
            "「:」のあとに空白がありません。",
            "「: 」のように、半角の空白を1つ入れてください。",
        );
    }

    fn say(
        &mut self,
        at: usize,
        code: &'static str,
        message: impl Into<String>,
        help: &'static str,
    ) {
        let before = self.text.get(..at).unwrap_or_default().chars().count();
        let column = u32::try_from(before.saturating_add(1)).unwrap_or(u32::MAX);
        let place = Place::at(self.name, self.number, column);
        self.report.push(Diagnostic::error(code, place, message).help(help));
    }

    /// The length of a known key at the beginning that a colon of either width follows.
    fn key_length(&self, text: &str) -> Option<usize> {
        let length = text.find([':', '：', ' ', '　'])?;
        let (key, rest) = text.split_at_checked(length)?;
        (rest.starts_with([':', '：']) && (self.is_key)(key)).then_some(length)
    }

    fn rest(&self, from: usize) -> &str {
        self.text.get(from..).unwrap_or_default()
    }

    fn replace(&mut self, from: usize, length: usize, with: &str) {
        let (Some(head), Some(tail)) =
            (self.text.get(..from), self.text.get(from.saturating_add(length)..))
        else {
            return;
        };
        self.text = Cow::Owned([head, with, tail].concat());
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '　' | '\t')
}
