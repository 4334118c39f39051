//! This file finds the values of catalogue files with their places, so that a fault names the line.

use std::cell::OnceCell;

use serde_saphyr::granit_parser::{Event, Options, Parser};

use crate::diagnostic::Place;

/// A file of the catalogue, wherever it came from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// Path below `catalogue/` with `/`.
    pub(super) path: &'a str,
    /// The name that diagnostics give it.
    pub(super) shown: &'a str,
    /// What it holds.
    pub(super) text: &'a str,
    /// Whether it ships, so that it was turned into JSON while building.
    pub(super) compiled: bool,
}

/// Every scalar of a text, keys and values alike, in their order; what follows a fault of form is left out.
pub(super) fn scalars(shown: &str, text: &str) -> Vec<(String, Place)> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut out = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let Ok((event, span)) = event else { break };
        if let Event::Scalar(text, ..) = event {
            let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (line, column) = (cut(span.start.line()), cut(span.start.col().saturating_add(1)));
            out.push((text.into_owned(), Place::at(shown, line, column)));
        }
    }
    out
}

/// The places of what one file names by `key:`, looked up only when something is wrong.
pub(super) struct Places<'a> {
    stem: &'a str,
    file: Option<&'a Text<'a>>,
    scalars: OnceCell<Vec<(String, Place)>>,
}

impl<'a> Places<'a> {
    /// The places of a form, or of `controls`, in whichever of the files it was read from.
    pub(super) fn of(stem: &'a str, files: &'a [Text<'a>]) -> Self {
        let path = format!("{stem}.yaml");
        let file = files.iter().rfind(|file| file.path == path);
        Self { stem, file, scalars: OnceCell::new() }
    }

    /// The file as a whole.
    pub(super) fn file(&self) -> Place {
        match self.file {
            Some(file) => Place::file(file.shown),
            None => Place::file(format!("{}.yaml", self.stem)),
        }
    }

    /// Where an item or a control stands: at the last `key:` of that name.
    pub(super) fn key(&self, key: &str) -> Place {
        let inside = key.strip_prefix(self.stem).and_then(|rest| rest.strip_prefix('/'));
        let own = inside.unwrap_or(key);
        let read = || self.file.map(|f| scalars(f.shown, f.text)).unwrap_or_default();
        let scalars = self.scalars.get_or_init(read);
        let names_it = |pair: &&[(String, Place)]| matches!(pair, [(name, _), (value, _)] if name == "key" && value == own);
        let found = scalars.windows(2).rev().find(names_it).and_then(|pair| pair.last());
        found.map_or_else(|| self.file(), |(_, place)| place.clone()).field(own)
    }
}
