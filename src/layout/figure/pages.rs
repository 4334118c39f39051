//! This file spreads a chart over pages: groups stay together, small boxes say where a cut connector leads.

use std::collections::BTreeSet;

use super::FigureError;
use super::chart::{Chart, End, Item, Set};
use super::compose::{Room, fits, looks, page};
use super::place::{Script, Sizes, UNIT};
use super::rank::order;
use super::refer::{Tie, refer};
use super::words::Measure;
use crate::document::GroupKind;
use crate::layout::paged::Figure;
use crate::layout::theme::Theme;

/// Nodes that belong on one page where that is possible.
#[derive(Debug, Clone)]
struct Unit {
    /// A frame without boxes, which still has to stand somewhere.
    empty: Option<usize>,
    nodes: Vec<usize>,
}

/// What stands on a page.
#[derive(Debug, Clone, Default)]
struct Share {
    nodes: BTreeSet<usize>,
    empty: BTreeSet<usize>,
}

/// Draws the chart on as few pages as it needs.
pub(super) fn pages(
    chart: &Chart,
    room: Room,
    theme: &Theme,
    measure: &dyn Measure,
) -> Result<Vec<Figure>, FigureError> {
    if fits(chart, room, theme, measure, true)
        && let Some(figure) = page(chart, room, theme, measure, true)
    {
        return Ok(vec![figure]);
    }
    let chart = &cut_tall(chart, room, theme, measure);
    let mut fill = Room { ..room };
    let mut refused = FigureError::TooSmall { id: chart.id.clone() };
    for _ in 0..4 {
        let shares = shares(chart, fill, theme, measure)?;
        let mut figures = Vec::new();
        for number in 0..shares.len() {
            let part = part(chart, &shares, number);
            match page(&part, room, theme, measure, false) {
                Some(figure) => figures.push(figure),
                None => {
                    let first = part.nodes.first().map_or(&chart.id, |n| &n.id);
                    refused = FigureError::TooSmall { id: first.clone() };
                    break;
                }
            }
        }
        if figures.len() == shares.len() {
            return Ok(figures);
        }
        fill.h = fill.h * 4 / 5;
    }
    Err(refused)
}

/// Decides what stands on which page.
fn shares(
    chart: &Chart,
    room: Room,
    theme: &Theme,
    measure: &dyn Measure,
) -> Result<Vec<Share>, FigureError> {
    let mut rest = units(chart);
    rest.reverse();
    let mut shares: Vec<Share> = Vec::new();
    while !rest.is_empty() {
        let holds = |taken: &[Unit], whole: bool| {
            let mut trial = shares.clone();
            trial.push(share(taken));
            // Whatever is not placed yet counts as a page with a long number.
            fits(&part(chart, &trial, trial.len() - 1), room, theme, measure, whole)
        };
        let ahead: Vec<Unit> = rest.iter().rev().cloned().collect();
        let whole = most(ahead.len(), |k| ahead.get(..k).is_some_and(|a| holds(a, true)));
        if whole > 0 {
            shares.push(share(ahead.get(..whole).unwrap_or_default()));
            rest.truncate(rest.len() - whole);
            continue;
        }
        let Some(mut unit) = rest.pop() else { break };
        let some = |k: usize| Unit {
            empty: None,
            nodes: unit.nodes.get(..k).map(<[usize]>::to_vec).unwrap_or_default(),
        };
        let count = |whole| most(unit.nodes.len(), |k| holds(&[some(k)], whole));
        let count = [true, false].into_iter().map(count).find(|&c| c > 0).unwrap_or(0);
        if count == 0 {
            let id = unit.nodes.first().and_then(|&n| chart.nodes.get(n)).map(|n| n.id.clone());
            return Err(FigureError::TooSmall { id: id.unwrap_or_else(|| chart.id.clone()) });
        }
        shares.push(share(&[some(count)]));
        unit.nodes.drain(..count);
        if !unit.nodes.is_empty() {
            rest.push(unit);
        }
    }
    Ok(shares)
}

/// The largest number up to `limit` that still holds, taking it that smaller ones do.
fn most(limit: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut good, mut bad) = (0, limit + 1);
    // Most pages hold a few units or all: look near the ends first.
    let mut step = 1;
    while good + step < bad {
        if holds(good + step) {
            good += step;
            step *= 2;
        } else {
            bad = good + step;
        }
    }
    while good + 1 < bad {
        let middle = good.midpoint(bad);
        if holds(middle) { good = middle } else { bad = middle }
    }
    good
}

fn share(units: &[Unit]) -> Share {
    Share {
        nodes: units.iter().flat_map(|u| u.nodes.iter().copied()).collect(),
        empty: units.iter().filter_map(|u| u.empty).collect(),
    }
}

/// The core in the order of its ranks, then the frames.
fn units(chart: &Chart) -> Vec<Unit> {
    let lanes = chart.groups.iter().any(|g| g.kind == GroupKind::Lane);
    let home = |n: usize| chart.nodes.get(n).and_then(|n| n.group);
    let is_core = |&n: &usize| home(n).is_none() || (lanes && chart.in_lanes(home(n)));
    let core: Vec<usize> = (0..chart.nodes.len()).filter(is_core).collect();
    let mut out = Vec::new();
    let sorted = |members: &[usize], all: bool| {
        let order = order(chart, members, all);
        let mut nodes = Vec::new();
        for slot in order.ranks.iter().flatten().filter_map(|&s| order.slots.get(s)) {
            nodes.extend(slot.node);
            nodes.extend(&slot.beside);
        }
        nodes.extend(order.loose);
        nodes
    };
    if !core.is_empty() {
        out.push(Unit { empty: None, nodes: sorted(&core, lanes) });
    }
    for (group, set) in chart.groups.iter().enumerate() {
        if set.kind == GroupKind::Frame {
            let nodes = chart.members(Some(group));
            let empty = nodes.is_empty().then_some(group);
            out.push(Unit { empty, nodes: sorted(&nodes, false) });
        }
    }
    out
}

