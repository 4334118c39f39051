//! This file places one cluster: ranks one after the other, each box near the middle of its neighbours.

use super::chart::End;
use super::place::{Block, Cell, Sizes, UNIT};
use super::rank::{Order, Slot};
use crate::document::Direction;

/// On which side of its box the first companion stands (above or below in a diagram that runs to the right).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// A box of the cluster in its own axes: across the flow, and along it.
struct Axes<'a> {
    sizes: &'a Sizes<'a>,
    direction: Direction,
    w: i32,
    widest: i32,
    /// Space between ranks that the labels of the cluster need.
    label_gap: i32,
}

impl Axes<'_> {
    /// Width of a box: a long list takes the room of two or three where that makes it much shorter.
    fn width(&self, node: usize) -> i32 {
        let mut width = self.w;
        for times in 2..=3 {
            let wider = (times * self.w + (times - 1) * self.sizes.look.side_gap) / 2 * 2;
            let (before, after) = (self.sizes.height(node, width), self.sizes.height(node, wider));
            if before <= LONG || after * 5 > before * 4 || wider > self.widest {
                break;
            }
            width = wider;
        }
        width
    }

    fn across(&self, node: usize) -> i32 {
        match self.direction {
            Direction::Down => self.width(node),
            Direction::Right => self.sizes.height(node, self.width(node)),
        }
    }

    fn along(&self, node: usize) -> i32 {
        match self.direction {
            Direction::Down => self.sizes.height(node, self.width(node)),
            Direction::Right => self.width(node),
        }
    }

    /// Space between a box and its companion: a label between them must fit.
    fn companion_gap(&self, a: usize, b: usize) -> i32 {
        let mut gap = self.sizes.look.side_gap;
        for (index, link) in self.sizes.links() {
            let ends = [link.from, link.to];
            if ends.contains(&End::Node(a))
                && ends.contains(&End::Node(b))
                && let Some((_, width, height)) = self.sizes.label(index)
            {
                let room = if self.direction == Direction::Down { width } else { height };
                gap = gap.max((room / UNIT).ceil() as i32 + 3);
            }
        }
        gap
    }
}

/// A box higher than this is a long list.
const LONG: i32 = 15;

/// A slot's reach from its middle.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    before: i32,
    after: i32,
}

/// Places a cluster within `room` units across the flow; `None` when a rank's single box is wider.
pub(super) fn layered(
    sizes: &Sizes<'_>,
    order: &Order,
    direction: Direction,
    w: i32,
    room: i32,
    side: Side,
) -> Option<Block> {
    let widest = if direction == Direction::Down { room } else { 3 * w };
    let mut axes =
        Axes { sizes, direction, w, widest, label_gap: label_gap(sizes, order, direction) };
    let gap = sizes.look.side_gap;
    let mut slots = order.slots.clone();
    let mut rows = Vec::new();
    let mut reach: Vec<Reach> = slots.iter().map(|s| self::reach(&axes, s, side)).collect();
    if reach.iter().any(|r| r.before + r.after > room) {
        axes.widest = 0;
        reach = slots.iter().map(|s| self::reach(&axes, s, side)).collect();
    }
    for rank in &order.ranks {
        wrap(rank, &reach, gap, room, &mut rows)?;
    }
    let ranked_rows = rows.len();
    let mut loose = Vec::new();
    for &node in &order.loose {
        loose.push(slots.len());
        let slot = Slot { node: Some(node), ..Slot::default() };
        reach.push(self::reach(&axes, &slot, side));
        slots.push(slot);
    }
    wrap(&loose, &reach, gap, room, &mut rows)?;

    let centres = align(&rows, &slots, &reach, gap, room);
    let mut block = Block::default();
    let mut along = 0;
    for (index, row) in rows.iter().enumerate() {
        let own = |s: &usize| slots.get(*s).and_then(|s| s.node);
        let all = row.iter().flat_map(|s| {
            let beside = slots.get(*s).map(|s| s.beside.as_slice()).unwrap_or_default();
            own(s).into_iter().chain(beside.iter().copied())
        });
        let depth = all.map(|n| axes.along(n)).max().unwrap_or(0);
        if index > 0 && depth > 0 {
            along += rank_gap(&axes, index < ranked_rows, row.len());
        }
        for s in row {
            let (Some(slot), Some(&centre)) = (slots.get(*s), centres.get(*s)) else { continue };
            let Some(node) = slot.node else { continue };
            let across = axes.across(node);
            let mut put = |node: usize, at: i32, across: i32| {
                // A reference is a remark, not a box of the rank.
                let remark = sizes.chart.nodes.get(node).is_some_and(|n| n.reference);
                let own = if remark { axes.along(node) } else { depth };
                let from = along + (depth - own) / 2;
                let cell = match direction {
                    Direction::Down => Cell { x: at, y: from, w: across, h: own },
                    Direction::Right => Cell { x: from, y: at, w: own, h: across },
                };
                block.boxes.push((node, cell));
            };
            put(node, centre - across / 2, across);
            let (mut before, mut after) = (centre - across / 2, centre - across / 2 + across);
            for (nth, &companion) in slot.beside.iter().enumerate() {
                let size = axes.across(companion);
                let gap = axes.companion_gap(node, companion);
                if (nth % 2 == 0) == (side == Side::Before) {
                    before -= gap + size;
                    put(companion, before, size);
                } else {
                    put(companion, after + gap, size);
                    after += gap + size;
                }
            }
        }
        along += depth;
    }
    trim(&mut block);
    Some(block)
}

