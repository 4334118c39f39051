//! This file holds a small binder that uses every block and every inline, and pages for it laid by hand.

use chrono::NaiveDate;
use sonae::document::{
    Align, Bar, Bars, Block, BlockId, Cell, Column, Diagram, Direction, Document, Heading, Image,
    Inline, Inlines, List, ListItem, Meta, Node, NodeShape, Note, Numbered, Page, Paragraph,
    ParagraphRole, ReferenceForm, Register, Row, Section, Shade, Signature, SignatureLine, Status,
    Table, TableRole, TypeSize, Visited, number, text, walk,
};
use sonae::layout::paged::{
    Connector, Figure, FigureLine, FigureShape, PageFrame, PageMap, Rect, Stroke,
};
use sonae::layout::{Paged, Theme};

/// A binder, numbered and on pages.
pub(crate) struct Binder {
    pub(crate) documents: Vec<Numbered>,
    pub(crate) register: Register,
    pub(crate) pages: PageMap,
    pub(crate) paged: Paged,
    pub(crate) theme: Theme,
}

impl Binder {
    /// The Word file of the first document.
    pub(crate) fn docx(&self) -> Vec<u8> {
        let first = &self.documents[0];
        sonae::render::docx::docx(first, &self.register, &self.paged, &self.pages, &self.theme)
            .unwrap()
    }
}

pub(crate) fn theme() -> Theme {
    serde_saphyr::from_str(include_str!("../../assets/theme.yaml")).unwrap()
}

pub(crate) fn id(path: &str) -> BlockId {
    BlockId::parse(path).unwrap()
}

pub(crate) fn meta(title: &str, short: &str) -> Meta {
    Meta {
        title: title.into(),
        short_title: short.into(),
        facility: "医療法人社団 髙﨑会 𠮷田内科クリニック".into(),
        document_number: Some("規程-12".into()),
        version: Some("第2版".into()),
        date: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
        status: Status::Draft,
        handling: Some("院内限り".into()),
    }
}

pub(crate) fn paragraph(path: &str, role: ParagraphRole, words: Inlines) -> Block {
    Block::Paragraph(Paragraph { id: id(path), role, text: words })
}

pub(crate) fn heading(path: &str, level: u8, words: &str, numbered: bool) -> Block {
    Block::Heading(Heading { id: id(path), level, text: text(words), numbered })
}

/// One document of these blocks on upright A4, all on page 1, and the binder around it.
pub(crate) fn binder_of(blocks: Vec<Block>) -> Binder {
    let document = Document {
        name: "bcp".into(),
        meta: meta("事業継続計画", "BCP"),
        type_size: TypeSize::Normal,
        sections: vec![Section { page: Page::A4, blocks }],
    };
    lay(vec![document], Paged { pages: vec![PageFrame::default()], ..Paged::default() })
}

fn lay(documents: Vec<Document>, mut paged: Paged) -> Binder {
    let (documents, register) = number(documents).unwrap();
    let mut pages = PageMap::new();
    for numbered in &documents {
        let mut page = 1;
        walk(numbered.document(), &mut |visited| {
            if let Visited::Block(block) = visited {
                page += u32::from(matches!(block, Block::Heading(h) if h.level == 1));
                if let Some(id) = block.id() {
                    pages.insert(id.clone(), page);
                }
            }
        });
    }
    paged.page_of = pages.clone();
    Binder { documents, register, pages, paged, theme: theme() }
}

/// Every block and inline in two documents.
pub(crate) fn everything() -> Binder {
    let sections = vec![
        Section { page: Page::A4, blocks: front().into_iter().chain(prose()).collect() },
        Section { page: Page::A4_LANDSCAPE, blocks: ledger() },
        Section { page: Page::A4, blocks: drawings().into_iter().chain(form()).collect() },
    ];
    let bcp = Document {
        name: "bcp".into(),
        meta: meta("サイバー攻撃を想定した事業継続計画", "BCP"),
        type_size: TypeSize::Normal,
        sections,
    };
    let contacts = Document {
        name: "contacts".into(),
        meta: meta("連絡先一覧", "連絡先一覧"),
        type_size: TypeSize::Normal,
        sections: vec![Section {
            page: Page::A4,
            blocks: vec![heading("contacts/outside", 1, "外部の連絡先", true)],
        }],
    };
    let mut paged = Paged { pages: vec![PageFrame::default(); 7], ..Paged::default() };
    paged.figures.insert(id("bcp/report/chart"), vec![chart()]);
    paged.figures.insert(id("bcp/report/score"), vec![score()]);
    lay(vec![bcp, contacts], paged)
}

