//! This file is the hand that walks the tree: it knows the path, and it keeps what is said on the way.

use std::collections::BTreeMap;

use super::super::{Pending, Source};
use super::FromYaml;
use super::column::Column;
use super::spot::Spots;
use super::text::LocatedText;
use super::tree::{Node, Position};
use crate::diagnostic::{Diagnostic, Report};

/// A promise to find something out, and where it was made.
#[derive(Debug)]
pub(in crate::profile) struct PendingAt {
    /// Path of the field that is not known yet.
    pub(in crate::profile) path: String,
    /// Who finds it out.
    pub(in crate::profile) pending: Pending,
}

/// One walk over a profile and its ledgers.
#[derive(Debug)]
pub(in crate::profile) struct Reading<'a> {
    /// The ledgers that were loaded.
    pub(super) ledgers: &'a BTreeMap<String, Source>,
    /// What was said.
    pub(in crate::profile) report: Report,
    /// The user's texts.
    pub(in crate::profile) texts: Vec<LocatedText>,
    /// Where everything is.
    pub(in crate::profile) spots: Spots,
    /// Everything that is not known yet.
    pub(in crate::profile) pendings: Vec<PendingAt>,
    /// Set when the text could not be read to its end: what is missing may have stood there.
    incomplete: bool,
    /// Columns already named as missing from the ledger being read.
    pub(super) missing_columns: Vec<&'static str>,
    /// The columns of the ledger being read; none in the profile itself.
    pub(super) columns: &'static [Column],
    path: String,
}

impl<'a> Reading<'a> {
    /// A walk that begins at the top of the profile.
    pub(in crate::profile) fn new(
        name: &str,
        ledgers: &'a BTreeMap<String, Source>,
        incomplete: bool,
    ) -> Self {
        Self {
            ledgers,
            report: Report::new(),
            texts: Vec::new(),
            spots: Spots::of(name),
            pendings: Vec::new(),
            incomplete,
            missing_columns: Vec::new(),
            columns: &[],
            path: String::new(),
        }
    }

    /// A further file that values are from; its number goes into their positions.
    pub(in crate::profile) fn add_file(&mut self, name: &str) -> usize {
        self.spots.add_file(name)
    }

    /// Reads an entry that stands in no list of the profile yet.
    pub(in crate::profile) fn entry<T: FromYaml>(
        &mut self,
        index: usize,
        node: &Node,
    ) -> Option<T> {
        self.item(index, node)
    }

    /// Reads a value under a key of the present one.
    pub(super) fn field<T: FromYaml>(&mut self, key: &str, node: &Node) -> Option<T> {
        let length = self.path.len();
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(key);
        self.step(length, node)
    }

    /// Reads an entry of the present list; `index` counts from 0, the path from 1 as lines do.
    pub(super) fn item<T: FromYaml>(&mut self, index: usize, node: &Node) -> Option<T> {
        let length = self.path.len();
        self.path.push_str(&format!("[{}]", index.saturating_add(1)));
        self.step(length, node)
    }

    fn step<T: FromYaml>(&mut self, length: usize, node: &Node) -> Option<T> {
        self.spots.add(&self.path, node.at);
        let value = T::read(node, self);
        self.path.truncate(length);
        value
    }

    /// The path of the present value.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Keeps a text of the user's for those who must name its field.
    pub(super) fn keep(&mut self, text: &str, at: Position) {
        let place = self.spots.place(at, &self.path);
        self.texts.push(LocatedText { text: text.to_owned(), place });
    }

    /// Says that something is wrong here.
    pub(super) fn fault(
        &mut self,
        at: Position,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.spots.place(at, &self.path);
        self.report.push(Diagnostic::error(code, place, message).help(help));
    }

    /// Says that something is wrong at a key inside the present value.
    pub(super) fn fault_at_key(
        &mut self,
        at: Position,
        key: &str,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let path = match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        let place = self.spots.place(at, &path);
        self.report.push(Diagnostic::error(code, place, message).help(help));
    }

    /// Says that something will hurt later.
    pub(super) fn warn(
        &mut self,
        at: Position,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.spots.place(at, &self.path);
        self.report.push(Diagnostic::warning(code, place, message).help(help));
    }

    /// Says that a required field is missing, unless that follows from something said before.
    pub(super) fn missing(&mut self, at: Position, field: &'static str, about: &str) {
        if self.incomplete || self.missing_columns.contains(&field) {
            return;
        }
        let about = about.split('。').next().unwrap_or(about);
        let help = match self.columns.iter().find(|c| c.key == field) {
            Some(column) => format!("この行の「{}」の列に値を書いてください。", column.label()),
            None => format!("「{field}: 」に続けて値を書いてください。"),
        };
        self.fault_at_key(
            at,
            field,
            "profile-missing",
            format!("必須の項目「{field}」（{about}）がありません。"),
            help,
        );
    }
}
