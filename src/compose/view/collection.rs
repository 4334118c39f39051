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
        rows: Vec<CollectionRow>,
        /// Vendors that are not asked: 「東日本の通信会社」.
        not_asked: Option<String>,
        /// What they answered about their systems.
        systems: Vec<SystemAnswers>,
        /// Whom they tell of grave vulnerabilities.
        notices: Vec<FactRow>,
    }
}

view! {
    /// What a vendor answered about a system; nothing where it did not.
    pub(crate) struct SystemAnswers {
        /// Key.
        id: String,
        /// System.
        system: String,
        /// How long restoring takes.
        restore: Option<String>,
        /// Which logs are kept how long.
        logs: Option<String>,
        /// How users are recognised.
        authentication: Option<String>,
        /// End of product or support.
        support_end: Option<String>,
    }
}

view! {
    /// What one vendor was asked for; nothing where the profile does not say.
    pub(crate) struct CollectionRow {
        /// Key.
        id: String,
        /// Firm.
        vendor: String,
        /// Letter sent on.
        sent: Option<String>,
        /// Asked until.
        due: Option<String>,
        /// 事業者確認用: received on, and where it lies.
        sheet: Option<String>,
        /// MDS/SDS: which, received on, and where it lies.
        disclosure: Option<String>,
        /// The answer on remote maintenance.
        remote: Option<String>,
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
