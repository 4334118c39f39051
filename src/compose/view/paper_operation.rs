//! This file shows the paper operation to templates: when it starts, what replaces each system, what must lie printed.

use super::sheets::{self, SheetNames, SheetRow};
use crate::catalogue::Catalogue;
use crate::compose::parties::parties;
use crate::compose::phrase::{NOTHING, Stated, Words, dash, filled, present};
use crate::compose::shape::view;
use crate::profile::{FacilityKind, Known, OutsideCategory, Profile, System};

view! {
    /// The paper operation.
    pub(crate) struct PaperView {
        /// The names of the blank sheets.
        names: SheetNames = "様式の見出し",
        /// The blank sheets in order.
        sheets: Vec<SheetRow> = "紙の様式",
        /// Systems by restore priority, with what replaces them.
        systems: Vec<DowntimeView> = "復旧する順のシステムと代わりのやり方",
        /// The adopted criterion for the switch.
        criterion: Stated = "紙に切り替える基準",
        /// The adopted criterion for going back.
        back: Stated = "元に戻す基準",
        /// How staff are told.
        staff_notice: Stated = "職員に知らせる方法",
        /// What is printed every day and where it lies.
        daily: Stated = "毎日印刷するものと置き場所",
        /// Backups on paper.
        printed: Vec<PrintRow> = "紙に残すバックアップ",
        /// Whom to ask about claims and eligibility.
        claims: Vec<ClaimsRow> = "請求と資格確認の問い合わせ先",
        /// 医療機関コード.
        code: Option<String> = "医療機関コード",
        /// Where the copies of plan and lists lie.
        copies: Option<String> = "計画と名簿の写しの置き場所",
        /// Whether doctors or dentists prescribe here.
        prescribes: bool = "処方するか",
        /// Whether it is a dental clinic.
        dental: bool = "歯科か",
        /// Whether care is claimed from insurers.
        insured: bool = "保険請求をするか",
    }
}

view! {
    /// What replaces a system.
    pub(crate) struct DowntimeView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "名前",
        /// What stops.
        impact: String = "止まると困ること",
        /// When the switch is made.
        starts_when: String = "切り替える時",
        /// What is done instead.
        substitute: String = "代わりにすること",
        /// Where blank sheets lie.
        place: String = "紙の様式の置き場所",
        /// The blank sheets to use.
        sheets: Option<String> = "使う紙の様式",
        /// How it is entered later.
        entry: String = "あとから入力する方法",
        /// Whom to ask: firm and numbers.
        ask: Option<String> = "問い合わせ先",
    }
}

view! {
    /// Something that is printed regularly.
    pub(crate) struct PrintRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// What.
        what: String = "印刷するもの",
        /// How often.
        when: String = "間隔",
        /// Where it lies.
        place: String = "置き場所",
    }
}

view! {
    /// A desk for claims and eligibility.
    pub(crate) struct ClaimsRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "名前",
        /// Number, where known.
        phone: Option<String> = "電話番号",
        /// When it answers, where known.
        hours: Option<String> = "受付時間",
    }
}