/// Space between ranks for the labels of edges that run between them.
fn label_gap(sizes: &Sizes<'_>, order: &Order, direction: Direction) -> i32 {
    let member =
        |end: End| matches!(end, End::Node(n) if order.slots.iter().any(|s| s.node == Some(n)));
    let inner = sizes.links().filter(|(_, l)| member(l.from) && member(l.to));
    let rooms = inner.filter_map(|(index, _)| {
        let (_, width, height) = sizes.label(index)?;
        let room = if direction == Direction::Down { height } else { width };
        Some((room / UNIT).ceil() as i32 + 2)
    });
    rooms.max().unwrap_or(0)
}

/// Space before a rank: room for the tracks and labels of its edges.
fn rank_gap(axes: &Axes<'_>, ranked: bool, boxes: usize) -> i32 {
    let look = axes.sizes.look;
    if !ranked {
        return look.side_gap;
    }
    let crowd = i32::try_from(boxes.saturating_sub(2) / 2).unwrap_or(0).min(4);
    (look.rank_gap + crowd).max(axes.label_gap)
}

fn reach(axes: &Axes<'_>, slot: &Slot, side: Side) -> Reach {
    let Some(node) = slot.node else { return Reach { before: 1, after: 1 } };
    let across = axes.across(node);
    let mut reach = Reach { before: across / 2, after: across - across / 2 };
    for (nth, &companion) in slot.beside.iter().enumerate() {
        let room = axes.across(companion) + axes.companion_gap(node, companion);
        if (nth % 2 == 0) == (side == Side::Before) {
            reach.before += room;
        } else {
            reach.after += room;
        }
    }
    reach
}

/// Breaks a rank into rows that fit.
fn wrap(
    rank: &[usize],
    reach: &[Reach],
    gap: i32,
    room: i32,
    rows: &mut Vec<Vec<usize>>,
) -> Option<()> {
    let width = |s: &usize| reach.get(*s).map_or(0, |r| r.before + r.after);
    let total: i32 = rank.iter().map(|s| width(s) + gap).sum::<i32>() - gap;
    if rank.is_empty() {
        return Some(());
    }
    // Even rows look better than a full one and a rest.
    let share = (total + room - 1) / room.max(1);
    let per_row = rank.len().div_ceil(usize::try_from(share.max(1)).unwrap_or(1));
    let mut row: Vec<usize> = Vec::new();
    let mut filled = 0;
    for s in rank {
        let w = width(s);
        if w > room {
            return None;
        }
        if !row.is_empty() && (filled + gap + w > room || row.len() >= per_row) {
            rows.push(std::mem::take(&mut row));
        }
        filled = if row.is_empty() { w } else { filled + gap + w };
        row.push(*s);
    }
    rows.push(row);
    Some(())
}

