//! This file reads yes and no.

use super::text::scalar;
use super::tree::Node;
use super::{FromYaml, Reading, quoted};
use crate::profile::shape::Shape;

const TRUE: [&str; 8] = ["true", "True", "TRUE", "はい", "あり", "有", "○", "〇"];
const FALSE: [&str; 8] = ["false", "False", "FALSE", "いいえ", "なし", "無", "×", "✕"];

impl FromYaml for bool {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "true か false", reading)?;
        let word = super::ascii(text.trim());
        if TRUE.contains(&word.as_str()) {
            return Some(true);
        }
        if FALSE.contains(&word.as_str()) {
            return Some(false);
        }
        reading.fault(
            node.at,
            "profile-boolean",
            format!("{}は、はい・いいえとして読めません。", quoted(text)),
            "true（はい、あり）か false（いいえ、なし）を書いてください。",
        );
        None
    }

    fn shape() -> Shape {
        Shape::Truth
    }
}
