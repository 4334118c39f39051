//! This file reads fenced blocks: what Markdown has no words for.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Attributes, Reader, escape, inline};
use crate::compose::ComposeError;
use crate::document::{
    Block, BlockId, Inlines, Note, Orientation, Page, PaperSize, Paragraph, Section, Signature,
    SignatureLine, TableRole,
};

/// A fenced block: its attributes, its body, and where it stands.
pub(super) struct Fence<'b> {
    pub(super) attributes: Attributes,
    pub(super) body: &'b str,
    pub(super) offset: usize,
    /// Bytes from the fence to its first line.
    head: usize,
}

impl<'b> Fence<'b> {
    /// The lines that are not blank, each with its place in the text.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &'b str)> {
        let start = self.offset + self.head;
        self.body
            .split('\n')
            .scan(start, |at, line| {
                let here = *at;
                *at += line.len() + 1;
                Some((here, line.trim_matches([' ', '\t'])))
            })
            .filter(|(_, line)| !line.is_empty())
    }

    /// An attribute as a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attributes.get(name).and_then(|value| value.parse().ok())
    }
}

impl Reader<'_> {
    pub(super) fn fence(
        &mut self,
        info: &str,
        body: &str,
        offset: usize,
    ) -> Result<(), ComposeError> {
        let (name, rest) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
        let rest = rest.trim();
        let inside = rest.strip_prefix('{').and_then(|r| r.strip_suffix('}'));
        let attributes = match (rest, inside) {
            ("", _) => Attributes::default(),
            (_, Some(inside)) => {
                Attributes::parse(inside).map_err(|what| self.malformed(what, offset))?
            }
            _ => return Err(self.refused(format!("「{rest}」"), offset)),
        };
        let head = self.source.text.get(offset..).and_then(|t| t.find('\n')).map_or(0, |n| n + 1);
        let fence = Fence { attributes, body, offset, head };
        let block = match name {
            "table" => self.table(&fence, TableRole::Ledger)?,
            "form" => self.table(&fence, TableRole::Form)?,
            "keyvalue" => self.table(&fence, TableRole::KeyValue)?,
            "diagram" => self.diagram(&fence)?,
            "note" => self.note(&fence)?,
            "signature" => self.signature(&fence)?,
            "contents" => Block::Contents {
                id: self.fence_id(&fence, "目次", &["depth"])?,
                depth: fence.number("depth").unwrap_or(2).clamp(1, 3),
            },
            "pagebreak" => Block::PageBreak,
            "portrait" => return self.turn(Orientation::Portrait),
            "landscape" => return self.turn(Orientation::Landscape),
            _ => return Err(self.refused(format!("囲み「{name}」"), offset)),
        };
        self.push(block);
        Ok(())
    }

    /// The id of a fenced block that knows only these attributes.
    pub(super) fn fence_id(
        &self,
        fence: &Fence<'_>,
        what: &'static str,
        known: &[&str],
    ) -> Result<BlockId, ComposeError> {
        if let Some(name) = fence.attributes.unknown(&[], known) {
            return Err(self.refused(format!("{what}の「{name}」"), fence.offset));
        }
        let key = self.key(&fence.attributes, what, fence.offset)?;
        Ok(self.section.child(&key))
    }

    /// Words of a line on its own: a cell, a caption, a title.
    pub(super) fn words(&self, text: &str, offset: usize) -> Result<Inlines, ComposeError> {
        if escape::carries_empty(text) {
            return Err(self.empty(offset));
        }
        inline::line(text).map_err(|fault| self.fault(fault, offset))
    }

    /// Plain words, as drawings and signature lines have them.
    pub(super) fn plain(&self, text: &str, offset: usize) -> Result<String, ComposeError> {
        if escape::carries_empty(text) {
            return Err(self.empty(offset));
        }
        Ok(escape::decode(text.trim_matches([' ', '\t'])))
    }

    fn turn(&mut self, orientation: Orientation) -> Result<(), ComposeError> {
        let page = Page { size: PaperSize::A4, orientation };
        self.pages.push(Section { page, blocks: Vec::new() });
        Ok(())
    }

    fn note(&mut self, fence: &Fence<'_>) -> Result<Block, ComposeError> {
        let id = self.fence_id(fence, "囲み", &["title"])?;
        let title = self.words(fence.attributes.get("title").unwrap_or(""), fence.offset)?;
        let mut paragraphs = Vec::new();
        let mut events = Parser::new_ext(fence.body, Options::empty()).into_offset_iter();
        while let Some((event, range)) = events.next() {
            let at = fence.offset + fence.head + range.start;
            let Event::Start(Tag::Paragraph) = event else {
                return Err(self.refused(inline::name(&event), at));
            };
            let pieces = inline::gather(&mut events.by_ref().map(|e| e.0), TagEnd::Paragraph);
            let mut pieces = pieces.map_err(|fault| self.fault(fault, at))?;
            let attributes = self.attributes(&mut pieces, "段落", super::ROLES, at)?;
            paragraphs.push(self.make_paragraph(&id, pieces, &attributes, at)?);
        }
        if paragraphs.is_empty() {
            return Err(self.no_rows(id.as_str(), fence.offset));
        }
        Ok(Block::Note(Note { id, title, paragraphs }))
    }

    fn signature(&mut self, fence: &Fence<'_>) -> Result<Block, ComposeError> {
        let id = self.fence_id(fence, "署名欄", &[])?;
        let mut lines = Vec::new();
        for (at, line) in fence.lines() {
            let cells: Vec<&str> = line.split('|').collect();
            let [key, role, name, date] = cells.as_slice() else {
                let what = "署名欄の行は「名前 | 役割 | 氏名 | 日付」の4つで書いてください。";
                return Err(self.malformed(what.to_owned(), at));
            };
            lines.push(SignatureLine {
                id: id.child(&self.plain(key, at)?),
                role: self.plain(role, at)?,
                name: self.plain(name, at)?,
                date: self.plain(date, at)?,
            });
        }
        if lines.is_empty() {
            return Err(self.no_rows(id.as_str(), fence.offset));
        }
        Ok(Block::Signature(Signature { id, lines }))
    }

    /// Puts a paragraph in the place of a block that has nothing to show.
    pub(super) fn instead(id: BlockId, text: Inlines) -> Block {
        Block::Paragraph(Paragraph { id, role: crate::document::ParagraphRole::Body, text })
    }
}
