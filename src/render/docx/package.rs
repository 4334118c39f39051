//! This file packs parts into an OPC package: content types first, relationships beside their part, one fixed time.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::xml::{Element, el};
use super::{DocxError, OFFICE};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// Content types of a Word file's parts begin so.
pub(super) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The next level of deflate gains two per cent here and takes twice the time.
const LEVEL: i64 = 7;

/// A package in the order in which its parts were added.
#[derive(Debug, Default)]
pub(super) struct Package {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    name: String,
    /// `None` where the extension says it.
    content_type: Option<String>,
    bytes: Vec<u8>,
}

/// The relationships of one part.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    entries: Vec<Relationship>,
}

#[derive(Debug, PartialEq)]
struct Relationship {
    kind: String,
    target: String,
    external: bool,
}

impl Relationships {
    /// The id of a relationship to a part of the package; the same target gets the same id.
    pub(super) fn part(&mut self, kind: &str, target: impl Into<String>) -> String {
        self.id(Relationship { kind: kind.to_owned(), target: target.into(), external: false })
    }

    /// The id of a relationship to an address outside the package.
    pub(super) fn address(&mut self, kind: &str, target: impl Into<String>) -> String {
        self.id(Relationship { kind: kind.to_owned(), target: target.into(), external: true })
    }

    fn id(&mut self, relationship: Relationship) -> String {
        let known = self.entries.iter().position(|r| *r == relationship);
        let at = known.unwrap_or_else(|| {
            self.entries.push(relationship);
            self.entries.len() - 1
        });
        format!("rId{}", at + 1)
    }

    fn element(&self) -> Element {
        let entries = self.entries.iter().enumerate().map(|(at, r)| {
            let entry = el("Relationship")
                .attr("Id", format!("rId{}", at + 1))
                .attr("Type", r.kind.clone())
                .attr("Target", r.target.clone());
            if r.external { entry.attr("TargetMode", "External") } else { entry }
        });
        el("Relationships").attr("xmlns", RELATIONSHIPS).children(entries)
    }
}

impl Package {
    /// Adds a part with a content type of its own.
    pub(super) fn add(&mut self, name: &str, content_type: &str, bytes: Vec<u8>) {
        let (name, content_type) = (name.to_owned(), Some(content_type.to_owned()));
        self.parts.push(Part { name, content_type, bytes });
    }

    /// Adds a part that the main part needs; one word names its content type and its relationship, whose id is returned.
    pub(super) fn add_beside(
        &mut self,
        main: &mut Relationships,
        kind: &'static str,
        file: &str,
        part: Element,
    ) -> String {
        let content_type = format!("{WORD}.{kind}+xml");
        self.add(&format!("word/{file}"), &content_type, part.inpart());
        main.part(&format!("{OFFICE}/{kind}"), file)
    }

    /// Adds a picture, whose extension tells its type.
    pub(super) fn add_png(&mut self, name: String, bytes: Vec<u8>) {
        self.parts.push(Part { name, content_type: None, bytes });
    }

    /// Adds the relationships of a part (`""` for the package's own), unless it has none.
    pub(super) fn relate(&mut self, part: &str, relationships: &Relationships) {
        if relationships.entries.is_empty() {
            return;
        }
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let bytes = relationships.element().inpart();
        self.parts.push(Part { name, content_type: None, bytes });
    }

    fn content_types(&self) -> Element {
        let default = |extension: &'static str, kind: &'static str| {
            el("Default").attr("Extension", extension).attr("ContentType", kind)
        };
        let overrides = self.parts.iter().filter_map(|part| {
            let kind = part.content_type.clone()?;
            let name = format!("/{}", part.name);
            Some(el("Override").attr("PartName", name).attr("ContentType", kind))
        });
        el("Types")
            .attr("xmlns", CONTENT_TYPES)
            .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
            .child(default("xml", "application/xml"))
            .child(default("png", "image/png"))
            .children(overrides)
    }

    /// The package as the bytes of a zip file; the same parts give the same bytes on every machine.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, DocxError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Dos);
        let types = self.content_types().inpart();
        let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(64 * 1024)));
        let mut put = |name: &str, bytes: &[u8]| {
            zip.start_file(name, options)
                .map_err(|source| DocxError::Pack { part: name.to_owned(), source })?;
            zip.write_all(bytes)
                .map_err(|source| DocxError::Write { part: name.to_owned(), source })
        };
        put("[Content_Types].xml", &types)?;
        for part in &self.parts {
            put(&part.name, &part.bytes)?;
        }
        let done = zip.finish();
        let end = "the list of parts".to_owned();
        done.map(Cursor::into_inner).map_err(|source| DocxError::Pack { part: end, source })
    }
}
