//! This file gives every document of a binder a file name that says what it is.

use std::collections::BTreeMap;

use crate::document::Numbered;

/// The file names without extension, in the order of the documents.
///
/// A title that several documents share is told apart by the document's own name.
pub(super) fn file_stems(documents: &[Numbered]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        *count.entry(&document.document().meta.title).or_default() += 1;
    }
    let stem = |numbered: &Numbered| {
        let document = numbered.document();
        let title = &document.meta.title;
        match count.get(title.as_str()) {
            Some(1) | None => title.clone(),
            Some(_) => format!("{title}（{}）", document.name),
        }
    };
    documents.iter().map(stem).collect()
}
