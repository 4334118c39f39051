//! This file reads the catalogue: the data that ships with the product, and what lies beside the profile.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::overlay::{self, OverlayFile, OwnControls};
use super::scan::{Places, Text};
use super::unreadable::unreadable;
use super::{
    Catalogue, CatalogueError, Control, Fact, Form, Origin, Precepts, Publication, StepChart, check,
};
use crate::diagnostic::{Diagnostic, Place, Report};

/// Path below `catalogue/` and JSON of every file that ships, made by `build.rs` in the order of the paths.
pub(super) static SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The version of the catalogue's own form that this product reads.
pub(super) const SCHEMA: u32 = 1;

pub(super) fn builtin() -> Result<Catalogue, CatalogueError> {
    let text = |&(path, text)| Text { path, shown: path, text, compiled: true };
    let files: Vec<_> = SHIPPED.iter().map(text).collect();
    assemble(Catalogue::default(), &files, &Origin::Builtin, Report::new())
}

pub(super) fn with_overlay(
    base: &Catalogue,
    files: &[OverlayFile],
) -> Result<Catalogue, CatalogueError> {
    let mut report = Report::new();
    let texts = overlay::placed(base, files, &mut report);
    let mut catalogue = assemble(base.clone(), &texts, &Origin::Overlay, report)?;
    catalogue.overlays.extend_from_slice(files);
    Ok(catalogue)
}

