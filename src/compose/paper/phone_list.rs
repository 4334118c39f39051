//! This file builds the telephone list of the day: one page with private numbers, in the order in which people call.

use crate::compose::parties::{Party, parties};
use crate::compose::phrase::{NOTHING, Words, joined, person};
use crate::compose::view::inside;
use crate::document::{Column, Document, Inlines, Page, ParagraphRole, TableRole, text};
use crate::profile::{KindWords, Person, Profile, Vendor};

use super::case::Case;
use super::contact_list::{is_public, systems_of};
use super::sheet::{Grid, Sheet};

/// 当日の電話番号; what nobody has written is left to the pen.
pub fn phone_list(case: &Case<'_>) -> Document {
    let profile = case.profile;
    let meta = case.plan_meta("当日の電話番号（職員の携帯電話あり）", "当日の電話番号");
    let mut sheet = Sheet::new("phone-list");
    sheet.heading("numbers", "当日の電話番号");
    let words = KindWords::of(profile.facility.kind);
    let rules = format!(
        "厚生労働省は、184を付けた発信と公衆電話からの着信を受けない。固定電話が使えないときは、メール、MISTのWebの書式、{}への携帯電話を使う。",
        words.authority
    );
    sheet.paragraph("rules", ParagraphRole::Small, text(rules));
    let columns = [
        ("相手", Column::start(9.4)),
        ("昼・内線", Column::start(4.2)),
        ("夜・休日・携帯", Column::start(4.2)),
        ("備考", Column::start(5.75)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    grid.group("house", text(words.inside));
    for member in &profile.people {
        grid.row(&format!("person-{}", member.id), person_row(profile, member));
    }
    grid.group("vendors", text("事業者"));
    for vendor in &profile.vendors {
        grid.row(&format!("vendor-{}", vendor.id), vendor_row(profile, vendor));
    }
    if profile.vendors.is_empty() {
        grid.row("no-vendor", vec![Vec::new(); columns.len()]);
    }
    let all = parties(profile, case.catalogue);
    let (public, private): (Vec<&Party>, Vec<&Party>) =
        all.iter().partition(|party| is_public(party.category));
    for (key, title, group) in
        [("public", "公的機関", public), ("private", "専門家・保険・近隣施設", private)]
    {
        if group.is_empty() {
            continue;
        }
        grid.group(key, text(title));
        for party in group {
            grid.row(&party.key, party_row(party));
        }
    }
    sheet.block(grid.finish());
    sheet.finish(meta, Page::A4)
}

fn person_row(profile: &Profile, member: &Person) -> Vec<Inlines> {
    let deputy = member.deputy.value().and_then(|id| profile.person(id));
    vec![
        text(person(member)),
        cell(inside(member).unwrap_or_default()),
        cell(member.mobile.value().map(ToString::to_string).unwrap_or_default()),
        cell(deputy.map(|deputy| format!("代理 {}", deputy.name)).unwrap_or_default()),
    ]
}

fn vendor_row(profile: &Profile, vendor: &Vendor) -> Vec<Inlines> {
    let words = Words::of_list(profile);
    let number = vendor.contract.as_ref().and_then(|contract| contract.number.value());
    let systems = profile.systems.iter().filter(|s| s.vendor.as_ref() == Some(&vendor.id));
    let name = match systems_of(profile, vendor).is_empty() {
        true => vendor.name.clone(),
        false => format!("{}\n（{}）", vendor.name, joined(systems.map(|s| words.system(s)), "、")),
    };
    vec![
        lines(&name),
        cell(vendor.phone.value().map(ToString::to_string).unwrap_or_default()),
        cell(vendor.night_phone.value().map(ToString::to_string).unwrap_or_default()),
        cell(number.map(|number| format!("契約 {number}")).unwrap_or_default()),
    ]
}

fn party_row(party: &Party) -> Vec<Inlines> {
    let number = Some(&party.number).filter(|number| *number != NOTHING);
    let remark = number.or(party.online.first()).map_or("", String::as_str);
    // On paper the address of a site needs no scheme.
    let remark = remark.trim_start_matches("https://").trim_end_matches('/');
    vec![text(party.full_name()), said(&party.phone), said(&party.night), text(remark)]
}

/// A number; what is open is a blank to write on.
fn said(words: &str) -> Inlines {
    let open = words == NOTHING || words.starts_with("未確認");
    cell(if open { String::new() } else { words.to_owned() })
}

fn cell(words: String) -> Inlines {
    if words.is_empty() { Vec::new() } else { text(words) }
}

fn lines(words: &str) -> Inlines {
    let mut out = Vec::new();
    for (index, line) in words.split('\n').enumerate() {
        if index > 0 {
            out.push(crate::document::Inline::Break);
        }
        out.extend(text(line));
    }
    out
}
