//! This file reads the catalogue: the data that ships with the product, and what lies beside the profile.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use super::{Catalogue, CatalogueError, Control, Fact, Form, Origin, Publication, check};
use crate::diagnostic::{Diagnostic, Place, Report};

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/catalogue");

/// The version of the catalogue's own form that this product reads.
pub(super) const SCHEMA: u32 = 1;

/// A file of the overlay folder, read by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayFile {
    /// Path below `catalogue/` with `/`: `checklist/r8/facility.yaml`.
    pub path: String,
    /// The file's name as the user knows it; every diagnostic names it so.
    pub shown: String,
    /// Its text.
    pub text: String,
}

pub(super) fn builtin() -> Result<Catalogue, CatalogueError> {
    let mut files = Vec::new();
    collect(&DATA, &mut files);
    assemble(Catalogue::default(), &files, &Origin::Builtin)
}

pub(super) fn with_overlay(
    base: &Catalogue,
    files: &[OverlayFile],
) -> Result<Catalogue, CatalogueError> {
    let texts: Vec<_> = files.iter().map(|f| (f.path.as_str(), f.text.as_str())).collect();
    let mut catalogue = assemble(base.clone(), &texts, &Origin::Overlay)?;
    catalogue.overlays.extend_from_slice(files);
    Ok(catalogue)
}

fn collect<'d>(dir: &'d Dir<'d>, files: &mut Vec<(&'d str, &'d str)>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push((path, text));
        }
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

fn assemble(
    mut catalogue: Catalogue,
    files: &[(&str, &str)],
    origin: &Origin,
) -> Result<Catalogue, CatalogueError> {
    let mut report = Report::new();
    let mut publications: BTreeMap<String, Publication> = BTreeMap::new();
    let mut forms: Vec<(String, &str, Form)> = Vec::new();
    for (path, text) in files {
        match (*path, shape(path)) {
            ("controls.yaml", _) => {
                for control in read::<Vec<Control>>(path, text, &mut report).unwrap_or_default() {
                    if let Some(earlier) = catalogue.controls.insert(control.key.clone(), control) {
                        report.push(doubled(path, &earlier.key));
                    }
                }
            }
            ("facts.yaml", _) => {
                catalogue
                    .facts
                    .extend(read::<Vec<Fact>>(path, text, &mut report).unwrap_or_default());
            }
            (_, Some(Shape::Publication { family, edition })) => {
                if let Some(mut publication) = read::<Publication>(path, text, &mut report) {
                    publication.key = format!("{family}/{edition}");
                    publication.family = family.to_owned();
                    publication.edition = edition.to_owned();
                    publication.origin = origin.clone();
                    check::schema(path, publication.schema, &mut report);
                    publications.insert(publication.key.clone(), publication);
                }
            }
            (_, Some(Shape::Form { publication, name })) => {
                if let Some(mut form) = read::<Form>(path, text, &mut report) {
                    form.key = format!("{publication}/{name}");
                    for item in form.sections.iter_mut().flat_map(|s| &mut s.items) {
                        item.key = format!("{publication}/{name}/{}", item.key);
                    }
                    forms.push((publication.to_owned(), path, form));
                }
            }
            (_, None) => {}
        }
    }
    for publication in publications.into_values() {
        replace(&mut catalogue.publications, publication);
    }
    for (publication, path, form) in forms {
        match catalogue.publications.iter_mut().find(|p| p.key == publication) {
            Some(publication) => {
                // An imported form makes its edition an imported one.
                publication.origin = origin.clone();
                publication.forms.retain(|f| f.key != form.key);
                publication.forms.push(form);
                publication.forms.sort_by(|a, b| a.key.cmp(&b.key));
            }
            None => report.push(
                Diagnostic::error(
                    "catalogue-no-publication",
                    Place::file(path),
                    format!("{publication}/publication.yaml がありません。"),
                )
                .help("様式と同じフォルダに publication.yaml を置いてください。"),
            ),
        }
    }
    check::consistency(&catalogue, &mut report);
    if report.has_errors() {
        report.sort();
        return Err(CatalogueError::Faulty { report });
    }
    Ok(catalogue)
}

/// Puts a publication in its place; an overlay keeps the forms that it does not bring itself.
fn replace(publications: &mut Vec<Publication>, mut publication: Publication) {
    if let Some(at) = publications.iter().position(|p| p.key == publication.key) {
        publication.forms = publications.remove(at).forms;
    }
    publications.push(publication);
    publications.sort_by(|a, b| a.key.cmp(&b.key));
}

enum Shape<'p> {
    Publication { family: &'p str, edition: &'p str },
    Form { publication: &'p str, name: &'p str },
}

fn shape(path: &str) -> Option<Shape<'_>> {
    let (publication, file) = path.rsplit_once('/')?;
    let (family, edition) = publication.split_once('/')?;
    if edition.contains('/') {
        return None;
    }
    match file.strip_suffix(".yaml")? {
        "publication" => Some(Shape::Publication { family, edition }),
        name => Some(Shape::Form { publication, name }),
    }
}

fn read<T: DeserializeOwned>(path: &str, text: &str, report: &mut Report) -> Option<T> {
    match serde_saphyr::from_str::<T>(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let place = match error.location() {
                Some(at) => Place::at(
                    path,
                    u32::try_from(at.line()).unwrap_or(u32::MAX),
                    u32::try_from(at.column()).unwrap_or(u32::MAX),
                ),
                None => Place::file(path),
            };
            let reason = error.without_snippet().to_string();
            report.push(
                Diagnostic::error(
                    "catalogue-unreadable",
                    place,
                    format!("様式データを読めません: {reason}。"),
                )
                .help("様式データの書き方を確かめてください。"),
            );
            None
        }
    }
}

fn doubled(path: &str, key: &str) -> Diagnostic {
    Diagnostic::error(
        "catalogue-doubled-key",
        Place::file(path).field(key),
        format!("対策「{key}」が2回書かれています。"),
    )
}
