//! This file finds answers about controls that cannot stand beside each other.

use std::collections::BTreeMap;

use super::{Checking, entry};
use crate::profile::{AnswerWord, Attestation, Profile};

/// Says answers given twice, rounds out of order, and exceptions without a reason.
pub(super) fn check_answers(profile: &Profile, checking: &mut Checking<'_>) {
    let mut given = BTreeMap::new();
    for (index, answer) in profile.attestations.iter().enumerate() {
        let path = entry("attestations", index);
        let key = (&answer.control, &answer.scope, answer.fiscal_year);
        if let Some(first) = given.insert(key, index) {
            let line = checking.spots.line(&entry("attestations", first)).unwrap_or_default();
            checking.error(
                "profile-answer-twice",
                &format!("{path}.control"),
                format!(
                    "同じ対策「{}」（対象 {}、{}年度）の答えが2つあります（前のものは{line}行目）。",
                    answer.control, answer.scope, answer.fiscal_year
                ),
                "2回めの確認は、前の答えの rounds に書き足してください。",
            );
        }
        check_rounds(answer, &path, checking);
    }
}

fn check_rounds(answer: &Attestation, path: &str, checking: &mut Checking<'_>) {
    let rounds = answer.rounds.as_slice();
    if rounds.is_empty() {
        checking.warning(
            "profile-answer-empty",
            path,
            format!("対策「{}」に、確認の記録（rounds）がありません。", answer.control),
            "確かめた日と答えを書いてください。このままでは、未確認として扱います。",
        );
    }
    if rounds.len() > 2 {
        checking.error(
            "profile-too-many-rounds",
            &entry(&format!("{path}.rounds"), 2),
            format!("対策「{}」の確認の記録が{}回あります。", answer.control, rounds.len()),
            "チェックリストに書けるのは2回までです。最初と最後の2回だけを残してください。",
        );
    }
    for (index, pair) in rounds.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        if second.checked_on < first.checked_on {
            checking.error(
                "profile-round-order",
                &format!(
                    "{}.checked_on",
                    entry(&format!("{path}.rounds"), index.saturating_add(1))
                ),
                format!(
                    "2回めの確認日（{}）が、1回めの確認日（{}）より前です。",
                    second.checked_on, first.checked_on
                ),
                "日付を確かめ、古い順に書いてください。",
            );
        }
    }
    for (index, round) in rounds.iter().enumerate() {
        let path = entry(&format!("{path}.rounds"), index);
        if round.checked_on.fiscal_year() != answer.fiscal_year {
            checking.warning(
                "profile-round-year",
                &format!("{path}.checked_on"),
                format!(
                    "確かめた日（{}）が{}年度ではありません。",
                    round.checked_on, answer.fiscal_year
                ),
                "年度は4月から翌年3月までです。日付か fiscal_year を確かめてください。",
            );
        }
        if round.answer == AnswerWord::NotApplicable && round.reason.is_none() {
            checking.warning(
                "profile-no-reason",
                &path,
                format!("対策「{}」が該当なしですが、理由がありません。", answer.control),
                "reason に理由を書いてください。立入検査で尋ねられます。",
            );
        }
        if let Some(target) = round.target_date.filter(|t| *t < round.checked_on) {
            checking.warning(
                "profile-target-past",
                &format!("{path}.target_date"),
                format!("目標日（{target}）が、確かめた日（{}）より前です。", round.checked_on),
                "これから行う日を書いてください。",
            );
        }
    }
}
