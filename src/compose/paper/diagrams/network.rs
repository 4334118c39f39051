//! This file draws the network: what lies outside, the ways in, the boxes behind them, and the segments with their devices.

use super::listing::{Marks, lines};
use super::located::{Located, homes};
use super::{Detail, Sketch, Words};
use crate::compose::phrase::Words as Phrases;
use crate::document::{Arrow, BlockId, Diagram, Direction, EdgeLine, NodeShape};
use crate::profile::{
    CutPoint, Device, DeviceKind, ExternalConnection, ExternalKind, Id, Known, Profile, Vendor,
};

/// More cloud services than this share a box.
const CLOUDS: usize = 3;

/// Kinds of lines by which vendors come in on their own.
const MAINTENANCE: [ExternalKind; 2] = [ExternalKind::VendorMaintenance, ExternalKind::Mobile];

/// The places where the network is cut, in the order of the plan, each with the device that its label names.
pub(super) fn cuts(profile: &Profile) -> Vec<(&CutPoint, Option<&Device>)> {
    let mut cuts: Vec<_> = profile.network.cut_points.iter().collect();
    cuts.sort_by_key(|cut| cut.stage);
    cuts.into_iter()
        .map(|cut| (cut, profile.devices.iter().find(|d| names(&cut.target, d.id.as_str()))))
        .collect()
}

/// Whether words name an id, and not the beginning of a longer one.
fn names(words: &str, id: &str) -> bool {
    words.match_indices(id).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        edge(words[..at].chars().next_back()) && edge(words[at + id.len()..].chars().next())
    })
}

/// Draws the network.
pub(super) fn draw(profile: &Profile, detail: Detail, id: BlockId) -> Diagram {
    let mut draft = Draft {
        profile,
        phrases: Phrases::of_list(profile),
        detail,
        located: Located::new(profile),
        sketch: Sketch::new(id, Direction::Down),
    };
    draft.outside();
    draft.boxes();
    draft.segments();
    let network = &profile.network;
    let what = format!(
        "ネットワークの構成図。上から、外部との接続点{}件、つなぐ機器{}台、区画{}つとその機器を示す。",
        network.external_connections.len(),
        draft.located.boxes.len(),
        network.segments.len(),
    );
    draft.sketch.finish(&what, "つながる")
}

struct Draft<'p> {
    profile: &'p Profile,
    phrases: Phrases<'p>,
    detail: Detail,
    located: Located<'p>,
    sketch: Sketch,
}

