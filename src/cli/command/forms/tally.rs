//! This file counts how sure we are of the wording of a form's items.

use serde::Serialize;

use crate::catalogue::{Confidence, Form};

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

    /// 「照合済み16、未照合9、趣旨のみ3」; kinds that do not occur are left out.
    pub(super) fn words(self) -> String {
        let counts = [
            (Confidence::Exact, self.exact),
            (Confidence::Probable, self.probable),
            (Confidence::Reconstructed, self.reconstructed),
            (Confidence::Missing, self.missing),
        ];
        let some = counts.iter().filter(|(_, count)| *count > 0);
        some.map(|(kind, count)| format!("{}{count}", word(*kind))).collect::<Vec<_>>().join("、")
    }
}

fn word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Exact => "公式の文言",
        Confidence::Probable => "未照合",
        Confidence::Reconstructed => "趣旨のみ",
        Confidence::Missing => "話題のみ",
    }
}
