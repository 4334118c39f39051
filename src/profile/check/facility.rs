//! This file checks what the facility says of itself against what such a facility can be, and who may be its officer.

use super::Checking;
use crate::profile::read::{quoted, suggestion};
use crate::profile::{FacilityKind, Profile, Role};

const PREFECTURES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

/// What to write instead of a name that no prefecture bears.
pub(in crate::profile) fn no_prefecture(name: &str) -> Option<String> {
    if PREFECTURES.contains(&name) {
        return None;
    }
    Some(match suggestion(name, &PREFECTURES) {
        Some(near) => format!("「{near}」ではありませんか。"),
        None => "「神奈川県」「東京都」「大阪府」「北海道」のように書いてください。".to_owned(),
    })
}

/// Says prefectures that do not exist and beds that do not fit the kind.
pub(super) fn check_facility(profile: &Profile, checking: &mut Checking<'_>) {
    let facility = &profile.facility;
    if let Some(help) = no_prefecture(&facility.prefecture) {
        checking.error(
            "profile-prefecture",
            "facility.prefecture",
            format!("都道府県の名前ではありません: {}。", quoted(&facility.prefecture)),
            help,
        );
    }
    let Some(beds) = facility.beds else { return };
    let kind = facility.kind.word();
    let fault = match facility.kind {
        FacilityKind::Clinic | FacilityKind::Pharmacy | FacilityKind::HomeNursing => beds > 0,
        FacilityKind::ClinicWithBeds | FacilityKind::Dental => beds > 19,
        FacilityKind::Midwifery => beds > 9,
        FacilityKind::Hospital => beds < 20,
    };
    if fault {
        let help = match facility.kind {
            FacilityKind::Hospital => "病院は20床からです。",
            FacilityKind::ClinicWithBeds | FacilityKind::Dental => "診療所は19床までです。",
            FacilityKind::Midwifery => "助産所は9床までです。",
            _ => "無床なら beds の行を消してください。",
        };
        checking.warning(
            "profile-beds",
            "facility.beds",
            format!("施設の種類（{kind}）と病床数（{beds}床）が合いません。"),
            format!("{help}施設の種類か病床数を確かめてください。"),
        );
    }
}

/// Says officers who are a vendor's people: the officer answers for the facility and is one of its own (field.md 12).
pub(super) fn check_officer(profile: &Profile, checking: &mut Checking<'_>) {
    let plain = |name: &str| name.split_whitespace().collect::<String>();
    for (index, person) in profile.people.iter().enumerate() {
        if !person.roles.contains(&Role::SecurityOfficer) {
            continue;
        }
        let own = [Some(&person.title), person.department.as_ref()];
        let vendor = profile.vendors.iter().find(|vendor| {
            let named = own.iter().flatten().any(|words| words.contains(vendor.name.as_str()));
            let same = |contact: &String| plain(contact) == plain(&person.name);
            named || vendor.contact.value().is_some_and(same)
        });
        let Some(vendor) = vendor else { continue };
        checking.error(
            "profile-officer-of-vendor",
            &format!("{}.roles", super::entry("people", index)),
            format!(
                "医療情報システム安全管理責任者の「{}」が、事業者「{}」の人になっています。",
                person.name, vendor.name
            ),
            "安全管理責任者は、施設の職員から選んでください。",
        );
    }
}
