//! This file gives the boxes of one cluster their ranks and their order within a rank.

use std::collections::BTreeMap;

use super::chart::{Chart, End};
use crate::document::{Arrow, EdgeLine};

/// The ranked boxes of a cluster; found once, placed many times.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    pub(super) slots: Vec<Slot>,
    /// Indices of slots, rank by rank.
    pub(super) ranks: Vec<Vec<usize>>,
    /// Boxes that no edge of the cluster touches.
    pub(super) loose: Vec<usize>,
}

/// A box with its companions, or the place where a long edge passes a rank.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub(super) node: Option<usize>,
    /// Deputies and the like: boxes of the same rank that only a dashed or two-headed edge ties to this one.
    pub(super) beside: Vec<usize>,
    pub(super) up: Vec<usize>,
    pub(super) down: Vec<usize>,
}

/// Beyond this number, long edges get no place of their own in the ranks.
const PASSES: usize = 250;

/// Ranks the given nodes by the edges among them, or in `lanes` by the reading order.
pub(super) fn order(chart: &Chart, members: &[usize], lanes: bool) -> Order {
    let local: BTreeMap<usize, usize> = members.iter().enumerate().map(|(i, &n)| (n, i)).collect();
    let count = members.len();
    let mut edges: Vec<(usize, usize, bool)> = Vec::new();
    let mut level: Vec<(usize, usize)> = Vec::new();
    for link in &chart.links {
        let (End::Node(a), End::Node(b)) = (link.from, link.to) else { continue };
        let (Some(&from), Some(&to)) = (local.get(&a), local.get(&b)) else { continue };
        let aside = chart.nodes.get(a).is_some_and(|n| n.reference)
            || chart.nodes.get(b).is_some_and(|n| n.reference);
        let soft = link.line == EdgeLine::Dashed || link.arrow == Arrow::Both || aside;
        edges.push((from, to, lanes || !soft));
        if link.arrow == Arrow::None {
            level.push((from, to));
        }
    }
    let partner = companions(count, &mut edges);
    let mut touched = vec![lanes; count];
    for &(a, b, _) in &edges {
        for end in [a, b] {
            if let Some(t) = touched.get_mut(end) {
                *t = true;
            }
        }
    }
    let hard: Vec<(usize, usize)> = edges.iter().filter(|e| e.2).map(|e| (e.0, e.1)).collect();
    let rank = if lanes {
        let lane = |n: &usize| chart.nodes.get(*n).and_then(|n| n.group);
        let lane_of: Vec<Option<usize>> = members.iter().map(lane).collect();
        read_down(&lane_of, &hard, &level)
    } else {
        ranks(count, &hard)
    };

    let mut order = Order::default();
    let mut slot_of = vec![usize::MAX; count];
    for (index, &node) in members.iter().enumerate() {
        let alone = partner.get(index).copied().flatten().is_none();
        if !alone {
            continue;
        }
        if !touched.get(index).copied().unwrap_or(false) {
            order.loose.push(node);
            continue;
        }
        let r = rank.get(index).copied().unwrap_or(0);
        let slot = order.push(r, Slot { node: Some(node), ..Slot::default() });
        if let Some(s) = slot_of.get_mut(index) {
            *s = slot;
        }
    }
    for (index, &node) in members.iter().enumerate() {
        if let Some(main) = partner.get(index).copied().flatten()
            && let Some(slot) = slot_of.get(main).and_then(|&s| order.slots.get_mut(s))
        {
            slot.beside.push(node);
        }
    }
    for &(a, b) in &hard {
        let (ra, rb) = (rank.get(a).copied().unwrap_or(0), rank.get(b).copied().unwrap_or(0));
        let (Some(&sa), Some(&sb)) = (slot_of.get(a), slot_of.get(b)) else { continue };
        let (low, high, first, last) = if ra <= rb { (ra, rb, sa, sb) } else { (rb, ra, sb, sa) };
        let mut previous = first;
        if order.slots.len() < count + PASSES {
            for r in low + 1..high {
                let pass = order.push(r, Slot::default());
                order.tie(previous, pass);
                previous = pass;
            }
        }
        order.tie(previous, last);
    }
    order.ranks.retain(|r| !r.is_empty());
    order.untangle();
    order
}

