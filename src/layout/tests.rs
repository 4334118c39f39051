//! These tests hold what whole documents promise: page breaks, references, contents, the tree.

use super::paged::{LinkTarget, Paged, Paint, TagRole};
use super::sample::{
    document, furniture_of, heading, id, lay_out_blocks, paragraph, theme, try_lay_out, words_of,
};
use crate::document::{
    Arrow, Block, BlockId, Cell, Column, Diagram, Direction, Edge, EdgeLine, Inline, List,
    ListItem, Node, NodeShape, Note, Paragraph, ParagraphRole, ReferenceForm, Row, Signature,
    SignatureLine, Table, TableRole, text,
};

const LINE: &str = "安全管理責任者は、バックアップの網、外との回線、区画の境の順に切り離し、時刻と切り離した箱の名前を記録する。";

fn of(key: &str, role: ParagraphRole, inlines: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { id: id(key), role, text: inlines })
}

fn fill(count: usize) -> Vec<Block> {
    (0..count).map(|n| paragraph(&format!("fill-{n}"), LINE)).collect()
}

fn reference(target: &str, form: ReferenceForm) -> Inline {
    Inline::Reference { target: BlockId::parse(target).unwrap(), form }
}

fn last_body_line(paged: &Paged, page: usize) -> String {
    words_of(paged, page).pop().unwrap()
}

#[test]
fn header_and_footer_stand_on_every_page_with_the_number_of_pages() {
    let paged = lay_out_blocks(fill(45));
    assert_eq!(paged.pages.len(), 3);
    assert_eq!(
        furniture_of(&paged, 3),
        [
            "髙田内科クリニックサイバー攻撃を想定した事業継続計画　第2版（案）",
            "令和8年11月20日3 / 3"
        ]
    );
}

#[test]
fn chapters_start_on_a_new_page_where_there_are_several() {
    let paged = lay_out_blocks(vec![
        heading("c1", 1, "総則"),
        paragraph("p1", LINE),
        heading("c2", 1, "平時の備え"),
        paragraph("p2", LINE),
    ]);
    assert_eq!((paged.page_of[&id("c1")], paged.page_of[&id("c2")]), (1, 2));
    assert_eq!(words_of(&paged, 2)[0], "第2章 平時の備え");
    let single = lay_out_blocks(vec![paragraph("p1", LINE), heading("c1", 1, "総則")]);
    assert_eq!(single.page_of[&id("c1")], 1);
}

