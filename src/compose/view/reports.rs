//! This file shows to templates who is told on the day, by which way, and by whom: nothing of it speaks of an event.

use crate::catalogue::Catalogue;
use crate::compose::parties::{Party, parties};
use crate::compose::phrase::{NOTHING, Stated, Words, person, present};
use crate::compose::shape::view;
use crate::profile::{FacilityKind, KindWords, OutsideCategory, Profile, Role};

view! {
    /// Reports and announcements.
    pub(crate) struct ReportsView {
        /// 医療機関コード.
        code: Option<String> = "医療機関コード",
        /// Mail address.
        email: Option<String> = "メールアドレス",
        /// Web site.
        website: Option<String> = "ウェブサイト",
        /// Who reports leaks: 「院長 髙田 一郎」.
        privacy_name: String = "漏えいを報告する人の役職と氏名",
        /// Who speaks to patients and press.
        speaker_name: String = "患者や報道機関に話す人の役職と氏名",
        /// Ministry, prefecture, health centre.
        authorities: Vec<DeskView> = "厚生労働省、都道府県、保健所",
        /// Police.
        police: Vec<DeskView> = "警察",
        /// 個人情報保護委員会.
        commission: Vec<DeskView> = "個人情報保護委員会",
        /// The device for web reports.
        clean_device: Stated = "ウェブで報告するときに使う端末",
        /// How patients are told.
        patient_notice: Stated = "患者に知らせる方法",
        /// 「院長のスマートフォン」 and the like, or what it must be.
        device: String = "報告に使う端末の呼び方",
        /// 「患者の皆さまへ」.
        to_patients: String = "患者への呼びかけ",
        /// What is held of a patient, as the kind of facility calls it: 診療録, 薬歴, 訪問看護の記録.
        information: String = "患者について持っている情報の呼び方",
    }
}

view! {
    /// A desk to be told.
    pub(crate) struct DeskView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name with its desk.
        name: String = "名前と窓口",
        /// Numbers and hours, one a line, as far as they are known.
        phone: Option<String> = "電話番号と受付時間",
        /// Mail, web page.
        online: Option<String> = "メールアドレスかウェブページ",
    }
}

impl ReportsView {
    pub(crate) fn new(profile: &Profile, catalogue: &Catalogue) -> Self {
        use OutsideCategory as C;
        let words = Words::new(profile);
        let facility = &profile.facility;
        let all = parties(profile, catalogue);
        let desks = |wanted: &[C]| -> Vec<DeskView> {
            all.iter().filter(|p| wanted.contains(&p.category)).map(desk).collect()
        };
        let holder = |role: Role| {
            let held = profile.holders(role).next();
            let chief = || profile.holders(Role::Executive).next();
            held.or_else(chief).map_or_else(|| "未定".to_owned(), person)
        };
        let inside = KindWords::of(facility.kind).inside;
        let clean_device = words.stated(&profile.incident.clean_device, "未決定", String::clone);
        let information = match facility.kind {
            FacilityKind::Pharmacy => "薬歴、処方の内容",
            FacilityKind::HomeNursing => "訪問看護の記録",
            FacilityKind::Midwifery => "助産録、健診の記録",
            _ => "診療録、検査の結果、処方",
        };
        Self {
            code: present(facility.institution_code.value()),
            email: present(facility.email.value()),
            website: present(facility.website.value()),
            privacy_name: holder(Role::PrivacyOfficer),
            speaker_name: holder(Role::Spokesperson),
            authorities: match facility.kind {
                // A health centre does not oversee it.
                FacilityKind::HomeNursing => desks(&[C::Ministry, C::Prefecture]),
                _ => desks(&[C::Ministry, C::Prefecture, C::HealthCenter]),
            },
            police: desks(&[C::Police]),
            commission: desks(&[C::PrivacyCommission]),
            device: clean_device
                .text
                .clone()
                .unwrap_or_else(|| format!("{inside}ネットワークにつないだことのない携帯電話など")),
            clean_device,
            patient_notice: words.stated(&profile.incident.patient_notice, "未決定", String::clone),
            to_patients: format!("{}の皆さまへ", KindWords::of(facility.kind).patients),
            information: information.to_owned(),
        }
    }
}

fn desk(party: &Party) -> DeskView {
    // What nobody knows yet is left for a pen.
    let known = |words: &str| words != NOTHING && !words.starts_with("未確認");
    let lines = [
        (&party.phone, party.phone.clone()),
        (&party.night, format!("夜間・休日 {}", party.night)),
        (&party.hours, format!("（{}）", party.hours)),
    ];
    let lines: Vec<_> =
        lines.into_iter().filter(|(fact, _)| known(fact)).map(|(_, line)| line).collect();
    DeskView {
        id: party.key.clone(),
        name: party.name.clone(),
        phone: present(Some(&lines.join("\n"))),
        online: present(Some(&party.online.join("\n"))),
    }
}
