//! This file writes the blocks of a document one after the other, keeping count of ids, links and pictures.

use super::DocxError;
use super::measure::twips;
use super::numbering;
use super::package::Relationships;
use super::paragraph::{Paragraph, run};
use super::style::{self, Style};
use super::xml::{Element, el, val};
use crate::document::{
    Block, BlockId, Bookmarks, Document, Heading, Inlines, List, ListItem, Note, Numbered, Register,
};
use crate::layout::house::NOTE_AROUND;
use crate::layout::paged::PageMap;
use crate::layout::{Paged, Theme};

/// The body of a document while it is being written.
pub(super) struct Body<'a> {
    pub(super) numbered: &'a Numbered,
    pub(super) register: &'a Register,
    pub(super) paged: &'a Paged,
    pub(super) theme: &'a Theme,
    pub(super) relationships: Relationships,
    pub(super) bookmarks: Bookmarks<'a>,
    /// Pictures in order of their file numbers.
    pub(super) pictures: Vec<&'a [u8]>,
    /// Size of runs where it is not their style's.
    pub(super) run_size: Option<f32>,
    /// How many items each ordered list has.
    ordered_lists: Vec<usize>,
    pages: &'a PageMap,
    out: String,
    /// The last paragraph waits, because a section's end is a property of its last paragraph.
    waiting: Option<Paragraph>,
    /// Bookmarks for the paragraph that comes next.
    marks: Vec<BlockId>,
    page_break: bool,
    /// Whether nothing stands above the next paragraph on its page, as far as page ends that were asked for say.
    on_top: bool,
    /// Space above headings of the first level in the current section.
    above_chapter: f32,
    contents_title: Option<&'a BlockId>,
    chapters_start_pages: bool,
    ids: u32,
    /// Width and height of the text area in points.
    text_area: (f32, f32),
}