/// The chart of one page; ends on other pages become references.
fn part(chart: &Chart, shares: &[Share], number: usize) -> Chart {
    let page_of_node = |n: usize| shares.iter().position(|s| s.nodes.contains(&n));
    let page_of_group = |g: usize| {
        let first = chart.nodes.iter().position(|n| n.group == Some(g));
        match first {
            Some(node) => page_of_node(node),
            None => shares.iter().position(|s| s.empty.contains(&g)),
        }
    };
    let page_of = |end: End| match end {
        End::Node(n) => page_of_node(n),
        End::Group(g) => page_of_group(g),
    };
    let mut out = Chart {
        id: chart.id.clone(),
        direction: chart.direction,
        nodes: Vec::new(),
        groups: Vec::new(),
        links: Vec::new(),
    };
    let Some(own) = shares.get(number) else { return out };
    let lanes = own.nodes.iter().any(|&n| chart.in_lanes(chart.nodes.get(n).and_then(|n| n.group)));
    let mut group_at = vec![None; chart.groups.len()];
    for (group, set) in chart.groups.iter().enumerate() {
        let here =
            own.nodes.iter().any(|&n| chart.nodes.get(n).is_some_and(|n| n.group == Some(group)))
                || own.empty.contains(&group)
                || (set.kind == GroupKind::Lane && lanes);
        if !here {
            continue;
        }
        let first = set.kind == GroupKind::Lane || page_of_group(group) == Some(number);
        let set = if first {
            set.clone()
        } else {
            Set {
                id: set.id.child("続き"),
                title: format!("{}（続き）", chart.name(End::Group(group))),
                kind: set.kind,
            }
        };
        if let Some(at) = group_at.get_mut(group) {
            *at = Some(out.groups.len());
        }
        out.groups.push(set);
    }
    let moved_group = |g: Option<usize>| g.and_then(|g| group_at.get(g).copied().flatten());
    let mut node_at = vec![None; chart.nodes.len()];
    for &node in &own.nodes {
        if let (Some(item), Some(at)) = (chart.nodes.get(node), node_at.get_mut(node)) {
            *at = Some(out.nodes.len());
            out.nodes.push(Item { group: moved_group(item.group), ..item.clone() });
        }
    }
    let local = |end: End| -> Option<End> {
        if page_of(end) != Some(number) {
            return None;
        }
        match end {
            End::Node(n) => node_at.get(n).copied().flatten().map(End::Node),
            End::Group(g) => group_at.get(g).copied().flatten().map(End::Group),
        }
    };
    let mut away: Vec<Tie<'_>> = Vec::new();
    for link in &chart.links {
        match (local(link.from), local(link.to)) {
            (Some(from), Some(to)) => {
                out.links.push(super::chart::Link { from, to, ..link.clone() })
            }
            (Some(here), None) => away.push(Tie { here, there: link.to, outward: true, link }),
            (None, Some(here)) => away.push(Tie { here, there: link.from, outward: false, link }),
            (None, None) => {}
        }
    }
    refer(chart, &mut out, away, &page_of);
    out
}

/// Cuts boxes that are higher than a page into a box and its continuations.
fn cut_tall(chart: &Chart, room: Room, theme: &Theme, measure: &dyn Measure) -> Chart {
    let mut out = chart.clone();
    let Some(look) = looks(theme, false).last().copied() else { return out };
    let script = Script::new(chart, measure);
    let sizes = Sizes::new(chart, &script, look);
    let width = (room.w - 16).clamp(8, 24);
    let height = (room.h - 14) as f32 * UNIT - 2.0 * look.pad_y;
    let capacity = (height / look.leading).floor().max(2.0) as usize;
    for (index, item) in chart.nodes.iter().enumerate() {
        if sizes.lines(index, width).len() <= capacity {
            continue;
        }
        let mut rest = item.lines.clone();
        let mut nth = 1;
        while !rest.is_empty() {
            let title =
                if nth == 1 { item.title.clone() } else { format!("{}（続き）", item.title) };
            let mut piece = Item { title, lines: Vec::new(), ..item.clone() };
            if nth > 1 {
                piece.id = item.id.child(&format!("続き{nth}"));
            }
            let printed = |piece: &Item| {
                let alone =
                    Chart { nodes: vec![piece.clone()], links: Vec::new(), ..chart.clone() };
                let script = Script::new(&alone, measure);
                Sizes::new(&alone, &script, look).lines(0, width).len()
            };
            while let Some(line) = rest.first().cloned() {
                piece.lines.push(line);
                if printed(&piece) > capacity && piece.lines.len() > 1 {
                    piece.lines.pop();
                    break;
                }
                rest.remove(0);
            }
            if nth == 1 {
                if let Some(own) = out.nodes.get_mut(index) {
                    *own = piece;
                }
            } else {
                out.nodes.push(piece);
            }
            nth += 1;
        }
    }
    out
}
