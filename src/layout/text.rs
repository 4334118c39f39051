//! This file sets headings, paragraphs and captions.

use super::galley::{Galley, Keep};
use super::lines::width;
use super::paged::TagRole;
use super::setter::{Column, Place, Setter, from_left};
use super::theme::TextStyle;
use super::tree::ROOT;
use crate::document::{BlockId, Heading, Inlines, Paragraph, ParagraphRole, plain_text};

impl<'a> Setter<'a> {
    /// Sets a heading, which never stands at the end of a page.
    pub(super) fn heading(
        &mut self,
        galley: &mut Galley<'a>,
        heading: &'a Heading,
        column: Column,
    ) {
        let mut style = self.heading_style(heading.level);
        if heading.level <= 1 {
            galley.spare(std::mem::take(&mut style.before));
        }
        let number = self.numbered.label(&heading.id).map_or("", |l| l.number.as_str());
        let label = if number.is_empty() { String::new() } else { format!("{number} ") };
        let title = format!("{label}{}", plain_text(&heading.text));
        let node = self.tree.add_heading(heading.level, title);
        let hang = self.shape_plain(&heading.id, &label, style.strong);
        let mut words = self.shape_after(&heading.id, &label, &heading.text, style.strong);
        words.attach(&mut self.tree, node);
        galley.begin(&heading.id);
        let rest = width(&hang.clusters) * style.size;
        let from = galley.pieces.len();
        self.lines(galley, &words, Place { column, first: 0.0, rest, style: from_left(style) });
        for piece in galley.pieces.iter_mut().skip(from) {
            piece.keep = Keep::Glue;
        }
    }

    /// Sets a paragraph.
    pub(super) fn paragraph(
        &mut self,
        galley: &mut Galley<'a>,
        paragraph: &'a Paragraph,
        column: Column,
    ) {
        let style = self.theme.paragraph(paragraph.role);
        let mut words = self.shape(&paragraph.id, &paragraph.text, style.strong);
        // A document without headings is found by its title.
        let node = if paragraph.role == ParagraphRole::Title && self.numbered.contents().is_empty()
        {
            self.tree.add_heading(1, plain_text(&paragraph.text))
        } else {
            self.tree.add(ROOT, TagRole::Paragraph)
        };
        words.attach(&mut self.tree, node);
        galley.begin(&paragraph.id);
        let first = style.first_indent * style.size;
        self.lines(galley, &words, Place { column, first, rest: 0.0, style });
        if matches!(paragraph.role, ParagraphRole::Title | ParagraphRole::Subtitle) {
            galley.keep_last(Keep::Glue);
        }
    }

    /// Sets a caption above (`above`) or below what it names.
    pub(super) fn caption(
        &mut self,
        galley: &mut Galley<'a>,
        (id, words): (&'a BlockId, &'a Inlines),
        parent: usize,
        column: Column,
    ) {
        let style = self.theme.caption;
        let number = self.numbered.label(id).map_or("", |l| l.number.as_str());
        let label = if number.is_empty() { String::new() } else { format!("{number} ") };
        let hang = self.shape_plain(id, &label, style.strong);
        let mut words = self.shape_after(id, &label, words, style.strong);
        let node = self.tree.add(parent, TagRole::Caption);
        words.attach(&mut self.tree, node);
        let rest = width(&hang.clusters) * style.size;
        let from = galley.pieces.len();
        self.lines(galley, &words, Place { column, first: 0.0, rest, style });
        for piece in galley.pieces.iter_mut().skip(from) {
            piece.keep = Keep::Glue;
        }
    }

    fn heading_style(&self, level: u8) -> TextStyle {
        let [one, two, three] = self.theme.headings;
        match level {
            0 | 1 => one,
            2 => two,
            _ => three,
        }
    }
}
