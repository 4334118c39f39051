//! This module is the desk on which the tests lay a workbook: opened, read, decided, stored, filled, read back.

use std::collections::BTreeMap;
use std::path::Path;

use sonae::catalogue::{AnswerCells, Catalogue, ItemCells};
use sonae::official::{
    Decision, Draft, FillRequest, Filled, FormName, OfficialError, drafts, fill,
};
use sonae::profile::{Date, Profile};
use sonae::workbook::{CellRef, Value, Workbook};

use crate::sample;

/// The day of all tests.
pub(crate) fn today() -> Date {
    Date::new(sample::today())
}

pub(crate) fn shipped() -> &'static Catalogue {
    Catalogue::builtin().unwrap()
}

/// A workbook of the test set.
pub(crate) fn invented(name: &str) -> (Vec<u8>, Workbook) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks").join(name);
    let bytes = std::fs::read(path).unwrap();
    let workbook = Workbook::open(name, &bytes).unwrap();
    (bytes, workbook)
}

/// The only form of a workbook.
pub(crate) fn only<'c>(
    workbook: &Workbook,
    catalogue: &'c Catalogue,
    named: Option<&str>,
) -> Draft<'c> {
    let named = named.map(|name| FormName::parse(name).unwrap());
    let mut drafts = drafts(workbook, catalogue, named.as_ref()).unwrap();
    assert_eq!(drafts.len(), 1);
    drafts.remove(0)
}

/// Decides every open question for its best candidate, or for nothing.
pub(crate) fn decided(mut draft: Draft<'_>) -> Draft<'_> {
    for at in draft.open() {
        let best = draft.matches[at].candidates.first().and_then(|c| c.controls.clone());
        draft.decide(at, best.map_or(Decision::Nothing, Decision::Controls));
    }
    draft
}

/// The shipped catalogue with the form of a workbook imported.
pub(crate) fn imported(workbook: &Workbook, named: Option<&str>) -> Catalogue {
    let draft = decided(only(workbook, shipped(), named));
    draft.overlay(shipped(), today()).unwrap().1
}

pub(crate) fn profile(name: &str) -> Profile {
    sample::load(name).value.profile
}

pub(crate) fn filled(
    workbook: &Workbook,
    catalogue: &Catalogue,
    profile: &Profile,
    vendor: Option<&str>,
) -> Result<Filled, OfficialError> {
    fill(&FillRequest { workbook, catalogue, profile, today: today(), vendor })
}

/// What a cell of a sheet shows; days as 2026-11-20.
pub(crate) fn shows(workbook: &Workbook, sheet: &str, cell: &str) -> String {
    let at: CellRef = cell.parse().unwrap();
    let sheet = workbook.sheets().iter().find(|s| s.name == sheet).unwrap();
    sheet.cell(at).map(|cell| shown(&cell.value)).unwrap_or_default()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) | Value::Error(text) => text.clone(),
        Value::Number(n) => n.to_string(),
        Value::Bool(b) => b.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

/// Everything that a workbook shows, by sheet and cell.
pub(crate) fn everything(workbook: &Workbook) -> BTreeMap<(String, CellRef), String> {
    let sheets = workbook.sheets().iter();
    sheets
        .flat_map(|sheet| sheet.cells().map(|c| ((sheet.name.clone(), c.at), shown(&c.value))))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Every question in one line: cell, name, boxes, how sure, controls.
pub(crate) fn table(draft: &Draft<'_>) -> String {
    let mut out = String::new();
    for (question, found) in draft.found.items.iter().zip(&draft.matches) {
        let controls = found
            .candidates
            .first()
            .map_or_else(|| "-".to_owned(), |c| c.controls.as_ref().unwrap().controls().join("+"));
        out.push_str(&format!(
            "{} {} {} {:?} {controls}\n",
            question.at,
            draft.found.name_of(question),
            boxes(&question.cells),
            found.sureness
        ));
    }
    out
}

fn boxes(cells: &ItemCells) -> String {
    let mut out = Vec::new();
    for round in &cells.rounds {
        out.push(match &round.answer {
            AnswerCells::Circle { cell } => format!("circle:{cell}"),
            AnswerCells::List { cell, yes, no } => format!("list:{cell}({yes}/{no})"),
            AnswerCells::Marks { yes, no } => format!("marks:{yes}/{no}"),
            AnswerCells::Word { cell } => format!("word:{cell}"),
        });
        out.extend(round.date.iter().map(|cell| format!("date:{cell}")));
    }
    out.extend(cells.target.iter().map(|cell| format!("target:{cell}")));
    out.extend(cells.remark.iter().map(|cell| format!("remark:{cell}")));
    out.join(" ")
}