impl Draft<'_> {
    fn way_id(&self, way: &ExternalConnection) -> BlockId {
        self.sketch.diagram.id.child(&format!("way-{}", way.id))
    }

    fn box_id(&self, device: &Id) -> BlockId {
        self.sketch.diagram.id.child(&format!("box-{device}"))
    }

    /// Cloud services and maintaining vendors, then the ways by which they come in.
    fn outside(&mut self) {
        self.clouds();
        let vendors: Vec<&Vendor> = self.profile.vendors.iter().collect();
        for vendor in vendors {
            self.maintainer(vendor);
        }
        for way in &self.profile.network.external_connections {
            let mut words = Words::new(way.name.clone());
            if !way.name.contains(way.kind.word()) {
                words = words.line(way.kind.word());
            }
            words = words.line(way.purpose.clone());
            if let Some(vendor) = &way.vendor {
                words = words.line(self.phrases.vendor_of(vendor));
            }
            words = words.lines(self.maintained_by_owner(way));
            if way.device.is_none() {
                words = words.line("つなぐ機器 未確認");
            }
            self.sketch.node(&format!("way-{}", way.id), None, NodeShape::Round, words);
        }
    }

    fn clouds(&mut self) {
        let services = &self.profile.cloud_services;
        let by = |vendor: &Option<Id>| match vendor {
            Some(id) => format!("提供 {}", self.phrases.vendor_of(id)),
            None => String::new(),
        };
        let boxes: Vec<(String, Words)> = if services.len() > CLOUDS {
            let names = services.iter().map(|s| s.name.clone());
            let title = format!("クラウドサービス {}件", services.len());
            vec![("clouds".to_owned(), Words::new(title).lines(names))]
        } else {
            let words = |s: &crate::profile::CloudService| {
                let words = Words::new(s.name.clone()).line("クラウドサービス");
                (format!("cloud-{}", s.id), words.line(by(&s.vendor)))
            };
            services.iter().map(words).collect()
        };
        // By which line a cloud is reached is certain only where there is one.
        let ways = &self.profile.network.external_connections;
        let mut internet = ways.iter().filter(|w| w.kind == ExternalKind::Internet);
        let only = internet.next().filter(|_| internet.next().is_none()).map(|w| self.way_id(w));
        for (key, words) in boxes {
            let id = self.sketch.node(&key, None, NodeShape::Round, words);
            if let Some(way) = &only {
                self.sketch.edge(&id, way, EdgeLine::Solid, Arrow::None);
            }
        }
    }

    /// A vendor that maintains from outside, or of which nobody knows yet whether it does.
    fn maintainer(&mut self, vendor: &Vendor) {
        let key = format!("remote-{}", vendor.id);
        match &vendor.remote_maintenance {
            Known::Value(answer) if answer.used => {
                let way = self.way_of(vendor, answer.connection.as_ref());
                if way.is_some_and(|way| is_own(way, vendor)) {
                    return;
                }
                let way = way.map(|way| self.way_id(way));
                let mut words = Words::new(vendor.name.clone()).line("リモート保守");
                words = words.lines(answer.method.value().cloned());
                if way.is_none() {
                    words = words.line("通る接続点 未確認");
                }
                let id = self.sketch.node(&key, None, NodeShape::Round, words);
                if let Some(way) = way {
                    self.sketch.edge(&id, &way, EdgeLine::Solid, Arrow::Forward);
                }
            }
            Known::Pending(_) => {
                let words = Words::new(vendor.name.clone()).line("リモート保守の有無 未確認");
                self.sketch.node(&key, None, NodeShape::Dashed, words);
            }
            Known::Value(_) | Known::Absent => {}
        }
    }

    /// 「リモート保守（VPN）」 on a line that the vendor of the maintenance provides itself: it needs no box of its own.
    fn maintained_by_owner(&self, way: &ExternalConnection) -> Option<String> {
        let vendor = way.vendor.as_ref().and_then(|id| self.profile.vendor(id))?;
        let answer = vendor.remote_maintenance.value().filter(|answer| answer.used)?;
        let own = self.way_of(vendor, answer.connection.as_ref())?;
        (own.id == way.id && is_own(way, vendor)).then(|| match answer.method.value() {
            Some(method) => format!("リモート保守（{method}）"),
            None => "リモート保守".to_owned(),
        })
    }

    /// The way that a vendor's answer names, else the only line that is this vendor's for maintenance.
    fn way_of(&self, vendor: &Vendor, named: Option<&Id>) -> Option<&ExternalConnection> {
        let ways = &self.profile.network.external_connections;
        if let Some(named) = named {
            return ways.iter().find(|way| way.id == *named);
        }
        let mut own = ways.iter().filter(|way| is_own(way, vendor));
        own.next().filter(|_| own.next().is_none())
    }

    /// The boxes behind the ways, and from each to the next and into the segments.
    fn boxes(&mut self) {
        let boxes = self.located.boxes.clone();
        for device in boxes {
            let title = match device.maker.value() {
                Some(maker) => format!("{} {maker}", device.id),
                None => format!("{} {}", device.id, device.kind.word()),
            };
            let mut words = Words::new(title).lines(device.place.value().cloned());
            if self.detail == Detail::Internal {
                words = words.lines(device.ip_address.value().map(|ip| format!("IP {ip}")));
            }
            let marks = self.with_marks(|marks| marks.of(device));
            words = words.line(marks.join("、"));
            self.sketch.node(&format!("box-{}", device.id), None, NodeShape::Strong, words);
        }
        for way in &self.profile.network.external_connections {
            if let Some(device) = &way.device {
                let (from, to) = (self.way_id(way), self.box_id(device));
                self.sketch.edge(&from, &to, EdgeLine::Solid, Arrow::None);
            }
        }
        for segment in &self.profile.network.segments {
            let mut last: Option<BlockId> = None;
            for device in &segment.connected_by {
                let id = self.box_id(device);
                if let Some(before) = &last {
                    self.sketch.edge(before, &id, EdgeLine::Solid, Arrow::None);
                }
                last = Some(id);
            }
            if let Some(last) = last {
                let frame = self.sketch.diagram.id.child(&format!("segment-{}", segment.id));
                self.sketch.edge(&last, &frame, EdgeLine::Solid, Arrow::None);
            }
        }
        for device in self.located.boxes.clone() {
            let id = self.box_id(&device.id);
            if self.sketch.leads_on(&id) {
                continue;
            }
            for home in self.reached(device) {
                let frame = self.sketch.diagram.id.child(&format!("segment-{home}"));
                self.sketch.edge(&id, &frame, EdgeLine::Solid, Arrow::None);
            }
        }
    }

    /// The segments of a box that no chain places: those of its own address, else those of the systems that the way
    /// before it serves.
    fn reached(&self, device: &Device) -> Vec<Id> {
        let network = &self.profile.network;
        let own = homes(&network.segments, device);
        if !own.is_empty() {
            return own.into_iter().cloned().collect();
        }
        let ways = network.external_connections.iter();
        let ways = ways.filter(|way| way.device.as_ref() == Some(&device.id));
        let served: Vec<&Id> = ways.flat_map(|way| &way.systems).collect();
        let holds = |s: &&crate::profile::Segment| s.systems.iter().any(|id| served.contains(&id));
        network.segments.iter().filter(holds).map(|s| s.id.clone()).collect()
    }

    fn segments(&mut self) {
        let segments = std::mem::take(&mut self.located.segments);
        // Marks ask in how many segments a device stands.
        self.located.segments.clone_from(&segments);
        for (segment, devices) in &segments {
            let key = format!("segment-{}", segment.id);
            let mut title = segment.name.clone();
            if let (Detail::Internal, Some(range)) = (self.detail, segment.range.value()) {
                title.push_str(&format!(" {range}"));
            }
            let systems: Vec<String> =
                segment.systems.iter().map(|id| self.phrases.system_of(id)).collect();
            if !systems.is_empty() {
                title.push_str(&format!("\nシステム: {}", systems.join("、")));
            }
            if !self.sketch.is_reached(&self.sketch.diagram.id.child(&key)) {
                title.push_str("\nつなぐ機器: 未確認");
            }
            self.sketch.frame(&key, title);
            if devices.is_empty() {
                let words = Words::new("台帳に機器がない").line(segment.purpose.clone());
                self.sketch.node(&format!("{key}-purpose"), Some(&key), NodeShape::Dashed, words);
            }
            self.devices(&key, devices);
        }
        let unknown = self.located.unknown.clone();
        if !unknown.is_empty() {
            self.sketch.frame("unknown", "区画が未確認の機器".to_owned());
            self.devices("unknown", &unknown);
        }
    }

    /// One box for each kind of device in a frame.
    fn devices(&mut self, frame: &str, devices: &[&Device]) {
        for kind in DeviceKind::ALL {
            let own: Vec<&Device> = devices.iter().copied().filter(|d| d.kind == *kind).collect();
            if own.is_empty() {
                continue;
            }
            let title = format!("{} {}台", kind.word(), own.len());
            let words = Words::new(title).lines(self.with_marks(|marks| lines(&own, marks)));
            let key = format!("{frame}-{}", key_of(*kind));
            self.sketch.node(&key, Some(frame), NodeShape::Box, words);
        }
    }

    fn with_marks<R>(&self, use_them: impl FnOnce(&Marks<'_>) -> R) -> R {
        let cuts = cuts(self.profile);
        let of = |id: &Id| {
            let here = |(_, cut): &(usize, &(&CutPoint, Option<&Device>))| {
                names(&cut.0.target, id.as_str())
            };
            (1..).zip(&cuts).filter(here).map(|(number, _)| number).collect()
        };
        let shared = |device: &Device| self.located.homes(device) > 1;
        use_them(&Marks { addresses: self.detail == Detail::Internal, cuts: &of, shared: &shared })
    }
}

/// Whether a line is the vendor's own for its maintenance.
fn is_own(way: &ExternalConnection, vendor: &Vendor) -> bool {
    way.vendor.as_ref() == Some(&vendor.id) && MAINTENANCE.contains(&way.kind)
}

fn key_of(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Server => "servers",
        DeviceKind::Terminal => "terminals",
        DeviceKind::NetworkDevice => "network",
        DeviceKind::MedicalDevice => "medical",
        DeviceKind::Other => "others",
    }
}
