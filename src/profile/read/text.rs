//! This file reads texts, which come out exactly as they were written.

use super::quote::is_forbidden;
use super::tree::{Kind, Node};
use super::{FromYaml, Reading};
use crate::diagnostic::Place;
use crate::profile::shape::Shape;

/// A text of the user's and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedText {
    /// The text, exactly as written.
    pub text: String,
    /// Where it was written, with the path of its field.
    pub place: Place,
}

/// The scalar at a node, or a fault that says what stands there instead.
pub(super) fn scalar<'n>(
    node: &'n Node,
    wanted: &str,
    reading: &mut Reading<'_>,
) -> Option<&'n str> {
    if let Kind::Scalar(text) = &node.kind {
        return Some(text);
    }
    let help = match &node.kind {
        Kind::Map(_) => {
            "文が「{」で始まるときや、文の中に「: 」があるときは、\" \" で囲んでください。"
                .to_owned()
        }
        Kind::List(_) => {
            "1つだけ書いてください。文が「[」で始まるときは \" \" で囲んでください。".to_owned()
        }
        _ => format!("{wanted}を書いてください。"),
    };
    reading.fault(
        node.at,
        "profile-type",
        format!("ここには{wanted}を書きます。{}。", node.found()),
        help,
    );
    None
}

impl FromYaml for String {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "文字", reading)?;
        if let Some(bad) = text.chars().find(|c| is_forbidden(*c)) {
            // In YAML every raw one has been taken out before: what is left was written as `\b`.
            let help = if node.at.file == 0 {
                "\" \" の中の「\\」（￥）は特別な記号になります。' ' で囲んでください。例: 'D:\\backup'"
            } else {
                "その文字を消してください。打ち直すのが確実です。"
            };
            reading.fault(
                node.at,
                "profile-control-character",
                format!("目に見えない制御文字（U+{:04X}）が入っています。", u32::from(bad)),
                help,
            );
            return None;
        }
        if text.trim().is_empty() {
            reading.fault(
                node.at,
                "profile-missing",
                "値が空です。",
                "値を書いてください。書かなくてよい項目なら、行ごと消してください。",
            );
            return None;
        }
        reading.keep(text, node.at);
        // A tab has no width of its own in a form's cell.
        Some(text.replace('\t', " "))
    }

    fn shape() -> Shape {
        Shape::Text
    }
}
