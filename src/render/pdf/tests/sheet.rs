//! This file sets simple pages line by line, so that the painter can be tested without the layout.

use std::sync::Arc;

use crate::document::BlockId;
use crate::layout::Fonts;
use crate::layout::paged::{
    Anchor, GlyphRun, LinkArea, LinkTarget, Mark, PageFrame, Paged, Paint, PathMark, PlacedGlyph,
    Rect, Segment, Stroke, TagNode, TagRole,
};

const LEFT: f32 = 70.0;
const SIZE: f32 = 10.5;

/// A PNG of one grey pixel.
pub(super) const GREY_PIXEL: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B,
    0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x68, 0x00, 0x00, 0x00,
    0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE,
    0x42, 0x60, 0x82,
];

pub(super) struct Sheet<'a> {
    fonts: &'a Fonts,
    paged: Paged,
    y: f32,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Sheet<'a> {
        let root = TagNode { role: TagRole::Document, children: Vec::new() };
        let paged = Paged { tree: vec![root], ..Paged::default() };
        let mut sheet = Sheet { fonts, paged, y: 0.0 };
        sheet.page();
        sheet
    }

    pub(super) fn finish(self) -> Paged {
        self.paged
    }

    pub(super) fn page(&mut self) {
        self.paged.pages.push(PageFrame { width: 595.3, height: 841.9, ..PageFrame::default() });
        self.y = 90.0;
    }

    pub(super) fn node(&mut self, around: usize, role: TagRole) -> usize {
        let node = self.paged.tree.len();
        self.paged.tree.push(TagNode { role, children: Vec::new() });
        self.paged.tree[around].children.push(node);
        node
    }

    pub(super) fn frame(&mut self) -> &mut PageFrame {
        self.paged.pages.last_mut().unwrap()
    }

    /// One line of words, split into runs where the font changes; returns its area.
    pub(super) fn words(&mut self, owner: usize, words: &str, strong: bool) -> Rect {
        self.y += 18.0;
        let (x, y) = (LEFT, self.y);
        let width = self.set(Some(owner), words, strong, (x, y), None);
        Rect { x, y: y - SIZE, width, height: SIZE * 1.2 }
    }

    fn set(
        &mut self,
        owner: Option<usize>,
        words: &str,
        strong: bool,
        (mut x, y): (f32, f32),
        actual_text: Option<&str>,
    ) -> f32 {
        let left = x;
        let mut runs: Vec<GlyphRun> = Vec::new();
        let mut chars = words.chars().peekable();
        while let Some(ch) = chars.next() {
            let selector = chars.next_if(|&next| crate::layout::fonts::is_variation_selector(next));
            let glyph = self.fonts.glyph(ch, selector, strong).unwrap();
            if runs.last().is_none_or(|run| run.font != glyph.font) {
                runs.push(GlyphRun {
                    font: glyph.font,
                    size: SIZE,
                    x,
                    y,
                    grey: 0.0,
                    text: String::new(),
                    actual_text: actual_text.map(str::to_owned),
                    glyphs: Vec::new(),
                });
            }
            let run = runs.last_mut().unwrap();
            let start = run.text.len();
            run.text.extend([Some(ch), selector].into_iter().flatten());
            let range = start..run.text.len();
            run.glyphs.push(PlacedGlyph { id: glyph.id, advance: glyph.advance, range });
            x += glyph.advance * SIZE;
        }
        let marks = runs.into_iter().map(|run| Mark { owner, paint: Paint::Glyphs(run) });
        self.frame().marks.extend(marks);
        x - left
    }

    pub(super) fn furniture(&mut self, words: &str, y: f32) {
        self.set(None, words, false, (LEFT, y), None);
        self.line(None, (LEFT, y + 5.0), (525.0, y + 5.0), None);
    }

    pub(super) fn heading(&mut self, id: &str, level: u8, title: &str) {
        let node = self.node(0, TagRole::Heading { level, title: title.into() });
        let area = self.words(node, title, true);
        let page = u32::try_from(self.paged.pages.len()).unwrap();
        self.paged.anchors.insert(BlockId::parse(id).unwrap(), Anchor { page, y: area.y });
    }

    pub(super) fn link(&mut self, owner: usize, area: Rect, target: LinkTarget, alt: &str) {
        self.frame().links.push(LinkArea { area, target, owner, alt: alt.into() });
    }

    pub(super) fn list(&mut self, items: &[&str]) {
        let list = self.node(0, TagRole::List { ordered: false });
        for words in items {
            let item = self.node(list, TagRole::ListItem);
            let label = self.node(item, TagRole::ListLabel);
            let body = self.node(item, TagRole::ListBody);
            let at = (LEFT + 12.0, self.y + 18.0);
            self.words(label, "・", false);
            self.set(Some(body), words, false, at, None);
        }
    }

    pub(super) fn table(&mut self, rows: &[&[&str]]) {
        let table = self.node(0, TagRole::Table);
        let head = self.node(table, TagRole::TableHead);
        let body = self.node(table, TagRole::TableBody);
        for (number, cells) in rows.iter().enumerate() {
            let row = self.node(if number == 0 { head } else { body }, TagRole::TableRow);
            self.y += 18.0;
            for (column, words) in cells.iter().enumerate() {
                let row_span = 1;
                let col_span = if column + 1 == cells.len() { 2 - column } else { 1 };
                let role = match (number, column) {
                    (0, _) => TagRole::HeaderCell { of_row: false, col_span, row_span },
                    (_, 0) => TagRole::HeaderCell { of_row: true, col_span, row_span },
                    _ => TagRole::DataCell { col_span, row_span },
                };
                let cell = self.node(row, role);
                let at = (if column == 0 { LEFT } else { 200.0 }, self.y);
                self.set(Some(cell), words, number == 0, at, None);
            }
            self.line(None, (LEFT, self.y + 4.0), (525.0, self.y + 4.0), None);
        }
    }

    /// A circled word that is read as chosen.
    pub(super) fn choice(&mut self, around: usize, words: &str, read: &str) {
        let paragraph = self.node(around, TagRole::Paragraph);
        self.y += 18.0;
        let (x, y) = (LEFT, self.y);
        let width = self.set(Some(paragraph), words, false, (x, y), Some(read));
        let (top, bottom) = (y - SIZE, y + 3.0);
        self.path(
            None,
            vec![
                Segment::Move(x, y - 4.0),
                Segment::Cubic(x, top, x + width, top, x + width, y - 4.0),
                Segment::Cubic(x + width, bottom, x, bottom, x, y - 4.0),
                Segment::Close,
            ],
            None,
        );
    }

    pub(super) fn checkbox(&mut self, around: usize) {
        let paragraph = self.node(around, TagRole::Paragraph);
        self.words(paragraph, "☑ 確認済 ☐ 未確認", true);
    }

    /// Two boxes, one with words, and a dashed line between them.
    pub(super) fn figure(&mut self, alt: &str, words: &str) {
        let figure = self.node(0, TagRole::Figure { alt: alt.into() });
        let top = self.y + 30.0;
        for x in [LEFT, 300.0] {
            let corners = vec![
                Segment::Move(x, top),
                Segment::Line(x + 80.0, top),
                Segment::Line(x + 80.0, top + 40.0),
                Segment::Line(x, top + 40.0),
                Segment::Close,
            ];
            self.path(Some(figure), corners, Some(0.9));
        }
        self.line(Some(figure), (150.0, top + 20.0), (300.0, top + 20.0), Some((3.0, 2.0)));
        self.set(Some(figure), words, false, (310.0, top + 24.0), None);
        self.y = top + 60.0;
    }

    pub(super) fn picture(&mut self, alt: &str, png: &Arc<Vec<u8>>) {
        let figure = self.node(0, TagRole::Figure { alt: alt.into() });
        let area = Rect { x: LEFT, y: self.y, width: 60.0, height: 60.0 };
        let paint = Paint::Image { png: Arc::clone(png), area };
        self.frame().marks.push(Mark { owner: Some(figure), paint });
    }

    fn line(
        &mut self,
        owner: Option<usize>,
        from: (f32, f32),
        to: (f32, f32),
        dash: Option<(f32, f32)>,
    ) {
        let segments = vec![Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)];
        let stroke = Some(Stroke { width: 0.5, grey: 0.25, dash });
        let paint = Paint::Path(PathMark { segments, stroke, fill: None });
        self.frame().marks.push(Mark { owner, paint });
    }

    fn path(&mut self, owner: Option<usize>, segments: Vec<Segment>, fill: Option<f32>) {
        let stroke = Some(Stroke { width: 1.0, grey: 0.0, dash: None });
        self.frame()
            .marks
            .push(Mark { owner, paint: Paint::Path(PathMark { segments, stroke, fill }) });
    }
}
