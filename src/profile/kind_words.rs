//! This file holds the words by which each kind of facility calls itself, its people, its work and its neighbours.

use super::{FacilityKind, Profile, Role};

/// The words of one kind of facility. Papers take them from here, never from a hospital's vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KindWords {
    /// 当院 and the like; a facility's own word goes before it ([`we`]).
    we: &'static str,
    /// Within its walls: 院内, 薬局内.
    pub(crate) inside: &'static str,
    /// What a line that asks for its name says: 医療機関名, 薬局名.
    pub(crate) name_label: &'static str,
    /// 患者 or 利用者.
    pub(crate) patients: &'static str,
    /// 診療, 調剤, 訪問看護.
    pub(crate) care: &'static str,
    /// 診療録, 薬歴, 訪問看護記録.
    pub(crate) records: &'static str,
    /// What nobody can look up when the screens are dead, besides the records.
    pub(crate) lookups: &'static str,
    /// What nobody can write then.
    pub(crate) entries: &'static str,
    /// What may stop besides terminals.
    pub(crate) machines: &'static str,
    /// Its professional association.
    pub(crate) association: &'static str,
    /// Whom it tells that it can take fewer.
    pub(crate) peers: &'static str,
    /// What it asks them for.
    pub(crate) peers_help: &'static str,
    /// Where those go for whom it cannot care safely.
    pub(crate) referral: &'static str,
    /// The local authority that it tells of trouble.
    pub(crate) authority: &'static str,
}

const CLINIC: KindWords = KindWords {
    we: "当院",
    inside: "院内",
    name_label: "医療機関名",
    patients: "患者",
    care: "診療",
    records: "診療録",
    lookups: "アレルギー、処方、予約",
    entries: "記録、指示、会計",
    machines: "医療機器",
    association: "医師会",
    peers: "近隣施設・医師会",
    peers_help: "受け入れの制限、紹介の依頼",
    referral: "近隣施設に紹介する",
    authority: "保健所",
};

const DENTAL: KindWords =
    KindWords { association: "歯科医師会", peers: "近隣施設・歯科医師会", ..CLINIC };

const PHARMACY: KindWords = KindWords {
    we: "当薬局",
    inside: "薬局内",
    name_label: "薬局名",
    patients: "患者",
    care: "調剤",
    records: "薬歴",
    lookups: "アレルギー、併用薬、処方箋の情報",
    entries: "薬歴、薬袋、会計",
    machines: "調剤機器",
    association: "薬剤師会",
    peers: "処方元・近隣の薬局・薬剤師会",
    peers_help: "調剤の制限、紙の処方箋と調剤の依頼",
    referral: "近隣の薬局を案内する",
    authority: "保健所",
};

const HOME_NURSING: KindWords = KindWords {
    we: "当事業所",
    inside: "事業所内",
    name_label: "事業所名",
    patients: "利用者",
    care: "訪問看護",
    records: "訪問看護記録",
    lookups: "主治医の指示、訪問の予定、連絡先",
    entries: "記録、報告書、請求",
    machines: "通信機器",
    association: "訪問看護の団体",
    peers: "主治医・近隣の事業所",
    peers_help: "訪問の制限、指示の確認、訪問の依頼",
    referral: "主治医か近隣の事業所に頼む",
    authority: "都道府県",
};

const MIDWIFERY: KindWords = KindWords {
    we: "当助産所",
    inside: "助産所内",
    name_label: "助産所名",
    patients: "妊産婦",
    care: "助産",
    records: "助産録",
    lookups: "健診の経過、アレルギー、予約",
    entries: "記録、会計",
    machines: "医療機器",
    association: "助産師会",
    peers: "連携する医療機関・助産師会",
    peers_help: "受け入れの制限、妊産婦の紹介と搬送の依頼",
    referral: "連携する医療機関に紹介する",
    authority: "保健所",
};

impl KindWords {
    /// The words of a kind.
    pub(crate) fn of(kind: FacilityKind) -> Self {
        match kind {
            FacilityKind::Clinic | FacilityKind::ClinicWithBeds | FacilityKind::Hospital => CLINIC,
            FacilityKind::Dental => DENTAL,
            FacilityKind::Pharmacy => PHARMACY,
            FacilityKind::HomeNursing => HOME_NURSING,
            FacilityKind::Midwifery => MIDWIFERY,
        }
    }

    /// Words that speak of a clinic's walls, in this facility's: 「院内とクラウド」 as 「薬局内とクラウド」.
    pub(crate) fn inside_of(self, words: &str) -> String {
        words.replace(CLINIC.inside, self.inside)
    }
}

/// How a facility calls itself: its own word, else that of its kind.
pub(crate) fn we(profile: &Profile) -> String {
    let facility = &profile.facility;
    let own = facility.self_name.as_ref().filter(|name| !name.trim().is_empty());
    own.cloned().unwrap_or_else(|| KindWords::of(facility.kind).we.to_owned())
}

/// What its head is called: 院長, 管理薬剤師; 経営層 where nobody is named yet.
pub(crate) fn chief(profile: &Profile) -> String {
    let head = profile.holders(Role::Executive).next();
    head.map_or_else(|| "経営層".to_owned(), |person| person.title.clone())
}
