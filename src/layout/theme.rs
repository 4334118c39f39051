//! This file maps roles to sizes, spaces and lines; the numbers themselves come from `assets/theme.yaml`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::{ParagraphRole, TypeSize};

/// How every role looks. All lengths are points.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Name of the East-Asian font in DOCX files: a family that Windows ships.
    pub docx_font: String,
    /// Its Latin name, for systems that know only that one.
    pub docx_font_alternative: String,
    /// Space between page edge and text.
    pub margins: Margins,
    /// Looks of paragraphs by role (`title`, `subtitle`, `body`, `cover`, `right`, `small`, `emphasis`).
    pub paragraphs: BTreeMap<String, TextStyle>,
    /// Looks of headings, levels 1 to 3.
    pub headings: [TextStyle; 3],
    /// Captions of tables and figures.
    pub caption: TextStyle,
    /// Words in tables.
    pub table: TextStyle,
    /// Words in notes.
    pub note: TextStyle,
    /// Header and footer lines.
    pub furniture: TextStyle,
    /// Entries of the table of contents, levels 1 to 3.
    pub contents: [TextStyle; 3],
    /// Words in diagrams.
    pub figure: TextStyle,
    /// Rules and grounds.
    pub rules: Rules,
    /// Indent of list items.
    pub list_indent: f32,
}

/// Space between page edge and text.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Below the text.
    pub bottom: f32,
    /// Left of the text.
    pub left: f32,
    /// Right of the text.
    pub right: f32,
    /// From the page edge to the header line.
    pub header: f32,
    /// From the page edge to the footer line.
    pub footer: f32,
}

/// Look of a kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Size.
    pub size: f32,
    /// Distance from baseline to baseline.
    pub leading: f32,
    /// Space above.
    #[serde(default)]
    pub before: f32,
    /// Space below.
    #[serde(default)]
    pub after: f32,
    /// Heavier weight.
    #[serde(default)]
    pub strong: bool,
    /// How lines stand.
    #[serde(default)]
    pub align: TextAlign,
    /// Indent of the first line in ems (字下げ).
    #[serde(default)]
    pub first_indent: f32,
}

/// How lines stand in their measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextAlign {
    /// From the left edge, the right edge ragged.
    #[default]
    Start,
    /// Both edges straight (両端揃え).
    Justify,
    /// In the middle.
    Center,
    /// To the right edge.
    End,
}

/// Rules and grounds.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Thin rules of tables.
    pub thin: f32,
    /// Outer and header rules.
    pub thick: f32,
    /// Grey level of rules, 0 (black) to 1 (white).
    pub grey: f32,
    /// Grey level of header cells.
    pub header_ground: f32,
    /// Grey level of quiet cells.
    pub light_ground: f32,
    /// Space between a cell's rule and its words, left and right.
    pub cell_padding_x: f32,
    /// The same, above and below.
    pub cell_padding_y: f32,
}

/// Words of a large paper against those of a usual one.
const LARGE: f32 = 1.45;

/// Words in the tables of a paper of many columns against those of a usual one.
const SMALL: f32 = 0.85;

impl TextStyle {
    fn scaled(&mut self, factor: f32) {
        self.size *= factor;
        self.leading *= factor;
        self.before *= factor;
        self.after *= factor;
    }
}

impl Theme {
    /// The theme of a paper whose words have this size; header and footer lines keep theirs.
    pub fn sized(&self, size: TypeSize) -> Cow<'_, Theme> {
        match size {
            TypeSize::Normal => return Cow::Borrowed(self),
            TypeSize::Small => return Cow::Owned(self.small()),
            TypeSize::Large => {}
        }
        let mut large = self.clone();
        let texts = large.paragraphs.values_mut().chain(&mut large.headings);
        let texts = texts.chain([&mut large.caption, &mut large.table, &mut large.note]);
        texts.chain([&mut large.figure]).for_each(|style| style.scaled(LARGE));
        large.contents.iter_mut().for_each(|style| style.scaled(LARGE));
        large.list_indent *= LARGE;
        large.rules.cell_padding_x *= LARGE;
        large.rules.cell_padding_y *= LARGE;
        Cow::Owned(large)
    }

    /// Only tables are dense; what is read as prose stays as large as elsewhere.
    fn small(&self) -> Theme {
        let mut small = self.clone();
        small.table.scaled(SMALL);
        small.rules.cell_padding_x *= SMALL * SMALL;
        small.rules.cell_padding_y *= SMALL;
        small
    }

    /// The look of a paragraph role; running text when the theme does not name the role.
    pub fn paragraph(&self, role: ParagraphRole) -> TextStyle {
        let name = match role {
            ParagraphRole::Title => "title",
            ParagraphRole::Subtitle => "subtitle",
            ParagraphRole::Body => "body",
            ParagraphRole::Cover => "cover",
            ParagraphRole::Right => "right",
            ParagraphRole::Small => "small",
            ParagraphRole::Emphasis => "emphasis",
        };
        self.paragraphs.get(name).copied().unwrap_or(self.table)
    }
}
