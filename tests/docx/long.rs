//! This file holds a plan of about twenty pages: prose, lists, notes, ledgers and forms, laid out by our own layout.

use sonae::document::{
    Align, Block, Cell, Column, Document, Inline, List, ListItem, Note, Page, Paragraph,
    ParagraphRole, ReferenceForm, Row, Section, Table, TableRole, TypeSize, number, text,
};
use sonae::layout::paged::PageMap;
use sonae::layout::{Fonts, lay_out};

use crate::everything::{Binder, heading, id, meta, paragraph, theme};

const CHAPTERS: [(&str, [&str; 3]); 8] = [
    ("総則", ["目的", "基本方針", "適用範囲"]),
    ("体制", ["役割と代理", "連絡の順", "会議"]),
    ("平時の備え", ["台帳", "バックアップ", "教育と訓練"]),
    ("検知", ["気づく人", "最初の連絡", "記録"]),
    ("初動対応", ["切り離し", "診療の判断", "証拠保全"]),
    ("復旧処理", ["復旧の順", "受入れの確認", "再開の判断"]),
    ("事後対応", ["原因の調査", "再発防止", "公表"]),
    ("様式", ["点検表", "紙運用の帳票", "署名"]),
];

const SENTENCES: [&str; 8] = [
    "医療情報システム安全管理責任者は、異常の報告を受けたときは、ただちに院長へ口頭で伝え、時刻と画面の写真を残す。",
    "院長は、電子カルテが使えない時間が4時間を超えると見込まれるときは、新患の受付を止めるかどうかを決める。",
    "事務長は、株式会社青葉メディカルシステムの夜間窓口（03-6812-7837）へ連絡し、受付番号と担当者名を記録する。",
    "バックアップの円盤は、書き込みが終わったあと必ず外し、診療所の外の金庫に置く。つないだままにしない。",
    "個人データの漏えいのおそれを知ったときは、3〜5日以内に個人情報保護委員会へ速報を行う（個人情報保護法第26条）。",
    "患者につながっている機器には触れない。止めてよいかどうかは、その場の医師が決める。",
    "VPN装置とルータの設定は、変更のたびに紙へ写し、令和8年10月1日現在の内容を別紙に添える。",
    "復旧した端末PCは、OSの更新とウイルス対策ソフトの定義の更新を終え、事業者の確認を受けてからLANにつなぐ。",
];

/// The plan, numbered and laid out.
pub(crate) fn plan() -> Binder {
    let mut sections = vec![Section { page: Page::A4, blocks: cover() }];
    for (index, (title, parts)) in CHAPTERS.iter().enumerate() {
        let blocks = chapter(index, title, parts);
        let page = if index == 2 { Page::A4_LANDSCAPE } else { Page::A4 };
        match sections.last_mut() {
            Some(last) if last.page == page => last.blocks.extend(blocks),
            _ => sections.push(Section { page, blocks }),
        }
    }
    let meta = meta("サイバー攻撃を想定した事業継続計画", "BCP");
    let document = Document { name: "bcp".into(), meta, type_size: TypeSize::Normal, sections };
    let (documents, register) = number(vec![document]).unwrap();
    let fonts = Fonts::bundled().unwrap();
    let paged = lay_out(&documents[0], &register, &PageMap::new(), &theme(), &fonts).unwrap();
    let pages = paged.page_of.clone();
    Binder { documents, register, pages, paged, theme: theme() }
}

fn cover() -> Vec<Block> {
    vec![
        paragraph(
            "bcp/cover/title",
            ParagraphRole::Title,
            text("サイバー攻撃を想定した事業継続計画"),
        ),
        paragraph(
            "bcp/cover/facility",
            ParagraphRole::Cover,
            text("医療法人社団 髙﨑会 𠮷田内科クリニック"),
        ),
        Block::PageBreak,
        heading("bcp/contents-title", 1, "目次", false),
        Block::Contents { id: id("bcp/contents"), depth: 3 },
    ]
}

