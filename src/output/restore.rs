//! This file puts the set before the last one back, under the same care as any other set.

use std::fs;
use std::path::Path;

use super::base::{BaseTexts, file_stem};
use super::disk::Disk;
use super::error::{Action, OutputError};
use super::folder::Folder;
use super::manifest::Manifest;
use super::name::parts;
use super::plan::{Plan, plan};
use super::{Artifact, Scope, Set};

/// Plans to put back what the last changing run replaced; applied twice, it undoes itself.
///
/// # Errors
/// [`OutputError::NothingToRestore`] when no run has replaced anything yet; otherwise as for [`plan`].
pub fn restore(root: &Path) -> Result<Plan, OutputError> {
    let nothing = || OutputError::NothingToRestore { path: root.to_path_buf() };
    if !root.join(".sonae").is_dir() {
        return Err(nothing());
    }
    let folder = Folder::open(root, &mut Disk::new())?;
    let previous = folder.previous();
    let manifest = Manifest::read(&previous.join("manifest.json"))?.manifest;
    let mut artifacts = Vec::new();
    let mut input = None;
    for (place, entry) in &manifest.files {
        let path = previous.join(place);
        let bytes = fs::read(&path).map_err(|e| OutputError::from_io(Action::Read, &path, e))?;
        let base = previous.join("base").join(format!("{}.json", file_stem(&entry.document)));
        let texts = fs::read(base)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<BaseTexts>(&bytes).ok())
            .map(|base| base.texts())
            .unwrap_or_default();
        input.get_or_insert_with(|| entry.input.clone());
        let document = entry.document.clone();
        let (folder, name) = parts(place);
        let folder = folder.map(str::to_owned);
        artifacts.push(Artifact { folder, name: name.to_owned(), bytes, texts, document });
    }
    drop(folder);
    let input = input.ok_or_else(nothing)?;
    plan(root, Set { artifacts, input, scope: Scope::Part })
}
