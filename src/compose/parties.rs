//! This file lists outside bodies: what the profile says, completed by public contacts and by what is still missing.

use crate::catalogue::{Catalogue, Fact};
use crate::profile::{FacilityKind, KindWords, OutsideBody, OutsideCategory, Profile, VendorKind};

use super::phrase::{NOTHING, Words};

/// An outside body in printable words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Stable key: the profile's id, or the category for those that the profile does not name.
    pub key: String,
    /// What it is.
    pub category: OutsideCategory,
    /// What lists call that: a pharmacy's 医師会 is the 薬剤師会.
    pub category_name: String,
    /// 組織名 with its desk.
    pub name: String,
    /// 担当者名.
    pub contact: String,
    /// By day.
    pub phone: String,
    /// At night and on holidays.
    pub night: String,
    /// 受付時間.
    pub hours: String,
    /// Mail and web, where known.
    pub online: Vec<String>,
    /// Contract, membership or policy number.
    pub number: String,
    /// When to call, and rules of use.
    pub note: String,
    /// Who verified the number when; `None` prints a blank to do so.
    pub verified: Option<String>,
}

/// Categories that a contact chart must show even where the profile does not name them (field of 連絡体制図).
const REQUIRED: [OutsideCategory; 8] = [
    OutsideCategory::Police,
    OutsideCategory::Ministry,
    OutsideCategory::Prefecture,
    OutsideCategory::HealthCenter,
    OutsideCategory::PrivacyCommission,
    OutsideCategory::Mist,
    OutsideCategory::Ipa,
    OutsideCategory::Expert,
];

/// All outside bodies in the order of their categories.
pub fn parties(profile: &Profile, catalogue: &Catalogue) -> Vec<Party> {
    let mut all = Vec::new();
    for &category in OutsideCategory::ALL {
        let named = profile.outside_bodies.iter().filter(|b| b.category == category);
        let before = all.len();
        all.extend(named.map(|body| from_profile(profile, body, catalogue)));
        if all.len() > before || !REQUIRED.contains(&category) {
            continue;
        }
        // A public contact that names no way to reach anybody says less than the words of this facility's own place.
        let reachable = |f: &&Fact| f.phone.is_some() || f.url.is_some() || f.email.is_some();
        match catalogue.public_contact(category.word()).filter(reachable) {
            Some(fact) => all.push(from_fact(profile, category, fact)),
            None => all.extend(absent(profile, category)),
        }
    }
    all
}

impl Party {
    /// The name with what it is the name of, where the name alone says only that there is none.
    pub fn full_name(&self) -> String {
        if self.category == OutsideCategory::Expert && self.key.starts_with("absent-") {
            format!("{} {}", self.category_name, self.name)
        } else {
            self.name.clone()
        }
    }
}

/// Whether the profile names a firm to call for evidence and advice (情報セキュリティ事業者).
pub fn has_security_vendor(profile: &Profile) -> bool {
    profile.vendors.iter().any(|v| v.kind == VendorKind::Security)
}

fn from_profile(profile: &Profile, body: &OutsideBody, catalogue: &Catalogue) -> Party {
    let words = Words::of_list(profile);
    let caution = catalogue
        .public_contact(body.category.word())
        .and_then(|fact| fact.caution.clone())
        .map(|c| format!("{c}。").replace("。。", "。"));
    let online =
        body.email.value().into_iter().chain(body.url.value()).map(String::clone).collect();
    let by = body.verified_by.value().and_then(|id| profile.person(id)).map(|p| p.name.clone());
    Party {
        key: body.id.to_string(),
        category: body.category,
        category_name: category_name(profile, body.category),
        name: joined(&body.name, body.department.as_deref()),
        contact: body.contact.clone().unwrap_or_else(|| NOTHING.to_owned()),
        phone: words.phone(&body.phone),
        night: words.phone(&body.night_phone),
        hours: words.known(&body.hours),
        online,
        number: words.known(&body.contract_number),
        note: [body.note.clone(), caution].into_iter().flatten().collect::<Vec<_>>().join(" "),
        verified: body
            .verified_on
            .value()
            .map(|day| by.map_or_else(|| day.to_string(), |by| format!("{day} {by}"))),
    }
}

fn from_fact(profile: &Profile, category: OutsideCategory, fact: &Fact) -> Party {
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| NOTHING.to_owned());
    let verified = fact.verified_on.map(|day| match &fact.verified_by {
        Some(by) => format!("{day} {by}"),
        None => day.to_string(),
    });
    Party {
        key: format!("public-{}", fact.key),
        category,
        category_name: category_name(profile, category),
        name: joined(&fact.name, fact.office.as_deref()),
        contact: NOTHING.to_owned(),
        phone: or_nothing(&fact.phone),
        night: NOTHING.to_owned(),
        hours: NOTHING.to_owned(),
        online: fact.email.iter().chain(&fact.url).cloned().collect(),
        number: NOTHING.to_owned(),
        note: fact.caution.clone().unwrap_or_default(),
        verified,
    }
}

/// A required party that nobody has named yet stands in the list as 未確認, so that the gap is seen.
fn absent(profile: &Profile, category: OutsideCategory) -> Option<Party> {
    let name = match category {
        OutsideCategory::Police => format!("{}の担当部署", police(&profile.facility.prefecture)),
        OutsideCategory::Prefecture => format!("{}の担当部署", profile.facility.prefecture),
        // The 保健所 does not oversee home nursing: its authority is the prefecture.
        OutsideCategory::HealthCenter if profile.facility.kind == FacilityKind::HomeNursing => {
            return None;
        }
        OutsideCategory::HealthCenter => "管轄の保健所".to_owned(),
        OutsideCategory::Expert => {
            let association = KindWords::of(profile.facility.kind).association;
            format!("契約なし（厚生労働省・MIST・{association}に相談）")
        }
        _ => return None,
    };
    let unknown = if category == OutsideCategory::Expert { NOTHING } else { "未確認" };
    let urgent = category == OutsideCategory::Police;
    Some(Party {
        key: format!("absent-{}", category.word()),
        category,
        category_name: category_name(profile, category),
        name,
        contact: NOTHING.to_owned(),
        phone: unknown.to_owned(),
        night: unknown.to_owned(),
        hours: NOTHING.to_owned(),
        online: Vec::new(),
        number: NOTHING.to_owned(),
        note: if urgent { "急ぐときは110番。".to_owned() } else { String::new() },
        verified: None,
    })
}

fn category_name(profile: &Profile, category: OutsideCategory) -> String {
    match category {
        OutsideCategory::Association => KindWords::of(profile.facility.kind).association,
        other => other.word(),
    }
    .to_owned()
}

/// 東京都 is the one prefecture whose police has a name of its own.
fn police(prefecture: &str) -> String {
    if prefecture == "東京都" { "警視庁".to_owned() } else { format!("{prefecture}警察") }
}

fn joined(name: &str, desk: Option<&str>) -> String {
    match desk {
        Some(desk) if !name.contains(desk) => format!("{name} {desk}"),
        _ => name.to_owned(),
    }
}
