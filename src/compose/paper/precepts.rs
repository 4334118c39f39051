//! This file prints published precepts on a sheet: whom they are for, their words, and what has changed since.

use crate::catalogue::{Precept, Precepts};
use crate::document::{
    Align, Cell, Column, Inline, Inlines, ParagraphRole, Row, Shade, TableRole, text,
};

use super::reference::{later, unknown};
use super::sheet::{Grid, Sheet};

/// All pages of precepts but title and source.
pub(super) fn pages(precepts: &Precepts, sheet: &mut Sheet) {
    for (at, line) in precepts.lead.iter().enumerate() {
        let key = format!("lead-{}", at + 1);
        sheet.paragraph(&key, ParagraphRole::Cover, text(line.text.as_str()));
    }
    let guide = "国が過去に公表した心得の文言を、当製品の体裁で並べたものである。「注」は、後に公表されたガイドラインと違う点や、言葉を補った点であり、原文にはない。";
    sheet.note("guide", "この紙の読み方", vec![text(guide)]);
    later(sheet, "sheet", &precepts.later);
    sheet.heading("precepts", "9の心得");
    let columns = [
        ("番号", Column::center(3.2)),
        ("心得", Column::start(14.0)),
        ("内容", Column::start(26.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for (at, audience) in precepts.audiences.iter().enumerate() {
        grid.group(&format!("audience-{}", at + 1), text(audience.name.as_str()));
        for precept in &audience.precepts {
            rows(precept, &mut grid);
        }
    }
    sheet.block(grid.finish());
    unknown(&precepts.unknown, sheet);
}

fn rows(precept: &Precept, grid: &mut Grid) {
    let id = grid.row_id(&precept.number.to_string());
    let number = Cell::new(id.child("number"), text(precept.number.to_string()));
    let mut title = Cell::new(id.child("title"), Inlines::new());
    let points = precept.points.iter().map(|point| text(point_line(point)));
    title.paragraphs =
        std::iter::once(vec![Inline::Strong(text(precept.title.as_str()))]).chain(points).collect();
    let mut words = Cell::new(id.child("words"), Inlines::new());
    words.paragraphs = precept.text.iter().map(|line| text(line.as_str())).collect();
    let mut row = Row::new(id, vec![number, title, words]);
    row.keep_with_next = !precept.later.is_empty();
    grid.push(row);
    for (at, note) in precept.later.iter().enumerate() {
        let id = grid.row_id(&format!("{}-later-{}", precept.number, at + 1));
        let cell = Cell::new(id.child("words"), text(note.printed()));
        grid.push(Row::new(
            id,
            vec![cell.span_columns(3).aligned(Align::Start).shaded(Shade::Light)],
        ));
    }
}

/// A point as a line of its own; what is already marked in the original keeps its mark.
pub(super) fn point_line(point: &str) -> String {
    if point.starts_with('・') { format!("　{point}") } else { format!("・{point}") }
}
