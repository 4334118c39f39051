//! This file loads the forms that do not ship: the `catalogue/` folder beside the profile, and one shared by clients.

use std::borrow::Cow;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::command::Trouble;
use super::error::CliError;
use crate::catalogue::{Catalogue, OverlayFile};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::generate::{Fault, GenerateError};

/// The folder that is looked for beside a profile.
pub(crate) const FOLDER: &str = "catalogue";

/// More bytes than any form needs.
const LARGEST: u64 = 4 * 1024 * 1024;
/// More files than forms were ever published.
const MOST_FILES: usize = 500;
/// More entries than a folder of forms has; somebody has named the wrong one.
const MOST_ENTRIES: usize = 5_000;
/// `family/edition/form.yaml` lies in the second folder down.
const DEEPEST: usize = 2;

/// What ships, with the forms that lie beside the profile and in the folder that the user names.
pub(crate) fn catalogue(
    profile: Option<&Path>,
    shared: Option<&Path>,
) -> Result<Cow<'static, Catalogue>, Trouble> {
    let shipped = Catalogue::builtin().map_err(Fault::from).map_err(GenerateError::from)?;
    let mut walk = Walk::default();
    if let Some(folder) = shared {
        walk.folder(folder, folder, 0)?;
    }
    let beside = profile.map(|p| p.parent().unwrap_or(Path::new("")).join(FOLDER));
    if let Some(folder) = beside.filter(|folder| !shared.is_some_and(|s| same(s, folder))) {
        match fs::symlink_metadata(&folder) {
            Ok(meta) if meta.is_symlink() => walk.refuse_link(&folder),
            Ok(meta) if meta.is_dir() => walk.folder(&folder, &folder, 0)?,
            Ok(_) | Err(_) => {}
        }
    }
    if walk.report.has_errors() {
        return Err(Trouble::Overlay { report: walk.report });
    }
    if walk.files.is_empty() {
        return Ok(Cow::Borrowed(shipped));
    }
    Ok(Cow::Owned(shipped.with_overlay(&walk.files)?))
}

/// Named by the user and lying beside the profile, it is one folder all the same.
fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(a), Ok(b)) if a == b)
}

/// What has been found so far.
#[derive(Default)]
struct Walk {
    files: Vec<OverlayFile>,
    report: Report,
    entries: usize,
}

impl Walk {
    /// Reads every form of a folder, in the order of their names.
    fn folder(&mut self, root: &Path, folder: &Path, depth: usize) -> Result<(), CliError> {
        let named = || folder.to_path_buf();
        let refused = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::NotFound => CliError::Missing { path: named() },
            std::io::ErrorKind::NotADirectory => CliError::NoFolder { path: named() },
            _ => CliError::Unreadable { path: named(), source },
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(folder).map_err(refused)? {
            self.entries += 1;
            if self.entries > MOST_ENTRIES {
                return Err(CliError::TooMany { path: root.to_path_buf(), most: MOST_ENTRIES });
            }
            paths.push(entry.map_err(refused)?.path());
        }
        paths.sort();
        for path in paths {
            let meta = fs::symlink_metadata(&path)
                .map_err(|source| CliError::Unreadable { path: path.clone(), source })?;
            let ends =
                |ending: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
            let is_form = ends("yaml");
            if meta.is_symlink() && (is_form || path.is_dir()) {
                self.refuse_link(&path);
            } else if meta.is_dir() && depth < DEEPEST {
                self.folder(root, &path, depth + 1)?;
            } else if meta.is_file() && is_form {
                self.file(root, &path, meta.len())?;
            } else if meta.is_file() && ends("yml") {
                // A form that is silently not used is worse than one that is refused.
                let place = Place::file(path.display().to_string());
                let message = "様式のデータの名前が .yml で終わっているため、使われません。";
                let fault = Diagnostic::error("overlay-name", place, message);
                self.report.push(fault.help("名前の終わりを .yaml に変えてください。"));
            }
        }
        Ok(())
    }

    fn file(&mut self, root: &Path, path: &Path, length: u64) -> Result<(), CliError> {
        let shown = path.display().to_string();
        if self.files.len() == MOST_FILES {
            return Err(CliError::TooMany { path: root.to_path_buf(), most: MOST_FILES });
        }
        if length > LARGEST {
            let message = "様式データのファイルが大きすぎます（上限は4MBです）。";
            let fault = Diagnostic::error("overlay-too-large", Place::file(shown), message);
            self.report.push(fault.help(
                "様式のデータではないファイルなら、catalogue フォルダーの外に移してください。",
            ));
            return Ok(());
        }
        let mut bytes = Vec::new();
        fs::File::open(path)
            .and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
            .map_err(|source| CliError::Unreadable { path: path.to_path_buf(), source })?;
        let Ok(text) = String::from_utf8(bytes) else {
            let message = "文字コードがUTF-8ではないため読めません。";
            let fault = Diagnostic::error("overlay-encoding", Place::file(shown), message);
            self.report.push(
                fault.help("エディターで開き、文字コードをUTF-8にして保存し直してください。"),
            );
            return Ok(());
        };
        let below = path.strip_prefix(root).unwrap_or(path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        self.files.push(OverlayFile {
            path: parts.join("/"),
            shown,
            text: text.trim_start_matches('\u{feff}').to_owned(),
        });
        Ok(())
    }

    /// A link may lead anywhere; what is read must lie where the user put it.
    fn refuse_link(&mut self, path: &Path) {
        self.report.push(
            Diagnostic::error(
                "overlay-link",
                Place::file(path.display().to_string()),
                "リンク（ショートカット）の先は読みません。",
            )
            .help("実物をここに置くか、実物のあるフォルダーを --catalogue で指定してください。"),
        );
    }
}