fn front() -> Vec<Block> {
    use ParagraphRole::*;
    let line = |key: &str, role: &str, name: &str, date: &str| SignatureLine {
        id: id(&format!("bcp/cover/approval/{key}")),
        role: role.into(),
        name: name.into(),
        date: date.into(),
    };
    vec![
        paragraph("bcp/cover/title", Title, text("サイバー攻撃を想定した事業継続計画")),
        paragraph(
            "bcp/cover/subtitle",
            Subtitle,
            text("医療情報システムが止まったときの診療と復旧"),
        ),
        paragraph("bcp/cover/facility", Cover, text("医療法人社団 髙﨑会 𠮷田内科クリニック")),
        paragraph("bcp/cover/date", Right, text("令和8年10月1日")),
        Block::Signature(Signature {
            id: id("bcp/cover/approval"),
            lines: vec![
                line("made", "作成", "事務長　濵田 さくら", "令和8年9月20日"),
                line("approved", "承認", "院長　𠮷田 一郎", ""),
            ],
        }),
        paragraph("bcp/cover/warning", Emphasis, text("犯人に連絡しない。身代金は払わない。")),
        Block::PageBreak,
        heading("bcp/contents-title", 1, "目次", false),
        Block::Contents { id: id("bcp/contents"), depth: 3 },
    ]
}

fn prose() -> Vec<Block> {
    use Inline::{Break, Link, Reference, Strong, Text};
    let t = |words: &str| Text(words.into());
    let refer = |target: &str, form| Reference { target: id(target), form };
    let item = |key: &str, words: &str, children| ListItem {
        id: id(&format!("bcp/general/rules/{key}")),
        text: text(words),
        children,
    };
    let long = "本計画は、サイバー攻撃により電子カルテその他の医療情報システムが使えなくなった場合にも、当院が必要な診療を続け、患者の安全と個人情報を守り、できるだけ早く元の診療に戻るための手順を定める。";
    vec![
        heading("bcp/general", 1, "総則", true),
        heading("bcp/general/purpose", 2, "目的", true),
        paragraph("bcp/general/purpose/text", ParagraphRole::Body, text(long)),
        paragraph(
            "bcp/general/purpose/see",
            ParagraphRole::Body,
            vec![
                t("手順は"),
                refer("bcp/report/flow", ReferenceForm::NumberAndTitle),
                t("、様式は"),
                refer("bcp/form/checks", ReferenceForm::NumberAndPage),
                t("、台帳は"),
                refer("bcp/ledger/devices", ReferenceForm::Number),
                t("、図は"),
                refer("bcp/report/chart", ReferenceForm::Page),
                t("、連絡先は"),
                refer("contacts/outside", ReferenceForm::Place),
                t("による。"),
                Strong(vec![t("院長が決める。")]),
                Break,
                t("出典は"),
                Link {
                    text: "厚生労働省".into(),
                    url: "https://www.mhlw.go.jp/stf/shingi/0000516275.html".into(),
                },
                t("、<w:p> & {{7*7}} |#「そのまま」。"),
            ],
        ),
        heading("bcp/general/rules-title", 3, "守ること", true),
        Block::List(List {
            id: id("bcp/general/rules"),
            ordered: false,
            items: vec![
                item(
                    "cable",
                    "その端末だけをLANから外す",
                    vec![item("photo", "画面を写真に撮る", vec![])],
                ),
                item("power", "電源は切らない", vec![]),
            ],
        }),
        Block::List(List {
            id: id("bcp/general/order"),
            ordered: true,
            items: ["バックアップの網を切り離す", "外部回線を切り離す", "区画の境を切り離す"]
                .iter()
                .zip(["backup", "lines", "segments"])
                .map(|(words, key)| ListItem {
                    id: id(&format!("bcp/general/order/{key}")),
                    text: text(*words),
                    children: vec![],
                })
                .collect(),
        }),
        Block::Note(Note {
            id: id("bcp/general/exception"),
            title: text("例外"),
            paragraphs: vec![
                Paragraph {
                    id: id("bcp/general/exception/one"),
                    role: ParagraphRole::Body,
                    text: text("患者につながっている機器には触れない。医師が決める。"),
                },
                Paragraph {
                    id: id("bcp/general/exception/two"),
                    role: ParagraphRole::Small,
                    text: text("火災と発煙のときは、この限りでない。"),
                },
            ],
        }),
        paragraph("bcp/general/source", ParagraphRole::Small, text("出典の確認日：令和8年9月1日")),
    ]
}

fn cell(row: &BlockId, key: &str, words: &str) -> Cell {
    Cell::new(row.child(key), if words.is_empty() { vec![] } else { text(words) })
}

