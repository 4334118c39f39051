//! This file lists every concern behind the list of what is missing: what no form asks for and would hurt all the same.

use crate::assess::{Concern, ConcernKind, ConcernState, Readiness};
use crate::catalogue::{Effort, Wait};
use crate::compose::paper::sheet::{Grid, Sheet};
use crate::document::{Column, Inline, TableRole, text};
use crate::profile::KindWords;

use super::super::case::Case;
use super::contents::stacked;

/// 備えの弱いところ, 古くなったこと and まだ分からないこと; nothing where there is none.
pub(super) fn concerns(case: &Case<'_>, sheet: &mut Sheet) {
    let all: Vec<&Concern> = lasting(case.readiness).collect();
    if all.is_empty() {
        return;
    }
    sheet.heading("concerns", "備えの弱いところと、古くなったこと");
    let columns = [
        ("重さ", Column::center(2.8)),
        ("弱いところ・古くなったこと", Column::start(16.0)),
        ("なぜ直すか", Column::start(14.0)),
        ("すること", Column::start(14.0)),
        ("だれが・時間", Column::start(7.0)),
        ("済", Column::center(1.8)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    let kind = KindWords::of(case.profile.facility.kind);
    let group = |concern: &Concern| match (concern.state, concern.kind) {
        (ConcernState::ToAsk, _) => "ask",
        (ConcernState::Found, ConcernKind::Risk) => "risk",
        (ConcernState::Found, ConcernKind::Stale) => "stale",
    };
    let groups = [
        ("risk", "備えの弱いところ"),
        ("stale", "古くなったこと"),
        ("ask", "まだ分からないこと（聞いて確かめる）"),
    ];
    for (key, name) in groups {
        let own: Vec<&Concern> = all.iter().copied().filter(|c| group(c) == key).collect();
        if own.is_empty() {
            continue;
        }
        grid.group(key, text(format!("{name}（{}件）", own.len())));
        for concern in own {
            let row = vec![
                text(concern.severity.word()),
                text(&concern.what),
                text(&concern.why),
                text(&concern.todo),
                stacked(vec![
                    text(kind.inside_of(concern.owner.word())),
                    text(time(concern.effort)),
                ]),
                vec![Inline::Checkbox { checked: false }],
            ];
            grid.row(&format!("{key} {}", concern.key), row);
        }
    }
    sheet.block(grid.finish());
}

/// Concerns that are the same on every day of printing: that an inspection is near today is told by the screen alone.
pub(super) fn lasting(readiness: &Readiness) -> impl Iterator<Item = &Concern> {
    readiness.concerns.iter().filter(|concern| !concern.basis.is_empty())
}

/// 「約10分」, or how long an answer takes: 「1〜2週間」.
pub(super) fn time(effort: Effort) -> String {
    effort.wait.map_or_else(|| effort.work(), Wait::span)
}
