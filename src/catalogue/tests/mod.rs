//! These tests say what the shipped catalogue promises, and what a reader of it is told.

mod controls;
mod editions;
mod forms;
mod older;
mod overlay;
mod shipped;

use chrono::NaiveDate;

use super::{Catalogue, CatalogueError, OverlayFile};

fn shipped() -> &'static Catalogue {
    match Catalogue::builtin() {
        Ok(catalogue) => catalogue,
        Err(error) => panic!("{}", said(&error)),
    }
}

fn said(error: &CatalogueError) -> String {
    let CatalogueError::Faulty { report } = error;
    report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn overlay(path: &str, text: &str) -> OverlayFile {
    OverlayFile { path: path.to_owned(), shown: path.to_owned(), text: text.to_owned() }
}
