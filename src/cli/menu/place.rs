//! This file finds what lies in a folder: profiles, and answers of interviews that are not finished.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::files::{UNFINISHED, read};
use crate::profile::{Source, decoded, tree};
use crate::wizard::journal;

/// More files than any folder of a clinic holds; the rest is not looked at.
const MOST: usize = 2000;
/// Profiles are far smaller; other YAML files need not be read.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Where the menu looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The folder; empty for the current one, so that names stay short.
    pub(super) folder: PathBuf,
    /// Only these profiles of it, when somebody named them.
    pub(super) only: Vec<PathBuf>,
}

/// A facility that has a profile, or is about to get one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facility {
    /// Its profile.
    pub(super) path: PathBuf,
    /// Its name, where the profile says it.
    pub(super) name: Option<String>,
    /// Whether the profile is there yet.
    pub(super) stands: bool,
    /// Lines that were typed in an interview that is not finished.
    pub(super) answers: usize,
}

impl Place {
    /// The current folder.
    pub(crate) fn here() -> Self {
        Self { folder: PathBuf::new(), only: Vec::new() }
    }

    /// What was dropped onto the program: profiles, their unfinished answers, or a folder.
    ///
    /// # Errors
    /// The file that is none of these.
    pub(crate) fn of(dropped: &[PathBuf]) -> Result<Self, PathBuf> {
        if let [folder] = dropped
            && folder.is_dir()
        {
            return Ok(Self { folder: folder.clone(), only: Vec::new() });
        }
        let mut only = Vec::new();
        for path in dropped {
            only.push(profile_of(path).ok_or_else(|| path.clone())?);
        }
        let folder = only.first().and_then(|path| path.parent()).unwrap_or(Path::new(""));
        Ok(Self { folder: folder.to_path_buf(), only })
    }

    /// The facilities there, by the names of their files.
    pub(super) fn facilities(&self) -> Vec<Facility> {
        let paths = if self.only.is_empty() { self.paths() } else { self.only.clone() };
        let named = !self.only.is_empty();
        let mut found: Vec<Facility> =
            paths.into_iter().filter_map(|path| Facility::at(path, named)).collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The folder by a name that the system takes.
    pub(super) fn readable(&self) -> &Path {
        if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder }
    }

    fn paths(&self) -> Vec<PathBuf> {
        // A folder that cannot be read holds nothing that could be worked on.
        let Ok(entries) = fs::read_dir(self.readable()) else { return Vec::new() };
        let names = entries.take(MOST).flatten().map(|entry| self.folder.join(entry.file_name()));
        let mut paths: Vec<PathBuf> = names.filter_map(|path| profile_of(&path)).collect();
        paths.sort();
        paths.dedup();
        paths
    }
}

impl Facility {
    /// What stands at a path. A file that somebody named counts even when it says nothing of a facility: the command
    /// that reads it knows best what is wrong with it.
    fn at(path: PathBuf, named: bool) -> Option<Self> {
        let text = text(&path);
        let tree = text.as_deref().and_then(tree);
        let facility = tree.as_ref().and_then(|tree| tree.get("facility"));
        let says = match (&tree, &text) {
            (Some(_), _) => facility.is_some_and(serde_json::Value::is_object),
            // One that is not YAML any more is somebody's slip of the pen.
            (None, Some(text)) => text.lines().any(|line| line.starts_with("facility:")),
            (None, None) => false,
        };
        let stands = path.is_file() && (named || says);
        let answers = answers(&path);
        let name = facility.and_then(|f| f.get("name")?.as_str()).map(str::to_owned);
        (stands || answers > 0).then_some(Self { path, name, stands, answers })
    }

    /// How it is called on the screen.
    pub(super) fn title(&self) -> String {
        let file = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        match &self.name {
            Some(name) => format!("{name}（{file}）"),
            None => file.into_owned(),
        }
    }
}

/// The profile that a file is, or holds answers for.
fn profile_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let name = name.strip_suffix(UNFINISHED).unwrap_or(&name);
    let end = Path::new(name).extension()?.to_ascii_lowercase();
    (end == "yaml" || end == "yml").then(|| path.with_file_name(name))
}

fn text(path: &Path) -> Option<String> {
    let small = fs::metadata(path).ok().filter(|meta| meta.is_file() && meta.len() <= LARGEST);
    small?;
    decoded(&Source::new(path.display().to_string(), read(path).ok()?)).ok()
}

fn answers(profile: &Path) -> usize {
    let name = profile.file_name().unwrap_or_default().to_string_lossy();
    let path = profile.with_file_name(format!("{name}{UNFINISHED}"));
    let bytes = fs::read(path).unwrap_or_default();
    // The last line can be cut in the middle of a character.
    journal::read(&String::from_utf8_lossy(&bytes)).map_or(0, |journal| journal.entries.len())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::Place;

    fn names(place: &Place) -> Vec<String> {
        place.facilities().iter().map(super::Facility::title).collect()
    }

    #[test]
    fn only_profiles_and_unfinished_answers_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("桜井.yaml", "facility:\n  name: 桜井医院\n");
        write("壊れた.yml", "facility:\n  name: [\n");
        write("ほか.yaml", "services: []\n");
        write("メモ.txt", "facility:\n");
        write(
            "新しい.yaml.途中",
            "{\"sonae\":1,\"today\":\"2026-11-26\"}\n{\"at\":\"facility.kind\",\"line\":\"1\"}\n{\"at\"",
        );
        let place = Place { folder: folder.path().to_path_buf(), only: Vec::new() };
        assert_eq!(names(&place), ["壊れた.yml", "新しい.yaml", "桜井医院（桜井.yaml）"]);
        let begun = &place.facilities()[1];
        assert_eq!((begun.stands, begun.answers), (false, 1));
    }

    #[test]
    fn what_is_dropped_is_a_folder_or_profiles_or_their_answers() {
        let folder = tempfile::tempdir().unwrap();
        let dropped = folder.path().join("桜井.yaml.途中");
        let place = Place::of(&[dropped]).unwrap();
        assert_eq!(place.only, [folder.path().join("桜井.yaml")]);
        assert_eq!(place.folder, folder.path());
        assert_eq!(Place::of(&[folder.path().into()]).unwrap().only, Vec::<PathBuf>::new());
        assert_eq!(Place::of(&["機器.xlsx".into()]), Err("機器.xlsx".into()));
    }
}
