//! This file builds the 連絡先一覧: whom to call, by day and by night, outside and in the house.

use crate::compose::parties::{Party, has_security_vendor, parties};
use crate::compose::phrase::{self, NOTHING, Words};
use crate::document::{Column, Document, Inline, Inlines, Page, ParagraphRole, TableRole, text};
use crate::profile::{KindWords, OutsideCategory, Person, Profile, Vendor, VendorKind, we};

use super::case::Case;
use super::contact_chart::Audience;
use super::sheet::{Grid, Sheet, key_values};

/// Printed where a person has a private number and the list does not say it; a sentence below says where it stands.
const REGISTERED: &str = "登録あり";

/// 連絡先一覧: one table of outside parties, one of the house.
pub fn contact_list(case: &Case<'_>, audience: Audience) -> Document {
    let (name, title, handling) = match audience {
        Audience::Binder => ("contact-list", "連絡先一覧", "取扱注意"),
        Audience::Shown | Audience::Wall => {
            ("contact-list-shown", "連絡先一覧（提示用）", "提示用")
        }
    };
    let long = title.replacen("一覧", "一覧（サイバー攻撃・システム障害）", 1);
    let mut meta = case.plan_meta(&long, title);
    meta.handling = Some(handling.to_owned());
    let mut sheet = Sheet::new(name);
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    sheet.block(record(case, &sheet));
    outside(case, &mut sheet);
    house(case, audience, &mut sheet);
    sheet.finish(meta, Page::A4_LANDSCAPE)
}

/// Version, date, author and approver of the chart and the list.
pub(super) fn record(case: &Case<'_>, sheet: &Sheet) -> crate::document::Block {
    let plan = &case.profile.plan;
    let name = |id: &Option<crate::profile::Id>| {
        id.as_ref()
            .and_then(|id| case.profile.person(id))
            .map_or_else(|| NOTHING.to_owned(), phrase::person)
    };
    let updated = plan.contact_chart.as_ref().map_or(plan.revised_on, |c| c.updated_on);
    let approval = match (case.is_approved(), plan.approved_on) {
        (true, Some(day)) => format!("{}（{}承認）", name(&plan.approver), day.era()),
        _ => format!("{}（未承認・案）", name(&plan.approver)),
    };
    let columns = [
        ("版", Column::center(1.5)),
        ("更新日", Column::center(2.8)),
        ("作成者", Column::center(4.0)),
        ("承認者", Column::center(6.7)),
    ];
    let mut grid = Grid::new(sheet.id("record"), TableRole::Ledger, &columns);
    let cells = [plan.version.clone(), updated.era(), name(&plan.author), approval];
    grid.row("values", cells.into_iter().map(text).collect());
    grid.finish()
}

