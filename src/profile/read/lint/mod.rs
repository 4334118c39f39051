//! This module finds the slips of a Japanese keyboard in the raw text and mends them for reading on.
//!
//! No YAML parser explains a full-width colon. Every slip is a fault, but the mended text is read
//! further, so that the same run names the other faults too.

mod line;
mod prose;

use line::Line;
use prose::{block_parent, closes, open_quote};

use crate::diagnostic::Report;

/// Tells keys from prose.
type IsKey = fn(&str) -> bool;

/// The text with its slips mended; each slip is said.
pub(in crate::profile) fn lint(
    name: &str,
    text: &str,
    is_key: IsKey,
    report: &mut Report,
) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut block: Option<usize> = None;
    let mut quote: Option<char> = None;
    let mut expects_list = false;
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            mended.push('\n');
        }
        let number = u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX);
        let mut line = Line::new(name, number, line, is_key, report);
        line.controls();
        let content = line.text().trim_start();
        let indent = line.indent();
        if let Some(mark) = quote {
            if closes(line.text(), mark) {
                quote = None;
            }
        } else if block.is_none_or(|parent| !content.is_empty() && indent <= parent) {
            block = None;
            if !content.is_empty() && !content.starts_with('#') {
                line.comment();
                line.wide_indent();
                let dashed = line.dash(expects_list);
                line.colon();
                line.colons_in_braces();
                block = block_parent(line.text());
                quote = open_quote(line.text());
                expects_list = dashed || line.text().trim_end().ends_with(':');
            }
        }
        mended.push_str(line.text());
    }
    mended
}
