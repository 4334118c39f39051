//! This file reads whether the plan can say how care goes on and where the network is cut.

use crate::catalogue::AskedOf;
use crate::profile::{CutStage, Known, Profile};

use super::finding::{Ask, Finding, missing};

/// 1-1 影響: every system says what stops and what is done instead.
pub(super) fn stop_impact_known(f: &mut Finding, profile: &Profile) {
    let owner = AskedOf::Clinic;
    some_system(f, profile);
    for (at, system) in profile.systems.iter().enumerate() {
        let (noun, field) = (
            format!("「{}」が止まったときの影響", system.name),
            format!("systems[{}].stop_impact", at + 1),
        );
        let write = "止まると何ができなくなるかを書いてください。";
        f.need(&system.stop_impact, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = (
            format!("「{}」の代わりのやり方", system.name),
            format!("systems[{}].downtime", at + 1),
        );
        let write = "止まったときの代わりのやり方（紙運用など）を書いてください。";
        f.need(&system.downtime, Ask { noun: &noun, field: &field, write, owner });
    }
}

/// Nothing can be said of systems where none is listed.
pub(super) fn some_system(f: &mut Finding, profile: &Profile) {
    f.need_that(
        !profile.systems.is_empty(),
        Ask {
            noun: "医療情報システム",
            field: "systems",
            write: "電子カルテ、レセコン、オンライン資格確認などを1つずつ書いてください。",
            owner: AskedOf::Clinic,
        },
    );
}

/// 3-3: each stage that exists here has a place to cut, and the telephone is thought of.
pub(super) fn containment_ordered(f: &mut Finding, profile: &Profile) {
    let network = &profile.network;
    let stages = [
        (CutStage::Backup, !profile.backups.is_empty()),
        (CutStage::Outside, true),
        (CutStage::Segment, network.segments.len() > 1),
    ];
    for (stage, _) in stages.into_iter().filter(|(_, needed)| *needed) {
        let noun = format!("「{}」の段階で遮断する場所", stage.word());
        f.need_that(
            network.cut_points.iter().any(|c| c.stage == stage),
            Ask {
                noun: &noun,
                field: "network.cut_points",
                write: "遮断する機器と札、場所、操作を書いてください。",
                owner: AskedOf::Vendor,
            },
        );
    }
    f.need(
        &network.phone_depends_on,
        Ask {
            noun: "電話が何につながっているか",
            field: "network.phone_depends_on",
            write: "電話が止まる条件を書いてください。例: 光電話ルータ（抜くと電話も止まる）",
            owner: AskedOf::Vendor,
        },
    );
}

/// 3-4: the head decided beforehand, on a day.
pub(super) fn stop_decided(f: &mut Finding, profile: &Profile) {
    let decisions = &profile.decisions;
    let columns = [
        ("システムの使用を止める基準", "stop_use", &decisions.stop_use),
        ("診療を縮小する基準", "degrade", &decisions.degrade),
        ("紙運用に切り替える基準", "paper", &decisions.paper),
        ("診療を止める基準", "suspend", &decisions.suspend),
    ];
    for (noun, key, known) in columns {
        decided(f, noun, key, known);
    }
    adopted(f, profile);
}

/// One criterion of the executives.
pub(super) fn decided(f: &mut Finding, noun: &str, key: &str, known: &Known<String>) {
    let field = format!("decisions.{key}");
    let write = format!("経営層が決めた{noun}を書いてください。");
    f.need(known, Ask { noun, field: &field, write: &write, owner: AskedOf::Director });
}

/// The criteria were adopted on a day; a draft decides nothing.
pub(super) fn adopted(f: &mut Finding, profile: &Profile) {
    f.need(
        &profile.decisions.adopted_on,
        Ask {
            noun: "判断の基準を決めた日",
            field: "decisions.adopted_on",
            write: "経営層が基準を決めた日を書いてください。",
            owner: AskedOf::Director,
        },
    );
}

/// 3-5: who preserves evidence, how, and where it is kept.
pub(super) fn evidence_arranged(f: &mut Finding, profile: &Profile) {
    let incident = &profile.incident;
    let columns = [
        ("証拠保全を行う人", "evidence_by", &incident.evidence_by),
        ("証拠保全のやり方", "evidence_method", &incident.evidence_method),
        ("証拠の保管場所", "evidence_place", &incident.evidence_place),
    ];
    for (noun, key, known) in columns {
        let field = format!("incident.{key}");
        let write = format!("{noun}を書いてください。");
        f.need(known, Ask { noun, field: &field, write: &write, owner: AskedOf::Clinic });
    }
}

/// 5-6: how patients are told, and when the public is.
pub(super) fn disclosure_prepared(f: &mut Finding, profile: &Profile) {
    decided(f, "公表する基準", "publish", &profile.decisions.publish);
    adopted(f, profile);
    if profile.incident.patient_notice.value().is_some() {
        f.found("incident.patient_notice");
    } else {
        f.lacks(missing(
            "患者への知らせ方が書かれていない。",
            "incident.patient_notice",
            "患者への知らせ方を書いてください。例: 玄関の掲示、ホームページ",
            AskedOf::Clinic,
        ));
    }
}
