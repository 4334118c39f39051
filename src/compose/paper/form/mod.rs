//! This module puts any form of the catalogue on paper: as the form where every word of it is exact, else as a 記入準備シート.
//!
//! One walk serves all forms. What differs from form to form is data: parts, columns, groups, notes and blanks; what
//! differs between the form and its 記入準備シート is decided in `columns`, `head` and `foot`, never in the walk.

mod cell;
mod columns;
mod foot;
mod head;
mod names;
mod print;
mod rows;
mod score;
#[cfg(test)]
mod tests;
mod walk;
mod wording;

pub use print::FormPrint;

use super::sheet::Sheet;
use crate::document::Document;

impl FormPrint<'_> {
    /// The pages of the form.
    pub fn document(&self) -> Document {
        let mut sheet = Sheet::new(&self.name);
        head::title(self, &mut sheet);
        for (at, leaf) in walk::leaves(self.form, self.is_form()).iter().enumerate() {
            if at > 0 {
                sheet.page_break();
            }
            head::blanks(self, leaf, &mut sheet);
            for (at, part) in leaf.parts.iter().enumerate() {
                head::part(self, leaf, at, &mut sheet);
                sheet.block(rows::table(self, part, sheet.id(&part.key)));
                score::part(self, part, &mut sheet);
            }
            foot::leaf(self, leaf, &mut sheet);
        }
        foot::end(self, &mut sheet);
        sheet.finish(self.meta(), self.page())
    }
}