/// Ranks in lanes: a box stands below what comes before it in its lane and below what leads to it from before, and
/// boxes that a line without heads ties share a row. An edge against the reading order turns back and ranks nothing.
fn read_down(
    lane_of: &[Option<usize>],
    edges: &[(usize, usize)],
    level: &[(usize, usize)],
) -> Vec<usize> {
    let count = lane_of.len();
    // The first box of each row stands for all of them.
    let mut row: Vec<usize> = (0..count).collect();
    for &(a, b) in level {
        let (Some(&x), Some(&y)) = (row.get(a), row.get(b)) else { continue };
        row.iter_mut().filter(|r| **r == x.max(y)).for_each(|r| *r = x.min(y));
    }
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut put_below = |upper: usize, lower: usize| {
        if let (Some(&x), Some(&y)) = (row.get(upper), row.get(lower))
            && let Some(list) = above.get_mut(x.max(y)).filter(|_| x != y)
        {
            list.push(x.min(y));
        }
    };
    let mut last: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for (node, lane) in lane_of.iter().enumerate() {
        if let Some(before) = last.insert(*lane, node) {
            put_below(before, node);
        }
    }
    edges.iter().filter(|(from, to)| from < to).for_each(|&(from, to)| put_below(from, to));
    let mut rank = vec![0_usize; count];
    for node in 0..count {
        let uppers = above.get(node).map(Vec::as_slice).unwrap_or_default();
        let least = uppers.iter().filter_map(|&u| rank.get(u)).map(|r| r + 1).max();
        if let Some(own) = rank.get_mut(node) {
            *own = least.unwrap_or(0);
        }
    }
    row.iter().map(|&first| rank.get(first).copied().unwrap_or(0)).collect()
}

/// For each node the node that it stands beside, where it has only soft edges.
fn companions(count: usize, edges: &mut [(usize, usize, bool)]) -> Vec<Option<usize>> {
    let mut ranked = vec![false; count];
    for &(a, b, hard) in edges.iter() {
        if hard && let Ok([x, y]) = ranked.get_disjoint_mut([a, b]) {
            (*x, *y) = (true, true);
        }
    }
    let mut partner = vec![None; count];
    for &(a, b, _) in edges.iter() {
        for (own, other) in [(a, b), (b, a)] {
            let own_ranked = ranked.get(own).copied().unwrap_or(true);
            let other_ranked = ranked.get(other).copied().unwrap_or(false);
            if let Some(p) = partner.get_mut(own)
                && p.is_none()
                && !own_ranked
                && other_ranked
            {
                *p = Some(other);
            }
        }
    }
    // Where a whole component has only soft edges, these must rank it.
    for edge in edges.iter_mut() {
        let free = |n: usize| {
            !ranked.get(n).copied().unwrap_or(true) && partner.get(n).copied().flatten().is_none()
        };
        if free(edge.0) && free(edge.1) {
            edge.2 = true;
        }
    }
    partner
}

/// Longest-path ranks after turning the edges that close a circle.
fn ranks(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for &(a, b) in edges {
        if let Some(list) = out.get_mut(a) {
            list.push(b);
        }
    }
    // 0 unseen, 1 on the way, 2 done; explicit stack because charts may be long chains.
    let mut state = vec![0_u8; count];
    let mut finished = Vec::new();
    let mut forward: Vec<(usize, usize)> = Vec::new();
    let mut has_in = vec![false; count];
    for &(_, b) in edges {
        if let Some(h) = has_in.get_mut(b) {
            *h = true;
        }
    }
    let mut starts: Vec<usize> = (0..count).collect();
    starts.sort_by_key(|&n| has_in.get(n).copied().unwrap_or(false));
    for start in starts {
        let mut stack = vec![(start, 0_usize)];
        if state.get(start) != Some(&0) {
            continue;
        }
        if let Some(s) = state.get_mut(start) {
            *s = 1;
        }
        while let Some((node, next)) = stack.pop() {
            match out.get(node).and_then(|l| l.get(next)).copied() {
                Some(child) => {
                    stack.push((node, next + 1));
                    match state.get(child).copied().unwrap_or(2) {
                        1 => forward.push((child, node)),
                        seen => {
                            forward.push((node, child));
                            if seen == 0 {
                                if let Some(s) = state.get_mut(child) {
                                    *s = 1;
                                }
                                stack.push((child, 0));
                            }
                        }
                    }
                }
                None => {
                    if let Some(s) = state.get_mut(node) {
                        *s = 2;
                    }
                    finished.push(node);
                }
            }
        }
    }
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut sources = vec![true; count];
    for &(a, b) in &forward {
        if a != b {
            if let Some(list) = below.get_mut(a) {
                list.push(b);
            }
            if let Some(s) = sources.get_mut(b) {
                *s = false;
            }
        }
    }
    let mut rank = vec![0_usize; count];
    for &node in finished.iter().rev() {
        let r = rank.get(node).copied().unwrap_or(0);
        for &child in below.get(node).map(Vec::as_slice).unwrap_or_default() {
            if let Some(c) = rank.get_mut(child) {
                *c = (*c).max(r + 1);
            }
        }
    }
    // A start with slack stands right above its first successor.
    for &node in &finished {
        let children = below.get(node).map(Vec::as_slice).unwrap_or_default();
        let nearest = children.iter().filter_map(|&c| rank.get(c).copied()).min();
        if sources.get(node).copied().unwrap_or(false)
            && let (Some(nearest), Some(r)) = (nearest, rank.get_mut(node))
        {
            *r = nearest.saturating_sub(1).max(*r);
        }
    }
    rank
}

