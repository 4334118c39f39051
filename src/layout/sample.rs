//! This file makes documents for the tests of this module.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::fonts::Fonts;
use super::paged::{Paged, Paint};
use super::theme::Theme;
use super::{LayoutError, lay_out_binder};
use crate::document::{
    Block, BlockId, Document, Heading, Meta, Page, Paragraph, ParagraphRole, Section, Status,
    TypeSize, number, text,
};

pub(super) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::bundled().unwrap())
}

pub(super) fn theme() -> Theme {
    serde_saphyr::from_str(include_str!("../../assets/theme.yaml")).unwrap()
}

pub(super) fn id(key: &str) -> BlockId {
    BlockId::document("bcp").child(key)
}

pub(super) fn document(name: &str, blocks: Vec<Block>) -> Document {
    Document {
        name: name.to_owned(),
        meta: Meta {
            title: "サイバー攻撃を想定した事業継続計画".to_owned(),
            short_title: name.to_uppercase(),
            facility: "髙田内科クリニック".to_owned(),
            document_number: None,
            version: Some("第2版".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            status: Status::Draft,
            handling: None,
        },
        type_size: TypeSize::Normal,
        sections: vec![Section { page: Page::A4, blocks }],
    }
}

pub(super) fn heading(key: &str, level: u8, words: &str) -> Block {
    Block::Heading(Heading { id: id(key), level, text: text(words), numbered: true })
}

pub(super) fn paragraph(key: &str, words: &str) -> Block {
    Block::Paragraph(Paragraph { id: id(key), role: ParagraphRole::Body, text: text(words) })
}

pub(super) fn try_lay_out(documents: Vec<Document>) -> Result<Vec<Paged>, LayoutError> {
    let (numbered, register) = number(documents).unwrap();
    lay_out_binder(&numbered, &register, &theme(), fonts())
}

pub(super) fn lay_out_blocks(blocks: Vec<Block>) -> Paged {
    try_lay_out(vec![document("bcp", blocks)]).unwrap().remove(0)
}

/// The words of a page in painting order, one line of words a line; furniture is left out.
pub(super) fn words_of(paged: &Paged, page: usize) -> Vec<String> {
    lines(paged, page, true)
}

/// The furniture's words of a page: repeated header rows, header, footer.
pub(super) fn furniture_of(paged: &Paged, page: usize) -> Vec<String> {
    lines(paged, page, false)
}

fn lines(paged: &Paged, page: usize, owned: bool) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for mark in &paged.pages[page - 1].marks {
        if let Paint::Glyphs(run) = &mark.paint
            && mark.owner.is_some() == owned
        {
            match lines.last_mut() {
                Some((y, words)) if *y == run.y => words.push_str(&run.text),
                _ => lines.push((run.y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, words)| words).collect()
}
