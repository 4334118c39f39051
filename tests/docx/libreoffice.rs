//! What LibreOffice makes of our files: it keeps every bookmark, and its pages are ours.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::everything::everything;
use crate::long::plan;
use crate::reading::tree;

#[test]
fn every_bookmark_survives_saving_again_in_libreoffice() {
    let docx = everything().docx();
    let Some(again) = convert(&docx, "docx:MS Word 2007 XML") else {
        eprintln!("SKIPPED: soffice is not installed");
        return;
    };
    let (before, after) = (bookmarks(&docx), bookmarks(&fs::read(&again.file).unwrap()));
    let lost: Vec<&String> = before.difference(&after).collect();
    assert!(lost.is_empty(), "{} of {} bookmarks lost: {lost:?}", lost.len(), before.len());
    assert!(before.len() > 200);
}

#[test]
fn chapters_stand_on_the_pages_of_our_layout_and_sections_within_one() {
    let plan = plan();
    let Some(converted) = convert(&plan.docx(), "pdf") else {
        eprintln!("SKIPPED: soffice is not installed");
        return;
    };
    let text = Command::new("pdftotext").arg("-layout").arg(&converted.file).arg("-").output();
    let Ok(text) = text else {
        eprintln!("SKIPPED: pdftotext is not installed");
        return;
    };
    let text = String::from_utf8(text.stdout).unwrap();
    let squeezed = |line: &str| line.replace([' ', '　'], "");
    let pages: Vec<Vec<String>> =
        text.split('\u{c}').map(|page| page.lines().map(squeezed).collect()).collect();
    assert_eq!(pages.len() - 1, plan.paged.pages.len(), "pages in all");
    for entry in plan.documents[0].contents().iter().filter(|e| !e.number.is_empty()) {
        let ours = usize::try_from(plan.pages[&entry.id]).unwrap();
        let heading = format!("{}{}", entry.number, squeezed(&entry.title));
        let found = pages.iter().position(|lines| lines.contains(&heading)).unwrap() + 1;
        let within = usize::from(entry.level > 1);
        assert!(found.abs_diff(ours) <= within, "{heading}: page {found}, ours {ours}");
    }
}

fn bookmarks(docx: &[u8]) -> BTreeSet<String> {
    let main = tree(docx, "word/document.xml");
    let names = main.each("w:bookmarkStart").into_iter().map(|b| b.attr("w:name").to_owned());
    names.filter(|name| name.starts_with("_sn")).collect()
}

/// A converted file and the folder that goes with it.
struct Converted {
    file: PathBuf,
    _folder: TempDir,
}

/// The file as LibreOffice saves it; `None` where LibreOffice is not installed.
fn convert(docx: &[u8], format: &str) -> Option<Converted> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("given.docx"), docx).unwrap();
    fs::create_dir(at("out")).unwrap();
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", at("profile").display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(at("out"))
        .arg(at("given.docx"))
        .output()
        .ok()?;
    assert!(status.status.success(), "{status:?}");
    let extension = format.split(':').next().unwrap();
    let file = at("out").join(Path::new("given").with_extension(extension));
    assert!(file.exists(), "{status:?}");
    Some(Converted { file, _folder: folder })
}
