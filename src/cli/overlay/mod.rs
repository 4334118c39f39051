//! This module loads what people lay beside a profile: forms that do not ship, and templates in other words.

mod catalogue;
mod folder;
mod templates;

pub(crate) use catalogue::{FOLDER, catalogue};
pub(crate) use templates::templates;