fn chapter(index: usize, title: &str, parts: &[&str]) -> Vec<Block> {
    let path = format!("bcp/c{index}");
    let mut out = vec![heading(&path, 1, title, true)];
    for (part, name) in parts.iter().enumerate() {
        let path = format!("{path}/s{part}");
        out.push(heading(&path, 2, name, true));
        for n in 0..3 + (index + part) % 3 {
            let words: Vec<&str> =
                (0..2 + n % 2).map(|k| SENTENCES[(index * 3 + part * 2 + n + k) % 8]).collect();
            out.push(paragraph(&format!("{path}/p{n}"), ParagraphRole::Body, text(words.concat())));
        }
        match (index + part) % 4 {
            0 => out.push(ledger(&format!("{path}/ledger"), 18 + index * 2)),
            1 => out.push(list(&format!("{path}/list"), index.is_multiple_of(2))),
            2 => out.push(form(&format!("{path}/form"), 12)),
            _ => out.push(note(&format!("{path}/note"))),
        }
        let target = id(&format!("bcp/c{}", (index + 3) % 8));
        let see = Inline::Reference { target, form: ReferenceForm::NumberAndPage };
        let words = vec![Inline::Text("くわしくは".into()), see, Inline::Text("を見る。".into())];
        out.push(paragraph(&format!("{path}/see"), ParagraphRole::Small, words));
    }
    out
}

fn ledger(path: &str, count: usize) -> Block {
    let row = |key: &str, words: [&str; 5]| {
        let row = id(path).child(key);
        let cells = words.iter().zip(["no", "name", "place", "vendor", "note"]);
        let cells = cells.map(|(w, k)| Cell::new(row.child(k), text(*w))).collect();
        Row::new(row, cells)
    };
    let mut rows = vec![row("head", ["No.", "機器", "設置場所", "事業者", "備考"])];
    for n in 1..=count {
        let (no, name) = (n.to_string(), format!("受付端末 {n}号機"));
        let note = if n % 4 == 0 {
            "令和9年3月に更新する予定。保守契約は年度ごと"
        } else {
            "Windows 11"
        };
        rows.push(row(
            &format!("pc-{n}"),
            [&no, &name, "1階 受付", "株式会社青葉メディカル", note],
        ));
    }
    Block::Table(Table {
        id: id(path),
        caption: Some(text("機器台帳")),
        role: TableRole::Ledger,
        columns: vec![
            Column::center(1.0),
            Column::start(3.5),
            Column::start(3.0),
            Column::start(5.0),
            Column::start(5.0),
        ],
        header_rows: 1,
        header_column: false,
        rows,
    })
}

fn form(path: &str, count: usize) -> Block {
    let head = id(path).child("head");
    let words =
        ["番号", "確認項目", "回答", "目標日"].iter().zip(["no", "words", "answer", "date"]);
    let head =
        Row::new(head.clone(), words.map(|(w, k)| Cell::new(head.child(k), text(*w))).collect());
    let rows = (0..count).map(|n| {
        let row = id(path).child(&format!("item-{n}"));
        let choice = Inline::Choice {
            options: vec!["はい".into(), "いいえ".into()],
            selected: (n % 3 < 2).then_some(n % 2),
        };
        let date =
            vec![Inline::Blank { ems: 2 }, Inline::Text("/".into()), Inline::Blank { ems: 2 }];
        let cells = vec![
            Cell::new(row.child("no"), text(format!("2({})", n + 1))),
            Cell::new(
                row.child("words"),
                text("サーバ、端末PC、ネットワーク機器の台帳管理を行っている。"),
            ),
            Cell::new(row.child("answer"), vec![choice]),
            Cell::new(row.child("date"), date).aligned(Align::Center),
        ];
        Row::new(row, cells)
    });
    Block::Table(Table {
        id: id(path),
        caption: Some(text("点検表")),
        role: TableRole::Form,
        columns: vec![
            Column::center(1.5),
            Column::start(8.0),
            Column::center(3.0),
            Column::start(3.0),
        ],
        header_rows: 1,
        header_column: false,
        rows: std::iter::once(head).chain(rows).collect(),
    })
}

fn list(path: &str, ordered: bool) -> Block {
    let items = SENTENCES.iter().take(5).enumerate().map(|(n, words)| ListItem {
        id: id(path).child(&format!("item-{n}")),
        text: text(*words),
        children: vec![],
    });
    Block::List(List { id: id(path), ordered, items: items.collect() })
}

fn note(path: &str) -> Block {
    let paragraphs = SENTENCES.iter().skip(4).take(2).enumerate().map(|(n, words)| Paragraph {
        id: id(path).child(&format!("p{n}")),
        role: ParagraphRole::Body,
        text: text(*words),
    });
    Block::Note(Note {
        id: id(path),
        title: text("忘れないこと"),
        paragraphs: paragraphs.collect(),
    })
}
