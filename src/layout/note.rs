//! This file sets notes: a frame around a title and paragraphs, closed and opened again at a page end.

use super::galley::{Frame, Galley, Keep, Part};
use super::house::NOTE_AROUND;
use super::ink::{Ink, rectangle};
use super::paged::{Rect, Stroke, TagRole};
use super::setter::{Column, Place, Setter, from_left};
use super::theme::{Rules, TextStyle};
use super::tree::ROOT;
use crate::document::{Note, Paragraph, ParagraphRole};

/// The box of a note.
#[derive(Debug)]
pub(super) struct NoteFrame {
    column: Column,
    rules: Rules,
    /// Space between frame and words, above and below.
    pub(super) padding: f32,
}

impl NoteFrame {
    /// The ground of a part of the note, which is painted before its words.
    pub(super) fn ground(&self, top: f32, bottom: f32) -> Ink {
        let mut ink = Ink::default();
        ink.path(self.outline(top, bottom), Some(self.stroke()), Some(self.rules.light_ground));
        ink
    }

    fn outline(&self, top: f32, bottom: f32) -> Vec<super::paged::Segment> {
        rectangle(Rect { x: self.column.x, y: top, width: self.column.width, height: bottom - top })
    }

    fn stroke(&self) -> Stroke {
        Stroke { width: self.rules.thick, grey: self.rules.grey, dash: None }
    }
}

impl<'a> Setter<'a> {
    /// Sets a note.
    pub(super) fn note(&mut self, galley: &mut Galley<'a>, note: &'a Note, column: Column) {
        let rules = self.theme.rules;
        let (padding_x, padding) = (rules.cell_padding_x * 2.0, rules.cell_padding_y * 2.0);
        let frame = galley.frame(Frame::Note(NoteFrame { column, rules, padding }));
        let inner =
            Column { x: column.x + padding_x, width: (column.width - padding_x * 2.0).max(1.0) };
        let node = self.tree.add(ROOT, TagRole::Note);
        galley.begin(&note.id);
        galley.space(NOTE_AROUND);
        let first = galley.pieces.len();
        let style = from_left(self.theme.note);
        if !note.title.is_empty() {
            let mut words = self.shape(&note.id, &note.title, true);
            let leaf = self.tree.add(node, TagRole::Paragraph);
            words.attach(&mut self.tree, leaf);
            let place = Place {
                column: inner,
                first: 0.0,
                rest: 0.0,
                style: TextStyle { before: 0.0, ..style },
            };
            self.lines(galley, &words, place);
            galley.keep_last(Keep::Glue);
        }
        for paragraph in &note.paragraphs {
            let style = self.note_style(paragraph);
            let mut words = self.shape(&paragraph.id, &paragraph.text, style.strong);
            let leaf = self.tree.add(node, TagRole::Paragraph);
            words.attach(&mut self.tree, leaf);
            galley.begin(&paragraph.id);
            self.lines(galley, &words, Place { column: inner, first: 0.0, rest: 0.0, style });
        }
        let pieces = galley.pieces.get_mut(first..).unwrap_or_default();
        for piece in pieces.iter_mut() {
            piece.part = Some(Part { frame, row: 0 });
            piece.keep = piece.keep.max(Keep::Prefer);
        }
        if let Some(piece) = pieces.first_mut() {
            piece.height += padding;
            let ink = std::mem::take(&mut piece.ink);
            piece.ink.append(ink, 0.0, padding);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.height += padding;
            piece.keep = Keep::Free;
        }
        galley.space(NOTE_AROUND);
    }

    /// The note's own look; a smaller or heavier role keeps what makes it so.
    fn note_style(&self, paragraph: &Paragraph) -> TextStyle {
        let note = self.theme.note;
        match paragraph.role {
            ParagraphRole::Small => self.theme.paragraph(paragraph.role),
            ParagraphRole::Emphasis => TextStyle { strong: true, ..note },
            ParagraphRole::Right | ParagraphRole::Cover => {
                TextStyle { align: self.theme.paragraph(paragraph.role).align, ..note }
            }
            ParagraphRole::Body | ParagraphRole::Title | ParagraphRole::Subtitle => note,
        }
    }
}
