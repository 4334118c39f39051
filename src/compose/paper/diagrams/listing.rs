//! This file puts many devices into few lines: one each while they are few, by place with counts where they are many.

use std::net::Ipv4Addr;

use super::located::addresses;
use crate::profile::{Device, DeviceStatus, Id, Known};

/// Up to this number of devices of a kind each stands on a line of its own.
const EACH: usize = 5;

/// What a diagram says of single devices.
pub(super) struct Marks<'a> {
    /// Whether addresses are printed.
    pub(super) addresses: bool,
    /// Numbers of the places where the network is cut, by device.
    pub(super) cuts: &'a dyn Fn(&Id) -> Vec<usize>,
    /// Whether a device stands in several segments.
    pub(super) shared: &'a dyn Fn(&Device) -> bool,
}

impl Marks<'_> {
    /// 「遮断3、保守、予備」 of one device; nothing where nothing is to be said.
    pub(super) fn of(&self, device: &Device) -> Vec<String> {
        let mut marks: Vec<String> =
            (self.cuts)(&device.id).into_iter().map(|cut| format!("遮断{cut}")).collect();
        if is_maintained(device) {
            marks.push("保守".to_owned());
        }
        if (self.shared)(device) {
            marks.push("複数の区画".to_owned());
        }
        if device.status != DeviceStatus::InUse {
            marks.push(device.status.word().to_owned());
        }
        marks
    }

    /// Whether a device has to stand by itself even among many.
    fn single_out(&self, device: &Device) -> bool {
        !(self.cuts)(&device.id).is_empty()
            || (self.shared)(device)
            || device.status != DeviceStatus::InUse
    }
}

fn is_maintained(device: &Device) -> bool {
    device.remote_maintenance == Known::Value(true)
}

/// The lines of the devices of one kind.
pub(super) fn lines(devices: &[&Device], marks: &Marks<'_>) -> Vec<String> {
    if devices.len() <= EACH {
        return devices.iter().map(|d| line(d, marks)).collect();
    }
    let (single, many): (Vec<&Device>, Vec<&Device>) =
        devices.iter().copied().partition(|d| marks.single_out(d));
    let mut groups: Vec<(String, bool, Vec<&Device>)> = Vec::new();
    for device in many {
        let (place, maintained) = (place(device), is_maintained(device));
        match groups.iter_mut().find(|g| g.0 == place && g.1 == maintained) {
            Some(group) => group.2.push(device),
            None => groups.push((place, maintained, vec![device])),
        }
    }
    let mut lines: Vec<String> = single.iter().map(|d| line(d, marks)).collect();
    lines.extend(groups.iter().map(|(place, maintained, devices)| {
        let ids: Vec<&str> = devices.iter().map(|d| d.id.as_str()).collect();
        let mark = if *maintained { "（保守）" } else { "" };
        match devices.len() {
            1 => format!("{place} {}{mark}", span(&ids)),
            n => format!("{place} {n}台 {}{mark}", span(&ids)),
        }
    }));
    if marks.addresses {
        lines.extend(reach(devices).map(|reach| format!("IP {reach}")));
    }
    lines
}

fn line(device: &Device, marks: &Marks<'_>) -> String {
    let mut words = vec![device.id.to_string()];
    words.extend(device.place.value().cloned());
    if marks.addresses {
        words.extend(device.ip_address.value().cloned());
    }
    let marks = marks.of(device);
    let words = words.join(" ");
    match marks.is_empty() {
        true => words,
        false => format!("{words}（{}）", marks.join("、")),
    }
}

/// 「外来受付1」 and 「外来受付2」 are one place.
fn place(device: &Device) -> String {
    let place = device.place.value().map(String::as_str).unwrap_or("場所が未確認");
    let stem = place.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if stem.is_empty() { place } else { stem.trim_end() }.to_owned()
}

/// 「PC-01〜04、PC-09」: names that differ by a running number stand as one.
pub(super) fn span(ids: &[&str]) -> String {
    let split = |id: &str| -> Option<(String, u32, usize)> {
        let digits = id.len() - id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (head, tail) = id.split_at(id.len() - digits);
        Some((head.to_owned(), tail.parse().ok()?, digits))
    };
    let mut runs: Vec<(String, String)> = Vec::new();
    let mut before: Option<(String, u32, usize)> = None;
    for id in ids {
        let now = split(id);
        let follows = matches!((&before, &now), (Some(a), Some(b)) if a.0 == b.0 && a.2 == b.2 && a.1.checked_add(1) == Some(b.1));
        match runs.last_mut().filter(|_| follows) {
            Some(run) => run.1 = (*id).to_owned(),
            None => runs.push(((*id).to_owned(), (*id).to_owned())),
        }
        before = now;
    }
    let words = runs.into_iter().map(|(first, last)| {
        let number = split(&last).map(|(head, ..)| last.split_at(head.len()).1.to_owned());
        match number {
            Some(number) if first != last => format!("{first}〜{number}"),
            _ => first,
        }
    });
    words.collect::<Vec<_>>().join("、")
}

/// 「172.16.10.21〜58」: from the lowest to the highest address, network by network.
fn reach(devices: &[&Device]) -> Option<String> {
    let mut all: Vec<Ipv4Addr> = devices.iter().flat_map(|d| addresses(d)).collect();
    all.sort_unstable();
    let mut nets: Vec<(Ipv4Addr, Ipv4Addr)> = Vec::new();
    for address in all {
        let same = |net: &&mut (Ipv4Addr, Ipv4Addr)| net.0.octets()[..3] == address.octets()[..3];
        match nets.last_mut().filter(same) {
            Some(net) => net.1 = address,
            None => nets.push((address, address)),
        }
    }
    let words = nets.into_iter().map(|(low, high)| match low == high {
        true => low.to_string(),
        false => format!("{low}〜{}", high.octets()[3]),
    });
    Some(words.collect::<Vec<_>>().join("、")).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn names_that_run_on_stand_as_one() {
        assert_eq!(span(&["PC-01", "PC-02", "PC-03", "PC-07"]), "PC-01〜03、PC-07");
        assert_eq!(span(&["PC-09", "PC-10", "TB-11"]), "PC-09〜10、TB-11");
        assert_eq!(span(&["受付", "NAS"]), "受付、NAS");
    }
}
