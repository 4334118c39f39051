//! This file finds the segments in which devices stand, by address first and by system where no address tells.

use std::net::Ipv4Addr;

use crate::profile::{Device, DeviceStatus, Id, Profile, Segment};

/// The devices of a facility by where they stand in the network; what has been disposed of stands nowhere.
pub(super) struct Located<'p> {
    /// Boxes that tie segments to the outside and to each other, in the order of the profile.
    pub(super) boxes: Vec<&'p Device>,
    /// All other devices, segment by segment; one with addresses in two segments stands in both.
    pub(super) segments: Vec<(&'p Segment, Vec<&'p Device>)>,
    /// Devices of which neither address nor system tells the segment.
    pub(super) unknown: Vec<&'p Device>,
}

impl<'p> Located<'p> {
    pub(super) fn new(profile: &'p Profile) -> Self {
        let network = &profile.network;
        let ways = network.external_connections.iter().filter_map(|way| way.device.as_ref());
        let inner = network.segments.iter().flat_map(|segment| &segment.connected_by);
        let mut boxes: Vec<&Device> = Vec::new();
        for device in ways.chain(inner).filter_map(|id| profile.device(id)) {
            if !boxes.iter().any(|b| b.id == device.id) {
                boxes.push(device);
            }
        }
        let mut segments: Vec<_> = network.segments.iter().map(|s| (s, Vec::new())).collect();
        let mut unknown = Vec::new();
        let current = profile.devices.iter().filter(|d| d.status != DeviceStatus::Disposed);
        for device in current.filter(|d| !boxes.iter().any(|b| b.id == d.id)) {
            let homes = homes(&network.segments, device);
            if homes.is_empty() {
                unknown.push(device);
            }
            for (segment, devices) in &mut segments {
                if homes.contains(&&segment.id) {
                    devices.push(device);
                }
            }
        }
        Self { boxes, segments, unknown }
    }

    /// In how many segments a device stands.
    pub(super) fn homes(&self, device: &Device) -> usize {
        let stands = |devices: &[&Device]| devices.iter().any(|d| d.id == device.id);
        self.segments.iter().filter(|(_, devices)| stands(devices)).count()
    }
}

/// The segments of a device: those of its addresses, else the only one that holds its system.
pub(super) fn homes<'p>(segments: &'p [Segment], device: &Device) -> Vec<&'p Id> {
    let addresses = addresses(device);
    let holds = |s: &&Segment| addresses.iter().any(|&a| range(s).is_some_and(|r| r.holds(a)));
    let found: Vec<&Id> = segments.iter().filter(holds).map(|s| &s.id).collect();
    if !found.is_empty() {
        return found;
    }
    let Some(system) = &device.system else { return Vec::new() };
    let by_system: Vec<&Id> =
        segments.iter().filter(|s| s.systems.contains(system)).map(|s| &s.id).collect();
    if by_system.len() == 1 { by_system } else { Vec::new() }
}

/// The IPv4 addresses that the ledger gives a device, however they are written side by side.
pub(super) fn addresses(device: &Device) -> Vec<Ipv4Addr> {
    let written = device.ip_address.value().map(String::as_str).unwrap_or_default();
    let parts = written.split(|c: char| !c.is_ascii_digit() && c != '.');
    parts.filter_map(|part| part.parse().ok()).collect()
}

struct Range {
    network: u32,
    mask: u32,
}

impl Range {
    fn holds(&self, address: Ipv4Addr) -> bool {
        u32::from(address) & self.mask == self.network
    }
}

/// 「192.168.10.0/24」 of a segment.
fn range(segment: &Segment) -> Option<Range> {
    let (network, bits) = segment.range.value()?.trim().split_once('/')?;
    let network: Ipv4Addr = network.trim().parse().ok()?;
    let bits: u32 = bits.trim().parse().ok().filter(|bits| (1..=32).contains(bits))?;
    let mask = u32::MAX << (32 - bits);
    Some(Range { network: u32::from(network) & mask, mask })
}
