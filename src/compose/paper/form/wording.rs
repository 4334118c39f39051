//! This file says how far the words of a sheet are the published ones, and where the published ones are.

use crate::catalogue::{Confidence, Form, Item, ItemText, OfficialFile, Wording};
use crate::document::{ParagraphRole, text};

use super::FormPrint;
use crate::compose::paper::sheet::Sheet;

/// Words with a mark where they are not known to be the published ones.
pub(super) fn marked(wording: &Wording) -> String {
    with_mark(&wording.text, wording.confidence)
}

/// Words of a confidence, marked unless they are the published ones.
pub(super) fn with_mark(words: &str, confidence: Confidence) -> String {
    match confidence {
        _ if words.is_empty() => String::new(),
        Confidence::Exact => words.to_owned(),
        Confidence::Probable => format!("{words}［未照合］"),
        Confidence::Reconstructed | Confidence::Missing => format!("{words}［趣旨のみ］"),
    }
}

/// The sentence over a group of items; without a recorded sentence the name that we gave the group.
pub(super) fn group(form: &Form, name: &str) -> String {
    match form.group(name) {
        Some(group) => with_mark(&group.text, group.confidence),
        None => with_mark(name, Confidence::Reconstructed),
    }
}

/// Whether the words are the published ones, as the 「文言」 column says it.
pub(super) fn word(item: &Item) -> &'static str {
    match item.text() {
        ItemText::Official(_) => "照合済み",
        ItemText::Unverified(_) => "未照合",
        ItemText::Ours(_) => "趣旨のみ",
    }
}

/// Whether some sentence is not the published one, so that each has to be told from the others.
pub(super) fn differs(form: &Form) -> bool {
    form.unverified_items().next().is_some()
}

/// The list of what still has to be compared, and where to compare it.
pub(super) fn unverified(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let form = print.form;
    let title = match differs(form) {
        true => "文言を照らし合わせていない項目",
        false => "様式と照らし合わせていない点",
    };
    sheet.heading("wording", title);
    let mut items = Vec::new();
    for (key, label, wanted) in [
        ("unverified", "未照合（案や複数の資料から読んだ文言）", &[Confidence::Probable][..]),
        (
            "ours",
            "趣旨のみ（文言は当製品による説明）",
            &[Confidence::Reconstructed, Confidence::Missing],
        ),
    ] {
        let names = names(form, wanted);
        if !names.is_empty() {
            items.push((key.to_owned(), text(format!("{label}: {}", names.join("、")))));
        }
    }
    for (i, words) in form.unknown.iter().enumerate() {
        items.push((format!("shape-{}", i + 1), text(words.as_str())));
    }
    if !items.is_empty() {
        sheet.bullets("list", items);
    }
}

/// The items of some confidence as people call them, each once: 2④, 1-1.
fn names(form: &Form, wanted: &[Confidence]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for section in &form.sections {
        for item in section.items.iter().filter(|i| wanted.contains(&i.confidence)) {
            let name = match (item.number.as_str(), section.number.as_str()) {
                ("", _) => section.title.text.clone(),
                (number, section) if number.starts_with(&format!("{section}-")) => {
                    number.to_owned()
                }
                (number, section) => format!("{section}{number}"),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Where the words are from and, on our own sheet, where the authority's Excel is. How to import it stands in the
/// guide of the program: the sheet is laid before an inspector and sent to vendors.
pub(super) fn sources(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let mut small = |key: &str, words: String| {
        sheet.paragraph(key, ParagraphRole::Small, text(words));
    };
    small("source", format!("出典: {}", print.publication.citation));
    if print.is_form() {
        return;
    }
    let own = (&print.publication.title.text, &print.publication.url, &print.publication.files);
    let hint = print.preparation.as_ref().and_then(|p| p.hint.as_ref());
    let hint = hint.map(|h| (&h.title, &h.page, &h.files));
    for (key, (title, page, files)) in [("own", Some(own)), ("year", hint)]
        .into_iter()
        .filter_map(|(key, official)| Some((key, official?)))
    {
        let excel: Vec<&OfficialFile> = files.iter().filter(|f| f.is_excel()).collect();
        if excel.is_empty() {
            continue;
        }
        small(key, format!("公表されたExcel: 「{title}」（{page}）"));
        for (at, file) in excel.into_iter().enumerate() {
            small(&format!("{key}-file-{}", at + 1), format!("{}: {}", file.name, file.url));
        }
    }
}
