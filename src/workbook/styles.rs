//! This file reads of the cell formats what reading and filling need: whether one shows a day, and its font.

use std::collections::BTreeMap;

use super::Fault;
use super::dates::{built_in_shows_day, shows_day};
use super::limits::few;
use super::xml::Xml;

/// The cell formats, in the order in which cells name them.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
    fonts: Vec<Font>,
}

#[derive(Debug, Clone)]
struct Format {
    is_date: bool,
    font: usize,
}

/// A font as a list of properties: element name and raw attributes, as in `sz` and `val="11"`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Font {
    pub(super) properties: Vec<(String, Vec<(String, String)>)>,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(part: &str, source: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(part, source);
        if !xml.root()?.is("styleSheet") {
            return Err(xml.malformed());
        }
        let mut styles = Self::default();
        let mut codes = BTreeMap::new();
        while let Some(tag) = xml.child()? {
            if tag.is("numFmts") {
                codes = number_formats(&mut xml)?;
            } else if tag.is("fonts") {
                styles.fonts = fonts(&mut xml)?;
            } else if tag.is("cellXfs") {
                styles.formats = formats(&mut xml, &codes)?;
            } else {
                xml.skip()?;
            }
        }
        xml.finish()?;
        Ok(styles)
    }

    /// Whether a number in a cell of this format is a day.
    pub(super) fn is_date(&self, style: u32) -> bool {
        self.format(style).is_some_and(|format| format.is_date)
    }

    /// The font of a cell format.
    pub(super) fn font(&self, style: u32) -> Option<&Font> {
        self.fonts.get(self.format(style)?.font)
    }

    fn format(&self, style: u32) -> Option<&Format> {
        self.formats.get(usize::try_from(style).ok()?)
    }
}

fn number_formats(xml: &mut Xml<'_>) -> Result<BTreeMap<u32, bool>, Fault> {
    let mut out = BTreeMap::new();
    while let Some(tag) = xml.child()? {
        let attributes = xml.attributes(&tag)?;
        if let (Some(id), Some(code)) =
            (attributes.number("numFmtId"), attributes.get("formatCode"))
        {
            out.insert(id, shows_day(code));
        }
        few(out.len(), "表示形式")?;
        xml.skip()?;
    }
    Ok(out)
}

fn fonts(xml: &mut Xml<'_>) -> Result<Vec<Font>, Fault> {
    let mut out = Vec::new();
    while xml.child()?.is_some() {
        let mut font = Font::default();
        while let Some(tag) = xml.child()? {
            if tag.is_main {
                font.properties.push((tag.local().to_owned(), tag.raw_attributes()));
            }
            few(font.properties.len(), "フォントの設定")?;
            xml.skip()?;
        }
        out.push(font);
        few(out.len(), "フォント")?;
    }
    Ok(out)
}

fn formats(xml: &mut Xml<'_>, codes: &BTreeMap<u32, bool>) -> Result<Vec<Format>, Fault> {
    let mut out = Vec::new();
    while let Some(tag) = xml.child()? {
        let attributes = xml.attributes(&tag)?;
        let id = attributes.number("numFmtId").unwrap_or_default();
        // A file may give a number of Excel's own list another meaning.
        let is_date = codes.get(&id).copied().unwrap_or_else(|| built_in_shows_day(id));
        let font = attributes.number("fontId").and_then(|n| usize::try_from(n).ok());
        out.push(Format { is_date, font: font.unwrap_or_default() });
        few(out.len(), "セルの書式")?;
        xml.skip()?;
    }
    Ok(out)
}
