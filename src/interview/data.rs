//! This file reads the questions that are compiled in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// `interview/asked.yaml`.
pub(super) const TEXT: &str = include_str!("../../interview/asked.yaml");

/// All questions and offers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    pub(super) questions: Vec<Asking>,
    pub(super) offers: Vec<Offered>,
}

/// A question about a field, before it meets a profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asking {
    /// `devices[].support_end`.
    pub(super) path: String,
    pub(super) from: Source,
    pub(super) ask: String,
    #[serde(default)]
    pub(super) example: String,
    pub(super) write: String,
    pub(super) only: Option<Only>,
    /// The list for each entry of which a whole list is asked for.
    pub(super) each: Option<String>,
    /// Asked although the record that holds the field is not there yet.
    #[serde(default)]
    pub(super) begins: bool,
    #[serde(default)]
    pub(super) sheet: Sheet,
}

/// Of whom a field is asked that the people at the desk cannot answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Vendors.
    Vendor,
    /// Somebody who walks through the building.
    Walk,
    /// The executives.
    Director,
}

/// Of which entries something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Only {
    House,
    Cloud,
    Boxes,
    Network,
    Terminals,
    Own,
    Head,
    Empty,
}

/// Which part of a source's papers asks it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Sheet {
    /// The sheet of questions.
    #[default]
    Questions,
    /// リモート保守 確認書.
    Remote,
}

/// A standard criterion, by groups of kinds.
#[derive(Debug, Deserialize)]
pub(super) struct Offered {
    pub(super) path: String,
    /// What must be in place for the criterion to work.
    pub(super) needs: String,
    /// `beds`, `pharmacy`, `home-nursing`, `others`.
    #[serde(flatten)]
    pub(super) texts: BTreeMap<String, String>,
}

/// The questions. They are compiled in and a test reads them, so that a fault in them reaches nobody.
pub(super) fn data() -> &'static Data {
    static DATA: LazyLock<Data> = LazyLock::new(|| read(TEXT).unwrap_or_default());
    &DATA
}

/// Reads them.
pub(super) fn read(yaml: &str) -> Result<Data, serde_saphyr::Error> {
    serde_saphyr::from_str(yaml)
}
