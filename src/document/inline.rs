//! This file holds what stands inside a line of text.

use super::BlockId;

/// Inlines in reading order.
pub type Inlines = Vec<Inline>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that weigh more.
    Strong(Inlines),
    /// A web, mail or telephone address that can be clicked.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads: `https:`, `mailto:` or `tel:`.
        url: String,
    },
    /// A reference to a block of this or another document of the binder.
    Reference {
        /// The block meant.
        target: BlockId,
        /// How the place is named.
        form: ReferenceForm,
    },
    /// Alternatives of which one may be circled: 「はい・いいえ」.
    Choice {
        /// The alternatives in printed order.
        options: Vec<String>,
        /// Index of the circled one; `None` leaves the choice to the pen.
        selected: Option<usize>,
    },
    /// □ or ■.
    Checkbox {
        /// Whether it is ticked.
        checked: bool,
    },
    /// An underlined space to write on.
    Blank {
        /// Width in ems of the surrounding text.
        ems: u8,
    },
    /// A new line within the paragraph.
    Break,
}

/// How a reference names its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceForm {
    /// 「3.3.2」, 「第3章」, 「表4」, 「図2」.
    Number,
    /// 「3.3.2 被害拡大防止」.
    NumberAndTitle,
    /// 「12頁」.
    Page,
    /// 「3.3.2（12頁）」.
    NumberAndPage,
    /// 「BCP 3.3.2（PDF 12頁）」: for references from one paper to another.
    Place,
    /// 「18頁」: how many pages the paper of the target has.
    PageCount,
}

impl ReferenceForm {
    /// The entry of the page map whose number a reference of this form prints.
    pub fn page_of(self, target: &BlockId) -> BlockId {
        match self {
            ReferenceForm::PageCount => target.last_page(),
            _ => target.clone(),
        }
    }
}

/// The sign of a box to tick: both states are in every Japanese font, unlike ☐ and ☑.
pub fn checkbox_mark(checked: bool) -> char {
    if checked { '■' } else { '□' }
}

/// One piece of plain text.
pub fn text(words: impl Into<String>) -> Inlines {
    vec![Inline::Text(words.into())]
}

/// The words of inlines without marks: choices as their options joined by 「・」, references as nothing.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Link { text: words, .. } => out.push_str(words),
            Inline::Strong(inner) => out.push_str(&plain_text(inner)),
            Inline::Choice { options, .. } => out.push_str(&options.join("・")),
            Inline::Break => out.push('\n'),
            Inline::Reference { .. } | Inline::Checkbox { .. } | Inline::Blank { .. } => {}
        }
    }
    out
}
