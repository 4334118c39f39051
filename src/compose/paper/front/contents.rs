//! This file lists papers: title, version, state, pages.

use crate::compose::binder::{Paper, Shelf};
use crate::compose::phrase::NOTHING;
use crate::document::{
    Block, BlockId, Column, Document, Inline, Inlines, ReferenceForm, Status, TableRole, text,
};

use super::super::sheet::Grid;

/// A paper as lists of contents name it.
pub(super) struct Line {
    /// The document's name.
    pub(super) name: String,
    /// Its title.
    pub(super) title: String,
    version: String,
    state: String,
}

impl Line {
    /// A list of contents, which cannot see itself.
    pub(super) fn listing(name: &str, title: &str) -> Self {
        let nothing = || NOTHING.to_owned();
        Self {
            name: name.to_owned(),
            title: title.to_owned(),
            version: nothing(),
            state: nothing(),
        }
    }

    fn of(paper: &Paper) -> Self {
        let Document { name, meta, .. } = &paper.document;
        Self {
            name: name.clone(),
            title: meta.title.clone(),
            version: meta.version.clone().unwrap_or_else(|| NOTHING.to_owned()),
            state: state(paper),
        }
    }
}

/// The papers of a shelf, in the order in which they are bound.
pub(super) fn on(shelf: Shelf, papers: &[&Paper]) -> Vec<Line> {
    papers.iter().copied().filter(|paper| paper.shelf == shelf).map(Line::of).collect()
}

/// 案, 承認済み, 記入準備シート, or what else is said of its handling.
fn state(paper: &Paper) -> String {
    let meta = &paper.document.meta;
    let prepares = "記入準備シート";
    match meta.status {
        Status::Draft => "案".to_owned(),
        Status::Approved => "承認済み".to_owned(),
        Status::Sheet if meta.handling.as_deref() == Some("写し・転記") => {
            "写し・転記".to_owned()
        }
        Status::Sheet if paper.file_name.starts_with(prepares) => prepares.to_owned(),
        Status::Sheet => NOTHING.to_owned(),
    }
}

/// The table of contents: papers by number.
pub(super) fn table(id: BlockId, lines: &[Line]) -> Block {
    let columns = [
        ("番号", Column::center(2.0)),
        ("書類", Column::start(13.0)),
        ("版", Column::center(3.0)),
        ("状態", Column::center(4.6)),
        ("頁数", Column::center(2.4)),
    ];
    let mut grid = Grid::new(id, TableRole::Ledger, &columns);
    for (at, line) in lines.iter().enumerate() {
        let words =
            [(at + 1).to_string(), line.title.clone(), line.version.clone(), line.state.clone()];
        grid.row(
            &line.name,
            words.into_iter().map(text).chain([vec![pages(&line.name)]]).collect(),
        );
    }
    grid.finish()
}

/// 「18頁」: how many pages a paper has.
pub(super) fn pages(name: &str) -> Inline {
    Inline::Reference { target: BlockId::document(name), form: ReferenceForm::PageCount }
}

/// 「機器台帳（全3頁）」.
pub(super) fn whole(name: &str, title: &str) -> Inlines {
    vec![Inline::Text(format!("{title}（全")), pages(name), Inline::Text("）".to_owned())]
}

/// Lines one below the other in a cell.
pub(super) fn stacked(lines: Vec<Inlines>) -> Inlines {
    let mut out = Inlines::new();
    for line in lines {
        if !out.is_empty() {
            out.push(Inline::Break);
        }
        out.extend(line);
    }
    out
}
