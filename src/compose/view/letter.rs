//! This file shows one vendor to the letter that asks it for papers: never with the facility's answer to a question of it.

use crate::compose::paper::Case;
use crate::compose::phrase::{Words, dash, person, present};
use crate::compose::shape::view;
use crate::profile::{Device, DeviceKind, DeviceStatus, Profile, Vendor};

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
        /// Its systems.
        systems: Vec<ThingView>,
        /// Its devices.
        devices: Vec<ThingView>,
        /// Whether they fill the page, so that one row for others has to do.
        many_devices: bool,
        /// Disclosures that came already.
        disclosure: Option<String>,
    }
}

view! {
    /// A system or a device.
    pub(crate) struct ThingView {
        /// Key.
        id: String,
        /// Name.
        name: String,
        /// What for, or where.
        about: String,
    }
}

impl LetterView {
    pub(crate) fn new(case: &Case<'_>, vendor: &Vendor) -> Self {
        let profile = case.profile;
        let facility = FacilityView::new(profile, case.catalogue);
        let requests = &profile.requests;
        let contact = requests.contact.as_ref().and_then(|id| profile.person(id));
        Self {
            vendor: AddresseeView::new(profile, vendor),
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
    fn new(profile: &Profile, vendor: &Vendor) -> Self {
        let words = Words::of_list(profile);
        let contract = vendor.contract.as_ref();
        let systems = profile.systems.iter().filter(|s| s.vendor.as_ref() == Some(&vendor.id));
        let device = |d: &Device| ThingView {
            id: d.id.to_string(),
            name: match d.maker.value() {
                Some(maker) => format!("{}\n{maker}", d.id),
                None => format!("{}\n{}", d.id, d.kind.word()),
            },
            about: words.known(&d.place),
        };
        let devices: Vec<_> =
            profile.devices.iter().filter(|d| of(profile, vendor, d)).map(device).collect();
        Self {
            id: vendor.id.to_string(),
            name: vendor.name.clone(),
            department: present(vendor.department.as_ref()),
            contact: present(vendor.contact.value()).map(addressed),
            contract: contract.and_then(|c| present(c.number.value())),
            covers: contract.and_then(|c| present(c.covers.as_ref())),
            systems: systems
                .map(|s| ThingView {
                    id: s.id.to_string(),
                    name: s.name.clone(),
                    about: dash(Some(&s.purpose)),
                })
                .collect(),
            many_devices: devices.len() >= FULL_PAGE,
            devices,
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
const FULL_PAGE: usize = 7;

/// A person by name; whoever is on duty is nobody's name, and is written to as such.
fn addressed(contact: String) -> String {
    if contact.starts_with("当番") { "ご担当者".to_owned() } else { contact }
}

/// Whether a device is one that the vendor can say something of: a box of its systems or lines, or a terminal of its
/// systems that it maintains from outside. Other terminals are the facility's own.
fn of(profile: &Profile, vendor: &Vendor, device: &Device) -> bool {
    let system = device.system.as_ref().and_then(|id| profile.system(id));
    let its_system = system.is_some_and(|s| s.vendor.as_ref() == Some(&vendor.id));
    let ways = &profile.network.external_connections;
    let its_line = ways
        .iter()
        .any(|w| w.vendor.as_ref() == Some(&vendor.id) && w.device.as_ref() == Some(&device.id));
    let own_terminal =
        device.kind == DeviceKind::Terminal && device.remote_maintenance.value() != Some(&true);
    device.status != DeviceStatus::Disposed && !own_terminal && (its_system || its_line)
}
