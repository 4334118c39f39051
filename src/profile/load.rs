//! This file makes a checked profile out of files, or says everything that is wrong with them.

use chrono::NaiveDate;

use super::check::check;
use super::read::{
    FromYaml, Kind, LocatedText, Node, Position, Reading, ascii, decode, inside_folder, lint,
    named_file, quoted, read_tree,
};
use super::schema::is_key;
use super::tidy::tidy;
use super::{Profile, Source, Sources};
use crate::diagnostic::{Diagnostic, Noted, Place, Report, Severity};

/// The version of the profile's form that is read.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// More than this helps nobody in one sitting.
const MOST_DIAGNOSTICS: usize = 300;

/// A profile and the texts it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The profile.
    pub profile: Profile,
    /// Every text of the user's with its place, so that a character without a glyph can be traced.
    pub texts: Vec<LocatedText>,
}

/// The ledgers a profile names by `{file: …}`, as written; a path that leaves its folder is never among them.
///
/// Faults of the profile itself are left to `parse`, which says all of them.
pub fn ledger_files(profile: &Source) -> Result<Vec<String>, Report> {
    let mut report = Report::new();
    let Some(text) = decode(profile, &mut report) else { return Err(report) };
    let mut aside = Report::new();
    let mended = lint(&profile.name, &text, is_key, &mut aside);
    let tree = read_tree(&profile.name, &mended, &mut aside);
    let Some(root) = tree.root else { return Ok(Vec::new()) };
    let mut files: Vec<String> = ["devices", "cloud_services", "accounts"]
        .iter()
        .filter_map(|list| named_file(root.get(list)?))
        .map(|(path, _)| path.to_owned())
        .filter(|path| inside_folder(path))
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// Reads and checks a profile; `today` is needed only to find days that have not come yet.
pub fn parse(sources: &Sources, today: Option<NaiveDate>) -> Result<Noted<Loaded>, Report> {
    let name = &sources.profile.name;
    let mut report = Report::new();
    let Some(text) = decode(&sources.profile, &mut report) else { return Err(report) };
    let mended = lint(name, &text, is_key, &mut report);
    let tree = read_tree(name, &mended, &mut report);
    let complete = tree.complete;
    let Some(root) = tree.root else {
        if complete {
            report.push(nothing_written(name));
        }
        return report.settle(None);
    };
    if !is_profile(name, &root, complete, &mut report) {
        return report.settle(None);
    }
    let mut reading = Reading::new(name, &sources.ledgers, !complete);
    let mut profile = Profile::read(&root, &mut reading);
    let Reading { report: said, texts, spots, pendings, .. } = reading;
    report.append(said);
    if let Some(profile) = &mut profile {
        tidy(profile, &spots, &mut report);
        check(profile, &spots, &pendings, today, &mut report);
    }
    curtailed(name, report).settle(profile.map(|profile| Loaded { profile, texts }))
}

/// Every text of the user's with its place, also where the profile has faults, so that these can be said together.
pub fn texts(sources: &Sources) -> Vec<LocatedText> {
    let name = &sources.profile.name;
    let mut aside = Report::new();
    let Some(text) = decode(&sources.profile, &mut aside) else { return Vec::new() };
    let mended = lint(name, &text, is_key, &mut aside);
    let tree = read_tree(name, &mended, &mut aside);
    let Some(root) = tree.root else { return Vec::new() };
    let mut reading = Reading::new(name, &sources.ledgers, !tree.complete);
    // Only what it keeps on the way counts.
    let _ = Profile::read(&root, &mut reading);
    reading.texts
}

/// The report without the tail of a flood, which says no more than its beginning.
fn curtailed(name: &str, mut report: Report) -> Report {
    let all = report.iter().count();
    let Some(more) = all.checked_sub(MOST_DIAGNOSTICS).filter(|more| *more > 0) else {
        return report;
    };
    report.sort();
    let mut short = Report::new();
    // Errors first: a flood of warnings must not wash the one error away.
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        report.iter().partition(|d| d.severity == Severity::Error);
    for diagnostic in errors.into_iter().chain(others).take(MOST_DIAGNOSTICS) {
        short.push(diagnostic.clone());
    }
    let message = format!("同じような指摘がほかに{more}件あるので、省きました。");
    let place = Place::file(name);
    short.push(
        Diagnostic::notice("profile-more", place, message)
            .help("ここにあるものを直してから、もう一度確かめてください。"),
    );
    short
}

fn nothing_written(name: &str) -> Diagnostic {
    Diagnostic::error("profile-empty", Place::file(name), "ファイルに何も書かれていません。")
        .help("見本（profiles/minimal.yaml）を写して書き始めてください。")
}

/// Whether the tree is a profile of a version that can be read at all.
fn is_profile(name: &str, root: &Node, complete: bool, report: &mut Report) -> bool {
    let place = |at: Position| Place::at(name, at.line, at.column);
    if !matches!(root.kind, Kind::Map(_)) {
        if !complete {
            // The fault of form has been said, and this only follows from it.
            return false;
        }
        report.push(
            Diagnostic::error(
                "profile-type",
                place(root.at),
                format!("プロファイルの形になっていません。{}。", root.found()),
            )
            .help("「schema: 1」から始まる見本（profiles/minimal.yaml）と見くらべてください。"),
        );
        return false;
    }
    let Some(schema) = root.get("schema") else { return true };
    match &schema.kind {
        Kind::Scalar(text) if ascii(text).trim().parse() != Ok(SCHEMA_VERSION) => {
            let newer = ascii(text).trim().parse::<u32>().is_ok_and(|v| v > SCHEMA_VERSION);
            let help = if newer {
                "新しい sonae で書かれたプロファイルです。sonae を新しくしてください。"
            } else {
                "「schema: 1」と書いてください。"
            };
            report.push(
                Diagnostic::error(
                    "profile-schema",
                    place(schema.at).field("schema"),
                    format!("プロファイルの形式の版{}は読めません。", quoted(text)),
                )
                .help(help),
            );
            false
        }
        _ => true,
    }
}
