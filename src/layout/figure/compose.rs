//! This file tries compositions from the most comfortable look down and keeps the best that fits.

use super::arrange::{Plan, Trial};
use super::chart::{Chart, End};
use super::draw::Page;
use super::ground::Ground;
use super::label::labels;
use super::place::{Block, Look, Script, Sizes, UNIT};
use super::route::route;
use super::words::Measure;
use crate::layout::paged::Figure;
use crate::layout::theme::Theme;

/// How many placements are routed before one is chosen.
const ROUTED: usize = 4;

/// Looks from the most comfortable to the tightest.
pub(super) fn looks(theme: &Theme, enlarge: bool) -> Vec<Look> {
    let usual = theme.figure.size.max(super::SMALLEST);
    let ratio = (theme.figure.leading / theme.figure.size.max(1.0)).clamp(1.2, 1.6);
    let roomy = |size: f32| Look {
        size,
        leading: size * ratio,
        pad_x: 7.0,
        pad_y: 5.0,
        rank_gap: 5,
        side_gap: 4,
        cell_gap: 2,
        frame_pad: 2,
        frame_gap: 3,
        margin: 1,
    };
    let close =
        |size: f32| Look { rank_gap: 4, side_gap: 3, frame_gap: 2, pad_y: 4.0, ..roomy(size) };
    let tight = |size: f32| Look {
        rank_gap: 3,
        leading: size * 1.28,
        pad_x: 5.0,
        pad_y: 3.0,
        ..close(size)
    };
    let mut looks = Vec::new();
    if enlarge {
        looks.extend([roomy(usual * 1.18), roomy(usual * 1.09)]);
    }
    looks.extend([roomy(usual), close(usual), tight(usual)]);
    for size in [usual - 0.5, super::SMALLEST] {
        if size < usual && size >= super::SMALLEST {
            looks.push(tight(size));
        }
    }
    looks
}

/// Width and height in whole units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) w: i32,
    pub(super) h: i32,
}

impl Room {
    pub(super) fn new(width: f32, height: f32) -> Room {
        let whole = |points: f32| (points / UNIT + 1.0e-3).floor().clamp(0.0, 2000.0) as i32;
        Room { w: whole(width), h: whole(height) }
    }
}

/// Whether the chart fits in the tightest look.
pub(super) fn fits(chart: &Chart, room: Room, theme: &Theme, measure: &dyn Measure) -> bool {
    let script = Script::new(chart, measure);
    let plan = Plan::new(chart);
    looks(theme, false).last().is_some_and(|look| {
        let sizes = Sizes::new(chart, &script, *look);
        let trials = plan.trials(&sizes, room.w);
        trials.into_iter().any(|t| plan.place(&sizes, t, room.w, room.h).is_some())
    })
}

/// Draws the whole chart on one page, or says that it cannot.
pub(super) fn page(
    chart: &Chart,
    room: Room,
    theme: &Theme,
    measure: &dyn Measure,
    enlarge: bool,
) -> Option<Figure> {
    let script = Script::new(chart, measure);
    let plan = Plan::new(chart);
    for look in looks(theme, enlarge) {
        let sizes = Sizes::new(chart, &script, look);
        let mut placed: Vec<(f32, Trial, Block)> = Vec::new();
        for trial in plan.trials(&sizes, room.w) {
            if let Some(block) = plan.place(&sizes, trial, room.w, room.h) {
                placed.push((judge(&sizes, &block, room), trial, block));
            }
        }
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<(f32, Figure)> = None;
        for (score, _, block) in placed.iter().take(ROUTED) {
            let ground = Ground::new(block);
            let Some(ways) = route(chart, block, &ground) else { continue };
            let Some((labels, strain)) = labels(chart, &sizes, block, &ground, &ways.paths) else {
                continue;
            };
            let total = score + ways.cost as f32 / 10.0 + strain / 10.0;
            if best.as_ref().is_none_or(|b| total < b.0) {
                let (paths, labels) = (ways.paths.as_slice(), labels.as_slice());
                let page = Page { chart, sizes: &sizes, block, ground: &ground, paths, labels };
                best = Some((total, page.figure(&theme.rules)));
            }
        }
        if let Some((_, figure)) = best {
            return Some(figure);
        }
    }
    None
}

/// How good a placement looks before it is routed: short ways, unbroken lines, ground well used.
fn judge(sizes: &Sizes<'_>, block: &Block, room: Room) -> f32 {
    let area = |end: End| match end {
        End::Node(n) => block.boxes.iter().find(|b| b.0 == n).map(|b| b.1),
        End::Group(g) => block.pens.iter().find(|p| p.group == Some(g)).map(|p| p.area),
    };
    let mut ways = 0;
    for link in &sizes.chart.links {
        if let (Some(a), Some(b)) = (area(link.from), area(link.to)) {
            let dx = (b.x - a.right()).max(a.x - b.right()).max(0);
            let dy = (b.y - a.bottom()).max(a.y - b.bottom()).max(0);
            ways += dx + dy;
        }
    }
    let mut broken = 0;
    for &(node, cell) in &block.boxes {
        let texts = sizes.script.nodes.get(node).map_or(0, Vec::len);
        broken += sizes.lines(node, cell.w).len().saturating_sub(texts);
    }
    let left = block.boxes.iter().map(|b| b.1.x).chain(block.pens.iter().map(|p| p.area.x)).min();
    let unused = left.unwrap_or(0) * 2 + (room.h - block.h).max(0) / 4;
    ways as f32 + broken as f32 * 6.0 + unused as f32
}
