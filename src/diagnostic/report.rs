//! This file collects diagnostics, so that one run tells the user everything.

use super::{Diagnostic, Severity};

/// Diagnostics in the order of their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    items: Vec<Diagnostic>,
}

/// A value together with what there is to say about it although it could be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted<T> {
    /// The value.
    pub value: T,
    /// Warnings and notices; never errors.
    pub notes: Report,
}

impl Report {
    /// A report that says nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all diagnostics of another report.
    pub fn append(&mut self, other: Report) {
        self.items.extend(other.items);
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|d| d.severity == Severity::Error)
    }

    /// The diagnostics, in the order of file, line and column.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// Puts the diagnostics into the order of file, line and column; ties keep their order.
    pub fn sort(&mut self) {
        self.items.sort_by(|a, b| {
            (&a.place.file, a.place.line, a.place.column).cmp(&(
                &b.place.file,
                b.place.line,
                b.place.column,
            ))
        });
    }

    /// Turns a value and this report into a result: an error when the report has errors or there is no value.
    pub fn settle<T>(mut self, value: Option<T>) -> Result<Noted<T>, Report> {
        self.sort();
        match value {
            Some(value) if !self.has_errors() => Ok(Noted { value, notes: self }),
            _ => Err(self),
        }
    }
}

impl From<Diagnostic> for Report {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { items: vec![diagnostic] }
    }
}
