//! This file reads rules that cells take one of a list of values, and finds the values that a rule points to.

use std::collections::BTreeMap;

use super::book::DefinedName;
use super::limits::{Budget, few};
use super::xml::Xml;
use super::{CellRef, Fault, ListChoice, Range, Sheet, Value};

/// A list holds at most so many values; longer ones are no choice on a form.
const CHOICES: usize = 500;
/// So many cells are looked at to find them.
const LOOKED_AT: usize = 20_000;

/// A list rule as the part has it.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) cells: Vec<Range>,
    pub(super) source: String,
}

/// Reads the rules of the `dataValidations` element that was entered last, which is left.
pub(super) fn rules(
    xml: &mut Xml<'_>,
    budget: &mut Budget,
    out: &mut Vec<Rule>,
) -> Result<(), Fault> {
    while let Some(tag) = xml.child()? {
        let attributes = xml.attributes(&tag)?;
        let is_list = tag.local() == "dataValidation" && attributes.get("type") == Some("list");
        let mut places = attributes.get("sqref").unwrap_or_default().to_owned();
        let mut source = String::new();
        while let Some(tag) = xml.child()? {
            match tag.local() {
                "formula1" => source = xml.text()?.trim().to_owned(),
                // Rules that point to another sheet are extensions and name their cells in an element.
                "sqref" => places = xml.text()?,
                _ => xml.skip()?,
            }
        }
        if is_list {
            let cells: Vec<Range> = places.split_whitespace().flat_map(str::parse).collect();
            budget.ranges(cells.len())?;
            out.push(Rule { cells, source });
            few(out.len(), "入力規則")?;
        }
    }
    Ok(())
}

/// Reads the rules inside the list of extensions that was entered last, which is left.
pub(super) fn extension_rules(
    xml: &mut Xml<'_>,
    budget: &mut Budget,
    out: &mut Vec<Rule>,
) -> Result<(), Fault> {
    while xml.child()?.is_some() {
        while let Some(tag) = xml.child()? {
            if tag.local() == "dataValidations" {
                rules(xml, budget, out)?;
            } else {
                xml.skip()?;
            }
        }
    }
    Ok(())
}

/// Where the values of lists are found.
pub(super) struct Lists<'a> {
    pub(super) sheets: &'a [Sheet],
    pub(super) names: &'a [DefinedName],
}

impl Lists<'_> {
    /// The rules of one sheet with the values to choose from.
    pub(super) fn resolve(
        &self,
        own: usize,
        rules: Vec<Rule>,
        budget: &mut Budget,
    ) -> Result<Vec<ListChoice>, Fault> {
        let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut out = Vec::new();
        for Rule { cells, source } in rules {
            let choices = match known.get(&source) {
                Some(choices) => choices.clone(),
                None => self.choices(own, &source),
            };
            for choice in &choices {
                budget.text(choice)?;
            }
            known.insert(source.clone(), choices.clone());
            out.push(ListChoice { cells, choices, source });
        }
        Ok(out)
    }

    fn choices(&self, own: usize, source: &str) -> Vec<String> {
        if let Some(literal) = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            let literal = literal.replace("\"\"", "\"");
            let words = literal.split(',').map(|word| word.trim().to_owned());
            return words.filter(|word| !word.is_empty()).take(CHOICES).collect();
        }
        let named = self.names.iter().filter(|name| name.name.eq_ignore_ascii_case(source));
        // A sheet's own name hides one of the workbook.
        let named = named.filter(|name| name.sheet.is_none_or(|sheet| sheet == own));
        let formula = named.max_by_key(|name| name.sheet.is_some()).map(|name| &*name.formula);
        let (sheet, range) = formula.unwrap_or(source).rsplit_once('!').map_or_else(
            || (self.sheets.get(own), formula.unwrap_or(source)),
            |(sheet, range)| (self.sheet(sheet), range),
        );
        match (sheet, range.parse()) {
            (Some(sheet), Ok(range)) => values(sheet, range),
            _ => Vec::new(),
        }
    }

    fn sheet(&self, name: &str) -> Option<&Sheet> {
        let bare = name.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        let name = bare.map_or_else(|| name.to_owned(), |quoted| quoted.replace("''", "'"));
        self.sheets.iter().find(|sheet| sheet.name.to_lowercase() == name.to_lowercase())
    }
}

/// The values of a range, row by row.
fn values(sheet: &Sheet, range: Range) -> Vec<String> {
    let from = sheet.cells.partition_point(|cell| cell.at < CellRef::new(range.first.row, 1));
    let near = sheet.cells.iter().skip(from).take(LOOKED_AT);
    let inside = near.take_while(|cell| cell.at.row <= range.last.row);
    let inside = inside.filter(|cell| range.contains(cell.at));
    inside.filter_map(|cell| shown(&cell.value)).take(CHOICES).collect()
}

/// A value as a list shows it.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Date(date) => Some(date.format("%Y/%-m/%-d").to_string()),
        Value::Bool(is_true) => Some(if *is_true { "TRUE" } else { "FALSE" }.to_owned()),
        Value::Empty | Value::Error(_) => None,
    }
}
