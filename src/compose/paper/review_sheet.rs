//! This file builds the BCP策定の確認表 with the exact place of every answer in the plan.

use crate::assess::Verdict;
use crate::catalogue::{Confidence, Item, Section, Wording};
use crate::document::{
    Align, BlockId, Cell, Column, Document, Inline, Inlines, Page, ParagraphRole, ReferenceForm,
    Row, TableRole, text,
};

use super::case::{Answered, Case};
use super::checklist::{banner, sheet_title, unverified, wording_mark};
use super::sheet::{Grid, Sheet};

/// BCP策定の確認表, one row a check, with the place of its answer.
pub fn review_sheet(case: &Case<'_>) -> Document {
    let Answered { form, answers } = &case.review;
    let exact = form.is_exact_throughout();
    let title = sheet_title(form, exact, "BCP策定の確認表", "医療機関用");
    let meta = case.sheet_meta(&title, "BCP策定の確認表");
    let mut sheet = Sheet::new("bcp-review-sheet");
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    let edition = case.catalogue.publication_of(form).map(|p| p.edition_name.clone());
    if let Some(edition) = edition {
        sheet.paragraph("year", ParagraphRole::Subtitle, text(edition));
    }
    if !exact {
        banner(case, form, &mut sheet);
    }
    let plan = &case.profile.plan;
    let state = if case.is_approved() { "承認済み" } else { "案（未承認）" };
    let words = format!(
        "施設名　{}　／　確認したBCP　{}（{}、{state}）",
        case.profile.facility.name,
        plan.version,
        plan.revised_on.era()
    );
    sheet.paragraph("state", ParagraphRole::Body, text(words));
    sheet.heading("items", "確認の結果と、BCPの中の場所");
    let columns = [
        ("項番", Column::center(3.0)),
        ("大項目", Column::start(11.0)),
        ("確認項目", Column::start(17.0)),
        ("確認", Column::center(3.0)),
        ("BCPの中の場所（当院の記入）", Column::start(13.0)),
    ];
    let columns: Vec<_> =
        columns.into_iter().chain((!exact).then_some(("文言", Column::center(4.2)))).collect();
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    for section in &form.sections {
        let key = format!("section-{}", section.number);
        grid.group(&key, text(format!("{} {}", section.number, wording(&section.title))));
        for numbered in by_number(section) {
            let rows = numbered.len();
            for (i, item) in numbered.into_iter().enumerate() {
                let yes = answers
                    .get(&item.key)
                    .is_some_and(|answer| matches!(answer.verdict, Verdict::Yes));
                let row = item_row(&grid, item, (i == 0).then_some(rows), yes, exact);
                grid.push(row);
            }
        }
    }
    sheet.block(grid.finish());
    sheet.paragraph(
        "legend",
        ParagraphRole::Small,
        text("○は、BCPのその場所が当院の決まった事実で書かれていることを表す。空欄は、まだ決まっていない事実があることを表す。頁はPDF版の頁である。"),
    );
    if !exact {
        unverified(case, form, &mut sheet);
    }
    sheet.finish(meta, Page::A4_LANDSCAPE)
}

/// Consecutive items of one 項番, which share one 大項目 cell.
fn by_number(section: &Section) -> Vec<Vec<&Item>> {
    section.items.chunk_by(|a, b| a.number == b.number).map(|c| c.iter().collect()).collect()
}

fn item_row(grid: &Grid, item: &Item, head: Option<usize>, yes: bool, exact: bool) -> Row {
    let (_, key) = item.key.rsplit_once('/').unwrap_or(("", &item.key));
    let id = grid.row_id(key);
    let cell = |key: &str, words: Inlines| Cell::new(id.child(key), words);
    let mut cells = Vec::new();
    if let Some(rows) = head {
        let heading = item.heading.as_ref().map(wording).unwrap_or_default();
        let number = text(item.number.as_str());
        cells.push(cell("number", number).aligned(Align::Center).span_rows(rows));
        cells.push(cell("heading", text(heading)).span_rows(rows));
    }
    cells.push(cell("text", text(item.text().words())));
    cells.push(cell("mark", if yes { text("○") } else { Vec::new() }));
    let mut places = cell("place", Vec::new());
    places.paragraphs = item.sections.iter().filter_map(|section| place(section)).collect();
    cells.push(places);
    if !exact {
        cells.push(cell("wording", text(wording_mark(item))));
    }
    Row::new(id, cells)
}

fn place(section: &str) -> Option<Inlines> {
    let target = BlockId::parse(section).ok()?;
    Some(vec![Inline::Reference { target, form: ReferenceForm::Place }])
}

/// A heading's words with a mark where they are not known to be the published ones.
fn wording(wording: &Wording) -> String {
    match wording.confidence {
        Confidence::Exact => wording.text.clone(),
        Confidence::Probable => format!("{}［未照合］", wording.text),
        Confidence::Reconstructed | Confidence::Missing => format!("{}［趣旨のみ］", wording.text),
    }
}
