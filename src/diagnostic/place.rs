//! This file says where in the user's data a diagnostic points.

use std::fmt;

/// A place in a file of the user's: as much of it as is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name as the user gave it; empty when the data came from no file.
    pub file: String,
    /// One-based line.
    pub line: Option<u32>,
    /// One-based column, counted in characters.
    pub column: Option<u32>,
    /// The field's path, such as `people[2].mobile` (entries count from 1, as lines do); empty when the whole file is meant.
    pub field: String,
}

impl Place {
    /// The whole of a file.
    pub fn file(name: impl Into<String>) -> Self {
        Self { file: name.into(), ..Self::default() }
    }

    /// A line and column of a file.
    pub fn at(name: impl Into<String>, line: u32, column: u32) -> Self {
        Self { file: name.into(), line: Some(line), column: Some(column), field: String::new() }
    }

    /// The same place with the path of the field.
    pub fn field(mut self, path: impl Into<String>) -> Self {
        self.field = path.into();
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.file.is_empty() {
            parts.push(self.file.clone());
        }
        match (self.line, self.column) {
            (Some(line), Some(column)) => parts.push(format!("{line}行{column}列")),
            (Some(line), None) => parts.push(format!("{line}行")),
            _ => {}
        }
        if !self.field.is_empty() {
            parts.push(self.field.clone());
        }
        f.write_str(&parts.join(" "))
    }
}
