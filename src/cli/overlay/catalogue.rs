//! This file loads the forms that do not ship: the `catalogue/` folder beside the profile, and one shared by clients.

use std::borrow::Cow;
use std::path::Path;

use super::folder::{Kind, Walk};
use crate::catalogue::{Catalogue, OverlayFile};
use crate::cli::command::Trouble;
use crate::generate::{Fault, GenerateError};

/// The folder that is looked for beside a profile.
pub(crate) const FOLDER: &str = "catalogue";

const FORMS: Kind = Kind {
    name: FOLDER,
    option: "--catalogue",
    things: "様式",
    file: "様式のデータ",
    ending: "yaml",
    // `family/edition/form.yaml` lies in the second folder down.
    deepest: 2,
    misnamed: |path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("yml")),
};

/// What ships, with the forms that lie beside the profile and in the folder that the user names.
pub(crate) fn catalogue(
    profile: Option<&Path>,
    shared: Option<&Path>,
) -> Result<Cow<'static, Catalogue>, Trouble> {
    let shipped = Catalogue::builtin().map_err(Fault::from).map_err(GenerateError::from)?;
    let walk = Walk::both(&FORMS, profile, shared)?;
    if walk.report.has_errors() {
        return Err(Trouble::Overlay { report: walk.report });
    }
    if walk.files.is_empty() {
        return Ok(Cow::Borrowed(shipped));
    }
    let file = |f: super::folder::Found| OverlayFile { path: f.path, shown: f.shown, text: f.text };
    let files: Vec<OverlayFile> = walk.files.into_iter().map(file).collect();
    Ok(Cow::Owned(shipped.with_overlay(&files)?))
}
