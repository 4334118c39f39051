//! This file judges the network: machines that stand in two networks, mobile lines, and the telephone.

use std::net::Ipv4Addr;

use crate::catalogue::{AskedOf, Effort};
use crate::profile::{CutStage, Device, DeviceKind, ExternalConnection, ExternalKind, Profile};

use super::super::concern::{ConcernKind, Concerns, Severity, Told};
use super::super::stale::listed;
use super::devices::is_used;

/// Words for a machine with two network cards.
const TWO_CARDS: &[&str] =
    &["2枚挿し", "２枚挿し", "二枚挿し", "LANカード2枚", "LANカードが2枚", "2系統のネットワーク"];

pub(super) fn find(profile: &Profile, out: &mut Concerns) {
    two_networks(profile, out);
    for (at, line) in profile.network.external_connections.iter().enumerate() {
        if line.kind == ExternalKind::Mobile {
            mobile(profile, at, line, out);
        }
    }
    telephone(profile, out);
}

fn two_networks(profile: &Profile, out: &mut Concerns) {
    let segments = &profile.network.segments;
    let ranges: Vec<(Ipv4Addr, u32)> =
        segments.iter().filter_map(|s| range(s.range.value()?)).collect();
    let mut found = Vec::new();
    let machine = |d: &Device| is_used(d) && d.kind != DeviceKind::NetworkDevice;
    for (at, device) in profile.devices.iter().enumerate().filter(|(_, d)| machine(d)) {
        let addresses = device.ip_address.value().map(|text| addresses(text)).unwrap_or_default();
        let two = addresses.iter().any(|one| addresses.iter().any(|o| apart(*one, *o, &ranges)));
        let note = device.note.as_deref().unwrap_or_default();
        let cards = TWO_CARDS.iter().any(|word| note.contains(word));
        if two {
            found.push((device.id.to_string(), format!("devices[{}].ip_address", at + 1)));
        } else if cards && !["なし", "ない", "禁止"].iter().any(|word| note.contains(word)) {
            found.push((device.id.to_string(), format!("devices[{}].note", at + 1)));
        }
    }
    for (at, segment) in segments.iter().enumerate() {
        let tying = segment.connected_by.iter().filter_map(|id| profile.device(id));
        for device in tying
            .filter(|d| machine(d) && matches!(d.kind, DeviceKind::Server | DeviceKind::Terminal))
        {
            let field = format!("network.segments[{}].connected_by", at + 1);
            found.push((device.id.to_string(), field));
        }
    }
    if found.is_empty() {
        return;
    }
    let (names, basis) = listed(found);
    out.risk(
        "two-networks",
        Severity::High,
        Told {
            what: format!("2つのネットワークにつながる機器がある: {names}。"),
            why: "ルータで区切っていても、その機器を通って医療情報システムに入られるため。",
            todo: "なぜ2つにつなぐのかを事業者に聞き、要らないほうを外すか、通る先を絞る",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        },
    );
}

/// The addresses that a text names; a span such as 「192.168.1.10〜20」 is of many machines and names none.
fn addresses(text: &str) -> Vec<Ipv4Addr> {
    if text.contains(['〜', '～', '~', '-', '－']) {
        return Vec::new();
    }
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    words.filter_map(|word| word.parse().ok()).collect()
}

/// 「192.168.10.0/24」 as its first address and the number of bits.
fn range(text: &str) -> Option<(Ipv4Addr, u32)> {
    let (address, bits) = text.trim().split_once('/')?;
    let bits = bits.trim().parse().ok().filter(|bits| *bits <= 32)?;
    Some((address.trim().parse().ok()?, bits))
}

/// Whether two addresses lie in different networks: those of the segments, else by their first three numbers.
fn apart(one: Ipv4Addr, two: Ipv4Addr, ranges: &[(Ipv4Addr, u32)]) -> bool {
    let inside =
        |address: Ipv4Addr| ranges.iter().position(|(first, bits)| same(address, *first, *bits));
    match (inside(one), inside(two)) {
        (None, None) => !same(one, two, 24),
        (one, two) => one != two,
    }
}

/// Whether two addresses begin with the same bits.
fn same(one: Ipv4Addr, two: Ipv4Addr, bits: u32) -> bool {
    let differ = u32::from(one) ^ u32::from(two);
    differ.leading_zeros() >= bits
}

