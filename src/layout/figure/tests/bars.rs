//! This file checks how scores are drawn as bars.

use super::svg::theme;
use crate::document::{Bar, Bars, BlockId};
use crate::layout::Fonts;
use crate::layout::figure::bars;
use crate::layout::paged::{Figure, FigureShape};

fn scores(values: &[(&str, f32, &str)]) -> Bars {
    let id = BlockId::document("check").child("scores");
    let bar = |(key, (label, value, printed)): (usize, &(&str, f32, &str))| Bar {
        id: id.child(&format!("chapter-{key}")),
        label: (*label).to_owned(),
        value: *value,
        printed: (*printed).to_owned(),
    };
    let bars = values.iter().enumerate().map(bar).collect();
    Bars { id: id.clone(), caption: None, alt: "章ごとの割合".to_owned(), full: 1.0, bars }
}

fn shape<'a>(figure: &'a Figure, id: &str) -> Option<&'a FigureShape> {
    figure.shapes.iter().find(|s| s.id.as_str() == format!("check/scores/{id}"))
}

#[test]
fn a_bar_is_as_long_as_its_share_of_the_ground() {
    let values =
        [("平時", 0.75, "12／16項目"), ("検知", 0.0, "0／4項目"), ("復旧処理", 1.0, "5／5項目")];
    let figure = bars(&scores(&values), 465.0, &theme(), &Fonts::bundled().unwrap());
    let width = |id: &str| shape(&figure, id).map(|s| s.area.width);
    let ground = width("chapter-0/ground").unwrap();
    assert!((width("chapter-0/bar").unwrap() - ground * 0.75).abs() < 0.01);
    assert_eq!(width("chapter-1/bar"), None);
    assert_eq!(width("chapter-2/bar"), Some(ground));
    assert_eq!(shape(&figure, "chapter-0").unwrap().lines[0].text, "12／16項目");
}

#[test]
fn long_labels_and_wild_values_stay_inside_the_figure() {
    let long = "医療情報システムの安全管理に関する責任者を定めていることを確かめる大項目".repeat(3);
    let values = [(long.as_str(), f32::NAN, "不明"), ("検知", 99.0, "多すぎる"), ("", -1.0, "")];
    let figure = bars(&scores(&values), 300.0, &theme(), &Fonts::bundled().unwrap());
    for shape in &figure.shapes {
        let a = shape.area;
        assert!(a.x >= 0.0 && a.x + a.width <= 300.01, "{}: {a:?}", shape.id);
        assert!(a.y >= 0.0 && a.y + a.height <= figure.height + 0.01, "{}: {a:?}", shape.id);
        assert!(shape.lines.iter().all(|l| l.size >= 7.5));
    }
}
