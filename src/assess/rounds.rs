//! This file holds first and second rounds: what stands in the two columns of a sheet.

use crate::profile::{AnswerWord, Date, Round};

use super::RoundAnswer;
use super::attested::Check;

/// The rounds of one check that belong on the sheet of the 年度 of its last check.
///
/// A first round of an earlier 年度 stood on the sheet of that 年度, and so did its 目標日.
pub(super) fn on_the_sheet<'a>(check: &Check<'a>) -> impl Iterator<Item = &'a Round> {
    let year = check.round.checked_on.fiscal_year();
    check.attestation.rounds.iter().filter(move |r| r.checked_on.fiscal_year() == year)
}

/// First and second round of what was said of one part.
pub(super) fn of(check: &Check<'_>) -> Vec<RoundAnswer> {
    let answer = |round: &Round| match round.answer {
        AnswerWord::Yes => Some(RoundAnswer { checked_on: round.checked_on, yes: true }),
        AnswerWord::No => Some(RoundAnswer { checked_on: round.checked_on, yes: false }),
        AnswerWord::NotApplicable | AnswerWord::Unknown => None,
    };
    on_the_sheet(check).filter_map(answer).collect()
}

/// The latest 目標日 that an いいえ of this sheet was given.
pub(super) fn target(checks: &[Check<'_>]) -> Option<Date> {
    let no = |r: &&Round| r.answer == AnswerWord::No;
    checks.iter().flat_map(on_the_sheet).filter(no).filter_map(|r| r.target_date).max()
}

/// First and second round of a whole: it was checked when its last part was.
///
/// A part that was はい at once needs no second round and keeps its first. While a part that was いいえ has not been
/// looked at again there is no second round of the whole.
pub(super) fn together<'r>(parts: impl IntoIterator<Item = &'r [RoundAnswer]>) -> Vec<RoundAnswer> {
    let parts: Vec<&[RoundAnswer]> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    let whole = |answers: Vec<&RoundAnswer>| {
        let checked_on = answers.iter().map(|r| r.checked_on).max()?;
        Some(RoundAnswer { checked_on, yes: answers.iter().all(|r| r.yes) })
    };
    let first = whole(parts.iter().filter_map(|p| p.first()).collect());
    let again = parts.iter().any(|p| p.len() > 1);
    let waits = parts.iter().any(|p| matches!(p, [RoundAnswer { yes: false, .. }]));
    let second =
        (again && !waits).then(|| whole(parts.iter().filter_map(|p| p.last()).collect())).flatten();
    first.into_iter().chain(second).collect()
}
