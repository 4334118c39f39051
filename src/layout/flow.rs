//! This file gives pieces their pages, under the keep rules, and draws frames around what stands on each page.

use super::galley::{Frame, Galley, Part, Piece};
use super::grid::RuledRow;
use super::ink::{Ink, Slot};
use super::paged::{Anchor, PageFrame, PageMap};
use super::theme::Margins;
use crate::document::{BlockId, Page};
use std::collections::BTreeMap;

/// A break that costs a little is taken only where the free one leaves more than this share of the page open.
const FULL_ENOUGH: f32 = 0.55;

/// Shares of the space that can be spared, most first.
const SHARES: [f32; 5] = [1.0, 0.75, 0.5, 0.25, 0.0];

/// Pages as far as they are filled.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) frames: Vec<PageFrame>,
    /// Open page numbers of each page.
    pub(super) slots: Vec<Vec<Slot>>,
    pub(super) page_of: PageMap,
    pub(super) anchors: BTreeMap<BlockId, Anchor>,
}

/// The text area of a section's pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) width: f32,
    pub(super) height: f32,
    page: (f32, f32),
    margins: Margins,
}

impl Area {
    /// The text area of a page.
    pub(super) fn of(page: Page, margins: Margins) -> Self {
        let (width, height) = page.points();
        Self {
            width: (width - margins.left - margins.right).max(1.0),
            height: (height - margins.top - margins.bottom).max(1.0),
            page: (width, height),
            margins,
        }
    }
}

impl Pages {
    /// Puts a section on new pages; gives the share of the space that could be spared for which they have room.
    pub(super) fn flow(&mut self, mut galley: Galley<'_>, area: Area) -> f32 {
        galley.close();
        let mut pieces = std::mem::take(&mut galley.pieces);
        let share = affordable(&pieces, &galley.frames, area.height);
        for piece in &mut pieces {
            piece.space = piece.above(share);
            piece.spare = 0.0;
        }
        let mut from = 0;
        while from < pieces.len() {
            let filled = fill(&pieces, &galley.frames, from, area.height, 0.0);
            let Some(on_page) = pieces.get_mut(from..filled.end) else { break };
            self.paint(on_page, &galley.frames, filled, area);
            from = filled.end;
        }
        share
    }

    /// Adds an empty page.
    pub(super) fn blank(&mut self, area: Area) {
        let (width, height) = area.page;
        self.frames.push(PageFrame { width, height, ..PageFrame::default() });
        self.slots.push(Vec::new());
    }

    fn paint(&mut self, pieces: &mut [Piece<'_>], frames: &[Frame], filled: Filled, area: Area) {
        self.blank(area);
        let page = u32::try_from(self.frames.len()).unwrap_or(u32::MAX);
        let (dx, dy) = (area.margins.left, area.margins.top);
        let (mut ink, mut words) = (Ink::default(), Ink::default());
        let mut runs: Vec<Run> = Vec::new();
        let mut y = 0.0;
        for (index, piece) in pieces.iter_mut().enumerate() {
            if index == 0 {
                y = open_frame(piece.part, filled.goes_on, frames, &mut words, &mut runs);
            } else {
                y += piece.space;
            }
            for begin in &piece.begins {
                if !self.page_of.contains_key(begin.id) {
                    self.page_of.insert(begin.id.clone(), page);
                    let anchor = Anchor { page, y: dy + y + begin.dy };
                    self.anchors.insert(begin.id.clone(), anchor);
                }
            }
            words.append(std::mem::take(&mut piece.ink), 0.0, y);
            let bottom = y + piece.height;
            if let Some(part) = piece.part {
                let row = RuledRow { row: part.row, top: y, bottom };
                match runs.last_mut() {
                    Some(run) if run.frame == part.frame => run.rows.push(row),
                    _ => runs.push(Run { frame: part.frame, rows: vec![row] }),
                }
            }
            y = bottom;
        }
        // A cell's words may reach into rows below its first, so all grounds come before all words.
        for run in &runs {
            match frames.get(run.frame) {
                Some(Frame::Note(note)) => {
                    let goes_on = filled.goes_on_after == Some(run.frame);
                    let bottom = run.bottom() + if goes_on { note.padding } else { 0.0 };
                    ink.append(note.ground(run.top(), bottom), 0.0, 0.0);
                }
                Some(Frame::Table(table)) => ink.append(table.grounds(&run.rows), 0.0, 0.0),
                None => {}
            }
        }
        ink.append(words, 0.0, 0.0);
        for run in &runs {
            if let Some(Frame::Table(table)) = frames.get(run.frame) {
                ink.append(table.ruled(&run.rows), 0.0, 0.0);
            }
        }
        if let (Some(frame), Some(slots)) = (self.frames.last_mut(), self.slots.last_mut()) {
            slots.extend(ink.paint(frame, dx, dy));
        }
    }
}

/// Consecutive pieces of one table or note on a page.
struct Run {
    frame: usize,
    rows: Vec<RuledRow>,
}

impl Run {
    fn top(&self) -> f32 {
        self.rows.first().map_or(0.0, |r| r.top)
    }

