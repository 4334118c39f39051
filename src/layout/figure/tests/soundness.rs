//! This file checks what must hold of every drawing, whatever its content.

use std::collections::BTreeMap;

use crate::document::{BlockId, Diagram, GroupKind};
use crate::layout::Fonts;
use crate::layout::figure::words::Text;
use crate::layout::paged::{Figure, Rect};

const HAIR: f32 = 0.05;

fn overlap(a: Rect, b: Rect) -> bool {
    a.x + HAIR < b.x + b.width
        && b.x + HAIR < a.x + a.width
        && a.y + HAIR < b.y + b.height
        && b.y + HAIR < a.y + a.height
}

/// The ground of all lanes, where a page holds nothing but lanes.
fn lanes_alone(diagram: &Diagram, page: &Figure) -> Option<Rect> {
    if diagram.groups.iter().any(|g| g.kind == GroupKind::Frame) {
        return None;
    }
    let lanes = page.shapes.iter().filter(|s| s.id.as_str().ends_with("/lane"));
    let around = |a: Rect, b: Rect| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        let (right, bottom) =
            ((a.x + a.width).max(b.x + b.width), (a.y + a.height).max(b.y + b.height));
        Rect { x, y, width: right - x, height: bottom - y }
    };
    lanes.map(|s| s.area).reduce(around)
}

/// Fails when boxes overlap, words leave their box, connectors cross boxes, or anything is lost or outside.
pub(super) fn sound(diagram: &Diagram, pages: &[Figure], width: f32, height: f32, fonts: &Fonts) {
    let mut seen: BTreeMap<&BlockId, usize> = BTreeMap::new();
    for page in pages {
        assert!(page.width <= width + HAIR && page.height <= height + HAIR, "page size");
        let is_group = |id: &BlockId| {
            diagram.groups.iter().any(|g| {
                let own = diagram.id.child(&g.key);
                *id == own
                    || id.as_str().starts_with(&format!("{own}/続き"))
                    || *id == own.child("lane")
            }) || *id == diagram.id.child("-").child("lane")
        };
        let boxes: Vec<_> =
            page.shapes.iter().filter(|s| s.stroke.is_some() && !is_group(&s.id)).collect();
        let words: Vec<_> = page.shapes.iter().filter(|s| s.stroke.is_none()).collect();
        for shape in &page.shapes {
            *seen.entry(&shape.id).or_default() += 1;
            let a = shape.area;
            assert!(
                a.x >= -HAIR
                    && a.y >= -HAIR
                    && a.x + a.width <= page.width + HAIR
                    && a.y + a.height <= page.height + HAIR,
                "{} leaves the page: {a:?}",
                shape.id
            );
            for line in &shape.lines {
                assert!(line.size >= 7.5, "{} is printed at {}", line.text, line.size);
                let width = Text::new(&line.text, line.strong, fonts).width() * line.size;
                assert!(
                    line.x >= a.x - HAIR
                        && line.x + width <= a.x + a.width + HAIR
                        && line.baseline - line.size * 0.88 >= a.y - HAIR
                        && line.baseline + line.size * 0.12 <= a.y + a.height + HAIR,
                    "「{}」 leaves {} {a:?}: {line:?} {width}",
                    line.text,
                    shape.id
                );
            }
        }
        for (index, a) in boxes.iter().enumerate() {
            for b in boxes.iter().skip(index + 1) {
                assert!(!overlap(a.area, b.area), "{} overlaps {}", a.id, b.id);
            }
            for label in &words {
                assert!(!overlap(a.area, label.area), "{} lies under {}", label.id, a.id);
            }
        }
        for (index, a) in words.iter().enumerate() {
            for b in words.iter().skip(index + 1) {
                assert!(!overlap(a.area, b.area), "{} is written over {}", a.id, b.id);
            }
        }
        let titles = page.shapes.iter().filter(|s| is_group(&s.id)).flat_map(|s| &s.lines);
        let titles: Vec<Rect> = titles
            .map(|l| Rect {
                x: l.x,
                y: l.baseline - l.size * 0.7,
                width: Text::new(&l.text, l.strong, fonts).width() * l.size,
                height: l.size * 0.7,
            })
            .collect();
        for connector in &page.connectors {
            for pair in connector.points.windows(2) {
                let (p, q) = (pair[0], pair[1]);
                assert!((p.0 - q.0).abs() < HAIR || (p.1 - q.1).abs() < HAIR, "a slanting line");
                let line = Rect {
                    x: p.0.min(q.0) - 2.0 * HAIR,
                    y: p.1.min(q.1) - 2.0 * HAIR,
                    width: (p.0 - q.0).abs() + 4.0 * HAIR,
                    height: (p.1 - q.1).abs() + 4.0 * HAIR,
                };
                assert!(!titles.iter().any(|t| overlap(line, *t)), "a connector strikes a title");
                for shape in &boxes {
                    let a = shape.area;
                    let inner = Rect {
                        x: a.x + 1.0,
                        y: a.y + 1.0,
                        width: a.width - 2.0,
                        height: a.height - 2.0,
                    };
                    assert!(!overlap(line, inner), "a connector crosses {}", shape.id);
                }
            }
            if let Some(lanes) = lanes_alone(diagram, page) {
                for &(x, y) in &connector.points {
                    let within = x >= lanes.x - HAIR
                        && x <= lanes.x + lanes.width + HAIR
                        && y >= lanes.y - HAIR
                        && y <= lanes.y + lanes.height + HAIR;
                    assert!(within, "a connector leaves the lanes at {x}, {y}: {lanes:?}");
                }
            }
            let ends = [connector.points.first().unwrap(), connector.points.last().unwrap()];
            for end in ends {
                let on = |a: Rect| {
                    let (x, y) = *end;
                    let within = x >= a.x - HAIR
                        && x <= a.x + a.width + HAIR
                        && y >= a.y - HAIR
                        && y <= a.y + a.height + HAIR;
                    let edge = [
                        (x - a.x).abs(),
                        (x - a.x - a.width).abs(),
                        (y - a.y).abs(),
                        (y - a.y - a.height).abs(),
                    ];
                    within && edge.iter().any(|d| *d < HAIR)
                };
                assert!(page.shapes.iter().any(|s| on(s.area)), "a connector ends in the open");
            }
        }
    }
    for node in &diagram.nodes {
        assert_eq!(seen.get(&node.id), Some(&1), "{} does not stand exactly once", node.id);
    }
    for group in diagram.groups.iter().filter(|g| g.kind == GroupKind::Frame) {
        assert_eq!(seen.get(&diagram.id.child(&group.key)), Some(&1), "frame {}", group.title);
    }
}
