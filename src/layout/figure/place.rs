//! This file holds the units, looks and sizes that every placement uses.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::chart::{Chart, Link};
use super::words::{Line, Measure, Text};

/// Everything stands on a lattice of this pitch in points, so that connectors always find a line between boxes.
pub(super) const UNIT: f32 = 6.0;

/// A rectangle of lattice units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cell {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) w: i32,
    pub(super) h: i32,
}

impl Cell {
    pub(super) fn right(self) -> i32 {
        self.x + self.w
    }

    pub(super) fn bottom(self) -> i32 {
        self.y + self.h
    }

    pub(super) fn middle(self) -> (i32, i32) {
        (self.x + self.w / 2, self.y + self.h / 2)
    }

    /// Whether a point lies in it or on its line.
    pub(super) fn holds(self, x: i32, y: i32) -> bool {
        (self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
    }

    /// The smallest rectangle around both.
    pub(super) fn with(self, other: Cell) -> Cell {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Cell { x, y, w: right - x, h: bottom - y }
    }

    fn moved(self, dx: i32, dy: i32) -> Cell {
        Cell { x: self.x + dx, y: self.y + dy, ..self }
    }
}

/// A frame or lane with its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    pub(super) group: Option<usize>,
    pub(super) area: Cell,
    /// The ground of the title, kept free of connectors.
    pub(super) title: Cell,
    /// A lane's head is a cell of its own; a frame's title stands in its corner.
    pub(super) lane: bool,
}

/// Boxes and frames with places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) w: i32,
    pub(super) h: i32,
    pub(super) boxes: Vec<(usize, Cell)>,
    pub(super) pens: Vec<Pen>,
}

impl Block {
    /// Puts another block into this one.
    pub(super) fn add(&mut self, other: &Block, x: i32, y: i32) {
        self.boxes.extend(other.boxes.iter().map(|&(n, c)| (n, c.moved(x, y))));
        let moved = |p: &Pen| Pen { area: p.area.moved(x, y), title: p.title.moved(x, y), ..*p };
        self.pens.extend(other.pens.iter().map(moved));
        self.w = self.w.max(x + other.w);
        self.h = self.h.max(y + other.h);
    }
}

/// Text size and spaces (in units unless said otherwise).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Points.
    pub(super) size: f32,
    /// Points.
    pub(super) leading: f32,
    /// Points between a box's outline and its words, left and right.
    pub(super) pad_x: f32,
    /// The same, above and below.
    pub(super) pad_y: f32,
    /// Between ranks.
    pub(super) rank_gap: i32,
    /// Between boxes of a rank.
    pub(super) side_gap: i32,
    /// Between the boxes of a frame.
    pub(super) cell_gap: i32,
    /// Between a frame and its boxes.
    pub(super) frame_pad: i32,
    /// Between frames.
    pub(super) frame_gap: i32,
    /// Whether frames that no connector enters draw their boxes together.
    pub(super) dense: bool,
    /// Left and right of everything: connectors pass frames there.
    pub(super) margin: i32,
}

/// The words of a chart, ready to be broken.
pub(super) struct Script {
    /// Per node: title lines, then other lines.
    pub(super) nodes: Vec<Vec<Text>>,
    /// Per group: the lines of its title.
    pub(super) titles: Vec<Vec<Text>>,
    pub(super) labels: Vec<Text>,
}

impl Script {
    pub(super) fn new(chart: &Chart, measure: &dyn Measure) -> Script {
        let node = |item: &super::chart::Item| {
            let title = item.title.lines().map(|l| Text::new(l, !item.reference, measure));
            let rest = item.lines.iter().flat_map(|l| l.lines());
            let rest = rest.map(|l| Text::new(l, false, measure));
            title.chain(rest).filter(|t| !t.is_empty()).collect()
        };
        Script {
            nodes: chart.nodes.iter().map(node).collect(),
            titles: chart
                .groups
                .iter()
                .map(|g| {
                    let lines = g.title.lines().map(|l| Text::new(l, true, measure));
                    lines.filter(|t| !t.is_empty()).collect()
                })
                .collect(),
            labels: chart.links.iter().map(|l| Text::new(&l.label, false, measure)).collect(),
        }
    }
}

