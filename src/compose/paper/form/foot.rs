//! This file builds what stands below the tables: blanks and notes of the foot, who checked, what is not verified.

use crate::catalogue::{Audience, Edge};
use crate::compose::paper::sheet::Sheet;
use crate::compose::phrase;
use crate::document::{Block, ParagraphRole, Signature, SignatureLine, text};
use crate::profile::{Id, Plan};

use super::FormPrint;
use super::head::{lines_to_fill, notes};
use super::walk::Leaf;
use super::wording;

/// The foot of one page of the original.
pub(super) fn leaf(print: &FormPrint<'_>, leaf: &Leaf<'_>, sheet: &mut Sheet) {
    lines_to_fill(print, leaf, Edge::Foot, sheet);
    notes(print, leaf, Edge::Foot, sheet);
}

/// The end of the last page: the form ends with its source, our own sheet with who checked and what to compare.
pub(super) fn end(print: &FormPrint<'_>, sheet: &mut Sheet) {
    if !print.is_form() {
        if print.asks_for_places() {
            legend(print, sheet);
        } else if print.has_rounds() {
            signatures(print, sheet);
        }
        wording::unverified(print, sheet);
    }
    wording::sources(print, sheet);
}

fn legend(print: &FormPrint<'_>, sheet: &mut Sheet) {
    sheet.paragraph(
        "legend",
        ParagraphRole::Small,
        text(format!("○は、BCPのその場所が{}の決まった事実で書かれていることを表す。空欄は、まだ決まっていない事実があることを表す。頁はPDF版の頁である。", print.we())),
    );
}

fn signatures(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let person = |pick: fn(&Plan) -> &Option<Id>| {
        let profile = print.profile?;
        pick(&profile.plan).as_ref().and_then(|id| profile.person(id)).map(phrase::person)
    };
    let (title, names) = match print.form.audience {
        Audience::Vendor if print.is_transcript() => {
            ("書き写した人", [("by", "転記", None), ("approver", "確認", None)])
        }
        Audience::Vendor => {
            let firm = print.vendor.map(|v| v.name.clone());
            ("事業者の記入者", [("firm", "事業者名", firm), ("by", "記入者", None)])
        }
        Audience::Facility => {
            let author = ("by", "記入", person(|plan| &plan.author));
            let approver = ("approver", "確認", person(|plan| &plan.approver));
            ("確認した人", [author, approver])
        }
    };
    sheet.heading("signatures", title);
    let id = sheet.id("block");
    let lines = names.into_iter().map(|(key, role, name)| SignatureLine {
        id: id.child(key),
        role: role.to_owned(),
        name: name.unwrap_or_default(),
        date: String::new(),
    });
    let lines = lines.collect();
    sheet.block(Block::Signature(Signature { id, lines }));
}
