//! This file counts how sure we are of the wording of a form's items.

use serde::Serialize;

use crate::catalogue::{Confidence, Form, Item};

/// How many items there are of each confidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Tally {
    pub(super) exact: usize,
    pub(super) probable: usize,
    pub(super) reconstructed: usize,
    pub(super) missing: usize,
}

impl Tally {
    pub(super) fn of(form: &Form) -> Self {
        let mut tally = Self::default();
        for item in form.items() {
            match item.confidence {
                Confidence::Exact => tally.exact += 1,
                Confidence::Probable => tally.probable += 1,
                Confidence::Reconstructed => tally.reconstructed += 1,
                Confidence::Missing => tally.missing += 1,
            }
        }
        tally
    }

    /// Whether every item has the published words.
    pub(super) fn is_exact(self) -> bool {
        let Self { probable, reconstructed, missing, .. } = self;
        [probable, reconstructed, missing].iter().all(|count| *count == 0)
    }

    /// 「公式の文言16、未照合9、趣旨のみ3」; kinds that do not occur are left out.
    pub(super) fn words(self) -> String {
        let Self { exact, probable, reconstructed, missing } = self;
        let counts = [
            ("exact", exact),
            ("probable", probable),
            ("reconstructed", reconstructed),
            ("missing", missing),
        ];
        let some = counts.iter().filter(|(_, count)| *count > 0);
        some.map(|(kind, count)| format!("{}{count}", mark(kind))).collect::<Vec<_>>().join("、")
    }
}

/// How sure we are of an item's words: the key of JSON.
pub(super) fn wording(item: &Item) -> &'static str {
    match item.confidence {
        Confidence::Exact => "exact",
        Confidence::Probable => "probable",
        Confidence::Reconstructed => "reconstructed",
        Confidence::Missing => "missing",
    }
}

/// A text that says, unless it is the published one, whose words it is.
pub(super) fn marked(text: &str, wording: &str) -> String {
    match wording {
        "exact" => text.to_owned(),
        other => format!("{text}【{}】", mark(other)),
    }
}

/// The same in Japanese.
pub(super) fn mark(wording: &str) -> &'static str {
    match wording {
        "exact" => "公式の文言",
        "probable" => "未照合",
        "reconstructed" => "趣旨のみ",
        _ => "主題のみ",
    }
}
