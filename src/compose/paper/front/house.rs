//! This file lists the papers that are not shown to the inspector, folder by folder.

use crate::compose::binder::{Paper, Shelf};
use crate::compose::paper::sheet::Sheet;
use crate::document::{Document, Page, ParagraphRole, text};

use super::super::case::Case;
use super::contents::{Line, on, table};
use super::{HOUSE, HOUSE_TITLE, meta};

/// The folders, with their keys, headings, and what is to be minded of each.
const FOLDERS: [(Shelf, &str, &str, &str); 5] = [
    (
        Shelf::Internal,
        "internal",
        "外に出さない書類",
        "足りないもの、IPアドレス、携帯電話の番号などがある。提示用とは別に綴じる。",
    ),
    (Shelf::Day, "day", "当日用（赤いファイル）", "紙に印刷して置く。外に出さない。"),
    (Shelf::Wall, "wall", "掲示用", "職員だけが入る場所に貼る。"),
    (Shelf::Vendors, "vendors", "事業者あて", "宛先の事業者だけに送る。"),
    (Shelf::Reports, "reports", "報告と公表", "攻撃を受けた日に書き入れて使う。"),
];

/// 院内限り 目次.
pub(in crate::compose) fn house_contents(case: &Case<'_>, others: &[&Paper]) -> Document {
    let mut sheet = Sheet::new(HOUSE);
    sheet.paragraph("title", ParagraphRole::Title, text(HOUSE_TITLE));
    for (shelf, key, name, rule) in FOLDERS {
        let mut lines = on(shelf, others);
        if shelf == Shelf::Internal {
            lines.insert(0, Line::listing(HOUSE, HOUSE_TITLE));
        }
        if lines.is_empty() {
            continue;
        }
        sheet.heading(key, name);
        sheet.paragraph("rule", ParagraphRole::Body, text(rule));
        sheet.block(table(sheet.id("papers"), &lines));
    }
    sheet.finish(meta(case, HOUSE_TITLE), Page::A4)
}
