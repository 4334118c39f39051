//! This module reads the Markdown dialect of the templates into blocks, and refuses everything else by line.

mod attributes;
mod diagram;
mod fence;
mod inline;
mod table;

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use attributes::Attributes;
use inline::{InlineFault, Piece};

use super::template::Expanded;
use super::{ComposeError, escape};
use crate::document::{
    Block, BlockId, Heading, Inlines, List, ListItem, Page, Paragraph, ParagraphRole, Section,
};

/// Reads filled templates into the pages of a document.
pub(super) fn read(source: &Expanded, document: &str) -> Result<Vec<Section>, ComposeError> {
    let document = BlockId::document(document);
    let mut reader = Reader {
        source,
        events: Parser::new_ext(&source.text, Options::empty()).into_offset_iter().peekable(),
        section: document.child("front"),
        document,
        pages: vec![Section { page: Page::A4, blocks: Vec::new() }],
        list_key: None,
    };
    reader.all()?;
    reader.pages.retain(|section| !section.blocks.is_empty());
    Ok(reader.pages)
}

/// Goes through the events of the Markdown reader from top to bottom.
struct Reader<'a> {
    source: &'a Expanded,
    events: Peekable<OffsetIter<'a>>,
    document: BlockId,
    /// The section whose key the following blocks carry.
    section: BlockId,
    pages: Vec<Section>,
    /// `{#key}` on a line of its own names the list below it.
    list_key: Option<String>,
}

