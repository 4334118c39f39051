//! This module turns a numbered document into a Word file of our own making.
//!
//! ```text
//! [Content_Types].xml
//! _rels/.rels
//! docProps/core.xml  docProps/app.xml            properties.rs
//! word/document.xml                              body.rs and the blocks: table, contents, drawing, figure
//!   word/_rels/document.xml.rels                 package.rs
//! word/styles.xml                                style.rs
//! word/numbering.xml                             numbering.rs
//! word/settings.xml  word/fontTable.xml          settings.rs
//! word/header1.xml … word/footer1.xml …          section.rs, one pair for each width of page
//! word/media/image1.png …
//! ```
//!
//! Layers: `package` knows parts, `xml` and `order` know elements, the other files know Word.

mod body;
mod contents;
mod drawing;
mod error;
mod field;
mod figure;
mod fit;
mod inline;
mod measure;
mod numbering;
mod order;
mod package;
mod paragraph;
mod properties;
mod section;
mod settings;
mod style;
mod table;
mod xml;

pub use error::DocxError;

use body::{Body, Written};
use package::{Package, Relationships, WORD};
use xml::{DECLARATION, Element};

use crate::document::{Document, Numbered, Page, Register};
use crate::layout::paged::PageMap;
use crate::layout::{Paged, Theme};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The Word file of a document.
///
/// `paged` gives the table of contents its pages and the diagrams their places; `pages` knows the pages of the whole
/// binder, for references to its other papers. The same input gives the same bytes.
///
/// # Errors
/// [`DocxError`] when a picture is no PNG file or the package cannot be put together.
pub fn docx(
    numbered: &Numbered,
    register: &Register,
    paged: &Paged,
    pages: &PageMap,
    theme: &Theme,
) -> Result<Vec<u8>, DocxError> {
    let document = numbered.document();
    let theme = &*theme.sized(document.type_size);
    let mut package = Package::default();
    let mut relationships = Relationships::default();

    about_the_file(&mut package, document);
    package.add_beside(&mut relationships, "styles", "styles.xml", styles(document, theme));
    package.add_beside(&mut relationships, "settings", "settings.xml", settings::settings());
    package.add_beside(&mut relationships, "fontTable", "fontTable.xml", settings::fonts(theme));
    let ends = section_ends(&mut package, &mut relationships, document, theme, paged.pages.len());

    let mut body = Body::new(numbered, register, paged, pages, theme, relationships);
    let runs = document.sections.iter().zip(ends);
    for (at, (section, end)) in runs.enumerate() {
        body.begin_section(at, section::text_area(section.page, theme));
        body.blocks(&section.blocks)?;
        body.end_section(end, at + 1 == document.sections.len());
    }

    let Written { content, mut relationships, pictures, ordered_lists } = body.finish();
    let numbers = numbering::numbering(theme, &ordered_lists);
    package.add_beside(&mut relationships, "numbering", "numbering.xml", numbers);
    package.add("word/document.xml", &format!("{WORD}.document.main+xml"), main_part(&content));
    package.relate("word/document.xml", &relationships);
    for (at, png) in pictures.into_iter().enumerate() {
        package.add_png(format!("word/{}", drawing::picture_file(at)), png.to_vec());
    }
    package.into_bytes()
}

fn about_the_file(package: &mut Package, document: &Document) {
    const OPC: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut root = Relationships::default();
    root.part(&format!("{OFFICE}/officeDocument"), "word/document.xml");
    root.part(&format!("{OPC}/metadata/core-properties"), "docProps/core.xml");
    root.part(&format!("{OFFICE}/extended-properties"), "docProps/app.xml");
    package.relate("", &root);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add("docProps/core.xml", core, properties::core(&document.meta).inpart());
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add("docProps/app.xml", extended, properties::extended(&document.meta).inpart());
}

fn styles(document: &Document, theme: &Theme) -> Element {
    let page = document.sections.first().map_or(Page::A4, |s| s.page);
    style::styles(theme, section::text_area(page, theme).0, document.chapters_start_pages())
}

/// The properties of each run of pages; runs of one width share their header and footer.
fn section_ends(
    package: &mut Package,
    relationships: &mut Relationships,
    document: &Document,
    theme: &Theme,
    pages: usize,
) -> Vec<Element> {
    let words = document.meta.furniture();
    let mut known: Vec<(f32, String, String)> = Vec::new();
    let mut out = Vec::with_capacity(document.sections.len());
    for section in &document.sections {
        let width = section::text_area(section.page, theme).0;
        if !known.iter().any(|(w, ..)| *w == width) {
            let number = known.len() + 1;
            let (header, footer) =
                (section::header(&words, theme, width), section::footer(&words, width, pages));
            let above =
                package.add_beside(relationships, "header", &format!("header{number}.xml"), header);
            let below =
                package.add_beside(relationships, "footer", &format!("footer{number}.xml"), footer);
            known.push((width, above, below));
        }
        if let Some((_, above, below)) = known.iter().find(|(w, ..)| *w == width) {
            out.push(section::properties(section.page, theme, above.clone(), below.clone()));
        }
    }
    out
}

fn main_part(content: &str) -> Vec<u8> {
    const NAMESPACES: &[(&str, &str)] = &[
        ("w", MAIN),
        ("r", OFFICE),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ];
    let mut out = String::with_capacity(content.len() + 1024);
    out.push_str(DECLARATION);
    out.push_str("<w:document");
    for (prefix, address) in NAMESPACES {
        out.push_str(&format!(" xmlns:{prefix}=\"{address}\""));
    }
    out.push_str(" mc:Ignorable=\"w14\"><w:body>");
    out.push_str(content);
    out.push_str("</w:body></w:document>");
    out.into_bytes()
}
