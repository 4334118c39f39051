//! This file builds the cover of what is shown: facility, inspection, contents, and what the notice asked for.

use crate::compose::binder::{Paper, Shelf};
use crate::compose::paper::sheet::{Grid, Sheet, key_values};
use crate::compose::phrase::{self, NOTHING};
use crate::document::{
    Block, BlockId, Cell, Column, Document, Inline, Inlines, Page, ParagraphRole, Row, TableRole,
    text,
};
use crate::profile::{Finding, Inspection, Known, Profile};

use super::super::case::Case;
use super::contents::{Line, on, table};
use super::requested::{Match, matches};
use super::{COVER, COVER_TITLE, is_inspected, meta};

/// 提示書類 表紙と目次.
pub(in crate::compose) fn cover(case: &Case<'_>, others: &[&Paper]) -> Document {
    let profile = case.profile;
    let mut lines = vec![Line::listing(COVER, COVER_TITLE)];
    lines.extend(on(Shelf::Inspection, others));
    let mut sheet = Sheet::new(COVER);
    sheet.paragraph("facility", ParagraphRole::Cover, text(profile.facility.name.as_str()));
    let title = "医療情報システムの安全管理に関する提示書類";
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    sheet.block(head(case, sheet.id("sheet")));
    sheet.heading("contents", "目次");
    sheet.block(table(sheet.id("papers"), &lines));
    let states = "「案」は承認の前の版、「記入準備シート」は公式の様式に書き写すための用紙、「写し・転記」は事業者の回答を書き写したものである。";
    sheet.paragraph("states", ParagraphRole::Small, text(states));
    requested(profile, &lines, &mut sheet);
    findings(profile, &mut sheet);
    sheet.finish(meta(case, COVER_TITLE), Page::A4)
}

/// 項目｜内容 of the cover.
fn head(case: &Case<'_>, id: BlockId) -> Block {
    let Profile { facility, plan, .. } = case.profile;
    let kind = match facility.beds {
        Some(beds) if beds > 0 => format!("{}（{beds}床）", facility.kind.word()),
        _ => facility.kind.word().to_owned(),
    };
    // 「訪問看護ステーション かわせみ」 says what it is.
    let name = match facility.name.contains(facility.kind.word()) && facility.beds.is_none() {
        true => facility.name.clone(),
        false => format!("{}　{kind}", facility.name),
    };
    let mut facts = vec![
        ("facility", "施設", name),
        ("address", "所在地", format!("{}{}", facility.prefecture, facility.address)),
        ("phone", "代表電話", facility.phone.to_string()),
    ];
    let coming = coming(case.profile).map(when).collect::<Vec<_>>();
    if !coming.is_empty() {
        let name = if is_inspected(case) { "立入検査" } else { "検査" };
        facts.push(("inspection", name, coming.join("、")));
    }
    facts.push(("version", "版", format!("{}（{}）", plan.version, plan.revised_on.era())));
    let people = [("author", "作成者", &plan.author), ("approver", "承認者", &plan.approver)];
    for (key, name, id) in people {
        if let Some(person) = id.as_ref().and_then(|id| case.profile.person(id)) {
            facts.push((key, name, phrase::person(person)));
        }
    }
    key_values(id, &facts)
}

/// 「横浜市保健所（令和9年1月21日）」.
fn when(inspection: &Inspection) -> String {
    match inspection.on.value() {
        Some(day) => format!("{}（{}）", inspection.office, day.era()),
        None => inspection.office.clone(),
    }
}

/// Inspections that this version of the binder is made for: later than it, or on a day that nobody knows yet.
fn coming(profile: &Profile) -> impl Iterator<Item = &Inspection> {
    let issued = profile.plan.revised_on;
    profile.inspections.iter().filter(move |i| i.on.value().is_none_or(|day| *day >= issued))
}

/// 「通知 → 提示書類」, a table for each inspection that named papers.
fn requested(profile: &Profile, lines: &[Line], sheet: &mut Sheet) {
    let notices = coming(profile).filter(|i| !i.requested_documents.is_empty());
    for (at, inspection) in notices.enumerate() {
        if at == 0 {
            sheet.heading("requested", "求められた書類と提示する書類");
        }
        let id = inspection.id.as_str();
        let words = format!("{}の通知にある書類", when(inspection));
        sheet.paragraph(&format!("{id}-notice"), ParagraphRole::Body, text(words));
        let columns = [
            ("求められた書類", Column::start(8.0)),
            ("提示する書類", Column::start(12.0)),
            ("置き場所", Column::start(6.0)),
            ("用意", Column::center(2.2)),
        ];
        let mut grid = Grid::new(sheet.id(id), TableRole::Form, &columns);
        for (at, asked) in inspection.requested_documents.iter().enumerate() {
            rows(&format!("r{}", at + 1), asked, matches(asked, profile, lines), &mut grid);
        }
        sheet.block(grid.finish());
    }
}

/// A row for each paper that answers a request; one to be filled in by hand where none does.
fn rows(key: &str, asked: &str, found: Vec<Match>, grid: &mut Grid) {
    let height = found.len().max(1);
    let nothing = Match { key: "none".to_owned(), words: Inlines::new(), place: Inlines::new() };
    let found = if found.is_empty() { vec![nothing] } else { found };
    for (at, Match { key: paper, words, place }) in found.into_iter().enumerate() {
        let id = grid.row_id(&format!("{key}-{paper}"));
        let done = vec![Inline::Checkbox { checked: false }];
        let mut cells = Vec::new();
        if at == 0 {
            cells.push(Cell::new(id.child("asked"), text(asked)).span_rows(height));
        }
        for (name, words) in [("shown", words), ("place", place), ("done", done)] {
            cells.push(Cell::new(id.child(name), words));
        }
        grid.push(Row::new(id, cells));
    }
}

/// What earlier inspections found, and where the 改善報告書 lies; what nobody has said is left to the pen.
fn findings(profile: &Profile, sheet: &mut Sheet) {
    let all = profile.inspections.iter().flat_map(|i| i.findings.iter().map(move |f| (i, f)));
    let all: Vec<(&Inspection, &Finding)> = all.collect();
    if all.is_empty() {
        return;
    }
    sheet.heading("findings", "これまでの指摘と改善");
    let columns = [
        ("検査", Column::start(6.0)),
        ("指摘の内容", Column::start(7.0)),
        ("行った改善", Column::start(8.0)),
        ("改善した日", Column::start(4.6)),
        ("改善報告書", Column::start(6.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    for (at, (inspection, finding)) in all.into_iter().enumerate() {
        let cells = vec![
            text(when(inspection)),
            text(finding.what.as_str()),
            known(&finding.measure, String::clone),
            known(&finding.improved_on, |day| day.era()),
            known(&finding.place, String::clone),
        ];
        grid.row(&format!("{}-{}", inspection.id, at + 1), cells);
    }
    sheet.block(grid.finish());
}

/// A value, or room to write it.
fn known<T>(value: &Known<T>, print: impl FnOnce(&T) -> String) -> Inlines {
    value.value().map(print).filter(|words| words != NOTHING).map(text).unwrap_or_default()
}
