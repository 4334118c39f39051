//! This file names everything that can be wrong with a template.

/// Why a template makes no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The document names a template that is not there.
    #[error("テンプレート「{template}」がありません。")]
    NoTemplate {
        /// Its name.
        template: String,
    },
    /// Handlebars cannot read it.
    #[error("{template}、{line}行目: テンプレートとして読めません（{reason}）。")]
    Unreadable {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// What Handlebars says.
        reason: String,
    },
    /// A path that the view does not have.
    #[error("{template}、{line}行目: 「{path}」という値はありません。{}", meant(near))]
    UnknownPath {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// The path as written.
        path: String,
        /// The one probably meant.
        near: Option<String>,
    },
    /// A value is used as what it is not.
    #[error("{template}、{line}行目: 「{path}」はここでは使えません（{reason}）。")]
    WrongUse {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// The path or helper as written.
        path: String,
        /// Why not.
        reason: &'static str,
    },
    /// Something that the dialect does not know.
    #[error("{template}、{line}行目: {what}は使えません。")]
    Refused {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// What it is.
        what: String,
    },
    /// A block without `{#key}`.
    #[error("{template}、{line}行目: {what}に名前 {{#名前}} がありません。")]
    NoKey {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// Which block.
        what: &'static str,
    },
    /// A fenced block, attribute or mark that cannot be read.
    #[error("{template}、{line}行目: {what}")]
    Malformed {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// What is wrong, as a sentence.
        what: String,
    },
    /// A value or cell that would print as nothing.
    #[error("{template}、{line}行目: 空の値が印刷されます。")]
    Empty {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
    },
    /// A table, list or other block without anything in it.
    #[error("{template}、{line}行目: 「{key}」に中身がありません。")]
    NoRows {
        /// Name of the template.
        template: String,
        /// Line in it.
        line: usize,
        /// Key of the block.
        key: String,
    },
    /// The view cannot be given to a template.
    #[error("{document}: 値を渡せません（{reason}）。")]
    View {
        /// Name of the document.
        document: String,
        /// What serde says.
        reason: String,
    },
}

impl ComposeError {
    /// The template and the line in it, where the fault has them.
    pub fn place(&self) -> Option<(&str, Option<u32>)> {
        match self {
            Self::View { .. } => None,
            Self::NoTemplate { template } => Some((template, None)),
            Self::Unreadable { template, line, .. }
            | Self::UnknownPath { template, line, .. }
            | Self::WrongUse { template, line, .. }
            | Self::Refused { template, line, .. }
            | Self::NoKey { template, line, .. }
            | Self::Malformed { template, line, .. }
            | Self::Empty { template, line }
            | Self::NoRows { template, line, .. } => Some((template, u32::try_from(*line).ok())),
        }
    }

    /// What is wrong, without the place.
    pub fn what(&self) -> String {
        let said = self.to_string();
        match (self.place(), said.split_once("行目: ")) {
            (Some((_, Some(_))), Some((_, what))) => what.to_owned(),
            _ => said,
        }
    }
}

fn meant(near: &Option<String>) -> String {
    near.as_ref().map(|near| format!("「{near}」でしょうか。")).unwrap_or_default()
}
