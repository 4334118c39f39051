//! This file names cells and ranges of a sheet as a spreadsheet does: `B7`, `A1:C3`.

use std::fmt;
use std::str::FromStr;

/// The last row a sheet can have.
pub(super) const LAST_ROW: u32 = 1_048_576;
/// The last column a sheet can have: `XFD`.
pub(super) const LAST_COLUMN: u32 = 16_384;

/// A cell's place on its sheet. Orders by row, then by column, as a sheet is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Row, counted from 1.
    pub row: u32,
    /// Column, counted from 1: `A` is 1.
    pub column: u32,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    /// Its top left cell.
    pub first: CellRef,
    /// Its bottom right cell; never above or left of `first` in a range that was read.
    pub last: CellRef,
}

/// What was read names no cell or range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("「{text}」はセルの場所ではありません。B7 のように、列の英字と行の番号で書いてください。")]
pub struct NoSuchPlace {
    /// What was read.
    pub text: String,
}

impl CellRef {
    /// The cell in this row and column, both counted from 1.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// Whether a sheet has such a cell.
    pub fn is_on_sheet(self) -> bool {
        (1..=LAST_ROW).contains(&self.row) && (1..=LAST_COLUMN).contains(&self.column)
    }
}

impl Range {
    /// A range of one cell.
    pub fn of(cell: CellRef) -> Self {
        Self { first: cell, last: cell }
    }

    /// Whether the cell lies inside.
    pub fn contains(&self, cell: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }

    /// Whether the two share a cell.
    pub fn meets(&self, other: &Range) -> bool {
        self.first.row <= other.last.row
            && other.first.row <= self.last.row
            && self.first.column <= other.last.column
            && other.first.column <= self.last.column
    }

    /// How many rows it covers.
    pub fn rows(&self) -> u32 {
        self.last.row.saturating_sub(self.first.row).saturating_add(1)
    }

    /// How many columns it covers.
    pub fn columns(&self) -> u32 {
        self.last.column.saturating_sub(self.first.column).saturating_add(1)
    }

    /// The smallest range that holds this one and the cell.
    pub(super) fn with(self, cell: CellRef) -> Self {
        let (first, last) = (self.first, self.last);
        Self {
            first: CellRef::new(first.row.min(cell.row), first.column.min(cell.column)),
            last: CellRef::new(last.row.max(cell.row), last.column.max(cell.column)),
        }
    }
}

/// The letters of a column: 1 is `A`, 28 is `AB`.
fn letters(column: u32) -> String {
    let mut rest = column;
    let mut out = Vec::new();
    while rest > 0 {
        let digit = (rest - 1) % 26;
        out.push(char::from(b'A' + u8::try_from(digit).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

impl fmt::Display for Range {
    /// A single cell is written without a colon.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return self.first.fmt(f);
        }
        write!(f, "{}:{}", self.first, self.last)
    }
}

impl FromStr for CellRef {
    type Err = NoSuchPlace;

    /// Reads `B7`, `b7` and `$B$7`.
    fn from_str(text: &str) -> Result<Self, NoSuchPlace> {
        let none = || NoSuchPlace { text: text.to_owned() };
        let bare = text.strip_prefix('$').unwrap_or(text);
        let letters = bare.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = bare.split_at(letters);
        let digits = digits.strip_prefix('$').unwrap_or(digits);
        if letters.is_empty()
            || letters.len() > 3
            || !(1..=7).contains(&digits.len())
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(none());
        }
        let column = letters
            .bytes()
            .fold(0, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
        let cell = CellRef::new(digits.parse().map_err(|_| none())?, column);
        if cell.is_on_sheet() { Ok(cell) } else { Err(none()) }
    }
}

impl FromStr for Range {
    type Err = NoSuchPlace;

    /// Reads `A1:C3`, `A1` and whole columns such as `$A:$C`; corners may come in any order.
    fn from_str(text: &str) -> Result<Self, NoSuchPlace> {
        let (one, other) = text.split_once(':').unwrap_or((text, text));
        let has_row = |corner: &str| corner.bytes().any(|b| b.is_ascii_digit());
        if text.contains(':') && !has_row(one) && !has_row(other) {
            let top: CellRef = format!("{one}1").parse()?;
            let bottom: CellRef = format!("{other}{LAST_ROW}").parse()?;
            return Ok(Range::of(top).with(bottom));
        }
        Ok(Range::of(one.parse()?).with(other.parse()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{CellRef, Range};

    fn cell(text: &str) -> CellRef {
        text.parse().unwrap()
    }

    #[test]
    fn a_cell_is_read_and_written_alike() {
        for (text, row, column) in
            [("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384)]
        {
            assert_eq!(cell(text), CellRef::new(row, column));
            assert_eq!(cell(text).to_string(), text);
        }
        assert_eq!(cell("$b$7").to_string(), "B7");
    }

    #[test]
    fn what_is_off_the_sheet_is_no_cell() {
        for text in ["", "A", "7", "A0", "XFE1", "A1048577", "A-1", "Ａ１", "A1.5", "AAAA1", "A$"]
        {
            let said = text.parse::<CellRef>().unwrap_err().to_string();
            assert_eq!(
                said,
                format!(
                    "「{text}」はセルの場所ではありません。B7 のように、列の英字と行の番号で書いてください。"
                )
            );
        }
    }

    #[test]
    fn a_range_has_its_corners_in_order() {
        let range: Range = "C3:A1".parse().unwrap();
        assert_eq!(range.to_string(), "A1:C3");
        assert_eq!((range.rows(), range.columns()), (3, 3));
        assert!(range.contains(cell("B2")) && !range.contains(cell("D2")));
        assert!(range.meets(&"C3:D4".parse().unwrap()) && !range.meets(&"D4".parse().unwrap()));
        assert_eq!("B7".parse::<Range>().unwrap().to_string(), "B7");
        assert_eq!("$C:$A".parse::<Range>().unwrap().to_string(), "A1:C1048576");
        for text in ["A", "A1:", "A:1", "A1:B", ":"] {
            assert!(text.parse::<Range>().is_err(), "{text}");
        }
    }
}
