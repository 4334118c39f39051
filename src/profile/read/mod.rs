//! This module turns files as people really save them into values, and says everything that is wrong at once.

mod boolean;
mod column;
mod date;
mod digits;
mod encoding;
mod id;
mod known;
mod ledger;
mod lint;
mod list;
mod number;
mod phone;
mod quote;
mod reading;
mod record;
mod scope;
mod spot;
mod syntax;
mod text;
mod tree;
mod word;
mod yaml;

pub(super) use column::{ACCOUNT_COLUMNS, CLOUD_SERVICE_COLUMNS, Column, DEVICE_COLUMNS};
pub(crate) use digits::ascii;
pub(super) use digits::hyphens;
pub(crate) use encoding::decode;
pub use encoding::foreign_encoding;
pub(super) use known::{PENDING, PENDING_ABOUT};
pub(super) use ledger::{inside_folder, named_file};
pub(crate) use ledger::{is_formula, ledger_reader, ledger_sign, unguarded};
pub(super) use lint::lint;
pub(super) use quote::{quoted, suggestion};
pub(super) use reading::{PendingAt, Reading};
pub(super) use record::{Field, read_fields};
pub(super) use spot::Spots;
pub use text::LocatedText;
pub(super) use tree::{Entry, Kind, Node, Position};
pub(super) use word::read_word;
pub(super) use yaml::read_tree;

use super::shape::Shape;

/// A value that can be read from a located tree and described to an editor.
pub(super) trait FromYaml: Sized {
    /// Whether it is written as a set of fields.
    const RECORD: bool = false;

    /// The columns under which a list of it may lie in a CSV file.
    const COLUMNS: &'static [Column] = &[];

    /// Reads it; every fault goes to `reading`, and `None` says that there was one.
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self>;

    /// The value when nothing was written; `None` when something must be.
    fn absent() -> Option<Self> {
        None
    }

    /// What may be written for it.
    fn shape() -> Shape;
}
