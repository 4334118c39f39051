//! This file reads tables, forms and key–value sheets: `row-id | cell | cell`, the header after `=`.

use super::Reader;
use super::fence::Fence;
use crate::compose::ComposeError;
use crate::document::{Align, Block, BlockId, Cell, Column, Row, Shade, Table, TableRole, text};

const KNOWN: &[&str] = &["columns", "caption", "none", "height", "label", "blank"];

/// The key of a column in which blank rows print their number.
const NUMBER_COLUMN: &str = "no";

impl Reader<'_> {
    pub(super) fn table(
        &mut self,
        fence: &Fence<'_>,
        role: TableRole,
    ) -> Result<Block, ComposeError> {
        let id = self.fence_id(fence, "表", KNOWN)?;
        let columns = self.columns(fence, role)?;
        let mut rows = Vec::new();
        let mut header_rows = 0;
        if role == TableRole::KeyValue {
            rows.push(self.header(&id, &columns, "項目 | 内容", fence.offset)?);
            header_rows = 1;
        }
        for (at, line) in fence.lines() {
            if let Some(names) = line.strip_prefix('=') {
                if !rows.is_empty() {
                    return Err(
                        self.malformed("見出しの行は表の先頭に1つだけです。".to_owned(), at)
                    );
                }
                rows.push(self.header(&id, &columns, names, at)?);
                header_rows = 1;
                continue;
            }
            rows.push(self.row(&id, &columns, role, line, fence.number("height"), at)?);
        }
        if role == TableRole::Form {
            rows.extend(blank_rows(&id, &columns, fence));
        }
        if rows.len() == header_rows {
            return match fence.attributes.get("none") {
                Some(text) => Ok(Self::instead(id, self.words(text, fence.offset)?)),
                None => Err(self.no_rows(id.as_str(), fence.offset)),
            };
        }
        let caption = match fence.attributes.get("caption") {
            Some(text) => Some(self.words(text, fence.offset)?),
            None => None,
        };
        Ok(Block::Table(Table {
            id,
            caption,
            role,
            columns: columns.into_iter().map(|c| c.1).collect(),
            header_rows,
            header_column: role == TableRole::KeyValue || fence.attributes.get("label").is_some(),
            rows,
        }))
    }

    /// `columns="name:3 hours:1c"`: a key, a share, and how cells stand.
    fn columns(
        &self,
        fence: &Fence<'_>,
        role: TableRole,
    ) -> Result<Vec<(String, Column)>, ComposeError> {
        let fault = || {
            let what = "columns=\"名前:幅 名前:幅c\" の形で列を書いてください。";
            self.malformed(what.to_owned(), fence.offset)
        };
        let text = match (fence.attributes.get("columns"), role) {
            (Some(text), _) => text,
            (None, TableRole::KeyValue) => "item:1 value:3",
            (None, _) => return Err(fault()),
        };
        let column = |word: &str| {
            let (key, share) = word.split_once(':')?;
            let (share, align) = match (share.strip_suffix('c'), share.strip_suffix('r')) {
                (Some(share), _) => (share, Align::Center),
                (_, Some(share)) => (share, Align::End),
                _ => (share, Align::Start),
            };
            let share = share.parse::<f32>().ok().filter(|s| *s > 0.0 && s.is_finite())?;
            Some((key.to_owned(), Column { share, align }))
        };
        let columns: Option<Vec<_>> = text.split_whitespace().map(column).collect();
        columns.filter(|c| !c.is_empty()).ok_or_else(fault)
    }

    fn header(
        &self,
        table: &BlockId,
        columns: &[(String, Column)],
        names: &str,
        at: usize,
    ) -> Result<Row, ComposeError> {
        let id = table.child("head");
        let cells = self.cells(&id, columns, names, at)?;
        Ok(Row::new(id, cells.into_iter().map(|c| c.shaded(Shade::Header)).collect()))
    }

    /// `key | cell | cell`; `key@120 | …` gives this row a height of its own.
    fn row(
        &self,
        table: &BlockId,
        columns: &[(String, Column)],
        role: TableRole,
        line: &str,
        min_height: Option<f32>,
        at: usize,
    ) -> Result<Row, ComposeError> {
        let Some((key, rest)) = line.split_once('|') else {
            return Err(
                self.malformed("行は「名前 | 欄 | 欄」の形で書いてください。".to_owned(), at)
            );
        };
        let (key, min_height) = match key.trim_end().split_once('@') {
            Some((key, height)) => match height.parse() {
                Ok(height) => (key, Some(height)),
                Err(_) => {
                    let what = "行の高さは「名前@数字」の形で書いてください。";
                    return Err(self.malformed(what.to_owned(), at));
                }
            },
            None => (key, min_height),
        };
        let id = table.child(&self.plain(key, at)?);
        let cells = self.cells(&id, columns, rest, at)?;
        if role != TableRole::Form && cells.iter().any(|c| c.paragraphs.is_empty()) {
            return Err(self.empty(at));
        }
        Ok(Row { min_height, ..Row::new(id, cells) })
    }

    fn cells(
        &self,
        row: &BlockId,
        columns: &[(String, Column)],
        line: &str,
        at: usize,
    ) -> Result<Vec<Cell>, ComposeError> {
        let texts: Vec<&str> = line.split('|').collect();
        if texts.len() != columns.len() {
            let what = format!("列は{}つですが、{}つあります。", columns.len(), texts.len());
            return Err(self.malformed(what, at));
        }
        let cell = |(text, column): (&str, &(String, Column))| {
            Ok(Cell::new(row.child(&column.0), self.words(text, at)?))
        };
        texts.into_iter().zip(columns).map(cell).collect()
    }
}

/// `blank="12"`: rows for a pen below those that are written, named by their place on the sheet.
fn blank_rows(table: &BlockId, columns: &[(String, Column)], fence: &Fence<'_>) -> Vec<Row> {
    let count: usize = fence.number("blank").unwrap_or_default();
    let row = |number: usize| {
        let id = table.child(&format!("line-{number}"));
        let cell = |(key, _): &(String, Column)| {
            let words = if key == NUMBER_COLUMN { text(number.to_string()) } else { Vec::new() };
            Cell::new(id.child(key), words)
        };
        let cells = columns.iter().map(cell).collect();
        Row { min_height: fence.number("height"), ..Row::new(id, cells) }
    };
    (1..=count).map(row).collect()
}
