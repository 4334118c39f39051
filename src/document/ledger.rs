//! This file holds ledgers: typed tables, from which a printed table and the sheet of a workbook are made alike.

use chrono::NaiveDate;

use super::BlockId;
use super::inline::{Inline, Inlines, text};
use super::table::{Align, Cell, Column, Row, Shade, Table, TableRole};

/// A typed table: the printed tables and the sheet of a workbook both come from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// Title: the heading of the sheet and the name on its tab.
    pub title: String,
    /// Facts about the ledger itself, which stand above it: last update, by whom, who looked at it.
    pub facts: Vec<LedgerFact>,
    /// Columns from left to right, at least one.
    pub columns: Vec<LedgerColumn>,
    /// Rows from top to bottom.
    pub rows: Vec<LedgerRow>,
    /// Sentences below the ledger: what a blank means, where a fact is from.
    pub remarks: Vec<String>,
}

/// A fact about the ledger itself.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerFact {
    /// Stable key.
    pub key: &'static str,
    /// What it says: 「最終更新日」.
    pub label: &'static str,
    /// The fact; a blank one is left to the pen.
    pub value: Value,
    /// Its share of the line on paper.
    pub share: f32,
    /// What the pen writes where the value is blank.
    pub pen: Pen,
}

/// What a pen writes into a fact that nobody has written down yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pen {
    /// A day.
    Date,
    /// A name.
    Name,
    /// A day and the signature of whoever looked.
    Signature,
}

/// One column of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerColumn {
    /// Stable key, the last segment of its cells' ids.
    pub key: &'static str,
    /// Heading; `\n` parts it where a narrow column would part a word.
    pub title: &'static str,
    /// Width of its words in ems, on paper as far as the page is wide enough for all columns.
    pub width: f32,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers of things and short words, which are centred: 管理番号, 状態.
    Code,
    /// Days.
    Date,
    /// Numbers that are counted with.
    Number,
}

/// One entity of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// Stable key: the profile's id of what the row shows.
    pub key: String,
    /// One value for each column.
    pub cells: Vec<Value>,
    /// Whether a pen will fill it, so that it is roomy on paper.
    pub by_pen: bool,
}

/// What a cell of a ledger holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words, as they were written; never taken for a number, a day or a formula.
    Text(String),
    /// A day, printed 2026-11-20.
    Date(NaiveDate),
    /// A number.
    Number(u32),
    /// What nobody knows yet, in words that say so: 「未確認（事務長、2026-12-15まで）」.
    Unknown(String),
    /// Nothing was written, or a pen will write it.
    Blank,
}

impl Value {
    /// Words, or nothing where there are none.
    pub fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() { Value::Blank } else { Value::Text(words) }
    }

    /// The value as it is printed; empty for a blank.
    pub fn printed(&self) -> String {
        match self {
            Value::Text(words) | Value::Unknown(words) => words.clone(),
            Value::Date(day) => day.format("%Y-%m-%d").to_string(),
            Value::Number(number) => number.to_string(),
            Value::Blank => String::new(),
        }
    }

    fn inlines(&self) -> Inlines {
        match self {
            Value::Blank => Inlines::new(),
            value => lines(&value.printed()),
        }
    }
}

impl LedgerColumn {
    /// The heading as a sheet prints it, in one line.
    pub fn heading(&self) -> String {
        self.title.replace('\n', "")
    }

    fn column(&self) -> Column {
        let share = self.width + PADDING;
        match self.kind {
            ColumnKind::Text => Column::start(share),
            ColumnKind::Code | ColumnKind::Date | ColumnKind::Number => Column::center(share),
        }
    }

    fn head(&self, header: &BlockId) -> Cell {
        Cell::new(header.child(self.key), lines(self.title))
            .shaded(Shade::Header)
            .aligned(Align::Center)
    }
}

impl LedgerRow {
    /// A row of facts.
    pub fn new(key: impl Into<String>, cells: Vec<Value>) -> Self {
        Self { key: key.into(), cells, by_pen: false }
    }

    /// A row that a pen will fill.
    pub fn by_pen(key: impl Into<String>, cells: Vec<Value>) -> Self {
        Self { key: key.into(), cells, by_pen: true }
    }
}

