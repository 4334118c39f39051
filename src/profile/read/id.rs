//! This file reads the short names by which entries point at each other.

use super::text::scalar;
use super::tree::Node;
use super::{FromYaml, Reading, quoted};
use crate::profile::Id;
use crate::profile::shape::Shape;

/// Longest id; it has to fit where a table prints it.
const LONGEST: usize = 64;

impl FromYaml for Id {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "短い名前（id）", reading)?;
        let id = fold(text);
        if id.is_empty() {
            reading.fault(
                node.at,
                "profile-id",
                "短い名前（id）が空です。",
                "値を書いてください。",
            );
            return None;
        }
        if let Some(bad) = id.chars().find(|c| !fits(*c)) {
            reading.fault(
                node.at,
                "profile-id",
                format!(
                    "短い名前（id）に使えない文字{}があります: {}。",
                    quoted(&bad.to_string()),
                    quoted(text)
                ),
                "文字、数字、「-」「_」「.」だけで書いてください。例: vendor-emr",
            );
            return None;
        }
        if id.chars().count() > LONGEST {
            reading.fault(
                node.at,
                "profile-id",
                format!("短い名前（id）が長すぎます: {}。", quoted(text)),
                format!("{LONGEST}文字以内で書いてください。"),
            );
            return None;
        }
        // Ids of devices are printed, so their characters need glyphs too.
        reading.keep(text, node.at);
        Some(Id(id))
    }

    fn shape() -> Shape {
        Shape::Id
    }
}

/// The id that was meant: half-width letters, digits and hyphens.
pub(super) fn fold(text: &str) -> String {
    let folded = super::ascii(text.trim());
    // Only full-width hyphens fold: ー is a letter of names such as サーバー1.
    folded.replace(['\u{2010}', '\u{2011}', '\u{2212}'], "-").trim().to_owned()
}

/// Whether a character may stand in an id.
pub(super) fn fits(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}
