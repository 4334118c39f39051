//! This file tries compositions from the most comfortable look down and keeps the best that fits.

use super::arrange::Plan;
use super::chart::{Chart, End};
use super::draw::Page;
use super::ground::Ground;
use super::label::labels;
use super::place::{Block, Cell, Look, Script, Sizes, UNIT};
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
        dense: false,
        margin: 2,
    };
    let close =
        |size: f32| Look { rank_gap: 4, side_gap: 3, frame_gap: 2, pad_y: 4.0, ..roomy(size) };
    let tight = |size: f32| Look {
        rank_gap: 3,
        leading: size * 1.28,
        dense: true,
        pad_x: 5.0,
        pad_y: 3.0,
        ..close(size)
    };
    let mut looks = Vec::new();
    if enlarge {
        looks.extend([roomy(usual + 1.5), roomy(usual + 0.5)]);
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

/// Whether the chart fits in the tightest look; `whole` demands that no word or number breaks.
pub(super) fn fits(
    chart: &Chart,
    room: Room,
    theme: &Theme,
    measure: &dyn Measure,
    whole: bool,
) -> bool {
    let script = Script::new(chart, measure);
    let plan = Plan::new(chart);
    looks(theme, false).last().is_some_and(|look| {
        let sizes = Sizes::new(chart, &script, *look);
        let holds = |narrow: bool| {
            plan.trials(&sizes, room.w, narrow).into_iter().any(|trial| {
                let block = plan.place(&sizes, trial, room.w, room.h);
                block.is_some_and(|b| !whole || torn(&sizes, &b).words == 0)
            })
        };
        holds(false) || (!whole && holds(true))
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
    let looks = looks(theme, enlarge);
    // Words and numbers break only where no look does without.
    for narrow in [false, true] {
        let mut kept: Vec<(Sizes<'_>, Vec<(f32, Block)>)> = Vec::new();
        for look in &looks {
            let sizes = Sizes::new(chart, &script, *look);
            let enlarged = look.size > theme.figure.size;
            let (mut whole, mut broken) = (Vec::new(), Vec::new());
            for trial in plan.trials(&sizes, room.w, narrow) {
                let Some(block) = plan.place(&sizes, trial, room.w, room.h) else { continue };
                let torn = torn(&sizes, &block);
                let score = judge(&sizes, &block, room) + torn.lines as f32 * 12.0;
                let strict = torn.words > 0 || (enlarged && torn.lines > 0);
                if strict { &mut broken } else { &mut whole }.push((score, block));
            }
            if let Some(figure) = best(&sizes, whole, theme) {
                return Some(figure);
            }
            kept.push((sizes, broken));
        }
        let figure = kept.into_iter().find_map(|(sizes, placed)| best(&sizes, placed, theme));
        if figure.is_some() {
            return figure;
        }
    }
    None
}

/// Routes the most promising placements and draws the best.
fn best(sizes: &Sizes<'_>, mut placed: Vec<(f32, Block)>, theme: &Theme) -> Option<Figure> {
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    placed.dedup_by(|a, b| a.1 == b.1);
    let chart = sizes.chart;
    let mut best: Option<(f32, Figure)> = None;
    for (score, block) in placed.iter().take(ROUTED) {
        let ground = Ground::new(block);
        let Some(ways) = route(chart, block, &ground) else { continue };
        let Some((labels, strain)) = labels(chart, sizes, block, &ground, &ways.paths) else {
            continue;
        };
        let total = score + ways.cost as f32 / 10.0 + strain / 10.0;
        if best.as_ref().is_none_or(|b| total < b.0) {
            let (paths, labels) = (ways.paths.as_slice(), labels.as_slice());
            let page = Page { chart, sizes, block, ground: &ground, paths, labels };
            best = Some((total, page.figure(&theme.rules)));
        }
    }
    best.map(|b| b.1)
}

/// How good a placement looks before it is routed: short ways, unbroken lines, ground well used.
fn judge(sizes: &Sizes<'_>, block: &Block, room: Room) -> f32 {
    let area = |end: End| match end {
        End::Node(n) => block.boxes.iter().find(|b| b.0 == n).map(|b| b.1),
        End::Group(g) => block.pens.iter().find(|p| p.group == Some(g)).map(|p| p.area),
    };
    let mut ways = 0;
    let mut blocked = 0;
    for link in &sizes.chart.links {
        let (Some(a), Some(b)) = (area(link.from), area(link.to)) else { continue };
        let dx = (b.x - a.right()).max(a.x - b.right()).max(0);
        let dy = (b.y - a.bottom()).max(a.y - b.bottom()).max(0);
        ways += dx + dy;
        let (from, to) = (a.middle(), b.middle());
        let others = block.boxes.iter().filter(|o| o.1 != a && o.1 != b);
        let outside = others.filter(|o| match (link.from, link.to) {
            (End::Group(g), _) | (_, End::Group(g)) => {
                sizes.chart.nodes.get(o.0).is_some_and(|n| n.group != Some(g))
            }
            _ => true,
        });
        blocked += outside.filter(|o| is_between(o.1, from, to)).count();
    }
    // Ground that frames enclose without boxes on it.
    let mut holes = 0;
    for pen in block.pens.iter().filter(|p| !p.lane) {
        let own = |n: usize| sizes.chart.nodes.get(n).is_some_and(|n| n.group == pen.group);
        let boxes = block.boxes.iter().filter(|b| own(b.0));
        let used: i32 = boxes.map(|b| (b.1.w + 2) * (b.1.h + 2)).sum();
        holes += (pen.area.w * pen.area.h - used).max(0);
    }
    let left = block.boxes.iter().map(|b| b.1.x).chain(block.pens.iter().map(|p| p.area.x)).min();
    let unused = left.unwrap_or(0) * 2 + (room.h - block.h).max(0) / 4;
    ways as f32 + unused as f32 + blocked as f32 * 20.0 + holes as f32 / 40.0
}

/// Whether a straight line between two points meets a box.
fn is_between(cell: Cell, from: (i32, i32), to: (i32, i32)) -> bool {
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (start, end, low, high) in
        [(from.0, to.0, cell.x, cell.right()), (from.1, to.1, cell.y, cell.bottom())]
    {
        let (start, step) = (start as f32, (end - start) as f32);
        let (low, high) = (low as f32 - start, high as f32 - start);
        if step == 0.0 {
            if low > 0.0 || high < 0.0 {
                return false;
            }
            continue;
        }
        let (a, b) = (low / step, high / step);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    enter < leave
}

/// What a placement breaks.
struct Torn {
    /// Words or numbers that do not fit their box.
    words: usize,
    /// Lines below a title that run over.
    lines: usize,
}

fn torn(sizes: &Sizes<'_>, block: &Block) -> Torn {
    let mut torn = Torn { words: 0, lines: 0 };
    for &(node, cell) in &block.boxes {
        torn.words += usize::from(sizes.widths(node).0 > cell.w);
        let texts = sizes.script.nodes.get(node).map(Vec::as_slice).unwrap_or_default();
        let body = texts.iter().filter(|t| !t.strong);
        torn.lines += body.filter(|t| t.width() > sizes.measure(cell.w)).count();
    }
    torn
}
