//! This file reads facts about devices, ledgers and the network's ways out.

use crate::catalogue::AskedOf;
use crate::profile::{Device, DeviceKind, DeviceStatus, ExternalKind, Known, Profile};

use super::super::context::Context;
use super::finding::{Ask, Finding, missing, some_of};

/// 有無: a system, a machine in use, a cloud service or the line for claims speaks against 「なし」.
pub(super) fn medical_system_listed(f: &mut Finding, context: &Context<'_>) {
    let profile = context.profile;
    let device = (1..).zip(&profile.devices).find(|(_, d)| d.status == DeviceStatus::InUse);
    let mut ways = (1..).zip(&profile.network.external_connections);
    let claims = ways.find(|(_, way)| way.kind == ExternalKind::Claims);
    let found = [
        profile.systems.first().map(|system| {
            (format!("医療情報システム「{}」", system.name), "systems[1]".to_owned())
        }),
        device.map(|(n, device)| {
            let what = format!("使用中の{}「{}」", device.kind.word(), device.id);
            (what, format!("devices[{n}]"))
        }),
        profile.cloud_services.first().map(|service| {
            (format!("クラウドサービス「{}」", service.name), "cloud_services[1]".to_owned())
        }),
        claims.map(|(n, way)| {
            let field = format!("network.external_connections[{n}]");
            (format!("{}「{}」", way.kind.word(), way.name), field)
        }),
    ];
    for (what, field) in found.into_iter().flatten() {
        f.against_no.push(missing(
            format!("{what}が書かれている。"),
            field,
            "レセコンやオンライン資格確認端末だけでも「はい」になります。",
            AskedOf::Clinic,
        ));
    }
}

/// 2①: the ledger holds what stands in the house, has a date and lies somewhere.
pub(super) fn ledger_kept(f: &mut Finding, context: &Context<'_>) {
    let profile = context.profile;
    known(f, profile);
    let in_use: Vec<_> = ledger_lines(profile).collect();
    column(f, &in_use, "設置場所", "place", |d| &d.place);
    column(
        f,
        &in_use,
        "ソフトウェア（ファームウェア）の版",
        "software_version",
        |d| &d.software_version,
    );
    let computers: Vec<_> =
        in_use.iter().copied().filter(|(_, d)| d.kind != DeviceKind::NetworkDevice).collect();
    column(f, &computers, "OS", "os", |d| &d.os);
    let asked: Vec<_> =
        in_use.iter().filter(|(_, d)| d.software_version.pending().is_some()).collect();
    if let Some((first, _)) = asked.first() {
        let names: Vec<String> = asked.iter().map(|(_, d)| d.id.to_string()).collect();
        f.speaks_against(missing(
            format!("使用中の機器の版が未確認である（{}）。", some_of(&names)),
            format!("devices[{}].software_version", first + 1),
            "版を調べて書くか、「いいえ」と目標日で答えてください。",
            AskedOf::Vendor,
        ));
    }
    let Some(review) = &profile.ledgers.devices else { return };
    if let (Some(on), Some(place)) = (review.updated_on.value(), review.place.value()) {
        f.proof("機器台帳", place, *on, "ledgers.devices");
        if let Some(proof) = f.proofs.last_mut() {
            proof.by = context.person(review.updated_by.value());
        }
    }
    if review.executive_review.value().is_none() {
        f.advice.push(missing(
            "経営層が機器台帳を確認した記録がない。",
            "ledgers.devices.executive_review",
            "経営層が台帳を見た日と、その記録（議事録や署名）の置き場所を書いてください。",
            AskedOf::Director,
        ));
    }
}

/// 1-1 台帳: the ledger exists, with a date and a place.
pub(super) fn known(f: &mut Finding, profile: &Profile) {
    let owner = AskedOf::Clinic;
    let has = |kind| ledger_lines(profile).any(|(_, d)| d.kind == kind);
    for kind in [DeviceKind::Terminal, DeviceKind::NetworkDevice] {
        let noun = format!("使用中の{}", kind.word());
        let write = format!("{}を1台ずつ書いてください。", kind.word());
        f.need_that(has(kind), Ask { noun: &noun, field: "devices", write: &write, owner });
    }
    let Some(review) = &profile.ledgers.devices else {
        f.lacks(missing(
            "機器台帳の更新の記録がない。",
            "ledgers.devices",
            "機器台帳を最後に更新した日、更新した人、置き場所を書いてください。",
            owner,
        ));
        return;
    };
    f.need(
        &review.updated_on,
        Ask {
            noun: "機器台帳の更新日",
            field: "ledgers.devices.updated_on",
            write: "機器台帳を最後に更新した日を書いてください。",
            owner,
        },
    );
    f.need(
        &review.place,
        Ask {
            noun: "機器台帳の置き場所",
            field: "ledgers.devices.place",
            write: "機器台帳の置き場所を書いてください。",
            owner,
        },
    );
}

