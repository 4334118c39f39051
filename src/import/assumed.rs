//! This file says what new entries are taken to be where the list has no column for it.

use super::ImportError;
use super::mapping::{Mapping, Target};
use super::rows::Fill;
use super::words::{ColumnWords, ListWords};

impl Mapping {
    /// Sentences about every field that no column names and that has a value all the same.
    ///
    /// # Errors
    /// Only a fault of ours.
    pub fn assumptions(&self, fill: &Fill) -> Result<Vec<String>, ImportError> {
        let words = ListWords::of(self.list)?;
        let mapped = |called: &str| {
            self.columns.iter().any(|column| match column.target {
                Target::Field(at) => words.columns.get(at).is_some_and(|c| c.called() == called),
                _ => false,
            })
        };
        let mut out = Vec::new();
        for column in &words.columns {
            let label = &column.label;
            if let Some(value) = fill.get(&column.field).filter(|_| column.part.is_none()) {
                out.push(format!("「{label}」が空欄のものは、「{value}」とします（指定）。"));
                continue;
            }
            let sources: Vec<&str> = column
                .guess_from
                .iter()
                .filter(|source| **source != column.field && mapped(source))
                .filter_map(|source| words.columns.iter().find(|c| c.called() == source))
                .map(|c| c.label.as_str())
                .collect();
            if !sources.is_empty() && !mapped(column.called()) {
                out.push(format!(
                    "「{label}」の列がないため、{}の言葉から判断します。",
                    sources.join("、")
                ));
            }
            if let Some(value) = &column.assume {
                let when = if mapped(column.called()) {
                    "が空欄のもの"
                } else {
                    "の列がないため、新しいもの"
                };
                out.push(format!("「{label}」{when}は、「{value}」とみなします。"));
            }
        }
        Ok(out)
    }

    /// Reads `項目=値` pairs: the path of the field and the value.
    ///
    /// # Errors
    /// A pair without `=`, a field that is not there.
    pub fn fill(&self, pairs: &[String]) -> Result<Fill, ImportError> {
        let words = ListWords::of(self.list)?;
        let mut out = Fill::new();
        for pair in pairs {
            let (field, value) = parted(pair, "状態=使用中")?;
            let target = self.field_named(field)?;
            let column: Option<&ColumnWords> = match target {
                Target::Field(at) => words.columns.get(at),
                Target::Note => words.note().and_then(|at| words.columns.get(at)),
                Target::Left | Target::Refused(_) => None,
            };
            if let Some(column) = column.filter(|_| !value.is_empty()) {
                let word = super::cell::choice(column, value).map(|(word, _)| word);
                out.insert(column.field.clone(), word.unwrap_or_else(|| value.to_owned()));
            }
        }
        Ok(out)
    }
}

/// The two sides of `列名=項目`, parted at the last sign: headings hold such signs, fields do not.
///
/// # Errors
/// No sign.
pub fn parted<'t>(pair: &'t str, example: &'static str) -> Result<(&'t str, &'t str), ImportError> {
    let parted = pair.rsplit_once(['=', '＝']);
    let (one, other) =
        parted.ok_or_else(|| ImportError::NoPair { given: pair.to_owned(), example })?;
    Ok((one.trim(), other.trim()))
}
