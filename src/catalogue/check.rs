//! This file checks the catalogue as a whole: every reference leads somewhere, no key stands twice.

use std::collections::BTreeSet;

use super::scan::{Places, Text};
use super::{Catalogue, Confidence, Form, Origin, load};
use crate::diagnostic::{Diagnostic, Place, Report, nearest};

/// More questions than any form asks; each of them is a row of a table.
const MOST_ITEMS: usize = 1_000;

/// The sheets have a first and a second check.
const MOST_ROUNDS: u8 = 2;

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

/// Refuses a form of somebody's own that does not say for which version it was made.
pub(super) fn form_schema(shown: &str, schema: Option<u32>, origin: &Origin, report: &mut Report) {
    match schema {
        Some(version) => self::schema(shown, version, report),
        None if *origin == Origin::Builtin => {}
        None => report.push(
            Diagnostic::error(
                "catalogue-schema",
                Place::file(shown).field("schema"),
                "様式データの版（schema）が書かれていません。",
            )
            .help(format!("1行目に「schema: {}」と書いてください。", load::SCHEMA)),
        ),
    }
}

/// Collects every fault between the parts of a catalogue.
pub(super) fn consistency(catalogue: &Catalogue, files: &[Text<'_>], report: &mut Report) {
    for publication in catalogue.publications() {
        for form in &publication.forms {
            items(catalogue, form, files, report);
        }
    }
    let places = Places::of("controls", files);
    for control in catalogue.controls() {
        if let Some(next) = &control.replaced_by
            && catalogue.control(next).is_none()
        {
            report.push(dangling(catalogue, places.key(&control.key), next));
        }
        for fact in &control.law {
            if catalogue.fact(fact).is_none() {
                report.push(unknown_fact(catalogue, places.key(&control.key), fact));
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

fn items(catalogue: &Catalogue, form: &Form, files: &[Text<'_>], report: &mut Report) {
    let places = Places::of(&form.key, files);
    let count = form.items().count();
    if count > MOST_ITEMS {
        report.push(
            Diagnostic::error(
                "catalogue-too-large",
                places.file(),
                format!("項目が多すぎます（{count}項目、上限は{MOST_ITEMS}項目です）。"),
            )
            .help("様式を2つ以上のファイルに分けてください。"),
        );
        return;
    }
    if form.rounds > MOST_ROUNDS {
        report.push(
            Diagnostic::error(
                "catalogue-rounds",
                places.file().field("rounds"),
                format!("確認の回数（rounds: {}）が多すぎます。", form.rounds),
            )
            .help("1回目・2回目の欄があれば 2、1回だけなら 1、日付の欄がなければ 0 と書いてください。"),
        );
    }
    let mut seen = BTreeSet::new();
    for item in form.items() {
        let place = || places.key(&item.key);
        let own = item.key.strip_prefix(&form.key).unwrap_or(&item.key).trim_start_matches('/');
        if !is_item_key(own) {
            report.push(
                Diagnostic::error(
                    "catalogue-key",
                    place(),
                    format!("項目の key「{own}」は使えません。"),
                )
                .help("半角の英数字と「-」「.」「_」「@」だけで、2-4 や 2-4@server のように書いてください。"),
            );
        }
        if !seen.insert(&item.key) {
            report.push(Diagnostic::error(
                "catalogue-doubled-key",
                place(),
                format!("項目「{own}」が2回書かれています。"),
            ));
        }
        if let Some(group) = &item.group
            && !form.groups.is_empty()
            && form.group(group).is_none()
        {
            report.push(
                Diagnostic::error(
                    "catalogue-no-group",
                    place(),
                    format!("区分「{group}」の文が groups にありません。"),
                )
                .help("groups に name と text を書くか、項目の group を直してください。"),
            );
        }
        let asked = item.control_keys();
        if item.controls.is_some() && asked.is_empty() {
            report.push(Diagnostic::error(
                "catalogue-unanswerable",
                place(),
                "この項目に答える対策がありません。",
            ));
        }
        for control in asked {
            if catalogue.control(control).is_none() {
                report.push(dangling(catalogue, place(), control));
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

/// Whether a name can stand in the addresses of blocks.
fn is_item_key(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '@');
    !name.is_empty() && name.len() <= 60 && name.chars().all(plain)
}

fn unknown_fact(catalogue: &Catalogue, place: Place, fact: &str) -> Diagnostic {
    let message = format!("事実「{fact}」は facts.yaml にありません。");
    let fault = Diagnostic::error("catalogue-dangling", place, message);
    match nearest(fact, catalogue.facts().iter().map(|f| f.key.as_str())) {
        Some(key) => fault.help(format!("「{key}」でしょうか。")),
        None => fault,
    }
}

fn dangling(catalogue: &Catalogue, place: Place, to: &str) -> Diagnostic {
    let fault =
        Diagnostic::error("catalogue-dangling", place, format!("対策「{to}」はありません。"));
    match nearest(to, catalogue.controls().map(|c| c.key.as_str())) {
        Some(key) => fault.help(format!("「{key}」でしょうか。")),
        None => fault.help("対策の一覧は sonae forms controls で見られます。"),
    }
}
