//! This file says how the cells of a ledger look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::document::{ColumnKind, Value};

/// The code for Japanese among the sets of characters, by which Excel finds another font where ours is missing.
const JAPANESE: u8 = 128;

/// Formats of a workbook.
pub(super) struct Look {
    /// The heading of the sheet.
    pub(super) title: Format,
    /// Name of a fact about the ledger, and headings of columns.
    pub(super) head: Format,
    /// A sentence below the ledger, a fact above it.
    pub(super) plain: Format,
    /// A day above the ledger.
    pub(super) plain_day: Format,
    text: Format,
    code: Format,
    date: Format,
    number: Format,
    unknown: Format,
}

impl Look {
    /// The house's look in a family of fonts.
    pub(super) fn new(font: &str) -> Self {
        let base = Format::new().set_font_name(font).set_font_charset(JAPANESE).set_font_size(10);
        // Words of a cell stay words when somebody edits them: 「001」 does not become 1.
        let words = base.clone().set_num_format("@");
        let cell = |format: &Format| {
            format
                .clone()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x80_80_80))
                .set_align(FormatAlign::Top)
                .set_text_wrap()
        };
        let day = base.clone().set_num_format("yyyy-mm-dd");
        let centred = |format: Format| format.set_align(FormatAlign::Center);
        Self {
            title: words.clone().set_bold().set_font_size(14),
            head: cell(&words)
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xE6_E6_E6)),
            plain: words.clone(),
            plain_day: day.clone().set_align(FormatAlign::Left),
            text: cell(&words),
            code: centred(cell(&words)),
            date: centred(cell(&day)),
            number: centred(cell(&base).set_num_format("0")),
            unknown: cell(&words).set_background_color(Color::RGB(0xF2_F2_F2)),
        }
    }

    /// The format of a value in a column; a blank one is ready for what the column holds.
    pub(super) fn cell(&self, kind: ColumnKind, value: &Value) -> &Format {
        match (value, kind) {
            (Value::Unknown(_), _) => &self.unknown,
            (Value::Date(_), _) | (Value::Blank, ColumnKind::Date) => &self.date,
            (Value::Number(_), _) | (Value::Blank, ColumnKind::Number) => &self.number,
            (_, ColumnKind::Code) => &self.code,
            _ => &self.text,
        }
    }
}
