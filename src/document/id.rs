//! This file makes the stable names of blocks, by which hand edits find their way into the next edition.

use std::fmt;

/// `document/section-key/block-key[/entity-id[/field]]`: derived from keys, never from a counter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(String);

/// Why a text is not a block id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A segment is empty.
    #[error("block id `{id}` has an empty segment")]
    EmptySegment {
        /// The text that was given.
        id: String,
    },
}

impl BlockId {
    /// The id of a document itself.
    pub fn document(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Reads an id.
    ///
    /// # Errors
    /// [`IdError::EmptySegment`] when two slashes meet or the text is empty.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.split('/').any(str::is_empty) {
            return Err(IdError::EmptySegment { id: text.to_owned() });
        }
        Ok(Self(text.to_owned()))
    }

    /// The id one segment further down; slashes in the key are replaced, an empty key becomes `-`.
    pub fn child(&self, key: &str) -> Self {
        let key = if key.is_empty() { "-".to_owned() } else { key.replace('/', "∕") };
        Self(format!("{}/{key}", self.0))
    }

    /// The document's name: the first segment.
    pub fn document_name(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The mark of a document's last page in a page map; no block can have it, for a segment of it is empty.
    pub fn last_page(&self) -> Self {
        Self(format!("{}//last-page", self.document_name()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
