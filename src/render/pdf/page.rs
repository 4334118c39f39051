//! This file paints one page: marks with their meaning, then the areas that can be clicked.

use krilla::Document;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::Rect;
use krilla::page::PageSettings;
use krilla::surface::{Location, Surface};
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use super::mark::Brush;
use super::structure::Leaves;
use crate::layout::Paged;
use crate::layout::paged::{LinkArea, LinkTarget, Mark, PageFrame, Paint};

/// Paints a page that has been proved; what `prove` refuses is passed over here.
pub(super) fn paint(
    document: &mut Document,
    paged: &Paged,
    index: usize,
    brush: &Brush,
    leaves: &mut Leaves,
) {
    let Some(frame) = paged.pages.get(index) else { return };
    let Some(settings) = PageSettings::from_wh(frame.width, frame.height) else { return };
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    // Errors of the rule checker carry this number back as the page.
    let location = u64::try_from(index).ok().and_then(|i| Location::new(i + 1));
    if let Some(location) = location {
        surface.set_location(location);
    }
    marks(&mut surface, frame, brush, leaves);
    surface.finish();
    for link in &frame.links {
        if let Some(annotation) = annotation(paged, link) {
            let identifier = page.add_tagged_annotation(annotation.with_location(location));
            leaves.add(link.owner, identifier);
        }
    }
}

/// Neighbours of one owner share a marked sequence; words to be read otherwise stand alone.
fn marks(surface: &mut Surface, frame: &PageFrame, brush: &Brush, leaves: &mut Leaves) {
    let together = |a: &Mark, b: &Mark| {
        a.owner == b.owner && actual_text(a).is_none() && actual_text(b).is_none()
    };
    for group in frame.marks.chunk_by(together) {
        let Some(first) = group.first() else { continue };
        let identifier = surface.start_tagged(match first.owner {
            None => ContentTag::Artifact(Artifact::with_kind(furniture(group))),
            Some(_) => match actual_text(first) {
                Some(words) => ContentTag::Span(SpanTag::empty().with_actual_text(Some(words))),
                None => ContentTag::Other,
            },
        });
        for mark in group {
            brush.draw(surface, &mark.paint);
        }
        surface.end_tagged();
        if let Some(owner) = first.owner {
            leaves.add(owner, identifier);
        }
    }
}

fn actual_text(mark: &Mark) -> Option<&str> {
    match &mark.paint {
        Paint::Glyphs(run) => run.actual_text.as_deref(),
        Paint::Path(_) | Paint::Image { .. } => None,
    }
}

/// Words without a place in the tree are repeated headers and page numbers; lines alone are ornament.
fn furniture(group: &[Mark]) -> ArtifactType {
    if group.iter().any(|mark| matches!(mark.paint, Paint::Glyphs(_))) {
        ArtifactType::PaginationOther
    } else {
        ArtifactType::Layout
    }
}

fn annotation(paged: &Paged, link: &LinkArea) -> Option<Annotation> {
    let area = &link.area;
    let rect = Rect::from_xywh(area.x, area.y, area.width, area.height)?;
    let target = match &link.target {
        LinkTarget::Url(url) => Target::Action(LinkAction::new(ascii(url)).into()),
        LinkTarget::Block(block) => {
            Target::Destination(super::outline::place(paged, block)?.into())
        }
    };
    Some(Annotation::new_link(LinkAnnotation::new(rect, target), Some(link.alt.clone())))
}

/// Addresses in a PDF are 7-bit; what is not, and what no address may hold, is percent-encoded.
fn ascii(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_japanese_words_become_7_bit() {
        assert_eq!(ascii("https://例.jp/a b?q=1%20"), "https://%E4%BE%8B.jp/a%20b?q=1%20");
        assert_eq!(ascii("tel:03-1234-5678"), "tel:03-1234-5678");
    }
}
