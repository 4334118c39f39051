//! This file holds the row 「医療情報システムの有無」: an いいえ there makes every later row 確認不要.

use crate::diagnostic::Report;

use super::Verdict;
use super::outcome::Outcome;

/// Whether the answer of the row ends the sheet; such an いいえ leaves nothing to be done by a 目標日.
pub(super) fn shuts(outcome: &mut Outcome) -> bool {
    let shuts = matches!(outcome.verdict, Verdict::No { .. });
    if shuts {
        outcome.verdict = Verdict::No { target: None };
        outcome.target = None;
        outcome.why_not.clear();
        outcome.notes = Report::new();
    }
    shuts
}

/// A row below it: blank, because the sheet says that it is not asked.
pub(super) fn not_asked() -> Outcome {
    Outcome::new(Verdict::NotApplicable {
        reason: "医療情報システムを導入、運用していないため確認不要である。".to_owned(),
        blank: true,
    })
}
