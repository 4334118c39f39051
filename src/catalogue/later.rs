//! This file holds later notes: what newer publications say otherwise, printed beside older official words.

use serde::Deserialize;

/// A note of ours beside official words that later ones have overtaken, or that carry a slip.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// Since when, in words: 「令和8年6月」; absent for a slip in the official words themselves.
    #[serde(default)]
    pub since: Option<String>,
    /// What is to be known, as である調 sentences.
    pub text: String,
    /// Where it was read.
    pub source: String,
}

impl Later {
    /// The note as printed: day, sentences, source.
    pub fn printed(&self) -> String {
        let since = self.since.as_ref().map(|day| format!("（{day}）")).unwrap_or_default();
        format!("注{since} {}［{}］", self.text, self.source)
    }
}
