//! This file composes the page: the core beside, above or between the frames, frames in rows flush on both sides.

use super::chart::{Chart, End};
use super::cluster::{Side, layered};
use super::lanes::lanes;
use super::place::{Block, Cell, Pen, Sizes};
use super::rank::{Order, order};
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

struct Frame {
    group: usize,
    nodes: Vec<usize>,
    /// Ranks, when edges run inside the frame.
    order: Option<Order>,
    /// Whether edges from outside lead to its boxes one by one.
    reached: bool,
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
    pub(super) w: i32,
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

    /// The compositions worth trying, the usual one first.
    pub(super) fn trials(&self, sizes: &Sizes<'_>, width: i32) -> Vec<Trial> {
        let mut word = 8;
        let mut line = 8;
        for node in 0..sizes.chart.nodes.len() {
            let (a, b) = sizes.widths(node);
            word = word.max(a);
            line = line.max(b);
        }
        let word = word.min(40).min(width);
        let mut widths: Vec<i32> =
            (7..=17).map(|h| h * 2).filter(|&w| w >= word && w <= width).collect();
        if widths.is_empty() {
            widths.push(word.max(14).min(width));
        }
        widths.retain(|&w| w <= (line + 3).max(word + 2));
        if widths.is_empty() {
            widths.push((word + 1) / 2 * 2);
        }
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
        let mut out = Vec::new();
        for &way in &ways {
            for &side in sides {
                for &single in if self.frames.iter().any(|f| f.reached) {
                    &[true, false][..]
                } else {
                    &[false][..]
                } {
                    out.extend(widths.iter().map(|&w| Trial { way, side, w, single }));
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
            Core::Free(order) => layered(sizes, order, direction, option.w, across, option.side)?,
            Core::Lanes(order) => lanes(sizes, order, option.w, across)?,
        };
        let gap = sizes.look.rank_gap;
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
                let right = shelf(&self.frames, room_w - core.w - gap)?;
                let core = self.stretch(sizes, option, &core, across, right.h)?;
                let all = core.h.max(right.h);
                page.add(&core, 0, (all - core.h) / 2);
                page.add(&right, core.w + gap, (all - right.h) / 2);
            }
            Way::Corner(count) => {
                let (beside, below) = self.frames.split_at_checked(count)?;
                let right = shelf(beside, room_w - core.w - gap)?;
                let core = self.stretch(sizes, option, &core, across, right.h)?;
                let all = core.h.max(right.h);
                page.add(&core, 0, (all - core.h) / 2);
                page.add(&right, core.w + gap, (all - right.h) / 2);
                let below = shelf(below, room_w)?;
                page.add(&below, 0, all + gap);
            }
            Way::Between(count) => {
                let (left, right) = self.frames.split_at_checked(count)?;
                let half = (room_w - core.w - 2 * gap) / 2;
                let (left, right) = (shelf(left, half)?, shelf(right, half)?);
                let core = self.stretch(sizes, option, &core, across, left.h.max(right.h))?;
                let all = core.h.max(left.h).max(right.h);
                page.add(&left, 0, (all - left.h) / 2);
                page.add(&core, left.w + gap, (all - core.h) / 2);
                page.add(&right, left.w + gap + core.w + gap, (all - right.h) / 2);
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
        let mut wider = Sizes::new(sizes.chart, sizes.script, sizes.look);
        wider.look.rank_gap += ((height - core.h) / gaps).min(5);
        let wide = layered(&wider, order, Direction::Down, option.w, across, option.side)?;
        Some(if wide.h <= height { wide } else { core.clone() })
    }
}

/// Frames in rows of equal height, as few rows as the width allows.
fn shelves(sizes: &Sizes<'_>, frames: &[Frame], room: i32, trial: Trial) -> Option<Block> {
    let gap = sizes.look.frame_gap;
    // A frame behind another one is hard to reach.
    let longest = if trial.single && trial.way != Way::Above { 1 } else { 4 };
    let mut best: Vec<Option<(i32, usize)>> = vec![Some((0, 0))];
    for end in 1..=frames.len() {
        let mut choice: Option<(i32, usize)> = None;
        for start in (0..end).rev().take(longest) {
            let Some(Some((above, _))) = best.get(start) else { continue };
            let Some(row) = frames.get(start..end) else { continue };
            if let Some(shelf) = shelf(sizes, row, room, trial) {
                let total = above + shelf.h + gap;
                // A tie goes to the row with more frames.
                if choice.is_none_or(|c| total <= c.0) {
                    choice = Some((total, start));
                }
            }
        }
        best.push(choice);
    }
    let mut cuts = Vec::new();
    let mut end = frames.len();
    while end > 0 {
        let start = best.get(end).copied().flatten()?.1.min(end - 1);
        cuts.push((start, end));
        end = start;
    }
    let mut block = Block::default();
    for &(start, end) in cuts.iter().rev() {
        let row = shelf(sizes, frames.get(start..end)?, room, trial)?;
        let y = if block.h == 0 { 0 } else { block.h + gap };
        block.add(&row, 0, y);
    }
    Some(block)
}

fn is_core(chart: &Chart, node: usize, lanes: bool) -> bool {
    match chart.nodes.get(node).and_then(|n| n.group) {
        None => true,
        Some(group) => lanes && chart.in_lanes(Some(group)),
    }
}

/// One row of frames, as wide as the room where that does not make boxes silly.
fn shelf(sizes: &Sizes<'_>, frames: &[Frame], room: i32, trial: Trial) -> Option<Block> {
    let w = trial.w;
    let look = sizes.look;
    let pads = 2 * look.frame_pad;
    let inner = room - pads;
    let mut fixed: Vec<Option<Block>> = Vec::new();
    for frame in frames {
        fixed.push(match &frame.order {
            None => None,
            Some(order) => {
                let down = sizes.chart.direction == Direction::Down;
                let across = if down { inner } else { 200 };
                let block = layered(
                    sizes,
                    order,
                    sizes.chart.direction,
                    w.min(inner),
                    across,
                    Side::After,
                )?;
                (block.w <= inner).then_some(block).map(Some)?
            }
        });
    }
    let most = frames.iter().map(|f| f.nodes.len()).max().unwrap_or(0).max(1);
    let gaps = look.frame_gap * (i32::try_from(frames.len()).ok()? - 1);
    let columns = |rows: usize| -> Vec<i32> {
        let count = |frame: &Frame| match (trial.single && frame.reached, trial.way) {
            (true, Way::Above) => frame.nodes.len(),
            (true, _) => 1,
            _ => frame.nodes.len().div_ceil(rows),
        };
        let whole = |frame| i32::try_from(count(frame)).unwrap_or(i32::MAX / 64).max(1);
        frames.iter().map(whole).collect()
    };
    let width = |frame: usize, columns: i32, w: i32| -> i32 {
        match fixed.get(frame) {
            Some(Some(block)) => block.w + pads,
            _ => columns * w + (columns - 1) * look.cell_gap + pads,
        }
    };
    let total = |columns: &[i32], w: i32| -> i32 {
        columns.iter().enumerate().map(|(i, &c)| width(i, c, w)).sum::<i32>() + gaps
    };
    let rows = (1..=most)
        .find(|&r| columns(r).iter().all(|&c| c < 64) && total(&columns(r), w) <= room)?;
    let columns = columns(rows);
    let flexible: i32 =
        columns.iter().zip(&fixed).filter(|(_, f)| f.is_none()).map(|(c, _)| c).sum();
    let spare = room - total(&columns, w);
    let grown = if flexible > 0 { w + (spare / flexible).min(w * 6 / 10) } else { w };
    // What the boxes do not take, the frames' sides do, as long as it stays a margin.
    let rest = room - total(&columns, grown);
    let share = rest / i32::try_from(frames.len()).unwrap_or(1).max(1);
    let side = if share <= 6 { share } else { 0 };

    let mut heights = vec![0; most];
    for (index, frame) in frames.iter().enumerate() {
        let count = usize::try_from(*columns.get(index)?).unwrap_or(1).max(1);
        if fixed.get(index).is_some_and(Option::is_none) {
            for (nth, &node) in frame.nodes.iter().enumerate() {
                if let Some(h) = heights.get_mut(nth / count) {
                    *h = (*h).max(sizes.height(node, grown));
                }
            }
        }
    }
    let mut block = Block::default();
    let mut x = 0;
    let band = |index: usize, frame: &Frame, w: i32| {
        let needed = width(index, columns.get(index).copied().unwrap_or(1), w) + side;
        sizes.title(frame.group, needed).2.max(if look.frame_pad > 1 { 2 } else { 1 })
    };
    let head = frames.iter().enumerate().map(|(i, f)| band(i, f, grown)).max().unwrap_or(0);
    for (index, frame) in frames.iter().enumerate() {
        let count = *columns.get(index)?;
        let outer = width(index, count, grown) + side;
        let left = x + look.frame_pad + side / 2;
        let top = head + 1;
        let bottom = match fixed.get(index) {
            Some(Some(inner)) => {
                block.add(inner, left, top);
                top + inner.h
            }
            _ => {
                let mut y = top;
                let per_row = usize::try_from(count).unwrap_or(1).max(1);
                for (row, nodes) in frame.nodes.chunks(per_row).enumerate() {
                    let h = heights.get(row).copied().unwrap_or(4);
                    if row > 0 {
                        y += look.cell_gap;
                    }
                    for (column, &node) in (0..).zip(nodes) {
                        let cell =
                            Cell { x: left + column * (grown + look.cell_gap), y, w: grown, h };
                        block.boxes.push((node, cell));
                    }
                    y += h;
                }
                y
            }
        };
        let area = Cell { x, y: 0, w: outer, h: bottom + look.frame_pad };
        let (_, ground, height) = sizes.title(frame.group, outer);
        let title = Cell { x, y: 0, w: ground, h: height };
        block.pens.push(Pen { group: Some(frame.group), area, title, lane: false });
        x += outer + look.frame_gap;
    }
    let tallest = block.pens.iter().map(|p| p.area.h).max().unwrap_or(0);
    for pen in &mut block.pens {
        // Equal bottoms look tidy, half-empty frames do not.
        if pen.area.h * 4 >= tallest * 3 {
            pen.area.h = tallest;
        }
    }
    (block.w, block.h) = (x - look.frame_gap, tallest);
    Some(block)
}
