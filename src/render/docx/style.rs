//! This file turns the theme's roles into Word's styles, so that text carries names instead of looks.

use super::measure::{eighths, grey, half_points, twips};
use super::xml::{Element, Value, el, val};
use super::{MAIN, numbering};
use crate::document::ParagraphRole;
use crate::layout::Theme;
use crate::layout::house::{FIGURE_AROUND, FORM_ROOM, HEADER_RULE, NOTE_AROUND, TABLE_AROUND};
use crate::layout::theme::{TextAlign, TextStyle};

/// A paragraph style by its id in the file; Word knows the built-in ones by their English names in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) id: &'static str,
    name: &'static str,
    next: Option<&'static str>,
}

const fn style(id: &'static str, name: &'static str) -> Style {
    Style { id, name, next: None }
}

const fn then_text(id: &'static str, name: &'static str) -> Style {
    Style { id, name, next: Some("Normal") }
}

pub(super) const NORMAL: Style = style("Normal", "Normal");
pub(super) const TITLE: Style = then_text("Title", "Title");
pub(super) const SUBTITLE: Style = then_text("Subtitle", "Subtitle");
pub(super) const COVER: Style = style("Cover", "表紙");
pub(super) const RIGHT: Style = style("Right", "右寄せ");
pub(super) const SMALL: Style = style("Small", "注記");
pub(super) const EMPHASIS: Style = style("EmphasisLine", "強調行");
pub(super) const HEADINGS: [Style; 3] = [
    then_text("Heading1", "heading 1"),
    then_text("Heading2", "heading 2"),
    then_text("Heading3", "heading 3"),
];
pub(super) const CAPTION: Style = then_text("Caption", "caption");
pub(super) const CONTENTS: [Style; 3] =
    [style("TOC1", "toc 1"), style("TOC2", "toc 2"), style("TOC3", "toc 3")];
/// The heading of the table of contents, which does not list itself.
pub(super) const CONTENTS_HEADING: Style = then_text("TOCHeading", "TOC Heading");
pub(super) const BULLETS: Style = style("ListBullet", "List Bullet");
pub(super) const NUMBERS: Style = style("ListNumber", "List Number");
/// Cells set from the left, in the middle, to the right.
pub(super) const CELLS: [Style; 3] = [
    style("Cell", "表の文字"),
    style("CellCenter", "表の文字（中央）"),
    style("CellEnd", "表の文字（右）"),
];
/// The same for header cells.
pub(super) const HEADS: [Style; 3] = [
    style("Head", "表の見出し"),
    style("HeadCenter", "表の見出し（中央）"),
    style("HeadEnd", "表の見出し（右）"),
];
pub(super) const HEADER: Style = style("Header", "header");
pub(super) const FOOTER: Style = style("Footer", "footer");
pub(super) const NOTE: Style = style("Note", "囲み");
pub(super) const NOTE_TITLE: Style =
    Style { id: "NoteTitle", name: "囲みの見出し", next: Some("Note") };
const NOTE_SMALL: Style = style("NoteSmall", "囲みの注記");
const NOTE_STRONG: Style = style("NoteStrong", "囲みの強調行");
const NOTE_CENTER: Style = style("NoteCenter", "囲み（中央）");
const NOTE_RIGHT: Style = style("NoteRight", "囲み（右寄せ）");
/// Holds drawings and pictures, whose height no exact line may cut.
pub(super) const FIGURE: Style = style("Figure", "図");
/// Words in the boxes of drawings.
pub(super) const BOX: Style = style("Box", "図の文字");
/// The paragraph that Word demands between two tables and after the last.
pub(super) const GAP: Style = style("Gap", "表の後");
/// Words that can be clicked.
pub(super) const HYPERLINK: &str = "Hyperlink";
/// Ledgers and key–value sheets.
pub(super) const TABLE: &str = "Grid";
/// Forms, which are filled in by hand and need more room.
pub(super) const FORM: &str = "FormGrid";
/// The style of a paragraph role.
pub(super) fn of_role(role: ParagraphRole) -> Style {
    match role {
        ParagraphRole::Title => TITLE,
        ParagraphRole::Subtitle => SUBTITLE,
        ParagraphRole::Body => NORMAL,
        ParagraphRole::Cover => COVER,
        ParagraphRole::Right => RIGHT,
        ParagraphRole::Small => SMALL,
        ParagraphRole::Emphasis => EMPHASIS,
    }
}

