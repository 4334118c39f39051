//! This file finds the way of each connector: the fewest bends and crossings, a track of its own, never through a box.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::chart::{Chart, End, Link};
use super::ground::{Ground, STEPS};
use super::place::{Block, Cell};
use crate::document::Arrow;

const STEP: u32 = 10;
/// A step that no trunk shares, so that arrows from one box run together as far as they can.
const ALONE: u32 = 1;
const BEND: u32 = 60;
const CROSSING: u32 = 90;
/// Two strange connectors meet in a point without crossing it: the eye cannot tell who goes where.
const TOUCH: u32 = 400;
/// A step on top of a strange connector.
const OVERLAP: u32 = 600;
/// A step right beside a box.
const HUG: u32 = 9;
/// A step right beside a strange connector.
const NEIGHBOUR: u32 = 4;
/// A step inside a frame that is not the connector's own.
const INDOORS: u32 = 60;
/// A step inside a frame in which one end stands.
const AT_HOME: u32 = 6;
/// A step outside the frame, or outside the lanes, in which both ends stand.
const OUTDOORS: u32 = 300;
/// A port away from the middle of its side, a unit squared, up to a limit.
const OFF_CENTRE: u32 = 3;
const OFF_CENTRE_MOST: u32 = 160;

/// A bend one step from a box, where a head has no room.
const STUB: u32 = 50;

/// The ways of all links of a page.
pub(super) struct Ways {
    /// Lattice points from start to end, link by link.
    pub(super) paths: Vec<Vec<usize>>,
    /// What they cost: the measure by which compositions are compared.
    pub(super) cost: u64,
}

/// A place where a connector may start or end.
struct Port {
    point: usize,
    /// Direction away from the box.
    out: usize,
    cost: u32,
}

/// Where a connector belongs.
#[derive(Clone, Copy)]
enum Home {
    /// It stays within this.
    Within(Cell),
    /// It leads from one of these to the other, or into the open.
    Between([Option<Cell>; 2]),
}

/// What other connectors do at a step of the lattice.
const USED: u8 = 4;

/// Routes every link; `None` when a box is walled in.
pub(super) fn route(chart: &Chart, block: &Block, ground: &Ground) -> Option<Ways> {
    let mut router = Router {
        chart,
        block,
        ground,
        horizontal: vec![0; ground.len()],
        vertical: vec![0; ground.len()],
        paths: vec![Vec::new(); chart.links.len()],
        costs: vec![0; chart.links.len()],
        best: vec![u32::MAX; ground.len() * 4],
        came: vec![u32::MAX; ground.len() * 4],
    };
    let mut turn: Vec<(i32, usize)> = Vec::new();
    for (index, link) in chart.links.iter().enumerate() {
        let (a, b) = (router.area(link.from)?.middle(), router.area(link.to)?.middle());
        turn.push(((a.0 - b.0).abs() + (a.1 - b.1).abs(), index));
    }
    turn.sort_unstable();
    for &(_, index) in &turn {
        router.find(index)?;
    }
    for _ in 0..2 {
        let mut changed = false;
        for &(_, index) in turn.iter().rev() {
            changed |= router.find(index)?;
        }
        if !changed {
            break;
        }
    }
    let cost = router.costs.iter().map(|&c| u64::from(c)).sum();
    Some(Ways { paths: router.paths, cost })
}

struct Router<'a> {
    chart: &'a Chart,
    block: &'a Block,
    ground: &'a Ground,
    /// Per point: who uses the step to the right. [`USED`] and the ends shared by all users.
    horizontal: Vec<u8>,
    /// The same for the step down.
    vertical: Vec<u8>,
    paths: Vec<Vec<usize>>,
    costs: Vec<u32>,
    /// Per point and direction of arrival: cost so far. Kept between searches, because clearing costs more than looking.
    best: Vec<u32>,
    /// The same: the state it came from.
    came: Vec<u32>,
}

