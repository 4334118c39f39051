//! This file sets drawings and pictures into lines of text, each with its alternative text.

use super::DocxError;
use super::body::Body;
use super::measure::emu;
use super::paragraph::run;
use super::style;
use super::xml::{Element, el};
use crate::document::{BlockId, Image, Inlines};
use crate::layout::house::FIGURE_AROUND;

const IMAGE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const GROUP: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";

impl<'a> Body<'a> {
    /// A diagram or bar chart as shapes that a person can move and rewrite, one drawing a page it takes.
    pub(super) fn diagram(&mut self, id: &BlockId, alt: &str, caption: Option<&Inlines>) {
        let paged = self.paged;
        let figures = paged.figures.get(id).map(Vec::as_slice).unwrap_or_default();
        if figures.is_empty() {
            let paragraph = self.paragraph(style::FIGURE);
            self.push(paragraph.holding([run(alt, [])]));
        }
        for (at, figure) in figures.iter().enumerate() {
            let last = at + 1 == figures.len();
            let keep = last && caption.is_some();
            let paragraph = self.paragraph(style::FIGURE).with_if(keep, || el("w:keepNext"));
            let part = (figures.len() > 1).then(|| format!("（{}／{}）", at + 1, figures.len()));
            let alt = format!("{alt}{}", part.unwrap_or_default());
            let number = self.next_id();
            let group = self.group(figure);
            let size = (figure.width, figure.height);
            let inline = inline(number, self.bookmarks.name(id), &alt, size, graphic(GROUP, group));
            let drawing = el("w:drawing").child(inline);
            // Programs that draw no shapes show the words instead.
            let drawing = el("mc:AlternateContent")
                .child(el("mc:Choice").attr("Requires", "wpg").child(drawing))
                .child(el("mc:Fallback").child(el("w:t").text(alt)));
            self.push(paragraph.holding([el("w:r").child(drawing)]));
        }
        self.caption_below(id, caption);
    }

    /// A picture.
    pub(super) fn image(&mut self, image: &'a Image) -> Result<(), DocxError> {
        let Some((width, height)) = png_size(&image.png) else {
            return Err(DocxError::Picture { id: image.id.clone() });
        };
        let known = self.pictures.iter().position(|png| *png == image.png.as_slice());
        let file = known.unwrap_or_else(|| {
            self.pictures.push(&image.png);
            self.pictures.len() - 1
        });
        let relationship = self.relationships.part(IMAGE, picture_file(file));
        let share = if image.width > 0.0 { image.width.min(1.0) } else { 1.0 };
        let scale = self.text_width() * share / width as f32;
        let scale = scale.min(self.figure_room(image.caption.is_some()) / height as f32);
        let size = (width as f32 * scale, height as f32 * scale);
        let keep = image.caption.is_some();
        let paragraph = self.paragraph(style::FIGURE).with_if(keep, || el("w:keepNext"));
        let number = self.next_id();
        let name = self.bookmarks.name(&image.id);
        let picture = picture(number, name.clone(), relationship, size);
        let inline = inline(number, name, &image.alt, size, graphic(PICTURE, picture));
        self.push(paragraph.holding([el("w:r").child(el("w:drawing").child(inline))]));
        self.caption_below(&image.id, image.caption.as_ref());
        Ok(())
    }

    fn caption_below(&mut self, id: &BlockId, caption: Option<&Inlines>) {
        if let Some(caption) = caption {
            self.caption(id, caption, false);
        }
    }

    /// Height of a picture on a page that also holds two lines of caption.
    fn figure_room(&self, captioned: bool) -> f32 {
        let style = self.theme.caption;
        let caption = if captioned { style.before + style.leading * 2.0 } else { 0.0 };
        (self.text_height() - caption - FIGURE_AROUND).max(style.leading)
    }
}

/// The name of a picture's part, relative to the main part.
pub(super) fn picture_file(index: usize) -> String {
    format!("media/image{}.png", index + 1)
}

fn inline(number: u32, name: String, alt: &str, size: (f32, f32), graphic: Element) -> Element {
    let none = |element: Element| {
        ["distT", "distB", "distL", "distR"].into_iter().fold(element, |e, side| e.attr(side, 0))
    };
    let (width, height) = (emu(size.0).max(1), emu(size.1).max(1));
    none(el("wp:inline"))
        .child(el("wp:extent").attr("cx", width).attr("cy", height))
        .child(el("wp:docPr").attr("id", number).attr("name", name).attr("descr", alt.to_owned()))
        .child(el("wp:cNvGraphicFramePr"))
        .child(graphic)
}

fn graphic(kind: &'static str, content: Element) -> Element {
    el("a:graphic").child(el("a:graphicData").attr("uri", kind).child(content))
}

fn picture(number: u32, name: String, relationship: String, size: (f32, f32)) -> Element {
    let properties = el("pic:nvPicPr")
        .child(el("pic:cNvPr").attr("id", number).attr("name", name))
        .child(el("pic:cNvPicPr"));
    let fill = el("pic:blipFill")
        .child(el("a:blip").attr("r:embed", relationship))
        .child(el("a:stretch").child(el("a:fillRect")));
    let shape = el("pic:spPr")
        .child(super::figure::place((0.0, 0.0), size))
        .child(el("a:prstGeom").attr("prst", "rect").child(el("a:avLst")));
    el("pic:pic").child(properties).child(fill).child(shape)
}

/// Width and height that a PNG file's first chunk states.
fn png_size(png: &[u8]) -> Option<(u32, u32)> {
    let rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let (_, rest) = rest.split_at_checked(8)?;
    let (width, rest) = rest.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
    (width > 0 && height > 0).then_some((width, height))
}
