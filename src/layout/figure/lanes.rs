//! This file places boxes in lanes: a lane for each actor, a row for each step.

use std::collections::BTreeMap;

use super::place::{Block, Cell, Pen, Sizes};
use super::rank::Order;
use crate::document::{Direction, GroupKind};

/// Width of a lane's head in a diagram that runs to the right.
const HEAD: i32 = 12;
/// Widest box of a lane that has room to spare.
const WIDEST: i32 = 30;
/// Width of a lane without boxes where the others need the room.
const EMPTY: i32 = 12;

/// Places ranked boxes in their lanes within `room` units across the flow; `None` when the lanes become too narrow.
pub(super) fn lanes(sizes: &Sizes<'_>, order: &Order, w: i32, room: i32) -> Option<Block> {
    let chart = sizes.chart;
    let down = chart.direction == Direction::Down;
    let of_kind = |g: &usize| chart.groups.get(*g).is_some_and(|s| s.kind == GroupKind::Lane);
    let mut keys: Vec<Option<usize>> = (0..chart.groups.len()).filter(of_kind).map(Some).collect();
    let members = order.slots.iter().filter_map(|s| s.node).chain(order.loose.iter().copied());
    let free = |n: usize| chart.nodes.get(n).is_some_and(|n| n.group.is_none());
    if members.clone().any(free) {
        keys.push(None);
    }
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let is_used = |key: &Option<usize>| {
        members.clone().any(|n| chart.nodes.get(n).is_some_and(|n| n.group == *key))
    };
    let used = keys.iter().filter(|key| is_used(key)).count();
    let even = room / number(keys.len()).max(1);
    let empty = even.min(EMPTY);
    let share = (room - empty * number(keys.len() - used)) / number(used).max(1);
    let word = members.clone().map(|n| sizes.widths(n).0).max().unwrap_or(0);
    let roomy = share >= (word + 6).max(18);
    let pad = sizes.look.frame_pad + i32::from(roomy || !down);
    let w = if down { (share - 2 * pad).min(WIDEST) } else { w };
    if w < 6 {
        return None;
    }
    // Rows of boxes, at most one box a lane.
    let mut rows: Vec<BTreeMap<Option<usize>, usize>> = Vec::new();
    let ranks = order
        .ranks
        .iter()
        .map(|rank| rank.iter().filter_map(|s| order.slots.get(*s)?.node).collect::<Vec<usize>>());
    for rank in ranks.chain(std::iter::once(order.loose.clone())) {
        let first = rows.len();
        for node in rank {
            let key = chart.nodes.get(node).and_then(|n| n.group);
            match rows.iter_mut().skip(first).find(|r| !r.contains_key(&key)) {
                Some(row) => {
                    row.insert(key, node);
                }
                None => rows.push(BTreeMap::from([(key, node)])),
            }
        }
    }

    let wide = |key: &Option<usize>| if is_used(key) { w + 2 * pad } else { empty };
    let title = |key: &Option<usize>, w: i32| key.map_or(0, |g| sizes.title(g, w).2);
    let height = |node: &usize| sizes.height(*node, w);
    let mut across = Vec::new();
    let mut at = 0;
    for key in &keys {
        let size = if down {
            wide(key)
        } else {
            let tallest = rows.iter().filter_map(|r| r.get(key)).map(height).max().unwrap_or(0);
            (tallest + 2 * pad).max(title(key, HEAD) + 1).max(6)
        };
        across.push((*key, at, size));
        at += size;
    }
    let tallest = keys.iter().map(|k| title(k, wide(k))).max().unwrap_or(0);
    let head = if down { tallest + i32::from(tallest > 0) } else { HEAD };
    let gap = sizes.look.rank_gap;
    let mut along = head + gap - 1;
    let mut block = Block::default();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            along += gap;
        }
        let depth = if down { row.values().map(height).max().unwrap_or(0) } else { w };
        for (key, node) in row {
            let Some(&(_, start, size)) = across.iter().find(|a| a.0 == *key) else { continue };
            let cell = if down {
                Cell { x: start + pad, y: along, w, h: depth }
            } else {
                let h = height(node);
                Cell { x: along, y: start + (size - h) / 2, w, h }
            };
            block.boxes.push((*node, cell));
        }
        along += depth;
    }
    along += pad;
    for (key, start, size) in across {
        let (area, title) = if down {
            (Cell { x: start, y: 0, w: size, h: along }, Cell { x: start, y: 0, w: size, h: head })
        } else {
            (Cell { x: 0, y: start, w: along, h: size }, Cell { x: 0, y: start, w: head, h: size })
        };
        let title = if key.is_none() { Cell { w: 0, h: 0, ..title } } else { title };
        block.pens.push(Pen { group: key, area, title, lane: true });
    }
    (block.w, block.h) = if down { (at, along) } else { (along, at) };
    Some(block)
}