#[test]
fn a_heading_never_ends_a_page_wherever_it_falls() {
    for before in 10..22 {
        let mut blocks = fill(before);
        blocks.push(heading("c", 2, "被害拡大防止"));
        blocks.extend((0..8).map(|n| paragraph(&format!("after-{n}"), LINE)));
        let paged = lay_out_blocks(blocks);
        for page in 1..=paged.pages.len() {
            assert_ne!(last_body_line(&paged, page), "0.1 被害拡大防止", "{before} before");
        }
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    for before in 12..22 {
        let mut blocks = fill(before);
        blocks.push(paragraph("long", &LINE.repeat(4)));
        let paged = lay_out_blocks(blocks);
        let long = paged.page_of[&id("long")] as usize;
        let count = |page: usize| {
            let all = words_of(&paged, page);
            let leaf = leaf_of(&paged, "long");
            let lines = paged.pages[page - 1].marks.iter().filter(|m| m.owner == Some(leaf));
            assert!(!all.is_empty());
            lines.count()
        };
        let here = count(long);
        let next = if long < paged.pages.len() { count(long + 1) } else { 0 };
        assert!(here >= 2 && (next == 0 || next >= 2), "{here} and {next} lines");
    }
}

/// The leaf that the paragraph's first line belongs to, found by its anchor.
fn leaf_of(paged: &Paged, key: &str) -> usize {
    let anchor = paged.anchors[&id(key)];
    let marks = &paged.pages[anchor.page as usize - 1].marks;
    let first = marks.iter().find(|m| match &m.paint {
        Paint::Glyphs(run) => m.owner.is_some() && run.y > anchor.y,
        _ => false,
    });
    first.unwrap().owner.unwrap()
}

#[test]
fn a_page_reference_prints_the_page_and_leads_there() {
    let mut blocks = vec![of(
        "ref",
        ParagraphRole::Body,
        vec![
            Inline::Text("切り離しは".to_owned()),
            reference("bcp/cut", ReferenceForm::NumberAndPage),
            Inline::Text("による。".to_owned()),
        ],
    )];
    blocks.extend(fill(30));
    blocks.push(heading("cut", 2, "被害拡大防止"));
    blocks.push(paragraph("p", LINE));
    let paged = lay_out_blocks(blocks);
    let page = paged.page_of[&id("cut")];
    assert_eq!(page, 2);
    assert_eq!(words_of(&paged, 1)[0], "切り離しは0.1（2頁）による。");
    let link = &paged.pages[0].links[0];
    assert_eq!(link.target, LinkTarget::Block(id("cut")));
    assert_eq!(paged.tree[link.owner].role, TagRole::Link);
}

#[test]
fn glyphs_after_a_short_page_number_close_up() {
    let blocks = vec![
        of(
            "ref",
            ParagraphRole::Small,
            vec![reference("bcp/p", ReferenceForm::Page), Inline::Text("を見る。".to_owned())],
        ),
        paragraph("p", LINE),
    ];
    let paged = lay_out_blocks(blocks);
    let mut x = theme().margins.left;
    for mark in &paged.pages[0].marks {
        if let Paint::Glyphs(run) = &mark.paint
            && run.size == theme().paragraphs["small"].size
        {
            assert!((run.x - x).abs() < 0.01, "{} at {} instead of {x}", run.text, run.x);
            x += run.glyphs.iter().map(|g| g.advance).sum::<f32>() * run.size;
        }
    }
    let link = &paged.pages[0].links[0];
    assert!(link.area.x + link.area.width < x);
}

#[test]
fn a_reference_to_another_paper_names_its_pdf_page_and_is_no_link() {
    let mut bcp = fill(30);
    bcp.push(heading("cut", 1, "初動対応"));
    let sheet = Block::Paragraph(Paragraph {
        id: BlockId::parse("sheet/row").unwrap(),
        role: ParagraphRole::Body,
        text: vec![reference("bcp/cut", ReferenceForm::Place)],
    });
    let all = try_lay_out(vec![document("sheet", vec![sheet]), document("bcp", bcp)]).unwrap();
    assert_eq!(words_of(&all[0], 1), ["BCP 第1章（PDF 2頁）"]);
    assert!(all[0].pages[0].links.is_empty());
}

#[test]
fn the_contents_list_numbers_words_and_pages_without_their_own_heading() {
    let mut blocks = vec![
        Block::Heading(crate::document::Heading {
            id: id("contents-title"),
            level: 2,
            text: text("目次"),
            numbered: false,
        }),
        Block::Contents { id: id("contents"), depth: 2 },
        heading("c1", 1, "総則"),
        paragraph("p", LINE),
        heading("s1", 2, "目的"),
        heading("t1", 3, "細目"),
        heading("c2", 1, "平時の備え"),
    ];
    blocks.extend(fill(3));
    let paged = lay_out_blocks(blocks);
    assert_eq!(words_of(&paged, 1), ["目次", "第1章 総則2", "1.1 目的2", "第2章 平時の備え3"]);
    let right = paged.pages[0].width - theme().margins.right;
    let ends = paged.pages[0].marks.iter().filter_map(|m| match &m.paint {
        Paint::Glyphs(run) if ["2", "3"].contains(&run.text.as_str()) => {
            Some(run.x + run.glyphs[0].advance * run.size)
        }
        _ => None,
    });
    let ends: Vec<f32> = ends.collect();
    assert_eq!(ends.len(), 3);
    assert!(ends.iter().all(|e| (e - right).abs() < 0.01), "{ends:?}");
    assert_eq!(paged.pages[0].links.len(), 3);
}

#[test]
fn every_block_row_cell_and_item_has_its_page() {
    let blocks = vec![
        heading("h", 1, "総則"),
        Block::List(List {
            id: id("list"),
            ordered: true,
            items: vec![ListItem {
                id: id("list/a"),
                text: text("端末を網から外す。"),
                children: vec![ListItem {
                    id: id("list/a/1"),
                    text: text("電源は切らない。"),
                    children: Vec::new(),
                }],
            }],
        }),
        Block::Table(Table {
            id: id("t"),
            caption: Some(text("連絡先")),
            role: TableRole::KeyValue,
            columns: vec![Column::start(1.0), Column::start(2.0)],
            header_rows: 0,
            header_column: true,
            rows: vec![Row::new(
                id("t/r"),
                vec![
                    Cell::new(id("t/r/k"), text("警察")),
                    Cell::new(id("t/r/v"), text("03-6812-7837")),
                ],
            )],
        }),
        Block::Note(Note {
            id: id("n"),
            title: text("例外"),
            paragraphs: vec![Paragraph {
                id: id("n/p"),
                role: ParagraphRole::Body,
                text: text(LINE),
            }],
        }),
        Block::Signature(Signature {
            id: id("s"),
            lines: vec![SignatureLine {
                id: id("s/1"),
                role: "承認".to_owned(),
                name: "院長　髙田 一郎".to_owned(),
                date: String::new(),
            }],
        }),
        Block::Contents { id: id("c"), depth: 0 },
    ];
    let paged = lay_out_blocks(blocks.clone());
    for block in &blocks {
        for id in block.id().into_iter().chain(block.parts()) {
            assert_eq!(paged.page_of.get(id), Some(&1), "{id}");
            assert_eq!(paged.anchors.get(id).map(|a| a.page), Some(1), "{id}");
        }
    }
    assert_eq!(
        words_of(&paged, 1),
        [
            "第1章 総則",
            "(1)端末を網から外す。",
            "①電源は切らない。",
            "表1 連絡先",
            "警察03-6812-7837",
            "例外",
            "安全管理責任者は、バックアップの網、外との回線、区画の境の順に切り離し、時刻と切り離した箱の名前を",
            "記録する。",
            "承認院長　髙田 一郎　　　年　　月　　日印",
        ]
    );
}

#[test]
fn a_circled_answer_is_read_as_chosen_and_the_other_is_not() {
    let answer = Inline::Choice {
        options: vec!["はい".to_owned(), "いいえ".to_owned()],
        selected: Some(0),
    };
    let paged = lay_out_blocks(vec![of("a", ParagraphRole::Body, vec![answer])]);
    let read: Vec<(&str, Option<&str>)> = paged.pages[0]
        .marks
        .iter()
        .filter(|m| m.owner.is_some())
        .filter_map(|m| match &m.paint {
            Paint::Glyphs(run) => Some((run.text.as_str(), run.actual_text.as_deref())),
            _ => None,
        })
        .collect();
    assert_eq!(read, [("はい", Some("はい（選択）")), ("・いいえ", None)]);
    let curves = paged.pages[0].marks.iter().filter(|m| match &m.paint {
        Paint::Path(path) => path.segments.len() == 6 && m.owner.is_none(),
        _ => false,
    });
    assert_eq!(curves.count(), 1);
}

#[test]
fn an_address_over_two_lines_is_one_link_with_two_areas() {
    let url = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/johoka/cyber-security.html";
    let link = Inline::Link { text: url.to_owned(), url: url.to_owned() };
    let words = vec![Inline::Text("手引きは次の所にある。".repeat(3)), link];
    let paged = lay_out_blocks(vec![of("a", ParagraphRole::Body, words)]);
    let links = &paged.pages[0].links;
    assert!(links.len() >= 2);
    assert!(links.iter().all(|l| l.owner == links[0].owner));
    let right = paged.pages[0].width - theme().margins.right;
    assert!(links.iter().all(|l| l.area.x + l.area.width <= right + 0.1));
}

#[test]
fn every_missing_character_is_named_with_its_block() {
    let error = try_lay_out(vec![document(
        "bcp",
        vec![paragraph("a", "院長\u{E000}"), paragraph("b", "事務長\u{10FFFD}\u{E000}")],
    )])
    .unwrap_err();
    let super::LayoutError::MissingGlyphs { missing } = error else { panic!("{error}") };
    let named: Vec<(&str, char)> =
        missing.iter().map(|m| (m.block.as_str(), m.character)).collect();
    assert_eq!(named, [("bcp/a", '\u{E000}'), ("bcp/b", '\u{E000}'), ("bcp/b", '\u{10FFFD}')]);
}

#[test]
fn a_note_over_a_page_end_is_closed_and_opened_again() {
    let mut blocks = fill(4);
    let paragraphs = (0..30)
        .map(|n| Paragraph {
            id: id(&format!("n/{n}")),
            role: ParagraphRole::Body,
            text: text(LINE),
        })
        .collect();
    blocks.push(Block::Note(Note { id: id("n"), title: text("例外"), paragraphs }));
    let paged = lay_out_blocks(blocks);
    let frames = |page: usize| {
        let filled = paged.pages[page].marks.iter().filter(|m| match &m.paint {
            Paint::Path(path) => path.fill.is_some() && path.stroke.is_some(),
            _ => false,
        });
        filled.count()
    };
    assert_eq!((0..paged.pages.len()).map(frames).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn every_mark_belongs_to_a_leaf_and_reading_order_is_document_order() {
    let mut blocks = vec![heading("c1", 1, "総則")];
    blocks.extend(fill(25));
    let paged = lay_out_blocks(blocks);
    let mut last = 0;
    for mark in paged.pages.iter().flat_map(|p| &p.marks) {
        if let Some(owner) = mark.owner {
            assert!(paged.tree[owner].children.is_empty());
            assert!(owner >= last);
            last = owner;
        }
    }
    assert_eq!(paged.tree[0].children.len(), 26);
}

#[test]
fn page_breaks_and_empty_documents_leave_no_blank_page_but_one() {
    let blocks = vec![
        Block::PageBreak,
        paragraph("a", LINE),
        Block::PageBreak,
        Block::PageBreak,
        paragraph("b", LINE),
        Block::PageBreak,
    ];
    assert_eq!(lay_out_blocks(blocks).pages.len(), 2);
    assert_eq!(lay_out_blocks(Vec::new()).pages.len(), 1);
}

#[test]
fn a_diagram_grows_smaller_rather_than_leave_the_page_that_has_begun() {
    let node = |number: usize| Node {
        id: id("d").child(&format!("box-{number}")),
        title: format!("{number}番目の箱"),
        lines: vec!["03-6812-7837".to_owned(); 2],
        shape: NodeShape::Box,
        group: None,
    };
    let edge = |number: usize| Edge {
        from: id("d").child(&format!("box-{number}")),
        to: id("d").child(&format!("box-{}", number + 1)),
        label: String::new(),
        line: EdgeLine::Solid,
        arrow: Arrow::Forward,
    };
    let diagram = Diagram {
        id: id("d"),
        caption: None,
        alt: "箱が縦に並ぶ。".to_owned(),
        direction: Direction::Down,
        nodes: (1..=8).map(node).collect(),
        groups: Vec::new(),
        edges: (1..8).map(edge).collect(),
    };
    let height = |paged: &Paged| paged.figures[&id("d")][0].height;
    let alone = lay_out_blocks(vec![Block::Diagram(diagram.clone())]);
    let mut blocks = fill(5);
    blocks.push(Block::Diagram(diagram.clone()));
    let shared = lay_out_blocks(blocks);
    assert_eq!((shared.pages.len(), shared.page_of[&id("d")]), (1, 1));
    assert!(height(&shared) < height(&alone));
    // On the lower half of a page it takes the next one, in its usual size.
    let mut blocks = fill(16);
    blocks.push(Block::Diagram(diagram));
    let next = lay_out_blocks(blocks);
    assert_eq!((next.page_of[&id("d")], height(&next)), (2, height(&alone)));
}

#[test]
fn a_diagram_stands_above_its_caption_and_its_boxes_have_pages() {
    let node = |key: &str, title: &str| Node {
        id: id("d").child(key),
        title: title.to_owned(),
        lines: vec!["03-6812-7837".to_owned()],
        shape: NodeShape::Box,
        group: None,
    };
    let diagram = Diagram {
        id: id("d"),
        caption: Some(text("連絡体制図")),
        alt: "発見者から院長へ知らせる。".to_owned(),
        direction: Direction::Down,
        nodes: vec![node("finder", "発見者"), node("director", "院長")],
        groups: Vec::new(),
        edges: vec![Edge {
            from: id("d").child("finder"),
            to: id("d").child("director"),
            label: String::new(),
            line: EdgeLine::Solid,
            arrow: Arrow::Forward,
        }],
    };
    let paged = lay_out_blocks(vec![Block::Diagram(diagram)]);
    assert_eq!(
        words_of(&paged, 1),
        ["発見者", "03-6812-7837", "院長", "03-6812-7837", "図1 連絡体制図"]
    );
    assert_eq!(paged.page_of[&id("d").child("director")], 1);
    assert_eq!(paged.figures[&id("d")].len(), 1);
    let figure = |n: &super::paged::TagNode| matches!(n.role, TagRole::Figure { .. });
    assert_eq!(paged.tree.iter().filter(|n| figure(n)).count(), 1);
}
