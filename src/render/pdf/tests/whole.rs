//! These tests paint a document with every kind of block, laid out as the product lays it out.

use super::*;
use crate::document::{
    Arrow, Bar, Bars, BlockId, Cell, Column, Diagram, Direction, Edge, EdgeLine, Image, Inline,
    Inlines, List, ListItem, Node, NodeShape, Note, Orientation, PaperSize, Paragraph,
    ParagraphRole, ReferenceForm, Register, Row, Shade, Signature, SignatureLine, Table, TableRole,
};
use crate::layout::{Theme, lay_out_binder};

fn at(key: &str) -> BlockId {
    BlockId::document("bcp").child(key)
}

fn paragraph(key: &str, role: ParagraphRole, text: Inlines) -> Block {
    Block::Paragraph(Paragraph { id: at(key), role, text })
}

fn titled(key: &str, level: u8, words: &str) -> Block {
    Block::Heading(Heading { id: at(key), level, text: text(words), numbered: true })
}

fn cell(row: &BlockId, key: usize, inlines: Inlines) -> Cell {
    Cell::new(row.child(&key.to_string()), inlines)
}

/// A ledger of two header rows, merged cells and enough rows for three pages.
fn ledger() -> Block {
    let table = at("ledger");
    let mut rows = Vec::new();
    let head = table.child("head");
    let shaded = |key, words: &str| cell(&head, key, text(words)).shaded(Shade::Header);
    rows.push(Row::new(
        head.clone(),
        vec![
            shaded(0, "機器").span_rows(2),
            shaded(1, "管理").span_columns(2),
            shaded(2, "確認").span_rows(2),
        ],
    ));
    let below = table.child("below");
    let shaded = |key, words: &str| cell(&below, key, text(words)).shaded(Shade::Header);
    rows.push(Row::new(below.clone(), vec![shaded(0, "担当者"), shaded(1, "設置場所")]));
    for number in 1..=90 {
        let row = table.child(&format!("pc-{number}"));
        let choice = Inline::Choice {
            options: vec!["はい".into(), "いいえ".into()],
            selected: Some(number % 2),
        };
        let cells = vec![
            cell(&row, 0, text(format!("受付端末{number}"))),
            cell(&row, 1, text("渡邉󠄂 濵子")),
            cell(&row, 2, if number % 9 == 0 { Vec::new() } else { text("１階受付") }),
            cell(&row, 3, vec![choice]),
        ];
        rows.push(Row::new(row, cells));
    }
    Block::Table(Table {
        id: table,
        caption: Some(text("機器台帳")),
        role: TableRole::Ledger,
        columns: vec![
            Column::start(2.0),
            Column::start(2.0),
            Column::start(2.0),
            Column::center(1.5),
        ],
        header_rows: 2,
        header_column: true,
        rows,
    })
}

fn sheet_of_facts() -> Block {
    let table = at("facts");
    let row = |key: &str, left: &str, right: Inlines| {
        let id = table.child(key);
        let cells = vec![cell(&id, 0, text(left)).shaded(Shade::Header), cell(&id, 1, right)];
        Row::new(id, cells)
    };
    let rows = vec![
        row("head", "項目", text("内容")),
        row("name", "名称", text("医療法人社団 髙﨑会 𠮷野内科")),
        row("checked", "確認", vec![Inline::Checkbox { checked: true }, Inline::Text("済".into())]),
        row("sign", "署名", vec![Inline::Blank { ems: 8 }]),
    ];
    Block::Table(Table {
        id: table.clone(),
        caption: None,
        role: TableRole::KeyValue,
        columns: vec![Column::start(1.0), Column::start(3.0)],
        header_rows: 1,
        header_column: true,
        rows,
    })
}

fn chart() -> Block {
    let node = |key: &str, title: &str, shape| Node {
        id: at("chart").child(key),
        title: title.into(),
        lines: vec!["内線 101".into()],
        shape,
        group: None,
    };
    Block::Diagram(Diagram {
        id: at("chart"),
        caption: Some(text("連絡体制")),
        alt: "発見者から院長へ連絡する。".into(),
        direction: Direction::Down,
        nodes: vec![
            node("finder", "発見者", NodeShape::Round),
            node("head", "院長 髙﨑 一郎", NodeShape::Strong),
        ],
        groups: Vec::new(),
        edges: vec![Edge {
            from: at("chart").child("finder"),
            to: at("chart").child("head"),
            label: String::new(),
            line: EdgeLine::Dashed,
            arrow: Arrow::Forward,
        }],
    })
}

