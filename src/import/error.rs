//! This file says why a list cannot be taken in, in the words the user will read.

use crate::diagnostic::Report;
use crate::grid::GridError;

/// Why a list cannot be taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Faults in the user's data: nothing was made of it.
    #[error("the list has faults")]
    Faults {
        /// All of them.
        report: Report,
    },
    /// The file gives no rows.
    #[error(transparent)]
    Grid(#[from] GridError),
    /// No row looks like the headings of such a list.
    #[error(
        "「{file}」に、{title}の見出しの行が見つかりません。{looked}\n  見出しには、{examples}などの言葉を使ってください。見出しは{within}行目までに置いてください。"
    )]
    NoHeader {
        /// The file.
        file: String,
        /// What the list is called.
        title: String,
        /// What was found instead.
        looked: String,
        /// Headings that would be known.
        examples: String,
        /// How far down it is looked for.
        within: usize,
    },
    /// `--map` names a column that is not there.
    #[error("--map の「{given}」という見出しの列はありません。見出し: {all}。")]
    NoColumn {
        /// What was given.
        given: String,
        /// The headings there are.
        all: String,
    },
    /// `--map` or `--fill` names no field.
    #[error("「{given}」という項目はありません。書ける項目: {all}。")]
    NoField {
        /// What was given.
        given: String,
        /// The fields there are.
        all: String,
    },
    /// A column that is never taken in was to be taken in.
    #[error("「{heading}」の列は取り込めません。{why}。")]
    Refused {
        /// The heading.
        heading: String,
        /// Why not.
        why: String,
    },
    /// `--map` or `--fill` without `=`.
    #[error("「{given}」は「列名=項目」の形で書いてください。例: {example}")]
    NoPair {
        /// What was given.
        given: String,
        /// How it is written.
        example: &'static str,
    },
    /// The ledger cannot lie beside.
    #[error("{0}")]
    NotBeside(String),
    /// A fault of ours.
    #[error("import: {what}")]
    Ours {
        /// For the developers.
        what: String,
    },
}