/// Words of one or several lines.
fn lines(words: &str) -> Inlines {
    let mut out = Inlines::new();
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            out.push(Inline::Break);
        }
        out.push(Inline::Text(line.to_owned()));
    }
    out
}

/// What the rules of a cell take from its words on both sides together, in ems.
const PADDING: f32 = 1.0;

/// Height of a row that a pen fills, in points.
const PEN_HEIGHT: f32 = 22.0;

impl Ledger {
    /// The value of a row in a column.
    pub fn value(&self, row: &str, column: &str) -> Option<&Value> {
        let at = self.columns.iter().position(|c| c.key == column)?;
        self.rows.iter().find(|r| r.key == row)?.cells.get(at)
    }

    /// The ledger without those columns, whose rows keep their other values.
    pub fn without(mut self, keys: &[&str]) -> Self {
        let kept: Vec<bool> = self.columns.iter().map(|c| !keys.contains(&c.key)).collect();
        let mut keep = kept.iter().copied().cycle();
        self.columns.retain(|_| keep.next().unwrap_or(true));
        for row in &mut self.rows {
            let mut keep = kept.iter().copied().cycle();
            row.cells.retain(|_| keep.next().unwrap_or(true));
        }
        self
    }

    /// The printed table of those columns, in the order of `keys`; columns that do not exist are passed over.
    pub fn table(&self, id: BlockId, keys: &[&str]) -> Table {
        let shown: Vec<(usize, &LedgerColumn)> = keys
            .iter()
            .filter_map(|key| self.columns.iter().enumerate().find(|(_, c)| c.key == *key))
            .collect();
        let header = id.child("header");
        let heads = shown.iter().map(|(_, column)| column.head(&header)).collect();
        let mut rows = vec![Row::new(header, heads)];
        rows.extend(self.rows.iter().map(|row| {
            let id = id.child(&row.key);
            let cell = |(at, column): &(usize, &LedgerColumn)| {
                let value = row.cells.get(*at).unwrap_or(&Value::Blank);
                Cell::new(id.child(column.key), value.inlines())
            };
            let mut printed = Row::new(id.clone(), shown.iter().map(cell).collect());
            printed.min_height = row.by_pen.then_some(PEN_HEIGHT);
            printed
        }));
        Table {
            id,
            caption: None,
            role: TableRole::Ledger,
            columns: shown.iter().map(|(_, column)| column.column()).collect(),
            header_rows: 1,
            header_column: false,
            rows,
        }
    }

    /// The keys of all columns.
    pub fn keys(&self) -> Vec<&'static str> {
        self.columns.iter().map(|c| c.key).collect()
    }

    /// The line of facts about the ledger, as a table of one row; `None` where there are none.
    pub fn facts_table(&self, id: BlockId) -> Option<Table> {
        if self.facts.is_empty() {
            return None;
        }
        let header = id.child("header");
        let heads = self.facts.iter().map(|fact| {
            Cell::new(header.child(fact.key), text(fact.label))
                .shaded(Shade::Header)
                .aligned(Align::Center)
        });
        let head = Row::new(header.clone(), heads.collect());
        let values = id.child("values");
        let cells = self.facts.iter().map(|fact| {
            let words = match &fact.value {
                Value::Blank => fact.pen.inlines(),
                value => value.inlines(),
            };
            Cell::new(values.child(fact.key), words)
        });
        let row = Row::new(values.clone(), cells.collect());
        Some(Table {
            id,
            caption: None,
            role: TableRole::Ledger,
            columns: self.facts.iter().map(|fact| Column::center(fact.share)).collect(),
            header_rows: 1,
            header_column: false,
            rows: vec![head, row],
        })
    }
}

impl Pen {
    fn inlines(self) -> Inlines {
        let blank = |ems| Inline::Blank { ems };
        let words = |words: &str| Inline::Text(words.to_owned());
        let day = || vec![blank(3), words("年"), blank(2), words("月"), blank(2), words("日")];
        match self {
            Pen::Date => day(),
            Pen::Name => vec![blank(8)],
            Pen::Signature => {
                let mut out = vec![Inline::Checkbox { checked: false }, words(" 確認した　")];
                out.extend(day());
                out.extend([words("　署名 "), blank(7)]);
                out
            }
        }
    }
}