/// What the body leaves behind.
pub(super) struct Written<'a> {
    /// The children of `w:body`.
    pub(super) content: String,
    pub(super) relationships: Relationships,
    pub(super) pictures: Vec<&'a [u8]>,
    /// How many items each ordered list has.
    pub(super) ordered_lists: Vec<usize>,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        numbered: &'a Numbered,
        register: &'a Register,
        paged: &'a Paged,
        pages: &'a PageMap,
        theme: &'a Theme,
        relationships: Relationships,
    ) -> Self {
        Self {
            numbered,
            register,
            paged,
            theme,
            relationships,
            bookmarks: Bookmarks::of(numbered),
            pictures: Vec::new(),
            run_size: None,
            ordered_lists: Vec::new(),
            pages,
            out: String::with_capacity(256 * 1024),
            waiting: None,
            marks: vec![BlockId::document(&numbered.document().name)],
            page_break: false,
            on_top: true,
            above_chapter: 0.0,
            contents_title: None,
            chapters_start_pages: numbered.document().chapters_start_pages(),
            ids: 0,
            text_area: (0.0, 0.0),
        }
    }

    /// Ids count in document order, so that the same document gets the same ones.
    pub(super) fn next_id(&mut self) -> u32 {
        self.ids += 1;
        self.ids
    }

    pub(super) fn document(&self) -> &'a Document {
        self.numbered.document()
    }

    /// The printed page of a block; empty while nobody knows it.
    pub(super) fn page(&self, id: &BlockId) -> String {
        let page = self.pages.get(id).or_else(|| self.paged.page_of.get(id));
        page.map(u32::to_string).unwrap_or_default()
    }

    /// Width of the text area of the current section in points.
    pub(super) fn text_width(&self) -> f32 {
        self.text_area.0
    }

    /// Height of the text area of the current section in points.
    pub(super) fn text_height(&self) -> f32 {
        self.text_area.1
    }

    /// Begins the run of pages of a section with this text area.
    pub(super) fn begin_section(&mut self, section: usize, text_area: (f32, f32)) {
        self.text_area = text_area;
        let share = self.paged.heading_shares.get(section).copied().unwrap_or(1.0);
        self.above_chapter = self.theme.headings[0].before * share;
        self.on_top = true;
    }

    /// Ends a run of pages: its properties stand in its last paragraph, those of the last run after it.
    pub(super) fn end_section(&mut self, properties: Element, is_last: bool) {
        let last = self.waiting.take().unwrap_or_else(|| self.paragraph(style::GAP));
        let last = squeezed(last);
        if is_last {
            last.element().write(&mut self.out);
            properties.write(&mut self.out);
        } else {
            last.with(properties).element().write(&mut self.out);
        }
        self.page_break = false;
    }

    pub(super) fn finish(self) -> Written<'a> {
        let Self { out: content, relationships, pictures, ordered_lists, .. } = self;
        Written { content, relationships, pictures, ordered_lists }
    }

    /// The next paragraph carries the bookmark of this block.
    pub(super) fn mark(&mut self, id: &BlockId) {
        self.marks.push(id.clone());
    }

    /// A paragraph with the bookmarks and the page break that wait for one.
    pub(super) fn paragraph(&mut self, style: Style) -> Paragraph {
        let mut paragraph = Paragraph::new(style)
            .with_if(std::mem::take(&mut self.page_break), || el("w:pageBreakBefore"));
        let marks = std::mem::take(&mut self.marks);
        let numbers: Vec<u32> = marks.iter().map(|_| self.next_id()).collect();
        // Names before ids and starts before ends: so the file packs best.
        for (id, number) in marks.iter().zip(&numbers) {
            let start = el("w:bookmarkStart").attr("w:name", self.bookmarks.name(id));
            paragraph = paragraph.holding([start.attr("w:id", *number)]);
        }
        let ends = numbers.iter().rev().map(|number| el("w:bookmarkEnd").attr("w:id", *number));
        paragraph.holding(ends)
    }

    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.on_top = false;
        if let Some(before) = self.waiting.replace(paragraph) {
            before.element().write(&mut self.out);
        }
    }

    /// Writes something that is no paragraph.
    pub(super) fn push_element(&mut self, element: &Element) {
        self.on_top = false;
        if let Some(before) = self.waiting.take() {
            before.element().write(&mut self.out);
        }
        element.write(&mut self.out);
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block]) -> Result<(), DocxError> {
        for (at, block) in blocks.iter().enumerate() {
            match (block, blocks.get(at + 1)) {
                // The heading right above the contents says 「目次」 and is not part of them.
                (Block::Heading(heading), Some(Block::Contents { .. })) => {
                    self.mark(&heading.id);
                    let before = if self.on_top { 0.0 } else { self.above_chapter };
                    let paragraph = self.paragraph(style::CONTENTS_HEADING).with(spaced(before));
                    let content = self.inlines(&heading.text);
                    self.push(paragraph.holding(content));
                    self.contents_title = Some(&heading.id);
                }
                // Words that announce a list or table stay with it.
                (Block::Paragraph(p), Some(Block::List(_) | Block::Table(_))) => {
                    self.mark(&p.id);
                    let paragraph = self.paragraph(style::of_role(p.role)).with(el("w:keepNext"));
                    let content = self.inlines(&p.text);
                    self.push(paragraph.holding(content));
                }
                _ => self.block(block)?,
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &'a Block) -> Result<(), DocxError> {
        if let Some(id) = block.id() {
            self.mark(id);
        }
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(p) => self.words(style::of_role(p.role), &p.text),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Diagram(d) => self.diagram(&d.id, &d.alt, d.caption.as_ref()),
            Block::Bars(b) => self.diagram(&b.id, &b.alt, b.caption.as_ref()),
            Block::Image(image) => self.image(image)?,
            Block::Signature(signature) => self.signature(signature),
            Block::Note(note) => self.note(note),
            Block::Contents { depth, .. } => {
                let own_title = self.contents_title.take();
                self.contents(*depth, own_title);
            }
            Block::PageBreak => (self.page_break, self.on_top) = (true, true),
        }
        Ok(())
    }

    fn words(&mut self, style: Style, words: &Inlines) {
        let paragraph = self.paragraph(style);
        let content = self.inlines(words);
        self.push(paragraph.holding(content));
    }

    fn heading(&mut self, heading: &Heading) {
        let level = usize::from(heading.level.clamp(1, 3)) - 1;
        let style = style::HEADINGS.get(level).copied().unwrap_or(style::NORMAL);
        let chapter = level == 0 && self.chapters_start_pages;
        let stays = !heading.numbered && chapter && !self.page_break;
        // No space stands on top of a page, and none in the style of headings that begin one.
        let top = self.on_top || (chapter && heading.numbered);
        let look = self.theme.headings.get(level).map_or(0.0, |look| look.before);
        let wanted = match level {
            _ if top => 0.0,
            0 => self.above_chapter,
            _ => look,
        };
        let styled = if chapter { 0.0 } else { look };
        let paragraph = self
            .paragraph(style)
            .with_if(!heading.numbered, numbering::none)
            .with_if(stays, || val("w:pageBreakBefore", "0"))
            .with_if(wanted != styled, || spaced(wanted));
        let content = self.inlines(&heading.text);
        self.push(paragraph.holding(content));
    }

    fn list(&mut self, list: &List) {
        let (style, number) = if list.ordered {
            self.ordered_lists.push(list.items.len());
            let before = u32::try_from(self.ordered_lists.len() - 1).unwrap_or(u32::MAX);
            (style::NUMBERS, numbering::FIRST_ORDERED.saturating_add(before))
        } else {
            (style::BULLETS, numbering::BULLETS)
        };
        self.items(&list.items, style, number, 0);
    }

    fn items(&mut self, items: &[ListItem], style: Style, number: u32, level: u32) {
        for item in items {
            self.mark(&item.id);
            let paragraph = self.paragraph(style).with(numbering::properties(number, level.min(1)));
            let content = self.inlines(&item.text);
            self.push(paragraph.holding(content));
            self.items(&item.children, style, number, level + 1);
        }
    }

    fn note(&mut self, note: &Note) {
        let titled = !note.title.is_empty();
        if titled {
            self.words(style::NOTE_TITLE, &note.title);
        }
        for (at, paragraph) in note.paragraphs.iter().enumerate() {
            self.mark(&paragraph.id);
            let look = style::note_look(self.theme, paragraph.role);
            let (first, last) = (at == 0 && !titled, at + 1 == note.paragraphs.len());
            let spacing = || {
                let side = |name, wanted, space: f32, spacing: Element| {
                    if wanted { spacing.attr(name, twips(space + NOTE_AROUND)) } else { spacing }
                };
                let spacing = side("w:before", first, look.before, el("w:spacing"));
                side("w:after", last, look.after, spacing)
            };
            let built = self
                .paragraph(style::of_note(paragraph.role))
                .with_if(!last, || el("w:keepNext"))
                .with_if(first || last, spacing);
            let content = self.inlines(&paragraph.text);
            self.push(built.holding(content));
        }
    }

    /// A caption with its number, which layout and references print alike.
    pub(super) fn caption(&mut self, id: &BlockId, words: &Inlines, keep_with_next: bool) {
        let number = self.numbered.label(id).map(|l| l.number.clone()).unwrap_or_default();
        let paragraph = self.paragraph(style::CAPTION).with_if(keep_with_next, || el("w:keepNext"));
        let content = self.inlines(words);
        let number = (!number.is_empty()).then(|| run(&format!("{number} "), []));
        self.push(paragraph.holding(number).holding(content));
    }
}

/// Other space above than the style's.
fn spaced(before: f32) -> Element {
    el("w:spacing").attr("w:before", twips(before))
}

/// The paragraph that Word demands after a table must not itself need a new page.
fn squeezed(last: Paragraph) -> Paragraph {
    let line = || {
        el("w:spacing")
            .attr("w:before", 0)
            .attr("w:after", 0)
            .attr("w:line", 20)
            .attr("w:lineRule", "exact")
    };
    let gap = last.style() == style::GAP;
    last.with_if(gap, line)
}
