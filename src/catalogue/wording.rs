//! This file holds wording: words of a form together with how sure we are that they are the published ones.

use serde::Deserialize;

/// How sure we are that a wording is the published one, character for character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read verbatim from a copy of the published form.
    Exact,
    /// Two partial readings agree, or a draft was read; a few characters may differ.
    Probable,
    /// The meaning is known, the wording is ours.
    Reconstructed,
    /// Could not be read at all.
    Missing,
}

impl Confidence {
    /// What a reader of a 記入準備シート is told about the wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "照合済み",
            Self::Probable => "文言は未照合",
            Self::Reconstructed => "趣旨のみ（文言は不明）",
            Self::Missing => "文言は不明",
        }
    }
}

/// A piece of official wording with its confidence and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where they were read.
    #[serde(default)]
    pub source: String,
}

impl Wording {
    /// Whether the words are the published ones, character for character.
    pub fn is_exact(&self) -> bool {
        self.confidence == Confidence::Exact
    }
}
