//! This file bounds what opening a workbook may cost: a form has some dozens of rows, a hostile file as many as it likes.

use super::Fault;

/// The whole file.
pub(super) const FILE_BYTES: usize = 32 << 20;
/// Parts of the zip.
pub(super) const PARTS: usize = 4_000;
/// A part, unpacked.
pub(super) const PART_BYTES: u64 = 64 << 20;
/// All parts that are read, unpacked.
const ALL_BYTES: u64 = 128 << 20;
/// How far a part may unpack beyond its packed size; sheets of empty bordered cells reach some 60.
const RATIO: u64 = 250;
/// Below this size a part may be packed as it likes.
const RATIO_FROM: u64 = 4 << 20;
/// Sheets of a workbook.
pub(super) const SHEETS: usize = 255;
/// Rows of a sheet that its part names.
pub(super) const ROWS: usize = 20_000;
/// Cells of all sheets that their parts name.
const CELLS: usize = 500_000;
/// Merged ranges, list rules, the ranges of all of them, defined names, cell formats: each.
pub(super) const RULES: usize = 10_000;
/// Text of all cells and lists, in bytes: one shared string can stand in every cell.
const TEXT: usize = 32 << 20;

/// What is left of the bounds that hold for a workbook as a whole.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: u64,
    cells: usize,
    ranges: usize,
    text: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { bytes: ALL_BYTES, cells: CELLS, ranges: RULES, text: TEXT }
    }

    /// How much a part may unpack to, counted one byte beyond, so that reaching it is seen.
    pub(super) fn part(&self) -> u64 {
        self.bytes.min(PART_BYTES) + 1
    }

    /// Accounts for an unpacked part.
    pub(super) fn unpacked(&mut self, part: &str, packed: u64, size: u64) -> Result<(), Fault> {
        if size > RATIO_FROM && size / RATIO > packed {
            return Err(Fault::Bomb { part: part.to_owned() });
        }
        if size > PART_BYTES {
            return Err(too_large(format!("{part}の大きさ"), "64MB"));
        }
        let left = self.bytes.checked_sub(size);
        self.bytes = left.ok_or_else(|| too_large("部品の大きさの合計".to_owned(), "128MB"))?;
        Ok(())
    }

    /// Accounts for a cell.
    pub(super) fn cell(&mut self) -> Result<(), Fault> {
        let left = self.cells.checked_sub(1);
        self.cells = left.ok_or_else(|| too_large("セルの数".to_owned(), "500,000"))?;
        Ok(())
    }

    /// Accounts for ranges that a rule holds for.
    pub(super) fn ranges(&mut self, count: usize) -> Result<(), Fault> {
        let left = self.ranges.checked_sub(count);
        self.ranges = left.ok_or_else(|| too_large("入力規則の範囲の数".to_owned(), "10,000"))?;
        Ok(())
    }

    /// Accounts for text that is kept.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Fault> {
        let left = self.text.checked_sub(text.len());
        self.text = left.ok_or_else(|| too_large("文字の量".to_owned(), "32MB"))?;
        Ok(())
    }
}

/// Says that something is beyond its limit.
pub(super) fn too_large(what: String, limit: &str) -> Fault {
    Fault::TooLarge { what, limit: limit.to_owned() }
}

/// Refuses more than [`RULES`] of something.
pub(super) fn few(count: usize, what: &str) -> Result<(), Fault> {
    if count > RULES { Err(too_large(format!("{what}の数"), "10,000")) } else { Ok(()) }
}
