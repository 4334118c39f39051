//! This module holds the commands, one file each.

mod binder;
mod check;
mod completions;
mod forms;
mod generate;
mod lists;
mod restore;
mod schema;
mod sheets;
mod tables;
mod templates;
mod told;
mod trouble;
mod wizard;

pub(super) use binder::binder;
pub(super) use check::check;
pub(super) use completions::completions;
pub(super) use forms::forms;
pub(super) use generate::generate;
pub(super) use lists::{export, import};
pub(super) use restore::restore;
pub(super) use schema::schema;
pub(super) use sheets::sheets;
pub(super) use templates::templates;
pub(super) use trouble::Trouble;
pub(super) use wizard::{ask, edit, init};
