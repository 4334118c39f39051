//! This file lays out documents and binders: blocks to pieces, pieces to pages, page numbers into references.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::{LayoutError, MissingGlyph};
use super::figure;
use super::flow::{Area, Pages, outlook};
use super::fonts::Fonts;
use super::furniture::furnish;
use super::galley::{Galley, Keep};
use super::house::FIGURE_AROUND;
use super::ink::Slot;
use super::paged::{PageMap, Paged};
use super::picture::Figures;
use super::references::{all_fit, fill};
use super::setter::{Column, Setter};
use super::theme::Theme;
use super::tree::Tree;
use crate::document::{Block, BlockId, Numbered, Page, Register, Section};

/// Laying out again more often than this never brought anything new.
const MOST_PASSES: usize = 3;

/// A document on pages whose page numbers are still open.
struct Draft {
    paged: Paged,
    slots: Vec<Vec<Slot>>,
}

/// Lays out one document; `pages` are the pages of the other documents, as far as they are known.
///
/// A reference to a page that is in neither keeps its words and prints no number.
///
/// # Errors
/// [`LayoutError`] with every character that no font has, or a picture or figure that cannot be drawn.
pub fn lay_out(
    numbered: &Numbered,
    register: &Register,
    pages: &PageMap,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Paged, LayoutError> {
    let mut known = pages.clone();
    let mut draft = draft(numbered, register, &known, theme, fonts)?;
    for _ in 1..MOST_PASSES {
        known.extend(draft.paged.page_of.clone());
        if all_fit(&draft.slots, &known) {
            break;
        }
        draft = self::draft(numbered, register, &known, theme, fonts)?;
    }
    known.extend(draft.paged.page_of.clone());
    Ok(draft.finish(&known, fonts))
}

/// Lays out all documents of a binder, so that every page reference between them is right.
///
/// # Errors
/// As [`lay_out`]; missing characters of all documents are reported together.
pub fn lay_out_binder(
    documents: &[Numbered],
    register: &Register,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Vec<Paged>, LayoutError> {
    let mut known = PageMap::new();
    let first = documents.par_iter().map(|d| draft(d, register, &known, theme, fonts));
    let mut drafts = gather(first.collect())?;
    for pass in 1..=MOST_PASSES {
        for draft in &drafts {
            known.extend(draft.paged.page_of.clone());
        }
        if pass == MOST_PASSES || drafts.iter().all(|d| all_fit(&d.slots, &known)) {
            break;
        }
        for (numbered, old) in documents.iter().zip(&mut drafts) {
            if !all_fit(&old.slots, &known) {
                *old = draft(numbered, register, &known, theme, fonts)?;
            }
        }
    }
    Ok(drafts.into_iter().map(|d| d.finish(&known, fonts)).collect())
}

/// All drafts, or all missing characters, or the first fault of another kind.
fn gather(results: Vec<Result<Draft, LayoutError>>) -> Result<Vec<Draft>, LayoutError> {
    let mut drafts = Vec::new();
    let mut all_missing = Vec::new();
    for result in results {
        match result {
            Ok(draft) => drafts.push(draft),
            Err(LayoutError::MissingGlyphs { missing }) => all_missing.extend(missing),
            Err(other) => return Err(other),
        }
    }
    if all_missing.is_empty() {
        Ok(drafts)
    } else {
        Err(LayoutError::MissingGlyphs { missing: all_missing })
    }
}

impl Draft {
    fn finish(mut self, pages: &PageMap, fonts: &Fonts) -> Paged {
        for (page, slots) in self.paged.pages.iter_mut().zip(&self.slots) {
            fill(page, slots, pages, fonts);
        }
        self.paged
    }
}

fn draft(
    numbered: &Numbered,
    register: &Register,
    known: &PageMap,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Draft, LayoutError> {
    let document = numbered.document();
    let theme = &*theme.sized(document.type_size);
    let mut setter = Setter {
        numbered,
        register,
        pages: known,
        theme,
        fonts,
        tree: Tree::new(),
        missing: BTreeSet::new(),
    };
    let mut pages = Pages::default();
    let mut figures = Figures::new();
    let mut heading_shares = Vec::with_capacity(document.sections.len());
    for section in &document.sections {
        let area = Area::of(section.page, theme.margins);
        let (galley, drawn) = setter.settled(section, area)?;
        figures.extend(drawn);
        heading_shares.push(pages.flow(galley, area));
    }
    if pages.frames.is_empty() {
        let page = document.sections.first().map_or(Page::A4, |s| s.page);
        pages.blank(Area::of(page, theme.margins));
    }
    let id = BlockId::document(&document.name);
    let lost = furnish(&mut pages.frames, &document.meta.furniture(), theme, fonts);
    let named = lost.into_iter().map(|character| MissingGlyph { character, block: id.clone() });
    setter.missing.extend(named);
    if !setter.missing.is_empty() {
        let missing = setter.missing.into_iter().collect();
        return Err(LayoutError::MissingGlyphs { missing });
    }
    let count = u32::try_from(pages.frames.len()).unwrap_or(u32::MAX);
    pages.page_of.insert(id.last_page(), count);
    pages.page_of.insert(id, 1);
    let paged = Paged {
        pages: pages.frames,
        page_of: pages.page_of,
        anchors: pages.anchors,
        figures,
        heading_shares,
        tree: setter.tree.finish(),
    };
    Ok(Draft { paged, slots: pages.slots })
}

/// Less than this share of a page is no room for a figure.
const SHARED: f32 = 0.5;

/// A last page with less than this share of it filled looks forgotten.
const FORGOTTEN: f32 = 0.3;

impl<'a> Setter<'a> {
    /// A section with its figures, which give way to the few lines that would else stand alone on the last page.
    fn settled(
        &mut self,
        section: &'a Section,
        area: Area,
    ) -> Result<(Galley<'a>, Figures), LayoutError> {
        let before = section.blocks.iter().any(|b| matches!(b, Block::Diagram(_)));
        let before = before.then(|| self.tree.clone());
        let whole = self.section(section, area, 0.0)?;
        let (pages, last) = outlook(&whole.0, area);
        let Some(before) = before.filter(|_| pages > 1 && last < area.height * FORGOTTEN) else {
            return Ok(whole);
        };
        let tree = std::mem::replace(&mut self.tree, before);
        if let Ok(close) = self.section(section, area, last + FIGURE_AROUND) {
            let (count, _) = outlook(&close.0, area);
            // A figure in one piece is worth more than a fuller last page.
            if count < pages {
                return Ok(close);
            }
        }
        self.tree = tree;
        Ok(whole)
    }

    /// A section whose figures leave a height free on the page that has begun.
    fn section(
        &mut self,
        section: &'a Section,
        area: Area,
        free: f32,
    ) -> Result<(Galley<'a>, Figures), LayoutError> {
        let mut figures = Figures::new();
        let mut galley = Galley::default();
        let column = Column { x: 0.0, width: area.width };
        let chapters = self.numbered.document().chapters_start_pages();
        for (index, block) in section.blocks.iter().enumerate() {
            match block {
                Block::Heading(heading) => {
                    if chapters && heading.level == 1 && heading.numbered {
                        galley.new_page();
                    }
                    self.heading(&mut galley, heading, column);
                }
                Block::Paragraph(paragraph) => {
                    self.paragraph(&mut galley, paragraph, column);
                    // Words that announce a list or table end a page only where they must.
                    let next = section.blocks.get(index + 1);
                    if matches!(next, Some(Block::List(_) | Block::Table(_))) {
                        galley.keep_last(Keep::Prefer);
                    }
                }
                Block::List(list) => self.list(&mut galley, list, column),
                Block::Table(table) => self.table(&mut galley, table, column, area.height),
                Block::Diagram(diagram) => {
                    let (caption, id) = (diagram.caption.as_ref(), &diagram.id);
                    let draw = |height: f32| {
                        let height = self.figure_height(caption, height);
                        figure::figures(diagram, area.width, height, self.theme, self.fonts)
                            .map_err(|why| LayoutError::Figure { block: id.clone(), why })
                    };
                    let left = area.height - galley.height_so_far() - free;
                    // Word may need a line more for what stands above.
                    let safe = left - self.theme.table.leading * 1.5;
                    let mut drawn = draw(area.height - galley.glued_height())?;
                    let most = drawn.len() + usize::from(free > 0.0);
                    // Small words on the page that has begun serve better than large ones on the next.
                    if left > area.height * SHARED
                        && drawn.iter().any(|f| f.height > self.figure_height(caption, safe))
                        && let Some(small) = [safe, left]
                            .into_iter()
                            .find_map(|height| draw(height).ok().filter(|f| f.len() <= most))
                    {
                        drawn = small;
                    }
                    let what = (id, diagram.alt.as_str(), caption);
                    self.drawings(&mut galley, what, block.parts(), &drawn, column);
                    figures.insert(id.clone(), drawn);
                }
                Block::Bars(bars) => {
                    let drawn = vec![figure::bars(bars, area.width, self.theme, self.fonts)];
                    let what = (&bars.id, bars.alt.as_str(), bars.caption.as_ref());
                    self.drawings(&mut galley, what, block.parts(), &drawn, column);
                    figures.insert(bars.id.clone(), drawn);
                }
                Block::Image(image) => {
                    let height = area.height - galley.glued_height();
                    self.image(&mut galley, image, column, height)?;
                }
                Block::Signature(signature) => {
                    galley.keep_since_heading(area.height * FORGOTTEN);
                    self.signature(&mut galley, signature, column, area.height);
                }
                Block::Note(note) => self.note(&mut galley, note, column),
                Block::Contents { id, depth } => self.contents(&mut galley, (id, *depth), column),
                Block::PageBreak => galley.new_page(),
            }
        }
        Ok((galley, figures))
    }
}
