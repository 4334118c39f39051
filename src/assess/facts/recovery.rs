//! This file reads facts about backups and restoration.

use crate::catalogue::AskedOf;
use crate::profile::Profile;

use super::super::context::Context;
use super::continuity::{adopted, decided, some_system};
use super::finding::{Ask, Finding, missing};

/// 3②: every system has a backup and a procedure that somebody checked.
pub(super) fn backup_and_restore_checked(f: &mut Finding, context: &Context<'_>) {
    let profile = context.profile;
    some_system(f, profile);
    if profile.backups.is_empty() && !profile.systems.is_empty() {
        f.speaks_against(missing(
            "バックアップが1件も書かれていない。",
            "backups",
            "システムごとに、バックアップの方法、頻度、置き場所を書いてください。",
            AskedOf::Vendor,
        ));
    }
    if !profile.backups.is_empty() {
        f.upholds.push("backups".to_owned());
    }
    for (at, system) in profile.systems.iter().enumerate() {
        let owner = AskedOf::Vendor;
        let noun = format!("「{}」のバックアップ", system.name);
        let write = "このシステムのバックアップを書いてください。";
        f.need_that(
            profile.backups.iter().any(|b| b.system == system.id),
            Ask { noun: &noun, field: "backups", write, owner },
        );
        let field = format!("systems[{}].restore", at + 1);
        let noun = format!("「{}」の復旧手順", system.name);
        if system.restore.pending().is_some() {
            f.speaks_against(missing(
                format!("{noun}が未確認である。"),
                &field,
                "誰がどう戻すか、手順書の場所、確かめた日を書いてください。",
                owner,
            ));
            continue;
        }
        let write = "誰がどう戻すか、手順書の場所、確かめた日を書いてください。";
        let Some(restore) =
            f.need(&system.restore, Ask { noun: &noun, field: &field, write, owner })
        else {
            continue;
        };
        let (on_noun, on_field) = (format!("{noun}を確かめた日"), format!("{field}.checked_on"));
        let write = "手順を最後に確かめた日を書いてください。";
        let on =
            f.need(&restore.checked_on, Ask { noun: &on_noun, field: &on_field, write, owner });
        let (place_noun, place_field) = (format!("{noun}書の置き場所"), format!("{field}.place"));
        let write = "手順書のある場所を書いてください。";
        let place =
            f.need(&restore.place, Ask { noun: &place_noun, field: &place_field, write, owner });
        if let (Some(on), Some(place)) = (on, place) {
            f.proof(noun, place, *on, &field);
        }
    }
    if !profile.backups.is_empty()
        && !profile.backups.iter().any(|b| b.offline.value() == Some(&true))
    {
        f.advice.push(missing(
            "ネットワークから切り離したバックアップがない。",
            "backups",
            "切り離した写しがあれば offline: true と置き場所を書いてください。",
            AskedOf::Vendor,
        ));
    }
}

/// 1-2 バックアップ: each way says how many generations, whether off the network, and how to come back.
pub(super) fn backups_written(f: &mut Finding, profile: &Profile) {
    let owner = AskedOf::Vendor;
    f.need_that(
        !profile.backups.is_empty(),
        Ask {
            noun: "バックアップ",
            field: "backups",
            write: "システムごとに、バックアップの方法、頻度、置き場所を書いてください。",
            owner,
        },
    );
    for (at, backup) in profile.backups.iter().enumerate() {
        let name = profile.system(&backup.system).map_or(backup.id.as_str(), |s| s.name.as_str());
        let ask = |noun: &str, key: &str| {
            (format!("「{name}」のバックアップの{noun}"), format!("backups[{}].{key}", at + 1))
        };
        let (noun, field) = ask("世代数", "generations");
        let write = "いくつ前まで残っているかを書いてください。";
        f.need(&backup.generations, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = ask("切り離した写しの有無", "offline");
        let write = "ネットワークから切り離した写しがあるかを true / false で書いてください。";
        f.need(&backup.offline, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = ask("置き場所", "place");
        let write = "写しの置き場所を書いてください。";
        f.need(&backup.place, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = ask("復旧の方法", "restore_method");
        let write = "どう戻すかを書いてください。";
        f.need(&backup.restore_method, Ask { noun: &noun, field: &field, write, owner });
    }
}

/// 4-1: who may order it, by what criterion, in which order.
pub(super) fn restore_ordered(f: &mut Finding, profile: &Profile) {
    some_system(f, profile);
    decided(f, "復旧を指示する基準", "restore", &profile.decisions.restore);
    adopted(f, profile);
    for (at, system) in profile.systems.iter().enumerate() {
        let (noun, field) = (
            format!("「{}」の復旧優先度", system.name),
            format!("systems[{}].restore_priority", at + 1),
        );
        let write = "戻す順番を書いてください。1 が最初です。";
        let owner = AskedOf::Director;
        f.need(&system.restore_priority, Ask { noun: &noun, field: &field, write, owner });
    }
}

/// 4-3: every system says who restores it and where the manual lies.
pub(super) fn restore_work_written(f: &mut Finding, profile: &Profile) {
    some_system(f, profile);
    for (at, system) in profile.systems.iter().enumerate() {
        let owner = AskedOf::Vendor;
        let (noun, field) =
            (format!("「{}」の復旧手順", system.name), format!("systems[{}].restore", at + 1));
        let write = "誰がどう戻すか、手順書の場所を書いてください。";
        let ask = Ask { noun: &noun, field: &field, write, owner };
        let Some(restore) = f.need(&system.restore, ask) else { continue };
        let (noun, field) = (format!("{noun}書の置き場所"), format!("{field}.place"));
        let write = "手順書のある場所を書いてください。";
        f.need(&restore.place, Ask { noun: &noun, field: &field, write, owner });
    }
}

/// 4-4: by what each system is known to work again, and who declares it.
pub(super) fn acceptance_written(f: &mut Finding, profile: &Profile) {
    some_system(f, profile);
    for (at, system) in profile.systems.iter().enumerate() {
        let (noun, field) = (
            format!("「{}」の復旧後に確かめること", system.name),
            format!("systems[{}].acceptance", at + 1),
        );
        let write = "復旧後に確かめることを書いてください。例: 昨日の患者の処方が表示される";
        let owner = AskedOf::Clinic;
        f.need_that(
            !system.acceptance.is_empty(),
            Ask { noun: &noun, field: &field, write, owner },
        );
    }
    decided(f, "通常の運用に戻す基準", "return_to_normal", &profile.decisions.return_to_normal);
    adopted(f, profile);
}