impl<'a> Reader<'a> {
    fn all(&mut self) -> Result<(), ComposeError> {
        while let Some((event, range)) = self.events.next() {
            let offset = range.start;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let pieces = self.inlines(TagEnd::Heading(level), &range)?;
                    self.heading(level as u8, pieces, offset)?;
                }
                Event::Start(Tag::Paragraph) => {
                    let pieces = self.inlines(TagEnd::Paragraph, &range)?;
                    self.paragraph(pieces, offset)?;
                }
                Event::Start(Tag::List(first)) => {
                    let key =
                        self.list_key.take().ok_or_else(|| self.no_key("箇条書き", offset))?;
                    let id = self.section.child(&key);
                    let items = self.items(&id, offset, 0)?;
                    let list = List { id, ordered: first.is_some(), items };
                    self.push(Block::List(list));
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    let body = self.fenced();
                    self.fence(&info, &body, offset)?;
                }
                other => return Err(self.refused(inline::name(&other), offset)),
            }
            if let Some(key) = &self.list_key
                && !matches!(self.events.peek(), Some((Event::Start(Tag::List(_)), _)))
            {
                let what = format!("{{#{}}} の下に箇条書きがありません。", escape::decode(key));
                return Err(self.malformed(what, offset));
            }
        }
        Ok(())
    }

    fn heading(
        &mut self,
        level: u8,
        mut pieces: Vec<Piece>,
        offset: usize,
    ) -> Result<(), ComposeError> {
        if level > 3 {
            return Err(self.refused("4段目より深い見出し".to_owned(), offset));
        }
        let attributes = self.attributes(&mut pieces, "見出し", &["unnumbered"], offset)?;
        let key = self.key(&attributes, "見出し", offset)?;
        let id = if level == 3 { self.section.child(&key) } else { self.document.child(&key) };
        if level < 3 {
            self.section = id.clone();
        }
        let text = self.finish(&pieces, offset)?;
        let numbered = attributes.classes.is_empty();
        self.push(Block::Heading(Heading { id, level, text, numbered }));
        Ok(())
    }

    fn paragraph(&mut self, mut pieces: Vec<Piece>, offset: usize) -> Result<(), ComposeError> {
        let attributes = self.attributes(&mut pieces, "段落", ROLES, offset)?;
        if pieces.is_empty() {
            self.list_key = Some(self.key(&attributes, "箇条書き", offset)?);
            return Ok(());
        }
        let id = self.section.clone();
        let paragraph = self.make_paragraph(&id, pieces, &attributes, offset)?;
        self.push(Block::Paragraph(paragraph));
        Ok(())
    }

    fn make_paragraph(
        &self,
        parent: &BlockId,
        pieces: Vec<Piece>,
        attributes: &Attributes,
        offset: usize,
    ) -> Result<Paragraph, ComposeError> {
        let id = parent.child(&self.key(attributes, "段落", offset)?);
        let role = match attributes.classes.first().map(String::as_str) {
            Some("title") => ParagraphRole::Title,
            Some("subtitle") => ParagraphRole::Subtitle,
            Some("cover") => ParagraphRole::Cover,
            Some("right") => ParagraphRole::Right,
            Some("small") => ParagraphRole::Small,
            Some("emphasis") => ParagraphRole::Emphasis,
            _ => ParagraphRole::Body,
        };
        Ok(Paragraph { id, role, text: self.finish(&pieces, offset)? })
    }

    fn items(
        &mut self,
        list: &BlockId,
        offset: usize,
        depth: usize,
    ) -> Result<Vec<ListItem>, ComposeError> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.item(list, &range, depth)?),
                _ => break,
            }
        }
        if items.is_empty() {
            return Err(self.no_rows(list.as_str(), offset));
        }
        Ok(items)
    }

    fn item(
        &mut self,
        list: &BlockId,
        range: &Range<usize>,
        depth: usize,
    ) -> Result<ListItem, ComposeError> {
        // A tight item holds its words directly, a loose one in a paragraph; both may be followed by a list.
        let mut pieces = Vec::new();
        let mut children_at = None;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Start(Tag::List(_)) if depth == 0 => {
                    children_at = Some(at.start);
                    break;
                }
                other => {
                    let end =
                        std::iter::once(other).chain(std::iter::from_fn(|| self.inside_item()));
                    let gathered = inline::gather(&mut end.into_iter(), TagEnd::Item);
                    pieces.extend(gathered.map_err(|fault| self.fault(fault, range.start))?);
                }
            }
        }
        let attributes = self.attributes(&mut pieces, "箇条書きの項目", &[], range.start)?;
        let id = list.child(&self.key(&attributes, "箇条書きの項目", range.start)?);
        let text = self.finish(&pieces, range.start)?;
        let mut children = Vec::new();
        if let Some(offset) = children_at {
            children = self.items(&id, offset, depth + 1)?;
            self.events.next_if(|(event, _)| matches!(event, Event::End(TagEnd::Item)));
        }
        Ok(ListItem { id, text, children })
    }

    /// The next event of an item's words, up to its end or a list inside it.
    fn inside_item(&mut self) -> Option<Event<'a>> {
        let ends = |event: &Event<'_>| {
            matches!(
                event,
                Event::End(TagEnd::Item | TagEnd::Paragraph) | Event::Start(Tag::List(_))
            )
        };
        self.events.next_if(|(event, _)| !ends(event)).map(|(event, _)| event)
    }

    fn fenced(&mut self) -> String {
        let mut body = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => body.push_str(&text),
                _ => break,
            }
        }
        body
    }

    fn inlines(&mut self, end: TagEnd, range: &Range<usize>) -> Result<Vec<Piece>, ComposeError> {
        let gathered = inline::gather(&mut self.events.by_ref().map(|(event, _)| event), end);
        gathered.map_err(|fault| self.fault(fault, range.start))
    }

    fn attributes(
        &self,
        pieces: &mut Vec<Piece>,
        what: &'static str,
        classes: &[&str],
        offset: usize,
    ) -> Result<Attributes, ComposeError> {
        let attributes = inline::split_attributes(pieces)
            .map_err(|fault| self.fault(fault, offset))?
            .ok_or_else(|| self.no_key(what, offset))?;
        match attributes.unknown(classes, &[]) {
            Some(name) => Err(self.refused(format!("{what}の「{name}」"), offset)),
            None => Ok(attributes),
        }
    }

    fn key(
        &self,
        attributes: &Attributes,
        what: &'static str,
        offset: usize,
    ) -> Result<String, ComposeError> {
        let key = attributes.key.as_ref().ok_or_else(|| self.no_key(what, offset))?;
        if escape::carries_empty(key) {
            return Err(self.empty(offset));
        }
        Ok(escape::decode(key))
    }

    fn finish(&self, pieces: &[Piece], offset: usize) -> Result<Inlines, ComposeError> {
        self.full(pieces, offset)?;
        inline::finish(pieces).map_err(|fault| self.fault(fault, offset))
    }

    fn full(&self, pieces: &[Piece], offset: usize) -> Result<(), ComposeError> {
        let empty = pieces.iter().any(|piece| match piece {
            Piece::Text(text) => escape::carries_empty(text),
            Piece::Strong(inner) => self.full(inner, offset).is_err(),
            Piece::Link { text, url } => escape::carries_empty(text) || escape::carries_empty(url),
        });
        if empty { Err(self.empty(offset)) } else { Ok(()) }
    }

    fn push(&mut self, block: Block) {
        if let Some(section) = self.pages.last_mut() {
            section.blocks.push(block);
        }
    }

    fn fault(&self, fault: InlineFault, offset: usize) -> ComposeError {
        match fault {
            InlineFault::Refused(what) => self.refused(what, offset),
            InlineFault::Malformed(what) => self.malformed(what, offset),
        }
    }

    fn refused(&self, what: String, offset: usize) -> ComposeError {
        let (template, line) = self.source.place(offset);
        ComposeError::Refused { template, line, what }
    }

    fn malformed(&self, what: String, offset: usize) -> ComposeError {
        let (template, line) = self.source.place(offset);
        ComposeError::Malformed { template, line, what }
    }

    fn no_key(&self, what: &'static str, offset: usize) -> ComposeError {
        let (template, line) = self.source.place(offset);
        ComposeError::NoKey { template, line, what }
    }

    fn no_rows(&self, key: &str, offset: usize) -> ComposeError {
        let (template, line) = self.source.place(offset);
        ComposeError::NoRows { template, line, key: key.to_owned() }
    }

    fn empty(&self, offset: usize) -> ComposeError {
        let (template, line) = self.source.place(offset);
        ComposeError::Empty { template, line }
    }
}

/// Classes of a paragraph.
const ROLES: &[&str] = &["title", "subtitle", "cover", "right", "small", "emphasis"];
