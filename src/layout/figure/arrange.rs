//! This file composes the page: the core beside, above or between the frames, frames in rows flush on both sides.

use std::collections::BTreeSet;

use super::chart::{Chart, End, Link};
use super::cluster::{Side, layered};
use super::lanes::lanes;
use super::place::{Block, Sizes, units};
use super::rank::{Order, order};
use super::shelf::shelves;
use crate::document::{Direction, GroupKind};

/// The clusters of a chart with their ranks; found once.
pub(super) struct Plan {
    core: Core,
    frames: Vec<Frame>,
}

enum Core {
    None,
    /// Boxes outside all frames.
    Free(Order),
    /// All lanes and the boxes between them.
    Lanes(Order),
}

/// A frame with its boxes.
pub(super) struct Frame {
    pub(super) group: usize,
    pub(super) nodes: Vec<usize>,
    /// Ranks, when edges run inside the frame.
    pub(super) order: Option<Order>,
    /// Whether edges from outside lead to its boxes one by one.
    pub(super) reached: bool,
}

/// One way to compose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// The core on top, frames in rows below.
    Above,
    /// The core on the left, frames in rows on its right.
    Beside,
    /// The core in the middle; the number of frames that stand on its left.
    Between(usize),
    /// The core in the upper left corner; the number of frames beside it, the others below.
    Corner(usize),
}

/// A composition to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trial {
    pub(super) way: Way,
    pub(super) side: Side,
    /// Least width of boxes in frames, and in a diagram without frames.
    pub(super) w: i32,
    /// Width of the boxes of the core.
    pub(super) core: i32,
    /// Whether frames whose boxes have edges of their own stand in one row or column, so that each box can be reached.
    pub(super) single: bool,
}

impl Plan {
    pub(super) fn new(chart: &Chart) -> Plan {
        let lanes = chart.groups.iter().any(|g| g.kind == GroupKind::Lane);
        let core: Vec<usize> =
            (0..chart.nodes.len()).filter(|&n| is_core(chart, n, lanes)).collect();
        let frames = chart.groups.iter().enumerate().filter(|(_, g)| g.kind == GroupKind::Frame);
        let frames = frames.map(|(group, _)| {
            let nodes = chart.members(Some(group));
            let inner = |end: &End| matches!(end, End::Node(n) if nodes.contains(n));
            let tied = chart.links.iter().any(|l| inner(&l.from) && inner(&l.to));
            let order = tied.then(|| order(chart, &nodes, false));
            let reached = chart.links.iter().any(|l| inner(&l.from) != inner(&l.to));
            Frame { group, nodes, order, reached }
        });
        Plan {
            frames: frames.collect(),
            core: match (core.is_empty(), lanes) {
                (true, false) => Core::None,
                (_, true) => Core::Lanes(order(chart, &core, true)),
                (false, false) => Core::Free(order(chart, &core, false)),
            },
        }
    }

    /// The compositions worth trying, the usual one first; `narrow` also breaks words and numbers.
    pub(super) fn trials(&self, sizes: &Sizes<'_>, width: i32, narrow: bool) -> Vec<Trial> {
        let inner: Vec<usize> = self.frames.iter().flat_map(|f| f.nodes.iter().copied()).collect();
        let outer: Vec<usize> =
            (0..sizes.chart.nodes.len()).filter(|n| !inner.contains(n)).collect();
        let frame_widths =
            widths(sizes, if inner.is_empty() { &outer } else { &inner }, width, narrow);
        let core_widths =
            widths(sizes, if outer.is_empty() { &inner } else { &outer }, width, narrow);
        let is_reference = |n: usize| sizes.chart.nodes.get(n).is_some_and(|n| n.reference);
        let lone_core = match &self.core {
            Core::None | Core::Lanes(_) => true,
            // Mere references head a page.
            Core::Free(order) => {
                order.ranks.is_empty() && order.loose.iter().all(|&n| is_reference(n))
            }
        } || self.frames.is_empty();
        let mut ways = vec![Way::Above];
        if !lone_core {
            ways.push(Way::Beside);
        }
        if !lone_core && self.frames.len() >= 2 {
            ways.extend((1..self.frames.len()).map(Way::Between).take(3));
            ways.extend((1..self.frames.len()).map(Way::Corner).take(3));
        }
        let sides: &[Side] = if matches!(self.core, Core::Free(_)) {
            &[Side::After, Side::Before]
        } else {
            &[Side::After]
        };
        let singles: &[bool] =
            if self.frames.iter().any(|f| f.reached) { &[true, false] } else { &[false] };
        let mut out = Vec::new();
        for &way in &ways {
            for (&side, &single) in sides.iter().flat_map(|s| singles.iter().map(move |x| (s, x))) {
                for &w in &frame_widths {
                    let same = core_widths.iter().copied().find(|&c| c >= w);
                    let last = core_widths.last().copied();
                    let wide = core_widths.iter().copied().find(|&c| c >= w + 6);
                    let cores: BTreeSet<i32> =
                        [same.or(last), wide].into_iter().flatten().collect();
                    out.extend(cores.into_iter().map(|core| Trial { way, side, w, core, single }));
                }
            }
        }
        out
    }