/// The style of a paragraph inside a note.
pub(super) fn of_note(role: ParagraphRole) -> Style {
    match role {
        ParagraphRole::Small => NOTE_SMALL,
        ParagraphRole::Emphasis => NOTE_STRONG,
        ParagraphRole::Cover => NOTE_CENTER,
        ParagraphRole::Right => NOTE_RIGHT,
        ParagraphRole::Body | ParagraphRole::Title | ParagraphRole::Subtitle => NOTE,
    }
}

/// The look of a paragraph inside a note: the note's own, except for what makes its role.
pub(super) fn note_look(theme: &Theme, role: ParagraphRole) -> TextStyle {
    let align = theme.paragraph(role).align;
    match role {
        ParagraphRole::Small => theme.paragraph(role),
        ParagraphRole::Emphasis => TextStyle { strong: true, ..theme.note },
        ParagraphRole::Cover | ParagraphRole::Right => TextStyle { align, ..theme.note },
        ParagraphRole::Body | ParagraphRole::Title | ParagraphRole::Subtitle => theme.note,
    }
}

/// `word/styles.xml`.
pub(super) fn styles(theme: &Theme, text_width: f32, chapters_start_pages: bool) -> Element {
    let look = |role| theme.paragraph(role);
    let body = look(ParagraphRole::Body);
    let roles = [
        ParagraphRole::Title,
        ParagraphRole::Subtitle,
        ParagraphRole::Cover,
        ParagraphRole::Right,
        ParagraphRole::Small,
        ParagraphRole::Emphasis,
    ];
    let mut all = vec![paragraph(NORMAL, body, []).attr("w:default", "1")];
    all.extend(roles.map(|role| {
        let kept = matches!(role, ParagraphRole::Title | ParagraphRole::Subtitle);
        paragraph(of_role(role), look(role), kept.then(|| el("w:keepNext")))
    }));
    all.extend(headings(theme, chapters_start_pages));
    all.push(paragraph(CAPTION, theme.caption, []));
    let right_tab = |width: f32| {
        el("w:tabs")
            .child(val("w:tab", "right").attr("w:leader", "dot").attr("w:pos", twips(width)))
    };
    for (level, (style, look)) in CONTENTS.into_iter().zip(theme.contents).enumerate() {
        let properties = [right_tab(text_width), indent(contents_indent(theme, level), 0.0)];
        all.push(paragraph(style, look, properties));
    }
    let item = TextStyle { first_indent: 0.0, ..body };
    for style in [BULLETS, NUMBERS] {
        all.push(paragraph(style, item, [el("w:contextualSpacing")]));
    }
    all.push(paragraph(CONTENTS_HEADING, theme.headings[0], [el("w:keepNext")]));
    for (styles, strong) in [(CELLS, theme.table.strong), (HEADS, true)] {
        for (style, align) in
            styles.into_iter().zip([TextAlign::Start, TextAlign::Center, TextAlign::End])
        {
            all.push(paragraph(style, TextStyle { align, strong, ..theme.table }, []));
        }
    }
    all.push(paragraph(HEADER, theme.furniture, [header_rule(theme)]));
    all.push(paragraph(FOOTER, theme.furniture, []));
    all.extend(notes(theme));
    all.push(drawing_style(theme));
    let boxed = TextStyle { align: TextAlign::Start, before: 0.0, after: 0.0, ..theme.figure };
    all.push(paragraph(BOX, boxed, []));
    all.push(gap_style(theme));
    all.push(character(HYPERLINK, HYPERLINK, val("w:u", "single")));
    let room = theme.rules.cell_padding_y;
    all.push(table_style(TABLE, "書類の表", theme, room));
    all.push(table_style(FORM, "様式の表", theme, room * FORM_ROOM));
    el("w:styles").attr("xmlns:w", MAIN).child(defaults(theme)).children(all)
}

/// How far an entry of the table of contents stands in.
fn contents_indent(theme: &Theme, level: usize) -> f32 {
    theme.list_indent * [0.0, 1.0, 2.0].get(level).copied().unwrap_or(2.0)
}

