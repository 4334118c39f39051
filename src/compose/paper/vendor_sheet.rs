//! This file builds the 事業者確認用 to send: addressed, otherwise left to the vendor's own hand.

use crate::catalogue::Form;
use crate::document::{
    Align, Block, Cell, Column, Document, Inlines, Page, ParagraphRole, Row, Signature,
    SignatureLine, TableRole, text,
};
use crate::profile::Vendor;

use super::case::{Answered, Case};
use super::checklist::{banner, sheet_title, unverified, wording_mark, year};
use super::contact_list::systems_of;
use super::sheet::{Grid, Sheet, key_values};

/// チェックリスト 事業者確認用 for one vendor.
pub fn vendor_sheet(case: &Case<'_>, vendor: &Vendor, answered: &Answered<'_>) -> Document {
    let form = answered.form;
    let exact = form.is_exact_throughout();
    let title = sheet_title(form, exact, "サイバーセキュリティ対策チェックリスト", "事業者確認用");
    // One facility has several: files and windows are told apart by the vendor's name.
    let whole = format!("{title} {}", vendor.name);
    let meta = case.sheet_meta(&whole, "チェックリスト（事業者確認用）");
    let mut sheet = Sheet::new(&format!("checklist-vendor-{}", vendor.id));
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    year(case, &mut sheet);
    sheet.block(addressee(case, vendor, &sheet));
    if !exact {
        banner(case, form, &mut sheet);
    }
    receipt(answered, &mut sheet);
    sheet.heading("items", "確認する項目");
    sheet.paragraph(
        "how",
        ParagraphRole::Body,
        text("事業者の方が、はい・いいえのどちらかに○を付け、確認日を書いてください。いいえのときは目標日も書いてください。"),
    );
    sheet.block(table(form, &sheet));
    signature(vendor, &mut sheet);
    if !exact {
        unverified(case, form, &mut sheet);
    }
    sheet.finish(meta, Page::A4_LANDSCAPE)
}

fn addressee(case: &Case<'_>, vendor: &Vendor, sheet: &Sheet) -> Block {
    let facility = &case.profile.facility;
    let systems = systems_of(case.profile, vendor);
    let name = match &vendor.department {
        Some(desk) => format!("{} {desk} 御中", vendor.name),
        None => format!("{} 御中", vendor.name),
    };
    let mut facts = vec![
        ("to", "宛先（事業者名）", name),
        ("facility", "医療機関名", facility.name.clone()),
        (
            "address",
            "所在地・電話",
            format!("{}{}　{}", facility.prefecture, facility.address, facility.phone),
        ),
    ];
    if !systems.is_empty() {
        facts.push(("systems", "対象のシステム", systems.join("、")));
    }
    if let Some(number) = vendor.contract.as_ref().and_then(|c| c.number.value()) {
        facts.push(("contract", "契約番号", number.clone()));
    }
    key_values(sheet.id("addressee"), &facts)
}

/// What came back, when something did; the original stays the vendor's.
fn receipt(answered: &Answered<'_>, sheet: &mut Sheet) {
    let Some(receipt) = &answered.answers.receipt else { return };
    let place = receipt.place.clone().unwrap_or_else(|| "未確認".to_owned());
    let mut lines = vec![text(format!(
        "{}に事業者が記入したものを受け取った。原本の場所: {place}。答えは原本による。",
        receipt.received_on.era()
    ))];
    if let Some(by) = &receipt.stated_by {
        lines.push(text(format!("事業者の記入者: {by}")));
    }
    if let Some(note) = &receipt.note {
        lines.push(text(format!("備考: {note}")));
    }
    if let Some(hash) = &receipt.file_sha256 {
        lines.push(text(format!("受け取ったファイルのSHA-256: {hash}")));
    }
    sheet.note("receipt", "受領の記録", lines);
}

fn table(form: &Form, sheet: &Sheet) -> Block {
    let columns = [
        ("番号", Column::center(2.9)),
        ("確認する項目", Column::start(20.0)),
        ("はい", Column::center(2.6)),
        ("いいえ", Column::center(3.3)),
        ("確認日", Column::center(5.2)),
        ("目標日", Column::center(5.2)),
        ("備考", Column::start(13.0)),
    ];
    let exact = form.is_exact_throughout();
    let columns: Vec<_> =
        columns.into_iter().chain((!exact).then_some(("文言", Column::center(4.4)))).collect();
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    for section in &form.sections {
        let key = format!("section-{}", section.number);
        grid.group(&key, text(format!("{} {}", section.number, section.title.text)));
        let mut group: Option<&str> = None;
        for item in &section.items {
            if item.group.as_deref() != group
                && let Some(name) = &item.group
            {
                grid.group(&format!("{key}-{name}"), text(name.as_str()));
            }
            group = item.group.as_deref();
            let (_, item_key) = item.key.rsplit_once('/').unwrap_or(("", &item.key));
            let id = grid.row_id(item_key);
            let cell = |key: &str, words: Inlines| Cell::new(id.child(key), words);
            let mut cells = vec![
                cell("number", text(item.number.as_str())).aligned(Align::Center),
                cell("text", text(item.text().words())),
            ];
            let open = ["yes", "no", "checked-on", "target", "remark"];
            cells.extend(open.map(|key| cell(key, Vec::new())));
            if !exact {
                cells.push(cell("wording", text(wording_mark(item))));
            }
            let mut row = Row::new(id.clone(), cells);
            row.min_height = Some(24.0);
            grid.push(row);
        }
    }
    grid.finish()
}

fn signature(vendor: &Vendor, sheet: &mut Sheet) {
    sheet.heading("signatures", "事業者の記入者");
    let id = sheet.id("block");
    let line = |key: &str, role: &str, name: &str| SignatureLine {
        id: id.child(key),
        role: role.to_owned(),
        name: name.to_owned(),
        date: String::new(),
    };
    let lines = vec![line("firm", "事業者名", &vendor.name), line("by", "記入者", "")];
    sheet.block(Block::Signature(Signature { id: id.clone(), lines }));
}