impl Router<'_> {
    fn area(&self, end: End) -> Option<Cell> {
        match end {
            End::Node(n) => self.block.boxes.iter().find(|b| b.0 == n).map(|b| b.1),
            End::Group(g) => self.block.pens.iter().find(|p| p.group == Some(g)).map(|p| p.area),
        }
    }

    /// Where connectors may leave an end; from a frame inwards when the other end is inside.
    fn ports(&self, end: End, other: End) -> Option<Vec<Port>> {
        let area = self.area(end)?;
        let inwards =
            matches!(end, End::Group(_)) && self.chart.home(other) == self.chart.home(end);
        let off = |distance: u32| match end {
            End::Group(_) => distance,
            End::Node(_) => (distance * distance * OFF_CENTRE).min(OFF_CENTRE_MOST),
        };
        let title = match end {
            End::Group(g) => self.block.pens.iter().find(|p| p.group == Some(g)).map(|p| p.title),
            End::Node(_) => None,
        };
        let mut ports = Vec::new();
        let mut add = |x: i32, y: i32, out: usize, from_centre: u32| {
            let in_title = title
                .is_some_and(|t| (t.x..=t.right()).contains(&x) && (t.y..=t.bottom()).contains(&y));
            if let Some(point) = self.ground.point(x, y)
                && !in_title
            {
                let out = if inwards { out ^ 1 } else { out };
                ports.push(Port { point, out, cost: off(from_centre) });
            }
        };
        let (cx, _) = area.middle();
        for x in area.x + 1..area.right() {
            add(x, area.y, 3, x.abs_diff(cx));
            add(x, area.bottom(), 2, x.abs_diff(cx));
        }
        for y in area.y + 1..area.bottom() {
            let odd = 2 * (y - area.y) - area.h;
            add(area.x, y, 1, odd.unsigned_abs() / 2);
            add(area.right(), y, 0, odd.unsigned_abs() / 2);
        }
        Some(ports)
    }

    /// Notes where all other connectors run, and which of them this one may join.
    fn survey(&mut self, own: usize) {
        self.horizontal.fill(0);
        self.vertical.fill(0);
        let Some(link) = self.chart.links.get(own) else { return };
        for (index, path) in self.paths.iter().enumerate() {
            let Some(other) = self.chart.links.get(index) else { continue };
            if index == own {
                continue;
            }
            let shared = common_ends(link, other);
            for pair in path.windows(2) {
                let [a, b] = pair else { continue };
                let (low, high) = (*a.min(b), *a.max(b));
                let list = if high - low == 1 { &mut self.horizontal } else { &mut self.vertical };
                if let Some(mark) = list.get_mut(low) {
                    *mark = if *mark == 0 { USED | shared } else { USED | (*mark & shared) };
                }
            }
        }
    }

    /// What runs on the step from a point in a direction: 0 nothing, [`USED`] strangers, more: joinable.
    fn on(&self, point: usize, direction: usize) -> u8 {
        let width = usize::try_from(self.ground.w).unwrap_or(1);
        let mark = match direction {
            0 => self.horizontal.get(point),
            1 => point.checked_sub(1).and_then(|p| self.horizontal.get(p)),
            2 => self.vertical.get(point),
            _ => point.checked_sub(width).and_then(|p| self.vertical.get(p)),
        };
        mark.copied().unwrap_or(0)
    }

    fn strange(&self, point: usize, direction: usize) -> bool {
        self.on(point, direction) == USED
    }

    /// Cost of going on from a point, come in one direction, left in another.
    fn turn_cost(&self, point: usize, came: usize, goes: usize) -> u32 {
        if came == goes {
            let (one, two) = if came < 2 { (2, 3) } else { (0, 1) };
            return match (self.strange(point, one), self.strange(point, two)) {
                (true, true) => CROSSING,
                (false, false) => 0,
                _ => TOUCH,
            };
        }
        let met = (0..4).any(|d| self.strange(point, d));
        BEND + if met { TOUCH } else { 0 }
    }

    /// Where a connector belongs: the frame of both its ends, or the lanes where both stand in lanes; else the frames
    /// of its ends, which it may leave.
    fn home(&self, link: &Link) -> Home {
        let group = |end: End| match end {
            End::Node(n) => self.chart.nodes.get(n).and_then(|n| n.group),
            End::Group(_) => None,
        };
        let pens = |lane: bool| self.block.pens.iter().filter(move |p| p.lane == lane);
        let (one, other) = (group(link.from), group(link.to));
        let own = pens(false).find(|p| one.is_some() && p.group == one && one == other);
        if let Some(own) = own {
            return Home::Within(own.area);
        }
        // Boxes without a group stand between the lanes, in a lane without a head.
        let in_lanes = |end: End, group: Option<usize>| {
            matches!(end, End::Node(_)) && pens(true).any(|p| p.group == group)
        };
        if !in_lanes(link.from, one) || !in_lanes(link.to, other) {
            let own = |group: Option<usize>| {
                pens(false).find(|p| group.is_some() && p.group == group).map(|p| p.area)
            };
            return Home::Between([own(one), own(other)]);
        }
        pens(true).map(|p| p.area).reduce(Cell::with).map_or(Home::Between([None; 2]), Home::Within)
    }

    fn step_cost(&self, from: usize, to: usize, direction: usize, home: Home) -> u32 {
        let mark = self.on(from, direction);
        let mut cost = STEP;
        if mark == USED {
            cost += OVERLAP;
        } else if mark == 0 {
            cost += ALONE;
        }
        let (x, y) = self.ground.place(to);
        let depth = u32::from(self.ground.depth(to).min(3));
        cost += match home {
            Home::Within(area) if area.holds(x, y) => 0,
            Home::Within(_) => OUTDOORS + depth * INDOORS,
            Home::Between(own) if own.iter().flatten().any(|area| area.holds(x, y)) => {
                depth * AT_HOME
            }
            Home::Between(_) => depth * INDOORS,
        };
        let sides = if direction < 2 { [(0, 1), (0, -1)] } else { [(1, 0), (-1, 0)] };
        for (dx, dy) in sides {
            if let Some(next) = self.ground.point(x + dx, y + dy) {
                if self.ground.is_solid(next) {
                    cost += HUG;
                } else if self.strange(next, direction ^ 1) {
                    cost += NEIGHBOUR;
                }
            }
        }
        cost
    }

    /// Finds the best way of a link as the others stand; tells whether it has changed.
    fn find(&mut self, index: usize) -> Option<bool> {
        self.survey(index);
        let link = self.chart.links.get(index)?;
        let (starts, goals) = (self.ports(link.from, link.to)?, self.ports(link.to, link.from)?);
        let target = self.area(link.to)?;
        let home = self.home(link);
        let mut goal: Vec<(usize, u32)> =
            goals.iter().map(|p| (p.point * 4 + (p.out ^ 1), p.cost)).collect();
        goal.sort_unstable();
        let estimate = |point: usize| -> u32 {
            let (x, y) = self.ground.place(point);
            let dx = (target.x - x).max(x - target.right()).max(0);
            let dy = (target.y - y).max(y - target.bottom()).max(0);
            (dx + dy).unsigned_abs() * STEP
        };
        let ends = |state: usize| -> Option<u32> {
            if estimate(state / 4) > 0 {
                return None;
            }
            goal.binary_search_by_key(&state, |g| g.0).ok().and_then(|at| goal.get(at)).map(|g| g.1)
        };
        let (mut best, mut came) = (std::mem::take(&mut self.best), std::mem::take(&mut self.came));
        let mut seen: Vec<usize> = Vec::new();
        let mut heap = BinaryHeap::new();
        for port in &starts {
            let state = port.point * 4 + port.out;
            if port.cost < best[state] {
                best[state] = port.cost;
                seen.push(state);
                heap.push(Reverse((port.cost + estimate(port.point), state)));
            }
        }
        let mut found: Option<(u32, usize)> = None;
        while let Some(Reverse((guess, state))) = heap.pop() {
            if found.is_some_and(|f| f.0 <= guess) {
                break;
            }
            let (point, direction) = (state / 4, state % 4);
            let so_far = best[state];
            if guess > so_far.saturating_add(estimate(point)) {
                continue;
            }
            let start = came[state] == u32::MAX;
            if !start && let Some(ending) = ends(state) {
                let total = so_far + ending;
                if found.is_none_or(|f| total < f.0) {
                    found = Some((total, state));
                }
                continue;
            }
            for (next, _) in STEPS.iter().enumerate() {
                if next == direction ^ 1 || (start && next != direction) {
                    continue;
                }
                let Some(to) = self.ground.step(point, next) else { continue };
                let state_to = to * 4 + next;
                let ending = ends(state_to).is_some();
                if self.ground.is_solid(to) && !ending {
                    continue;
                }
                let mut turning = if start { 0 } else { self.turn_cost(point, direction, next) };
                if next != direction && (ending || is_first(&came, state)) {
                    turning += STUB;
                }
                let total = so_far + turning + self.step_cost(point, to, next, home);
                if total < best[state_to] {
                    if best[state_to] == u32::MAX {
                        seen.push(state_to);
                    }
                    best[state_to] = total;
                    came[state_to] = u32::try_from(state).unwrap_or(u32::MAX);
                    heap.push(Reverse((total + estimate(to), state_to)));
                }
            }
        }
        let way = found.map(|(cost, mut state)| {
            let mut path = vec![state / 4];
            while came[state] != u32::MAX {
                state = usize::try_from(came[state]).unwrap_or(0);
                path.push(state / 4);
            }
            path.reverse();
            (cost, path)
        });
        for state in seen {
            best[state] = u32::MAX;
            came[state] = u32::MAX;
        }
        (self.best, self.came) = (best, came);
        let (cost, path) = way?;
        let own = self.paths.get_mut(index)?;
        let changed = *own != path;
        *own = path;
        *self.costs.get_mut(index)? = cost;
        Some(changed)
    }
}

/// Whether the way has made one step only.
fn is_first(came: &[u32], state: usize) -> bool {
    let before = came.get(state).and_then(|&s| usize::try_from(s).ok());
    before.and_then(|s| came.get(s)).is_some_and(|&s| s == u32::MAX)
}

/// The ends (1 start, 2 end of the first) at which two links may run together.
fn common_ends(a: &Link, b: &Link) -> u8 {
    if a.line != b.line || a.arrow != b.arrow || !a.label.is_empty() || !b.label.is_empty() {
        return 0;
    }
    let either = a.arrow != Arrow::Forward;
    let start = a.from == b.from || (either && a.from == b.to);
    let end = a.to == b.to || (either && a.to == b.from);
    u8::from(start) | (u8::from(end) << 1)
}

/// The corners of a path, ends included.
pub(super) fn corners(ground: &Ground, path: &[usize]) -> Vec<(i32, i32)> {
    let mut out: Vec<(i32, i32)> = Vec::new();
    for &point in path {
        let here = ground.place(point);
        if let [.., a, b] = out.as_slice()
            && ((a.0 == b.0 && b.0 == here.0) || (a.1 == b.1 && b.1 == here.1))
        {
            out.pop();
        }
        out.push(here);
    }
    out
}
