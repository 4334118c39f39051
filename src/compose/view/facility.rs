//! This file shows the facility to templates: its facts, and the words by which it and its work are called.

use crate::catalogue::Catalogue;
use crate::compose::phrase::{joined, present};
use crate::compose::shape::view;
use crate::compose::view::law::duty;
use crate::profile::{FacilityKind, KindWords, Profile, we};

view! {
    /// The facility and the words for it.
    pub(crate) struct FacilityView {
        /// Official name.
        name: String = "正式な名称",
        /// 当院 and the like.
        we: String = "自分たちの呼び方（当院、当薬局など）",
        /// 無床診療所 and the like.
        kind: String = "施設の種類",
        /// 患者 or 利用者.
        patients: String = "患者か利用者か",
        /// 診療, 調剤, 訪問看護.
        care: String = "診療、調剤、訪問看護のどれか",
        /// 診療録, 薬歴, 訪問看護記録.
        records: String = "記録の呼び方（診療録、薬歴など）",
        /// Within its walls: 院内, 薬局内.
        inside: String = "建物の中の呼び方（院内、薬局内など）",
        /// What nobody can look up when the screens are dead, besides the records.
        lookups: String = "画面が使えないとき、記録のほかに調べられなくなるもの",
        /// What nobody can write then.
        entries: String = "画面が使えないとき、書き込めなくなるもの",
        /// What may stop besides terminals: 医療機器, 調剤機器.
        machines: String = "端末のほかに止まりうる機器",
        /// Whom it tells that it can take fewer, and its association.
        peers: String = "受け入れを減らすとき知らせる相手",
        /// What it asks them for.
        peers_help: String = "その相手に頼むこと",
        /// What becomes of those for whom it cannot care safely: 「近隣施設に紹介する」.
        referral: String = "安全に診られない人をどうするか",
        /// The local authority that it tells of trouble: 保健所.
        authority: String = "障害を知らせる役所（保健所など）",
        /// 開設者.
        founder: Option<String> = "開設者",
        /// Address with postal code.
        address: String = "郵便番号と住所",
        /// Main number.
        phone: String = "代表電話",
        /// 診療科.
        departments: Option<String> = "診療科",
        /// 「80床」.
        beds: Option<String> = "病床数",
        /// 診療時間.
        hours: Option<String> = "診療時間",
        /// The clause that obliges the facility.
        duty: Option<String> = "施設に義務を課す条文",
        /// Whether patients stay overnight.
        has_beds: bool = "入院があるか",
        /// Whether it is a hospital.
        hospital: bool = "病院か",
        /// Whether it is a pharmacy: no device there is connected to a patient.
        pharmacy: bool = "薬局か",
        /// Whether it is a home nursing station.
        home_nursing: bool = "訪問看護ステーションか",
        /// Whether it is a midwifery home.
        midwifery: bool = "助産所か",
        /// Whether a department runs the systems.
        it_department: Option<String> = "システムを担当する部署",
    }
}

impl FacilityView {
    pub(crate) fn new(profile: &Profile, catalogue: &Catalogue) -> Self {
        let facility = &profile.facility;
        let words = KindWords::of(facility.kind);
        let place = format!("{}{}", facility.prefecture, facility.address);
        Self {
            name: facility.name.clone(),
            we: we(profile),
            kind: facility.kind.word().to_owned(),
            patients: words.patients.to_owned(),
            care: words.care.to_owned(),
            records: words.records.to_owned(),
            inside: words.inside.to_owned(),
            lookups: words.lookups.to_owned(),
            entries: words.entries.to_owned(),
            machines: words.machines.to_owned(),
            peers: words.peers.to_owned(),
            peers_help: words.peers_help.to_owned(),
            referral: words.referral.to_owned(),
            authority: words.authority.to_owned(),
            founder: present(facility.founder.as_ref()),
            address: match facility.postal_code.value() {
                Some(code) => format!("〒{code} {place}"),
                None => place,
            },
            phone: facility.phone.to_string(),
            departments: match facility.departments.is_empty() {
                true => None,
                false => Some(joined(facility.departments.clone(), "、")),
            },
            beds: facility.beds.filter(|b| *b > 0).map(|beds| format!("{beds}床")),
            hours: present(facility.hours.as_ref()),
            duty: duty(catalogue, facility.kind),
            has_beds: facility.beds.is_some_and(|b| b > 0),
            hospital: facility.kind == FacilityKind::Hospital,
            pharmacy: facility.is_pharmacy(),
            home_nursing: facility.kind == FacilityKind::HomeNursing,
            midwifery: facility.kind == FacilityKind::Midwifery,
            it_department: present(facility.it_department.as_ref()),
        }
    }
}
