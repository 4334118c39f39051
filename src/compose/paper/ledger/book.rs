//! This file binds ledgers into a paper: title, facts, printed tables, remarks.

use crate::compose::paper::Case;
use crate::compose::paper::sheet::Sheet;
use crate::document::{Block, Document, Ledger, Meta, Page, ParagraphRole, Status, TypeSize, text};

/// A paper of ledgers, with the sheets of its Excel file.
pub(in crate::compose) struct LedgerPaper {
    /// The paper.
    pub(in crate::compose) document: Document,
    /// Its ledgers, one sheet each.
    pub(in crate::compose) sheets: Vec<Ledger>,
}

/// How many rows fill a page so far that the next table would begin there and end with a row or two overleaf.
const ON_A_PAGE: std::ops::RangeInclusive<usize> = 6..=13;

/// A paper in the making.
pub(super) struct Book {
    sheet: Sheet,
    meta: Meta,
    sheets: Vec<Ledger>,
}

/// The columns of a ledger that are printed as one table; a wide ledger takes several.
pub(super) struct Part<'a> {
    /// Key of the section.
    pub(super) key: &'a str,
    /// Heading; a paper without one is hard to find one's way in for readers who cannot see it.
    pub(super) heading: &'a str,
    /// Keys of the columns, in printed order.
    pub(super) columns: Vec<&'static str>,
}

impl Book {
    /// An empty paper of that name and title.
    pub(super) fn new(case: &Case<'_>, name: &str, title: &str) -> Self {
        let mut meta = case.plan_meta(title, title);
        // A ledger has days of its own; the plan's version and approval do not speak of it.
        (meta.version, meta.document_number, meta.status) = (None, None, Status::Sheet);
        let mut sheet = Sheet::new(name);
        sheet.paragraph("title", ParagraphRole::Title, text(title));
        Self { sheet, meta, sheets: Vec::new() }
    }

    /// Adds a ledger, all its columns in one table.
    pub(super) fn ledger(&mut self, key: &str, heading: &str, ledger: Ledger) {
        let columns = ledger.keys();
        self.parts(ledger, &[Part { key, heading, columns }]);
    }

    /// Adds a ledger whose columns take several tables.
    pub(super) fn parts(&mut self, ledger: Ledger, parts: &[Part<'_>]) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 && ON_A_PAGE.contains(&ledger.rows.len()) {
                self.sheet.page_break();
            }
            self.sheet.heading(part.key, part.heading);
            if at == 0
                && let Some(facts) = ledger.facts_table(self.sheet.id("facts"))
            {
                self.sheet.block(Block::Table(facts));
            }
            let table = ledger.table(self.sheet.id("table"), &part.columns);
            self.sheet.block(Block::Table(table));
        }
        for (remark, number) in ledger.remarks.iter().zip(1..) {
            let key = format!("remark-{number}");
            self.sheet.paragraph(&key, ParagraphRole::Small, text(remark));
        }
        self.sheets.push(ledger);
    }

    /// The finished paper; the words of `small` ones are smaller, for many columns.
    pub(super) fn finish(self, type_size: TypeSize) -> LedgerPaper {
        let document = self.sheet.finish(self.meta, Page::A4_LANDSCAPE);
        LedgerPaper { document: Document { type_size, ..document }, sheets: self.sheets }
    }
}
