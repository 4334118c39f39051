//! This file writes figures as SVG, so that a person can look at them.

use std::fmt::Write;

use super::contact_chart::{clinic, clinic_in_lanes, full_clinic, hospital, network};
use crate::document::Diagram;
use crate::layout::figure::figures;
use crate::layout::paged::{Figure, Rect};
use crate::layout::{Fonts, Theme};

/// The theme of the product.
pub(super) fn theme() -> Theme {
    serde_saphyr::from_str(include_str!("../../../../assets/theme.yaml")).unwrap()
}

/// One figure as SVG.
pub(super) fn svg(figure: &Figure) -> String {
    let mut out = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{1}' viewBox='0 0 {0} {1}'>\n",
        figure.width, figure.height
    );
    for shape in &figure.shapes {
        let Rect { x, y, width, height } = shape.area;
        let tone = |g: f32| format!("rgb({0},{0},{0})", (g * 255.0) as u8);
        let fill = shape.fill.map_or("none".to_owned(), tone);
        let (line, weight) =
            shape.stroke.map_or(("none".to_owned(), 0.0), |s| (tone(s.grey), s.width));
        let dash =
            shape.stroke.and_then(|s| s.dash).map_or(String::new(), |d| format!("{} {}", d.0, d.1));
        writeln!(
            out,
            "<rect x='{x}' y='{y}' width='{width}' height='{height}' rx='{}' fill='{fill}' stroke='{line}' stroke-width='{weight}' stroke-dasharray='{dash}'/>",
            shape.radius
        )
        .unwrap();
        for line in &shape.lines {
            let weight = if line.strong { "bold" } else { "normal" };
            let text = line.text.replace('&', "&amp;").replace('<', "&lt;");
            writeln!(
                out,
                "<text x='{}' y='{}' font-size='{}' font-weight='{weight}'>{text}</text>",
                line.x, line.baseline, line.size
            )
            .unwrap();
        }
    }
    for connector in &figure.connectors {
        let points: Vec<String> =
            connector.points.iter().map(|p| format!("{},{}", p.0, p.1)).collect();
        let dash = connector.stroke.dash.map_or(String::new(), |d| format!("{} {}", d.0, d.1));
        writeln!(
            out,
            "<polyline points='{}' start='{}' end='{}' stroke='black' stroke-width='{}' stroke-dasharray='{dash}'/>",
            points.join(" "),
            connector.start_head,
            connector.end_head,
            connector.stroke.width
        )
        .unwrap();
    }
    out.push_str("</svg>\n");
    out
}

#[test]
#[ignore = "writes target/figures/*.svg for the eye"]
fn samples_for_the_eye() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/figures");
    std::fs::create_dir_all(folder).unwrap();
    let fonts = Fonts::bundled().unwrap();
    let theme = theme();
    let draw = |name: &str, diagram: &Diagram, width: f32, height: f32| {
        let start = std::time::Instant::now();
        let drawn = figures(diagram, width, height, &theme, &fonts).unwrap();
        let took = format!("{:?}\n", start.elapsed());
        std::fs::write(format!("{folder}/{name}.time"), took).unwrap();
        for (index, figure) in drawn.iter().enumerate() {
            std::fs::write(format!("{folder}/{name}-{}.svg", index + 1), svg(figure)).unwrap();
        }
    };
    draw("clinic-landscape", &clinic(), 728.0, 430.0);
    draw("clinic-portrait", &clinic(), 465.0, 650.0);
    draw("full-portrait", &full_clinic(), 465.0, 575.0);
    draw("full-landscape", &full_clinic(), 728.0, 430.0);
    draw("hospital-landscape", &hospital(), 728.0, 430.0);
    draw("hospital-portrait", &hospital(), 465.0, 650.0);
    draw("lanes-portrait", &clinic_in_lanes(), 465.0, 650.0);
    draw("network-landscape", &network(), 728.0, 430.0);
}
