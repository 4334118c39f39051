//! This file shows one vendor to the letter that asks it for papers: never with the facility's answer to a question of it.

use crate::compose::paper::Case;
use crate::compose::phrase::{person, present};
use crate::compose::shape::view;
use crate::interview::{Asked, Question, Questions, is_device_of};
use crate::profile::{Profile, Vendor};

use super::asking::{AskRow, BoxAsk, RemoteCodes};
use super::collection::due;
use super::facility::FacilityView;
use super::roles::RolesView;

view! {
    /// A letter to a vendor.
    pub(crate) struct LetterView {
        /// The facility that asks.
        facility: FacilityView,
        /// Who acts in it.
        roles: RolesView,
        /// The vendor.
        vendor: AddresseeView,
        /// Written on.
        sent: Option<String>,
        /// Answers are asked for until.
        due: Option<String>,
        /// Where answers go.
        return_to: String,
        /// Who answers questions, with the number.
        contact: Option<String>,
        /// What is asked besides what the profile knows.
        questions: Vec<AskRow>,
        /// Codes on the リモート保守 確認書.
        remote: RemoteCodes,
    }
}

view! {
    /// Whom a letter is for, and what it is about.
    pub(crate) struct AddresseeView {
        /// Key.
        id: String,
        /// Firm.
        name: String,
        /// Branch or desk.
        department: Option<String>,
        /// Person.
        contact: Option<String>,
        /// 契約番号.
        contract: Option<String>,
        /// What the contract covers.
        covers: Option<String>,
        /// Its boxes of which something is open.
        devices: Vec<BoxAsk>,
        /// Whether the ledger knows boxes of it at all.
        has_devices: bool,
        /// Whether they fill the page, so that one row for others has to do.
        many_devices: bool,
        /// Disclosures that came already.
        disclosure: Option<String>,
    }
}

impl LetterView {
    pub(crate) fn new(case: &Case<'_>, vendor: &Vendor) -> Self {
        let profile = case.profile;
        let facility = FacilityView::new(profile, case.catalogue);
        let requests = &profile.requests;
        let questions = Questions::of(profile);
        let all = questions.to(&Asked::Vendor(Some(vendor.id.clone())));
        let contact = requests.contact.as_ref().and_then(|id| profile.person(id));
        Self {
            vendor: AddresseeView::new(profile, vendor, &all),
            questions: AskRow::open(&all, |q| q.list != "devices" && !q.is_remote),
            remote: RemoteCodes::new(&all),
            sent: vendor.request.as_ref().and_then(|r| r.sent_on).map(|day| day.era()),
            due: due(profile, vendor).map(|day| day.era()),
            return_to: present(requests.return_to.as_ref())
                .unwrap_or_else(|| format!("{} {}", facility.address, facility.name)),
            contact: contact.map(|p| match p.phone.value() {
                Some(phone) => format!("{}（電話 {phone}）", person(p)),
                None => format!("{}（電話 {}）", person(p), facility.phone),
            }),
            roles: RolesView::new(profile),
            facility,
        }
    }
}

impl AddresseeView {
    fn new(profile: &Profile, vendor: &Vendor, questions: &[&Question]) -> Self {
        let contract = vendor.contract.as_ref();
        let devices = BoxAsk::all(profile, questions);
        Self {
            id: vendor.id.to_string(),
            name: vendor.name.clone(),
            department: present(vendor.department.as_ref()),
            contact: present(vendor.contact.value()).map(addressed),
            contract: contract.and_then(|c| present(c.number.value())),
            covers: contract.and_then(|c| present(c.covers.as_ref())),
            many_devices: devices.len() >= FULL_PAGE,
            devices,
            has_devices: profile.devices.iter().any(|d| is_device_of(profile, vendor, d)),
            disclosure: vendor.disclosure.value().and_then(|d| {
                let day = d.received_on.value()?.era();
                Some(match present(d.covers.as_ref()) {
                    Some(covers) => format!("{}（{covers}、{day}）", d.form),
                    None => format!("{}（{day}）", d.form),
                })
            }),
        }
    }
}

/// How many devices leave no room on their page for three rows more.
const FULL_PAGE: usize = 6;

/// A person by name; whoever is on duty is nobody's name, and is written to as such.
fn addressed(contact: String) -> String {
    if contact.starts_with("当番") { "ご担当者".to_owned() } else { contact }
}