/// Sizes of words in one look.
pub(super) struct Sizes<'a> {
    pub(super) chart: &'a Chart,
    pub(super) script: &'a Script,
    pub(super) look: Look,
    /// Heights by node and width, as far as somebody has asked; breaking lines is what costs most.
    heights: Rc<RefCell<BTreeMap<(usize, i32), i32>>>,
    widths: Rc<[(i32, i32)]>,
}

/// Widest that a label on an edge runs before it is broken, in points.
const LABEL: f32 = 72.0;

impl<'a> Sizes<'a> {
    pub(super) fn new(chart: &'a Chart, script: &'a Script, look: Look) -> Sizes<'a> {
        let wide = |ems: f32| units(ems * look.size + 2.0 * look.pad_x + 0.01);
        let node = |texts: &Vec<Text>| {
            let word = texts.iter().map(Text::longest_word).fold(0.0, f32::max);
            let line = texts.iter().map(Text::width).fold(0.0, f32::max);
            (wide(word), wide(line))
        };
        let widths = script.nodes.iter().map(node).collect();
        Sizes { chart, script, look, heights: Rc::default(), widths }
    }

    /// The same words, which are as wide and high, with other space between ranks.
    pub(super) fn with_rank_gap(&self, rank_gap: i32) -> Sizes<'a> {
        let look = Look { rank_gap, ..self.look };
        let (heights, widths) = (Rc::clone(&self.heights), Rc::clone(&self.widths));
        Sizes { chart: self.chart, script: self.script, look, heights, widths }
    }

    /// Ems of words that a box of this width holds.
    pub(super) fn measure(&self, w: i32) -> f32 {
        (w as f32 * UNIT - 2.0 * self.look.pad_x) / self.look.size
    }

    /// The printed lines of a node in a box of this width.
    pub(super) fn lines(&self, node: usize, w: i32) -> Vec<Line> {
        let measure = self.measure(w);
        let texts = self.script.nodes.get(node).map(Vec::as_slice).unwrap_or_default();
        texts.iter().flat_map(|t| t.lines(measure)).collect()
    }

    /// The height that a node needs in a box of this width.
    pub(super) fn height(&self, node: usize, w: i32) -> i32 {
        if let Some(&h) = self.heights.borrow().get(&(node, w)) {
            return h;
        }
        let lines = self.lines(node, w).len() as f32;
        let points = lines * self.look.leading + 2.0 * self.look.pad_y;
        let h = units(points).max(4);
        self.heights.borrow_mut().insert((node, w), h);
        h
    }

    /// The width at which no word or number of the node is broken, and at which no line is.
    pub(super) fn widths(&self, node: usize) -> (i32, i32) {
        self.widths.get(node).copied().unwrap_or((0, 0))
    }

    /// The printed lines of a group's title in a given width, and the ground they need.
    pub(super) fn title(&self, group: usize, w: i32) -> (Vec<Line>, i32, i32) {
        let measure = self.measure(w);
        let texts = self.script.titles.get(group).map(Vec::as_slice).unwrap_or_default();
        if texts.is_empty() {
            return (Vec::new(), 0, 0);
        }
        let lines: Vec<Line> = texts.iter().flat_map(|t| t.lines(measure)).collect();
        let longest = lines.iter().map(|l| l.width).fold(0.0, f32::max);
        let ground = units(longest * self.look.size + 2.0 * self.look.pad_x).min(w);
        let height = units(lines.len() as f32 * self.look.leading + 2.0);
        (lines, ground, height)
    }

    /// Size of labels: a step smaller than the words in boxes.
    pub(super) fn label_size(&self) -> f32 {
        (self.look.size - 0.5).max(super::SMALLEST)
    }

    /// The lines of an edge's label with their width and height in points.
    pub(super) fn label(&self, link: usize) -> Option<(Vec<Line>, f32, f32)> {
        let text = self.script.labels.get(link).filter(|t| !t.is_empty())?;
        let size = self.label_size();
        let lines = text.lines(LABEL / size);
        let width = lines.iter().map(|l| l.width * size).fold(0.0, f32::max);
        let height = lines.len() as f32 * (size * 1.25);
        Some((lines, width, height))
    }

    /// The links that a test picks, with their indices.
    pub(super) fn links(&self) -> impl Iterator<Item = (usize, &'a Link)> {
        self.chart.links.iter().enumerate()
    }
}

/// Points in whole units, rounded up.
pub(super) fn units(points: f32) -> i32 {
    (points / UNIT - 1.0e-3).ceil().clamp(0.0, 1.0e6) as i32
}
