//! This file puts small boxes in the place of what stands on another page.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Chart, End, Item, Link};
use crate::document::{Arrow, EdgeLine, NodeShape};

/// An edge that a page end cuts.
pub(super) struct Tie<'a> {
    /// Its end on this page.
    pub(super) here: End,
    /// Its end elsewhere, in the whole chart.
    pub(super) there: End,
    /// Whether it leads away from this page.
    pub(super) outward: bool,
    pub(super) link: &'a Link,
}

/// Adds the references of a page, as few boxes as tell everything.
pub(super) fn refer(
    chart: &Chart,
    page: &mut Chart,
    ties: Vec<Tie<'_>>,
    page_of: &dyn Fn(End) -> Option<usize>,
) {
    let here: BTreeSet<End> = ties.iter().map(|t| t.here).collect();
    let there: BTreeSet<End> = ties.iter().map(|t| t.there).collect();
    let name = |end: End| {
        // Whatever has no page yet is given the longest number it may get.
        let place = page_of(end).map_or("88".to_owned(), |p| (p + 1).to_string());
        format!("{}（{place}枚目）", chart.name(end))
    };
    let lanes = page.in_lanes(None);
    if there.len() < here.len() && !lanes {
        by_target(chart, page, &ties, &name);
    } else {
        by_source(page, ties, &name);
    }
}

/// A box for each thing elsewhere; its edges look as they do in the whole chart.
fn by_target(chart: &Chart, page: &mut Chart, ties: &[Tie<'_>], name: &dyn Fn(End) -> String) {
    let mut at: BTreeMap<End, End> = BTreeMap::new();
    for tie in ties {
        let reference = *at.entry(tie.there).or_insert_with(|| {
            let id = chart.id_of(tie.there).child("参照");
            push(page, id, vec![name(tie.there)], None)
        });
        let (from, to) = if tie.outward { (tie.here, reference) } else { (reference, tie.here) };
        page.links.push(Link { from, to, ..tie.link.clone() });
    }
}

/// A box for each end on this page, which lists what it is tied to.
fn by_source(page: &mut Chart, ties: Vec<Tie<'_>>, name: &dyn Fn(End) -> String) {
    let mut of: BTreeMap<End, Vec<Tie<'_>>> = BTreeMap::new();
    for tie in ties {
        of.entry(tie.here).or_default().push(tie);
    }
    for (end, ties) in of {
        let mut lines: Vec<String> = Vec::new();
        for tie in &ties {
            let sign = match (tie.link.arrow, tie.outward) {
                (Arrow::Forward, true) => "→",
                (Arrow::Forward, false) => "←",
                (Arrow::Both, _) => "⇔",
                (Arrow::None, _) => "―",
            };
            let label = match tie.link.label.as_str() {
                "" => String::new(),
                label => format!("：{label}"),
            };
            let line = format!("{sign} {}{label}", name(tie.there));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let lane = match end {
            End::Node(n) => page.nodes.get(n).and_then(|n| n.group),
            End::Group(_) => None,
        };
        let lane = lane.filter(|g| page.in_lanes(Some(*g)));
        let id = page.id_of(end).child("参照");
        let reference = push(page, id, lines, lane);
        let outward = ties.iter().all(|t| t.outward && t.link.arrow == Arrow::Forward);
        let inward = ties.iter().all(|t| !t.outward && t.link.arrow == Arrow::Forward);
        let dashed = ties.iter().all(|t| t.link.line == EdgeLine::Dashed);
        let (from, to) = if inward { (reference, end) } else { (end, reference) };
        page.links.push(Link {
            from,
            to,
            label: String::new(),
            line: if dashed { EdgeLine::Dashed } else { EdgeLine::Solid },
            arrow: if outward || inward { Arrow::Forward } else { Arrow::None },
        });
    }
}

fn push(
    page: &mut Chart,
    id: crate::document::BlockId,
    lines: Vec<String>,
    group: Option<usize>,
) -> End {
    let reference = End::Node(page.nodes.len());
    page.nodes.push(Item {
        id,
        title: String::new(),
        lines,
        shape: NodeShape::Round,
        group,
        reference: true,
    });
    reference
}
