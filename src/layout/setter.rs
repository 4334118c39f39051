//! This file holds what every block needs to be set: theme, fonts, references, the tree, and what went wrong so far.

use std::collections::BTreeSet;

use super::error::MissingGlyph;
use super::fonts::Fonts;
use super::galley::{Galley, Keep, Piece};
use super::ink::Ink;
use super::lines::{Measure, break_lines, break_ragged};
use super::paged::{LinkTarget, PageMap};
use super::set::{Setting, set_line};
use super::theme::{TextAlign, TextStyle, Theme};
use super::tree::Tree;
use super::words::{Shaper, SpanMark, Words};
use crate::document::{BlockId, Inline, Numbered, ReferenceForm, Register, checkbox_mark};

/// Digits that room is kept for while the page is not known.
const USUAL_DIGITS: usize = 2;
/// Space beside an option of a choice, in ems, so that a circle around it touches nothing.
const BESIDE_OPTION: f32 = 0.38;

/// What every block needs to be set.
pub(super) struct Setter<'a> {
    pub(super) numbered: &'a Numbered,
    pub(super) register: &'a Register,
    pub(super) pages: &'a PageMap,
    pub(super) theme: &'a Theme,
    pub(super) fonts: &'a Fonts,
    pub(super) tree: Tree,
    pub(super) missing: BTreeSet<MissingGlyph>,
}

/// The text area's place for a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// Left edge, from the left of the text area.
    pub(super) x: f32,
    /// Width.
    pub(super) width: f32,
}

/// Where the lines of a paragraph stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The text area's part.
    pub(super) column: Column,
    /// Indent of the first line.
    pub(super) first: f32,
    /// Indent of the lines after it.
    pub(super) rest: f32,
    /// Look.
    pub(super) style: TextStyle,
}

impl Column {
    /// The part right of an indent.
    pub(super) fn indented(self, by: f32) -> Self {
        let by = by.min(self.width * 0.6);
        Self { x: self.x + by, width: self.width - by }
    }
}

impl<'a> Setter<'a> {
    /// Shapes a paragraph's words.
    pub(super) fn shape(&mut self, id: &BlockId, inlines: &[Inline], strong: bool) -> Words {
        self.shape_after(id, "", inlines, strong)
    }

    /// Shapes plain words.
    pub(super) fn shape_plain(&mut self, id: &BlockId, text: &str, strong: bool) -> Words {
        self.shape_after(id, text, &[], strong)
    }

    /// Shapes words after a number or label.
    pub(super) fn shape_after(
        &mut self,
        id: &BlockId,
        label: &str,
        inlines: &[Inline],
        strong: bool,
    ) -> Words {
        let mut shaper = Shaper::new(self.fonts);
        shaper.span(SpanMark::Plain, None);
        shaper.write(label, strong);
        self.write(&mut shaper, inlines, strong);
        let (words, missing) = shaper.finish();
        let named =
            missing.into_iter().map(|character| MissingGlyph { character, block: id.clone() });
        self.missing.extend(named);
        words
    }

    fn write(&self, shaper: &mut Shaper<'_>, inlines: &[Inline], strong: bool) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => shaper.write(words, strong),
                Inline::Strong(inner) => self.write(shaper, inner, true),
                Inline::Link { text, url } => {
                    let link = shaper.link(LinkTarget::Url(url.clone()), text.clone());
                    shaper.span(SpanMark::Plain, Some(link));
                    shaper.write(text, strong);
                    shaper.span(SpanMark::Plain, None);
                }
                Inline::Reference { target, form } => {
                    self.reference(shaper, target, *form, strong);
                }
                Inline::Choice { options, selected } => {
                    for (index, option) in options.iter().enumerate() {
                        if index > 0 {
                            shaper.span(SpanMark::Plain, None);
                            shaper.lead(BESIDE_OPTION);
                            shaper.write("・", strong);
                        }
                        let read = (*selected == Some(index)).then(|| format!("{option}（選択）"));
                        shaper.span(SpanMark::Option(read), None);
                        shaper.lead(BESIDE_OPTION);
                        shaper.write(option, strong);
                    }
                    shaper.span(SpanMark::Plain, None);
                    shaper.lead(BESIDE_OPTION);
                }
                Inline::Checkbox { checked } => {
                    let mark = checkbox_mark(*checked);
                    shaper.write(mark.encode_utf8(&mut [0; 4]), strong);
                }
                Inline::Blank { ems } => shaper.blank(*ems),
                Inline::Break => shaper.write("\n", strong),
            }
        }
    }

    fn reference(
        &self,
        shaper: &mut Shaper<'_>,
        target: &BlockId,
        form: ReferenceForm,
        strong: bool,
    ) {
        let (before, after) = self.register.reference(target, form);
        let here = target.document_name() == self.numbered.document().name;
        let link = here.then(|| {
            let alt = format!("{before}{}", after.as_deref().unwrap_or_default());
            shaper.link(LinkTarget::Block(target.clone()), alt)
        });
        shaper.span(SpanMark::Plain, link);
        shaper.write(&before, strong);
        if let Some(after) = after {
            let target = form.page_of(target);
            let digits = self.digits(&target);
            shaper.span(SpanMark::Slot { target, digits, strong }, link);
            shaper.slot(digits, strong);
            shaper.span(SpanMark::Plain, link);
            shaper.write(&after, strong);
        }
        shaper.span(SpanMark::Plain, None);
    }

    /// How many digits a page number needs, as far as is known.
    pub(super) fn digits(&self, target: &BlockId) -> usize {
        self.pages.get(target).map_or(USUAL_DIGITS, |page| page.to_string().len())
    }

    /// Adds the lines of a paragraph, with the rules that keep lines from standing alone.
    pub(super) fn lines(&self, galley: &mut Galley<'a>, words: &Words, place: Place) {
        let style = place.style;
        galley.space(style.before);
        let lines = set_lines(words, place);
        let count = lines.len();
        for (index, ink) in lines.into_iter().enumerate() {
            let mut piece = Piece::new(style.leading, ink);
            let torn = count > 1 && (index == 0 || index + 2 == count);
            piece.keep = if torn && index + 1 < count { Keep::Widow } else { Keep::Free };
            galley.push(piece);
        }
        galley.space(style.after);
    }
}

/// The lines of a paragraph, each from its own top; at least one, so that an empty paragraph keeps its line.
pub(super) fn set_lines(words: &Words, place: Place) -> Vec<Ink> {
    let Place { column, first, rest, style } = place;
    let (first_column, rest_column) = (column.indented(first), column.indented(rest));
    let measure = Measure { size: style.size, first: first_column.width, rest: rest_column.width };
    let lines = match style.align {
        TextAlign::Justify => break_lines(words, measure),
        TextAlign::Start | TextAlign::Center | TextAlign::End => break_ragged(words, measure),
    };
    if lines.is_empty() {
        return vec![Ink::default()];
    }
    let set = |(index, line)| {
        let column = if index == 0 { first_column } else { rest_column };
        let setting = Setting {
            size: style.size,
            leading: style.leading,
            x: column.x,
            measure: column.width,
            align: style.align,
        };
        set_line(words, line, setting)
    };
    lines.iter().enumerate().map(set).collect()
}

/// The same look, set from the left.
pub(super) fn from_left(style: TextStyle) -> TextStyle {
    let align = match style.align {
        TextAlign::Center | TextAlign::End => TextAlign::Start,
        TextAlign::Start | TextAlign::Justify => style.align,
    };
    TextStyle { align, ..style }
}
