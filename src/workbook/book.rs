//! This file reads the workbook part: the tabs in their order, defined names, and from which day dates count.

use super::Fault;
use super::limits::{SHEETS, few, too_large};
use super::text::decoded;
use super::xml::Xml;

/// What the workbook part says.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) tabs: Vec<Tab>,
    pub(super) names: Vec<DefinedName>,
    /// Dates count from 1904, as on old Macintoshes.
    pub(super) is_1904: bool,
}

/// A tab.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// Id of the relation that leads to its part.
    pub(super) relation: String,
}

/// A name for a range.
#[derive(Debug, Clone)]
pub(super) struct DefinedName {
    pub(super) name: String,
    /// The sheet it holds on; `None` for the whole workbook.
    pub(super) sheet: Option<usize>,
    pub(super) formula: String,
}

impl Book {
    /// Reads the workbook part.
    pub(super) fn read(part: &str, source: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(part, source);
        if !xml.root()?.is("workbook") {
            return Err(xml.malformed());
        }
        let mut book = Self::default();
        while let Some(tag) = xml.child()? {
            if tag.is("sheets") {
                book.tabs(&mut xml)?;
            } else if tag.is("definedNames") {
                book.names(&mut xml)?;
            } else {
                if tag.is("workbookPr") {
                    book.is_1904 = xml.attributes(&tag)?.flag("date1904");
                }
                xml.skip()?;
            }
        }
        xml.finish()?;
        Ok(book)
    }

    fn tabs(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            if tag.is("sheet") {
                let attributes = xml.attributes(&tag)?;
                let name = attributes.get("name").ok_or_else(|| xml.malformed())?;
                let relation = attributes.foreign("id").ok_or_else(|| xml.malformed())?;
                self.tabs.push(Tab {
                    name: decoded(name),
                    is_hidden: matches!(attributes.get("state"), Some("hidden" | "veryHidden")),
                    relation: relation.to_owned(),
                });
                if self.tabs.len() > SHEETS {
                    return Err(too_large("シートの数".to_owned(), "255"));
                }
            }
            xml.skip()?;
        }
        Ok(())
    }

    fn names(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            let attributes = xml.attributes(&tag)?;
            let sheet = attributes.number("localSheetId").and_then(|n| usize::try_from(n).ok());
            let name = attributes.get("name").unwrap_or_default().to_owned();
            self.names.push(DefinedName { name, sheet, formula: xml.text()? });
            few(self.names.len(), "定義された名前")?;
        }
        Ok(())
    }
}
