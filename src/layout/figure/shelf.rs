//! This file sets frames in rows, flush on both sides, with their boxes in columns.

use super::arrange::{Frame, Trial, Way};
use super::cluster::{Side, layered};
use super::place::{Block, Cell, Pen, Sizes};
use crate::document::Direction;

/// Frames in rows of equal height, as few rows as the width allows.
pub(super) fn shelves(
    sizes: &Sizes<'_>,
    frames: &[Frame],
    room: i32,
    trial: Trial,
) -> Option<Block> {
    let gap = sizes.look.frame_gap;
    // A frame behind another one is hard to reach.
    let longest = if trial.single && trial.way != Way::Above { 1 } else { 4 };
    let mut best: Vec<Option<(i32, usize)>> = vec![Some((0, 0))];
    for end in 1..=frames.len() {
        let mut choice: Option<(i32, usize)> = None;
        for start in (0..end).rev().take(longest) {
            let Some(Some((above, _))) = best.get(start) else { continue };
            let Some(row) = frames.get(start..end) else { continue };
            if let Some(shelf) = shelf(sizes, row, room, trial) {
                let total = above + shelf.h + gap;
                // A tie goes to the row with more frames.
                if choice.is_none_or(|c| total <= c.0) {
                    choice = Some((total, start));
                }
            }
        }
        best.push(choice);
    }
    let mut cuts = Vec::new();
    let mut end = frames.len();
    while end > 0 {
        let start = best.get(end).copied().flatten()?.1.min(end - 1);
        cuts.push((start, end));
        end = start;
    }
    let mut block = Block::default();
    for &(start, end) in cuts.iter().rev() {
        let row = shelf(sizes, frames.get(start..end)?, room, trial)?;
        let y = if block.h == 0 { 0 } else { block.h + gap };
        block.add(&row, 0, y);
    }
    Some(block)
}

/// One row of frames, as wide as the room where that does not make boxes silly.
fn shelf(sizes: &Sizes<'_>, frames: &[Frame], room: i32, trial: Trial) -> Option<Block> {
    let w = trial.w;
    let look = sizes.look;
    // Connectors that end at a frame's line need no way between its boxes.
    let open = |frame: &Frame| frame.reached || frame.order.is_some() || !look.dense;
    let pad =
        |index: usize| frames.get(index).map_or(2, |f| if open(f) { look.frame_pad } else { 1 });
    let apart =
        |index: usize| frames.get(index).map_or(2, |f| if open(f) { look.cell_gap } else { 1 });
    let inner = room - 2 * look.frame_pad;
    let mut fixed: Vec<Option<Block>> = Vec::new();
    for frame in frames {
        fixed.push(match &frame.order {
            None => None,
            Some(order) => {
                let down = sizes.chart.direction == Direction::Down;
                let across = if down { inner } else { 200 };
                let block = layered(
                    sizes,
                    order,
                    sizes.chart.direction,
                    w.min(inner),
                    across,
                    Side::After,
                )?;
                (block.w <= inner).then_some(block).map(Some)?
            }
        });
    }
    let most = frames.iter().map(|f| f.nodes.len()).max().unwrap_or(0).max(1);
    let gaps = look.frame_gap * (i32::try_from(frames.len()).ok()? - 1);
    let columns = |rows: usize| -> Vec<i32> {
        let count = |frame: &Frame| match (trial.single && frame.reached, trial.way) {
            (true, Way::Above) => frame.nodes.len(),
            (true, _) => 1,
            _ => frame.nodes.len().div_ceil(rows),
        };
        let whole = |frame| i32::try_from(count(frame)).unwrap_or(i32::MAX / 64).max(1);
        frames.iter().map(whole).collect()
    };
    let width = |frame: usize, columns: i32, w: i32| -> i32 {
        match fixed.get(frame) {
            Some(Some(block)) => block.w + 2 * pad(frame),
            _ => columns * w + (columns - 1) * apart(frame) + 2 * pad(frame),
        }
    };
    let total = |columns: &[i32], w: i32| -> i32 {
        columns.iter().enumerate().map(|(i, &c)| width(i, c, w)).sum::<i32>() + gaps
    };
    let rows = (1..=most)
        .find(|&r| columns(r).iter().all(|&c| c < 64) && total(&columns(r), w) <= room)?;
    let columns = columns(rows);
    let flexible: i32 =
        columns.iter().zip(&fixed).filter(|(_, f)| f.is_none()).map(|(c, _)| c).sum();
    let spare = room - total(&columns, w);
    let grown = if flexible > 0 { w + (spare / flexible).min(w * 6 / 10) } else { w };
    // What the boxes do not take, the frames' sides do, as long as it stays a margin.
    let rest = room - total(&columns, grown);
    let share = rest / i32::try_from(frames.len()).unwrap_or(1).max(1);
    let side = if share <= 6 { share } else { 0 };

    let mut heights = vec![vec![0; most]; frames.len()];
    for (index, frame) in frames.iter().enumerate() {
        let count = usize::try_from(*columns.get(index)?).unwrap_or(1).max(1);
        if fixed.get(index).is_some_and(Option::is_none) {
            // Rows of neighbouring frames stand level where there is room for that.
            let own = if look.dense { index } else { 0 };
            for (nth, &node) in frame.nodes.iter().enumerate() {
                if let Some(h) = heights.get_mut(own).and_then(|f| f.get_mut(nth / count)) {
                    *h = (*h).max(sizes.height(node, grown));
                }
            }
        }
    }
    let mut block = Block::default();
    let mut x = 0;
    let band = |index: usize, frame: &Frame, w: i32| {
        let needed = width(index, columns.get(index).copied().unwrap_or(1), w) + side;
        sizes.title(frame.group, needed).2.max(2)
    };
    let head = frames.iter().enumerate().map(|(i, f)| band(i, f, grown)).max().unwrap_or(0);
    for (index, frame) in frames.iter().enumerate() {
        let count = *columns.get(index)?;
        let outer = width(index, count, grown) + side;
        let left = x + pad(index) + side / 2;
        let top = head + 1;
        let bottom = match fixed.get(index) {
            Some(Some(inner)) => {
                block.add(inner, left, top);
                top + inner.h
            }
            _ => {
                let mut y = top;
                let per_row = usize::try_from(count).unwrap_or(1).max(1);
                for (row, nodes) in frame.nodes.chunks(per_row).enumerate() {
                    let own = heights.get(if look.dense { index } else { 0 });
                    let h = own.and_then(|f| f.get(row)).copied().unwrap_or(4);
                    if row > 0 {
                        y += apart(index);
                    }
                    for (column, &node) in (0..).zip(nodes) {
                        let cell =
                            Cell { x: left + column * (grown + apart(index)), y, w: grown, h };
                        block.boxes.push((node, cell));
                    }
                    y += h;
                }
                y
            }
        };
        let area = Cell { x, y: 0, w: outer, h: bottom + pad(index) };
        let (_, ground, height) = sizes.title(frame.group, outer);
        let title = Cell { x, y: 0, w: ground, h: height };
        block.pens.push(Pen { group: Some(frame.group), area, title, lane: false });
        x += outer + look.frame_gap;
    }
    let tallest = block.pens.iter().map(|p| p.area.h).max().unwrap_or(0);
    for pen in &mut block.pens {
        // Equal bottoms look tidy, half-empty frames do not.
        if pen.area.h * 4 >= tallest * 3 {
            pen.area.h = tallest;
        }
    }
    (block.w, block.h) = (x - look.frame_gap, tallest);
    Some(block)
}