    fn bottom(&self) -> f32 {
        self.rows.last().map_or(0.0, |r| r.bottom)
    }
}

/// What one page takes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Filled {
    /// One past the last piece.
    end: usize,
    /// Whether the first piece goes on with a table or note of the page before.
    goes_on: bool,
    /// The table or note that goes on on the next page.
    goes_on_after: Option<usize>,
}

/// Opens the table or note that goes on from the page before; gives the height where the first piece stands.
fn open_frame(
    part: Option<Part>,
    goes_on: bool,
    frames: &[Frame],
    words: &mut Ink,
    runs: &mut Vec<Run>,
) -> f32 {
    let Some(part) = part.filter(|_| goes_on) else { return 0.0 };
    match frames.get(part.frame) {
        Some(Frame::Table(table)) if !table.is_header(part.row) => {
            let Some((header, height)) = table.header() else { return 0.0 };
            words.append(header.clone(), 0.0, 0.0);
            runs.push(Run { frame: part.frame, rows: table.repeated_rows(0.0) });
            height
        }
        Some(Frame::Note(note)) => {
            let row = RuledRow { row: part.row, top: 0.0, bottom: note.padding };
            runs.push(Run { frame: part.frame, rows: vec![row] });
            note.padding
        }
        _ => 0.0,
    }
}

fn opening_height(part: Option<Part>, frames: &[Frame]) -> f32 {
    open_frame(part, true, frames, &mut Ink::default(), &mut Vec::new())
}

/// How many pages a section takes at least, and how much of the last one.
pub(super) fn outlook(galley: &Galley<'_>, area: Area) -> (usize, f32) {
    let starts = starts(&galley.pieces, &galley.frames, area.height, 0.0);
    let last = starts.last().map_or(0.0, |from| galley.height_from(*from));
    (starts.len(), last)
}

