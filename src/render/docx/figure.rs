//! This file turns placed boxes and connectors into DrawingML shapes that stay editable in Word.

use super::body::Body;
use super::measure::{emu, grey, half_points, twips};
use super::paragraph::{Paragraph, run};
use super::style;
use super::xml::{Element, el, val};
use crate::layout::paged::{Connector, Figure, FigureLine, FigureShape, Stroke};

/// Part of the leading that stands above a line's baseline.
const ASCENT: f32 = 0.82;

impl Body<'_> {
    /// All shapes of a figure as one group.
    pub(super) fn group(&mut self, figure: &Figure) -> Element {
        let (width, height) = (emu(figure.width).max(1), emu(figure.height).max(1));
        let frame = el("a:xfrm")
            .child(el("a:off").attr("x", 0).attr("y", 0))
            .child(el("a:ext").attr("cx", width).attr("cy", height))
            .child(el("a:chOff").attr("x", 0).attr("y", 0))
            .child(el("a:chExt").attr("cx", width).attr("cy", height));
        let mut group =
            el("wpg:wgp").child(el("wpg:cNvGrpSpPr")).child(el("wpg:grpSpPr").child(frame));
        // Words on open ground label connectors and stand before them.
        let (labels, boxes): (Vec<_>, Vec<_>) =
            figure.shapes.iter().partition(|s| s.stroke.is_none() && s.radius == 0.0);
        for shape in boxes {
            group = group.child(self.shape(shape));
        }
        for connector in &figure.connectors {
            group = group.children(self.connector(connector));
        }
        for shape in labels {
            group = group.child(self.shape(shape));
        }
        group
    }

    fn shape(&mut self, shape: &FigureShape) -> Element {
        let area = shape.area;
        let id = self.next_id();
        let name = self.bookmarks.name(&shape.id);
        let named = el("wps:cNvPr").attr("id", id).attr("name", name);
        let properties = el("wps:spPr")
            .child(place((area.x, area.y), (area.width, area.height)))
            .child(outline(shape))
            .child(shape.fill.map_or_else(|| el("a:noFill"), fill))
            .child(shape.stroke.map_or_else(|| el("a:ln").child(el("a:noFill")), line));
        let first = shape.lines.first();
        let leading = leading(&shape.lines, self.theme.figure.leading);
        let (left, top) = match first {
            Some(first) if !shape.centered => {
                (first.x - area.x, first.baseline - leading * ASCENT - area.y)
            }
            _ => (0.0, 0.0),
        };
        let body = el("wps:bodyPr")
            .attr("wrap", "square")
            .attr("lIns", emu(left.max(0.0)))
            .attr("tIns", emu(top.max(0.0)))
            .attr("rIns", 0)
            .attr("bIns", 0)
            .attr("anchor", if shape.centered { "ctr" } else { "t" });
        let words = (!shape.lines.is_empty()).then(|| {
            let lines = shape.lines.iter().map(|line| self.line(line, leading, shape.centered));
            el("wps:txbx").child(el("w:txbxContent").children(lines))
        });
        el("wps:wsp")
            .child(named)
            .child(el("wps:cNvSpPr"))
            .child(properties)
            .children(words)
            .child(body)
    }

    fn line(&self, line: &FigureLine, leading: f32, centered: bool) -> Element {
        let look = self.theme.figure;
        let size = (line.size != look.size).then(|| val("w:sz", half_points(line.size)));
        let bold =
            (line.strong != look.strong).then(|| val("w:b", if line.strong { "1" } else { "0" }));
        let spacing = || el("w:spacing").attr("w:line", twips(leading)).attr("w:lineRule", "exact");
        Paragraph::new(style::BOX)
            .with_if(leading != look.leading, spacing)
            .with_if(centered, || val("w:jc", "center"))
            .holding([run(&line.text, bold.into_iter().chain(size))])
            .element()
    }

    /// A connector as straight pieces; only its ends carry heads.
    fn connector(&mut self, connector: &Connector) -> Vec<Element> {
        let count = connector.points.len();
        let pairs = connector.points.iter().zip(connector.points.iter().skip(1)).enumerate();
        let mut out = Vec::with_capacity(count);
        for (at, (from, to)) in pairs {
            let start = connector.start_head && at == 0;
            let end = connector.end_head && at + 2 == count;
            let id = self.next_id();
            out.push(straight(id, *from, *to, connector.stroke, (start, end)));
        }
        out
    }
}

fn straight(
    id: u32,
    from: (f32, f32),
    to: (f32, f32),
    stroke: Stroke,
    heads: (bool, bool),
) -> Element {
    let corner = (from.0.min(to.0), from.1.min(to.1));
    let size = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
    let mut frame = place(corner, size);
    if to.0 < from.0 {
        frame = frame.attr("flipH", "1");
    }
    if to.1 < from.1 {
        frame = frame.attr("flipV", "1");
    }
    let head = |name| el(name).attr("type", "triangle").attr("w", "med").attr("len", "med");
    let line = line(stroke)
        .child_if(heads.0, || head("a:headEnd"))
        .child_if(heads.1, || head("a:tailEnd"));
    let geometry = el("a:prstGeom").attr("prst", "straightConnector1").child(el("a:avLst"));
    el("wps:wsp")
        .child(el("wps:cNvPr").attr("id", id).attr("name", format!("線 {id}")))
        .child(el("wps:cNvCnPr"))
        .child(el("wps:spPr").child(frame).child(geometry).child(line))
        .child(el("wps:bodyPr"))
}

/// `a:xfrm`: where a shape stands.
pub(super) fn place(corner: (f32, f32), size: (f32, f32)) -> Element {
    el("a:xfrm")
        .child(el("a:off").attr("x", emu(corner.0)).attr("y", emu(corner.1)))
        .child(el("a:ext").attr("cx", emu(size.0).max(0)).attr("cy", emu(size.1).max(0)))
}

fn outline(shape: &FigureShape) -> Element {
    if shape.radius <= 0.0 {
        return el("a:prstGeom").attr("prst", "rect").child(el("a:avLst"));
    }
    let shorter = shape.area.width.min(shape.area.height).max(1.0);
    let share = (f64::from(shape.radius / shorter) * 100_000.0).clamp(0.0, 50_000.0) as i64;
    let guide = el("a:gd").attr("name", "adj").attr("fmla", format!("val {share}"));
    el("a:prstGeom").attr("prst", "roundRect").child(el("a:avLst").child(guide))
}

fn fill(level: f32) -> Element {
    el("a:solidFill").child(el("a:srgbClr").attr("val", grey(level)))
}

fn line(stroke: Stroke) -> Element {
    el("a:ln")
        .attr("w", emu(stroke.width).max(0))
        .child(fill(stroke.grey))
        .child_if(stroke.dash.is_some(), || el("a:prstDash").attr("val", "dash"))
}

/// The distance between the lines of a box.
fn leading(lines: &[FigureLine], usual: f32) -> f32 {
    match lines {
        [first, second, ..] if second.baseline > first.baseline => second.baseline - first.baseline,
        _ => usual,
    }
}
