//! This file draws horizontal bars with their values.

use super::SMALLEST;
use super::words::{Line, Measure, Text};
use crate::document::Bars;
use crate::layout::paged::{Figure, FigureLine, FigureShape, Rect, Stroke};
use crate::layout::theme::Theme;

/// Height of a bar in points.
const BAR: f32 = 11.0;
/// Space between two bars' rows in points.
const BETWEEN: f32 = 6.0;
/// Space between words and bar in points.
const GAP: f32 = 6.0;

/// Draws the bars: label, bar on a light ground of full length, value as printed.
pub(super) fn bars(bars: &Bars, width: f32, theme: &Theme, measure: &dyn Measure) -> Figure {
    let width = if width.is_finite() { width.max(60.0) } else { 400.0 };
    let size = theme.figure.size.max(SMALLEST);
    let leading = size * 1.3;
    let text = |words: &str| Text::new(words, false, measure);
    let labels: Vec<Text> = bars.bars.iter().map(|b| text(&b.label)).collect();
    let values: Vec<Text> = bars.bars.iter().map(|b| text(&b.printed)).collect();
    let widest = |texts: &[Text], limit: f32| {
        texts.iter().map(|t| t.width() * size).fold(0.0, f32::max).min(limit) + 0.1
    };
    let (label_width, value_width) = (widest(&labels, width * 0.4), widest(&values, width * 0.25));
    let start = label_width + GAP;
    let length = (width - start - GAP - value_width).max(10.0);
    let full = if bars.full.is_finite() && bars.full > 0.0 { bars.full } else { 1.0 };

    let mut figure = Figure { width, ..Figure::default() };
    let mut y = 1.0;
    for ((bar, label), value) in bars.bars.iter().zip(&labels).zip(&values) {
        let label = label.lines(label_width / size);
        let value = value.lines(value_width / size);
        let height = (label.len().max(value.len()) as f32 * leading).max(BAR);
        let middle = y + height / 2.0;
        let area =
            |x: f32, width: f32, height: f32| Rect { x, y: middle - height / 2.0, width, height };
        let words = |lines: &[Line], x: f32, width: f32, right: bool| -> Vec<FigureLine> {
            let top = middle - lines.len() as f32 * leading / 2.0;
            let place = |(index, line): (usize, &Line)| FigureLine {
                text: line.text.clone(),
                size,
                strong: line.strong,
                baseline: top + index as f32 * leading + (leading - size) / 2.0 + 0.88 * size,
                x: if right { x + width - line.width * size } else { x },
            };
            lines.iter().enumerate().map(place).collect()
        };
        let rule = Stroke { width: theme.rules.thin, grey: theme.rules.grey, dash: None };
        let share = (bar.value / full).clamp(0.0, 1.0);
        let share = if share.is_nan() { 0.0 } else { share };
        let shape = |id, area, stroke, fill, lines| FigureShape {
            id,
            area,
            radius: 0.0,
            stroke,
            fill,
            lines,
            centered: false,
        };
        let lines = words(&label, 0.0, label_width, true);
        let label_area = area(0.0, label_width, height);
        figure.shapes.push(shape(bar.id.child("label"), label_area, None, None, lines));
        let ground = area(start, length, BAR);
        let id = bar.id.child("ground");
        figure.shapes.push(shape(id, ground, Some(rule), Some(theme.rules.light_ground), vec![]));
        if share > 0.0 {
            let filled = area(start, length * share, BAR);
            let id = bar.id.child("bar");
            figure.shapes.push(shape(id, filled, None, Some(0.35), vec![]));
        }
        let x = start + length + GAP;
        let lines = words(&value, x, value_width, false);
        let value_area = area(x, value_width, height);
        figure.shapes.push(shape(bar.id.clone(), value_area, None, None, lines));
        y += height + BETWEEN;
    }
    figure.height = (y - BETWEEN + 1.0).max(2.0);
    figure
}
