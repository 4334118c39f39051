//! These tests hand the painter pages that cannot be painted.

use proptest::prelude::*;

use super::*;
use crate::layout::paged::{
    Anchor, GlyphRun, LinkArea, Mark, PageFrame, Paint, PathMark, PlacedGlyph, Rect, Segment,
    Stroke, TagNode,
};

/// One page with one paragraph, changed by the test.
fn fault(change: impl FnOnce(&mut Paged)) -> PdfError {
    let fonts = fonts();
    let mut sheet = Sheet::new(&fonts);
    let paragraph = sheet.node(0, TagRole::Paragraph);
    sheet.words(paragraph, "髙田内科", false);
    let mut paged = sheet.finish();
    change(&mut paged);
    pdf(&paged, &numbered(Vec::new()), &fonts).unwrap_err()
}

fn run(paged: &mut Paged) -> &mut GlyphRun {
    match &mut paged.pages[0].marks[0].paint {
        Paint::Glyphs(run) => run,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_box_is_refused_with_page_character_and_words() {
    let error = fault(|paged| run(paged).glyphs[1].id = 0);
    assert_eq!(error.to_string(), "page 1: no glyph for 「田」 in 「髙田内科」");
    let error = fault(|paged| run(paged).glyphs[3].id = 60_000);
    assert_eq!(error.to_string(), "page 1: no glyph for 「科」 in 「髙田内科」");
    let error = fault(|paged| run(paged).font = 9);
    assert_eq!(error.to_string(), "page 1: 「髙田内科」 wants font 9, which is not bundled");
}

#[test]
fn bytes_that_the_words_do_not_have_are_refused() {
    let error = fault(|paged| run(paged).glyphs[0].range = 1..3);
    assert_eq!(error.to_string(), "page 1: a glyph of 「髙田内科」 shows bytes 1 to 3");
    let error = fault(|paged| run(paged).glyphs[0].range = 0..99);
    assert_eq!(error.to_string(), "page 1: a glyph of 「髙田内科」 shows bytes 0 to 99");
}

#[test]
fn a_glyph_that_stands_for_nothing_breaks_the_rules() {
    let error = fault(|paged| run(paged).glyphs[0].range = 0..0);
    let PdfError::Rules { faults } = error else { panic!("{error:?}") };
    assert!(matches!(faults[..], [RuleFault::Unreadable { character: None, .. }]), "{faults:?}");
}

#[test]
fn places_that_are_no_places_are_refused() {
    let error = fault(|paged| run(paged).x = f32::NAN);
    assert_eq!(error, PdfError::Position { page: 1, what: Part::Words });
    let error = fault(|paged| paged.pages[0].height = 0.0);
    assert_eq!(error, PdfError::PageSize { page: 1, width: 595.3, height: 0.0 });
    assert_eq!(fault(|paged| paged.pages.clear()), PdfError::NoPage);
}

#[test]
fn a_tree_that_does_not_reach_its_marks_once_is_refused() {
    let error = fault(|paged| paged.tree[0].children.clear());
    assert_eq!(error, PdfError::Tree { node: 1 });
    let error = fault(|paged| paged.tree[0].children.push(1));
    assert_eq!(error, PdfError::Tree { node: 1 });
    let error = fault(|paged| paged.tree[1].children.push(0));
    assert_eq!(error, PdfError::Tree { node: 0 });
    let error = fault(|paged| paged.pages[0].marks[0].owner = Some(7));
    assert_eq!(error, PdfError::Tree { node: 7 });
}

#[test]
fn a_link_to_a_block_on_no_page_is_refused() {
    let area = Rect { x: 70.0, y: 90.0, width: 40.0, height: 12.0 };
    let link = |target, alt: &str| LinkArea { area, target, owner: 1, alt: alt.into() };
    let nowhere = LinkTarget::Block(id("bcp/absent"));
    let error = fault(|paged| paged.pages[0].links.push(link(nowhere, "別紙")));
    assert_eq!(error.to_string(), "page 1: link to `bcp/absent` leads nowhere");
    let silent = LinkTarget::Url("https://example.jp/".into());
    let error = fault(|paged| paged.pages[0].links.push(link(silent, "")));
    let PdfError::Rules { faults } = error else { panic!("{error:?}") };
    assert_eq!(faults, [RuleFault::LinkWithoutWords { page: 1 }]);
}

#[test]
fn a_figure_without_words_and_a_picture_that_is_none_are_refused() {
    let error = fault(|paged| paged.tree[1].role = TagRole::Figure { alt: String::new() });
    assert_eq!(error, PdfError::Rules { faults: vec![RuleFault::FigureWithoutWords] });
    let area = Rect { x: 70.0, y: 90.0, width: 40.0, height: 12.0 };
    for png in [b"GIF89a".to_vec(), sheet::GREY_PIXEL[..50].to_vec()] {
        let paint = Paint::Image { png: Arc::new(png), area };
        let error = fault(|paged| paged.pages[0].marks.push(Mark { owner: Some(1), paint }));
        assert!(matches!(error, PdfError::Picture { .. }), "{error:?}");
    }
}

fn number() -> impl Strategy<Value = f32> {
    prop_oneof![60 => 1.0f32..900.0, 4 => -50.0f32..1.0, 1 => Just(f32::NAN), 1 => Just(f32::INFINITY)]
}

fn rect() -> impl Strategy<Value = Rect> {
    (number(), number(), number(), number()).prop_map(|(x, y, width, height)| Rect {
        x,
        y,
        width,
        height,
    })
}

fn paint_of() -> impl Strategy<Value = Paint> {
    let glyph =
        (0u32..600, number(), 0usize..3, 0usize..3).prop_map(|(id, advance, start, length)| {
            let ends = [0, 3, 4, 7, 11];
            PlacedGlyph { id, advance, range: ends[start]..ends[start + length] }
        });
    let words = (0usize..7, number(), number(), prop::collection::vec(glyph, 0..3)).prop_map(
        |(font, x, size, glyphs)| {
            let text = "髙a葛\u{E0100}".to_owned();
            let actual_text = (size > 400.0).then(|| "はい".to_owned());
            Paint::Glyphs(GlyphRun { font, size, x, y: 50.0, grey: x, text, actual_text, glyphs })
        },
    );
    let segment = (number(), number(), 0u8..4).prop_map(|(x, y, kind)| match kind {
        0 => Segment::Move(x, y),
        1 => Segment::Line(x, y),
        2 => Segment::Cubic(x, y, y, x, x, x),
        _ => Segment::Close,
    });
    let path = (prop::collection::vec(segment, 0..5), number(), any::<bool>()).prop_map(
        |(segments, width, dashed)| {
            let dash = dashed.then_some((width, 2.0));
            let stroke = Some(Stroke { width, grey: width, dash });
            Paint::Path(PathMark { segments, stroke, fill: dashed.then_some(0.5) })
        },
    );
    let picture = (rect(), prop::collection::vec(any::<u8>(), 0..2), 50usize..100).prop_map(
        |(area, end, length)| {
            let mut png = sheet::GREY_PIXEL[..length.min(sheet::GREY_PIXEL.len())].to_vec();
            png.extend(end);
            Paint::Image { png: Arc::new(png), area }
        },
    );
    prop_oneof![words, path, picture]
}

fn paged() -> impl Strategy<Value = Paged> {
    let mark =
        (prop::option::of(0usize..6), paint_of()).prop_map(|(owner, paint)| Mark { owner, paint });
    let link = (rect(), 0usize..6, any::<bool>()).prop_map(|(area, owner, inside)| LinkArea {
        area,
        owner,
        target: if inside {
            LinkTarget::Block(id("bcp/general"))
        } else {
            LinkTarget::Url("\u{0}髙".into())
        },
        alt: "リンク".into(),
    });
    let page = (number(), prop::collection::vec(mark, 0..4), prop::collection::vec(link, 0..2))
        .prop_map(|(width, marks, links)| PageFrame { width, height: 800.0, marks, links });
    let roles = [
        TagRole::Section,
        TagRole::Figure { alt: "図".into() },
        TagRole::DataCell { col_span: 0, row_span: usize::MAX },
        TagRole::Link,
        TagRole::Heading { level: 0, title: "見出し".into() },
    ];
    let tree = prop::collection::vec((0usize..5, prop::collection::vec(0usize..6, 0..2)), 5)
        .prop_map(move |nodes| {
            let root = TagNode { role: TagRole::Document, children: vec![1, 2, 3, 4, 5] };
            let grown = nodes.into_iter().map(|(role, children)| TagNode {
                role: roles[role].clone(),
                children: children.into_iter().filter(|&child| child > 5).collect(),
            });
            std::iter::once(root).chain(grown).collect::<Vec<_>>()
        });
    (prop::collection::vec(page, 1..4), tree, 0u32..4, number()).prop_map(
        |(pages, tree, page, y)| {
            let anchors = [(id("bcp/general"), Anchor { page, y })].into();
            Paged { pages, tree, anchors, ..Paged::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_pages_whatever_make_the_painter_panic(paged in paged()) {
        let fonts = FONTS.get_or_init(fonts);
        let numbered = numbered(vec![heading("bcp/general", 1, "総則")]);
        if let Ok(file) = pdf(&paged, &numbered, fonts) {
            prop_assert!(file.starts_with(b"%PDF-1.7") && file.ends_with(b"%%EOF"));
        }
    }
}

static FONTS: std::sync::OnceLock<Fonts> = std::sync::OnceLock::new();