/// 1-1 構成図: a dated diagram.
pub(super) fn diagrams_kept(f: &mut Finding, profile: &Profile) {
    let owner = AskedOf::Vendor;
    let write = "構成図の名前、更新日、置き場所を書いてください。";
    let field = "network.diagram";
    let noun = "ネットワーク・システム構成図";
    let Some(diagram) = f.need(&profile.network.diagram, Ask { noun, field, write, owner }) else {
        return;
    };
    f.need_that(
        diagram.on.is_some(),
        Ask { noun: "構成図の更新日", field: "network.diagram.on", write, owner },
    );
}

/// 2⑥: a machine beyond its maker's support, or of unknown state, speaks against はい.
pub(super) fn supported(f: &mut Finding, context: &Context<'_>, kind: DeviceKind) {
    let owner = if kind == DeviceKind::Terminal { AskedOf::Clinic } else { AskedOf::Vendor };
    for (at, device) in ledger_lines(context.profile).filter(|(_, d)| d.kind == kind) {
        match device.support_end.value() {
            Some(end) if *end < context.today => f.speaks_against(missing(
                format!(
                    "使用中の{}「{}」のサポートが{}に終わっている。",
                    kind.word(),
                    device.id,
                    end.era()
                ),
                format!("devices[{}].support_end", at + 1),
                "更新できる機器に替えるか、「いいえ」と目標日で答えてください。",
                owner,
            )),
            _ => {}
        }
        if device.patch_state.pending().is_some() {
            f.speaks_against(missing(
                format!("使用中の{}「{}」の更新の状態が未確認である。", kind.word(), device.id),
                format!("devices[{}].patch_state", at + 1),
                "更新の状態を確かめて書いてください。例: 2026-10 適用",
                owner,
            ));
        }
    }
}

/// 2⑬: a way out whose restriction is still being asked for speaks against はい.
pub(super) fn connection_sources_known(f: &mut Finding, context: &Context<'_>) {
    for (at, way) in context.profile.network.external_connections.iter().enumerate() {
        if way.source_restriction.pending().is_some() {
            f.speaks_against(missing(
                format!("外部接続「{}」の接続元の制限が未確認である。", way.name),
                format!("network.external_connections[{}].source_restriction", at + 1),
                "接続元をどう制限しているかを書いてください。",
                AskedOf::Vendor,
            ));
        }
    }
}

/// The lines of the ledger that the checklist speaks of, with their place in the profile.
fn ledger_lines(profile: &Profile) -> impl Iterator<Item = (usize, &Device)> {
    let kinds = [DeviceKind::Server, DeviceKind::Terminal, DeviceKind::NetworkDevice];
    profile
        .devices
        .iter()
        .enumerate()
        .filter(move |(_, d)| d.status == DeviceStatus::InUse && kinds.contains(&d.kind))
}

/// A column of the ledger that has holes; what was promised is said to be promised.
fn column<'p>(
    f: &mut Finding,
    lines: &[(usize, &'p Device)],
    noun: &str,
    key: &str,
    field: impl Fn(&'p Device) -> &'p Known<String>,
) {
    for (at, _) in lines.iter().filter(|(_, d)| field(d).value().is_some()) {
        f.found(format!("devices[{}].{key}", at + 1));
    }
    for promised in [false, true] {
        let holes: Vec<_> = lines
            .iter()
            .filter(|(_, d)| {
                let known = field(d);
                known.value().is_none() && known.pending().is_some() == promised
            })
            .collect();
        let Some((first, _)) = holes.first() else { continue };
        // A version that is still being asked for speaks against the ledger by itself.
        if promised && key == VERSION {
            continue;
        }
        let names: Vec<String> = holes.iter().map(|(_, d)| d.id.to_string()).collect();
        let end = if promised { "が未確認である" } else { "が書かれていない" };
        f.lacks(missing(
            format!("使用中の機器の{noun}{end}（{}）。", some_of(&names)),
            format!("devices[{}].{key}", first + 1),
            format!("{noun}を書いてください。"),
            AskedOf::Clinic,
        ));
    }
}

const VERSION: &str = "software_version";
