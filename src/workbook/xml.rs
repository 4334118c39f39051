//! This file walks through a part element by element and knows the place of each in the source.
//!
//! A document type or an entity of its own ends the reading: no spreadsheet program writes them, and both are tricks.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::Fault;

/// The main namespace, transitional and strict.
const MAIN: [&str; 2] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
];
/// Elements within elements; a worksheet needs eight.
const DEPTH: usize = 64;
/// Attributes of an element; the root of a worksheet carries some twenty.
const ATTRIBUTES: usize = 100;

/// A walk through a part.
pub(super) struct Xml<'a> {
    part: &'a str,
    text: &'a str,
    reader: NsReader<&'a [u8]>,
    /// How much of the source stands before what the reader sees.
    skipped: usize,
    depth: usize,
    /// The last event.
    span: Range<usize>,
}

/// The start of an element.
pub(super) struct Tag<'a> {
    /// Its name as written, with its prefix.
    pub(super) name: &'a str,
    /// Whether it belongs to the main namespace.
    pub(super) is_main: bool,
    /// Its start tag in the source.
    pub(super) span: Range<usize>,
    /// The start tag is the whole element: `<c/>`.
    pub(super) is_empty: bool,
    start: BytesStart<'a>,
}

impl<'a> Xml<'a> {
    /// Begins before the root element.
    pub(super) fn new(part: &'a str, text: &'a str) -> Self {
        let seen = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = NsReader::from_str(seen);
        reader.config_mut().expand_empty_elements = true;
        let skipped = text.len() - seen.len();
        Self { part, text, reader, skipped, depth: 0, span: 0..0 }
    }

    /// The root element, entered.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, Fault> {
        self.child()?.ok_or_else(|| self.malformed())
    }

    /// The next child of the element that was entered last, entered; `None` at its end, which leaves it.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, Fault> {
        loop {
            match self.event()? {
                Event::Start(start) => return self.tag(start).map(Some),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err(self.malformed()),
                _ => {}
            }
        }
    }

    /// Leaves the element that was entered last, with everything in it.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.event()? == Event::Eof {
                return Err(self.malformed());
            }
        }
        Ok(())
    }

    /// All text inside the element that was entered last, which is left.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let outside = self.depth.saturating_sub(1);
        let mut out = String::new();
        while self.depth > outside {
            match self.event()? {
                Event::Text(text) => out.push_str(&text.xml10_content()),
                Event::CData(text) => out.push_str(&text.xml10_content()),
                Event::GeneralRef(name) => out.push(self.character(&name)?),
                Event::Eof => return Err(self.malformed()),
                _ => {}
            }
        }
        Ok(out)
    }

    /// Reads on after the root element, where nothing may stand but comments.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        loop {
            match self.event()? {
                Event::Eof => return Ok(()),
                Event::Start(_) | Event::GeneralRef(_) | Event::CData(_) => {
                    return Err(self.malformed());
                }
                _ => {}
            }
        }
    }

    /// Where the last event stands in the source: the end tag of the element that was left last.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Says that the part cannot be read here.
    pub(super) fn malformed(&self) -> Fault {
        Fault::Malformed { part: self.part.to_owned(), at: self.span.start }
    }

    /// Says that the part declares what no spreadsheet program does.
    fn declaration(&self) -> Fault {
        Fault::Declaration { part: self.part.to_owned() }
    }

    fn event(&mut self) -> Result<Event<'a>, Fault> {
        let start = self.position();
        let read = self.reader.read_event();
        self.span = start..self.position();
        let event = read.map_err(|_| self.malformed())?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => {
                self.depth = self.depth.checked_sub(1).ok_or_else(|| self.malformed())?
            }
            Event::DocType(_) => return Err(self.declaration()),
            Event::GeneralRef(name) => {
                self.character(name)?;
            }
            _ => {}
        }
        if self.depth > DEPTH { Err(self.malformed()) } else { Ok(event) }
    }

    fn position(&self) -> usize {
        let seen = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.skipped.saturating_add(seen).min(self.text.len())
    }

    fn character(&self, reference: &BytesRef<'_>) -> Result<char, Fault> {
        if reference.is_char_ref() {
            let read = reference.resolve_char_ref().ok().flatten();
            return read.ok_or_else(|| self.malformed());
        }
        let known = resolve_predefined_entity(reference).and_then(|text| text.chars().next());
        known.ok_or_else(|| self.declaration())
    }

    fn tag(&self, start: BytesStart<'a>) -> Result<Tag<'a>, Fault> {
        let source = self.text.get(self.span.clone()).ok_or_else(|| self.malformed())?;
        let length = start.name().as_ref().len();
        let name = source.get(1..=length).ok_or_else(|| self.malformed())?;
        let resolved = self.reader.resolver().resolve_element(start.name()).0;
        let is_main = matches!(resolved, ResolveResult::Bound(ns) if MAIN.contains(&ns.as_ref()));
        let is_empty = source.ends_with("/>");
        Ok(Tag { name, is_main, span: self.span.clone(), is_empty, start })
    }

    /// The attributes of an element as written, with their prefixes, values decoded.
    pub(super) fn attributes(&self, tag: &Tag<'a>) -> Result<Attributes, Fault> {
        let mut out: Vec<(String, String)> = Vec::new();
        for attribute in tag.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| self.malformed())?;
            let name = attribute.key.as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| match error {
                Error::Escape(_) => self.declaration(),
                _ => self.malformed(),
            })?;
            if out.len() == ATTRIBUTES || out.iter().any(|(known, _)| *known == name) {
                return Err(self.malformed());
            }
            out.push((name, value.into_owned()));
        }
        Ok(Attributes(out))
    }
}

impl<'a> Tag<'a> {
    /// Its name without the prefix.
    pub(super) fn local(&self) -> &'a str {
        self.name.rsplit_once(':').map_or(self.name, |(_, local)| local)
    }

    /// Whether it is this element of the main namespace.
    pub(super) fn is(&self, local: &str) -> bool {
        self.is_main && self.local() == local
    }

    /// Its attributes as written: names with prefixes, values with their references.
    pub(super) fn raw_attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.start.attributes();
        let read = attributes.with_checks(false).flatten();
        read.map(|a| (a.key.as_ref().to_owned(), a.value.into_owned())).collect()
    }
}

/// The attributes of an element.
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The value of an attribute without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute of another namespace, under any prefix: `r:id`.
    pub(super) fn foreign(&self, local: &str) -> Option<&str> {
        let is = |name: &str| name.split_once(':').is_some_and(|(_, rest)| rest == local);
        self.0.iter().find(|(name, _)| is(name)).map(|(_, value)| value.as_str())
    }

    /// Whether a truth value is there and true.
    pub(super) fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some("1" | "true" | "on"))
    }

    /// A whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Text with what XML reads as markup written as references.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::partial_escape(text)
}