/// A mobile line of which something is not known. One whose owner, limits and place in the order of cutting are
/// known is no concern.
fn mobile(profile: &Profile, at: usize, line: &ExternalConnection, out: &mut Concerns) {
    let field = |key: &str| format!("network.external_connections[{}].{key}", at + 1);
    let mut lacks = Vec::new();
    let mut basis = vec![field("kind")];
    if line.vendor.is_none() {
        lacks.push("誰の回線か");
        basis.push(field("vendor"));
    }
    if line.source_restriction.value().is_none() {
        lacks.push("接続元の制限");
        basis.push(field("source_restriction"));
    }
    let named = |id: &str| {
        let points = &profile.network.cut_points;
        points.iter().any(|p| p.target.contains(id) || p.target.contains(line.name.as_str()))
    };
    // A tablet's own SIM has no box to pull; a box in the ledger has to stand in the order of cutting.
    if let Some(device) = &line.device
        && !named(device.as_str())
    {
        lacks.push("遮断する場所");
        basis.push("network.cut_points".to_owned());
    }
    if lacks.is_empty() {
        return;
    }
    out.risk(
        format!("mobile-line:{}", line.id),
        Severity::High,
        Told {
            what: format!(
                "モバイル回線「{}」があり、{}が書かれていない。",
                line.name,
                lacks.join("、")
            ),
            why: "工事なしで置けるため見落とされ、外とつながったまま残るため。",
            todo: "誰が何のために置いたか、誰だけがつなげるか、どこで外すかを事業者に聞く",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        },
    );
}

/// The telephone dies with a box that the plan cuts.
fn telephone(profile: &Profile, out: &mut Concerns) {
    let network = &profile.network;
    let why = "遮断したあとに電話が使えないと、事業者にも公的な窓口にも連絡できないため。";
    let ready = |text: &str| text.contains("携帯");
    let mut basis = Vec::new();
    let mut names = Vec::new();
    let depends = network.phone_depends_on.value().map_or("", String::as_str);
    let dies = says_it_stops(depends);
    for (at, point) in network.cut_points.iter().enumerate() {
        let stops = point.stops.value().map_or("", String::as_str);
        if point.stage == CutStage::Backup || point.caution.as_deref().is_some_and(ready) {
            continue;
        }
        let here = stops.contains("電話") && !ready(stops) && !stops.contains("止まらない");
        let on_this_box =
            |d: &&Device| depends.contains(d.id.as_str()) && point.target.contains(d.id.as_str());
        if here {
            basis.push(format!("network.cut_points[{}].stops", at + 1));
        } else if dies && !ready(depends) && profile.devices.iter().any(|d| on_this_box(&d)) {
            basis.push("network.phone_depends_on".to_owned());
        } else {
            continue;
        }
        names.push(point.target.clone());
    }
    let effort = Effort::minutes(20);
    if !names.is_empty() {
        let told = Told {
            what: format!(
                "遮断すると電話も止まり、代わりの電話が書かれていない: {}。",
                names.join("、")
            ),
            why,
            todo: "代わりに使う携帯電話を決め、遮断する場所の注意（caution）に書く",
            basis,
            owner: AskedOf::Clinic,
            effort,
        };
        out.risk("phone-dies", Severity::Middle, told);
        return;
    }
    let kept = network
        .do_not_pull
        .iter()
        .any(|keep| [&keep.target, &keep.reason].into_iter().any(|text| text.contains("電話")));
    let what = if depends.is_empty() {
        "電話が何につながっているか、書かれていない。"
    } else if dies && !ready(depends) && !kept {
        "電話のつながる箱が、遮断する箱と同じかどうか書かれていない。"
    } else {
        return;
    };
    if !network.cut_points.is_empty() {
        let told = Told {
            what: what.to_owned(),
            why,
            todo: "電話の線をたどり、どの箱につながるかを管理番号で書く",
            basis: vec!["network.phone_depends_on".to_owned()],
            owner: AskedOf::Clinic,
            effort,
        };
        out.ask("phone-unsaid", ConcernKind::Risk, Severity::Middle, told);
    }
}

/// 「抜くと電話も止まる」, but not 「遮断しても止まらない」.
fn says_it_stops(text: &str) -> bool {
    let stops = text.contains("止まる") || text.contains("使えなくなる");
    stops && !text.contains("止まらない") && !text.contains("使える")
}
