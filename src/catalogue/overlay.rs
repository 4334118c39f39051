//! This file takes the files that people lay beside a profile: where they may lie, and what they may bring.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::scan::{Places, Text, scalars};
use super::{Catalogue, Control};
use crate::diagnostic::{Diagnostic, Place, Report, nearest};

/// Families of people's own forms begin so, and no form that ships ever does.
const LOCAL_FAMILY: &str = "local-";
/// Controls of people's own begin so, and none that ships ever does.
const LOCAL_CONTROL: &str = "local.";

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

impl OverlayFile {
    /// Every text of the file with its place, so that a character without a glyph can be traced.
    pub fn texts(&self) -> Vec<(String, Place)> {
        scalars(&self.shown, &self.text)
    }
}

/// The controls that people bring for questions that no shipped control answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnControls {
    /// Version of the catalogue's own form.
    pub(super) schema: u32,
    /// The controls.
    pub(super) controls: Vec<Control>,
}

/// The files that lie where a form may lie, each key once; a fault for every other.
pub(super) fn placed<'a>(
    base: &Catalogue,
    files: &'a [OverlayFile],
    report: &mut Report,
) -> Vec<Text<'a>> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut out = Vec::new();
    for file in files {
        let fault =
            |message: String| Diagnostic::error("overlay-place", Place::file(&file.shown), message);
        if let Some(first) = seen.insert(&file.path, &file.shown) {
            report.push(
                fault(format!("同じ様式のデータが2つあります（もう1つは {first}）。"))
                    .help("どちらか1つを catalogue フォルダーの外に移してください。"),
            );
            continue;
        }
        if let Err((message, help)) = position(base, &file.path) {
            report.push(fault(message).help(help));
            continue;
        }
        out.push(Text { path: &file.path, shown: &file.shown, text: &file.text, compiled: false });
    }
    out
}

/// Why a file may not lie where it lies.
fn position(base: &Catalogue, path: &str) -> Result<(), (String, String)> {
    if path == "controls.yaml" {
        return Ok(());
    }
    let parts: Vec<&str> = path.split('/').collect();
    let [family, edition, file] = parts.as_slice() else {
        return Err((
            "この場所のファイルは様式のデータとして使えません。".to_owned(),
            "catalogue/系列/版/様式.yaml（例: catalogue/local-saitama/r8/facility.yaml）に置いてください。".to_owned(),
        ));
    };
    let name = file.strip_suffix(".yaml").unwrap_or(file);
    if let Some(part) = [*family, *edition, name].into_iter().find(|part| !is_plain_key(part)) {
        return Err((
            format!("「{part}」はフォルダーやファイルの名前に使えません。"),
            "半角の英小文字、数字、「-」、「.」だけを使い、英小文字か数字で始めてください。"
                .to_owned(),
        ));
    }
    let shipped = || base.publications().iter().map(|p| p.family.as_str());
    if is_local_family(family) || shipped().any(|known| known == *family) {
        return Ok(());
    }
    let near = nearest(family, shipped()).map(|near| format!("「{near}」でしょうか。"));
    Err((
        format!("「{family}」という様式の系列はありません。"),
        format!("{}独自の様式の系列は「local-」で始めてください。", near.unwrap_or_default()),
    ))
}

/// Whether a family is one of people's own.
pub fn is_local_family(family: &str) -> bool {
    family.starts_with(LOCAL_FAMILY)
}

/// Whether a name can stand in keys, addresses of blocks and file names alike.
pub fn is_plain_key(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.chars().next().is_some_and(plain)
        && name.chars().all(|c| plain(c) || c == '-' || c == '.')
        && name.len() <= 60
}

/// Refuses a control that could one day be mistaken for one that ships.
pub(super) fn own_control(places: &Places<'_>, control: &Control, report: &mut Report) {
    if !control.key.starts_with(LOCAL_CONTROL) {
        report.push(
            Diagnostic::error(
                "overlay-control",
                places.key(&control.key),
                format!(
                    "独自の対策の名前「{}」が「{LOCAL_CONTROL}」で始まっていません。",
                    control.key
                ),
            )
            .help(format!("「{LOCAL_CONTROL}{}」のように書いてください。", control.key)),
        );
    }
}
