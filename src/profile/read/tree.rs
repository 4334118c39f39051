//! This file holds the located tree between YAML or CSV and the typed profile.

/// A place in one of the files being read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::profile) struct Position {
    /// Number of the file in the `Reading`; 0 is the profile.
    pub(in crate::profile) file: usize,
    /// One-based line.
    pub(in crate::profile) line: u32,
    /// One-based column in characters (in a CSV file: the number of the cell).
    pub(in crate::profile) column: u32,
}

/// A value where it was written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::profile) struct Node {
    /// Where it begins.
    pub(in crate::profile) at: Position,
    /// What it is.
    pub(in crate::profile) kind: Kind,
}

/// What was written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::profile) enum Kind {
    /// Nothing, `null` or `~`.
    Null,
    /// A text, exactly as written, so that no leading zero is lost.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in their order; the first of two equal keys counts.
    Map(Vec<Entry>),
}

/// One key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::profile) struct Entry {
    /// The key.
    pub(in crate::profile) key: String,
    /// Where the key stands.
    pub(in crate::profile) key_at: Position,
    /// The value.
    pub(in crate::profile) value: Node,
}

impl Node {
    /// The value of a key, when this is a set of keys.
    pub(in crate::profile) fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|e| e.key == key).map(|e| &e.value),
            _ => None,
        }
    }

    /// What was found here, in the words of a message.
    pub(in crate::profile) fn found(&self) -> String {
        match &self.kind {
            Kind::Null => "何も書かれていません".to_owned(),
            Kind::Scalar(text) => format!("{}と書かれています", super::quoted(text)),
            Kind::List(_) => "リスト（「-」の並び）が書かれています".to_owned(),
            Kind::Map(_) => "項目の集まり（「名前: 値」の並び）が書かれています".to_owned(),
        }
    }
}