fn outside(case: &Case<'_>, sheet: &mut Sheet) {
    sheet.heading("outside", "外部の連絡先");
    let columns = [
        ("No", Column::center(2.0)),
        ("カテゴリ", Column::start(5.0)),
        ("組織名", Column::start(8.8)),
        ("担当者名", Column::start(4.4)),
        ("電話番号（昼間）", Column::start(7.9)),
        ("夜間・休日", Column::start(7.4)),
        ("受付時間", Column::start(7.0)),
        ("契約番号など", Column::start(7.3)),
        ("備考・番号を確かめた日", Column::start(9.8)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    let mut number = 0;
    let mut next = || {
        number += 1;
        text(number.to_string())
    };
    let all = parties(case.profile, case.catalogue);
    let (public, private): (Vec<&Party>, Vec<&Party>) =
        all.iter().partition(|p| is_public(p.category));
    for party in public {
        grid.row(&party.key, party_row(next(), party));
    }
    for vendor in &case.profile.vendors {
        grid.row(&format!("vendor-{}", vendor.id), vendor_row(next(), case.profile, vendor));
    }
    if !has_security_vendor(case.profile) {
        let association = KindWords::of(case.profile.facility.kind).association;
        let words = format!("契約なし（厚生労働省・MIST・{association}に相談）");
        let mut cells = vec![next(), text("情報セキュリティ事業者"), text(words)];
        cells.extend(std::iter::repeat_with(|| text(NOTHING)).take(6));
        grid.row("no-security-vendor", cells);
    }
    for party in private {
        grid.row(&party.key, party_row(next(), party));
    }
    sheet.block(grid.finish());
    sheet.note("rules", "電話をかけるときの決まり", call_rules(case.profile));
}

/// Whether a body is a public one, which stands first.
pub(super) fn is_public(category: OutsideCategory) -> bool {
    use OutsideCategory as C;
    match category {
        C::Police
        | C::Ministry
        | C::Prefecture
        | C::HealthCenter
        | C::PrivacyCommission
        | C::Mist
        | C::Ipa
        | C::Claims => true,
        C::Association | C::Expert | C::Lawyer | C::Insurance | C::Neighbour | C::Other => false,
    }
}

/// Rules of calling that hold for every facility (notice of 2023-10-10).
pub(super) fn call_rules(profile: &Profile) -> Vec<Inlines> {
    let we = we(profile);
    let authority = KindWords::of(profile.facility.kind).authority;
    vec![
        text(format!(
            "厚生労働省へは、{we}の電話からかける。184を付けた発信と公衆電話は受信されない。"
        )),
        text(format!(
            "{we}の電話が使えないときは、厚生労働省へはメールで、MISTへはWebの窓口で連絡し、{authority}へは携帯電話で連絡する。",
        )),
        text("攻撃かどうか分からない段階でも連絡する。"),
    ]
}

fn party_row(number: Inlines, party: &Party) -> Vec<Inlines> {
    let mut remark: Inlines = Vec::new();
    let mut line = |words: String| {
        if !remark.is_empty() {
            remark.push(Inline::Break);
        }
        remark.push(Inline::Text(words));
    };
    if !party.note.is_empty() {
        line(party.note.clone());
    }
    for address in &party.online {
        line(address.clone());
    }
    match &party.verified {
        Some(verified) => line(format!("確認: {verified}")),
        None => {
            line("最新かを確認:".to_owned());
            remark.push(Inline::Break);
            remark.extend(phrase::open_date());
        }
    }
    let plain = [&party.category_name, &party.name, &party.contact, &party.phone, &party.night];
    let rest = [&party.hours, &party.number];
    std::iter::once(number)
        .chain(plain.into_iter().map(|w| text(w.as_str())))
        .chain(rest.into_iter().map(|w| text(w.as_str())))
        .chain([remark])
        .collect()
}

fn vendor_row(number: Inlines, profile: &Profile, vendor: &Vendor) -> Vec<Inlines> {
    let words = Words::of_list(profile);
    let name = match &vendor.department {
        Some(desk) => format!("{} {desk}", vendor.name),
        None => vendor.name.clone(),
    };
    let contract = match &vendor.contract {
        Some(contract) => words.known(&contract.number),
        None => "契約なし".to_owned(),
    };
    let systems = systems_of(profile, vendor);
    let mut remark = match (systems.is_empty(), vendor.kind) {
        (false, _) => vec![format!("担当: {}", systems.join("、"))],
        (true, VendorKind::Security) => vec!["初動の助言・証拠保全".to_owned()],
        (true, _) => Vec::new(),
    };
    remark.extend(vendor.email.value().cloned());
    let category = match vendor.kind {
        VendorKind::Security => "情報セキュリティ事業者",
        _ => "事業者",
    };
    let remark = if remark.is_empty() { NOTHING.to_owned() } else { remark.join(" ") };
    let cells = [
        category.to_owned(),
        name,
        words.known(&vendor.contact),
        words.phone(&vendor.phone),
        words.phone(&vendor.night_phone),
        words.known(&vendor.hours),
        contract,
        remark,
    ];
    std::iter::once(number).chain(cells.into_iter().map(text)).collect()
}

/// The names of the systems that a vendor looks after.
pub(super) fn systems_of(profile: &Profile, vendor: &Vendor) -> Vec<String> {
    let of = profile.systems.iter().filter(|s| s.vendor.as_ref() == Some(&vendor.id));
    of.map(|s| s.name.clone()).collect()
}

fn house(case: &Case<'_>, audience: Audience, sheet: &mut Sheet) {
    let inside = KindWords::of(case.profile.facility.kind).inside;
    sheet.heading("house", &format!("{inside}の連絡網"));
    let incident = &case.profile.incident;
    let words = Words::of_list(case.profile);
    let facts = [
        ("headquarters", "対応チームが集まる場所", words.known(&incident.headquarters)),
        ("staff-notice", "職員への知らせ方（メール以外）", words.known(&incident.staff_notice)),
        ("clean-device", "Webの報告に使う端末", words.known(&incident.clean_device)),
    ];
    let known: Vec<_> = facts.into_iter().filter(|(_, _, w)| w != NOTHING).collect();
    if !known.is_empty() {
        sheet.block(key_values(sheet.id("means"), &known));
    }
    let columns = [
        ("No", Column::center(2.0)),
        ("氏名", Column::start(6.2)),
        ("職名・所属", Column::start(7.0)),
        ("役割", Column::start(11.6)),
        ("電話番号（昼間）", Column::start(7.9)),
        ("夜間・休日", Column::start(7.9)),
        ("代理者", Column::start(6.2)),
        ("備考", Column::start(6.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for (i, person) in case.profile.people.iter().enumerate() {
        grid.row(person.id.as_str(), person_row(i + 1, case.profile, audience, person));
    }
    sheet.block(grid.finish());
    let is_withheld = |person: &Person| person.mobile.value().is_some();
    if audience != Audience::Binder && case.profile.people.iter().any(is_withheld) {
        let words = format!("職員の夜間・休日の番号は、{inside}限りの連絡先一覧に記載している。");
        sheet.paragraph("private", ParagraphRole::Small, text(words));
    }
}

fn person_row(
    number: usize,
    profile: &Profile,
    audience: Audience,
    person: &Person,
) -> Vec<Inlines> {
    let words = Words::of_list(profile);
    let post = match &person.department {
        Some(department) => format!("{}（{department}）", person.title),
        None => person.title.clone(),
    };
    let roles: Vec<&str> = person.roles.iter().map(|r| r.word()).collect();
    let deputy = words.cell(&person.deputy, |id| {
        profile.person(id).map_or_else(|| id.to_string(), |p| p.name.clone())
    });
    let note = person.note.clone().unwrap_or_else(|| NOTHING.to_owned());
    let roles = if roles.is_empty() { NOTHING.to_owned() } else { roles.join("、") };
    [
        number.to_string(),
        person.name.clone(),
        post,
        roles,
        audience.by_day(words, person, REGISTERED),
        audience.private(words, &person.mobile, REGISTERED),
        deputy,
        note,
    ]
    .into_iter()
    .map(text)
    .collect()
}
