//! This file shows the facility to templates: its facts, and the words by which it and its work are called.

use crate::compose::phrase::{joined, present};
use crate::compose::shape::view;
use crate::profile::{FacilityKind, Profile};

view! {
    /// The facility and the words for it.
    pub(crate) struct FacilityView {
        /// Official name.
        name: String,
        /// 当院 and the like.
        we: String,
        /// 無床診療所 and the like.
        kind: String,
        /// 患者 or 利用者.
        patients: String,
        /// 診療, 調剤, 訪問看護.
        care: String,
        /// 診療録, 薬歴, 訪問看護記録.
        records: String,
        /// 開設者.
        founder: Option<String>,
        /// Address with postal code.
        address: String,
        /// Main number.
        phone: String,
        /// 診療科.
        departments: Option<String>,
        /// 「80床」.
        beds: Option<String>,
        /// 診療時間.
        hours: Option<String>,
        /// The clause that obliges the facility.
        duty: Option<String>,
        /// Whether patients stay overnight.
        has_beds: bool,
        /// Whether it is a hospital.
        hospital: bool,
        /// Whether a department runs the systems.
        it_department: Option<String>,
    }
}

impl FacilityView {
    pub(crate) fn new(profile: &Profile) -> Self {
        let facility = &profile.facility;
        let (we, patients, care, records) = match facility.kind {
            FacilityKind::Pharmacy => ("当薬局", "患者", "調剤", "薬歴"),
            FacilityKind::HomeNursing => ("当事業所", "利用者", "訪問看護", "訪問看護記録"),
            FacilityKind::Midwifery => ("当院", "妊産婦", "助産", "助産録"),
            _ => ("当院", "患者", "診療", "診療録"),
        };
        let duty = match facility.kind {
            FacilityKind::Pharmacy => Some("医薬品医療機器等法施行規則第11条第2項"),
            FacilityKind::HomeNursing => None,
            _ => Some("医療法施行規則第14条第2項"),
        };
        let place = format!("{}{}", facility.prefecture, facility.address);
        Self {
            name: facility.name.clone(),
            we: present(facility.self_name.as_ref()).unwrap_or_else(|| we.to_owned()),
            kind: facility.kind.word().to_owned(),
            patients: patients.to_owned(),
            care: care.to_owned(),
            records: records.to_owned(),
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
            duty: duty.map(str::to_owned),
            has_beds: facility.beds.is_some_and(|b| b > 0),
            hospital: facility.kind == FacilityKind::Hospital,
            it_department: present(facility.it_department.as_ref()),
        }
    }
}
