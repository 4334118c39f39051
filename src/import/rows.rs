//! This file reads the rows of a list, by its mapping, as entries that are not held against the profile yet.

use std::collections::{BTreeMap, BTreeSet};

use super::ImportError;
use super::cell::{self, Cell};
use super::mapping::{Mapping, Target};
use super::table::Table;
use super::words::{ColumnWords, ListWords, Reads};
use crate::diagnostic::{Diagnostic, Report};
use crate::profile::{EntryList, GivenField, GivenValue, ascii};

/// One row as it was understood.
#[derive(Debug, Clone)]
pub(super) struct Incoming {
    /// Its line.
    pub(super) line: u32,
    /// What its cells say, by path.
    pub(super) given: BTreeMap<String, GivenField>,
    /// What a new entry is taken to be where the cells say nothing.
    pub(super) supposed: BTreeMap<String, GivenField>,
    /// Names of systems, vendors or people that are still to be found, by path.
    pub(super) references: BTreeMap<String, (Reads, GivenField)>,
    /// What goes into the remarks, each with the column it is from.
    pub(super) notes: Vec<(usize, String)>,
    /// Fields whose cells could not be read.
    pub(super) unread: BTreeSet<String>,
}

/// What of all rows was understood, and what was not.
pub(super) struct Read {
    pub(super) rows: Vec<Incoming>,
    pub(super) report: Report,
}

/// Values for fields of which a row says nothing, by path, as the user gave them.
pub type Fill = BTreeMap<String, String>;

/// Reads all rows.
pub(super) fn read(table: &Table, mapping: &Mapping, fill: &Fill) -> Result<Read, ImportError> {
    let words = ListWords::of(table.list)?;
    let mut report = Report::new();
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut reading = RowReading {
            table,
            words,
            line: row.line,
            out: Incoming {
                line: row.line,
                given: BTreeMap::new(),
                supposed: BTreeMap::new(),
                references: BTreeMap::new(),
                notes: Vec::new(),
                unread: BTreeSet::new(),
            },
            report: &mut report,
        };
        reading.cells(&row.cells, mapping);
        reading.suppose(&row.cells, mapping, fill);
        // A row that says nothing of any field is none.
        if !(reading.out.given.is_empty() && reading.out.references.is_empty()) {
            rows.push(reading.out);
        }
    }
    Ok(Read { rows, report })
}

struct RowReading<'a> {
    table: &'a Table,
    words: &'static ListWords,
    line: u32,
    out: Incoming,
    report: &'a mut Report,
}

