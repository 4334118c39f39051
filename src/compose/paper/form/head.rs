//! This file builds what stands above the tables: titles, banner, state, whom the sheet is for, notes of the head.

use crate::assess::{Answers, Receipt};
use crate::catalogue::{Audience, Edge, is_local_family};
use crate::compose::paper::case::is_approved;
use crate::compose::paper::contact_list::systems_of;
use crate::compose::paper::sheet::{Sheet, key_values};
use crate::document::{Block, Inline, Inlines, ParagraphRole, text};
use crate::profile::{KindWords, Profile, Vendor};

use super::FormPrint;
use super::names;
use super::walk::Leaf;
use super::wording;

/// Characters of the longest heading of a part that is set as a title.
const LONGEST_TITLE: usize = 40;

/// The top of the first page.
pub(super) fn title(print: &FormPrint<'_>, sheet: &mut Sheet) {
    if print.is_form() {
        aside(print, sheet);
        stamp(print, sheet);
        addressed(print, sheet);
        let form = print.form;
        sheet.paragraph("title", ParagraphRole::Title, text(form.title.text.as_str()));
        if let Some(subtitle) = &form.subtitle {
            sheet.paragraph("subtitle", ParagraphRole::Subtitle, text(subtitle.text.as_str()));
        }
        return;
    }
    sheet.paragraph("title", ParagraphRole::Title, text(names::title(print)));
    let year = print.preparation.as_ref().map_or(&print.publication.edition_name, |p| &p.heading);
    sheet.paragraph("year", ParagraphRole::Subtitle, text(year));
    if let (Some(vendor), Some(profile)) = (print.vendor, print.profile) {
        sheet.block(addressee(print, profile, vendor, sheet));
    }
    banner(print, sheet);
    stamp(print, sheet);
    state(print, sheet);
}

