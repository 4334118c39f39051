//! This file counts a form's answers as the score boxes of the 2022 lists do: ○ among the items, for each 視点.

use crate::catalogue::{Form, Item};

use super::{Answers, Verdict};

/// The 視点 in the order of the printed box.
const VIEWPOINTS: [&str; 3] = ["予防", "発見", "是正"];

/// What the score boxes of a form say, one for each part of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The parts, in the order of the form; the main one first.
    pub parts: Vec<PartScore>,
}

/// The score box of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartScore {
    /// The printed sentence over the part; absent over the main one.
    pub part: Option<String>,
    /// 予防, 発見, 是正, each counted; empty where the part's items have no 視点.
    pub viewpoints: Vec<(&'static str, Tally)>,
    /// All items of the part.
    pub whole: Tally,
}

/// Answers counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// ○: answered はい.
    pub circles: usize,
    /// Items asked, whatever their answer.
    pub items: usize,
    /// Items that nobody has answered this 年度; no ○, and not × either.
    pub unanswered: usize,
    /// Items answered 該当なし, for which the sheet has no sign; no ○.
    pub not_applicable: usize,
}

/// Counts the answers of a form, or its items alone; a part is a run of sections under one printed sentence.
pub fn score(form: &Form, answers: Option<&Answers>) -> Score {
    let mut parts: Vec<(Option<&str>, Vec<&Item>)> = Vec::new();
    for section in &form.sections {
        let part = section.part.as_ref().map(|p| p.text.as_str());
        match parts.last_mut() {
            Some((last, items)) if *last == part => items.extend(&section.items),
            _ => parts.push((part, section.items.iter().collect())),
        }
    }
    let of_part = |(part, items): (Option<&str>, Vec<&Item>)| {
        let seen = items.iter().any(|item| item.viewpoint.is_some());
        let of = |viewpoint: &'static str| {
            let own = |item: &&&Item| item.viewpoint.as_deref() == Some(viewpoint);
            (viewpoint, tally(items.iter().filter(own).copied(), answers))
        };
        PartScore {
            part: part.map(str::to_owned),
            viewpoints: if seen { VIEWPOINTS.map(of).to_vec() } else { Vec::new() },
            whole: tally(items.iter().copied(), answers),
        }
    };
    Score { parts: parts.into_iter().map(of_part).collect() }
}

fn tally<'i>(items: impl Iterator<Item = &'i Item>, answers: Option<&Answers>) -> Tally {
    let mut tally = Tally::default();
    for item in items {
        tally.items += 1;
        let answer = answers.and_then(|answers| answers.get(&item.key));
        match answer.map(|answer| &answer.verdict) {
            Some(Verdict::Yes) => tally.circles += 1,
            Some(Verdict::No { .. }) => {}
            Some(Verdict::NotApplicable { .. }) => tally.not_applicable += 1,
            Some(Verdict::Unknown | Verdict::Stale { .. } | Verdict::ForVendor) | None => {
                tally.unanswered += 1;
            }
        }
    }
    tally
}

impl Tally {
    /// 割合: ○ among the items in percent with one decimal, such as 「33.3%」; 「-」 where there are no items.
    pub fn share(&self) -> String {
        if self.items == 0 {
            return "-".to_owned();
        }
        // Tenths of a percent, halves upwards.
        let tenths = (self.circles * 2000 + self.items) / (self.items * 2);
        format!("{}.{}%", tenths / 10, tenths % 10)
    }

    /// 項目数: 「3/89」; 「-」 where there are no items.
    pub fn count(&self) -> String {
        if self.items == 0 { "-".to_owned() } else { format!("{}/{}", self.circles, self.items) }
    }
}