/// The first piece of each page, with a share of the space that can be spared.
fn starts(pieces: &[Piece<'_>], frames: &[Frame], height: f32, share: f32) -> Vec<usize> {
    let next = |from: &usize| Some(fill(pieces, frames, *from, height, share).end);
    std::iter::successors(Some(0), next).take_while(|from| *from < pieces.len()).collect()
}

/// The largest share of the space that can be spared which costs no page.
fn affordable(pieces: &[Piece<'_>], frames: &[Frame], height: f32) -> f32 {
    let pages = |share: f32| starts(pieces, frames, height, share).len();
    if pieces.iter().all(|piece| piece.spare == 0.0) {
        return 1.0;
    }
    let fewest = pages(0.0);
    SHARES.into_iter().find(|share| pages(*share) <= fewest).unwrap_or(0.0)
}

/// Fills a page from a piece on, with a share of the space that can be spared.
fn fill(pieces: &[Piece<'_>], frames: &[Frame], from: usize, height: f32, share: f32) -> Filled {
    let frame_at = |index: usize| pieces.get(index).and_then(|p| p.part).map(|p| p.frame);
    let same_frame = |index: usize| {
        index > 0 && frame_at(index).is_some() && frame_at(index) == frame_at(index - 1)
    };
    let goes_on = same_frame(from);
    let mut y = match pieces.get(from) {
        Some(first) if goes_on => opening_height(first.part, frames),
        _ => 0.0,
    };
    let mut best: [Option<(usize, f32)>; 5] = [None; 5];
    let mut end = pieces.len();
    for (index, piece) in pieces.iter().enumerate().skip(from) {
        let space = if index == from { 0.0 } else { piece.above(share) };
        let too_low = y + space + piece.height > height + 0.01;
        if index > from && (piece.new_page || too_low) {
            end = if piece.new_page { index } else { cheapest(&best, height).unwrap_or(index) };
            break;
        }
        y += space + piece.height;
        // A note that goes on is closed below its last line on the page.
        let closing = match piece.part.and_then(|p| frames.get(p.frame)) {
            Some(Frame::Note(note)) if same_frame(index + 1) => note.padding,
            _ => 0.0,
        };
        if y + closing <= height + 0.01
            && let Some(place) = best.get_mut(piece.keep as usize)
        {
            *place = Some((index + 1, y));
        }
    }
    let goes_on_after = frame_at(end).filter(|_| same_frame(end));
    Filled { end, goes_on, goes_on_after }
}

/// The latest of the cheapest breaks, unless it leaves too much of the page open.
fn cheapest(best: &[Option<(usize, f32)>; 5], height: f32) -> Option<usize> {
    let [free, prefer, widow, glue, bound] = *best;
    let chosen = match (free, prefer) {
        (Some((_, y)), Some((later, low))) if y < height * FULL_ENOUGH && low > y => Some(later),
        (Some((at, _)), _) | (None, Some((at, _))) => Some(at),
        (None, None) => None,
    };
    [widow, glue, bound].into_iter().fold(chosen, |found, next| found.or(next.map(|n| n.0)))
}

#[cfg(test)]
mod tests {
    use super::super::galley::Keep;
    use super::*;

    fn pieces(keeps: &[(f32, Keep)]) -> Vec<Piece<'static>> {
        keeps
            .iter()
            .map(|(height, keep)| Piece { keep: *keep, ..Piece::new(*height, Ink::default()) })
            .collect()
    }

    fn ends(pieces: &[Piece<'_>], height: f32) -> Vec<usize> {
        let mut from = 0;
        let mut ends = Vec::new();
        while from < pieces.len() {
            from = fill(pieces, &[], from, height, 1.0).end;
            ends.push(from);
        }
        ends
    }

    #[test]
    fn a_heading_at_the_end_of_a_page_goes_with_what_it_heads() {
        let all = pieces(&[(50.0, Keep::Free), (20.0, Keep::Glue), (40.0, Keep::Free)]);
        assert_eq!(ends(&all, 100.0), [1, 3]);
    }

    #[test]
    fn one_line_of_a_paragraph_never_stands_alone() {
        use Keep::{Free, Widow};
        let all = pieces(&[(70.0, Free), (17.0, Widow), (17.0, Free), (17.0, Widow), (17.0, Free)]);
        assert_eq!(ends(&all, 100.0), [1, 5]);
        assert_eq!(ends(&all, 105.0), [3, 5]);
        assert_eq!(ends(&all, 122.0), [3, 5]);
    }

    #[test]
    fn a_chain_longer_than_a_page_parts_where_it_costs_least() {
        use Keep::{Free, Glue, Prefer};
        let all = pieces(&[(40.0, Glue), (40.0, Prefer), (40.0, Glue), (40.0, Free)]);
        assert_eq!(ends(&all, 100.0), [2, 4]);
    }

    #[test]
    fn a_small_table_moves_on_whole_unless_that_leaves_half_the_page_open() {
        use Keep::{Free, Prefer};
        let late = pieces(&[(60.0, Free), (25.0, Prefer), (25.0, Free)]);
        assert_eq!(ends(&late, 100.0), [1, 3]);
        let early = pieces(&[(30.0, Free), (40.0, Prefer), (40.0, Free)]);
        assert_eq!(ends(&early, 100.0), [2, 3]);
    }

    #[test]
    fn space_above_a_heading_gives_way_before_it_costs_a_page() {
        let mut all = pieces(&[(30.0, Keep::Free), (20.0, Keep::Glue), (40.0, Keep::Free)]);
        all[1].spare = 12.0;
        assert_eq!(affordable(&all, &[], 110.0), 1.0);
        assert_eq!(affordable(&all, &[], 96.0), 0.5);
        assert_eq!(affordable(&all, &[], 90.0), 0.0);
        assert_eq!(affordable(&all, &[], 80.0), 1.0, "on top of the second page anyway");
    }

    #[test]
    fn a_signature_takes_along_what_stands_between_it_and_its_heading() {
        let ends_with = |limit: f32| {
            let mut galley = Galley::default();
            let above = [(60.0, Keep::Free), (10.0, Keep::Glue), (20.0, Keep::Free)];
            pieces(&above).into_iter().for_each(|piece| galley.push(piece));
            galley.keep_since_heading(limit);
            galley.push(Piece::new(20.0, Ink::default()));
            ends(&galley.pieces, 100.0)
        };
        assert_eq!(ends_with(30.0), [1, 4]);
        assert_eq!(ends_with(10.0), [3, 4], "too much to take along");
    }

    #[test]
    fn a_piece_taller_than_a_page_still_gets_one() {
        let all = pieces(&[(30.0, Keep::Free), (300.0, Keep::Free), (30.0, Keep::Free)]);
        assert_eq!(ends(&all, 100.0), [1, 2, 3]);
    }
}
