//! This file writes what the file says of itself: title, author, language and date, none of them from a clock.

use super::xml::{Element, el};
use crate::document::{Meta, Status};

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// `docProps/core.xml`.
pub(super) fn core(meta: &Meta) -> Element {
    let time = format!("{}T00:00:00Z", meta.date.format("%Y-%m-%d"));
    let date = |name| el(name).attr("xsi:type", "dcterms:W3CDTF").text(time.clone());
    let status = match meta.status {
        Status::Draft => Some("案"),
        Status::Approved => Some("承認済み"),
        Status::Sheet => None,
    };
    let optional = [
        ("dc:identifier", meta.document_number.as_deref()),
        ("cp:contentStatus", status),
        ("cp:version", meta.version.as_deref()),
    ];
    let optional = optional.into_iter().filter_map(|(name, words)| Some(el(name).text(words?)));
    el("cp:coreProperties")
        .attr("xmlns:cp", CORE)
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attr("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(el("dc:title").text(meta.title.clone()))
        .child(el("dc:creator").text(meta.author()))
        .child(el("dc:language").text("ja-JP"))
        .children(optional)
        .child(el("cp:lastModifiedBy").text(meta.author()))
        .child(date("dcterms:created"))
        .child(date("dcterms:modified"))
}

/// `docProps/app.xml`.
pub(super) fn extended(meta: &Meta) -> Element {
    el("Properties")
        .attr("xmlns", EXTENDED)
        .child(el("Application").text("sonae"))
        .child(el("Company").text(meta.author()))
}
