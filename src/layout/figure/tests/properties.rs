//! This file draws random graphs and checks that every drawing is sound and the same twice.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::soundness::sound;
use super::svg::theme;
use crate::document::{
    Arrow, BlockId, Diagram, Direction, Edge, EdgeLine, Group, GroupKind, Node, NodeShape,
};
use crate::layout::figure::figures;
use crate::layout::{Fonts, Theme};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::bundled().unwrap());
static THEME: LazyLock<Theme> = LazyLock::new(theme);

fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "医療情報",
        "システム",
        "安全管理責任者",
        "株式会社",
        "みなと",
        "ネットワーク",
        "03-6812-7837",
        "（夜間）",
        "髙﨑",
        "葛\u{E0100}",
        "、",
        "サーバー",
        "RTX830",
        "　",
        "「受付」",
        "ッ",
        "<b>",
        "{{7*7}}",
        "保健所",
        "￥",
    ]);
    prop::collection::vec(piece, 0..7).prop_map(|p| p.concat())
}

prop_compose! {
    fn node(groups: usize)(title in words(), lines in prop::collection::vec(words(), 0..6), shape in 0..4_u8, group in 0..=groups, free in 0..3_u8) -> (String, Vec<String>, NodeShape, Option<usize>) {
        let shape = match shape { 0 => NodeShape::Box, 1 => NodeShape::Strong, 2 => NodeShape::Round, _ => NodeShape::Dashed };
        (title, lines, shape, (group < groups && free > 0).then_some(group))
    }
}

fn diagram(most: usize) -> impl Strategy<Value = Diagram> {
    (0..6_usize, 1..=most).prop_flat_map(|(groups, count)| {
        let ends = count + groups;
        (
            prop::collection::vec((words(), 0..4_u8), groups),
            prop::collection::vec(node(groups), count),
            prop::collection::vec((0..ends, 0..ends, words(), 0..3_u8, 0..6_u8), 0..count * 3 / 2),
            any::<bool>(),
            any::<bool>(),
        )
            .prop_map(|(groups, nodes, edges, down, lanes)| {
                let id = BlockId::document("random").child("figure");
                let key = |g: usize| format!("group-{g}");
                let kinds: Vec<GroupKind> = groups
                    .iter()
                    .map(|g| if lanes && g.1 > 0 { GroupKind::Lane } else { GroupKind::Frame })
                    .collect();
                let end = |e: usize| {
                    if e < nodes.len() {
                        Some(id.child(&format!("node-{e}")))
                    } else {
                        kinds
                            .get(e - nodes.len())
                            .filter(|k| **k == GroupKind::Frame)
                            .map(|_| id.child(&key(e - nodes.len())))
                    }
                };
                let edges = edges
                    .iter()
                    .filter_map(|(from, to, label, line, arrow)| {
                        (from != to).then_some(())?;
                        Some(Edge {
                            from: end(*from)?,
                            to: end(*to)?,
                            label: if *arrow > 3 { label.clone() } else { String::new() },
                            line: if *line == 0 { EdgeLine::Dashed } else { EdgeLine::Solid },
                            arrow: match arrow {
                                0 => Arrow::None,
                                1 => Arrow::Both,
                                _ => Arrow::Forward,
                            },
                        })
                    })
                    .collect();
                Diagram {
                    caption: None,
                    alt: "図".to_owned(),
                    direction: if down { Direction::Down } else { Direction::Right },
                    groups: groups
                        .iter()
                        .enumerate()
                        .map(|(g, (title, _))| Group {
                            key: key(g),
                            title: title.clone(),
                            kind: kinds[g],
                        })
                        .collect(),
                    nodes: nodes
                        .into_iter()
                        .enumerate()
                        .map(|(n, (title, lines, shape, group))| Node {
                            id: id.child(&format!("node-{n}")),
                            title,
                            lines,
                            shape,
                            group: group.map(key),
                        })
                        .collect(),
                    edges,
                    id,
                }
            })
    })
}

/// The same boxes in lanes alone, which no connector may leave.
fn in_lanes(mut diagram: Diagram) -> Diagram {
    for group in &mut diagram.groups {
        group.kind = GroupKind::Lane;
    }
    let boxes: Vec<BlockId> = diagram.nodes.iter().map(|n| n.id.clone()).collect();
    diagram.edges.retain(|e| boxes.contains(&e.from) && boxes.contains(&e.to));
    diagram
}

fn check(diagram: &Diagram, width: f32, height: f32) {
    let pages = figures(diagram, width, height, &THEME, &FONTS).unwrap();
    sound(diagram, &pages, width, height, &FONTS);
}

/// Few cases and always the same, so that a run is short and a failure comes back; longer hunts take another seed.
fn few(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(20_261_125);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(10))]

    #[test]
    fn small_diagrams_are_sound_upright(diagram in diagram(24)) {
        check(&diagram, 465.0, 650.0);
    }

    #[test]
    fn small_diagrams_are_sound_on_their_side(diagram in diagram(24)) {
        check(&diagram, 728.0, 430.0);
    }

    #[test]
    fn connectors_between_lanes_stay_in_the_lanes(diagram in diagram(24)) {
        check(&in_lanes(diagram), 465.0, 650.0);
    }

    #[test]
    fn the_same_diagram_is_drawn_the_same_twice(diagram in diagram(12)) {
        let draw = || format!("{:?}", figures(&diagram, 465.0, 650.0, &THEME, &FONTS).unwrap());
        prop_assert_eq!(draw(), draw());
    }
}

proptest! {
    #![proptest_config(few(2))]

    #[test]
    fn large_diagrams_are_sound(diagram in diagram(120)) {
        check(&diagram, 728.0, 430.0);
    }

    #[test]
    fn large_diagrams_are_sound_upright(diagram in diagram(120)) {
        check(&diagram, 465.0, 650.0);
    }
}