impl PaperView {
    pub(crate) fn new(profile: &Profile, catalogue: &Catalogue) -> Self {
        use FacilityKind as K;
        let words = Words::new(profile);
        let kind = profile.facility.kind;
        let sheets = sheets::of(profile);
        let mut systems: Vec<_> = profile.systems.iter().collect();
        systems.sort_by_key(|s| s.restore_priority.value().copied().unwrap_or(u32::MAX));
        let adopted = profile.decisions.adopted_on.value().is_some();
        let criterion = |value: &Known<String>| match value {
            // What nobody has adopted is not a rule yet.
            Known::Value(_) if !adopted => words.stated(&Known::Absent, "未決定", String::clone),
            value => words.stated(value, "未決定", String::clone),
        };
        let incident = &profile.incident;
        let paper =
            |b: &&crate::profile::Backup| b.medium.value().is_some_and(|m| m.contains('紙'));
        let printed = profile.backups.iter().filter(paper).map(|b| PrintRow {
            id: b.id.to_string(),
            what: filled(b.method.clone()),
            when: filled(b.frequency.clone()),
            place: words.known(&b.place),
        });
        let copies: Vec<_> = profile.plan.copies.iter().map(|c| c.place.clone()).collect();
        Self {
            names: SheetNames::new(&sheets),
            systems: systems.into_iter().map(|s| downtime(profile, &sheets, s)).collect(),
            sheets,
            criterion: criterion(&profile.decisions.paper),
            back: criterion(&profile.decisions.return_to_normal),
            staff_notice: words.stated(&incident.staff_notice, "未決定", String::clone),
            daily: words.stated(&incident.daily_printout, "未決定", String::clone),
            printed: printed.collect(),
            claims: claims(profile, catalogue),
            code: present(profile.facility.institution_code.value()),
            copies: if copies.is_empty() { None } else { Some(copies.join("、")) },
            prescribes: !matches!(kind, K::Pharmacy | K::HomeNursing | K::Midwifery),
            dental: kind == K::Dental,
            insured: kind != K::Midwifery,
        }
    }
}

/// The desks that the profile names, and those that every claim goes through.
fn claims(profile: &Profile, catalogue: &Catalogue) -> Vec<ClaimsRow> {
    const ALWAYS: [(&str, &str, &[&str]); 2] = [
        ("fund", "社会保険診療報酬支払基金", &["支払基金"]),
        ("kokuho", "国民健康保険団体連合会", &["国民健康保険団体連合会", "国保連"]),
    ];
    let said = |words: String| (words != NOTHING && words != "未確認").then_some(words);
    let all = parties(profile, catalogue);
    let named = all.into_iter().filter(|p| p.category == OutsideCategory::Claims);
    let mut rows: Vec<_> = named
        .map(|p| ClaimsRow { id: p.key, name: p.name, phone: said(p.phone), hours: said(p.hours) })
        .collect();
    for (id, name, words) in ALWAYS {
        if !rows.iter().any(|row| words.iter().any(|word| row.name.contains(word))) {
            let name = name.to_owned();
            rows.push(ClaimsRow { id: id.to_owned(), name, phone: None, hours: None });
        }
    }
    rows
}

fn downtime(profile: &Profile, sheets: &[SheetRow], system: &System) -> DowntimeView {
    let words = Words::new(profile);
    let said = |print: fn(&crate::profile::DowntimeProcedure) -> String| {
        words.cell(&system.downtime, print)
    };
    let used: Vec<_> =
        sheets::for_system(sheets, system).iter().map(|sheet| sheet.name.clone()).collect();
    DowntimeView {
        id: system.id.to_string(),
        name: system.name.clone(),
        impact: words.known(&system.stop_impact),
        starts_when: said(|d| dash(d.starts_when.as_ref())),
        substitute: said(|d| d.substitute.clone()),
        place: said(|d| dash(d.forms_place.as_ref())),
        sheets: if used.is_empty() { None } else { Some(used.join("、")) },
        entry: said(|d| dash(d.entry_afterwards.as_ref())),
        ask: system.vendor.as_ref().map(|id| ask(profile, id)),
    }
}

/// 「株式会社クラウドカルテ青葉　昼 03-…　夜間・休日 03-…」, as far as the numbers are known.
fn ask(profile: &Profile, id: &crate::profile::Id) -> String {
    let words = Words::new(profile);
    let Some(vendor) = profile.vendor(id) else { return words.vendor_of(id) };
    let by_day = words.phone(&vendor.phone);
    match vendor.night_phone.value() {
        Some(night) => format!("{}\n昼 {by_day}　夜間・休日 {night}", vendor.name),
        None => format!("{}\n{by_day}", vendor.name),
    }
}