fn ledger() -> Vec<Block> {
    let row = |key: &str, words: [&str; 6]| {
        let row = id("bcp/ledger/devices").child(key);
        let cells = words.iter().zip(["no", "name", "place", "os", "vendor", "note"]);
        Row::new(row.clone(), cells.map(|(w, k)| cell(&row, k, w)).collect())
    };
    let head = id("bcp/ledger/devices/head");
    let sub = id("bcp/ledger/devices/subhead");
    let h = |key: &str, words: &str| cell(&head, key, words).shaded(Shade::Header);
    let heads = vec![
        Row::new(
            head.clone(),
            vec![
                h("no", "No.").span_rows(2),
                h("device", "機器").span_columns(2),
                h("software", "ソフトウェア").span_columns(2),
                h("note", "備考").span_rows(2),
            ],
        ),
        Row::new(
            sub.clone(),
            ["名称", "設置場所", "OS・版", "事業者"]
                .iter()
                .zip(["name", "place", "os", "vendor"])
                .map(|(w, k)| cell(&sub, k, w).shaded(Shade::Header))
                .collect(),
        ),
    ];
    let mut rows = heads;
    for n in 1..=30 {
        let (no, name) = (format!("{n}"), format!("受付端末 {n}号機"));
        rows.push(row(
            &format!("pc-{n}"),
            [&no, &name, "1階 受付", "Windows 11 Pro 24H2", "株式会社 青葉メディカルシステム", ""],
        ));
    }
    let group = id("bcp/ledger/devices/group");
    rows.push(Row::new(
        group.clone(),
        vec![cell(&group, "words", "2階").span_columns(6).shaded(Shade::Light)],
    ));
    vec![
        heading("bcp/ledger", 1, "台帳", true),
        Block::Table(Table {
            id: id("bcp/ledger/devices"),
            caption: Some(text("機器台帳")),
            role: TableRole::Ledger,
            columns: vec![
                Column::center(1.0),
                Column::start(4.0),
                Column::start(3.0),
                Column::start(4.0),
                Column::start(5.0),
                Column { share: 3.0, align: Align::End },
            ],
            header_rows: 2,
            header_column: false,
            rows,
        }),
    ]
}

fn drawings() -> Vec<Block> {
    let node = |key: &str, title: &str| Node {
        id: id("bcp/report/chart").child(key),
        title: title.into(),
        lines: vec![],
        shape: NodeShape::Box,
        group: None,
    };
    vec![
        heading("bcp/report", 1, "報告", true),
        heading("bcp/report/flow", 2, "報告の流れ", true),
        Block::Diagram(Diagram {
            id: id("bcp/report/chart"),
            caption: Some(text("連絡体制図")),
            alt: "発見者から安全管理責任者、院長へ報告し、院長が事業者に連絡する".into(),
            direction: Direction::Down,
            nodes: vec![
                node("finder", "発見者"),
                node("officer", "安全管理責任者"),
                node("director", "院長"),
            ],
            groups: vec![],
            edges: vec![],
        }),
        Block::Bars(Bars {
            id: id("bcp/report/score"),
            caption: Some(text("点検の結果")),
            alt: "医療機関確認用は19項目のうち12項目がはい".into(),
            full: 19.0,
            bars: vec![Bar {
                id: id("bcp/report/score/facility"),
                label: "医療機関確認用".into(),
                value: 12.0,
                printed: "12／19項目".into(),
            }],
        }),
        Block::Image(Image {
            id: id("bcp/report/photo"),
            caption: Some(text("ルータの位置")),
            alt: "受付の棚の二段目にあるルータ".into(),
            png: png(),
            width: 0.3,
        }),
    ]
}

/// A grey picture of 4 by 3 dots.
pub(crate) fn png() -> Vec<u8> {
    const BYTES: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x00, 0x00, 0x91,
        0x9f, 0xf1, 0x1a, 0x00, 0x00, 0x00, 0x0f, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xb0,
        0x49, 0xe9, 0xd9, 0xc2, 0x00, 0x27, 0x00, 0x27, 0xe7, 0x05, 0xa1, 0xf7, 0x31, 0x87, 0xfd,
        0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];
    BYTES.to_vec()
}

