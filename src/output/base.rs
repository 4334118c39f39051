//! This file keeps the text of every block as last written: the third side of a later merge.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::name::safe_folder_name;
use crate::document::BlockId;

/// The version of the form below.
const SCHEMA: u32 = 1;

/// The texts of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BaseTexts {
    schema: u32,
    /// The document's name.
    pub(super) document: String,
    /// By block id, in reading order.
    texts: Vec<(String, String)>,
}

impl BaseTexts {
    /// The texts with their ids; ids that are none are dropped.
    pub(super) fn texts(&self) -> Vec<(BlockId, String)> {
        let read = |(id, text): &(String, String)| Some((BlockId::parse(id).ok()?, text.clone()));
        self.texts.iter().filter_map(read).collect()
    }
}

/// The stored form of a document's texts.
pub(super) fn to_bytes(document: &str, texts: &[(BlockId, String)]) -> Vec<u8> {
    // A block passed in several pieces (a cell's paragraphs) is one text.
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    let mut joined: Vec<(String, String)> = Vec::new();
    for (id, text) in texts {
        match place.get(id.as_str()).and_then(|at| joined.get_mut(*at)) {
            Some((_, earlier)) => {
                earlier.push('\n');
                earlier.push_str(text);
            }
            None => {
                place.insert(id.as_str(), joined.len());
                joined.push((id.as_str().to_owned(), text.clone()));
            }
        }
    }
    let base = BaseTexts { schema: SCHEMA, document: document.to_owned(), texts: joined };
    super::manifest::to_bytes(&base)
}

/// The file name, without extension, under which a document's texts are kept.
pub(super) fn file_stem(document: &str) -> String {
    safe_folder_name(document)
}