/// Finds the middle of every slot: sweeps in which each row settles as near to its neighbours as its order allows.
fn align(rows: &[Vec<usize>], slots: &[Slot], reach: &[Reach], gap: i32, room: i32) -> Vec<i32> {
    let mut middle = vec![0.0_f32; slots.len()];
    let gaps = |row: &[usize]| -> Vec<f32> {
        // Offsets of middles when the row is packed from 0.
        let mut at = 0.0;
        let mut out = Vec::new();
        for s in row {
            let r = reach.get(*s).copied().unwrap_or_default();
            out.push(at + r.before as f32);
            at += (r.before + r.after + gap) as f32;
        }
        out
    };
    let offsets: Vec<Vec<f32>> = rows.iter().map(|r| gaps(r)).collect();
    let slack = |row: &[usize]| -> f32 {
        let used: i32 =
            row.iter().map(|s| reach.get(*s).map_or(0, |r| r.before + r.after) + gap).sum::<i32>()
                - gap;
        (room - used).max(0) as f32
    };
    for (row, offset) in rows.iter().zip(&offsets) {
        let start = slack(row) / 2.0;
        for (s, o) in row.iter().zip(offset) {
            if let Some(m) = middle.get_mut(*s) {
                *m = start + o;
            }
        }
    }
    for sweep in 0..8 {
        let down = sweep % 2 == 0;
        for step in 0..rows.len() {
            let index = if down { step } else { rows.len() - 1 - step };
            let (Some(row), Some(offset)) = (rows.get(index), offsets.get(index)) else { continue };
            let wish = |s: &usize| -> f32 {
                let slot = slots.get(*s);
                let both = sweep >= 6;
                let up = slot.map(|s| s.up.as_slice()).unwrap_or_default();
                let low = slot.map(|s| s.down.as_slice()).unwrap_or_default();
                let near: Vec<f32> = up
                    .iter()
                    .filter(|_| down || both || low.is_empty())
                    .chain(low.iter().filter(|_| !down || both || up.is_empty()))
                    .filter_map(|n| middle.get(*n).copied())
                    .collect();
                if near.is_empty() {
                    return middle.get(*s).copied().unwrap_or(0.0);
                }
                near.iter().sum::<f32>() / near.len() as f32
            };
            let wishes: Vec<f32> = row.iter().zip(offset).map(|(s, o)| wish(s) - o).collect();
            let settled = rising(&wishes);
            let limit = slack(row);
            for ((s, o), at) in row.iter().zip(offset).zip(settled) {
                if let Some(m) = middle.get_mut(*s) {
                    *m = at.clamp(0.0, limit) + o;
                }
            }
        }
    }
    let mut out = vec![0_i32; slots.len()];
    for row in rows {
        let mut least = 0;
        for s in row {
            let r = reach.get(*s).copied().unwrap_or_default();
            let at = middle.get(*s).map_or(0, |m| m.round() as i32).max(least + r.before);
            if let Some(o) = out.get_mut(*s) {
                *o = at;
            }
            least = at + r.after + gap;
        }
        let mut most = room;
        for s in row.iter().rev() {
            let r = reach.get(*s).copied().unwrap_or_default();
            if let Some(o) = out.get_mut(*s) {
                *o = (*o).min(most - r.after);
                most = *o - r.before - gap;
            }
        }
    }
    out
}

/// The rising sequence nearest to the wishes (pool adjacent violators).
fn rising(wishes: &[f32]) -> Vec<f32> {
    let mut pools: Vec<(f32, usize)> = Vec::new();
    for &wish in wishes {
        let mut pool = (wish, 1_usize);
        while let Some(&(mean, count)) = pools.last() {
            if mean <= pool.0 {
                break;
            }
            pools.pop();
            let total = mean * count as f32 + pool.0 * pool.1 as f32;
            pool = (total / (count + pool.1) as f32, count + pool.1);
        }
        pools.push(pool);
    }
    pools.iter().flat_map(|&(mean, count)| std::iter::repeat_n(mean, count)).collect()
}

/// Moves the block to its corner and measures it.
fn trim(block: &mut Block) {
    let left = block.boxes.iter().map(|b| b.1.x).min().unwrap_or(0);
    let top = block.boxes.iter().map(|b| b.1.y).min().unwrap_or(0);
    for (_, cell) in &mut block.boxes {
        cell.x -= left;
        cell.y -= top;
    }
    block.w = block.boxes.iter().map(|b| b.1.right()).max().unwrap_or(0);
    block.h = block.boxes.iter().map(|b| b.1.bottom()).max().unwrap_or(0);
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn neighbours_that_want_the_same_place_share_the_middle() {
        assert_eq!(rising(&[1.0, 5.0, 3.0, 9.0]), [1.0, 4.0, 4.0, 9.0]);
    }
}