fn form() -> Vec<Block> {
    let table = id("bcp/form/checks");
    let row = |key: &str, words: &str, answer: Option<usize>, height: Option<f32>| {
        let row = table.child(key);
        let choice =
            Inline::Choice { options: vec!["はい".into(), "いいえ".into()], selected: answer };
        let date = vec![
            Inline::Blank { ems: 2 },
            Inline::Text("月".into()),
            Inline::Blank { ems: 2 },
            Inline::Text("日".into()),
        ];
        let cells = vec![
            cell(&row, "words", words),
            Cell::new(row.child("answer"), vec![choice]).aligned(Align::Center),
            Cell::new(row.child("date"), date).aligned(Align::End),
            Cell::new(row.child("done"), vec![Inline::Checkbox { checked: answer.is_some() }])
                .aligned(Align::Center),
        ];
        Row { min_height: height, keep_with_next: key == "officer", ..Row::new(row, cells) }
    };
    let head = table.child("head");
    let mut rows = vec![Row::new(
        head.clone(),
        ["確認項目", "回答", "目標日", "済"]
            .iter()
            .zip(["a", "b", "c", "d"])
            .map(|(w, k)| cell(&head, k, w).shaded(Shade::Header))
            .collect(),
    )];
    rows.push(row("officer", "医療情報システム安全管理責任者を置いている。", Some(0), None));
    rows.push(row(
        "ledger",
        "サーバ、端末PC、ネットワーク機器の台帳管理を行っている。",
        Some(1),
        None,
    ));
    rows.push(row(
        "remote",
        "リモートメンテナンスを利用している機器の有無を事業者に確認した。",
        None,
        Some(40.0),
    ));
    let facts = id("bcp/form/facts");
    let fact = |key: &str, label: &str, words: &str| {
        let row = facts.child(key);
        Row::new(
            row.clone(),
            vec![cell(&row, "label", label).shaded(Shade::Header), cell(&row, "words", words)],
        )
    };
    vec![
        heading("bcp/form", 1, "点検の様式", true),
        Block::Table(Table {
            id: table.clone(),
            caption: Some(text("点検表")),
            role: TableRole::Form,
            columns: vec![
                Column::start(8.0),
                Column::center(3.0),
                Column::start(3.0),
                Column::center(1.0),
            ],
            header_rows: 1,
            header_column: false,
            rows,
        }),
        Block::Table(Table {
            id: facts.clone(),
            caption: None,
            role: TableRole::KeyValue,
            columns: vec![Column::start(1.0), Column::start(3.0)],
            header_rows: 0,
            header_column: true,
            rows: vec![
                fact("name", "施設名", "𠮷田内科クリニック"),
                fact("phone", "電話", "03-6812-7837"),
            ],
        }),
    ]
}

fn chart() -> Figure {
    let stroke = Stroke { width: 0.75, grey: 0.0, dash: None };
    let shape = |key: &str, y: f32, words: &str, radius: f32, dash| FigureShape {
        id: id("bcp/report/chart").child(key),
        area: Rect { x: 150.0, y, width: 160.0, height: 36.0 },
        radius,
        stroke: Some(Stroke { dash, ..stroke }),
        fill: Some(1.0),
        lines: [(words, true, 15.0), ("03-6812-7837", false, 27.0)]
            .map(|(words, strong, down)| FigureLine {
                text: words.into(),
                size: 8.5,
                strong,
                baseline: y + down,
                x: 160.0,
            })
            .to_vec(),
        centered: true,
    };
    let label = FigureShape {
        id: id("bcp/report/chart/label"),
        area: Rect { x: 235.0, y: 42.0, width: 60.0, height: 12.0 },
        radius: 0.0,
        stroke: None,
        fill: Some(1.0),
        lines: vec![FigureLine {
            text: "すぐ電話".into(),
            size: 7.5,
            strong: false,
            baseline: 51.0,
            x: 237.0,
        }],
        centered: false,
    };
    Figure {
        width: 465.0,
        height: 180.0,
        shapes: vec![
            shape("finder", 0.0, "発見者", 6.0, None),
            shape("officer", 64.0, "安全管理責任者", 0.0, None),
            shape("director", 140.0, "院長", 0.0, Some((3.0, 2.0))),
            label,
        ],
        connectors: vec![
            Connector {
                points: vec![(230.0, 36.0), (230.0, 64.0)],
                stroke,
                start_head: false,
                end_head: true,
            },
            Connector {
                points: vec![(310.0, 82.0), (360.0, 82.0), (360.0, 158.0), (310.0, 158.0)],
                stroke: Stroke { dash: Some((3.0, 2.0)), ..stroke },
                start_head: true,
                end_head: true,
            },
        ],
    }
}

fn score() -> Figure {
    let bar = |area: Rect, fill: f32, words: &str, x: f32| FigureShape {
        id: id("bcp/report/score/facility"),
        area,
        radius: 0.0,
        stroke: None,
        fill: Some(fill),
        lines: (!words.is_empty())
            .then(|| FigureLine {
                text: words.into(),
                size: 8.5,
                strong: false,
                baseline: area.y + 10.0,
                x,
            })
            .into_iter()
            .collect(),
        centered: false,
    };
    Figure {
        width: 465.0,
        height: 20.0,
        shapes: vec![
            bar(Rect { x: 0.0, y: 3.0, width: 120.0, height: 14.0 }, 1.0, "医療機関確認用", 2.0),
            bar(Rect { x: 120.0, y: 3.0, width: 160.0, height: 14.0 }, 0.6, "", 0.0),
            bar(Rect { x: 380.0, y: 3.0, width: 80.0, height: 14.0 }, 1.0, "12／19項目", 382.0),
        ],
        connectors: vec![],
    }
}
