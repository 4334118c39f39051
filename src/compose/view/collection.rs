//! This file shows to templates what vendors were asked for and what came back: facts only, the rest to be written in.

use crate::compose::paper::Case;
use crate::compose::phrase::{Words, hours, present};
use crate::compose::shape::view;
use crate::profile::{Profile, System, Vendor};

use super::response::FactRow;

view! {
    /// What vendors were asked for.
    pub(crate) struct CollectionView {
        /// Vendors with a contract.
        rows: Vec<CollectionRow> = "契約のある事業者",
        /// Vendors that are not asked: 「東日本の通信会社」.
        not_asked: Option<String> = "依頼しない事業者",
        /// What they answered about their systems.
        systems: Vec<SystemAnswers> = "システムについての答え",
        /// Whom they tell of grave vulnerabilities.
        notices: Vec<FactRow> = "重大な脆弱性の知らせ先",
    }
}

view! {
    /// What a vendor answered about a system; nothing where it did not.
    pub(crate) struct SystemAnswers {
        /// Key.
        id: String = "行の名前（キー）",
        /// System.
        system: String = "システム",
        /// How long restoring takes.
        restore: Option<String> = "復旧にかかる時間",
        /// Which logs are kept how long.
        logs: Option<String> = "ログの種類と保存期間",
        /// How users are recognised.
        authentication: Option<String> = "利用者の認証の方法",
        /// End of product or support.
        support_end: Option<String> = "製品かサポートの終了日",
    }
}

view! {
    /// What one vendor was asked for; nothing where the profile does not say.
    pub(crate) struct CollectionRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// Firm.
        vendor: String = "会社名",
        /// Letter sent on.
        sent: Option<String> = "依頼した日",
        /// Asked until.
        due: Option<String> = "回答の期限",
        /// 事業者確認用: received on, and where it lies.
        sheet: Option<String> = "事業者確認用（受け取った日と置き場所）",
        /// MDS/SDS: which, received on, and where it lies.
        disclosure: Option<String> = "開示書（種類、受け取った日、置き場所）",
        /// The answer on remote maintenance.
        remote: Option<String> = "リモート保守の答え",
    }
}

impl CollectionView {
    pub(crate) fn new(case: &Case<'_>) -> Self {
        let profile = case.profile;
        let others: Vec<_> = profile.vendors.iter().filter(|v| !v.has_contract()).collect();
        let names: Vec<_> = others.iter().map(|v| v.name.clone()).collect();
        Self {
            rows: case.vendors.iter().map(|(v, _)| CollectionRow::new(profile, v)).collect(),
            not_asked: (!names.is_empty()).then(|| names.join("、")),
            systems: SystemAnswers::all(profile),
            notices: notices(profile),
        }
    }
}

impl SystemAnswers {
    fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::new(profile);
        let row = |s: &System| {
            let row = Self {
                id: s.id.to_string(),
                system: words.system(s),
                restore: s.restore_hours.value().map(|h| hours(*h)),
                logs: present(s.log_retention.value()),
                authentication: present(s.authentication.value()),
                support_end: s.support_end.value().map(|day| day.to_string()),
            };
            let facts = [&row.restore, &row.logs, &row.authentication, &row.support_end];
            facts.iter().any(|fact| fact.is_some()).then_some(row)
        };
        profile.systems.iter().filter_map(row).collect()
    }
}

fn notices(profile: &Profile) -> Vec<FactRow> {
    let row = |vendor: &Vendor| {
        let (id, name) = (vendor.id.to_string(), vendor.name.clone());
        Some(FactRow { id, name, value: present(vendor.vulnerability_notice.value())? })
    };
    profile.vendors.iter().filter_map(row).collect()
}

impl CollectionRow {
    fn new(profile: &Profile, vendor: &Vendor) -> Self {
        let words = Words::new(profile);
        let request = vendor.request.as_ref();
        let sheets = profile.vendor_statements.iter().filter(|s| s.vendor == vendor.id);
        let disclosure = vendor.disclosure.value().and_then(|d| {
            let day = d.received_on.value()?;
            Some(format!("{day}\n{}\n{}", d.form, words.known(&d.place)))
        });
        let remote = vendor.remote_maintenance.value().and_then(|r| {
            let day = r.confirmed_on.value()?;
            Some(format!("{day}\n{}", words.known(&r.place)))
        });
        Self {
            id: vendor.id.to_string(),
            vendor: vendor.name.clone(),
            sent: request.and_then(|r| r.sent_on).map(|day| day.to_string()),
            due: due(profile, vendor).map(|day| day.to_string()),
            sheet: sheets
                .max_by_key(|s| s.received_on)
                .map(|s| format!("{}\n{}", s.received_on, words.known(&s.place))),
            disclosure,
            remote,
        }
    }
}

/// Until when a vendor is asked to answer.
pub(crate) fn due(profile: &Profile, vendor: &Vendor) -> Option<crate::profile::Date> {
    vendor.request.as_ref().and_then(|r| r.due).or(profile.requests.due)
}
