//! This file goes through the entries that questions are about: what they are called, and who can say something of them.

use super::data::Only;
use crate::profile::{
    Device, DeviceKind, DeviceStatus, Hosting, Id, Profile, Role, System, VendorKind,
};

/// An entry of a list.
pub(super) struct Entity {
    pub(super) id: String,
    /// What people call it.
    pub(super) name: String,
    /// Whom to ask about it, where it is a vendor's.
    pub(super) vendor: Option<Id>,
    traits: Vec<Only>,
}

impl Entity {
    fn new(id: &Id, name: impl Into<String>, vendor: Option<&Id>, traits: Vec<Only>) -> Self {
        Self { id: id.to_string(), name: name.into(), vendor: vendor.cloned(), traits }
    }

    /// Whether something that is asked of such entries only is asked of it.
    pub(super) fn is(&self, only: Option<Only>) -> bool {
        only.is_none_or(|only| self.traits.contains(&only))
    }
}

/// The entries of a list of which questions are asked.
pub(super) fn entities(profile: &Profile, list: &str) -> Vec<Entity> {
    match list {
        "vendors" => {
            let entity =
                |v: &crate::profile::Vendor| Entity::new(&v.id, &v.name, Some(&v.id), vec![]);
            profile.vendors.iter().map(entity).collect()
        }
        "systems" => profile.systems.iter().map(|s| system(profile, s)).collect(),
        "backups" => profile.backups.iter().map(|b| backup(profile, b)).collect(),
        "devices" => {
            let there = profile.devices.iter().filter(|d| d.status != DeviceStatus::Disposed);
            there.map(|d| device(profile, d)).collect()
        }
        "cloud_services" => {
            let services = profile.cloud_services.iter();
            services.map(|c| Entity::new(&c.id, &c.name, c.vendor.as_ref(), vec![])).collect()
        }
        "network.segments" => {
            let of_network = |v: &&crate::profile::Vendor| v.kind == VendorKind::Network;
            let vendor = profile.vendors.iter().find(of_network).map(|v| &v.id);
            let segments = profile.network.segments.iter();
            segments.map(|s| Entity::new(&s.id, &s.name, vendor, vec![])).collect()
        }
        "network.external_connections" => {
            let ways = profile.network.external_connections.iter();
            ways.map(|w| Entity::new(&w.id, &w.name, w.vendor.as_ref(), vec![])).collect()
        }
        "network.cut_points" => {
            let points = profile.network.cut_points.iter();
            points.map(|p| Entity::new(&p.id, &p.target, None, vec![])).collect()
        }
        "documents" => {
            let documents = profile.documents.iter();
            documents.map(|d| Entity::new(&d.id, &d.name, None, vec![])).collect()
        }
        "people" => {
            let entity = |p: &crate::profile::Person| {
                let head = p.roles.contains(&Role::Executive);
                let traits = if head { vec![Only::Head] } else { vec![] };
                Entity::new(&p.id, format!("{} {}", p.title, p.name), None, traits)
            };
            profile.people.iter().map(entity).collect()
        }
        _ => Vec::new(),
    }
}

fn system(profile: &Profile, system: &System) -> Entity {
    let mut traits = vec![place(system)];
    if !profile.backups.iter().any(|b| b.system == system.id) {
        traits.push(Only::Empty);
    }
    Entity::new(&system.id, &system.name, system.vendor.as_ref(), traits)
}

fn place(system: &System) -> Only {
    match system.hosting {
        Hosting::Cloud => Only::Cloud,
        Hosting::OnPremises | Hosting::Both => Only::House,
    }
}

fn backup(profile: &Profile, backup: &crate::profile::Backup) -> Entity {
    let system = profile.system(&backup.system);
    let of = system.map_or_else(|| backup.system.to_string(), |s| s.name.clone());
    let name = format!("{of}のバックアップ（{}）", backup.frequency);
    let traits = system.map(place).into_iter().collect();
    Entity::new(&backup.id, name, system.and_then(|s| s.vendor.as_ref()), traits)
}

fn device(profile: &Profile, device: &Device) -> Entity {
    let mut vendors = profile.vendors.iter().map(|v| &v.id);
    let vendor = vendors.find(|vendor| is_of(profile, vendor, device));
    let traits = match device.kind {
        DeviceKind::Terminal if vendor.is_none() => vec![Only::Terminals, Only::Own],
        DeviceKind::Terminal => vec![Only::Terminals],
        DeviceKind::MedicalDevice => vec![],
        DeviceKind::Server => vec![Only::Boxes],
        DeviceKind::NetworkDevice | DeviceKind::Other => vec![Only::Boxes, Only::Network],
    };
    let what = device.maker.value().map_or(device.kind.word(), String::as_str);
    Entity::new(&device.id, format!("{}（{what}）", device.id), vendor, traits)
}

/// Whether a device is one that the vendor can say something of.
pub(super) fn is_of(profile: &Profile, vendor: &Id, device: &Device) -> bool {
    let system = device.system.as_ref().and_then(|id| profile.system(id));
    let its_system = system.is_some_and(|s| s.vendor.as_ref() == Some(vendor));
    let ways = &profile.network.external_connections;
    let its_line = ways
        .iter()
        .any(|w| w.vendor.as_ref() == Some(vendor) && w.device.as_ref() == Some(&device.id));
    let own_terminal =
        device.kind == DeviceKind::Terminal && device.remote_maintenance.value() != Some(&true);
    device.status != DeviceStatus::Disposed && !own_terminal && (its_system || its_line)
}
