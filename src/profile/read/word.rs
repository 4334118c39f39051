//! This file reads a word out of a fixed list.

use super::text::scalar;
use super::tree::Node;
use super::{Reading, quoted, suggestion};

/// The number of the word in `words`, or a fault that names them all.
pub(in crate::profile) fn read_word(
    node: &Node,
    about: &str,
    words: &[&'static str],
    reading: &mut Reading<'_>,
) -> Option<usize> {
    let about = about.split(['。', '（']).next().unwrap_or(about);
    let text = scalar(node, about, reading)?;
    let given = super::ascii(text.trim());
    if let Some(index) = words.iter().position(|w| super::ascii(w) == given) {
        return Some(index);
    }
    let all = words.join("、");
    let help = match suggestion(&given, words) {
        Some(near) => format!("「{near}」ではありませんか。書ける言葉: {all}。"),
        None => format!("次のどれかを書いてください: {all}。"),
    };
    reading.fault(
        node.at,
        "profile-word",
        format!("{about}に{}は書けません。", quoted(text)),
        help,
    );
    None
}