fn defaults(theme: &Theme) -> Element {
    // Latin words are English: as Japanese ones LibreOffice would break lines inside them.
    let run = el("w:rPr").child(fonts(theme.docx_font.clone())).child(
        el("w:lang").attr("w:val", "en-US").attr("w:eastAsia", "ja-JP").attr("w:bidi", "ar-SA"),
    );
    // Our layout knows no grid, no hanging punctuation, no space added between scripts.
    let paragraph = el("w:pPr")
        .child(el("w:widowControl"))
        .child(el("w:kinsoku"))
        .child(val("w:overflowPunct", "0"))
        .child(val("w:autoSpaceDE", "0"))
        .child(val("w:autoSpaceDN", "0"))
        .child(val("w:adjustRightInd", "0"))
        .child(val("w:snapToGrid", "0"));
    el("w:docDefaults")
        .child(el("w:rPrDefault").child(run))
        .child(el("w:pPrDefault").child(paragraph))
}

fn headings(theme: &Theme, chapters_start_pages: bool) -> impl Iterator<Item = Element> {
    HEADINGS.into_iter().zip(theme.headings).zip(0u32..).map(move |((style, look), level)| {
        let mut properties = vec![
            el("w:keepNext"),
            el("w:keepLines"),
            val("w:outlineLvl", level),
            numbering::properties(numbering::HEADINGS, level),
        ];
        let begins_page = level == 0 && chapters_start_pages;
        let before = if begins_page { 0.0 } else { look.before };
        properties.extend(begins_page.then(|| el("w:pageBreakBefore")));
        paragraph(style, TextStyle { before, ..look }, properties)
    })
}

fn paragraph(
    style: Style,
    look: TextStyle,
    properties: impl IntoIterator<Item = Element>,
) -> Element {
    let based = (style != NORMAL).then(|| val("w:basedOn", NORMAL.id));
    el("w:style")
        .attr("w:type", "paragraph")
        .attr("w:styleId", style.id)
        .child(val("w:name", style.name))
        .children(based)
        .children(style.next.map(|next| val("w:next", next)))
        .child(el("w:qFormat"))
        .child(paragraph_look(look).children(properties))
        .child(run_look(look))
}

fn paragraph_look(look: TextStyle) -> Element {
    let align = match look.align {
        TextAlign::Start => "left",
        TextAlign::Justify => "both",
        TextAlign::Center => "center",
        TextAlign::End => "right",
    };
    let spacing = el("w:spacing")
        .attr("w:before", twips(look.before).max(0))
        .attr("w:after", twips(look.after).max(0))
        .attr("w:line", twips(look.leading).max(1))
        .attr("w:lineRule", "exact");
    let first = (look.first_indent > 0.0).then(|| {
        el("w:ind")
            .attr("w:firstLineChars", twips(look.first_indent * 5.0))
            .attr("w:firstLine", twips(look.first_indent * look.size))
    });
    el("w:pPr").child(spacing).child(val("w:jc", align)).children(first)
}

fn run_look(look: TextStyle) -> Element {
    let size = half_points(look.size);
    let bold = if look.strong { el("w:b") } else { val("w:b", "0") };
    el("w:rPr").child(bold).child(val("w:sz", size)).child(val("w:szCs", size))
}

/// An indent from the left with the first line standing out by as much as its label needs.
pub(super) fn indent(left: f32, hanging: f32) -> Element {
    el("w:ind").attr("w:left", twips(left)).attr("w:hanging", twips(hanging))
}

fn notes(theme: &Theme) -> impl Iterator<Item = Element> {
    let title = TextStyle { strong: true, before: NOTE_AROUND, ..theme.note };
    let kept = frame(theme).into_iter().chain([el("w:keepNext")]);
    let title = paragraph(NOTE_TITLE, title, kept);
    let roles = [
        ParagraphRole::Body,
        ParagraphRole::Small,
        ParagraphRole::Emphasis,
        ParagraphRole::Cover,
        ParagraphRole::Right,
    ];
    let others = roles.map(|role| paragraph(of_note(role), note_look(theme, role), frame(theme)));
    std::iter::once(title).chain(others)
}

