//! This file remembers where each field was written, for faults that are found only when all is read.

use std::cell::OnceCell;

use super::tree::Position;
use crate::diagnostic::Place;

/// The places of all fields, by path.
#[derive(Debug, Default)]
pub(in crate::profile) struct Spots {
    /// Names of the files, by `Position::file`.
    files: Vec<String>,
    written: Vec<(String, Position)>,
    sorted: OnceCell<Vec<(String, Position)>>,
}

impl Spots {
    /// Spots in the profile of this name.
    pub(super) fn of(profile: &str) -> Self {
        Self { files: vec![profile.to_owned()], ..Self::default() }
    }

    /// Adds a file and returns its number.
    pub(super) fn add_file(&mut self, name: &str) -> usize {
        self.files.push(name.to_owned());
        self.files.len().saturating_sub(1)
    }

    /// Remembers where a field is.
    pub(super) fn add(&mut self, path: &str, at: Position) {
        self.written.push((path.to_owned(), at));
    }

    /// The place of a position, with the path of its field.
    pub(super) fn place(&self, at: Position, path: &str) -> Place {
        let file = self.files.get(at.file).cloned().unwrap_or_default();
        Place { file, line: Some(at.line), column: Some(at.column), field: path.to_owned() }
    }

    /// The line of a field, when it was written.
    pub(in crate::profile) fn line(&self, path: &str) -> Option<u32> {
        self.find(path).map(|at| at.line)
    }

    /// The place of a field, or of the nearest thing around it that was written.
    pub(in crate::profile) fn locate(&self, path: &str) -> Place {
        let mut around = path;
        loop {
            if let Some(at) = self.find(around) {
                return self.place(at, path);
            }
            match around.rfind(['.', '[']) {
                Some(cut) => around = around.get(..cut).unwrap_or(""),
                None => {
                    let file = self.files.first().cloned().unwrap_or_default();
                    return Place::file(file).field(path);
                }
            }
        }
    }

    /// Sorted on first use: a profile without faults never pays for it.
    fn find(&self, path: &str) -> Option<Position> {
        let sorted = self.sorted.get_or_init(|| {
            let mut spots = self.written.clone();
            spots.sort_by(|a, b| a.0.cmp(&b.0));
            spots
        });
        let index = sorted.binary_search_by(|(p, _)| p.as_str().cmp(path)).ok()?;
        sorted.get(index).map(|(_, at)| *at)
    }
}
