//! This file hangs the nine precepts of 2023 on a wall, dated, with what has changed since and whom to tell in the house.

use crate::catalogue::{Precept, Precepts, Publication};
use crate::compose::phrase::person;
use crate::document::{
    Align, Cell, Column, Document, Inline, Inlines, Meta, Orientation, Page, PaperSize,
    ParagraphRole, Row, Shade, TableRole, TypeSize, text,
};
use crate::profile::{Profile, Role};

use super::case::Case;
use super::reference::later;
use super::sheet::{Grid, Sheet};

/// A3 upright.
const A3: Page = Page { size: PaperSize::A3, orientation: Orientation::Portrait };

/// The poster; `None` where the catalogue holds no precepts.
pub fn precepts_poster(case: &Case<'_>) -> Option<Document> {
    let editions = case.catalogue.publications().iter();
    let publication = editions.filter(|p| p.precepts.is_some()).max_by_key(|p| p.in_force.from)?;
    let precepts = publication.precepts.as_ref()?;
    let mut sheet = Sheet::new("precepts-poster");
    sheet.paragraph("title", ParagraphRole::Title, text(precepts.title.text.as_str()));
    for (at, line) in precepts.lead.iter().enumerate() {
        sheet.paragraph(&format!("lead-{}", at + 1), ParagraphRole::Cover, text(&*line.text));
    }
    later(&mut sheet, "sheet", &precepts.later);
    sheet.block(table(precepts, &sheet));
    contacts(case.profile, &mut sheet);
    source(publication, &mut sheet);
    let facility = case.profile.facility.name.clone();
    let title = precepts.title.text.clone();
    let meta = Meta {
        title: format!("{title}（参考）"),
        short_title: title,
        facility,
        document_number: None,
        version: None,
        date: case.profile.plan.revised_on.day(),
        status: crate::document::Status::Sheet,
        handling: Some("参考".to_owned()),
    };
    let mut document = sheet.finish(meta, A3);
    document.type_size = TypeSize::Large;
    Some(document)
}

fn table(precepts: &Precepts, sheet: &Sheet) -> crate::document::Block {
    let columns = [("番号", Column::center(2.0)), ("心得", Column::start(24.0))];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for (at, audience) in precepts.audiences.iter().enumerate() {
        grid.group(&format!("audience-{}", at + 1), text(audience.name.as_str()));
        for precept in &audience.precepts {
            rows(precept, &mut grid);
        }
    }
    grid.finish()
}

fn rows(precept: &Precept, grid: &mut Grid) {
    let id = grid.row_id(&precept.number.to_string());
    let number = Cell::new(id.child("number"), text(precept.number.to_string()));
    let mut words = Cell::new(id.child("words"), Inlines::new());
    // Two points of a precept share a line, so that all nine and their notes stay on one sheet.
    let lines: Vec<String> = match precept.points.as_slice() {
        [one, two] if !two.starts_with('・') => vec![format!("・{one}　・{two}")],
        points => points.iter().map(|point| super::precepts::point_line(point)).collect(),
    };
    words.paragraphs = std::iter::once(vec![Inline::Strong(text(precept.title.as_str()))])
        .chain(lines.into_iter().map(text))
        .collect();
    let mut row = Row::new(id, vec![number, words]);
    row.keep_with_next = !precept.later.is_empty();
    grid.push(row);
    for (at, note) in precept.later.iter().enumerate() {
        let id = grid.row_id(&format!("{}-later-{}", precept.number, at + 1));
        let cell = Cell::new(id.child("words"), text(note.printed()));
        let cell = cell.span_columns(2).aligned(Align::Start).shaded(Shade::Light);
        grid.push(Row::new(id, vec![cell]));
    }
}

/// Whom to tell: by name and the number of the house, for a wall shows no private number.
fn contacts(profile: &Profile, sheet: &mut Sheet) {
    let mut told = Vec::new();
    for role in [Role::SystemOperator, Role::SecurityOfficer, Role::Executive] {
        for holder in profile.holders(role).take(1) {
            if !told.iter().any(|p: &&crate::profile::Person| p.id == holder.id) {
                told.push(holder);
            }
        }
    }
    let line = |p: &crate::profile::Person| match p.phone.value() {
        Some(phone) => format!("{} {phone}", person(p)),
        None => person(p),
    };
    // Two fit on one line, so that the poster stays one sheet.
    let names: Vec<String> = told.into_iter().take(2).map(line).collect();
    if !names.is_empty() {
        sheet.heading("contacts", "異常に気づいたら、すぐに知らせる");
        sheet.note("people", "", vec![text(names.join("　／　"))]);
    }
}

/// Whose words these are, and of when.
fn source(publication: &Publication, sheet: &mut Sheet) {
    let words = format!(
        "{}。「注」は後の公表物と違う点で、原文にはない。立入検査の書類ではない。",
        publication.citation
    );
    sheet.paragraph("source", ParagraphRole::Small, text(words));
}
