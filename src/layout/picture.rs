//! This file sets diagrams, bars and pictures with their captions below.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draw::draw;
use super::error::{LayoutError, MissingGlyph};
use super::galley::{Begin, Galley, Keep, Piece};
use super::house::FIGURE_AROUND;
use super::ink::Ink;
use super::paged::{Figure, Mark, Paint, Rect, TagRole};
use super::setter::{Column, Setter};
use super::tree::ROOT;
use crate::document::{BlockId, Image, Inlines};

/// Where figures stand, for writers that draw shapes of their own.
pub(super) type Figures = BTreeMap<BlockId, Vec<Figure>>;

impl<'a> Setter<'a> {
    /// Room for a figure on a page that also holds its caption.
    pub(super) fn figure_height(&self, caption: Option<&Inlines>, page_height: f32) -> f32 {
        let style = self.theme.caption;
        let caption = match caption {
            // Two lines of caption must fit as well.
            Some(_) => style.before + style.leading * 2.0,
            None => 0.0,
        };
        (page_height - caption - FIGURE_AROUND).max(style.leading)
    }

    /// Sets the drawings of a diagram or of bars.
    pub(super) fn drawings(
        &mut self,
        galley: &mut Galley<'a>,
        (id, alt, caption): (&'a BlockId, &'a str, Option<&'a Inlines>),
        parts: Vec<&'a BlockId>,
        drawings: &[Figure],
        column: Column,
    ) {
        galley.begin(id);
        galley.space(FIGURE_AROUND);
        let count = drawings.len();
        for (index, figure) in drawings.iter().enumerate() {
            let alt = match count {
                0 | 1 => alt.to_owned(),
                _ => format!("{alt}（{}／{count}）", index + 1),
            };
            let node = self.tree.add(ROOT, TagRole::Figure { alt });
            let (ink, missing) = draw(figure, node, self.fonts);
            let named =
                missing.into_iter().map(|character| MissingGlyph { character, block: id.clone() });
            self.missing.extend(named);
            let mut placed = Ink::default();
            placed.append(ink, column.x + (column.width - figure.width).max(0.0) / 2.0, 0.0);
            let mut piece = Piece::new(figure.height, placed);
            let on_this = |part: &&BlockId| figure.shapes.iter().any(|s| s.id == **part);
            piece.begins = parts
                .iter()
                .copied()
                .filter(|p| on_this(p))
                .map(|id| Begin { id, dy: 0.0 })
                .collect();
            if index + 1 == count && caption.is_some() {
                piece.keep = Keep::Glue;
            }
            galley.push(piece);
        }
        let unplaced =
            |part: &&&BlockId| !drawings.iter().any(|f| f.shapes.iter().any(|s| s.id == ***part));
        for part in parts.iter().filter(unplaced) {
            galley.begin(part);
        }
        self.figure_caption(galley, (id, caption), column);
    }

    /// Sets a picture.
    ///
    /// # Errors
    /// [`LayoutError::NotPng`] when its bytes do not begin as a PNG file does.
    pub(super) fn image(
        &mut self,
        galley: &mut Galley<'a>,
        image: &'a Image,
        column: Column,
        page_height: f32,
    ) -> Result<(), LayoutError> {
        let (pixels_x, pixels_y) =
            png_size(&image.png).ok_or_else(|| LayoutError::NotPng { block: image.id.clone() })?;
        let room = self.figure_height(image.caption.as_ref(), page_height);
        let wanted = column.width * image.width.clamp(0.01, 1.0);
        let scale = (wanted / pixels_x).min(room / pixels_y);
        let (width, height) = (pixels_x * scale, pixels_y * scale);
        galley.begin(&image.id);
        galley.space(FIGURE_AROUND);
        let node = self.tree.add(ROOT, TagRole::Figure { alt: image.alt.clone() });
        let x = column.x + (column.width - width) / 2.0;
        let area = Rect { x, y: 0.0, width, height };
        let mut ink = Ink::default();
        let paint = Paint::Image { png: Arc::new(image.png.clone()), area };
        ink.marks.push(Mark { owner: Some(node), paint });
        let mut piece = Piece::new(height, ink);
        if image.caption.is_some() {
            piece.keep = Keep::Glue;
        }
        galley.push(piece);
        self.figure_caption(galley, (&image.id, image.caption.as_ref()), column);
        Ok(())
    }

    fn figure_caption(
        &mut self,
        galley: &mut Galley<'a>,
        (id, caption): (&'a BlockId, Option<&'a Inlines>),
        column: Column,
    ) {
        if let Some(caption) = caption {
            self.caption(galley, (id, caption), ROOT, column);
            // Below its figure a caption closes the block instead of heading it.
            if let Some(last) = galley.pieces.last_mut() {
                last.keep = Keep::Free;
            }
        }
        galley.space(FIGURE_AROUND);
    }
}

/// Width and height from a PNG file's header.
fn png_size(png: &[u8]) -> Option<(f32, f32)> {
    let header = png.get(..24)?;
    if !header.starts_with(b"\x89PNG\r\n\x1a\n") || header.get(12..16)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| -> Option<u32> {
        Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?))
    };
    let (width, height) = (number(16)?, number(20)?);
    (width > 0 && height > 0).then_some((width as f32, height as f32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, text};
    use crate::layout::sample::{heading, id, lay_out_blocks};

    #[test]
    fn a_picture_as_high_as_the_page_leaves_room_for_its_heading_and_caption() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 1, 0, 0, 0, 4, 0]);
        let caption = Some(text("サーバ室の配線"));
        let alt = "写真".to_owned();
        let image = Image { id: id("room"), caption, alt, png, width: 1.0 };
        let paged = lay_out_blocks(vec![heading("room-head", 2, "配線"), Block::Image(image)]);
        assert_eq!(paged.pages.len(), 1);
    }

    #[test]
    fn a_picture_says_its_size_in_its_first_bytes_and_anything_else_is_refused() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 3, 32, 0, 0, 2, 88]);
        assert_eq!(png_size(&png), Some((800.0, 600.0)));
        assert_eq!(png_size(b"GIF89a"), None);
        assert_eq!(png_size(&png[..20]), None);
    }
}
