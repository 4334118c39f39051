//! This file holds the facility itself (施設).

use super::record::{record, words};
use super::{Known, Phone};

words! {
    /// Kind of facility.
    pub enum FacilityKind: "施設の種類" {
        /// A clinic without beds.
        Clinic = "無床診療所",
        /// A clinic with up to 19 beds.
        ClinicWithBeds = "有床診療所",
        /// A dental clinic.
        Dental = "歯科診療所",
        /// A hospital.
        Hospital = "病院",
        /// A pharmacy.
        Pharmacy = "薬局",
        /// A home nursing station.
        HomeNursing = "訪問看護ステーション",
        /// A midwifery home.
        Midwifery = "助産所",
    }
}

record! {
    /// The facility itself (施設).
    pub struct Facility: "施設の基本情報" {
        /// Kind, which decides words and papers.
        kind: FacilityKind = "施設の種類",
        /// Official name as registered.
        name: String = "施設の正式な名称。例: 髙田内科クリニック",
        /// How the papers speak of it.
        self_name: Option<String> = "本文での呼び方。書かなければ「当院」（薬局は「当薬局」、訪問看護ステーションは「当事業所」、助産所は「当助産所」）",
        /// The founder: corporation or person (開設者).
        founder: Option<String> = "開設者。例: 医療法人社団 青葉会 理事長 髙田 一郎",
        /// 医療機関コード.
        institution_code: Known<String> = "医療機関コード（10桁）",
        /// Prefecture, which decides police and office.
        prefecture: String = "都道府県。例: 神奈川県",
        /// 〒 without the mark.
        postal_code: Known<String> = "郵便番号。例: 231-0005",
        /// Address from the city on.
        address: String = "所在地（市区町村から）",
        /// Main number.
        phone: Phone = "代表電話",
        /// Fax number.
        fax: Known<Phone> = "FAX番号",
        /// Mail address.
        email: Known<String> = "代表のメールアドレス",
        /// Web site.
        website: Known<String> = "ホームページのアドレス",
        /// Number of beds; absent for none.
        beds: Option<u32> = "病床数。無床なら書かないでください",
        /// Departments (診療科).
        departments: Vec<String> = "診療科",
        /// Consulting hours in words.
        hours: Option<String> = "診療時間。例: 平日 9時〜18時、土曜 9時〜12時",
        /// Number of staff.
        staff_count: Option<u32> = "職員数（常勤と非常勤の合計）",
        /// Name of the department that runs the systems; absent where there is none.
        it_department: Option<String> = "情報システムを担当する部署の名前。なければ書かないでください",
    }
}

impl Facility {
    /// Whether it is a pharmacy, which some editions have sheets of their own for.
    pub fn is_pharmacy(&self) -> bool {
        self.kind == FacilityKind::Pharmacy
    }
}