fn blocks() -> Vec<Block> {
    let item = |key: &str, words: &str, children| ListItem {
        id: at("list").child(key),
        text: text(words),
        children,
    };
    vec![
        paragraph("title", ParagraphRole::Title, text("サイバー攻撃を想定した事業継続計画")),
        paragraph("facility", ParagraphRole::Cover, text("医療法人社団 髙﨑会 𠮷野内科")),
        Block::Contents { id: at("contents"), depth: 2 },
        titled("general", 1, "総則"),
        titled("purpose", 2, "目的"),
        paragraph(
            "why",
            ParagraphRole::Body,
            vec![
                Inline::Text(
                    "この計画は、葛󠄀城市の患者の診療を続けるためのものである。くわしくは".into(),
                ),
                Inline::Link {
                    text: "厚生労働省のページ".into(),
                    url: "https://www.mhlw.go.jp/stf/seisakunitsuite/".into(),
                },
                Inline::Text("と".into()),
                Inline::Reference { target: at("response"), form: ReferenceForm::NumberAndPage },
                Inline::Text("を見る。".into()),
                Inline::Strong(text("☑ 𠮷野院長が決める。")),
            ],
        ),
        Block::List(List {
            id: at("list"),
            ordered: true,
            items: vec![
                item("off", "電源を切らない。", Vec::new()),
                item(
                    "net",
                    "ネットワークから切り離す。",
                    vec![item("lan", "LANケーブルを抜く。", Vec::new())],
                ),
            ],
        }),
        Block::Note(Note {
            id: at("note"),
            title: text("決して"),
            paragraphs: vec![Paragraph {
                id: at("note").child("ransom"),
                role: ParagraphRole::Body,
                text: text("身代金は払わない。"),
            }],
        }),
        sheet_of_facts(),
        Block::Bars(Bars {
            id: at("bars"),
            caption: Some(text("達成度")),
            alt: "技術は19項目のうち12項目。".into(),
            full: 19.0,
            bars: vec![Bar {
                id: at("bars").child("tech"),
                label: "技術".into(),
                value: 12.0,
                printed: "12／19項目".into(),
            }],
        }),
        Block::Image(Image {
            id: at("plan"),
            caption: Some(text("見取り図")),
            alt: "待合室の見取り図".into(),
            png: sheet::GREY_PIXEL.to_vec(),
            width: 0.2,
        }),
        titled("response", 1, "初動対応"),
        titled("isolate", 2, "切り離し"),
        titled("ask", 3, "業者への連絡"),
        paragraph("ask-p", ParagraphRole::Body, text("「すぐ来てほしい」と言う。")),
        ledger(),
        chart(),
        Block::Signature(Signature {
            id: at("sign"),
            lines: vec![SignatureLine {
                id: at("sign").child("head"),
                role: "承認".into(),
                name: "院長　𠮷野 一郎".into(),
                date: String::new(),
            }],
        }),
    ]
}

fn whole(fonts: &Fonts) -> (Paged, Numbered) {
    let mut document = numbered(Vec::new()).document().clone();
    let wide = Page { size: PaperSize::A4, orientation: Orientation::Landscape };
    let last = vec![
        titled("annex", 1, "別紙"),
        paragraph("annex-p", ParagraphRole::Small, text("横置き。")),
    ];
    document.sections =
        vec![Section { page: Page::A4, blocks: blocks() }, Section { page: wide, blocks: last }];
    let (mut numbered, register): (Vec<Numbered>, Register) = number(vec![document]).unwrap();
    let theme: Theme =
        serde_saphyr::from_str(include_str!("../../../../assets/theme.yaml")).unwrap();
    let paged = lay_out_binder(&numbered, &register, &theme, fonts).unwrap().remove(0);
    (paged, numbered.remove(0))
}

#[test]
fn a_document_of_every_block_is_painted_with_all_it_says() {
    let fonts = fonts();
    let (paged, numbered) = whole(&fonts);
    let file = pdf(&paged, &numbered, &fonts).unwrap();
    for words in ["1.1 目的", "2.1.1 業者への連絡", "第3章 別紙", "待合室の見取り図"]
    {
        assert!(says(&file, words), "{words}");
    }
    let boxes = |size: &str| file.windows(size.len()).filter(|w| *w == size.as_bytes()).count();
    assert_eq!(boxes("/MediaBox[0 0 595.3 841.9]"), paged.pages.len() - 1);
    assert_eq!(boxes("/MediaBox[0 0 841.9 595.3]"), 1);
}
