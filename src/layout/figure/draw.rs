//! This file turns places on the lattice into the shapes and connectors of a figure.

use super::chart::{Chart, End};
use super::ground::Ground;
use super::label::Label;
use super::place::{Block, Cell, Pen, Sizes, UNIT};
use super::route::corners;
use super::words::Line;
use crate::document::{Arrow, EdgeLine, NodeShape};
use crate::layout::paged::{Connector, Figure, FigureLine, FigureShape, Rect, Stroke};
use crate::layout::theme::Rules;

/// Dash and gap in points.
const DASH: (f32, f32) = (3.0, 2.2);
/// Height of the letters above the baseline in ems; places lines in the middle of their leading.
const ASCENT: f32 = 0.88;

/// Everything that a page holds.
pub(super) struct Page<'a> {
    pub(super) chart: &'a Chart,
    pub(super) sizes: &'a Sizes<'a>,
    pub(super) block: &'a Block,
    pub(super) ground: &'a Ground,
    pub(super) paths: &'a [Vec<usize>],
    pub(super) labels: &'a [Label],
}

impl Page<'_> {
    /// Draws the page.
    pub(super) fn figure(&self, rules: &Rules) -> Figure {
        let mut shapes = Vec::new();
        for pen in &self.block.pens {
            if pen.lane {
                shapes.push(self.lane(pen, rules));
            } else {
                shapes.push(self.frame(pen, rules));
            }
        }
        shapes
            .extend(self.block.pens.iter().filter(|p| p.lane).filter_map(|p| self.head(p, rules)));
        let mut boxes = self.block.boxes.clone();
        boxes.sort_unstable_by_key(|b| b.0);
        shapes.extend(boxes.iter().filter_map(|&(node, cell)| self.node(node, cell, rules)));
        shapes.extend(self.labels.iter().filter_map(|l| self.label(l)));
        let connectors =
            (0..self.chart.links.len()).filter_map(|l| self.connector(l, rules)).collect();
        Figure {
            width: self.block.w as f32 * UNIT,
            height: self.block.h as f32 * UNIT,
            shapes,
            connectors,
        }
    }

    fn frame(&self, pen: &Pen, rules: &Rules) -> FigureShape {
        let lines = pen.group.map(|g| self.sizes.title(g, pen.area.w).0).unwrap_or_default();
        let area = rect(pen.area);
        FigureShape {
            id: self.group_id(pen),
            area,
            radius: 0.0,
            stroke: Some(Stroke { width: rules.thin.max(0.6), grey: rules.grey, dash: None }),
            fill: Some(rules.light_ground),
            lines: self.lines(lines, area, self.sizes.look.pad_x, 2.0, false),
            centered: false,
        }
    }

    fn lane(&self, pen: &Pen, rules: &Rules) -> FigureShape {
        FigureShape {
            id: self.group_id(pen).child("lane"),
            area: rect(pen.area),
            radius: 0.0,
            stroke: Some(Stroke { width: rules.thin, grey: rules.grey, dash: None }),
            fill: None,
            lines: Vec::new(),
            centered: false,
        }
    }

    fn head(&self, pen: &Pen, rules: &Rules) -> Option<FigureShape> {
        let group = pen.group?;
        let area = rect(pen.title);
        let lines = self.sizes.title(group, pen.title.w).0;
        Some(FigureShape {
            id: self.group_id(pen),
            area,
            radius: 0.0,
            stroke: Some(Stroke { width: rules.thin, grey: rules.grey, dash: None }),
            fill: Some(rules.header_ground),
            lines: self.lines(lines, area, self.sizes.look.pad_x, 0.0, true),
            centered: true,
        })
    }

    fn node(&self, node: usize, cell: Cell, rules: &Rules) -> Option<FigureShape> {
        let item = self.chart.nodes.get(node)?;
        let look = self.sizes.look;
        let area = rect(cell);
        let (width, dash, radius) = match item.shape {
            _ if item.reference => (rules.thin, Some((1.2, 1.6)), 5.0),
            NodeShape::Box => (0.8, None, 0.0),
            NodeShape::Strong => (1.8, None, 0.0),
            NodeShape::Round => (0.8, None, 6.0),
            NodeShape::Dashed => (0.8, Some(DASH), 0.0),
        };
        let centered = !self.is_list(node);
        let lines = self.sizes.lines(node, cell.w);
        Some(FigureShape {
            id: item.id.clone(),
            area,
            radius,
            stroke: Some(Stroke { width, grey: 0.0, dash }),
            fill: Some(1.0),
            lines: self.lines(lines, area, look.pad_x, look.pad_y, centered),
            centered,
        })
    }

    /// Whether the words begin at the left: in frames always, elsewhere in long boxes.
    fn is_list(&self, node: usize) -> bool {
        let Some(item) = self.chart.nodes.get(node) else { return false };
        match item.group {
            Some(group) => !self.chart.in_lanes(Some(group)),
            None => item.reference || item.lines.len() > 5,
        }
    }

    fn label(&self, label: &Label) -> Option<FigureShape> {
        let link = self.chart.links.get(label.link)?;
        let last = |end: End| {
            self.chart.id_of(end).as_str().rsplit('/').next().unwrap_or_default().to_owned()
        };
        let name = format!("{}→{}：{}", last(link.from), last(link.to), link.label);
        let size = self.sizes.label_size();
        let leading = size * 1.25;
        let line = |(index, line): (usize, &Line)| FigureLine {
            text: line.text.clone(),
            size,
            strong: false,
            baseline: label.area.y
                + index as f32 * leading
                + (leading - size) / 2.0
                + ASCENT * size,
            x: label.area.x + (label.area.width - line.width * size) / 2.0,
        };
        Some(FigureShape {
            id: self.chart.id.child(&name),
            area: label.area,
            radius: 0.0,
            stroke: None,
            fill: None,
            lines: label.lines.iter().enumerate().map(line).collect(),
            centered: true,
        })
    }

    fn lines(
        &self,
        lines: Vec<Line>,
        area: Rect,
        pad_x: f32,
        pad_y: f32,
        centered: bool,
    ) -> Vec<FigureLine> {
        let look = self.sizes.look;
        let height = lines.len() as f32 * look.leading;
        let top = area.y + if centered { (area.height - height) / 2.0 } else { pad_y };
        let place = |(index, line): (usize, Line)| FigureLine {
            size: look.size,
            strong: line.strong,
            baseline: top
                + index as f32 * look.leading
                + (look.leading - look.size) / 2.0
                + ASCENT * look.size,
            x: if centered {
                area.x + (area.width - line.width * look.size) / 2.0
            } else {
                area.x + pad_x
            },
            text: line.text,
        };
        lines.into_iter().enumerate().map(place).collect()
    }

    fn connector(&self, index: usize, rules: &Rules) -> Option<Connector> {
        let link = self.chart.links.get(index)?;
        let points = corners(self.ground, self.paths.get(index)?);
        let dash = (link.line == EdgeLine::Dashed).then_some(DASH);
        Some(Connector {
            points: points.iter().map(|p| (p.0 as f32 * UNIT, p.1 as f32 * UNIT)).collect(),
            stroke: Stroke { width: rules.thick.clamp(0.8, 1.2), grey: 0.0, dash },
            start_head: link.arrow == Arrow::Both,
            end_head: link.arrow != Arrow::None,
        })
    }

    fn group_id(&self, pen: &Pen) -> crate::document::BlockId {
        match pen.group.and_then(|g| self.chart.groups.get(g)) {
            Some(set) => set.id.clone(),
            None => self.chart.id.child("-"),
        }
    }
}

fn rect(cell: Cell) -> Rect {
    let scale = |v: i32| v as f32 * UNIT;
    Rect { x: scale(cell.x), y: scale(cell.y), width: scale(cell.w), height: scale(cell.h) }
}
