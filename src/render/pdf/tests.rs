//! These tests paint hand-made pages and read what the file says of itself.

mod faults;
mod sheet;
mod whole;

use std::sync::Arc;

use super::*;
use crate::document::{
    Block, BlockId, Document, Heading, Meta, Page, Section, Status, TypeSize, number, text,
};
use crate::layout::paged::{LinkTarget, TagRole};
use sheet::Sheet;

fn fonts() -> Fonts {
    Fonts::bundled().unwrap()
}

fn id(name: &str) -> BlockId {
    BlockId::parse(name).unwrap()
}

fn heading(name: &str, level: u8, words: &str) -> Block {
    Block::Heading(Heading { id: id(name), level, text: text(words), numbered: true })
}

fn numbered(blocks: Vec<Block>) -> Numbered {
    let document = Document {
        name: "bcp".into(),
        meta: Meta {
            title: "サイバー攻撃を想定した事業継続計画".into(),
            short_title: "BCP".into(),
            facility: "医療法人社団 髙﨑会 𠮷野内科".into(),
            document_number: None,
            version: Some("第2版".into()),
            date: chrono::NaiveDate::from_ymd_opt(2026, 4, 1).unwrap(),
            status: Status::Draft,
            handling: None,
        },
        type_size: TypeSize::Normal,
        sections: vec![Section { page: Page::A4, blocks }],
    };
    number(vec![document]).unwrap().0.remove(0)
}

/// Contents, chapters, links, a list, a table, a note, a drawing and a picture on two pages.
fn plan(fonts: &Fonts) -> (Paged, Numbered) {
    let numbered = numbered(vec![
        heading("bcp/general", 1, "総則"),
        heading("bcp/general/purpose", 2, "目的"),
        heading("bcp/response", 1, "初動対応"),
    ]);
    let mut sheet = Sheet::new(fonts);
    sheet.furniture("医療法人社団 髙﨑会 𠮷野内科", 40.0);
    let contents = sheet.node(0, TagRole::Contents);
    let entry = sheet.node(contents, TagRole::ContentsItem);
    let link = sheet.node(entry, TagRole::Link);
    let area = sheet.words(link, "第1章 総則 1", false);
    sheet.link(link, area, LinkTarget::Block(id("bcp/general")), "第1章 総則");
    sheet.heading("bcp/general", 1, "第1章 総則");
    sheet.heading("bcp/general/purpose", 2, "1.1 目的");
    let paragraph = sheet.node(0, TagRole::Paragraph);
    let span = sheet.node(paragraph, TagRole::Span);
    sheet.words(span, "渡邉󠄂と葛󠄀城が℡①〒で連絡する。", false);
    let link = sheet.node(paragraph, TagRole::Link);
    let words = sheet.node(link, TagRole::Span);
    let area = sheet.words(words, "厚生労働省", false);
    sheet.link(link, area, LinkTarget::Url("https://www.mhlw.go.jp/".into()), "厚生労働省のサイト");
    sheet.list(&["電源を切らない", "LANケーブルを抜く"]);
    sheet.table(&[&["役割", "氏名"], &["院長", "𠮷野 濵子"], &["備考", ""], &["不在時は事務長"]]);
    sheet.choice(0, "はい", "はい（選択）");
    sheet.checkbox(0);
    let note = sheet.node(0, TagRole::Note);
    let paragraph = sheet.node(note, TagRole::Paragraph);
    sheet.words(paragraph, "身代金は払わない。", false);
    sheet.page();
    sheet.furniture("医療法人社団 髙﨑会 𠮷野内科", 40.0);
    sheet.heading("bcp/response", 1, "第2章 初動対応");
    let link = sheet.node(0, TagRole::Link);
    let area = sheet.words(link, "1.1へ戻る", true);
    sheet.link(link, area, LinkTarget::Block(id("bcp/general/purpose")), "1.1 目的");
    sheet.figure("院長から事務長へ矢印", "事務長");
    sheet.picture("待合室の見取り図", &Arc::new(sheet::GREY_PIXEL.to_vec()));
    (sheet.finish(), numbered)
}

fn holds(file: &[u8], bytes: &[u8]) -> bool {
    file.windows(bytes.len()).any(|window| window == bytes)
}

/// Whether a text string of the file (UTF-16 in hexadecimal, as krilla writes Japanese) reads so.
fn says(file: &[u8], words: &str) -> bool {
    let wide: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    holds(file, wide.as_bytes())
}

#[test]
fn a_plan_becomes_pdf_a_2a_and_pdf_ua_1_with_bookmarks_links_and_meaning() {
    let fonts = fonts();
    let (paged, numbered) = plan(&fonts);
    let file = pdf(&paged, &numbered, &fonts).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    for words in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(holds(&file, words.as_bytes()), "{words}");
    }
    for words in ["第1章 総則", "1.1 目的", "第2章 初動対応", "医療法人社団 髙﨑会 𠮷野内科"]
    {
        assert!(says(&file, words), "{words}");
    }
    for words in ["厚生労働省のサイト", "院長から事務長へ矢印", "待合室の見取り図"]
    {
        assert!(says(&file, words), "{words}");
    }
    assert!(holds(&file, b"https://www.mhlw.go.jp/"));
    assert!(says(&file, "サイバー攻撃を想定した事業継続計画"));
    assert!(says(&file, "医療法人社団 髙﨑会 𠮷野内科"));
    assert!(holds(&file, b"D:20260401000000+09'00"));
    assert!(holds(&file, b"/Lang(ja-JP)"));
    for font in ["BIZUDPGothic-Regular", "BIZUDPGothic-Bold", "SonaeSupplement", "SonaeSymbols"] {
        assert!(holds(&file, format!("+{font}").as_bytes()), "{font}");
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let fonts = fonts();
    let (paged, numbered) = plan(&fonts);
    let first = pdf(&paged, &numbered, &fonts).unwrap();
    assert_eq!(first, pdf(&paged.clone(), &numbered, &Fonts::bundled().unwrap()).unwrap());
}

#[test]
fn a_circled_answer_is_read_as_chosen() {
    let fonts = fonts();
    let (paged, numbered) = plan(&fonts);
    let file = paint(&paged, &numbered, &fonts, false).unwrap();
    assert!(says(&file, "はい（選択）"));
}

#[test]
fn a_variation_sequence_is_found_by_search() {
    let fonts = fonts();
    let (paged, numbered) = plan(&fonts);
    let file = paint(&paged, &numbered, &fonts, false).unwrap();
    // The glyph's entry in the table of characters: 邉 and its selector.
    assert!(holds(&file, b"<9089DB40DD02>"));
}

#[test]
fn a_paper_without_headings_has_its_title_as_bookmark() {
    let fonts = fonts();
    let mut sheet = Sheet::new(&fonts);
    let paragraph = sheet.node(0, TagRole::Paragraph);
    sheet.words(paragraph, "連絡体制図", false);
    let file = pdf(&sheet.finish(), &numbered(Vec::new()), &fonts).unwrap();
    // Metadata, document properties aside: one bookmark of that title.
    let wide: String = "サイバー攻撃を想定した事業継続計画"
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    assert!(holds(&file, format!("/Title<FEFF{wide}>/Dest").as_bytes()));
}