/// What a form cannot say on its face without ceasing to be the form: that answers are missing, and for which 年度 it
/// is filled in.
fn aside(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let draft = print.vendor.is_none() && print.answers.is_some_and(Answers::is_draft);
    let words = [
        draft.then_some("下書き（未回答の項目がある）"),
        print.preparation.as_ref().map(|p| p.heading.as_str()),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    if !words.is_empty() {
        sheet.paragraph("state", ParagraphRole::Right, text(words.join("　")));
    }
}

/// What stands over one table: the heading of its part, the notes of its page, or our own heading.
pub(super) fn part(print: &FormPrint<'_>, leaf: &Leaf<'_>, at: usize, sheet: &mut Sheet) {
    let Some(part) = leaf.parts.get(at) else { return };
    let before = at.checked_sub(1).and_then(|at| leaf.parts.get(at));
    let own = part.heading.filter(|_| before.is_none_or(|b| b.heading != part.heading));
    match own {
        // A whole sentence over a part is no title.
        Some(heading) if heading.text.chars().count() > LONGEST_TITLE => {
            sheet.under(&heading.text);
            sheet.paragraph("part", ParagraphRole::Emphasis, text(wording::marked(heading)));
        }
        Some(heading) => sheet.heading(&heading.text, &wording::marked(heading)),
        None if print.is_form() => sheet.under("items"),
        None if at == 0 => {
            let words = match (print.asks_for_places(), print.vendor.is_some()) {
                (true, _) => "確認の結果と、BCPの中の場所",
                (false, true) if !print.is_transcript() => "確認する項目",
                _ => "確認の結果",
            };
            sheet.heading("items", words);
        }
        None => {}
    }
    // The notes of a page stand under the heading of its part, where it has one.
    let first = leaf.parts.iter().position(|p| p.heading.is_some()).unwrap_or(0);
    if at == first {
        notes(print, leaf, Edge::Head, sheet);
        how(print, sheet);
    }
}

/// The printed notes of one edge of a page.
pub(super) fn notes(print: &FormPrint<'_>, leaf: &Leaf<'_>, edge: Edge, sheet: &mut Sheet) {
    let key = if edge == Edge::Head { "note" } else { "foot-note" };
    let notes = print.form.notes.iter().filter(|note| note.stands_at(edge, leaf.pages));
    for (at, note) in notes.enumerate() {
        let words = wording::with_mark(&note.text, note.confidence);
        sheet.paragraph(&format!("{key}-{}", at + 1), ParagraphRole::Small, text(words));
    }
}

/// The lines to fill in at one edge of a page, side by side.
pub(super) fn lines_to_fill(print: &FormPrint<'_>, leaf: &Leaf<'_>, edge: Edge, sheet: &mut Sheet) {
    let mut words = Inlines::new();
    for blank in print.form.blanks.iter().filter(|blank| blank.stands_at(edge, leaf.pages)) {
        if !words.is_empty() {
            words.extend(text("　　"));
        }
        words.extend(text(format!(
            "{} ",
            wording::with_mark(blank.text.trim_end(), blank.confidence)
        )));
        match print.vendor.filter(|_| print.is_transcript() && blank.text.contains("事業者名"))
        {
            Some(vendor) => words.extend(text(vendor.name.as_str())),
            None => words.push(Inline::Blank { ems: 12 }),
        }
    }
    if !words.is_empty() {
        let key = if edge == Edge::Head { "blanks" } else { "foot-blanks" };
        // Word lets spaces at the right edge hang out of sight, and with them the line to write on.
        sheet.paragraph(key, ParagraphRole::Body, words);
    }
}

/// The lines to fill in at the head of a page.
pub(super) fn blanks(print: &FormPrint<'_>, leaf: &Leaf<'_>, sheet: &mut Sheet) {
    lines_to_fill(print, leaf, Edge::Head, sheet);
}

/// Says that this is not the ministry's form.
fn banner(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let purpose = match (print.form.audience, print.answers.is_some()) {
        (Audience::Vendor, _) if print.is_transcript() => "事業者の答えを書き写したものである",
        (Audience::Vendor, _) => "事業者に答えを尋ねるものである",
        (Audience::Facility, true) => &format!("{}の答えをまとめたものである", print.we()),
        (Audience::Facility, false) => "答えを書き込むためのものである",
    };
    let authority = &print.publication.authority;
    let whose = if is_local_family(&print.publication.family) { authority } else { "国" };
    let mut words = format!(
        "このシートは{whose}の様式ではない。{authority}が公表した様式に書き写すための下準備として、{purpose}。"
    );
    words.push_str(match wording::differs(print.form) {
        true => "「文言」の欄に未照合または趣旨のみとある項目は、公表された様式の文言と照らし合わせてから使う（末尾の一覧）。",
        false => "各項目の文言は照合済みであるが、様式の体裁に照らし合わせていない点がある（末尾の一覧）。",
    });
    if print.form.items().any(|item| !item.later.is_empty()) {
        words.push_str(
            "項目の下の「注」は、後に公表されたガイドラインとの違いなどであり、様式にはない。",
        );
    }
    sheet.note("banner", "記入準備シート", vec![text(words)]);
}

/// How far the sheet is filled in.
fn state(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let (Some(profile), None) = (print.profile, print.vendor) else { return };
    let mut words = format!("施設名　{}", profile.facility.name);
    if print.asks_for_places() {
        let plan = &profile.plan;
        let state = if is_approved(profile) { "承認済み" } else { "案（未承認）" };
        let day = plan.revised_on.era();
        words.push_str(&format!("　／　確認したBCP　{}（{day}、{state}）", plan.version));
    } else if let Some(answers) = print.answers {
        let counts: Vec<String> =
            answers.counts().iter().map(|(word, n)| format!("{word} {n}")).collect();
        let state = match answers.is_draft() {
            true => "下書き（未回答の項目がある）",
            false => "記入済み",
        };
        words.push_str(&format!("　／　状態　{state}　／　{}", counts.join("、")));
    }
    sheet.paragraph("state", ParagraphRole::Body, text(words));
}

/// To whom a form for a vendor goes and from whom it comes, outside the form.
fn addressed(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let (Some(vendor), Some(profile)) = (print.vendor, print.profile) else { return };
    if print.is_transcript() {
        return;
    }
    sheet.paragraph("to", ParagraphRole::Body, text(in_charge(vendor)));
    let label = KindWords::of(profile.facility.kind).name_label;
    let from = format!("{label}　{}", profile.facility.name);
    sheet.paragraph("from", ParagraphRole::Right, text(from));
}

fn addressee(print: &FormPrint<'_>, profile: &Profile, vendor: &Vendor, sheet: &Sheet) -> Block {
    let facility = &profile.facility;
    let systems = systems_of(profile, vendor);
    let address = format!("{}{}　{}", facility.prefecture, facility.address, facility.phone);
    let mut facts = vec![
        match print.is_transcript() {
            true => ("from", "事業者名", vendor.name.clone()),
            false => ("to", "宛先（事業者名）", in_charge(vendor)),
        },
        ("facility", KindWords::of(facility.kind).name_label, facility.name.clone()),
        ("address", "所在地・電話", address),
    ];
    if !systems.is_empty() {
        facts.push(("systems", "対象のシステム", systems.join("、")));
    }
    if let Some(number) = vendor.contract.as_ref().and_then(|c| c.number.value()) {
        facts.push(("contract", "契約番号", number.clone()));
    }
    key_values(sheet.id("addressee"), &facts)
}

fn in_charge(vendor: &Vendor) -> String {
    match &vendor.department {
        Some(desk) => format!("{} {desk} 御中", vendor.name),
        None => format!("{} 御中", vendor.name),
    }
}

/// What the vendor sent: the stamp of a transcript, or the record that a sheet came back.
fn stamp(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let Some(receipt) = print.answers.and_then(|a| a.receipt.as_ref()) else { return };
    let (title, first) = if print.is_transcript() {
        ("写し・転記", "この答えは、事業者が記入した原本から書き写したものである。原本が優先する。")
    } else {
        ("受領の記録", "事業者が記入したものを受け取った。答えは原本による。")
    };
    let mut lines = vec![text(first)];
    lines.extend(received(receipt).into_iter().map(text));
    sheet.note("receipt", title, lines);
}

fn received(receipt: &Receipt) -> Vec<String> {
    let place = receipt.place.as_deref().unwrap_or("未確認");
    let mut lines =
        vec![format!("受け取った日: {}　原本の場所: {place}", receipt.received_on.era())];
    lines.extend(receipt.stated_by.as_ref().map(|by| format!("事業者の記入者: {by}")));
    lines.extend(receipt.note.as_ref().map(|note| format!("備考: {note}")));
    lines.extend(
        receipt.file_sha256.as_ref().map(|hash| format!("受け取ったファイルのSHA-256: {hash}")),
    );
    lines
}

/// What the vendor is asked to do with our own sheet; the form says it itself.
fn how(print: &FormPrint<'_>, sheet: &mut Sheet) {
    let ask = print.form.audience == Audience::Vendor && !print.is_form() && !print.is_transcript();
    if ask {
        sheet.paragraph(
            "how",
            ParagraphRole::Body,
            text("事業者の方が、はい・いいえのどちらかに○を付け、確認日を書いてください。いいえのときは目標日も書いてください。"),
        );
    }
}
