//! This file holds outside bodies (外部関係機関).

use super::record::{record, words};
use super::{Date, Id, Known, Phone};

words! {
    /// What an outside body is to the facility.
    pub enum OutsideCategory: "外部関係機関の区分" {
        /// 都道府県警察の担当部署.
        Police = "警察",
        /// 厚生労働省.
        Ministry = "厚生労働省",
        /// 都道府県.
        Prefecture = "都道府県",
        /// 保健所.
        HealthCenter = "保健所",
        /// 個人情報保護委員会.
        PrivacyCommission = "個人情報保護委員会",
        /// MIST 「インシデントかも？」.
        Mist = "MIST",
        /// IPA.
        Ipa = "IPA",
        /// 支払基金・オンライン資格確認.
        Claims = "支払基金・オンライン資格確認",
        /// 医師会・歯科医師会.
        Association = "医師会",
        /// 外部有識者 other than lawyers.
        Expert = "外部有識者",
        /// 弁護士.
        Lawyer = "弁護士",
        /// サイバー保険.
        Insurance = "サイバー保険",
        /// 近隣施設.
        Neighbour = "近隣施設",
        /// Others, such as suppliers.
        Other = "その他",
    }
}

record! {
    /// An outside body.
    pub struct OutsideBody: "外部関係機関" {
        /// Stable name.
        id: Id = "短い名前",
        /// What it is.
        category: OutsideCategory = "区分",
        /// 組織名.
        name: String = "組織名",
        /// Section or desk.
        department: Option<String> = "部署・窓口",
        /// 担当者名.
        contact: Option<String> = "担当者名",
        /// By day.
        phone: Known<Phone> = "電話番号",
        /// At night and on holidays.
        night_phone: Known<Phone> = "夜間・休日の電話番号",
        /// Hours.
        hours: Known<String> = "受付時間",
        /// Mail address.
        email: Known<String> = "メールアドレス",
        /// Web form.
        url: Known<String> = "Webの窓口",
        /// Contract or membership number.
        contract_number: Known<String> = "契約番号・会員番号・証券番号",
        /// When to call and what to say.
        note: Option<String> = "備考。いつ連絡するかなど",
        /// Day on which somebody called or looked it up.
        verified_on: Known<Date> = "番号が正しいかを確かめた日",
        /// Who did.
        verified_by: Known<Id> = "確かめた人（people の id）",
    }
}
