//! This file checks the catalogue as a whole: every reference leads somewhere, no key stands twice.

use std::collections::BTreeSet;

use super::{Catalogue, Confidence, Form, load};
use crate::diagnostic::{Diagnostic, Place, Report, nearest};

/// Refuses a file made for another version of the catalogue's own form.
pub(super) fn schema(path: &str, schema: u32, report: &mut Report) {
    if schema != load::SCHEMA {
        report.push(
            Diagnostic::error(
                "catalogue-schema",
                Place::file(path).field("schema"),
                format!("様式データの版 {schema} は読めません。"),
            )
            .help(format!("この版の sonae が読めるのは schema: {} です。", load::SCHEMA)),
        );
    }
}

/// Collects every fault between the parts of a catalogue.
pub(super) fn consistency(catalogue: &Catalogue, report: &mut Report) {
    for publication in catalogue.publications() {
        for form in &publication.forms {
            items(catalogue, form, report);
        }
    }
    for control in catalogue.controls() {
        if let Some(next) = &control.replaced_by
            && catalogue.control(next).is_none()
        {
            report.push(dangling(catalogue, "controls.yaml", &control.key, next));
        }
        for fact in &control.law {
            if catalogue.fact(fact).is_none() {
                report.push(unknown_fact(catalogue, &control.key, fact));
            }
        }
    }
    let mut seen = BTreeSet::new();
    for fact in catalogue.facts() {
        if !seen.insert(&fact.key) {
            report.push(Diagnostic::error(
                "catalogue-doubled-key",
                Place::file("facts.yaml").field(&fact.key),
                format!("事実「{}」が2回書かれています。", fact.key),
            ));
        }
    }
}

fn items(catalogue: &Catalogue, form: &Form, report: &mut Report) {
    let file = format!("{}.yaml", form.key);
    let mut seen = BTreeSet::new();
    for item in form.items() {
        let place = || Place::file(&file).field(&item.key);
        if !seen.insert(&item.key) {
            report.push(Diagnostic::error(
                "catalogue-doubled-key",
                place(),
                format!("項目「{}」が2回書かれています。", item.key),
            ));
        }
        let asked = item.controls.controls();
        if asked.is_empty() {
            report.push(Diagnostic::error(
                "catalogue-unanswerable",
                place(),
                "この項目に答える対策がありません。",
            ));
        }
        for control in asked {
            if catalogue.control(control).is_none() {
                report.push(dangling(catalogue, &file, &item.key, control));
            }
        }
        let claims_text = matches!(item.confidence, Confidence::Exact | Confidence::Probable);
        if claims_text != item.official_text.is_some() {
            report.push(
                Diagnostic::error(
                    "catalogue-confidence",
                    place(),
                    "文言の確かさと公表された文言の有無が合いません。",
                )
                .help("文言が分かるのは exact と probable だけです。それ以外は our_words だけを書いてください。"),
            );
        }
    }
}

fn unknown_fact(catalogue: &Catalogue, control: &str, fact: &str) -> Diagnostic {
    let fault = Diagnostic::error(
        "catalogue-dangling",
        Place::file("controls.yaml").field(control),
        format!("事実「{fact}」は facts.yaml にありません。"),
    );
    match nearest(fact, catalogue.facts().iter().map(|f| f.key.as_str())) {
        Some(key) => fault.help(format!("「{key}」でしょうか。")),
        None => fault,
    }
}

fn dangling(catalogue: &Catalogue, file: &str, from: &str, to: &str) -> Diagnostic {
    let fault = Diagnostic::error(
        "catalogue-dangling",
        Place::file(file).field(from),
        format!("対策「{to}」は controls.yaml にありません。"),
    );
    match nearest(to, catalogue.controls().map(|c| c.key.as_str())) {
        Some(key) => fault.help(format!("「{key}」でしょうか。")),
        None => fault,
    }
}
