//! This file sets lists: a label in the margin, words beside it, one nested step.

use super::galley::{Galley, Keep};
use super::lines::{Measure, break_lines, width};
use super::paged::TagRole;
use super::set::{Setting, set_line};
use super::setter::{Column, Place, Setter};
use super::theme::TextStyle;
use super::tree::ROOT;
use super::words::Words;
use crate::document::{List, ListItem, ParagraphRole};

/// Space between label and words, in ems.
const AFTER_LABEL: f32 = 0.3;

/// What all items of one step share.
#[derive(Clone, Copy)]
struct Step {
    ordered: bool,
    depth: usize,
    column: Column,
    parent: usize,
    style: TextStyle,
}

impl<'a> Setter<'a> {
    /// Sets a list.
    pub(super) fn list(&mut self, galley: &mut Galley<'a>, list: &'a List, column: Column) {
        let body = self.theme.paragraph(ParagraphRole::Body);
        let style = TextStyle { before: 0.0, after: 0.0, first_indent: 0.0, ..body };
        let parent = self.tree.add(ROOT, TagRole::List { ordered: list.ordered });
        galley.begin(&list.id);
        galley.space(body.before);
        let step = Step { ordered: list.ordered, depth: 0, column, parent, style };
        self.items(galley, &list.items, step);
        galley.space(body.after);
    }

    fn items(&mut self, galley: &mut Galley<'a>, items: &'a [ListItem], step: Step) {
        let style = step.style;
        let labels: Vec<Words> = (1..=items.len())
            .zip(items)
            .map(|(n, item)| self.shape_plain(&item.id, &label(step, n), style.strong))
            .collect();
        let widest = labels.iter().map(|l| width(&l.clusters)).fold(0.0, f32::max);
        let indent = self.theme.list_indent.max((widest + AFTER_LABEL) * style.size);
        let inner = step.column.indented(indent);
        for (item, mut label) in items.iter().zip(labels) {
            let node = self.tree.add(step.parent, TagRole::ListItem);
            let leaf = self.tree.add(node, TagRole::ListLabel);
            label.attach(&mut self.tree, leaf);
            let body = self.tree.add(node, TagRole::ListBody);
            let mut words = self.shape(&item.id, &item.text, style.strong);
            // A body that holds a list as well keeps its own words in a span.
            let leaf = match item.children.is_empty() {
                true => body,
                false => self.tree.add(body, TagRole::Span),
            };
            words.attach(&mut self.tree, leaf);
            galley.begin(&item.id);
            let first = galley.pieces.len();
            let place = Place { column: inner, first: 0.0, rest: 0.0, style };
            self.lines(galley, &words, place);
            if let Some(piece) = galley.pieces.get_mut(first) {
                let setting = Setting {
                    size: style.size,
                    leading: style.leading,
                    x: step.column.x,
                    measure: indent,
                    align: super::theme::TextAlign::Start,
                };
                let measure = Measure::even(style.size, f32::INFINITY);
                if let Some(line) = break_lines(&label, measure).first() {
                    let mut ink = set_line(&label, line, setting);
                    ink.append(std::mem::take(&mut piece.ink), 0.0, 0.0);
                    piece.ink = ink;
                }
            }
            if !item.children.is_empty() {
                galley.keep_last(Keep::Prefer);
                let parent = self.tree.add(body, TagRole::List { ordered: step.ordered });
                let depth = step.depth + 1;
                self.items(galley, &item.children, Step { depth, column: inner, parent, ..step });
            }
        }
    }
}

/// 「•」 and 「－」, or 「(1)」 and 「①」, as the DOCX numbers its lists.
fn label(step: Step, number: usize) -> String {
    match (step.ordered, step.depth) {
        (false, 0) => "•".to_owned(),
        (false, _) => "－".to_owned(),
        (true, 0) => format!("({number})"),
        (true, _) => u32::try_from(number)
            .ok()
            .filter(|n| *n <= 20)
            .and_then(|n| char::from_u32(0x245F + n))
            .map_or_else(|| number.to_string(), |c| c.to_string()),
    }
}
