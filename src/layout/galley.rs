//! This file holds what a section is before it has pages: pieces that are never cut, and the rules between them.

use super::grid::TableFrame;
use super::ink::Ink;
use super::note::NoteFrame;
use crate::document::BlockId;

/// How much the break after a piece costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keep {
    /// A page may end here.
    Free,
    /// A page ends here only where the other place leaves half of it open.
    Prefer,
    /// A line of a paragraph would stand alone.
    Widow,
    /// A heading, caption or header would be torn from what it heads.
    Glue,
    /// A cell would be cut.
    Bound,
}

/// A strip across the text area that no page end cuts.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// Space above, dropped on top of a page.
    pub(super) space: f32,
    /// More space above, of which a section gives up what would cost it a page.
    pub(super) spare: f32,
    /// Height.
    pub(super) height: f32,
    /// What is painted, from its top left corner.
    pub(super) ink: Ink,
    /// What the break after it costs.
    pub(super) keep: Keep,
    /// The table or note that it is part of, and which row.
    pub(super) part: Option<Part>,
    /// Blocks that begin here.
    pub(super) begins: Vec<Begin<'a>>,
    /// Whether it stands on a new page.
    pub(super) new_page: bool,
}

/// A piece's place in a table or note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Index of the frame.
    pub(super) frame: usize,
    /// Row of a table.
    pub(super) row: usize,
}

/// A block that begins in a piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begin<'a> {
    /// Its id.
    pub(super) id: &'a BlockId,
    /// Distance from the piece's top.
    pub(super) dy: f32,
}

/// What is drawn around pieces and closed at every page end.
#[derive(Debug)]
pub(super) enum Frame {
    /// Rules, grounds and repeated headers of a table.
    Table(TableFrame),
    /// The box of a note.
    Note(NoteFrame),
}

/// All pieces of a section in order.
#[derive(Debug, Default)]
pub(super) struct Galley<'a> {
    /// Pieces.
    pub(super) pieces: Vec<Piece<'a>>,
    /// Tables and notes.
    pub(super) frames: Vec<Frame>,
    space: f32,
    spare: f32,
    begins: Vec<Begin<'a>>,
    new_page: bool,
}

impl<'a> Piece<'a> {
    /// A piece after which a page may end.
    pub(super) fn new(height: f32, ink: Ink) -> Self {
        Self {
            space: 0.0,
            spare: 0.0,
            height,
            ink,
            keep: Keep::Free,
            part: None,
            begins: Vec::new(),
            new_page: false,
        }
    }

    /// Space above, with a share of what can be spared.
    pub(super) fn above(&self, share: f32) -> f32 {
        self.space + self.spare * share
    }
}

impl<'a> Galley<'a> {
    /// Asks for space before the next piece, on top of what is asked already.
    pub(super) fn space(&mut self, points: f32) {
        self.space += points;
    }

    /// Asks for space that a section gives up where it would cost a page.
    pub(super) fn spare(&mut self, points: f32) {
        self.spare += points;
    }

    /// Height of the headings that must stand on the page of the next piece, with the space asked for below them.
    pub(super) fn glued_height(&self) -> f32 {
        let glued = self.pieces.iter().rev().take_while(|piece| piece.keep >= Keep::Glue).count();
        if glued > 0 { self.height_from(self.pieces.len() - glued) } else { 0.0 }
    }

    /// Least height of everything since the last page that was asked for.
    pub(super) fn height_so_far(&self) -> f32 {
        if self.new_page {
            return 0.0;
        }
        self.height_from(self.pieces.iter().rposition(|piece| piece.new_page).unwrap_or(0))
    }

    /// Least height of all pieces from one on that stands on top of a page, with the space asked for below them.
    pub(super) fn height_from(&self, from: usize) -> f32 {
        let pieces = self.pieces.iter().enumerate().skip(from);
        let space = |at, piece: &Piece<'_>| if at == from { 0.0 } else { piece.space };
        pieces.map(|(at, piece)| space(at, piece) + piece.height).sum::<f32>() + self.space
    }

    /// Asks for a new page before the next piece.
    pub(super) fn new_page(&mut self) {
        self.new_page = true;
    }

    /// Says that a block begins with the next piece.
    pub(super) fn begin(&mut self, id: &'a BlockId) {
        self.begins.push(Begin { id, dy: 0.0 });
    }

    /// Adds a piece.
    pub(super) fn push(&mut self, mut piece: Piece<'a>) {
        piece.space += std::mem::take(&mut self.space);
        piece.spare += std::mem::take(&mut self.spare);
        piece.new_page |= std::mem::take(&mut self.new_page);
        if !self.begins.is_empty() {
            let mut begins = std::mem::take(&mut self.begins);
            begins.append(&mut piece.begins);
            piece.begins = begins;
        }
        self.pieces.push(piece);
    }

    /// Adds a table or note; its pieces name the index returned.
    pub(super) fn frame(&mut self, frame: Frame) -> usize {
        self.frames.push(frame);
        self.frames.len() - 1
    }

    /// Binds the last piece to what comes next.
    pub(super) fn keep_last(&mut self, keep: Keep) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep = last.keep.max(keep);
        }
    }

    /// Keeps what was set since the last heading or caption with what comes next, unless that is higher than a limit.
    pub(super) fn keep_since_heading(&mut self, limit: f32) {
        let heading = |piece: &Piece<'_>| piece.keep == Keep::Glue && piece.part.is_none();
        let from = self.pieces.iter().rposition(heading).map_or(0, |at| at + 1);
        if self.height_from(from) <= limit {
            for piece in self.pieces.iter_mut().skip(from) {
                piece.keep = piece.keep.max(Keep::Prefer);
            }
        }
    }

    /// Gives blocks without any piece a place: the end of the section.
    pub(super) fn close(&mut self) {
        if self.begins.is_empty() {
            return;
        }
        if self.pieces.is_empty() {
            self.push(Piece::new(0.0, Ink::default()));
        } else if let Some(last) = self.pieces.last_mut() {
            last.begins.append(&mut self.begins);
        }
    }
}