impl RowReading<'_> {
    fn cells(&mut self, cells: &[String], mapping: &Mapping) {
        // In the order of the fields, so that parts of one field come in theirs.
        let mut uses: Vec<(usize, usize)> = Vec::new();
        for (index, column) in mapping.columns.iter().enumerate() {
            match column.target {
                Target::Field(at) => uses.push((at, index)),
                Target::Note => uses.push((usize::MAX, index)),
                Target::Left | Target::Refused(_) => {}
            }
        }
        uses.sort_unstable();
        for (at, index) in uses {
            let Some(text) = cells.get(index) else { continue };
            match self.words.columns.get(at) {
                Some(column) => self.cell(column, text, index),
                None => {
                    if let Cell::Says(text) = cell::read(text) {
                        let heading = self.table.headings.get(index).cloned().unwrap_or_default();
                        self.note(index, format!("{heading}: {text}"));
                    }
                }
            }
        }
    }

    fn cell(&mut self, column: &ColumnWords, text: &str, index: usize) {
        let text = match cell::read(text) {
            Cell::Blank => return,
            Cell::Unknown if column.plain || column.required => return,
            Cell::Unknown => return self.give(column, "未確認".to_owned(), index),
            Cell::Says(text) => text,
        };
        match column.reads {
            Reads::Text if column.field == "note" => self.remark(column, text, index),
            Reads::Text => self.give(column, text, index),
            Reads::Id => self.id(column, &text, index),
            Reads::Choice => self.choice(column, &text, index),
            Reads::Truth => match cell::truth(&text) {
                Some(true) => self.give(column, "はい".to_owned(), index),
                Some(false) => self.give(column, "いいえ".to_owned(), index),
                None => self.fault(index, &text, "はい・いいえとして読めません", "「はい」「あり」「○」か「いいえ」「なし」「×」を書いてください。".to_owned()),
            },
            Reads::Date | Reads::Phone | Reads::Mail | Reads::Address if cell::says_none(&text) => {}
            Reads::Date => self.give(column, text, index),
            Reads::Phone => self.phone(column, &text, index),
            Reads::Mail | Reads::Address => {
                let plain = ascii(&text);
                self.give(column, plain, index);
            }
            Reads::System | Reads::Vendor | Reads::Person => {
                let field = self.field(column, GivenValue::Text(text), index);
                self.out.references.insert(column.field.clone(), (column.reads, field));
            }
            Reads::Roles => self.roles(column, &text, index),
            Reads::NamePurpose => {
                let (name, purpose) = match text.split_once(['／', '/']) {
                    Some((name, purpose)) => (name.trim(), purpose.trim()),
                    None => (text.as_str(), ""),
                };
                self.put("name", name, index);
                self.put("purpose", purpose, index);
            }
            Reads::Period => match cell::period(&text) {
                Some((from, to)) => {
                    self.put("contract.from", &from, index);
                    self.put("contract.to", &to.unwrap_or_default(), index);
                }
                // 「自動更新」 says nothing of days.
                None if !text.contains(|c: char| c.is_numeric()) => self.say(
                    Diagnostic::warning(
                        "import-period",
                        self.table.place(self.line, index),
                        format!("「{text}」には日付がないため、取り込みません。"),
                    )
                    .help("自動更新の契約は、今の期の終わりの日を契約終了日に書いてください。"),
                ),
                None => self.fault(index, &text, "契約の期間として読めません", "「2026-04-01〜2027-03-31」のように、始まりと終わりの日を「〜」でつないで書いてください。".to_owned()),
            },
        }
    }

    /// A text of a field, after what another column said of the same field.
    fn give(&mut self, column: &ColumnWords, text: String, index: usize) {
        match self.out.given.get_mut(&column.field) {
            Some(GivenField { value: GivenValue::Text(before), .. }) => {
                // 「メーカー・型番」 beside 「型番」 says the same twice.
                if !before.contains(&text) {
                    before.push(' ');
                    before.push_str(&text);
                }
            }
            _ => {
                let field = self.field(column, GivenValue::Text(text), index);
                self.out.given.insert(column.field.clone(), field);
            }
        }
    }

    fn put(&mut self, path: &str, text: &str, index: usize) {
        if text.is_empty() || self.out.given.contains_key(path) {
            return;
        }
        let value = GivenValue::Text(text.to_owned());
        let field = GivenField { path: path.to_owned(), value, column: number_of(index) };
        self.out.given.insert(path.to_owned(), field);
    }

    fn field(&self, column: &ColumnWords, value: GivenValue, index: usize) -> GivenField {
        GivenField { path: column.field.clone(), value, column: number_of(index) }
    }

    fn note(&mut self, index: usize, text: String) {
        self.out.notes.push((index, text));
    }

    fn remark(&mut self, column: &ColumnWords, text: String, index: usize) {
        let is_extension = column.part.is_some() && !text.contains("内線");
        let label = &column.label;
        self.note(index, if is_extension { format!("{label}{text}") } else { text });
    }

    fn id(&mut self, column: &ColumnWords, text: &str, index: usize) {
        let id = cell::id(text);
        if id.is_empty() {
            return;
        }
        if id != ascii(text) {
            self.say(Diagnostic::notice(
                "import-id",
                self.table.place(self.line, index),
                format!("「{text}」は、使えない文字を「-」に替えて「{id}」とします。"),
            ));
        }
        self.give(column, id, index);
    }

    fn choice(&mut self, column: &ColumnWords, text: &str, index: usize) {
        match cell::choice(column, text) {
            Some((word, exact)) => {
                self.give(column, word.clone(), index);
                if !exact && self.words.note().is_some() {
                    // What the word leaves unsaid is kept.
                    self.note(index, format!("{}: {text}", column.label));
                }
            }
            None => {
                self.out.unread.insert(column.field.clone());
                let all: Vec<&str> = column.words.keys().map(String::as_str).collect();
                let what = format!("{}として読めません", column.label);
                self.fault(
                    index,
                    text,
                    &what,
                    format!("次のどれかを書いてください: {}。", all.join("、")),
                );
            }
        }
    }

    fn roles(&mut self, column: &ColumnWords, text: &str, index: usize) {
        let mut roles: Vec<String> = Vec::new();
        for piece in cell::pieces(text) {
            match cell::choice(column, piece) {
                Some((word, _)) if roles.contains(&word) => {}
                Some((word, _)) => roles.push(word),
                None => {
                    let all: Vec<&str> = column.words.keys().map(String::as_str).collect();
                    let help = format!(
                        "次の言葉で書くか、この列を備考に入れてください（--map）: {}。",
                        all.join("、")
                    );
                    self.fault(index, piece, "役割として読めません", help);
                    return;
                }
            }
        }
        let field = self.field(column, GivenValue::List(roles), index);
        self.out.given.insert(column.field.clone(), field);
    }

    fn phone(&mut self, column: &ColumnWords, text: &str, index: usize) {
        let taken = cell::number(text);
        if taken.zero_lost {
            self.say(
                Diagnostic::notice(
                    "import-lost-zero",
                    self.table.place(self.line, index),
                    format!(
                        "「{text}」は、消えていた先頭の0を補って「{}」とします。",
                        taken.number
                    ),
                )
                .help("Excelでは、電話番号の列の表示形式を「文字列」にすると0が消えません。"),
            );
        }
        match taken.extension {
            Some(extension) if self.words.note().is_some() => {
                self.note(index, extension);
                self.give(column, taken.number, index);
            }
            Some(_) => self.give(column, text.to_owned(), index),
            None => self.give(column, taken.number, index),
        }
    }

    /// What a new entry is where its row says nothing: what the user fills in, what the words hint at, what is usual.
    fn suppose(&mut self, cells: &[String], mapping: &Mapping, fill: &Fill) {
        for (path, text) in fill {
            if !self.out.given.contains_key(path) {
                let value = GivenValue::Text(text.clone());
                let field = GivenField { path: path.clone(), value, column: 1 };
                self.out.supposed.insert(path.clone(), field);
            }
        }
        for column in &self.words.columns {
            let path = &column.field;
            if self.out.given.contains_key(path) || self.out.supposed.contains_key(path) {
                continue;
            }
            let sources = column.guess_from.iter();
            let guessed = sources
                .filter_map(|source| {
                    let index = mapping.columns.iter().position(|used| match used.target {
                        Target::Field(at) => {
                            self.words.columns.get(at).is_some_and(|c| c.called() == source)
                        }
                        _ => false,
                    })?;
                    cell::guess(&column.holds, cells.get(index)?)
                })
                .next();
            if let Some(word) = guessed.or_else(|| column.assume.clone()) {
                let value = GivenValue::Text(word);
                let field = GivenField { path: path.clone(), value, column: 1 };
                self.out.supposed.insert(path.clone(), field);
            }
        }
    }

    fn fault(&mut self, index: usize, text: &str, what: &str, help: String) {
        let shown: String = text.chars().take(40).collect();
        self.say(
            Diagnostic::error(
                "import-cell",
                self.table.place(self.line, index),
                format!("「{}」は{what}。", shown.replace('\n', " ")),
            )
            .help(help),
        );
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }
}

fn number_of(index: usize) -> u32 {
    u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX)
}

/// Whether a row of that list without the field can be no entry.
pub(super) fn required(list: EntryList) -> Result<Vec<&'static ColumnWords>, ImportError> {
    let columns = &ListWords::of(list)?.columns;
    Ok(columns.iter().filter(|column| column.required).collect())
}
