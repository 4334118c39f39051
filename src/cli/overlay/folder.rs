//! This file reads a folder of people's own files: bounded, links not followed, every file in its place.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::cli::error::CliError;
use crate::diagnostic::{Diagnostic, Place, Report};

/// More files than such a folder ever needs.
const MOST_FILES: usize = 500;
/// More entries than such a folder has; somebody has named the wrong one.
const MOST_ENTRIES: usize = 5_000;
/// More megabytes than any form or template needs.
const LARGEST_MB: u64 = 4;
const LARGEST: u64 = LARGEST_MB * 1024 * 1024;

/// What a folder is read for.
pub(super) struct Kind {
    /// The folder that is looked for beside a profile.
    pub(super) name: &'static str,
    /// The option that names another.
    pub(super) option: &'static str,
    /// What lies in it: 「様式」.
    pub(super) things: &'static str,
    /// What one file of it is called: 「様式のデータ」.
    pub(super) file: &'static str,
    /// How its files end: `yaml`.
    pub(super) ending: &'static str,
    /// How many folders down a file may lie.
    pub(super) deepest: usize,
    /// Whether a file of another name was meant to be one of ours.
    pub(super) misnamed: fn(&Path) -> bool,
}

/// A file that was read.
pub(super) struct Found {
    /// Path below the folder with `/`.
    pub(super) path: String,
    /// The file's name as the user knows it.
    pub(super) shown: String,
    /// Its text, without a mark of byte order.
    pub(super) text: String,
}

/// What has been found so far.
pub(super) struct Walk<'k> {
    kind: &'k Kind,
    /// The files, in the order of their names.
    pub(super) files: Vec<Found>,
    /// What is wrong with others.
    pub(super) report: Report,
    entries: usize,
}

impl<'k> Walk<'k> {
    /// Reads the folder that the user names and the one beside the profile.
    pub(super) fn both(
        kind: &'k Kind,
        profile: Option<&Path>,
        shared: Option<&Path>,
    ) -> Result<Self, CliError> {
        let mut walk = Self { kind, files: Vec::new(), report: Report::new(), entries: 0 };
        if let Some(folder) = shared {
            walk.folder(folder, folder, 0)?;
        }
        let beside = profile.map(|p| p.parent().unwrap_or(Path::new("")).join(kind.name));
        if let Some(folder) = beside.filter(|folder| !shared.is_some_and(|s| same(s, folder))) {
            match fs::symlink_metadata(&folder) {
                Ok(meta) if meta.is_symlink() => walk.refuse_link(&folder),
                Ok(meta) if meta.is_dir() => walk.folder(&folder, &folder, 0)?,
                Ok(_) | Err(_) => {}
            }
        }
        Ok(walk)
    }

    /// Reads every file of a folder, in the order of their names.
    fn folder(&mut self, root: &Path, folder: &Path, depth: usize) -> Result<(), CliError> {
        let named = || folder.to_path_buf();
        let refused = |source: std::io::Error| match source.kind() {
            ErrorKind::NotFound => CliError::Missing { path: named() },
            ErrorKind::NotADirectory => {
                CliError::NoFolder { path: named(), things: self.kind.things }
            }
            _ => CliError::Unreadable { path: named(), source },
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(folder).map_err(refused)? {
            self.entries += 1;
            if self.entries > MOST_ENTRIES {
                return Err(self.too_many(root, MOST_ENTRIES));
            }
            paths.push(entry.map_err(refused)?.path());
        }
        paths.sort();
        for path in paths {
            let meta = fs::symlink_metadata(&path)
                .map_err(|source| CliError::Unreadable { path: path.clone(), source })?;
            let is_ours =
                path.extension().is_some_and(|e| e.eq_ignore_ascii_case(self.kind.ending));
            if meta.is_symlink() && (is_ours || path.is_dir()) {
                self.refuse_link(&path);
            } else if meta.is_dir() && depth < self.kind.deepest {
                self.folder(root, &path, depth + 1)?;
            } else if meta.is_file() && is_ours {
                self.file(root, &path, meta.len())?;
            } else if meta.is_file() && (self.kind.misnamed)(&path) {
                // A file that is silently not used is worse than one that is refused.
                let Kind { file, ending, .. } = self.kind;
                let name =
                    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                let tail = name.split_once('.').map_or(name.as_str(), |(_, tail)| tail);
                let place = Place::file(path.display().to_string());
                let message = format!("{file}の名前が .{tail} で終わっているため、使われません。");
                let fault = Diagnostic::error("overlay-name", place, message);
                self.report
                    .push(fault.help(format!("名前の終わりを .{ending} に変えてください。")));
            }
        }
        Ok(())
    }

    fn file(&mut self, root: &Path, path: &Path, length: u64) -> Result<(), CliError> {
        let Kind { name, file, .. } = self.kind;
        let shown = path.display().to_string();
        if self.files.len() == MOST_FILES {
            return Err(self.too_many(root, MOST_FILES));
        }
        if length > LARGEST {
            let message = format!("{file}のファイルが大きすぎます（上限は{LARGEST_MB}MBです）。");
            let fault = Diagnostic::error("overlay-too-large", Place::file(shown), message);
            let help =
                format!("{file}ではないファイルなら、{name} フォルダーの外に移してください。");
            self.report.push(fault.help(help));
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
        self.files.push(Found {
            path: parts.join("/"),
            shown,
            text: text.trim_start_matches('\u{feff}').to_owned(),
        });
        Ok(())
    }

    fn too_many(&self, root: &Path, most: usize) -> CliError {
        CliError::TooMany { path: root.to_path_buf(), most, things: self.kind.things }
    }

    /// A link may lead anywhere; what is read must lie where the user put it.
    fn refuse_link(&mut self, path: &Path) {
        let fault = Diagnostic::error(
            "overlay-link",
            Place::file(path.display().to_string()),
            "リンク（ショートカット）の先は読みません。",
        );
        self.report.push(fault.help(format!(
            "実物をここに置くか、実物のあるフォルダーを {} で指定してください。",
            self.kind.option
        )));
    }
}

/// Named by the user and lying beside the profile, it is one folder all the same.
fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(a), Ok(b)) if a == b)
}
