//! This file writes fields with their cached results, never marked dirty: Word would ask the reader to update them.

use super::paragraph::run;
use super::xml::{Element, el, val};
use crate::document::checkbox_mark;

/// A whole field: instruction, and the result shown until somebody updates it.
pub(super) fn field(instruction: String, result: &str) -> Vec<Element> {
    let mut runs = opening(instruction);
    runs.push(run(result, []));
    runs.push(closing());
    runs
}

/// The page on which a bookmark stands.
pub(super) fn page_of(bookmark: &str, page: &str) -> Vec<Element> {
    field(format!(" PAGEREF {bookmark} \\h "), page)
}

/// The runs before a field's result.
pub(super) fn opening(instruction: String) -> Vec<Element> {
    let instruction = el("w:instrText").attr("xml:space", "preserve").text(instruction);
    vec![mark("begin"), el("w:r").child(instruction), mark("separate")]
}

/// The run after a field's result.
pub(super) fn closing() -> Element {
    mark("end")
}

fn mark(kind: &'static str) -> Element {
    el("w:r").child(el("w:fldChar").attr("w:fldCharType", kind))
}

/// A list to choose from, set among words; choosing needs no drawing and every reader sees the answer.
///
/// Without an answer it shows all alternatives, so that a print can be filled in with a pen.
pub(super) fn choice(id: u32, options: &[String], selected: Option<usize>) -> Element {
    let entry = |shown: String, value: String| {
        el("w:listItem").attr("w:displayText", shown).attr("w:value", value)
    };
    let mut list = el("w:dropDownList");
    let mut seen: Vec<&str> = vec!["", UNANSWERED];
    for option in options {
        // Word refuses a list with an empty entry or one entry twice.
        if !seen.contains(&option.as_str()) {
            seen.push(option);
            list = list.child(entry(option.clone(), option.clone()));
        }
    }
    list = list.child(entry(UNANSWERED.to_owned(), UNANSWERED.to_owned()));
    let answer = selected.and_then(|at| options.get(at));
    let shown = answer.cloned().unwrap_or_else(|| options.join("・"));
    let properties = el("w:sdtPr")
        .child(val("w:alias", "回答"))
        .child(val("w:id", id))
        .child_if(answer.is_none(), || el("w:showingPlcHdr"))
        .child(list);
    el("w:sdt").child(properties).child(el("w:sdtContent").child(run(&shown, [])))
}

const UNANSWERED: &str = "未記入";

/// A box to tick, in the text's own font, which has both its states.
pub(super) fn checkbox(id: u32, checked: bool, font: &str) -> Element {
    let code = |checked| format!("{:04X}", u32::from(checkbox_mark(checked)));
    let state = |name: &'static str, checked: bool| {
        el(name).attr("w14:val", code(checked)).attr("w14:font", font.to_owned())
    };
    let properties = el("w:sdtPr").child(val("w:id", id)).child(
        el("w14:checkbox")
            .child(el("w14:checked").attr("w14:val", if checked { "1" } else { "0" }))
            .child(state("w14:checkedState", true))
            .child(state("w14:uncheckedState", false)),
    );
    let shown = checkbox_mark(checked).to_string();
    el("w:sdt").child(properties).child(el("w:sdtContent").child(run(&shown, [])))
}