    /// Places everything within `width` × `height` units; `None` when it does not fit.
    pub(super) fn place(
        &self,
        sizes: &Sizes<'_>,
        option: Trial,
        width: i32,
        height: i32,
    ) -> Option<Block> {
        let margin = sizes.look.margin;
        let (room_w, room_h) = (width - 2 * margin, height - 2);
        if room_w < 8 || room_h < 4 {
            return None;
        }
        let direction = sizes.chart.direction;
        let across = if direction == Direction::Down { room_w } else { room_h };
        let core = match &self.core {
            Core::None => Block::default(),
            Core::Free(order) => {
                layered(sizes, order, direction, option.core, across, option.side)?
            }
            Core::Lanes(order) => lanes(sizes, order, option.core, across)?,
        };
        let gap = sizes.look.rank_gap;
        let aside = if sizes.look.dense { gap } else { gap.max(label_room(sizes)) };
        let shelf = |frames: &[Frame], room: i32| shelves(sizes, frames, room, option);
        let mut page = Block::default();
        match option.way {
            Way::Above => {
                let below = shelf(&self.frames, room_w)?;
                let all = core.w.max(below.w);
                page.add(&core, (all - core.w) / 2, 0);
                let top = if core.h == 0 || below.h == 0 { core.h } else { core.h + gap };
                page.add(&below, (all - below.w) / 2, top);
            }
            Way::Beside => {
                let right = shelf(&self.frames, room_w - core.w - aside)?;
                let core = self.stretch(sizes, option, &core, across, right.h)?;
                let all = core.h.max(right.h);
                page.add(&core, 0, (all - core.h) / 2);
                page.add(&right, core.w + aside, (all - right.h) / 2);
            }
            Way::Corner(count) => {
                let (beside, below) = self.frames.split_at_checked(count)?;
                let right = shelf(beside, room_w - core.w - aside)?;
                let core = self.stretch(sizes, option, &core, across, right.h)?;
                let all = core.h.max(right.h);
                page.add(&core, 0, (all - core.h) / 2);
                page.add(&right, core.w + aside, (all - right.h) / 2);
                let below = shelf(below, room_w)?;
                page.add(&below, 0, all + gap);
            }
            Way::Between(count) => {
                let (left, right) = self.frames.split_at_checked(count)?;
                let half = (room_w - core.w - 2 * aside) / 2;
                let (left, right) = (shelf(left, half)?, shelf(right, half)?);
                let core = self.stretch(sizes, option, &core, across, left.h.max(right.h))?;
                let all = core.h.max(left.h).max(right.h);
                page.add(&left, 0, (all - left.h) / 2);
                page.add(&core, left.w + aside, (all - core.h) / 2);
                page.add(&right, left.w + gap + core.w + aside, (all - right.h) / 2);
            }
        }
        if page.w > room_w || page.h > room_h {
            return None;
        }
        let mut out = Block::default();
        out.add(&page, (width - page.w) / 2, 1);
        (out.w, out.h) = (width, page.h + 2);
        Some(out)
    }

    /// Spreads the ranks of the core over the height of what stands beside it.
    fn stretch(
        &self,
        sizes: &Sizes<'_>,
        option: Trial,
        core: &Block,
        across: i32,
        height: i32,
    ) -> Option<Block> {
        let Core::Free(order) = &self.core else { return Some(core.clone()) };
        let gaps = i32::try_from(order.ranks.len()).unwrap_or(1) - 1;
        if sizes.chart.direction == Direction::Right || gaps < 1 || core.h >= height {
            return Some(core.clone());
        }
        let more = ((height - core.h) / gaps).min(5);
        let wider = sizes.with_rank_gap(sizes.look.rank_gap + more);
        let wide = layered(&wider, order, Direction::Down, option.core, across, option.side)?;
        Some(if wide.h <= height { wide } else { core.clone() })
    }
}

/// Space that labels of edges from the core to frames beside it need.
fn label_room(sizes: &Sizes<'_>) -> i32 {
    let to_frame =
        |l: &&(usize, &Link)| matches!((l.1.from, l.1.to), (End::Group(_), _) | (_, End::Group(_)));
    let rooms = sizes.links().filter(|l| to_frame(&l)).filter_map(|(index, _)| sizes.label(index));
    rooms.map(|(_, width, _)| units(width) + 2).max().unwrap_or(0)
}

/// Widths of boxes worth trying: no word breaks unless it must, and not much more than the longest line needs.
fn widths(sizes: &Sizes<'_>, nodes: &[usize], room: i32, narrow: bool) -> Vec<i32> {
    let (mut word, mut line) = (8, 8);
    for &node in nodes {
        let (a, b) = sizes.widths(node);
        word = word.max(a);
        line = line.max(b);
    }
    if narrow {
        return [10, 16, 24, 32].into_iter().filter(|&w| w <= room).collect();
    }
    let word = word.min(40).min(room);
    let most = (line + 3).max(word + 2).min(room);
    let steps = [14, 15, 16, 17, 18, 20, 22, 24, 26, 28, 31, 34];
    let mut out: Vec<i32> = steps.into_iter().filter(|&w| w >= word && w <= most).collect();
    if out.is_empty() {
        out.push(word.max(14).min(room));
    }
    out
}

fn is_core(chart: &Chart, node: usize, lanes: bool) -> bool {
    match chart.nodes.get(node).and_then(|n| n.group) {
        None => true,
        Some(group) => lanes && chart.in_lanes(Some(group)),
    }
}