fn assemble(
    mut catalogue: Catalogue,
    files: &[Text<'_>],
    origin: &Origin,
    mut report: Report,
) -> Result<Catalogue, CatalogueError> {
    let mut publications: BTreeMap<String, Publication> = BTreeMap::new();
    let mut pieces: Vec<(&str, Text<'_>, Piece)> = Vec::new();
    for file in files {
        match (file.path, shape(file.path)) {
            ("controls.yaml", _) => {
                for control in controls(file, origin, &mut report) {
                    if let Some(earlier) = catalogue.controls.insert(control.key.clone(), control) {
                        report.push(doubled(file, &earlier.key));
                    }
                }
            }
            ("facts.yaml", _) => {
                let facts = read::<Vec<Fact>>(file, &mut report).unwrap_or_default();
                catalogue.facts.extend(facts);
            }
            (_, Some(Shape::Publication { family, edition })) => {
                if let Some(mut publication) = read::<Publication>(file, &mut report) {
                    publication.key = format!("{family}/{edition}");
                    publication.family = family.to_owned();
                    publication.edition = edition.to_owned();
                    publication.origin = origin.clone();
                    check::schema(file.shown, publication.schema, &mut report);
                    publications.insert(publication.key.clone(), publication);
                }
            }
            (_, Some(Shape::Form { publication, name })) => {
                if let Some(mut form) = read::<Form>(file, &mut report) {
                    form.key = format!("{publication}/{name}");
                    for item in form.sections.iter_mut().flat_map(|s| &mut s.items) {
                        item.key = format!("{publication}/{name}/{}", item.key);
                    }
                    check::form_schema(file.shown, form.schema, origin, &mut report);
                    pieces.push((publication, *file, Piece::Form(form)));
                }
            }
            (_, Some(Shape::Steps { publication })) => {
                if let Some(chart) = read::<StepChart>(file, &mut report) {
                    chart.check(file.shown, &mut report);
                    pieces.push((publication, *file, Piece::Steps(chart)));
                }
            }
            (_, Some(Shape::Precepts { publication })) => {
                if let Some(precepts) = read::<Precepts>(file, &mut report) {
                    pieces.push((publication, *file, Piece::Precepts(precepts)));
                }
            }
            (_, None) => {}
        }
    }
    for publication in publications.into_values() {
        replace(&mut catalogue.publications, publication);
    }
    for (publication, file, piece) in pieces {
        match catalogue.publications.iter_mut().find(|p| p.key == publication) {
            Some(publication) => {
                // An imported form makes its edition an imported one.
                publication.origin = origin.clone();
                piece.join(publication);
            }
            None => report.push(
                Diagnostic::error(
                    "catalogue-no-publication",
                    Place::file(file.shown),
                    format!("{publication}/publication.yaml がありません。"),
                )
                .help("様式と同じフォルダに publication.yaml を置いてください。"),
            ),
        }
    }
    check::consistency(&catalogue, files, &mut report);
    if report.has_errors() {
        report.sort();
        return Err(CatalogueError::Faulty { report });
    }
    Ok(catalogue)
}

/// Puts a publication in its place; an overlay keeps the forms that it does not bring itself.
fn replace(publications: &mut Vec<Publication>, mut publication: Publication) {
    if let Some(at) = publications.iter().position(|p| p.key == publication.key) {
        let earlier = publications.remove(at);
        publication.forms = earlier.forms;
        publication.step_chart = earlier.step_chart;
        publication.precepts = earlier.precepts;
    }
    publications.push(publication);
    publications.sort_by(|a, b| a.key.cmp(&b.key));
}

enum Shape<'p> {
    Publication { family: &'p str, edition: &'p str },
    Form { publication: &'p str, name: &'p str },
    Steps { publication: &'p str },
    Precepts { publication: &'p str },
}

/// What a file adds to its publication.
enum Piece {
    Form(Form),
    Steps(StepChart),
    Precepts(Precepts),
}

impl Piece {
    /// Takes its place in the publication, over what stood there.
    fn join(self, publication: &mut Publication) {
        match self {
            Self::Form(form) => {
                publication.forms.retain(|f| f.key != form.key);
                publication.forms.push(form);
                publication.forms.sort_by(|a, b| a.key.cmp(&b.key));
            }
            Self::Steps(chart) => publication.step_chart = Some(chart),
            Self::Precepts(precepts) => publication.precepts = Some(precepts),
        }
    }
}

fn shape(path: &str) -> Option<Shape<'_>> {
    let (publication, file) = path.rsplit_once('/')?;
    let (family, edition) = publication.split_once('/')?;
    if edition.contains('/') {
        return None;
    }
    match file.strip_suffix(".yaml")? {
        "publication" => Some(Shape::Publication { family, edition }),
        "steps" => Some(Shape::Steps { publication }),
        "precepts" => Some(Shape::Precepts { publication }),
        name => Some(Shape::Form { publication, name }),
    }
}

fn read<T: DeserializeOwned>(file: &Text<'_>, report: &mut Report) -> Option<T> {
    if file.compiled {
        return compiled(file, report);
    }
    match serde_saphyr::from_str::<T>(file.text) {
        Ok(value) => Some(value),
        Err(error) => {
            report.push(unreadable(file.shown, &error));
            None
        }
    }
}

fn compiled<T: DeserializeOwned>(file: &Text<'_>, report: &mut Report) -> Option<T> {
    match serde_json::from_str::<T>(file.text) {
        Ok(value) => Some(value),
        Err(error) => {
            report.push(
                Diagnostic::error(
                    "catalogue-unreadable",
                    Place::file(file.shown),
                    format!("同梱の様式データを読めません: {error}"),
                )
                .help("sonae の不具合です。お知らせください。"),
            );
            None
        }
    }
}

/// The controls of a file: a plain list where they ship, with a version where people bring their own.
fn controls(file: &Text<'_>, origin: &Origin, report: &mut Report) -> Vec<Control> {
    if *origin == Origin::Builtin {
        return read(file, report).unwrap_or_default();
    }
    let Some(own) = read::<OwnControls>(file, report) else { return Vec::new() };
    check::schema(file.shown, own.schema, report);
    let places = Places::of("controls", std::slice::from_ref(file));
    for control in &own.controls {
        overlay::own_control(&places, control, report);
    }
    own.controls
}

fn doubled(file: &Text<'_>, key: &str) -> Diagnostic {
    let place = Places::of("controls", std::slice::from_ref(file)).key(key);
    let message = format!("対策「{key}」が2回書かれています。");
    Diagnostic::error("catalogue-doubled-key", place, message)
        .help("どちらか1つを消すか、別の名前にしてください。")
}