impl Order {
    fn push(&mut self, rank: usize, slot: Slot) -> usize {
        if self.ranks.len() <= rank {
            self.ranks.resize(rank + 1, Vec::new());
        }
        let index = self.slots.len();
        self.slots.push(slot);
        if let Some(list) = self.ranks.get_mut(rank) {
            list.push(index);
        }
        index
    }

    fn tie(&mut self, upper: usize, lower: usize) {
        if let Some(slot) = self.slots.get_mut(upper) {
            slot.down.push(lower);
        }
        if let Some(slot) = self.slots.get_mut(lower) {
            slot.up.push(upper);
        }
    }

    /// Sweeps down and up by the mean place of neighbours and keeps the order with the fewest crossings.
    fn untangle(&mut self) {
        let mut best = self.ranks.clone();
        let mut fewest = self.crossings();
        for sweep in 0..8 {
            if fewest == 0 {
                break;
            }
            let down = sweep % 2 == 0;
            let rows: Vec<usize> = if down {
                (1..self.ranks.len()).collect()
            } else {
                (0..self.ranks.len()).rev().skip(1).collect()
            };
            for row in rows {
                let other = if down { row - 1 } else { row + 1 };
                let place = self.places(other);
                let Some(rank) = self.ranks.get(row) else { continue };
                let mut keyed: Vec<(f32, usize)> = rank
                    .iter()
                    .enumerate()
                    .map(|(i, &s)| {
                        let ties = self.slots.get(s).map(|s| if down { &s.up } else { &s.down });
                        let near: Vec<f32> = ties
                            .into_iter()
                            .flatten()
                            .filter_map(|t| place.get(t).copied())
                            .collect();
                        let mean = near.iter().sum::<f32>() / near.len().max(1) as f32;
                        (if near.is_empty() { i as f32 } else { mean }, s)
                    })
                    .collect();
                keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
                if let Some(rank) = self.ranks.get_mut(row) {
                    *rank = keyed.into_iter().map(|k| k.1).collect();
                }
            }
            let now = self.crossings();
            if now < fewest {
                fewest = now;
                best.clone_from(&self.ranks);
            }
        }
        self.ranks = best;
    }

    fn places(&self, row: usize) -> BTreeMap<usize, f32> {
        let rank = self.ranks.get(row).map(Vec::as_slice).unwrap_or_default();
        rank.iter().enumerate().map(|(i, &s)| (s, i as f32)).collect()
    }

    fn crossings(&self) -> usize {
        let mut total = 0;
        for row in 0..self.ranks.len().saturating_sub(1) {
            let place = self.places(row + 1);
            let mut ends: Vec<f32> = Vec::new();
            for &slot in self.ranks.get(row).map(Vec::as_slice).unwrap_or_default() {
                let down = self.slots.get(slot).map(|s| s.down.as_slice()).unwrap_or_default();
                let mut own: Vec<f32> = down.iter().filter_map(|d| place.get(d).copied()).collect();
                own.sort_by(f32::total_cmp);
                for end in &own {
                    total += ends.iter().filter(|e| *e > end).count();
                }
                ends.extend(own);
            }
        }
        total
    }
}
