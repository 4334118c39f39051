//! This file says how lanes are read: rows in reading order, one row for boxes of one step, less room where nobody acts.

use super::contact_chart::Draft;
use super::soundness::sound;
use super::svg::theme;
use crate::document::Arrow::{Forward, None as Plain};
use crate::document::EdgeLine::Solid;
use crate::document::GroupKind::Lane;
use crate::document::{BlockId, Diagram, Direction, NodeShape};
use crate::layout::Fonts;
use crate::layout::figure::figures;
use crate::layout::paged::Rect;

/// A cause is looked for by two, then three things are tried one after the other, and the second asks once more.
fn chart() -> Diagram {
    Draft::new(Direction::Down)
        .group("officer", "安全管理責任者", Lane)
        .group("vendor", "事業者", Lane)
        .group("outside", "外部", Lane)
        .node("cause", "officer", NodeShape::Box, "原因調査")
        .node("cause-vendor", "vendor", NodeShape::Box, "原因調査")
        .node("cables", "officer", NodeShape::Box, "ケーブルの調査")
        .node("advice", "officer", NodeShape::Box, "相談")
        .node("stop", "officer", NodeShape::Box, "被害拡大防止")
        .edge("cause", "cause-vendor", "", Solid, Plain)
        .edge("cause", "cables", "", Solid, Forward)
        .edge("cause", "advice", "", Solid, Forward)
        .edge("cause", "stop", "", Solid, Forward)
        .edge("advice", "cause", "", Solid, Forward)
        .done()
}

/// Where the boxes and lanes stand, by the last part of their names.
fn drawn() -> impl Fn(&str) -> Rect {
    let fonts = Fonts::bundled().unwrap();
    let pages = figures(&chart(), 465.0, 650.0, &theme(), &fonts).unwrap();
    sound(&chart(), &pages, 465.0, 650.0, &fonts);
    assert_eq!(pages.len(), 1);
    let shapes = pages[0].shapes.clone();
    move |key: &str| {
        let id = key
            .split('/')
            .fold(BlockId::parse("contact-chart/chart").unwrap(), |id, part| id.child(part));
        shapes.iter().find(|shape| shape.id == id).unwrap().area
    }
}

#[test]
fn boxes_of_a_lane_stand_in_reading_order() {
    let area = drawn();
    let tops: Vec<f32> = ["cause", "cables", "advice", "stop"].map(|key| area(key).y).to_vec();
    assert!(tops.is_sorted_by(|a, b| a < b), "{tops:?}");
}

#[test]
fn boxes_that_a_line_without_heads_ties_share_a_row() {
    let area = drawn();
    assert_eq!(area("cause").y, area("cause-vendor").y);
}

#[test]
fn a_lane_without_boxes_leaves_its_room_to_the_others() {
    let area = drawn();
    let (officer, outside) = (area("officer/lane").width, area("outside/lane").width);
    assert!(outside < officer / 2.0, "{outside} of {officer}");
    assert!(outside > 60.0);
}
