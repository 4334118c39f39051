//! This file shows duties and deadlines to templates, each with its clause and the day somebody verified it.

use crate::catalogue::{Catalogue, Fact, FactKind, Force, Limit};
use crate::compose::shape::view;
use crate::document::japanese_date;
use crate::profile::{FacilityKind, Profile, we};

view! {
    /// A duty or deadline.
    pub(crate) struct RuleView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "名前",
        /// The rule in a sentence.
        text: String = "定めの内容",
        /// 法令, 通知 or 当院の目標.
        force: String = "法令、通知、当院の目標のどれか",
        /// The clause it rests on.
        basis: String = "根拠の条文",
        /// 「令和8年11月1日に確認」; nothing while nobody has verified it.
        verified: Option<String> = "確認した日",
    }
}

view! {
    /// What the law and the authorities ask.
    pub(crate) struct LawView {
        /// Limits, duties and periods, in the catalogue's order.
        rules: Vec<RuleView> = "法令、義務、期限の一覧",
        /// When head and vendors are told: 「1時間以内」; our target.
        tell_house: String = "経営層と事業者に知らせるまでの時間（当院の目標）",
        /// When ministry and health centre are told: 「その日のうち」; our target.
        tell_authorities: String = "厚生労働省と保健所に知らせるまでの時間（当院の目標）",
        /// When the police are told: 「その日のうち」; our target.
        tell_police: String = "警察に知らせるまでの時間（当院の目標）",
        /// 速報: 「3〜5日以内」.
        first_report: String = "速報の期限",
        /// 確報: 「30日以内」.
        full_report: String = "確報の期限",
        /// 確報 where a wrongful purpose is feared: 「60日以内」.
        full_report_wrongful: String = "不正の目的が疑われるときの確報の期限",
    }
}

impl LawView {
    pub(crate) fn new(catalogue: &Catalogue, profile: &Profile) -> Self {
        let kind = profile.facility.kind;
        let we = we(profile);
        let rules = catalogue.facts().iter().filter(|fact| concerns(fact, kind));
        let limit = |key: &str, otherwise: &str| {
            let days = catalogue.fact(key).and_then(|fact| fact.days);
            days.map_or_else(|| otherwise.to_owned(), |days| in_days(&days))
        };
        let hours = catalogue.fact("deadline.executive-and-vendors").and_then(|fact| fact.hours);
        Self {
            rules: rules.map(|fact| RuleView::new(fact, &we)).collect(),
            tell_house: format!("{}時間以内", hours.map_or(1, |hours| hours.to)),
            tell_authorities: limit("deadline.authorities", "その日のうち"),
            tell_police: limit("deadline.police", "その日のうち"),
            first_report: limit("deadline.privacy-preliminary", "3〜5日以内"),
            full_report: limit("deadline.privacy-final", "30日以内"),
            full_report_wrongful: limit("deadline.privacy-final-malicious", "60日以内"),
        }
    }
}

impl RuleView {
    fn new(fact: &Fact, we: &str) -> Self {
        Self {
            id: fact.key.clone(),
            name: fact.name.clone(),
            text: fact.text.clone(),
            force: match fact.force {
                Some(Force::OurTarget) => format!("{we}の目標"),
                Some(Force::Notice) => "通知・指針".to_owned(),
                Some(Force::Law) | None => "法令".to_owned(),
            },
            basis: fact.basis.clone().unwrap_or_else(|| fact.source.clone()),
            verified: fact.verified_on.map(|on| format!("{}に確認", japanese_date(on))),
        }
    }
}

/// Whether a fact belongs on the page that is opened in an emergency, and in this kind of facility.
fn concerns(fact: &Fact, kind: FacilityKind) -> bool {
    match fact.key.as_str() {
        _ if fact.kind == FactKind::Guideline => false,
        key @ ("duty.security-measures" | "duty.security-measures-pharmacy") => {
            duty_key(kind) == Some(key)
        }
        "retention.dental-records" => kind == FacilityKind::Dental,
        "retention.midwifery-records" => kind == FacilityKind::Midwifery,
        "retention.medical-records" => matches!(
            kind,
            FacilityKind::Clinic | FacilityKind::ClinicWithBeds | FacilityKind::Hospital
        ),
        // What we only aim at stands in the flow of the day, marked as such.
        key => !key.starts_with("contact.") && fact.force != Some(Force::OurTarget),
    }
}

/// The fact that obliges the manager of such a facility; none obliges that of a home nursing station.
fn duty_key(kind: FacilityKind) -> Option<&'static str> {
    match kind {
        FacilityKind::Pharmacy => Some("duty.security-measures-pharmacy"),
        FacilityKind::HomeNursing => None,
        _ => Some("duty.security-measures"),
    }
}

/// The clause that obliges the manager of such a facility, as the catalogue names it.
pub(super) fn duty(catalogue: &Catalogue, kind: FacilityKind) -> Option<String> {
    catalogue.fact(duty_key(kind)?)?.basis.clone()
}

fn in_days(limit: &Limit) -> String {
    match limit.from {
        _ if limit.to == 0 => "その日のうち".to_owned(),
        Some(from) if from < limit.to => format!("{from}〜{}日以内", limit.to),
        _ => format!("{}日以内", limit.to),
    }
}
