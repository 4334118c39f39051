//! This file puts the diagrams on pages: what they were drawn from, the figure, how to read it, and where to cut.

use super::Detail;
use super::network::{cuts, draw as draw_network};
use super::system::draw as draw_systems;
use crate::compose::paper::case::Case;
use crate::compose::paper::sheet::{Grid, Sheet};
use crate::compose::phrase::{NOTHING, Words, filled};
use crate::document::{
    Block, BlockId, Column, Document, Meta, Page, ParagraphRole, Status, TableRole, text,
};
use crate::profile::{Known, Profile};

/// ネットワーク構成図.
pub(in crate::compose) fn network_diagram(case: &Case<'_>, detail: Detail) -> Document {
    let (name, title) = match detail {
        Detail::Internal => ("network-diagram", "ネットワーク構成図（アドレスあり）"),
        Detail::Shown => ("network-diagram-shown", "ネットワーク構成図"),
    };
    let profile = case.profile;
    let mut sheet = Sheet::new(name);
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    sheet.paragraph("source", ParagraphRole::Body, text(source(profile)));
    sheet.paragraph("reading", ParagraphRole::Body, text(reading(detail)));
    // The figure takes a page of its own, so that everything else fills the page before it.
    if !profile.network.cut_points.is_empty() {
        sheet.heading("cuts", "遮断する場所");
        cut_table(profile, &mut sheet);
    }
    let id = BlockId::document(name).child("network").child("figure");
    sheet.heading("network", "構成図");
    sheet.block(Block::Diagram(draw_network(profile, detail, id)));
    sheet.finish(meta(case, title), Page::A4)
}

/// システム構成図.
pub(in crate::compose) fn system_diagram(case: &Case<'_>) -> Document {
    let title = "システム構成図";
    let mut sheet = Sheet::new("system-diagram");
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    let words = "この図は、この版の日付の医療情報システムの一覧による。矢印の元のシステムが動いていないと、矢印の先のシステムは使えない。";
    sheet.paragraph("source", ParagraphRole::Body, text(words));
    sheet.heading("list", "システムと担当する事業者");
    system_table(case.profile, &mut sheet);
    let id = BlockId::document("system-diagram").child("systems").child("figure");
    sheet.heading("systems", "構成図");
    sheet.block(Block::Diagram(draw_systems(case.profile, id)));
    sheet.finish(meta(case, title), Page::A4)
}

/// A diagram carries the plan's version, but nobody approves it.
fn meta(case: &Case<'_>, title: &str) -> Meta {
    let mut meta = case.plan_meta(title, title);
    meta.status = Status::Sheet;
    meta.document_number = None;
    meta
}

/// From which ledger of which day the figure was drawn.
fn source(profile: &Profile) -> String {
    let words = Words::new(profile);
    let ledger = match profile.ledgers.devices.as_ref().map(|review| &review.updated_on) {
        Some(Known::Value(day)) => format!("{}に更新した機器台帳", day.era()),
        _ => "機器台帳（更新した日は未確認）".to_owned(),
    };
    let kept = match profile.network.diagram.value() {
        Some(_) => {
            format!("備えてある構成図は{}である。", words.evidence(&profile.network.diagram))
        }
        None => String::new(),
    };
    format!("この図の機器は{ledger}により、区画と外部との接続点はこの版の日付のものである。{kept}")
}

fn reading(detail: Detail) -> &'static str {
    match detail {
        Detail::Internal => {
            "太い枠はつなぐ機器、丸い枠は外部、矢印はリモート保守が入る向きを示す。「遮断」の数字は遮断する順、「保守」はリモート保守の対象の機器である。アドレスがあるため、外部に渡さない。"
        }
        Detail::Shown => {
            "太い枠はつなぐ機器、丸い枠は外部、矢印はリモート保守が入る向きを示す。「遮断」の数字は遮断する順、「保守」はリモート保守の対象の機器である。"
        }
    }
}

fn system_table(profile: &Profile, sheet: &mut Sheet) {
    let words = Words::new(profile);
    let columns = [
        ("システム", Column::start(6.0)),
        ("用途", Column::start(7.0)),
        ("担当する事業者", Column::start(6.0)),
        ("復旧の順", Column::center(2.4)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for system in &profile.systems {
        let cells = [
            system.name.clone(),
            filled(system.purpose.clone()),
            system.vendor.as_ref().map_or_else(|| NOTHING.to_owned(), |id| words.vendor_of(id)),
            words.cell(&system.restore_priority, u32::to_string),
        ];
        grid.row(system.id.as_str(), cells.into_iter().map(text).collect());
    }
    sheet.block(grid.finish());
}

/// The places where to cut, numbered as in the figure.
fn cut_table(profile: &Profile, sheet: &mut Sheet) {
    let columns = [
        ("順", Column::center(1.6)),
        ("段階", Column::start(4.0)),
        ("図の機器", Column::center(3.2)),
        ("機器の札と場所", Column::start(9.0)),
        ("操作", Column::start(8.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for (number, (cut, device)) in (1..).zip(cuts(profile)) {
        let cells = [
            format!("{number}"),
            cut.stage.word().to_owned(),
            device.map_or_else(|| NOTHING.to_owned(), |d| d.id.to_string()),
            format!("{}（{}）", cut.target, cut.place),
            cut.action.clone(),
        ];
        grid.row(cut.id.as_str(), cells.into_iter().map(text).collect());
    }
    sheet.block(grid.finish());
}
