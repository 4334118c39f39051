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
    sheet.heading("title", &precepts.title.text);
    for (at, line) in precepts.lead.iter().enumerate() {
        sheet.paragraph(&format!("lead-{}", at + 1), ParagraphRole::Cover, text(&*line.text));
    }
    later(&mut sheet, "sheet", &precepts.later);
    sheet.block(table(precepts, case.profile, &sheet));
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

fn table(precepts: &Precepts, profile: &Profile, sheet: &Sheet) -> crate::document::Block {
    let columns = [("番号", Column::center(2.0)), ("心得", Column::start(24.0))];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for (at, audience) in precepts.audiences.iter().enumerate() {
        grid.group(&format!("audience-{}", at + 1), text(audience.name.as_str()));
        for precept in &audience.precepts {
            rows(precept, &mut grid);
        }
    }
    contacts(profile, &mut grid);
    grid.finish()
}

fn rows(precept: &Precept, grid: &mut Grid) {
    let id = grid.row_id(&precept.number.to_string());
    let number = Cell::new(id.child("number"), text(precept.number.to_string()));
    let mut words = Cell::new(id.child("words"), Inlines::new());
    let points = precept.points.iter().map(|point| text(super::precepts::point_line(point)));
    words.paragraphs =
        std::iter::once(vec![Inline::Strong(text(precept.title.as_str()))]).chain(points).collect();
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
fn contacts(profile: &Profile, grid: &mut Grid) {
    let mut told = Vec::new();
    // The order of the cards: whoever leads, then the deputy.
    for role in [Role::SecurityOfficer, Role::Executive, Role::SystemOperator] {
        for holder in profile.holders(role).take(1) {
            let deputy = holder.deputy.value().and_then(|id| profile.person(id));
            for person in std::iter::once(holder).chain(deputy) {
                if !told.iter().any(|p: &&crate::profile::Person| p.id == person.id) {
                    told.push(person);
                }
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
        let id = grid.row_id("contacts");
        let call = Inline::Strong(text("異常に気づいたら、すぐに知らせる　"));
        let words = vec![call, Inline::Text(names.join("　／　"))];
        let cell = Cell::new(id.child("words"), words);
        let cell = cell.span_columns(2).aligned(Align::Start).shaded(Shade::Light);
        grid.push(Row::new(id, vec![cell]));
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
