//! This file names printed forms: the ministry's title only on the ministry's form, our own on a 記入準備シート.

use crate::catalogue::Publication;

use super::FormPrint;

/// The mark of our own sheets, in titles and in the names of files.
const PREPARATION: &str = "記入準備シート";

/// The title of our own sheet.
pub(super) fn title(print: &FormPrint<'_>) -> String {
    let title = &print.form.title.text;
    let side = print.form.subtitle.as_ref().map(|s| s.text.as_str());
    let ours = match print.publication.family.as_str() {
        "checklist" => "サイバーセキュリティ対策チェックリスト",
        "bcp-review-sheet" => "BCP策定の確認表",
        _ => title,
    };
    let side = side.map(|side| format!("（{side}）")).unwrap_or_default();
    format!("{ours} {PREPARATION}{side}")
}

/// The title in running heads, short enough to stand there whole, with the vendor whose sheet it is.
pub(super) fn heading(print: &FormPrint<'_>) -> String {
    let vendor = print.vendor.map(|v| format!(" {}", v.name)).unwrap_or_default();
    if !print.is_form() {
        return format!("{}{vendor}", title(print));
    }
    let side = print.form.subtitle.as_ref().unwrap_or(&print.form.title);
    let edition = &print.publication.edition_name;
    format!("{}（{edition}） {}{vendor}", short(print.publication), side.text)
}

/// What people call the publication.
pub(super) fn short(publication: &Publication) -> &str {
    match publication.family.as_str() {
        "checklist" | "checklist-5.2" => "チェックリスト",
        "bcp-review-sheet" => "BCP策定の確認表",
        _ => &publication.title.text,
    }
}

/// Name of the files without ending, in words that no file system has yet been asked about.
pub(super) fn file_stem(print: &FormPrint<'_>, edition: bool) -> String {
    let form = print.form;
    let side = form.subtitle.as_ref().unwrap_or(&form.title);
    let short = short(print.publication);
    let parts = [
        (!print.is_form()).then_some(PREPARATION),
        Some(short),
        edition.then_some(print.publication.edition_name.as_str()),
        // A form without a sub-title, alone in its publication, has one name.
        Some(side.text.as_str()).filter(|side| *side != short),
        print.vendor.map(|v| v.name.as_str()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("_")
}
