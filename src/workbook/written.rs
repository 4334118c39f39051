//! This file writes a cell element: its place and look as they were, and the new text or number inside.

use super::styles::Font;
use super::text::encoded;
use super::xml::{Xml, escaped};
use super::{CellRef, Entry, Fault, Run, Workbook};

/// Attributes of a cell that speak of what it held: its type, and metadata of its value and its formula.
const OF_CONTENT: [&str; 3] = ["t", "vm", "cm"];
/// Properties of a run in the order of the schema.
const RUN_PROPERTIES: [&str; 15] = [
    "rFont",
    "charset",
    "family",
    "b",
    "i",
    "strike",
    "outline",
    "shadow",
    "condense",
    "extend",
    "color",
    "sz",
    "u",
    "vertAlign",
    "scheme",
];

/// What of a cell element stays, whatever is written into it.
pub(super) struct NewCell {
    /// Its name as written, with its prefix.
    name: String,
    attributes: Vec<(String, String)>,
    /// Extensions at its end, as they stand in the source.
    extensions: String,
}

impl NewCell {
    /// A cell that the part does not name yet.
    pub(super) fn at(at: CellRef, style: u32, prefix: &str) -> Self {
        let mut attributes = vec![("r".to_owned(), at.to_string())];
        if style != 0 {
            attributes.push(("s".to_owned(), style.to_string()));
        }
        Self { name: format!("{prefix}c"), attributes, extensions: String::new() }
    }

    /// What stays of a cell element.
    pub(super) fn read(part: &str, source: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(part, source);
        let tag = xml.root()?;
        let mut attributes = tag.raw_attributes();
        attributes.retain(|(name, _)| !OF_CONTENT.contains(&name.as_str()));
        let mut extensions = String::new();
        while let Some(child) = xml.child()? {
            xml.skip()?;
            if child.local() == "extLst" {
                let whole = source.get(child.span.start..xml.span().end);
                extensions.push_str(whole.unwrap_or_default());
            }
        }
        Ok(Self { name: tag.name.to_owned(), attributes, extensions })
    }

    /// The element with the entry in it.
    pub(super) fn written(&self, book: &Workbook, style: u32, entry: &Entry) -> String {
        let prefix = prefix(&self.name);
        let (kind, inside) = match entry {
            Entry::Text(text) => text_inside(prefix, text),
            Entry::Runs(runs) => runs_inside(prefix, runs, book.styles.font(style)),
            Entry::Date { date, otherwise } => {
                let is_date = book.styles.is_date(style);
                match is_date.then(|| book.epoch.serial(*date)).flatten() {
                    Some(serial) => ("", format!("<{prefix}v>{serial}</{prefix}v>")),
                    None => text_inside(prefix, otherwise),
                }
            }
            Entry::Clear => ("", String::new()),
        };
        let mut out = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            let quote = if value.contains('"') { '\'' } else { '"' };
            out.push_str(&format!(" {name}={quote}{value}{quote}"));
        }
        out.push_str(kind);
        if inside.is_empty() && self.extensions.is_empty() {
            out.push_str("/>");
        } else {
            out.push_str(&format!(">{inside}{}</{}>", self.extensions, self.name));
        }
        out
    }
}

/// The prefix of a name with its colon: `x:` of `x:c`.
pub(super) fn prefix(name: &str) -> &str {
    name.rfind(':').and_then(|colon| name.get(..=colon)).unwrap_or_default()
}

/// The type attribute and the inside of a cell of text. Inline text is never read as a formula, and the shared
/// strings stay as they are.
fn text_inside(prefix: &str, text: &str) -> (&'static str, String) {
    if text.is_empty() {
        return ("", String::new());
    }
    let words = words(prefix, text);
    (" t=\"inlineStr\"", format!("<{prefix}is>{words}</{prefix}is>"))
}

fn runs_inside(prefix: &str, runs: &[Run], font: Option<&Font>) -> (&'static str, String) {
    let runs: Vec<&Run> = runs.iter().filter(|run| !run.text.is_empty()).collect();
    if runs.is_empty() {
        return ("", String::new());
    }
    let mut inside = String::new();
    for run in runs {
        let look = look(prefix, font, run.is_marked);
        let words = words(prefix, &run.text);
        inside.push_str(&format!("<{prefix}r>{look}{words}</{prefix}r>"));
    }
    (" t=\"inlineStr\"", format!("<{prefix}is>{inside}</{prefix}is>"))
}

fn words(prefix: &str, text: &str) -> String {
    let text = encoded(text);
    format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escaped(&text))
}

/// The properties of a run. A run without any is shown in the font of an empty workbook, so the cell's is spelt out.
fn look(prefix: &str, font: Option<&Font>, is_marked: bool) -> String {
    let known = font.map(|font| font.properties.as_slice()).unwrap_or_default();
    let mut out = String::new();
    for property in RUN_PROPERTIES {
        let of_font = if property == "rFont" { "name" } else { property };
        let own = known.iter().find(|(name, _)| name == of_font);
        if is_marked && matches!(property, "b" | "u") {
            out.push_str(&format!("<{prefix}{property}/>"));
        } else if let Some((_, attributes)) = own {
            out.push_str(&format!("<{prefix}{property}"));
            for (name, value) in attributes {
                let quote = if value.contains('"') { '\'' } else { '"' };
                out.push_str(&format!(" {name}={quote}{value}{quote}"));
            }
            out.push_str("/>");
        }
    }
    if out.is_empty() { out } else { format!("<{prefix}rPr>{out}</{prefix}rPr>") }
}
