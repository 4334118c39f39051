//! This file loads templates in other words: the `templates/` folder beside the profile, and one shared by clients.

use std::collections::BTreeMap;
use std::path::Path;

use super::folder::{Found, Kind, Walk};
use crate::cli::command::Trouble;
use crate::compose::{Templates, check_templates};
use crate::diagnostic::{Diagnostic, Place, Report, nearest};

const TEMPLATES: Kind = Kind {
    name: "templates",
    option: "--templates",
    things: "ひな形",
    file: "ひな形",
    ending: "hbs",
    // `paper/part.hbs` lies in the first folder down; deeper ones are looked into to be told.
    deepest: 3,
    misnamed: is_misnamed,
};

/// Templates with those of the user laid over.
#[derive(Debug)]
pub(crate) struct Laid {
    /// All of them.
    pub(crate) templates: Templates,
    /// How many files of the user's were read, those that say the same as the built-in ones among them.
    pub(crate) read: usize,
}

/// What ships, with the templates that lie beside the profile and in the folder that the user names, all proven.
pub(crate) fn templates(profile: Option<&Path>, shared: Option<&Path>) -> Result<Laid, Trouble> {
    let mut walk = Walk::both(&TEMPLATES, profile, shared)?;
    let shipped = Templates::embedded();
    let files = std::mem::take(&mut walk.files);
    let files = placed(&shipped, files, &mut walk.report);
    let read = files.len();
    let laid = files.iter().fold(shipped, |all, file| all.with(file.path.as_str(), &file.text));
    // What is wrong inside the files is told in the same run as what is wrong with their places.
    let faults = match laid.overrides().next() {
        Some(_) => check_templates(&laid).err().unwrap_or_default(),
        None => Vec::new(),
    };
    for fault in faults {
        let place = match fault.place() {
            Some((template, line)) => {
                let shown = files.iter().find(|f| f.path == template).map(|f| f.shown.as_str());
                Place { line, ..Place::file(shown.unwrap_or(template)) }
            }
            None => Place::default(),
        };
        walk.report.push(Diagnostic::error("template", place, fault.what()));
    }
    if walk.report.has_errors() {
        return Err(Trouble::Overlay { report: walk.report });
    }
    Ok(Laid { templates: laid, read })
}

/// The files that have the name of a built-in template, each once; a fault for every other.
fn placed(shipped: &Templates, files: Vec<Found>, report: &mut Report) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        let fault = |message: String| {
            Diagnostic::error("template-place", Place::file(&file.shown), message)
        };
        if shipped.source(&file.path).is_none() {
            let message =
                format!("「{}」というひな形はありません。このままでは使われません。", file.path);
            report.push(fault(message).help(meant(shipped, &file.path)));
        } else if let Some(first) = seen.insert(file.path.clone(), file.shown.clone()) {
            let message = format!("同じひな形が2つあります（もう1つは {first}）。");
            report.push(
                fault(message).help("どちらか1つを templates フォルダーの外に移してください。"),
            );
        } else {
            out.push(file);
        }
    }
    out
}

/// What to do about a file that has no template's name.
fn meant(shipped: &Templates, path: &str) -> String {
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    let near = nearest(path, shipped.names())
        .or_else(|| shipped.names().find(|name| name.eq_ignore_ascii_case(path)))
        // Laid into the wrong folder.
        .or_else(|| shipped.names().find(|name| last(name) == last(path)));
    match near {
        Some(near) => {
            format!("「{near}」でしょうか。フォルダーとファイルの名前を合わせてください。")
        }
        None => {
            "置けるのは「sonae templates export」で書き出される名前のファイルだけです。".to_owned()
        }
    }
}

/// `1-general.hbs.txt`, as the editor of Windows saves it; copies that editors and systems keep aside are none.
fn is_misnamed(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let kept_aside = name.starts_with('.') || name.starts_with('~') || name.ends_with('~');
    let endings = [".hbs.txt", ".hbs.md", ".handlebars", ".hbs.html"];
    !kept_aside && endings.iter().any(|ending| name.ends_with(ending))
}