/// The frame of notes: equal on every paragraph, so that Word draws one frame around all of them.
fn frame(theme: &Theme) -> Vec<Element> {
    let rules = theme.rules;
    let side = |name, space: f32| {
        val(name, "single")
            .attr("w:sz", eighths(rules.thick))
            .attr("w:space", twips(space) / 20)
            .attr("w:color", grey(rules.grey))
    };
    let (x, y) = (rules.cell_padding_x * 2.0, rules.cell_padding_y * 2.0);
    let sides = [side("w:top", y), side("w:left", x), side("w:bottom", y), side("w:right", x)];
    vec![
        el("w:pBdr").children(sides),
        shade(rules.light_ground),
        el("w:ind").attr("w:left", twips(x)).attr("w:right", twips(x)),
    ]
}

/// A grey ground.
pub(super) fn shade(level: f32) -> Element {
    val("w:shd", "clear").attr("w:color", "auto").attr("w:fill", grey(level))
}

fn drawing_style(theme: &Theme) -> Element {
    let look = TextStyle { before: 0.0, after: 0.0, align: TextAlign::Center, ..theme.caption };
    let spacing = el("w:spacing")
        .attr("w:before", twips(FIGURE_AROUND))
        .attr("w:after", 0)
        .attr("w:line", 240)
        .attr("w:lineRule", "auto");
    el("w:style")
        .attr("w:type", "paragraph")
        .attr("w:styleId", FIGURE.id)
        .child(val("w:name", FIGURE.name))
        .child(val("w:basedOn", NORMAL.id))
        .child(el("w:qFormat"))
        .child(el("w:pPr").child(spacing).child(val("w:jc", "center")))
        .child(run_look(TextStyle { strong: false, ..look }))
}

fn gap_style(theme: &Theme) -> Element {
    let body = theme.paragraph(ParagraphRole::Body);
    let before = TABLE_AROUND - 1.0;
    let look = TextStyle { size: 1.0, leading: 1.0, before, after: 0.0, ..body };
    paragraph(GAP, look, [])
}

fn table_style(id: &'static str, name: &'static str, theme: &Theme, y: f32) -> Element {
    let rules = theme.rules;
    let border = |name, width| {
        val(name, "single")
            .attr("w:sz", eighths(width))
            .attr("w:space", 0)
            .attr("w:color", grey(rules.grey))
    };
    let margin = |name, width| el(name).attr("w:w", twips(width)).attr("w:type", "dxa");
    // Rules take room of their own beside the words.
    let x = (rules.cell_padding_x - rules.thin).max(0.0);
    el("w:style")
        .attr("w:type", "table")
        .attr("w:styleId", id)
        .child(val("w:name", name))
        .child(el("w:qFormat"))
        .child(
            el("w:tblPr")
                .child(el("w:tblBorders").children([
                    border("w:top", rules.thick),
                    border("w:left", rules.thick),
                    border("w:bottom", rules.thick),
                    border("w:right", rules.thick),
                    border("w:insideH", rules.thin),
                    border("w:insideV", rules.thin),
                ]))
                .child(el("w:tblCellMar").children([
                    margin("w:top", y),
                    margin("w:left", x),
                    margin("w:bottom", (y - rules.thin).max(0.0)),
                    margin("w:right", x),
                ])),
        )
}

fn header_rule(theme: &Theme) -> Element {
    let rule = val("w:bottom", "single")
        .attr("w:sz", eighths(theme.rules.thin))
        .attr("w:space", twips(HEADER_RULE) / 20)
        .attr("w:color", grey(theme.rules.grey));
    el("w:pBdr").child(rule)
}

fn character(id: &'static str, name: &'static str, look: Element) -> Element {
    el("w:style")
        .attr("w:type", "character")
        .attr("w:styleId", id)
        .child(val("w:name", name))
        .child(el("w:rPr").child(look))
}

fn fonts(name: impl Into<Value> + Clone) -> Element {
    el("w:rFonts")
        .attr("w:ascii", name.clone())
        .attr("w:hAnsi", name.clone())
        .attr("w:eastAsia", name.clone())
        .attr("w:cs", name)
}
