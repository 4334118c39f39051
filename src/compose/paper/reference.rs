//! This file prints older publications that are not forms, each dated and marked 参考, in a layout of our own.

use crate::catalogue::{Later, Publication};
use crate::document::{Document, Meta, Page, ParagraphRole, Status, japanese_date, text};
use crate::profile::Profile;

use super::sheet::Sheet;
use super::{precepts, step_chart};

/// An older publication printed as a dated 参考; never one of the papers that an inspector is shown.
#[derive(Debug, Clone, Copy)]
pub struct ReferencePrint<'a> {
    publication: &'a Publication,
    profile: Option<&'a Profile>,
}

impl<'a> ReferencePrint<'a> {
    /// Of a publication that holds a chart of steps or precepts; `None` where it holds forms or nothing.
    pub fn of(publication: &'a Publication, profile: Option<&'a Profile>) -> Option<Self> {
        let has_one = publication.step_chart.is_some() || publication.precepts.is_some();
        has_one.then_some(Self { publication, profile })
    }

    /// The document's name, with which the id of every block begins.
    pub fn name(&self) -> String {
        self.publication.key.replace('/', "-")
    }

    /// Name of the files without ending.
    pub fn file_stem(&self) -> String {
        format!("参考_{}", self.short_title())
    }

    /// The pages.
    pub fn document(&self) -> Document {
        let mut sheet = Sheet::new(&self.name());
        let title = format!("【参考】{}", self.short_title());
        sheet.paragraph("title", ParagraphRole::Title, text(title));
        sheet.paragraph("issue", ParagraphRole::Subtitle, text(self.issue()));
        if let Some(chart) = &self.publication.step_chart {
            step_chart::pages(chart, &mut sheet);
        }
        if let Some(nine) = &self.publication.precepts {
            precepts::pages(nine, &mut sheet);
        }
        sheet.heading("source", "出典");
        for (at, note) in self.publication.notes.iter().enumerate() {
            sheet.paragraph(&format!("note-{}", at + 1), ParagraphRole::Small, text(note.as_str()));
        }
        sheet.paragraph("cite", ParagraphRole::Small, text(self.publication.citation.as_str()));
        sheet.finish(self.meta(), Page::A4)
    }

    fn short_title(&self) -> &'a str {
        let chart = self.publication.step_chart.as_ref().map(|c| &c.title);
        let nine = self.publication.precepts.as_ref().map(|p| &p.title);
        &chart.or(nine).unwrap_or(&self.publication.title).text
    }

    /// 「厚生労働省　令和5年10月10日」: whose words these are and of when.
    fn issue(&self) -> String {
        let day = match (&self.publication.date_words, self.publication.date) {
            (Some(words), _) => words.clone(),
            (None, Some(day)) => japanese_date(day),
            (None, None) => self.publication.edition_name.clone(),
        };
        format!("{}　{day}", self.publication.authority)
    }

    fn meta(&self) -> Meta {
        let published = self.publication.date.unwrap_or(self.publication.in_force.from);
        Meta {
            title: format!("{}（参考）", self.short_title()),
            short_title: self.short_title().to_owned(),
            facility: self.profile.map(|p| p.facility.name.clone()).unwrap_or_default(),
            document_number: None,
            version: None,
            date: self.profile.map_or(published, |p| p.plan.revised_on.day()),
            status: Status::Sheet,
            handling: Some("参考".to_owned()),
        }
    }
}

/// Adds the notes of what later publications say otherwise, each after its official words.
pub(super) fn later(sheet: &mut Sheet, key: &str, notes: &[Later]) {
    for (at, note) in notes.iter().enumerate() {
        let key = format!("{key}-later-{}", at + 1);
        sheet.paragraph(&key, ParagraphRole::Small, text(note.printed()));
    }
}

/// Adds the list of what is not known of the original.
pub(super) fn unknown(lines: &[String], sheet: &mut Sheet) {
    sheet.heading("unknown", "分かっていないこと");
    let item =
        |(at, words): (usize, &String)| (format!("unknown-{}", at + 1), text(words.as_str()));
    sheet.bullets("list", lines.iter().enumerate().map(item).collect());
}
