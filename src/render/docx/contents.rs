//! This file writes the table of contents: Word's own field, holding the entries as our layout numbers and pages them.

use super::body::Body;
use super::field;
use super::paragraph::{run, tab};
use super::style::CONTENTS;
use super::xml::{Element, el, val};
use crate::document::{BlockId, ContentsEntry};

impl Body<'_> {
    /// A table of contents down to a level, without its own title.
    pub(super) fn contents(&mut self, depth: u8, own_title: Option<&BlockId>) {
        let depth = depth.clamp(1, 3);
        let id = self.next_id();
        let instruction = format!(" TOC \\o \"1-{depth}\" \\h \\z \\u ");
        let entries: Vec<&ContentsEntry> = self
            .numbered
            .contents()
            .iter()
            .filter(|e| e.level <= depth && Some(&e.id) != own_title)
            .collect();
        let mut opening = Some(field::opening(instruction));
        let mut content = el("w:sdtContent");
        for (at, entry) in entries.iter().enumerate() {
            let level = usize::from(entry.level.clamp(1, 3)) - 1;
            let style = CONTENTS.get(level).copied().unwrap_or(CONTENTS[0]);
            let mut paragraph = self.paragraph(style).holding(opening.take().unwrap_or_default());
            paragraph = paragraph.holding([self.entry(entry)]);
            if at + 1 == entries.len() {
                paragraph = paragraph.holding([field::closing()]);
            }
            content = content.child(paragraph.element());
        }
        if let Some(opening) = opening {
            let empty = self.paragraph(CONTENTS[0]).holding(opening).holding([field::closing()]);
            content = content.child(empty.element());
        }
        let gallery = el("w:docPartObj")
            .child(val("w:docPartGallery", "Table of Contents"))
            .child(el("w:docPartUnique"));
        let properties = el("w:sdtPr").child(val("w:id", id)).child(gallery);
        self.push_element(&el("w:sdt").child(properties).child(content));
    }

    fn entry(&self, entry: &ContentsEntry) -> Element {
        let name = self.bookmarks.name(&entry.id);
        let number =
            if entry.number.is_empty() { String::new() } else { format!("{} ", entry.number) };
        el("w:hyperlink")
            .attr("w:anchor", name.clone())
            .attr("w:history", "1")
            .child(run(&format!("{number}{}", entry.title), []))
            .child(tab())
            .children(field::page_of(&name, &self.page(&entry.id)))
    }
}
